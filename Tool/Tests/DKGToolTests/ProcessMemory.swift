import DKG
import Foundation

/// The memory of another process, searched for secrets.
enum ProcessMemory {
    /// Whether this machine lets us.
    static let canSearch =
        FileManager.default.isReadableFile(atPath: "/proc/self/mem")
        && (try? Tool.shell("strace -o /dev/null -e trace=exit_group true && [ $(id -u) = 0 ]")
            .status) == 0

    /// What bytes have in them of a secret: as it is, in hexadecimal digits, or as the words of a processor.
    static func found(_ secrets: [String: [UInt8]], in data: Data) -> Set<String> {
        Set(
            secrets.filter { _, secret in
                [secret, Array(secret.hexadecimal.utf8), secret.reversed()].contains {
                    data.range(of: Data($0)) != nil
                }
            }.keys)
    }

    /// Searches everything that a process can write.
    ///
    /// - Parameters:
    ///   - pid: The process.
    ///   - secrets: Secrets by name.
    ///   - known: Something public that has to be there, so that the search is known to work.
    /// - Returns: What was found of the secrets, and whether the rest was.
    /// - Throws: ``Closed``, or what the system says.
    static func search(
        _ pid: String, for secrets: [String: [UInt8]], and known: Data
    ) throws -> (found: Set<String>, hasPublic: Bool) {
        guard let memory = FileHandle(forReadingAtPath: "/proc/\(pid)/mem") else { throw Closed() }
        var all: Set<String> = []
        var hasPublic = false
        for line in try String(contentsOfFile: "/proc/\(pid)/maps", encoding: .utf8)
            .split(separator: "\n")
        {
            let words = line.split(separator: " ")
            let ends = words[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
            // What is larger than all of its memory is the shadow of a sanitizer.
            guard ends.count == 2, words[1].hasPrefix("rw"), ends[1] - ends[0] < 1 << 30 else {
                continue
            }
            try memory.seek(toOffset: ends[0])
            guard let data = try? memory.read(upToCount: Int(ends[1] - ends[0])) else { continue }
            all.formUnion(found(secrets, in: data))
            hasPublic = hasPublic || data.range(of: known) != nil
        }
        return (all, hasPublic)
    }

    /// The process is not there, or not ours to read.
    struct Closed: Error {}
}
