import DKGTestHarness
import TestSupport
import Testing

@testable import FROSTKeyGeneration

/// The engine for public points changes nothing but the time: every key and every blame is that of libsecp256k1.
@Suite("Both arithmetics make the same keys and blame the same")
struct ArithmeticTests {
    private func session(
        _ suite: FROSTCiphersuite, _ naming: Naming = .consecutive, participants: Int = 5,
        threshold: Int = 3, seed: UInt64 = 1
    ) throws -> DealtSession {
        DealtSession(
            suite, identifiers: try naming.identifiers(participants, in: suite),
            threshold: threshold, seed: seed)
    }

    /// Expects an outcome by either arithmetic.
    private func expect(
        _ session: DealtSession, _ broadcasts: [FROSTBroadcast]? = nil,
        ends expected: DealtSession.Outcome, _ comment: Comment = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for arithmetic in PublicArithmetic.allCases {
            let outcome = try session.outcome(broadcasts, by: arithmetic)
            #expect(
                outcome == expected, "\(arithmetic) \(comment)", sourceLocation: sourceLocation)
        }
    }

    @Test(
        "Honest sessions of every size and naming", arguments: FROSTCiphersuite.allCases,
        Naming.allCases)
    func honest(_ suite: FROSTCiphersuite, _ naming: Naming) throws {
        for (participants, threshold) in [(2, 2), (4, 2), (5, 3), (8, 4)] {
            let session = try session(
                suite, naming, participants: participants, threshold: threshold, seed: 3)
            let plain = try session.outcome(by: .libsecp256k1)
            guard case .key = plain else {
                Issue.record("\(participants), \(threshold): \(plain)")
                continue
            }
            try expect(session, ends: plain)
        }
    }

    @Test("Whole sessions in memory", arguments: FROSTCiphersuite.allCases)
    func simulations(_ suite: FROSTCiphersuite) throws {
        for naming in Naming.allCases {
            var packages: Set<[UInt8]> = []
            for arithmetic in PublicArithmetic.allCases {
                var simulation = FROSTSimulation(
                    suite, identifiers: try naming.identifiers(5, in: suite), threshold: 3)
                simulation.arithmetic = arithmetic
                for participant in try simulation.run() {
                    guard let key = participant.takeKey() else {
                        Issue.record("no key: \(String(describing: participant.error))")
                        return
                    }
                    packages.insert(key.publicKeyPackage.encoded())
                }
            }
            #expect(packages.count == 1)
        }
    }

    @Test("The first wrong proof is blamed", arguments: FROSTCiphersuite.allCases)
    func wrongProofs(_ suite: FROSTCiphersuite) throws {
        for wrong in [[1], [4], [2, 3], [3, 4], [1, 2, 3, 4]] {
            var session = try session(suite)
            for position in wrong { session.responseErrors[position] = Scalar(UInt64(position)) }
            try expect(
                session, ends: .fault(.invalidProof(session.identifiers[wrong[0]])), "\(wrong)")
        }
    }

    @Test(
        "Errors of proofs that cancel each other are blamed", arguments: FROSTCiphersuite.allCases)
    func cancellingProofs(_ suite: FROSTCiphersuite) throws {
        var session = try session(suite)
        session.responseErrors[2] = Scalar(7)
        session.responseErrors[4] = -Scalar(7)
        try expect(session, ends: .fault(.invalidProof(session.identifiers[2])))
    }

    /// R = k G and z = k fulfil the equation of a proof for infinity, whatever is asked.
    @Test("A constant term at infinity is blamed", arguments: FROSTCiphersuite.allCases)
    func constantTermAtInfinity(_ suite: FROSTCiphersuite) throws {
        for position in [1, 3] {
            var session = try session(suite)
            session.polynomials[position][0] = .zero
            try expect(session, ends: .fault(.invalidProof(session.identifiers[position])))
        }
    }

    /// With R at infinity, z = a_0 c does.
    @Test("A nonce at infinity is blamed", arguments: FROSTCiphersuite.allCases)
    func nonceAtInfinity(_ suite: FROSTCiphersuite) throws {
        let session = try session(suite)
        var broadcasts = try session.broadcasts()
        let package = broadcasts[2].package
        let sender = broadcasts[2].sender
        let challenge = FROSTProof.challenge(
            sender, commitment: package.commitment.constantTerm, noncePoint: .infinity, in: suite)
        broadcasts[2] = FROSTBroadcast(
            FROSTRound1Package(
                ciphersuite: suite, commitment: package.commitment,
                proof: FROSTProof(
                    noncePoint: .infinity,
                    response: session.polynomials[3][0] * challenge)),
            from: sender)
        try expect(session, broadcasts, ends: .fault(.invalidProof(sender)))
    }

    @Test("A proof of somebody else is blamed", arguments: FROSTCiphersuite.allCases)
    func anothersProof(_ suite: FROSTCiphersuite) throws {
        let session = try session(suite)
        var broadcasts = try session.broadcasts()
        broadcasts[3] = FROSTBroadcast(broadcasts[1].package, from: broadcasts[3].sender)
        try expect(session, broadcasts, ends: .fault(.invalidProof(broadcasts[3].sender)))
    }

    @Test("The first wrong share is blamed", arguments: FROSTCiphersuite.allCases, Naming.allCases)
    func wrongShares(_ suite: FROSTCiphersuite, _ naming: Naming) throws {
        for wrong in [[1], [4], [2, 3], [1, 2, 3, 4]] {
            var session = try session(suite, naming)
            for position in wrong { session.shareErrors[position] = Scalar(UInt64(position)) }
            let named = wrong.map { session.identifiers[$0] }.min()
            try expect(
                session, ends: .fault(.invalidShare(try #require(named))), "\(naming) \(wrong)")
        }
    }

    @Test(
        "Errors of shares that cancel each other are blamed, although the key would be right",
        arguments: FROSTCiphersuite.allCases, Naming.allCases)
    func cancellingShares(_ suite: FROSTCiphersuite, _ naming: Naming) throws {
        var session = try session(suite, naming)
        session.shareErrors[2] = Scalar(7)
        session.shareErrors[4] = -Scalar(7)
        let named = min(session.identifiers[2], session.identifiers[4])
        try expect(session, ends: .fault(.invalidShare(named)))
        // The twin: without the errors the same shares make a key.
        session.shareErrors = session.shareErrors.map { _ in .zero }
        guard case .key = try session.outcome(by: .engine) else {
            Issue.record("no key")
            return
        }
    }

    @Test(
        "Coefficients that are zero, and shares that are, change nothing",
        arguments: FROSTCiphersuite.allCases)
    func zeros(_ suite: FROSTCiphersuite) throws {
        for naming in Naming.allCases {
            var session = try session(suite, naming)
            session.polynomials[1][1] = .zero
            session.polynomials[2][2] = .zero
            // f_3 at the first participant is zero.
            let x = session.identifiers[0].scalar
            session.polynomials[3][0] =
                -(session.polynomials[3][1] * x + session.polynomials[3][2] * x * x)
            let plain = try session.outcome(by: .libsecp256k1)
            guard case .key = plain else {
                Issue.record("\(plain)")
                continue
            }
            try expect(session, ends: plain)
        }
    }

    @Test("A key at infinity, and verification shares there", arguments: FROSTCiphersuite.allCases)
    func infinity(_ suite: FROSTCiphersuite) throws {
        for naming in Naming.allCases {
            let honest = try session(suite, naming)
            /// The session with a last polynomial that makes the sum of all vanish at a point.
            func vanishing(at point: Scalar) -> DealtSession {
                var session = honest
                let last = session.polynomials.count - 1
                var sum = Scalar.zero
                for polynomial in session.polynomials {
                    sum = sum + polynomial.reversed().reduce(Scalar.zero) { $0 * point + $1 }
                }
                session.polynomials[last][0] = session.polynomials[last][0] - sum
                return session
            }
            try expect(vanishing(at: .zero), ends: .fault(.keyAtInfinity), "\(naming)")
            let identifier = honest.identifiers[3]
            try expect(
                vanishing(at: identifier.scalar),
                ends: .fault(.verificationShareAtInfinity(identifier)), "\(naming)")
        }
    }

    @Test("Faults at random", arguments: 1...24)
    func random(seed: UInt64) throws {
        var source = SeededRandomSource(seed: seed)
        let suite = FROSTCiphersuite.allCases[Int.random(in: 0...1, using: &source)]
        let naming = Naming.allCases[Int.random(in: 0..<Naming.allCases.count, using: &source)]
        let participants = Int.random(in: 2...7, using: &source)
        let threshold = Int.random(in: 2...participants, using: &source)
        var session = try session(
            suite, naming, participants: participants, threshold: threshold, seed: seed)
        for position in 1..<participants {
            if Int.random(in: 0..<9, using: &source) == 0 {
                session.responseErrors[position] = source.scalar()
            }
            if Int.random(in: 0..<4, using: &source) == 0 {
                // Small ones of either sign often cancel.
                let error = Scalar(UInt64.random(in: 0...1, using: &source))
                session.shareErrors[position] = Bool.random(using: &source) ? error : -error
            }
        }
        try expect(session, ends: session.outcome(by: .libsecp256k1))
    }
}
