import FROSTKeyGeneration

/// Reads files that should be packages, and says what is wrong with one that is not.
///
/// A file that cannot be decoded may have been damaged by its sender, on its way, or here: with another format,
/// another suite, or a line break that an editor has added. So nobody is blamed for it.
struct FROSTReading {
    let suite: FROSTSuiteName
    let format: FROSTFormat

    init(_ options: FROSTOptions) {
        suite = options.suite
        format = options.format.value
    }

    /// A package of part1.
    func package(_ file: FROSTNamedFile) throws -> FROSTRound1Package {
        let bytes = try FileAccess.read(file.path)
        do throws(FROSTEncodingError) {
            return try FROSTRound1Package(decoding: bytes, as: format, in: suite.ciphersuite)
        } catch {
            throw UsageError(
                "--package \(file.identifier)=\(file.path): this is not a package of part1 in the format "
                    + "\(format): \(error) \(hint(aboutPackage: bytes))")
        }
    }

    /// A share of part2.
    func share(_ file: FROSTNamedFile) throws -> FROSTRound2Package {
        let bytes = try FileAccess.readSecret(file.path)
        do throws(FROSTEncodingError) {
            return try FROSTRound2Package(decoding: bytes, as: format, in: suite.ciphersuite)
        } catch {
            throw UsageError(
                "--share \(file.identifier)=\(file.path): this is not a share of part2 in the format "
                    + "\(format): \(error) \(hint(aboutShare: bytes))")
        }
    }

    private func hint(aboutPackage bytes: [UInt8]) -> String {
        for (format, suite) in combinations where FROSTReading.isPackage(bytes, format, suite) {
            return other(format, suite)
        }
        for (format, suite) in combinations
        where FROSTReading.isShare(SecretBytes(copying: bytes), format, suite) {
            return "It is a share of part2, which is secret and belongs after --share."
        }
        for count in FROSTReading.countsWithoutLineBreak(bytes)
        where FROSTReading.isPackage(Array(bytes.prefix(count)), format, suite) {
            return FROSTReading.lineBreak
        }
        return FROSTReading.whole
    }

    private func hint(aboutShare bytes: borrowing SecretBytes) -> String {
        for (format, suite) in combinations where FROSTReading.isShare(bytes, format, suite) {
            return other(format, suite)
        }
        // Of a package of part1 nothing is secret, but only its sender knows that this is one.
        for count in [bytes.count - 1, bytes.count - 2] where count > 0 {
            if FROSTReading.isShare(bytes.part(0..<count), format, suite) {
                return FROSTReading.lineBreak
            }
        }
        return FROSTReading.whole
    }

    private static let lineBreak =
        "It ends with something that is not part of it, such as a line break that an editor has added."
    private static let whole =
        "Is it the right file, and whole? If so, ask its sender for it once more."

    private var combinations: [(FROSTFormat, FROSTSuiteName)] {
        FROSTFormat.allCases.flatMap { format in
            FROSTSuiteName.allCases.map { (format, $0) }
        }
    }

    /// What to say of a file that is right in another format or suite.
    private func other(_ format: FROSTFormat, _ suite: FROSTSuiteName) -> String {
        var parts: [String] = []
        if format != self.format { parts.append("--format \(format)") }
        if suite != self.suite { parts.append("--suite \(suite.rawValue)") }
        return "It is one with \(parts.joined(separator: " and "))."
    }

    private static func isPackage(
        _ bytes: [UInt8], _ format: FROSTFormat, _ suite: FROSTSuiteName
    ) -> Bool {
        (try? FROSTRound1Package(decoding: bytes, as: format, in: suite.ciphersuite)) != nil
    }

    private static func isShare(
        _ bytes: borrowing SecretBytes, _ format: FROSTFormat, _ suite: FROSTSuiteName
    ) -> Bool {
        do throws(FROSTEncodingError) {
            let share = try FROSTRound2Package(
                decoding: bytes, as: format, in: suite.ciphersuite)
            return share.ciphersuite == suite.ciphersuite
        } catch {
            return false
        }
    }

    /// How long bytes may have been before a line break was added.
    ///
    /// A carriage return before the last line feed belongs to the line break, or was the last byte.
    static func countsWithoutLineBreak(_ bytes: [UInt8]) -> [Int] {
        guard bytes.last == 0x0A else { return [] }
        let isLong = bytes.dropLast().last == 0x0D
        return isLong ? [bytes.count - 1, bytes.count - 2] : [bytes.count - 1]
    }
}
