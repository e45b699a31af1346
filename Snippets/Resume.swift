// A participant crashes in the middle of a ceremony and is made again from its stored state and the board.

import DKG

/// The key under which the state is stored; yours comes from a key store.
func makeKey() -> StateKey {
    guard let key = StateKey(SecretBytes(copying: [UInt8](repeating: 7, count: 32))) else {
        fatalError("a key has 32 bytes")
    }
    return key
}

func main() throws {
    var random = SystemRandomSource()
    let identity = try SigningKey(random: &random)
    let instance = try Ceremony.Instance(random: &random)
    let ceremony = try Ceremony(
        threshold: 1, roster: Roster([identity.verificationKey]), instance: instance)

    // What survives the crash: the board, and the state that was stored last.
    var board: [[[UInt8]]] = []
    var disk: [UInt8] = []

    var first = try Participant(
        ceremony: ceremony, identity: identity.duplicate(), stateKey: makeKey(), random: &random)
    var message: [UInt8]? = first.join(store: { disk = $0 })
    for _ in 0..<3 {
        let posted = [message].compactMap(\.self)
        board.append(posted)
        let closed = first.closeRound(over: posted, store: { disk = $0 })
        if case .opened(_, let next) = closed { message = next }
    }
    let unposted = message

    var second = try Participant(
        resuming: disk, ceremony: ceremony, identity: identity.duplicate(), stateKey: makeKey())
    var outcome: ParticipantOutcome?
    for round in board {
        outcome = second.closeRound(over: round, store: { disk = $0 })
    }

    guard case .opened(let round, let again) = outcome else {
        fatalError("the ceremony ended: \(String(describing: outcome))")
    }
    print("back in round '\(round)'; says the same again:", again == unposted)

    // An attempt that is given up leaves a state of which nothing can be made.
    try second.discard(ceremony.id, store: { disk = $0 })
}

try main()
