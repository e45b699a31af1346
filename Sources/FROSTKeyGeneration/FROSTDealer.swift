public import FROSTPackages

/// A participant that has drawn its polynomial and has a package to broadcast (part 1 of the crates).
///
/// Broadcast ``package``, collect the others', and go on with ``receive(_:)``, which uses this value
/// up. Holds secrets: wiped when it dies, and cannot be copied or printed.
public struct FROSTDealer: ~Copyable, Sendable {
    /// What the participant knows from the outset.
    public let setup: FROSTSetup

    /// What to broadcast to all others.
    public let package: FROSTRound1Package

    private let polynomial: SecretPolynomial

    private static let coefficientHash = TaggedHash("DKG/frost/coefficient")
    private static let nonceHash = TaggedHash("DKG/frost/nonce")

    /// Begins with 32 bytes of a random source.
    ///
    /// - Parameters:
    ///   - setup: The suite, the identifier and the numbers.
    ///   - source: Where the randomness comes from.
    /// - Throws: `RandomSourceError` if the source fails or delivers nothing but zeros.
    public init(
        _ setup: FROSTSetup, random source: inout some RandomSource
    ) throws(RandomSourceError) {
        let seed = try SecretBytes(random32: &source)
        self.init(setup, checked: seed)
    }

    /// Begins with a seed from which everything follows, so that the session can be taken up again
    /// from it after an interruption.
    ///
    /// Taken up again, it must be the same session: once a share has been sent, hand ``receive(_:)``
    /// only the packages that were there then. Whoever could exchange them would collect shares for
    /// other identifiers, and with t of them the polynomial. Store ``FROSTReceiver/session`` beside
    /// the seed before the first share leaves, and compare.
    ///
    /// - Parameters:
    ///   - setup: The suite, the identifier and the numbers.
    ///   - seed: 32 fresh random bytes, **for one session only**: a second session with the same seed
    ///     and setup would share the same polynomial again.
    /// - Throws: ``FROSTSetupError/seedLength(got:)`` or ``FROSTSetupError/seedIsZero``.
    public init(
        _ setup: FROSTSetup, seed: borrowing SecretBytes
    ) throws(FROSTSetupError) {
        guard seed.count == 32 else { throw .seedLength(got: seed.count) }
        if seed.isAllZero { throw .seedIsZero }
        self.init(setup, checked: seed)
    }

    private init(_ setup: FROSTSetup, checked seed: borrowing SecretBytes) {
        let polynomial = SecretPolynomial(threshold: setup.threshold) { k in
            var preimage = FROSTDealer.preimage(seed, setup)
            preimage.append(k)
            return FROSTDealer.coefficientHash.draw(preimage)
        }
        let nonce = FROSTDealer.nonceHash.draw(FROSTDealer.preimage(seed, setup))
        self.init(setup, polynomial: polynomial, nonce: nonce)
    }

    /// Begins with a polynomial and a nonce; for tests, and for dealers that cheat in them.
    ///
    /// - Parameters:
    ///   - setup: The suite, the identifier and the numbers.
    ///   - polynomial: The polynomial.
    ///   - nonce: The nonce of the proof, used for nothing else.
    package init(
        _ setup: FROSTSetup, polynomial: consuming SecretPolynomial,
        nonce: borrowing SecretScalar
    ) {
        let commitment = FeldmanCommitment(to: polynomial)
        package = FROSTRound1Package(
            ciphersuite: setup.ciphersuite, commitment: commitment,
            proof: .prove(
                polynomial.constantTerm(), commitment: commitment.constantTerm, nonce: nonce,
                by: setup.identifier, in: setup.ciphersuite))
        self.setup = setup
        self.polynomial = polynomial
    }

    /// A share without the checks that precede the second part; for dealers that cheat.
    ///
    /// - Parameter receiver: Who gets it.
    /// - Returns: The share.
    package borrowing func package(for receiver: FROSTIdentifier) -> FROSTRound2Package {
        FROSTRound2Package(polynomial.value(at: receiver.scalar), in: setup.ciphersuite)
    }

