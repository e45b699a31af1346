import DKG
import DKGTestHarness

/// A member of the cast of a random log: a participant that reads it, and the key with which it also says other
/// things.
final class LogMember {
    let index: ParticipantIndex
    let isLiar: Bool
    /// The round in which a liar lies; before it, mostly not.
    let firstLie: Round
    let identity: SigningKey
    private let seed: SecretBytes
    private var participant: UnstoredParticipant

    init(
        index: ParticipantIndex, isLiar: Bool, firstLie: Round, ceremony: Ceremony,
        configuration: SimulationConfiguration
    ) throws(SimulationError) {
        self.index = index
        self.isLiar = isLiar
        self.firstLie = firstLie
        do throws(RandomSourceError) {
            identity = try configuration.identity(at: index.position)
        } catch {
            throw .random(error)
        }
        var source = DeterministicRandomSource(seed: configuration.seed, label: "log \(index)")
        do throws(ParticipantError) {
            let seed = try CeremonySeed(for: ceremony, identity: identity, random: &source)
            self.seed = seed.bytes.duplicate()
            participant = try UnstoredParticipant(
                ceremony: ceremony, identity: identity.duplicate(), seed: seed)
        } catch {
            throw .participant(error)
        }
    }

    /// What it knows in public.
    var state: PublicState { participant.state }

    var join: [UInt8] { participant.joinMessage }

    /// Does with its state what the reader of the log does.
    ///
    /// Returns what an honest member would say now.
    func follow(_ step: LogModel.Step) -> [UInt8]? {
        switch step {
        case .receive(let envelope):
            participant.receive(envelope.bytes)
            return nil
        case .close:
            // The log is the same for all, so what is not on it came too late.
            var outcome = participant.closeRound()
            if case .unheard = outcome { outcome = participant.continueUnheard() ?? outcome }
            if case .opened(_, let message) = outcome { return message }
            return nil
        }
    }

    // MARK: What it says besides

    /// Signs a body in its name.
    func envelope(body: [UInt8], in round: Round, id: Digest) -> [UInt8] {
        Envelope(signing: body, in: round, id: id, sender: index, identity: identity) { _ in nil }
            .bytes
    }

    /// Signs the message of an envelope anew, with other randomness.
    func signedAgain(_ envelope: Envelope, random: inout DeterministicRandomSource) -> [UInt8] {
        let signature = identity.sign(
            envelope.digest, auxiliaryRandomness: try? SecretBytes(random32: &random))
        return Array(envelope.bytes.dropLast(Signature.byteCount)) + signature.encoded
    }

    /// Votes to close a round.
    func vote(_ round: Round, id: Digest) -> [UInt8] {
        RecordMaker.vote(kind: round.rawValue, sender: index.value, id: id, signedBy: identity)
    }

    /// Feldman values of another polynomial, with a right proof: round 4 makes it fail.
    func wrongExtraction(in session: Session) -> [UInt8]? {
        guard let ceremonySeed = CeremonySeed(stored: seed.duplicate()) else { return nil }
        let secrets = DealerSecrets(seed: ceremonySeed, session: session.dealing)
        var points = FeldmanCommitment(to: secrets.polynomial).points
        // With t = 1 the last coefficient is the constant term, and the proof would not match.
        guard points.count > 1, let last = points.popLast() else { return nil }
        points.append(last + Scalar.one.timesGenerator())
        let extraction = try? Extraction(
            publishing: FeldmanCommitment(points: points),
            provedWith: secrets.polynomial.constantTerm(), as: index, in: session.dealing
        ) { _ in nil }
        return extraction.map { envelope(body: $0.encoded, in: .extract, id: session.id.digest) }
    }
}
