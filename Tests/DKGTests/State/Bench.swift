import DKG
import TestSupport

/// A ceremony in which a test decides what is posted and what is read.
///
/// By default everybody is honest. Everything follows from explicit secrets, which follow from the
/// seed by a tagged hash, so that two benches with the same arguments post the same bytes.
struct Bench {
    let ceremony: Ceremony
    let members: [BenchMember]

    /// What an auditor of the board knows.
    ///
    /// A value: tests copy it and offer envelopes to the copy.
    var state: PublicState

    /// What is posted in the open round, by the sender's index.
    var postings: [Int: [[UInt8]]] = [:]

    init(
        _ scheme: CommitmentScheme = .pedersen, n: Int = 5, t: Int = 3,
        board: BoardKind = .agreed, instance: String = "instance", seed: UInt64 = 1
    ) throws {
        var keys: [VerificationKey] = []
        for number in 1...n {
            keys.append(try BenchMember.identity(number, seed).verificationKey)
        }
        ceremony = try Ceremony(
            scheme: scheme, board: board, threshold: t, roster: Roster(keys),
            instance: Ceremony.Instance(
                TaggedHash("test instance").digest(of: Array("\(seed) \(instance)".utf8))),
            context: Array("bench".utf8))
        state = PublicState(ceremony: ceremony)
        members = try (1...n).map { [ceremony] number in
            try BenchMember(number, in: ceremony, seed: seed)
        }
        for member in members {
            postings[member.number] = try [member.rebuilt().joinMessage]
        }
    }

    /// A member by its index.
    subscript(number: Int) -> BenchMember { members[number - 1] }

    /// The session's name; the ceremony's before the joining is closed.
    var sid: Digest { state.session?.id.digest ?? ceremony.id.digest }

    /// Everything that is posted in the open round, by ascending index.
    var posted: [[UInt8]] {
        postings.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    /// What one member posts first in the open round.
    func message(of number: Int) throws -> [UInt8] {
        guard let message = postings[number]?.first else {
            throw TestError("participant \(number) posts nothing")
        }
        return message
    }

    /// Posts more in the name of a member.
    mutating func add(_ envelopes: [UInt8]..., by number: Int) {
        postings[number, default: []] += envelopes
    }

    /// Everybody reads what is posted and closes the round.
    @discardableResult
    mutating func close() -> RoundOutcome {
        let envelopes = posted
        postings = [:]
        for envelope in envelopes { _ = state.receive(envelope) }
        for member in members {
            if let message = member.close(reading: envelopes) {
                postings[member.number] = [message]
            }
        }
        return state.closeRound()
    }

    /// Closes honest rounds until this one is open.
    mutating func advance(to round: Round) throws {
        while let open = state.openRound, open < round { close() }
        guard state.openRound == round else { throw TestError("\(round) never opens") }
    }

    /// Closes honest rounds until the ceremony has ended.
    mutating func finish() {
        while state.openRound != nil { close() }
    }

    /// The state after the closed rounds, computed once more and with every envelope by itself.
    func replayed(by arithmetic: PublicArithmetic) -> PublicState {
        var state = PublicState(ceremony: ceremony, arithmetic: arithmetic)
        for envelopes in members[0].read {
            for envelope in envelopes { _ = state.receive(envelope) }
            state.closeRound()
        }
        return state
    }

    /// A copy of the state after reading what is posted, still open.
    func stateAfterReading() -> PublicState {
        var copy = state
        for envelope in posted { _ = copy.receive(envelope) }
        return copy
    }
}

/// Indices as a test writes them.
func indices(_ numbers: Int...) throws -> [ParticipantIndex] {
    try numbers.map { number in try ParticipantIndex(number) }
}

extension [ParticipantIndex] {
    /// The indices as integers.
    var numbers: [Int] { map { Int($0.value) } }
}

extension PublicState {
    /// Who was convicted of what and when, in short.
    var convictions: [Conviction] {
        faults.map { Conviction(Int($0.culprit.value), $0.kind, $0.round) }
    }
}

/// A fault without its evidence.
struct Conviction: Hashable, CustomStringConvertible {
    let culprit: Int
    let kind: FaultKind
    let round: Round

    init(_ culprit: Int, _ kind: FaultKind, _ round: Round) {
        self.culprit = culprit
        self.kind = kind
        self.round = round
    }

    var description: String { "\(culprit) \(kind) in \(round)" }
}
