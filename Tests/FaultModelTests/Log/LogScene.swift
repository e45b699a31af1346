import DKG
import DKGTestHarness
import FaultModel

/// A log made by hand: who posts what is written down, entry by entry, from position 1 on.
///
/// Everybody reads what the model reads, so that whoever is told to speak says what follows from the log.
final class LogScene {
    let ceremony: Ceremony
    let carrier: SigningKey
    private(set) var model: LogModel
    private(set) var position: UInt64 = 0
    private let players: [Player]
    private var followed = 0

    /// A participant, and its last message.
    private final class Player {
        let identity: SigningKey
        var participant: UnstoredParticipant
        var message: [UInt8]

        init(_ configuration: SimulationConfiguration, _ ceremony: Ceremony, at position: Int)
            throws
        {
            identity = try configuration.identity(at: position)
            var source = DeterministicRandomSource(seed: 1, label: "scene \(position)")
            participant = try UnstoredParticipant(
                ceremony: ceremony, identity: identity.duplicate(),
                seed: CeremonySeed(for: ceremony, identity: identity, random: &source))
            message = participant.joinMessage
        }
    }

    init(
        participants: Int, threshold: Int, scheme: CommitmentScheme = .feldman,
        board: BoardKind = .agreed, absent: [Int] = []
    ) throws {
        let configuration = SimulationConfiguration(
            participants: participants, threshold: threshold, scheme: scheme, board: board)
        ceremony = try configuration.ceremony()
        var players: [Player] = []
        for position in 0..<participants {
            players.append(try Player(configuration, ceremony, at: position))
        }
        self.players = players
        var source = DeterministicRandomSource(seed: 1, label: "carrier")
        carrier = try SigningKey(random: &source)
        model = LogModel(
            ceremony: ceremony, absent: Set(try absent.map { try ParticipantIndex($0) }),
            carrier: board == .relay ? carrier.verificationKey : nil)
    }

    var id: Digest { ceremony.id.digest }
    var state: PublicState { model.state }
    var closings: [LogModel.Closing] { model.closings }

    /// Round and position of each closing, as "join 3, deal 6".
    var closed: String {
        closings.map { "\($0.round) \($0.position)" }.joined(separator: ", ")
    }

    // MARK: Posting

    /// Posts anything at the next position, and says what became of it.
    @discardableResult
    func post(_ entry: [UInt8], at position: UInt64? = nil) -> LogModel.Fate? {
        self.position = position ?? self.position + 1
        let known = model.fates.count
        model.read(entry, at: self.position)
        for step in model.steps[followed...] {
            for player in players { follow(step, player) }
        }
        followed = model.steps.count
        return model.fates.count > known ? model.fates.last : nil
    }

    private func follow(_ step: LogModel.Step, _ player: Player) {
        switch step {
        case .receive(let envelope):
            player.participant.receive(envelope.bytes)
        case .close:
            var outcome = player.participant.closeRound()
            if case .unheard = outcome { outcome = player.participant.continueUnheard() ?? outcome }
            if case .opened(_, let message?) = outcome { player.message = message }
        }
    }

    @discardableResult
    func post(envelope: [UInt8]) -> LogModel.Fate? {
        post(RecordMaker.record(envelope: envelope, id: id))
    }

    /// Some post what they have to say: their joins first, later what the last closing gave them to say.
    func say(_ numbers: Int...) {
        for number in numbers { post(envelope: players[number - 1].message) }
    }

    /// Everybody does.
    func sayAll() {
        for player in players { post(envelope: player.message) }
    }

    /// Some vote.
    func vote(_ round: Round, _ numbers: Int...) {
        for number in numbers { post(voteRecord(round, number)) }
    }

    // MARK: Records and envelopes

    /// What a participant has to say.
    func message(of number: Int) -> [UInt8] { players[number - 1].message }

    /// Its digest.
    func digest(of envelope: [UInt8]) throws -> Digest { try Envelope(decoding: envelope).digest }

    /// A message whose body does not decode, another one for each number.
    func junk(_ round: Round, by number: Int, _ variant: UInt8 = 0, id: Digest? = nil) -> [UInt8] {
        let known = round == .join ? self.id : state.session?.id.digest ?? .zero
        return envelope([0xff, variant], round, by: number, id: id ?? known)
    }

    func envelope(_ body: [UInt8], _ round: Round, by number: Int, id: Digest) -> [UInt8] {
        Envelope(
            signing: body, in: round, id: id, sender: index(number),
            identity: players[number - 1].identity
        ) { _ in nil }.bytes
    }

    /// The same message with another signature.
    func signedAgain(_ bytes: [UInt8], by number: Int) throws -> [UInt8] {
        let envelope = try Envelope(decoding: bytes)
        let signature = players[number - 1].identity.sign(
            envelope.digest, auxiliaryRandomness: nil)
        return bytes.dropLast(Signature.byteCount) + signature.encoded
    }

    func voteRecord(_ round: Round, _ number: Int, signedBy signer: Int? = nil, id: Digest? = nil)
        -> [UInt8]
    {
        RecordMaker.vote(
            kind: round.rawValue, sender: UInt16(number), id: id ?? self.id,
            signedBy: players[(signer ?? number) - 1].identity)
    }

    /// A closing by the carrier over messages.
    func closing(_ round: Round, over envelopes: [[UInt8]]) throws -> [UInt8] {
        let digests = try envelopes.map { try digest(of: $0) }
        return RecordMaker.closing(
            kind: round.rawValue, listing: RecordMaker.ascending(digests), id: id,
            signedBy: carrier)
    }

    /// A closing that somebody else signs.
    func closing(_ round: Round, over envelopes: [[UInt8]], signedBy number: Int) throws -> [UInt8]
    {
        let digests = try envelopes.map { try digest(of: $0) }
        return RecordMaker.closing(
            kind: round.rawValue, listing: RecordMaker.ascending(digests), id: id,
            signedBy: players[number - 1].identity)
    }

    /// The sid that a closing of the joining would give now.
    func guessedSession() -> Digest? {
        var state = state
        state.closeRound()
        return state.session?.id.digest
    }

    func index(_ number: Int) -> ParticipantIndex {
        ceremony.roster.indices[number - 1]
    }
}

extension [ParticipantIndex] {
    /// Their numbers.
    var numbers: [Int] { map { Int($0.value) } }
}
