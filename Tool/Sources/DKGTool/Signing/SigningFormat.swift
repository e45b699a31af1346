import ArgumentParser
import FROSTKeyGeneration

/// How a message of a signing session is written.
enum SigningFormat: String, CaseIterable, ExpressibleByArgument {
    case hex, raw
    case frostBinary = "frost-binary"
    case frostJSON = "frost-json"

    /// The format of the crates; `nil` if it is none of theirs.
    var crates: FROSTFormat? {
        switch self {
        case .hex, .raw: nil
        case .frostBinary: .binary
        case .frostJSON: .json
        }
    }
}
