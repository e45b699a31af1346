import ArgumentParser
import CeremonyLog
import DKG
import DKGMeasurement
import DKGTestHarness
import FolderStorage
import Foundation

/// The command `faulty-member crowd`.
struct RunCrowd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crowd",
        abstract: "Be all members of a ceremony but one, honest, so that the one can be measured.",
        discussion: """
            Without a file it prints the public keys of all, by index; the roster has another one in the place of the
            member that is left out.
            """)

    @Option(help: "How many members the ceremony has.")
    var participants: Int

    @Option(help: "The member that is left out.")
    var without: UInt16

    @Option(help: "What the members' secrets follow from.")
    var seed: UInt64 = 1

    @Argument(help: "The ceremony file.")
    var file: String?

    @Option(help: "How many milliseconds it waits before it looks at the board again.")
    var pause: UInt32 = 50

    func run() throws {
        guard let file else {
            let configuration = SimulationConfiguration(
                participants: participants, threshold: 1, seed: seed)
            for position in 0..<participants {
                let key = try configuration.identity(at: position).verificationKey
                print(key.encoded.hexadecimal)
            }
            return
        }
        let call = try CeremonyCall(inFile: file)
        let configuration = SimulationConfiguration(
            participants: participants, threshold: call.ceremony.threshold.count,
            scheme: call.ceremony.scheme, seed: seed)
        let crowd = PreparedCrowd(
            of: configuration, without: try ParticipantIndex(without), in: call)
        var reader = try BoardReading(of: call)
        var auditor = LogAuditor(of: call)
        var spoken: Round?
        while let round = auditor.state.openRound {
            if round != spoken {
                try crowd.speak(after: auditor.state) { record in
                    try reader.board.append(record)
                }
                spoken = round
            }
            let entries = try reader.newEntries()
            if entries.isEmpty { Thread.sleep(forTimeInterval: Double(pause) / 1000) }
            try auditor.read(entries)
        }
    }
}
