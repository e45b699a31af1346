import ThresholdSigning

/// A file with the signer that it is from: `signer=file`.
struct NumberedFile: Sendable {
    /// A signer as the command line names it.
    private enum Name: Sendable {
        case index(ParticipantIndex)
        case point(Scalar)
    }

    private let name: Name
    private let text: String
    let path: String

    @Sendable
    init(_ argument: String) throws {
        guard let equals = argument.firstIndex(of: "=") else {
            throw UsageError("signer=file is expected.")
        }
        text = String(argument[..<equals])
        path = String(argument[argument.index(after: equals)...])
        // 64 digits are hexadecimal, whatever they look like.
        if text.utf8.count < 6, let number = UInt16(text), let index = try? ParticipantIndex(number)
        {
            name = .index(index)
        } else if text.utf8.count == 2 * Scalar.byteCount,
            let bytes = [UInt8](hexadecimal: text), let point = try? Scalar(decoding: bytes)
        {
            name = .point(point)
        } else {
            throw UsageError(
                "a signer is its index, in 1...65535, or its identifier, 64 hexadecimal digits; got '\(text)'."
            )
        }
    }

    /// The index of the signer in a key.
    private func index(in key: ThresholdKey, _ option: String) throws(UsageError)
        -> ParticipantIndex
    {
        let member =
            switch name {
            case .index(let index): key.member(index)
            case .point(let point): key.member(at: point)
            }
        guard let member else {
            throw UsageError("\(option) \(text)=\(path): the key has no such member.")
        }
        return member.index
    }

    /// The files of an option with the indices of their signers, each at most once.
    ///
    /// - Parameters:
    ///   - files: The values of the option.
    ///   - key: The key.
    ///   - option: The option's name.
    /// - Returns: The files by index.
    /// - Throws: ``UsageError``.
    static func resolved(
        _ files: [NumberedFile], in key: ThresholdKey, _ option: String
    ) throws(UsageError) -> [ParticipantIndex: NumberedFile] {
        var resolved: [ParticipantIndex: NumberedFile] = [:]
        for file in files {
            let index = try file.index(in: key, option)
            guard resolved.updateValue(file, forKey: index) == nil else {
                throw UsageError("\(option) is given twice for \(index).")
            }
        }
        return resolved
    }
}
