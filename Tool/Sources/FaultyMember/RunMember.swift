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
                + ScriptedFault.named.map(\.description).joined(separator: ", ")
                + ". (default: nothing)",
            valueName: "kind"))
    var fault: [String] = []

    @Option(help: "How many milliseconds it waits before it looks at the board again.")
    var pause: UInt32 = 50

    func run() throws {
        let call = try CeremonyCall(inFile: file)
        let scripts = try fault.map { name in
            guard let fault = ScriptedFault(name: name) else {
                throw ValidationError("There is no fault '\(name)'.")
            }
            return fault
        }
        var reader = try BoardReading(of: call)
        let member = try CheatingMember(
            of: call, identity: member.identity(),
            seed: self.member.ceremonySeed(for: call.ceremony.id), scripts: scripts)
        for record in member.start() { try reader.board.append(record.bytes) }
        while !member.isOver {
            let entries = try reader.newEntries()
            if entries.isEmpty { Thread.sleep(forTimeInterval: Double(pause) / 1000) }
            for record in try member.read(entries) { try reader.board.append(record.bytes) }
        }
    }
}
