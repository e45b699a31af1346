import Secp256k1Group

/// The proof that a participant knows its constant term: it could otherwise choose one that cancels
/// those of others.
enum ProofOfPossession {
    /// BIP 340 in all but the tags.
    static let scheme = SchnorrScheme(tagPrefix: "BIP DKG/pop message")

    static func isValid(_ proof: Signature, of id: ParticipantID, for constantTerm: Point) -> Bool {
        scheme.isValid(proof, forMessage: id.bytes, under: constantTerm)
    }
}
