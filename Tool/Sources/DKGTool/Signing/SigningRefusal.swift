import FolderStorage
import ThresholdSigning

/// Why a request that is in order is not signed all the same; nothing was used up.
enum SigningRefusal: HasExitStatus, Hashable, CustomStringConvertible {
    /// Another key would sign than the one that is expected.
    case otherKey(expected: String, got: PublicKey)
    /// Another message would be signed.
    case otherMessage(expected: String)
    /// Whoever was asked did not say yes.
    case declined
    /// There is nobody to ask.
    case nobodyToAsk(SystemError)

    /// What was expected, what came, and what to do.
    var description: String {
        switch self {
        case .otherKey(let expected, let got):
            "the signature would be one of \(got), not of --expect-key \(expected). Nothing was signed or used up; ask the "
                + "coordinator."
        case .otherMessage(let expected):
            "the message of the request is not that of --expect-message \(expected). Nothing was signed or used up; ask "
                + "the coordinator."
        case .declined: "not signed; the nonces can still be used."
        case .nobodyToAsk(let error):
            "there is no terminal to ask whether this is to be signed (\(error)); give --expect-key and --expect-message, "
                + "or --yes to sign whatever comes."
        }
    }

    var exitStatus: Int32 {
        switch self {
        case .otherKey, .otherMessage, .declined: ExitStatus.aborted
        case .nobodyToAsk: ExitStatus.wrongUsage
        }
    }
}
