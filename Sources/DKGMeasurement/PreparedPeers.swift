import DKG
import DKGTestHarness
import PolynomialCommitments
import Secp256k1Group
import ShareVerification

/// The other participants of an honest ceremony, as one reader sees them: as messages.
///
/// Each message follows from a seed that is a function of the configuration and is made when it is
/// wanted, so nothing but the identities is kept. Joins, commitments and proofs are those of
/// `CeremonySimulation` with the same configuration. The shares that are sealed for anybody but the
/// reader are not computed: no public rule can tell, and n participants would need n^2 of them.
struct PreparedPeers {
    private let configuration: SimulationConfiguration
    private let ceremony: Ceremony
    private let reader: ParticipantIndex
    private let conduct: PeerConduct
    private let openers: SilentDealers

    init(
        of configuration: SimulationConfiguration, reader: ParticipantIndex, in ceremony: Ceremony,
        conduct: PeerConduct
    ) {
        self.configuration = configuration
        self.ceremony = ceremony
        self.reader = reader
        self.conduct = conduct
        openers = SilentDealers()
    }

    /// The last t - 1 participants but the reader.
    private func deviates(_ peer: ParticipantIndex) -> Bool {
        conduct != .honest
            && ceremony.roster.indices.filter { $0 != reader }
                .suffix(ceremony.threshold.count - 1).contains(peer)
    }

    /// The seed that a participant of the simulation has.
    static func seed(
        of index: ParticipantIndex, _ configuration: SimulationConfiguration, in ceremony: Ceremony,
        identity: borrowing SigningKey
    ) throws -> CeremonySeed {
        var source = DeterministicRandomSource(
            seed: configuration.seed, label: "fresh \(index)")
        return try CeremonySeed(for: ceremony, identity: identity, random: &source)
    }

    /// The envelope of one peer for the round that is open for the reader; `nil` if it has none.
    func envelope(
        of peer: ParticipantIndex, in round: Round, as seen: PublicState
    ) throws -> [UInt8]? {
        let identity = try configuration.identity(at: peer.position)
        let seed = try PreparedPeers.seed(
            of: peer, configuration, in: ceremony, identity: identity)
        if round == .join {
            return try UnstoredParticipant(ceremony: ceremony, identity: identity, seed: seed)
                .joinMessage
        }
        guard let session = seen.session, let view = seen.view,
            let body = try body(of: peer, in: round, seed, session.dealing, view, seen)
        else { return nil }
        return Envelope(
            signing: body, in: round, id: session.id.digest, sender: peer, identity: identity
        ) { digest in seed.auxiliaryRandomness(for: digest) }.bytes
    }

    private func body(
        of peer: ParticipantIndex, in round: Round, _ seed: borrowing CeremonySeed,
        _ session: DealingSession, _ view: Digest, _ seen: PublicState
    ) throws -> [UInt8]? {
        switch round {
        case .deal:
            return try deal(as: peer, seed, session)
        case .respond, .respondAgain:
            return ResponseBody(view: view, complaints: []).encoded
        case .extract:
            if deviates(peer) { return nil }
            let secrets = DealerSecrets(seed: seed, session: session)
            return try Extraction(of: secrets.polynomial, as: peer, in: session) { message in
                seed.auxiliaryRandomness(for: message)
            }.encoded
        case .open:
            let openings = try seen.failed.sorted().map { member in
                RevealedShare(
                    member: member,
                    share: try openers.share(of: member, to: peer) {
                        let identity = try configuration.identity(at: member.position)
                        return DealerSecrets(
                            seed: try PreparedPeers.seed(
                                of: member, configuration, in: ceremony, identity: identity),
                            session: session)
                    })
            }
            guard conduct == .silentExtractionAndLies, deviates(peer), let last = openings.last
            else { return RevealBody(view: view, entries: openings).encoded }
            let lie = RevealedShare(
                member: last.member,
                share: OpenedShare(
                    value: last.share.value + .one, blinding: last.share.blinding))
            return RevealBody(view: view, entries: openings.dropLast() + [lie]).encoded
        case .confirm, .confirmAgain:
            return RevealBody(view: view, entries: []).encoded
        case .certify:
            return seen.holders?.contains(peer) == true ? seen.transcript?.digest.bytes : nil
        case .join:
            return nil
        }
    }

    private func deal(
        as dealer: ParticipantIndex, _ seed: borrowing CeremonySeed, _ session: DealingSession
    ) throws -> [UInt8] {
        let secrets = DealerSecrets(seed: seed, session: session)
        let own = DealingSession(
            id: session.id, scheme: session.scheme, threshold: session.threshold,
            receivers: session.receivers.filter { $0.index == reader })
        let sealed = try secrets.deal(as: dealer, in: own) { _ in nil }
        let filler = SealedShare(
            value: Scalar(UInt64(dealer.value)),
            blinding: session.scheme == .pedersen ? Scalar(UInt64(dealer.value)) : nil)
        let shares = session.receivers.map { member in
            member.index == reader ? sealed.sealedShares.first ?? filler : filler
        }
        return try secrets.prove(
            commitment: sealed.commitment, ephemeralKey: sealed.ephemeralKey,
            sealedShares: shares, as: dealer, in: session
        ) { message in seed.auxiliaryRandomness(for: message) }.encoded
    }
}
