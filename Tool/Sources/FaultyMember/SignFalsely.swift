import ArgumentParser
import CeremonyLog
import DKG
import FolderStorage
import Foundation
import ThresholdSigning

/// The command `faulty-member sign`.
struct SignFalsely: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract:
            "Offer nonces on every call, and lie when asked, until every call has its signature.",
        discussion: "It has its identity, and no share: a liar needs none.")

    @Argument(help: "The group key.")
    var key: String

    @Option(help: "The board.")
    var board: String

    @Option(help: "Whose calls it looks at: a public key, 64 hexadecimal digits.")
    var coordinator: String

    @OptionGroup var member: MemberNumber

    @Option(help: "What it does when it is asked.")
    var fault = SigningLie.wrongShare

    @Option(help: "How many milliseconds it waits before it looks at the board again.")
    var pause: UInt32 = 50

    @Option(help: "After how many seconds it ends in any case.")
    var wait: UInt32 = 600

    func run() throws {
        guard let bytes = [UInt8](hexadecimal: coordinator) else {
            throw ValidationError("--coordinator is 64 hexadecimal digits.")
        }
        let key = try groupKey().thresholdKey
        let signer = try LyingSigner(
            of: key, coordinator: VerificationKey(decoding: bytes), identity: member.identity(),
            lie: fault, seed: member.seed)
        var reader = try BoardReading(board, entryLimit: SigningLog.largestEntry(of: key))
        let deadline = ContinuousClock.now + .seconds(Int64(wait))
        while !signer.isOver && ContinuousClock.now < deadline {
            let entries = try reader.newEntries()
            for entry in entries { signer.read(entry) }
            if entries.isEmpty { Thread.sleep(forTimeInterval: Double(pause) / 1000) }
            for record in try signer.caughtUp() { try reader.board.append(record.bytes) }
        }
    }

    /// The key, in hexadecimal digits as the tool writes it, or in bytes.
    private func groupKey() throws -> GroupKey {
        let content = [UInt8](try Data(contentsOf: URL(fileURLWithPath: key)))
        let digits = String(decoding: content, as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        return try GroupKey(decoding: [UInt8](hexadecimal: digits) ?? content)
    }
}
