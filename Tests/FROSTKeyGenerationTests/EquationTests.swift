import TestSupport
import Testing

@testable import FROSTKeyGeneration

/// What the equations say by themselves: they are asked first, and are right about everything that is in them.
@Suite("Equations for many proofs and shares")
struct EquationTests {
    private let honest: DealtSession

    init() throws {
        honest = DealtSession(
            .secp256k1, identifiers: try Naming.consecutive.identifiers(5, in: .secp256k1),
            threshold: 3, seed: 11)
    }

    private func receivedShares(_ session: DealtSession) throws -> ReceivedShares {
        var received = ReceivedShares(of: try session.broadcasts().map(\.package.commitment))
        for position in session.identifiers.indices.dropFirst() {
            received.set(try session.share(from: position).signingShare, at: position - 1)
        }
        return received
    }

    @Test("Valid proofs are settled at once, from three on, and by the engine alone")
    func settles() throws {
        for suite in FROSTCiphersuite.allCases {
            for naming in Naming.allCases {
                let session = DealtSession(
                    suite, identifiers: try naming.identifiers(5, in: suite), threshold: 2, seed: 2)
                let broadcasts = try session.broadcasts()
                for count in 0...4 {
                    let some = Array(broadcasts.prefix(count))
                    #expect(ProofEquation.holds(for: some, in: suite))
                    #expect(ProofEquation.settles(some, in: suite, by: .engine) == (count >= 3))
                    #expect(!ProofEquation.settles(some, in: suite, by: .libsecp256k1))
                }
                // A proof says in which suite it is.
                for other in FROSTCiphersuite.allCases where other != suite {
                    #expect(!ProofEquation.holds(for: broadcasts, in: other))
                }
            }
        }
    }

    @Test("One wrong proof, or errors that cancel, are not settled")
    func wrongProofs() throws {
        for errors in [[0, 1, 0, 0, 0], [0, 0, 0, 0, 1], [0, 0, 1, -1, 0], [0, 1, 1, 1, -3]] {
            var session = honest
            session.responseErrors = errors.map {
                $0 < 0 ? -Scalar(UInt64(-$0)) : Scalar(UInt64($0))
            }
            #expect(!ProofEquation.holds(for: try session.broadcasts(), in: session.suite))
        }
    }

    @Test(
        "Whatever the weights are, right shares fit; with weights that are known, errors can cancel"
    )
    func weightedShares() throws {
        let own = honest.identifiers[0]
        let right = try receivedShares(honest)
        for weights: [UInt128] in [[1, 1, 1, 1], [1, 2, 3, .max], [0, 0, 0, 5]] {
            let fits = right.fit(at: own, weights: weights)
            #expect(fits)
        }
        var session = honest
        session.shareErrors[1] = Scalar(7)
        session.shareErrors[3] = -Scalar(7)
        let wrong = try receivedShares(session)
        let verdicts = [
            wrong.fit(at: own, weights: [1, 1, 1, 1]), wrong.fit(at: own, weights: [9, 2, 9, 4]),
            wrong.fit(at: own, weights: [9, 2, 8, 4]), wrong.fit(at: own, weights: [1, 1, 2, 1]),
        ]
        #expect(verdicts == [true, true, false, false])
        let first = wrong.firstWrong(at: own)
        let none = right.firstWrong(at: own)
        #expect(first == 0 && none == nil)
    }

