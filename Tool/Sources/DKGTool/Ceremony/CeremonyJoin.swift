import ArgumentParser
import CeremonyLog
import FolderStorage

/// The command `dkg ceremony join`.
struct CeremonyJoin: FolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "join", abstract: "Agree to a ceremony and join it.",
        discussion: """
            Compare the fingerprint first: joining is the consent to everything in the file. The seed is drawn and \
            stored, sealed, before anything is posted. A ceremony is never joined twice.
            """)

    @OptionGroup var ceremony: CeremonyOptions
    @OptionGroup var folder: DataFolderOption
    @OptionGroup var passphrase: FolderPassphrase

    @Option(
        help: ArgumentHelp(
            "Join only if this is the ceremony's fingerprint, with or without spaces.",
            valueName: "digits"))
    var fingerprint: String?

    func perform() throws {
        let call = try ceremony.call()
        if let fingerprint {
            guard
                fingerprint.filter({ !$0.isWhitespace }).lowercased()
                    == call.fingerprint.filter({ !$0.isWhitespace })
            else {
                throw UsageError(
                    "the fingerprint of this file is '\(call.fingerprint)', not '\(fingerprint)'; do not join it."
                )
            }
        }
        let board = try LogFolder(ceremony.folder(call), for: call)
        let seat = try CeremonySeat.open(call, data: folder.data, passphrase.source)
        let stage = try seat.stage()
        switch stage {
        case .finished: throw CeremonySeatError.finished
        case .lost: throw CeremonySeatError.lost
        case .new, .begun: break
        }
        if stage == .new && Timestamp.now > call.terms.lastTimeForJoining {
            throw UsageError(
                "the last time for joining, \(Timestamp.text(call.terms.lastTimeForJoining)), has passed."
            )
        }
        if stage == .new {
            let audit = try LogAudit(of: call, in: ceremony.folder(call))
            guard !seat.hasJoined(audit.auditor.state) else {
                throw CeremonySeatError.joinedElsewhere
            }
            guard audit.auditor.state.openRound == .join else {
                throw UsageError("the joining is over; 'dkg ceremony status' says who has joined.")
            }
        }
        var node = try CeremonyNode.open(
            seat, on: board, begins: stage == .new,
            narrator: CeremonyNarrator(call, isQuiet: true))
        try node.join(pausing: .milliseconds(50))
        Console.write("joined: \(call.ceremony.id)")
        Console.write("fingerprint: \(call.fingerprint)")
    }

    static let epilogue = CeremonyCommand.epilogue
}
