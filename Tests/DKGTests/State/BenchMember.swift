import DKG
import TestSupport

/// A participant on a bench, with its secrets, so that a test can sign in its name.
final class BenchMember {
    let number: Int
    let index: ParticipantIndex
    let ceremony: Ceremony

    /// How its last closing ended.
    private(set) var outcome: ParticipantOutcome?

    /// Everything that it read, round by round.
    private(set) var read: [[[UInt8]]] = []

    private let seed: UInt64
    private var participant: UnstoredParticipant?

    init(_ number: Int, in ceremony: Ceremony, seed: UInt64) throws {
        self.number = number
        self.ceremony = ceremony
        self.seed = seed
        index = try ParticipantIndex(number)
        participant = try rebuilt()
    }

    /// The identity of a participant.
    static func identity(_ number: Int, _ seed: UInt64) throws -> SigningKey {
        try SigningKey(decoding: secret("identity", number, seed))
    }

    private static func secret(_ label: String, _ number: Int, _ seed: UInt64) -> SecretBytes {
        SecretBytes(
            copying: TaggedHash("test \(label)").digest(of: Array("\(seed) \(number)".utf8)).bytes)
    }

    func identity() throws -> SigningKey { try BenchMember.identity(number, seed) }

    func ceremonySeed() throws -> CeremonySeed {
        CeremonySeed(
            for: ceremony, identity: try identity(),
            fresh: BenchMember.secret("fresh", number, seed))
    }

    /// The participant as it is after a crash: made of its seed and nothing else.
    func rebuilt(released: [[UInt8]] = []) throws -> UnstoredParticipant {
        try UnstoredParticipant(
            ceremony: ceremony, identity: identity(), seed: ceremonySeed(), released: released)
    }

    /// What it knows in public; `nil` once it was taken.
    var state: PublicState? {
        switch participant {
        case .some(let participant): participant.state
        case .none: nil
        }
    }

    /// Reads, closes, and returns what it has to say next.
    func close(reading envelopes: [[UInt8]]) -> [UInt8]? {
        read.append(envelopes)
        for envelope in envelopes { participant?.receive(envelope) }
        outcome = participant?.closeRound()
        // What a test posts in its place, or does not post, is the same for everybody.
        if case .unheard? = outcome { outcome = participant?.continueUnheard() }
        if case .opened(_, let message)? = outcome { return message }
        return nil
    }

    func adopt(_ groupKey: GroupKey) -> Adoption? { participant?.adopt(groupKey) }

    /// Takes the participant away, for the calls that consume it.
    func take() throws -> UnstoredParticipant {
        guard let participant = participant.take() else { throw TestError("taken before") }
        return participant
    }

    func keyPackage() throws -> KeyPackage { try take().keyPackage() }

    // MARK: Signing in its name

    /// An envelope with any body, signed by this member.
    func envelope(_ body: [UInt8], _ round: Round, id: Digest, salt: UInt8 = 0) throws -> [UInt8] {
        Envelope(
            signing: body, in: round, id: id, sender: index, identity: try identity()
        ) { _ in SecretBytes(copying: [UInt8](repeating: salt, count: 32)) }.bytes
    }

    /// The same content with another signature, as valid as the first.
    func resigned(_ bytes: [UInt8]) throws -> [UInt8] {
        let envelope = try Envelope(decoding: bytes)
        return try self.envelope(envelope.body, envelope.round, id: envelope.id, salt: 7)
    }

    /// A certify signature over any digest.
    func certification(of digest: Digest, session: Digest) throws -> Certificate.Entry {
        let envelope = try Envelope(
            decoding: envelope(digest.bytes, .certify, id: session))
        return Certificate.Entry(index: index, signature: envelope.signature)
    }
}
