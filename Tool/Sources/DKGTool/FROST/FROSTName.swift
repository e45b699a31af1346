import FROSTKeyGeneration

/// A participant as the command line names it: a number, 64 hexadecimal digits, or a name to derive from.
enum FROSTName: Hashable, Sendable {
    case identifier(FROSTIdentifier)
    case derived(from: String)

    @Sendable
    init(_ text: String) throws {
        if text.hasPrefix("name:") {
            self = .derived(from: String(text.dropFirst(5)))
        } else if text.utf8.count < 6, let number = UInt16(text),
            let index = try? ParticipantIndex(number)
        {
            // 64 digits are hexadecimal, whatever they look like.
            self = .identifier(FROSTIdentifier(index))
        } else if text.utf8.count == 64, let bytes = [UInt8](hexadecimal: text),
            let identifier = try? FROSTIdentifier(decoding: bytes)
        {
            self = .identifier(identifier)
        } else {
            throw UsageError(
                "an identifier is an integer in 1...65535, 64 hexadecimal digits, or 'name:' and a "
                    + "name; got '\(text)'.")
        }
    }

    /// The identifier in a suite.
    func identifier(in suite: FROSTCiphersuite) throws(UsageError) -> FROSTIdentifier {
        switch self {
        case .identifier(let identifier): return identifier
        case .derived(let name):
            guard let derived = FROSTIdentifier.derived(from: Array(name.utf8), in: suite) else {
                throw UsageError("no identifier follows from 'name:\(name)'; choose another name.")
            }
            return derived
        }
    }
}
