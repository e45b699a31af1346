import FROSTPackages
import PublicPointEngine

/// The shares that one participant received, in one buffer that is wiped when the value dies.
///
/// Whether a share is the one that its sender committed to is asked at the end, of all together.
struct ReceivedShares: ~Copyable, Sendable {
    /// What each sender committed to, ascending by sender.
    private let commitments: [FeldmanCommitment]
    /// Whether the share of a sender is there, in the same order.
    private var isThere: [Bool]
    private var values: SecretScalarVector

    private static let seedHash = TaggedHash("DKG/frost/shares")
    private static let weightHash = TaggedHash("DKG/frost/share weight")

    /// With fewer an equation costs more than looking at each share; measured.
    static let fewest = 4

    /// Makes room for one share from each sender.
    init(of commitments: [FeldmanCommitment]) {
        self.commitments = commitments
        isThere = Array(repeating: false, count: commitments.count)
        values = SecretScalarVector(zeros: commitments.count)
    }

    /// Whether the share of a sender came.
    borrowing func contains(_ position: Int) -> Bool { isThere[position] }

    /// The first sender whose share did not come.
    var firstMissing: Int? { isThere.firstIndex(of: false) }

    /// Keeps a share, unchecked.
    mutating func set(_ share: borrowing SecretScalar, at position: Int) {
        values.set(share, at: position)
        isThere[position] = true
    }

    /// The sum of all shares, in constant time.
    borrowing func sum() -> SecretScalar {
        var sum = SecretScalar(Scalar.zero)
        for position in commitments.indices { sum = sum.adding(values.scalar(at: position)) }
        return sum
    }

    /// The first sender whose share is not the one that it committed to, each looked at by itself and by
    /// libsecp256k1: f_l(i) G has to be the commitment of l, evaluated at i.
    ///
    /// - Parameter receiver: Whose shares these are.
    /// - Returns: The sender's position; `nil` if all are right.
    borrowing func firstWrong(at receiver: FROSTIdentifier) -> Int? {
        for (position, commitment) in commitments.enumerated()
        where values.scalar(at: position).timesGenerator()
            != commitment.evaluated(at: receiver.scalar)
        {
            return position
        }
        return nil
    }

    // MARK: All in one equation

    /// Whether the sum of all shares, each times its weight, fits the sum of the commitments times the same.
    ///
    /// With a wrong share among them it does for one choice of its weight in 2^128. The secret side is computed in
    /// constant time, the public one by the engine. It accuses nobody: ``firstWrong(at:)`` does.
    ///
    /// - Parameters:
    ///   - receiver: Whose shares these are.
    ///   - weights: A weight for each sender.
    /// - Returns: Whether they are equal.
    borrowing func fit(at receiver: FROSTIdentifier, weights: [UInt128]) -> Bool {
        let terms = weights.enumerated().map { (position: $0, weight: Scalar(wide: $1)) }
        return values.sum(of: terms).timesGenerator()
            == weightedCommitment(at: receiver, weights)
    }

    private borrowing func weightedCommitment(
        at receiver: FROSTIdentifier, _ weights: [UInt128]
    ) -> Point {
        let points = commitments.map(\.points)
        if let index = ParticipantIndex(receiver.scalar) {
            // A step of Horner's rule by a small number is cheaper than a product with a weight.
            let values = PublicPolynomials.evaluated(points, at: index, by: .engine)
            return PublicPolynomials.combined(values, with: weights)
        }
        // Here it is the other way round, and one polynomial is evaluated in place of all.
        let sum = PublicPolynomials.combined(points, with: weights, by: .engine)
        return PublicPoints(sum).evaluations(at: [receiver.scalar])[0]
    }

    /// The weights of all senders, which none of them can foresee: hashes of everything that is checked, and of a
    /// secret that the receiver alone knows.
    ///
    /// - Parameters:
    ///   - session: Names all commitments.
    ///   - receiver: Whose shares these are.
    ///   - own: The receiver's share of its own polynomial.
    /// - Returns: A weight for each sender, in their order; none is zero.
    borrowing func weights(
        session: Digest, receiver: FROSTIdentifier, own: borrowing SecretScalar
    ) -> [UInt128] {
        var preimage = SecretPreimage(capacity: 96 + Scalar.byteCount * values.count)
        preimage.append(session)
        preimage.append(receiver.bytes)
        preimage.append(own)
        for position in commitments.indices { preimage.append(values.scalar(at: position)) }
        let seed = ReceivedShares.seedHash.secretDigest(of: preimage)
        return commitments.indices.map { position in
            var preimage = SecretPreimage(capacity: 64)
            preimage.append(seed)
            // A session has at most 65535 participants.
            preimage.append(UInt16(truncatingIfNeeded: position))
            return ReceivedShares.weightHash.publicDigest(of: preimage).weight
        }
    }
}
