import ArgumentParser
import CeremonyLog
import DKG
import FolderStorage
import ThresholdSigning

/// The command `dkg sign robust answer`.
struct RobustAnswer: FolderCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Sign what the policy allows, with the share in a data folder.",
        discussion: """
            Waits for a call that the policy allows, answers its requests, and ends when its signature is on the board. \
            It may be killed at any moment, and continues when it is started again; it never signs twice with one pair of \
            nonces. Never restore the data folder from a backup or a snapshot, and never run a copy of it: old nonces that \
            come back give the share away, and no software sees it.
            """)

    @OptionGroup var board: RobustBoard
    @OptionGroup var folder: DataFolderOption
    @OptionGroup var passphrase: FolderPassphrase

    @Option(
        help: ArgumentHelp(
            "Which key, by the ceremony that made it; needed if the folder has several.",
            valueName: "id"))
    var ceremony: String?

    @Option(help: "How it is signed; calls for another scheme are left to others.")
    var scheme: SigningSchemeName

    @Option(
        help: ArgumentHelp(
            "Who may ask for what, in JSON; Docs/Signing.md, section 8, has it.",
            valueName: "file"), completion: .file(extensions: ["json"]))
    var policy: String

    @Option(
        help: ArgumentHelp(
            "Take part in this call alone. (default: in whatever the policy allows)",
            valueName: "id"))
    var call: String?

    @Flag(help: "Stay when a signature is there, for the next call.")
    var stay = false

    @Flag(
        help: "Sign under a ceremony's key without --taproot. Nobody may take it for an output key."
    )
    var keepKeyAsItIs = false

    @Option(help: "For which network addresses are printed.")
    var network = NetworkName.main

    @Flag(help: "Say nothing on standard error but errors.")
    var quiet = false

    static let epilogue = RobustCommand.epilogue

    func validate() throws {
        for (option, value) in [("--ceremony", ceremony), ("--call", call)] {
            if let value, DataFolderFile.ceremony(value) == nil {
                throw ValidationError("\(option) is 64 hexadecimal digits; got '\(value)'.")
            }
        }
    }

    func perform() throws {
        let policy = try SigningPolicy(policy)
        let folder = try DataFolder(locking: folder.data)
        let opened = try IdentityStore.open(folder.reader, passphrase.source)
        let identity = try IdentityStore.identity(opened, in: folder.reader)
        let package = try ShareStore.package(
            of: ShareStore.named(ceremony, in: folder.reader), in: folder.reader, with: opened.key)
        let options: SigningOptions = keepKeyAsItIs ? .keyAsItIs : []
        let signer = try Signer(
            package.secretKeyShare(), by: scheme.scheme, options: options)
        let board = try board.open(of: signer.key, isMade: false)
        var member = SigningMember(
            try NoncePool(signer, identity: identity.identity.duplicate()),
            coordinators: policy.coordinators)
        let store = SignerStore(folder, key: opened.key)
        try store.restore(&member)
        var node = RobustNode(
            member, store, board, policy, options: options,
            only: call.flatMap { DataFolderFile.ceremony($0) }.map { SigningCall.ID($0.digest) },
            narrator: RobustNarrator(isQuiet: quiet), network: network)
        try node.run(
            pausing: .milliseconds(self.board.pause), until: self.board.deadline(), stays: stay)
    }
}
