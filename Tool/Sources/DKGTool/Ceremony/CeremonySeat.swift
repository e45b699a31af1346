import CeremonyLog
import DKG
import FolderStorage

/// A member's place in a ceremony: what its data folder has of it, and the keys to it.
///
///     state-ID.sealed  what the driver stores; removed once the key package was read back
///     joined-ID        made once the first state is stored, and before anything is said; never removed, so that a
///                      member whose state is gone never begins again
///     times-ID         when each round was seen to open
///     key-ID.sealed    the share
struct CeremonySeat: ~Copyable {
    let call: CeremonyCall
    let folder: DataFolder
    private let identity: IdentityFile
    private let key: SealedFileKey

    /// Opens a data folder with its passphrase.
    ///
    /// - Throws: `DataFolderError`, ``PassphraseError``, ``FileProblem`` or ``IdentityMissing``.
    static func open(
        _ call: CeremonyCall, data path: String, _ passphrase: PassphraseSource
    ) throws -> CeremonySeat {
        let folder = try DataFolder(locking: path)
        let opened = try IdentityStore.open(folder.reader, passphrase)
        let identity = try IdentityStore.identity(opened, in: folder.reader)
        guard call.ceremony.roster.index(of: identity.identity.verificationKey) != nil else {
            throw CeremonySeatError.stranger
        }
        return CeremonySeat(call: call, folder: folder, identity: identity, key: opened.key)
    }

    private init(
        call: CeremonyCall, folder: consuming DataFolder, identity: consuming IdentityFile,
        key: consuming SealedFileKey
    ) {
        self.call = call
        self.folder = folder
        self.identity = identity
        self.key = key
    }

    private var joinedName: String { "joined-\(call.ceremony.id)" }
    private var stateName: String { DataFolderFile.state(of: call.ceremony.id) }
    private var timesName: String { "times-\(call.ceremony.id)" }
    private var keyName: String { DataFolderFile.key(of: call.ceremony.id) }

    /// How far this member is.
    func stage() throws(DataFolderError) -> Stage {
        if try folder.contains(keyName) { return .finished }
        if try folder.contains(stateName) { return .begun }
        return try folder.contains(joinedName) ? .lost : .new
    }

    enum Stage {
        /// It has not begun.
        case new
        /// It has begun, and continues.
        case begun
        /// It has its share.
        case finished
        /// It had begun, and its state is gone: it can never begin again.
        case lost
    }

    // MARK: The driver

    /// Begins: draws the seed, of which nothing is said before it is stored.
    func begin(on board: Digest) throws -> CeremonyLog {
        var random = SystemRandomSource()
        return try CeremonyLog(
            joining: call, identity: identity.identity.duplicate(),
            stateKey: identity.stateKey.duplicate(), boardIdentity: board, random: &random)
    }

    /// Continues from what was stored last.
    func resume(on board: Digest) throws -> CeremonyLog {
        // It may have been interrupted between its first state and the mark.
        try mark()
        return try CeremonyLog(
            resuming: storedState(), of: call, identity: identity.identity.duplicate(),
            stateKey: identity.stateKey.duplicate(), boardIdentity: board)
    }

    func storedState() throws -> [UInt8] {
        let path = folder.reader.path(of: stateName)
        guard let bytes = try folder.reader.read(stateName, atMost: SealedFile.byteLimit) else {
            throw CeremonySeatError.lost
        }
        do throws(SealedFileError) {
            let content = try SealedFile(decoding: bytes, as: .state).open(with: key)
            // Within the seal there is a second one around the seed; what lies around that is public.
            return content.withBytes { span in unsafe span.withUnsafeBytes { unsafe Array($0) } }
        } catch {
            throw FileProblem(path: path, error: error)
        }
    }

    /// Replaces the stored state, until it would survive a power failure.
    func store(_ state: [UInt8]) throws {
        let sealed = try SealedFile(
            sealing: SecretBytes(copying: state), as: .state, with: key)
        try folder.replace(stateName, with: sealed.encoded)
        try mark()
    }

    /// Takes note that there is a state, and so never a second seed.
    ///
    /// After the state: a member that is interrupted before it has said nothing, and may begin again.
    private func mark() throws {
        if try !folder.contains(joinedName) { try folder.replace(joinedName, with: []) }
    }

    /// Whether somebody has joined with this identity, as the board says.
    func hasJoined(_ state: PublicState) -> Bool {
        guard let index = call.ceremony.roster.index(of: identity.identity.verificationKey) else {
            return false
        }
        return state.openRound == .join
            ? !state.missing.contains(index) : state.joined.contains(index)
    }

    /// Stores the share, reads it back, and erases what is not needed any more.
    func finish(_ log: inout CeremonyLog) throws {
        let package = try log.participant.keyPackage()
        let sealed = try SealedFile(
            sealing: package.secretEncoding(), as: .keyPackage, with: key)
        try folder.replace(keyName, with: sealed.encoded)
        let stored = try storedPackage()
        try log.keyPackageStored(stored.groupKey.transcript.digest)
        if !log.participant.isStateNeeded {
            try folder.remove(stateName, timesName)
        }
    }

    /// Erases what an interruption left after the share was stored.
    func eraseState() throws {
        guard try folder.contains(stateName) || folder.contains(timesName) else { return }
        let stored = try storedPackage()
        guard stored.groupKey.ceremony.id == call.ceremony.id else {
            throw CeremonySeatError.otherShare(folder.reader.path(of: keyName))
        }
        try folder.remove(stateName, timesName)
    }

    /// The share, read from its file.
    func storedPackage() throws -> KeyPackage {
        do {
            return try ShareStore.package(of: call.ceremony.id, in: folder.reader, with: key)
        } catch is ShareMissing {
            throw CeremonySeatError.lost
        }
    }

    // MARK: Times

    /// When each round was seen to open, in seconds since 1970.
    func openingTimes() throws -> OpeningTimes {
        OpeningTimes(try folder.reader.read(timesName, atMost: 4096) ?? [])
    }

    func store(_ times: OpeningTimes) throws {
        try folder.replace(timesName, with: times.encoded)
    }
}
