import ArgumentParser
import CeremonyLog
import DKG
import FolderStorage

/// The command `dkg ceremony discard`.
struct CeremonyDiscard: FolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard", abstract: "Give an attempt up for good.",
        discussion: """
            For an attempt that ended without a key for all, or whose key is not to be used. What is stored of it \
            is replaced by a mark, and nothing is said in it any more. An abort that only this member has seen may \
            be a certified key for the others: compare with them first.
            """)

    @OptionGroup var ceremony: CeremonyOptions
    @OptionGroup var folder: DataFolderOption
    @OptionGroup var passphrase: FolderPassphrase

    @Flag(help: "Discard it. Without this flag nothing is done.")
    var yes = false

    func perform() throws {
        let call = try ceremony.call()
        guard yes else {
            throw UsageError(
                "nothing was discarded. A share of this key that others may rely on would be lost for good; "
                    + "add --yes if that is meant.")
        }
        let board = try LogFolder(ceremony.folder(call), for: call)
        let seat = try CeremonySeat.open(call, data: folder.data, passphrase.source)
        switch try seat.stage() {
        case .new: throw CeremonySeatError.notJoined
        case .lost: throw CeremonySeatError.lost
        case .finished: throw CeremonySeatError.finished
        case .begun: break
        }
        let log = try seat.resume(on: board.identity)
        try seat.store(log.discardedState(of: call.ceremony.id))
        Console.write("discarded: \(call.ceremony.id)")
    }

    static let epilogue = CeremonyCommand.epilogue
}