    @Test("Weights are many, and change with everything that they are made of")
    func weights() throws {
        let session = Digest.zero
        let own = honest.identifiers[0]
        let shares = try receivedShares(honest)
        let secret = SecretScalar(Scalar(5))
        let weights = shares.weights(session: session, receiver: own, own: secret)
        #expect(Set(weights).count == 4)
        // Each has the full length: all of them above 2^96 but for a chance of 2^-30.
        #expect(weights.allSatisfy { $0 >> 96 != 0 })
        let again = shares.weights(session: session, receiver: own, own: SecretScalar(Scalar(5)))
        #expect(again == weights)
        var others: [[UInt128]] = []
        others.append(
            shares.weights(
                session: TaggedHash("x").digest(of: [1]), receiver: own, own: secret))
        others.append(
            shares.weights(session: session, receiver: honest.identifiers[1], own: secret))
        others.append(
            shares.weights(session: session, receiver: own, own: SecretScalar(Scalar(6))))
        for position in 1...4 {
            var changed = honest
            changed.shareErrors[position] = .one
            let received = try receivedShares(changed)
            others.append(received.weights(session: session, receiver: own, own: secret))
        }
        for position in 0..<4 {
            #expect(Set(others.map { $0[position] }).union([weights[position]]).count == 8)
        }
    }

    @Test("Shares that come are kept, and those that do not are missed")
    func missing() throws {
        var received = ReceivedShares(of: try honest.broadcasts().map(\.package.commitment))
        for (position, expected) in [(2, 0), (0, 1), (1, 3)] {
            let before = received.contains(position)
            received.set(try honest.share(from: position + 1).signingShare, at: position)
            let after = (received.contains(position), received.firstMissing)
            #expect(!before && after == (true, expected))
        }
        received.set(try honest.share(from: 4).signingShare, at: 3)
        let none = received.firstMissing
        #expect(none == nil)
        let sum = received.sum().timesGenerator()
        let expected = (1...4).reduce(Scalar.zero) { sum, position in
            sum + honest.polynomials[position].value(at: 1)
        }
        #expect(sum == expected.timesGenerator())
    }

    @Test("The engine settles honest sessions of five and more, and nothing else")
    func fastPoints() throws {
        for naming in Naming.allCases {
            for participants in 4...5 {
                let identifiers = try naming.identifiers(participants, in: .secp256k1)
                var session = DealtSession(
                    .secp256k1, identifiers: identifiers, threshold: 2, seed: 4)
                #expect(try isFast(session, by: .engine) == (participants >= 5))
                #expect(try !isFast(session, by: .libsecp256k1))
                session.shareErrors[1] = .one
                #expect(try !isFast(session, by: .engine))
            }
        }
    }

    /// Whether the engine makes the public side of the first participant's key.
    private func isFast(
        _ session: DealtSession, by arithmetic: PublicArithmetic
    ) throws -> Bool {
        let part = try session.second(session.broadcasts(), by: arithmetic)
        let x = session.identifiers[0].scalar
        let values = session.polynomials.map { $0.reversed().reduce(Scalar.zero) { $0 * x + $1 } }
        let share = zip(values, session.shareErrors).reduce(Scalar.zero) { $0 + $1.0 + $1.1 }
        let points = part.fastPoints(SecretScalar(values[0]), share.timesGenerator())
        // Points that the engine made are confirmed with the public key of the own share.
        let other = part.fastPoints(
            SecretScalar(values[0]), share.timesGenerator() + .generator)
        #expect(other == nil)
        return points != nil
    }

    @Test("Weights of proofs are many, and change with every part of every proof")
    func weightsOfProofs() throws {
        let broadcasts = try honest.broadcasts()
        let proofs = broadcasts.map(\.package.proof)
        let terms = broadcasts.map(\.package.commitment.constantTerm)
        let challenges = (1...4).map { Scalar(UInt64($0)) }
        let weights = ProofEquation.weights(proofs, terms, challenges)
        #expect(Set(weights).count == 4 && weights.allSatisfy { $0 >> 96 != 0 })
        #expect(ProofEquation.weights(proofs, terms, challenges) == weights)
        var others: [[UInt128]] = []
        for position in 0..<4 {
            var changed = proofs
            changed[position] = FROSTProof(
                noncePoint: proofs[position].noncePoint,
                response: proofs[position].response + .one)
            others.append(ProofEquation.weights(changed, terms, challenges))
            changed[position] = FROSTProof(
                noncePoint: proofs[position].noncePoint + .generator,
                response: proofs[position].response)
            others.append(ProofEquation.weights(changed, terms, challenges))
            var points = terms
            points[position] = points[position] + .generator
            others.append(ProofEquation.weights(proofs, points, challenges))
            var scalars = challenges
            scalars[position] = scalars[position] + Scalar(100)
            others.append(ProofEquation.weights(proofs, terms, scalars))
        }
        for position in 0..<4 {
            #expect(Set(others.map { $0[position] }).union([weights[position]]).count == 17)
        }
    }

