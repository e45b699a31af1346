import DKG
import TestSupport
import Testing

@Suite("Vectors: what a seed determines")
struct SessionVectorTests {
    private static let schemes = ["feldman", "pedersen"]

    private func load(_ scheme: String) throws -> (PrimitiveVectors.Session, Ceremony) {
        let all = try PrimitiveVectors.load()
        #expect(all.sessions.count == 2)
        let session = try #require(all.sessions.first { $0.scheme == scheme })
        let ceremony = try all.groupKey(of: scheme).ceremony
        #expect(ceremony.id.digest.bytes == session.ceremonyID.bytes)
        return (session, ceremony)
    }

    @Test("Seeds, session keys and join nonces", arguments: schemes)
    func seeds(scheme: String) throws {
        let (vector, ceremony) = try load(scheme)
        for member in vector.participants {
            let identity = try SigningKey(decoding: member.identitySecret.secretEncoding())
            #expect(ceremony.roster.index(of: identity.verificationKey)?.value == member.index)
            let seed = CeremonySeed(
                for: ceremony, identity: identity, fresh: member.fresh.secretEncoding())
            #expect(seed.bytes.publicBytes(in: 0..<32) == member.seed.bytes)
            let key = seed.sessionKey()
            #expect(key.timesGenerator().compressed == member.publicSessionKey.bytes)
            #expect(key.disclosed().bytes == member.sessionKey.bytes)
            #expect(seed.joinNonce().bytes == member.joinNonce.bytes)
        }
    }

    @Test("The session's name", arguments: schemes)
    func session(scheme: String) throws {
        let (vector, ceremony) = try load(scheme)
        let joins = try vector.participants.map { member in
            Join(
                index: try ParticipantIndex(member.index),
                encryptionKey: try member.publicSessionKey.point(),
                nonce: try member.joinNonce.digest())
        }
        #expect(Session(ceremony: ceremony, joins: joins).id.digest.bytes == vector.sid.bytes)
        #expect(
            Session(ceremony: ceremony, joins: joins.reversed()).id.digest.bytes == vector.sid.bytes
        )
        #expect(
            Session(ceremony: ceremony, joins: joins.dropLast()).id.digest.bytes != vector.sid.bytes
        )
    }

    @Test("Coefficients and ephemeral secret", arguments: schemes)
    func dealers(scheme: String) throws {
        let (vector, ceremony) = try load(scheme)
        let members = try vector.participants.map { member in
            DealingSession.Receiver(
                index: try ParticipantIndex(member.index),
                encryptionKey: try member.publicSessionKey.point())
        }
        let session = DealingSession(
            id: try vector.sid.digest(), scheme: ceremony.scheme, threshold: ceremony.threshold,
            receivers: members)
        for member in vector.participants {
            let seed = try member.ceremonySeed()
            let secrets = DealerSecrets(seed: seed, session: session)
            let count = ceremony.threshold.count
            let a = (0..<count).map { secrets.polynomial.coefficient($0).disclosed().bytes }
            #expect(a == member.a.map(\.bytes))
            switch secrets.blinding {
            case .pedersen(let blinding):
                let b = (0..<count).map { blinding.coefficient($0).disclosed().bytes }
                #expect(b == member.b.map(\.bytes))
                #expect(ceremony.scheme == .pedersen)
            case .feldman:
                #expect(ceremony.scheme == .feldman)
            }
            #expect(secrets.ephemeralSecret.disclosed().bytes == member.r.bytes)
        }
    }

    @Test("The envelopes that each participant sends", arguments: schemes)
    func envelopes(scheme: String) throws {
        let (vector, ceremony) = try load(scheme)
        var auditor = Auditor(of: ceremony)
        while let round = auditor.state.openRound {
            let posted = vector.participants.flatMap(\.envelopes).map(\.bytes)
                .filter { $0[1] == round.rawValue }
            #expect(!posted.isEmpty)
            for envelope in posted { #expect(auditor.receive(envelope) == .accepted) }
            auditor.closeRound()
        }
        #expect(auditor.state.outcome == .certified)
        for member in vector.participants {
            let seed = try member.ceremonySeed()
            var participant = try UnstoredParticipant(
                ceremony: ceremony,
                identity: SigningKey(decoding: member.identitySecret.secretEncoding()),
                seed: seed)
            var said = [participant.joinMessage]
            while let round = participant.state.openRound {
                for other in vector.participants {
                    for envelope in other.envelopes where envelope.bytes[1] == round.rawValue {
                        participant.receive(envelope.bytes)
                    }
                }
                var outcome = participant.closeRound()
                // The board has a forged envelope in the place of what it said.
                if case .unheard = outcome { outcome = participant.continueUnheard() ?? outcome }
                if case .opened(_, let message?) = outcome { said.append(message) }
            }
            for envelope in member.envelopes.map(\.bytes) {
                #expect(
                    said.contains(envelope) != isForged(envelope),
                    "participant \(member.index) kind \(envelope[1])")
            }
        }
    }

    /// Three envelopes are given and do not follow from a seed: the dealing of participant 2, which
    /// has a wrong share, and dealing and extraction of participant 3, which deals another
    /// polynomial than its seed says.
    private func isForged(_ envelope: [UInt8]) -> Bool {
        switch (envelope[1], envelope[35]) {
        case (2, 2), (2, 3), (5, 3): true
        default: false
        }
    }
}
