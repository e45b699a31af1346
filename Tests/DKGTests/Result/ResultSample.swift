import DKG
import TestSupport

/// A small certified key and the ways to make another out of its parts.
struct ResultSample {
    let bench: Bench
    let key: GroupKey

    /// Certified by everybody of n = 5, t = 2, unless fewer sign.
    init(
        _ scheme: CommitmentScheme = .pedersen, n: Int = 5, t: Int = 2, board: BoardKind = .agreed,
        instance: String = "instance", signing: Int? = nil
    ) throws {
        var bench = try Bench(scheme, n: n, t: t, board: board, instance: instance)
        try bench.advance(to: .certify)
        if let signing {
            for number in bench.state.expected.numbers.dropFirst(signing) {
                bench.postings[number] = []
            }
        }
        bench.close()
        guard let key = bench.state.groupKey else { throw TestError("not certified") }
        self.bench = bench
        self.key = key
    }

    /// The transcript with some fields replaced.
    func transcript(
        session: Digest? = nil, lastView: Digest? = nil, qualified: [ParticipantIndex]? = nil,
        holders: [ParticipantIndex]? = nil, points: [Point]? = nil
    ) -> Transcript {
        let own = key.transcript
        return Transcript(
            session: session.map { Session.ID($0) } ?? own.session,
            lastView: lastView ?? own.lastView,
            qualified: qualified ?? own.qualified, holders: holders ?? own.holders,
            polynomial: points.map(FeldmanCommitment.init) ?? own.polynomial)
    }

    /// Signatures of these members over a transcript.
    func certificate(_ transcript: Transcript, by signers: [Int]) throws -> Certificate {
        Certificate(
            entries: try signers.map { number in
                try bench[number].certification(
                    of: transcript.digest, session: transcript.session.digest)
            })
    }

    /// Signs a transcript and puts the key together.
    func key(_ transcript: Transcript, by signers: [Int]) throws(KeyFileError) -> GroupKey {
        guard let certificate = try? certificate(transcript, by: signers) else {
            throw .inconsistent(.reportNotCanonical)
        }
        return try GroupKey(
            verifying: key.session, transcript: transcript, certificate: certificate)
    }

    /// The bytes of a key package of one member, for a test to damage.
    func packageBytes(of number: Int) throws -> [UInt8] {
        let encoding = try package(of: number).secretEncoding()
        return encoding.publicBytes(in: 0..<encoding.count)
    }

    /// The key package of one member, made of its share and this key.
    func package(of number: Int) throws -> KeyPackage {
        var participant = try bench[number].rebuilt()
        for round in bench[number].read {
            for envelope in round { participant.receive(envelope) }
            participant.closeRound()
        }
        return try participant.keyPackage()
    }
}