    @Test("Weights of points are many, and change with everything that is compared")
    func weightsOfPoints() throws {
        let commitments = honest.polynomials.map {
            FeldmanCommitment(to: PublicPolynomial(coefficients: $0))
        }
        let identifiers = try Naming.hashed.identifiers(5, in: .secp256k1).sorted()
        let points = KeyPoints(of: commitments, at: identifiers, by: .libsecp256k1)
        let weights = points.weights
        #expect(Set(weights).count == 5 && points.weights == weights)
        var others: [[Scalar]] = []
        for position in points.commitment.points.indices {
            var coefficients = points.commitment.points
            coefficients[position] = coefficients[position] + .generator
            others.append(
                KeyPoints(FeldmanCommitment(points: coefficients), points.shares).weights)
        }
        for position in points.shares.indices {
            var shares = points.shares
            shares[position] = FROSTPublicKeyPackage.VerifyingShare(
                shares[position].identifier, -shares[position].point)
            others.append(KeyPoints(points.commitment, shares).weights)
        }
        for position in 0..<5 {
            #expect(
                Set(others.map { $0[position] }).union([weights[position]]).count
                    == 1 + others.count)
        }
    }

    @Test(
        "Points are confirmed only if they are those of the commitments", arguments: Naming.allCases
    )
    func confirmation(naming: Naming) throws {
        let commitments = honest.polynomials.map {
            FeldmanCommitment(to: PublicPolynomial(coefficients: $0))
        }
        let identifiers = try naming.identifiers(5, in: .secp256k1).sorted()
        let points = KeyPoints(of: commitments, at: identifiers, by: .engine)
        let plain = KeyPoints(of: commitments, at: identifiers, by: .libsecp256k1)
        #expect(points.commitment == plain.commitment && points.shares == plain.shares)
        for (position, identifier) in identifiers.enumerated() {
            let own = plain.shares[position].point
            #expect(points.isConfirmed(by: own, of: identifier))
            #expect(!points.isConfirmed(by: own + .generator, of: identifier))
        }
        let own = plain.shares[1].point
        let stranger = FROSTIdentifier(try ParticipantIndex(9999))
        #expect(!points.isConfirmed(by: own, of: stranger))
        #expect(!KeyPoints(points.commitment, []).isConfirmed(by: own, of: identifiers[1]))

        /// Whether the points are confirmed with other values for some of the participants.
        func isConfirmed(_ changes: [Int: Point]) -> Bool {
            let shares = points.shares.enumerated().map { position, share in
                FROSTPublicKeyPackage.VerifyingShare(
                    share.identifier, changes[position] ?? share.point)
            }
            return KeyPoints(points.commitment, shares).isConfirmed(by: own, of: identifiers[1])
        }
        #expect(isConfirmed([:]))
        let right = points.shares.map(\.point)
        #expect(!isConfirmed([4: -right[4]]))
        // Infinity is for libsecp256k1 to find.
        #expect(!isConfirmed([2: .infinity]))
        // In a table of differences an error ends up in the last value; elsewhere each stands for itself.
        if naming != .consecutive {
            for position in [0, 2, 3] { #expect(!isConfirmed([position: -right[position]])) }
            #expect(!isConfirmed([0: right[0] + .generator, 3: right[3] - .generator]))
        }
        let vanishing = FeldmanCommitment(points: [.infinity, .generator])
        let values = KeyPoints(of: [vanishing], at: identifiers, by: .engine)
        #expect(!values.isConfirmed(by: values.shares[1].point, of: identifiers[1]))
    }
}
