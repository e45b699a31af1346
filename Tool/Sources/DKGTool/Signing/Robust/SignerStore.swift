import CeremonyLog
import DKG
import FolderStorage
import ThresholdSigning

/// What a data folder keeps of robust signatures.
///
///     nonces-USE-HASH.sealed  the record of one pair; overwritten and removed before its answer is made
///     answer-USE-REQUEST      an answer that was given, for the case that it is asked for again; public
///     use-USE                 who was allowed a use, and when; written before anything is said, and once more when its
///                             signature was seen
struct SignerStore: SigningStorage, ~Copyable {
    let folder: DataFolder
    private let key: SealedFileKey

    private static let recordLimit = 4096
    private static let answerLimit = 4096

    init(_ folder: consuming DataFolder, key: consuming SealedFileKey) {
        self.folder = folder
        self.key = key
    }

    mutating func store(
        _ record: borrowing SecretBytes, of commitment: NonceCommitment, for use: SigningCall.ID
    ) throws(SignerStoreError) {
        let sealed: SealedFile
        do throws(SealedFileError) {
            sealed = try SealedFile(sealing: record, as: .state, with: key)
        } catch {
            throw .sealing(error)
        }
        try replace(DataFolderFile.nonces(commitment, for: use), with: sealed.encoded)
    }

    mutating func takeRecord(
        of commitment: NonceCommitment, for use: SigningCall.ID
    ) throws(SignerStoreError) -> SecretBytes {
        let path = folder.reader.path(of: DataFolderFile.nonces(commitment, for: use))
        do throws(SpendableFileError) {
            let file = try SpendableFile(opening: path, atMost: SignerStore.recordLimit)
            // Read before it is gone; it is not used before it is.
            let bytes = file.content.withBytes { span in
                unsafe span.withUnsafeBytes { unsafe Array($0) }
            }
            try file.spend()
            return try open(bytes, path)
        } catch {
            throw .spending(error)
        }
    }

    private borrowing func open(
        _ bytes: [UInt8], _ path: String
    ) throws(SpendableFileError) -> SecretBytes {
        do throws(SealedFileError) {
            return try SealedFile(decoding: bytes, as: .state).open(with: key)
        } catch {
            // Nothing can be made of it any more, whoever changed it.
            throw .spent(path)
        }
    }

    mutating func store(
        answer: [UInt8], to request: Digest, for use: SigningCall.ID
    ) throws(SignerStoreError) {
        try replace(DataFolderFile.answer(to: request, for: use), with: answer)
    }

    private borrowing func replace(
        _ name: String, with bytes: [UInt8]
    ) throws(SignerStoreError) {
        do throws(DataFolderError) {
            try folder.replace(name, with: bytes)
        } catch {
            throw .folder(error)
        }
    }

    // MARK: Starting

    /// Gives a member what is there, and clears away what an interruption left.
    borrowing func restore(_ member: inout SigningMember) throws {
        for name in try folder.reader.names() {
            if let use = DataFolderFile.use(ofNonces: name) {
                try restore(name, for: use, &member)
            } else if DataFolderFile.isAnswer(name),
                let bytes = try folder.reader.read(name, atMost: SignerStore.answerLimit)
            {
                // One of another key's share is not for this pool.
                try? member.restore(answer: bytes)
            }
        }
    }

    private borrowing func restore(
        _ name: String, for use: SigningCall.ID, _ member: inout SigningMember
    ) throws {
        guard let bytes = try folder.reader.read(name, atMost: SignerStore.recordLimit) else {
            return
        }
        // Killed between overwriting it and taking its name away.
        if bytes.allSatisfy({ $0 == 0 }) { return try folder.remove(name) }
        let record: SecretBytes
        do throws(SealedFileError) {
            record = try SealedFile(decoding: bytes, as: .state).open(with: key)
        } catch {
            throw FileProblem(path: folder.reader.path(of: name), error: error)
        }
        do throws(NoncePoolError) {
            try member.restore(record, for: use)
        } catch {
            switch error {
            // Another key, scheme or member of this folder.
            case .otherEpoch, .otherScheme, .otherSigner: return
            // An answer with this pair is there.
            case .notUnused:
                Console.writeError(
                    "'\(folder.reader.path(of: name))' was used, and has come back from somewhere; it is removed. Keep "
                        + "this folder out of backups and snapshots.")
                try folder.remove(name)
            default: throw FileProblem(path: folder.reader.path(of: name), error: error)
            }
        }
    }

    // MARK: Uses that were allowed

    /// Whether a use was allowed before.
    borrowing func isAllowed(_ use: SigningCall.ID) throws(DataFolderError) -> Bool {
        try folder.contains(DataFolderFile.use(use))
    }

    /// Takes note that a use was allowed.
    ///
    /// - Parameters:
    ///   - call: The call.
    ///   - now: Seconds since 1970.
    /// - Throws: `DataFolderError`.
    borrowing func allow(_ call: SigningCall, at now: UInt64) throws(DataFolderError) {
        try folder.replace(
            DataFolderFile.use(call.id), with: Array("\(now) \(call.coordinator)\n".utf8))
    }

    private static let end = "ended"

    /// Whether a use was allowed, and its signature not seen yet.
    borrowing func isUnderWay(_ use: SigningCall.ID) throws(DataFolderError) -> Bool {
        try words(of: DataFolderFile.use(use)).map { $0.last != SignerStore.end } ?? false
    }

    /// Takes note that the signature of a use was seen.
    borrowing func end(_ use: SigningCall.ID) throws(DataFolderError) {
        let name = DataFolderFile.use(use)
        guard let words = try words(of: name), words.last != SignerStore.end else { return }
        try folder.replace(
            name, with: Array(((words + [SignerStore.end]).joined(separator: " ") + "\n").utf8))
    }

    private borrowing func words(of name: String) throws(DataFolderError) -> [String]? {
        try folder.reader.read(name, atMost: 256).map { bytes in
            String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
                .map(String.init)
        }
    }

    /// When uses were allowed to a coordinator, in seconds since 1970.
    borrowing func allowed(to coordinator: VerificationKey) throws(DataFolderError) -> [UInt64] {
        var times: [UInt64] = []
        for name in try folder.reader.names() where DataFolderFile.isUse(name) {
            guard let words = try words(of: name) else { continue }
            // What is no name, or no time, counts for everybody and as now: nothing is allowed by a file that was changed.
            if words.count < 2 || words[1] == coordinator.description {
                times.append(words.first.flatMap(UInt64.init) ?? .max)
            }
        }
        return times
    }
}
