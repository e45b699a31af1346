import ArgumentParser

/// What a lying signer does once it is asked.
enum SigningLie: String, CaseIterable, ExpressibleByArgument {
    /// It answers with some share.
    case wrongShare = "wrong-share"
    /// It answers with another commitment than the one that it is asked for.
    case otherCommitment = "other-commitment"
    /// It offers, and says nothing more.
    case silent
    /// It answers with some share, and offers next what is no pair of points.
    case garbageNext = "garbage-next"
}
