// From zero to a key package, over a board of one's own.

import DKG
import Foundation

// MARK: The board

/// The board of this tutorial: a list of rounds, each a list of envelopes.
///
/// Yours is a replicated log, a chain, a server or a shared folder. It has to carry bytes to
/// everybody, and to say which envelopes belong to which round.
struct ListBoard {
    private var open: [[UInt8]] = []

    mutating func post(_ envelope: [UInt8]) {
        open.append(envelope)
    }

    /// Closes the open round, for all readers alike, and hands out what was posted in it.
    mutating func closeRound() -> [[UInt8]] {
        defer { open = [] }
        return open
    }
}

// MARK: Files

/// Writes secret bytes where only the owner can read them.
///
/// Your application encrypts them, or asks the operating system's key store to hold them.
func store(_ secret: borrowing SecretBytes, at path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    defer { close(descriptor) }
    let written = secret.withBytes { bytes in
        bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }
    guard written == secret.count, fsync(descriptor) == 0 else {
        throw CocoaError(.fileWriteUnknown)
    }
}

/// Reads them again, straight into memory that is wiped.
func load(at path: String) throws -> SecretBytes {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw CocoaError(.fileReadUnknown) }
    defer { close(descriptor) }
    let length = Int(lseek(descriptor, 0, SEEK_END))
    guard length >= 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
        throw CocoaError(.fileReadUnknown)
    }
    let secret = SecretBytes(count: length) { output in
        output.withUnsafeMutableBytes { buffer, count in
            count = max(read(descriptor, buffer.baseAddress, buffer.count), 0)
        }
    }
    guard secret.count == length else { throw CocoaError(.fileReadUnknown) }
    return secret
}

// MARK: One participant

/// One participant's process: it owns the secrets, and sees nothing of the others but envelopes.
final class Node {
    private var participant: Participant?
    private let folder: String
    private(set) var outgoing: [UInt8]?
    private(set) var hasEnded = false
    private(set) var hasKey = false

    /// Joins a ceremony.
    init(
        ceremony: Ceremony, identity: consuming SigningKey, stateKey: consuming StateKey,
        folder: String
    ) throws {
        self.folder = folder
        var random = SystemRandomSource()
        var participant = try Participant(
            ceremony: ceremony, identity: identity, stateKey: stateKey, random: &random)
        outgoing = try participant.join(store: save)
        self.participant = consume participant
    }

    /// Replaces the stored state.
    ///
    /// It is encrypted. It is called before there is a message to send.
    private func save(_ state: [UInt8]) throws {
        try Data(state).write(to: URL(fileURLWithPath: folder + "/state"), options: .atomic)
    }

    /// Hands over what there is to say.
    func takeMessage() -> [UInt8]? {
        defer { outgoing = nil }
        return outgoing
    }

    /// Reads a closed round, its own envelope included, and closes it here as well.
    func read(_ envelopes: [[UInt8]]) throws {
        switch try participant?.closeRound(over: envelopes, store: save) {
        case .opened(_, let message):
            outgoing = message
        case .certified(let groupKey):
            print("certified:", groupKey.publicKey)
            hasEnded = true
            hasKey = true
        case .pending:
            print("too few signatures in time; waiting for a certificate")
            hasEnded = true
        case .unheard(let round):
            // Stop, keep the state, compare boards; resume, or continueUnheard(store:).
            print("the board does not have what was posted in", round)
            hasEnded = true
        case .listening:
            break
        case .aborted(let reason):
            print("no key on this board:", reason)
            hasEnded = true
        case .joinConflict:
            print("this participant has no part in the session on the board")
            hasEnded = true
        case nil:
            hasEnded = true
        @unknown default:
            print("this version of the library says more than this program knows")
            hasEnded = true
        }
    }

    /// Takes a certified key from somebody who saw enough signatures in time.
    func adopt(_ encodedGroupKey: [UInt8]) throws {
        let groupKey = try GroupKey(decoding: encodedGroupKey)
        if participant?.adopt(groupKey) == .certified { hasKey = true }
    }

    /// Stores the key package, reads it back, and deletes what is no longer needed.
    func finish() throws {
        guard var participant = participant.take() else { return }
        let package = try participant.keyPackage()
        try store(package.secretEncoding(), at: folder + "/key-package")
        try Data(package.groupKey.encoded)
            .write(to: URL(fileURLWithPath: folder + "/group-key"), options: .atomic)
        let readBack = try KeyPackage(decoding: load(at: folder + "/key-package"))
        try participant.keyPackageStored(readBack.groupKey.transcript.digest)
        if !participant.isStateNeeded {
            try FileManager.default.removeItem(atPath: folder + "/state")
        }
    }
}

// MARK: The ceremony

/// Makes an identity once, and keeps it: its public half goes into rosters.
///
/// With it, a key that encrypts what has to survive a crash.
func makeIdentity(in folder: String) throws -> VerificationKey {
    try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    var random = SystemRandomSource()
    let identity = try SigningKey(random: &random)
    try store(identity.secretEncoding(), at: folder + "/identity")
    try store(SecretBytes(random32: &random), at: folder + "/state-key")
    return identity.verificationKey
}

/// What everybody must agree on beforehand; equal values give an equal `id`.
func callCeremony(_ roster: Roster) throws -> Ceremony {
    // Drawn by whoever calls the ceremony, for this attempt alone, and given to all.
    var random = SystemRandomSource()
    let instance = try Ceremony.Instance(random: &random)
    return try Ceremony(
        scheme: .pedersen, purpose: .signing, board: .agreed, threshold: 2, roster: roster,
        instance: instance, context: Array("treasury key 2".utf8))
}

func main() throws {
    let home = NSTemporaryDirectory() + "dkg-tutorial-\(UUID().uuidString)"
    let folders = (1...3).map { home + "/participant-\($0)" }
    defer { try? FileManager.default.removeItem(atPath: home) }

    let ceremony = try callCeremony(Roster(folders.map(makeIdentity(in:))))
    print("ceremony: ", ceremony.id)

    let nodes = try folders.map { folder in
        let identity = try SigningKey(decoding: load(at: folder + "/identity"))
        guard let stateKey = StateKey(try load(at: folder + "/state-key")) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return try Node(
            ceremony: ceremony, identity: identity, stateKey: stateKey, folder: folder)
    }

    var board = ListBoard()
    while !nodes.allSatisfy(\.hasEnded) {
        for node in nodes {
            if let message = node.takeMessage() { board.post(message) }
        }
        let envelopes = board.closeRound()
        for node in nodes { try node.read(envelopes) }
    }

    for node in nodes where node.hasKey { try node.finish() }

    // Whoever loads a key package verifies all of it: the certificate and the share.
    let package = try KeyPackage(decoding: load(at: folders[0] + "/key-package"))
    print("share of participant \(package.index) belongs to", package.groupKey.publicKey)
}

try main()
