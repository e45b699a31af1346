import ThresholdSigning

/// Why a file of nonces is not one for this signer.
enum NonceFileError: HasExitStatus, Hashable, CustomStringConvertible {
    /// It is no file of nonces.
    case malformed(String)
    /// It is for another key, or another epoch of it.
    case otherKey(String, expected: Digest, got: Digest)
    /// It is for the share of another member.
    case otherSigner(String, expected: ParticipantIndex, got: ParticipantIndex)
    /// What is made of it is not what it states.
    case changed(String)

    /// What was expected, what came, and what to do.
    var description: String {
        switch self {
        case .malformed(let path):
            "'\(path)' is no file of nonces as 'dkg sign commit' makes it. Is it the right file, and whole?"
        case .otherKey(let path, let expected, let got):
            "the nonces in '\(path)' are for the key or epoch \(expected); --share is of \(got). Name those that belong "
                + "together; nothing was used up."
        case .otherSigner(let path, let expected, let got):
            "the nonces in '\(path)' are those of member \(expected); --share is that of \(got). Name those that belong "
                + "together; nothing was used up."
        case .changed(let path):
            "the nonces that follow from '\(path)' have another commitment than it states; it was changed. Delete it, and "
                + "make new nonces."
        }
    }

    var exitStatus: Int32 {
        switch self {
        case .malformed, .changed: ExitStatus.unreadable
        case .otherKey, .otherSigner: ExitStatus.wrongUsage
        }
    }
}
