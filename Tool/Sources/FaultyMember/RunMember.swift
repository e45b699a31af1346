import ArgumentParser
import CeremonyLog
import DKG
import DKGTestHarness
import FolderStorage
import Foundation

/// The command `faulty-member run`.
struct RunMember: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Join, take part and cheat, until the ceremony has ended.")

    @Argument(help: "The ceremony file.")
    var file: String

    @OptionGroup var member: MemberNumber

    @Option(
        help: ArgumentHelp(
            "What it does instead of what it should: "
                + ScriptedFault.named.map(\.description).joined(separator: ", ") + ".",
            valueName: "kind"))
    var fault: [String]

    @Option(help: "How many milliseconds it waits before it looks at the board again.")
    var pause: UInt32 = 50

    func run() throws {
        let call = try readCall()
        let scripts = try fault.map { name in
            guard let fault = ScriptedFault(name: name) else {
                throw ValidationError("There is no fault '\(name)'.")
            }
            return fault
        }
        var board = try FolderBoard(
            opening: call.terms.address,
            entryLimit: call.ceremony.largestEnvelope + LogRecord.headerByteCount)
        let member = try CheatingMember(
            of: call, identity: member.identity(),
            seed: self.member.ceremonySeed(for: call.ceremony.id), scripts: scripts)
        for record in member.start() { try board.append(record.bytes) }
        var position: UInt64 = 0
        while !member.isOver {
            let entries = try newEntries(&board, &position)
            if entries.isEmpty { Thread.sleep(forTimeInterval: Double(pause) / 1000) }
            for record in try member.read(entries) { try board.append(record.bytes) }
        }
    }

    private func newEntries(
        _ board: inout FolderBoard, _ position: inout UInt64
    ) throws(BoardError) -> [LogEntry] {
        var entries: [LogEntry] = []
        while let entry = try board.entry(after: position) {
            position = entry.position
            var bytes: [UInt8] = []
            if case .bytes(let content) = entry.content { bytes = content }
            entries.append(LogEntry(bytes, at: position))
        }
        return entries
    }

    /// Only the bytes within count; `dkg ceremony show` compares the rest with them.
    private func readCall() throws -> CeremonyCall {
        struct File: Decodable { let canonical: String }
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        let canonical = try JSONDecoder().decode(File.self, from: data).canonical
        guard let bytes = [UInt8](hexadecimal: canonical) else {
            throw ValidationError("'\(file)' is no ceremony file.")
        }
        return try CeremonyCall(decoding: bytes)
    }
}
