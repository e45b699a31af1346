public import DKG

/// A participant in a simulation: the real one, and whatever scripts it follows.
///
/// Scripts use it to forge: it signs what it is told to, and knows the secrets that its participant
/// knows.
public final class SimulatedParticipant {
    /// Its index.
    public let index: ParticipantIndex

    /// What it does instead of what it should, in order; empty for an honest one.
    public let scripts: [any FaultScript]

    /// How the last closing ended for it.
    public private(set) var outcome: ParticipantOutcome?

    /// What receiving each envelope came to, step by step.
    public private(set) var receipts: [[Receipt]] = []

    /// Steps in which a refused envelope changed the state.
    ///
    /// Always empty; see invariant (g).
    public private(set) var changedByRefusal: [Int] = []

    /// The lowest index, other than its own, that follows no script: whom a script picks on.
    public let victim: ParticipantIndex?

    /// What was on the board in the open round when its turn to post came.
    ///
    /// Those that follow scripts post last, so that a script can answer what honest participants
    /// said in the same round: a rushing adversary.
    public private(set) var seen: [[UInt8]] = []

    let identity: SigningKey
    let seed: SecretBytes
    private var participant: UnstoredParticipant
    private let checksRefusals: Bool

    init(
        index: ParticipantIndex, ceremony: Ceremony, identity: consuming SigningKey,
        seed: consuming CeremonySeed, scripts: [any FaultScript], victim: ParticipantIndex?,
        checksRefusals: Bool, arithmetic: PublicArithmetic
    ) throws(ParticipantError) {
        self.index = index
        self.scripts = scripts
        self.victim = victim
        self.checksRefusals = checksRefusals
        let copy = seed.bytes.duplicate()
        let ownIdentity = identity.duplicate()
        participant = try UnstoredParticipant(
            ceremony: ceremony, identity: identity, seed: seed, arithmetic: arithmetic)
        self.seed = copy
        self.identity = ownIdentity
    }

    /// Whether it follows no script.
    public var isHonest: Bool { scripts.isEmpty }

    /// What it knows in public.
    public var state: PublicState { participant.state }

    // MARK: Taking part

    /// What it posts when a step begins and so much is on the board.
    func postings(in round: Round, after seen: [[UInt8]]) -> Postings {
        self.seen = seen
        var honest: [UInt8]?
        if round == .join {
            honest = participant.joinMessage
        } else if case .opened(_, let message)? = outcome {
            honest = message
        }
        var postings = Postings(now: honest.map { [$0] } ?? [])
        for script in scripts { script.alter(&postings, of: self, in: round) }
        return postings
    }

    /// The round that is open for it; `nil` once its ceremony has ended.
    var openRound: Round? { participant.openRound }

    /// Envelopes that could not be understood before the joining was closed.
    ///
    /// They are offered again in the next step, as every participant must do: otherwise their views
    /// would differ.
    private var early: [[UInt8]] = []

    func read(_ envelopes: [[UInt8]], step: Int) {
        let offered = early + envelopes
        let stepReceipts =
            checksRefusals
            ? receiveSingly(offered, step: step) : participant.receive(all: offered)
        early = zip(offered, stepReceipts).filter { $1 == .notYet }.map(\.0)
        receipts.append(stepReceipts)
    }

    private func receiveSingly(_ envelopes: [[UInt8]], step: Int) -> [Receipt] {
        var receipts: [Receipt] = []
        for envelope in envelopes {
            let before = state
            let receipt = participant.receive(envelope)
            receipts.append(receipt)
            if !receipt.changedState, before != state { changedByRefusal.append(step) }
        }
        return receipts
    }

    /// Closes the round, and continues if the board does not have what it posted: a board here is closed for
    /// all its readers alike, unless a script or the network withholds something.
    func closeRound() {
        outcome = participant.closeRound()
        if case .unheard? = outcome { outcome = participant.continueUnheard() ?? outcome }
    }

    /// Hands in a certified key; see `UnstoredParticipant.adopt(_:)`.
    ///
    /// - Parameter groupKey: The key.
    /// - Returns: Whether it is this participant's key.
    public func adopt(_ groupKey: GroupKey) -> Adoption {
        participant.adopt(groupKey)
    }

    // MARK: Its result

    /// A copy of x_j, whether the key is certified or not.
    ///
    /// - Returns: The share; `nil` for somebody without a right one.
    public func share() -> SecretScalar? { participant.uncertifiedShare() }

    /// The key package.
    ///
    /// - Returns: A copy of the share with the certified key.
    /// - Throws: `ParticipantError`, if there is none; the participant is as it was.
    public func keyPackage() throws(ParticipantError) -> KeyPackage {
        try participant.keyPackage()
    }

    /// Its share as signers take it, of a key that is assured.
    ///
    /// - Parameter evenIfUnassured: Whether a share of a key that is not assured is given, too.
    /// - Returns: A copy of the share with the certified key.
    /// - Throws: `ParticipantError`, if there is none.
    public func secretKeyShare(
        evenIfUnassured: Bool = false
    ) throws(ParticipantError) -> SecretKeyShare {
        try participant.secretKeyShare(evenIfUnassured: evenIfUnassured)
    }
}
