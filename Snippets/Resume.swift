// A participant crashes in the middle of a ceremony and is made again from its seed and the board.

import DKG

func main() throws {
    var random = SystemRandomSource()
    let identity = try SigningKey(random: &random)
    let instance = TaggedHash("tutorial").digest(of: [1])
    let ceremony = try Ceremony(
        threshold: 1, roster: Roster([identity.verificationKey]), instance: instance)
    let seed = try CeremonySeed(for: ceremony, identity: identity, random: &random)

    // What survives the crash: the seed, the board, and the envelopes that were released.
    let stored = seed.bytes.duplicate()
    var board: [[[UInt8]]] = []
    var released: [[UInt8]] = []

    var first = try Participant(
        ceremony: ceremony, identity: identity.duplicate(), seed: seed)
    var message: [UInt8]? = first.joinMessage
    for _ in 0..<3 {
        let posted = [message].compactMap(\.self)
        released += posted
        board.append(posted)
        for envelope in posted { first.receive(envelope) }
        if case .opened(_, let next) = first.closeRound() { message = next }
    }
    let unposted = message

    guard let restored = CeremonySeed(stored: stored) else { fatalError("a seed has 32 bytes") }
    var second = try Participant(
        ceremony: ceremony, identity: identity.duplicate(), seed: restored, released: released)
    var outcome: ParticipantOutcome?
    for round in board {
        for envelope in round { second.receive(envelope) }
        outcome = second.closeRound()
    }

    guard case .opened(let round, let again) = outcome else {
        fatalError("the ceremony ended: \(String(describing: outcome))")
    }
    print("back in round '\(round)'; says the same again:", again == unposted)
}

try main()
