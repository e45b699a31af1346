// A node in an actor, whose storage is awaited.

import DKG
import DKGTestHarness

/// Where the state of a participant is kept: a database, a key store, another machine.
protocol StateStorage: Sendable {
    /// Replaces what was stored by a higher version, and returns when it would survive a power failure.
    ///
    /// The same version with the same bytes is there already. Anything else fails, so that nothing of it is said.
    func replace(with state: [UInt8], version: Int) async throws
}

/// One participant, which says nothing before it is stored.
actor Node {
    private var participant: Participant
    private let storage: any StateStorage

    init(_ participant: consuming Participant, storage: any StateStorage) {
        self.participant = participant
        self.storage = storage
    }

    /// The first message, to be posted when the ceremony is called.
    func join() async throws -> ParticipantOutcome {
        let pending = participant.join()
        if let state = pending.state {
            try await storage.replace(with: state, version: pending.version)
        }
        return try participant.release(pending)
    }

    /// Closes the open round over what the board has in it.
    ///
    /// If storing fails, nothing was said: call it again, and the same step is stored and released.
    func close(over envelopes: [[UInt8]]) async throws -> ParticipantOutcome {
        let pending = participant.close(over: envelopes)
        if let state = pending.state {
            try await storage.replace(with: state, version: pending.version)
        }
        return try participant.release(pending)
    }

    /// The certified key, once there is one.
    var groupKey: GroupKey? { participant.groupKey }
}

/// A storage for this page: it takes its time.
actor SlowStorage: StateStorage {
    private(set) var state: [UInt8] = []
    private var version = 0

    /// Another state of this version, or of a later one, is stored.
    struct Stale: Error {}

    func replace(with state: [UInt8], version: Int) async throws {
        await Task.yield()
        if version == self.version && state == self.state { return }
        guard version > self.version else { throw Stale() }
        (self.state, self.version) = (state, version)
    }
}

/// What an outcome has to be posted.
func message(_ outcome: ParticipantOutcome) -> [UInt8]? {
    if case .opened(_, let message) = outcome { message } else { nil }
}

func main() async throws {
    let configuration = SimulationConfiguration(participants: 3, threshold: 2)
    let ceremony = try configuration.ceremony()
    var nodes: [Node] = []
    for position in 0..<3 {
        var random = SystemRandomSource()
        let participant = try Participant(
            ceremony: ceremony, identity: configuration.identity(at: position),
            stateKey: StateKey(random: &random), random: &random)
        nodes.append(Node(participant, storage: SlowStorage()))
    }

    var posted: [[UInt8]] = []
    for node in nodes { try await message(node.join()).map { posted.append($0) } }
    while !posted.isEmpty {
        let closed = posted
        posted = []
        for node in nodes { try await message(node.close(over: closed)).map { posted.append($0) } }
    }

    var keys: Set<GroupKey> = []
    for node in nodes { await node.groupKey.map { _ = keys.insert($0) } }
    print("one certified key:", keys.count == 1)
}

try await main()
