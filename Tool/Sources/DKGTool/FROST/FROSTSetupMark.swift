import FROSTKeyGeneration

/// With which options part1 made its package: a file beside the randomness whose name ends in `.setup`.
///
/// The polynomial follows from the randomness and from these options. With another threshold in part2 the
/// others would get shares of a polynomial to which nobody has committed, and would blame this participant.
enum FROSTSetupMark {
    /// Leaves a mark beside new randomness.
    static func leave(_ setup: FROSTSetup, beside path: String) throws {
        _ = try Mark.setup.leave(line(of: setup), beside: path)
    }

    /// Checks that the options are those of part1, if a mark says which these were.
    ///
    /// - Throws: ``UsageError``, which names the option.
    static func check(_ setup: FROSTSetup, beside path: String) throws {
        guard let content = try Mark.setup.content(beside: path) else { return }
        let before = content.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
        for (option, (old, new)) in zip(options, zip(before, values(of: setup))) where old != new {
            throw UsageError(
                "\(option) is another than in part1: '\(path)' was made with \(readable(old)); got "
                    + "\(readable(new)). Use the same options and the same randomness in all parts."
            )
        }
    }

    private static let options = ["--suite", "--identifier", "--threshold", "--participants"]

    private static func values(of setup: FROSTSetup) -> [String] {
        [
            FROSTSuiteName.allCases.first { $0.ciphersuite == setup.ciphersuite }?.rawValue ?? "",
            setup.identifier.encoded.hexadecimal, "\(setup.threshold.count)",
            "\(setup.participants)",
        ]
    }

    private static func line(of setup: FROSTSetup) -> String {
        values(of: setup).joined(separator: " ") + "\n"
    }

    /// An identifier as one types it.
    private static func readable(_ value: String) -> String {
        guard value.utf8.count == 64, let bytes = [UInt8](hexadecimal: value),
            let identifier = try? FROSTIdentifier(decoding: bytes)
        else { return value }
        return identifier.description
    }
}