    /// A coefficient of the polynomial; for the check that nothing of it stays in memory.
    ///
    /// - Parameter k: Which one, from 0 on.
    /// - Returns: A copy of it.
    package borrowing func coefficient(_ k: Int) -> SecretScalar {
        polynomial.coefficient(k)
    }

    /// seed | suite | identifier | t | n: other parameters give another polynomial and another nonce.
    private static func preimage(
        _ seed: borrowing SecretBytes, _ setup: FROSTSetup
    ) -> SecretPreimage {
        var preimage = SecretPreimage()
        preimage.append(seed)
        preimage.append(PostcardBytes.header(setup.ciphersuite))
        preimage.append(setup.identifier.bytes)
        preimage.append(setup.threshold.value)
        // A setup has at most 65535 participants.
        preimage.append(UInt16(clamping: setup.participants))
        return preimage
    }

    /// Checks the others' packages.
    ///
    /// The order of the checks is: senders, suites, numbers of commitments, then proofs; the packages
    /// in the order of their senders' identifiers. After a fault there is no way on: the secrets are
    /// wiped.
    ///
    /// - Parameter broadcasts: One package from each of the others, in any order.
    /// - Returns: The second part.
    /// - Throws: ``FROSTError``.
    public consuming func receive(
        _ broadcasts: [FROSTBroadcast]
    ) throws(FROSTError) -> FROSTReceiver {
        try receive(broadcasts, by: .standard)
    }

    /// The same by either arithmetic; for tests and measurements.
    ///
    /// - Parameters:
    ///   - broadcasts: One package from each of the others, in any order.
    ///   - arithmetic: What computes with public points, here and in the second part; the result is the same.
    /// - Returns: The second part.
    /// - Throws: ``FROSTError``.
    package consuming func receive(
        _ broadcasts: [FROSTBroadcast], by arithmetic: PublicArithmetic
    ) throws(FROSTError) -> FROSTReceiver {
        let broadcasts = broadcasts.sorted { $0.sender < $1.sender }
        try check(broadcasts)
        try checkProofs(broadcasts, by: arithmetic)
        return FROSTReceiver(
            setup: setup, polynomial: polynomial, own: package, others: broadcasts,
            arithmetic: arithmetic)
    }

    private borrowing func check(_ broadcasts: [FROSTBroadcast]) throws(FROSTError) {
        // First of all, so that nobody is ever the culprit of its own session.
        guard !broadcasts.contains(where: { $0.sender == setup.identifier }) else {
            throw .ownIdentifier(setup.identifier)
        }
        for (broadcast, next) in zip(broadcasts, broadcasts.dropFirst())
        where broadcast.sender == next.sender {
            throw .duplicate(broadcast.sender)
        }
        guard broadcasts.count == setup.participants - 1 else {
            throw .packageCount(expected: setup.participants - 1, got: broadcasts.count)
        }
        for broadcast in broadcasts where broadcast.package.ciphersuite != setup.ciphersuite {
            throw .ciphersuite(
                broadcast.sender, expected: setup.ciphersuite, got: broadcast.package.ciphersuite)
        }
        for broadcast in broadcasts {
            let got = broadcast.package.commitment.points.count
            guard got == setup.threshold.count else {
                throw .commitmentCount(
                    broadcast.sender, expected: setup.threshold.count, got: got)
            }
        }
    }

    /// All proofs in one equation; if it fails, each by itself, so that the first invalid one is named, and by
    /// libsecp256k1.
    private borrowing func checkProofs(
        _ broadcasts: [FROSTBroadcast], by arithmetic: PublicArithmetic
    ) throws(FROSTError) {
        if ProofEquation.settles(broadcasts, in: setup.ciphersuite, by: arithmetic) { return }
        for broadcast in broadcasts {
            let package = broadcast.package
            guard
                package.proof.isValid(
                    for: package.commitment.constantTerm, by: broadcast.sender,
                    in: setup.ciphersuite)
            else { throw .invalidProof(broadcast.sender) }
        }
    }
}
