import FROSTPackages
import PublicPointEngine

/// The public side of a key: the sum of all commitments, and its value for everybody.
struct KeyPoints {
    /// The sum of all commitments.
    let commitment: FeldmanCommitment

    /// Its value at each identifier.
    let shares: [FROSTPublicKeyPackage.VerifyingShare]

    private static let valuesHash = TaggedHash("DKG/frost/values")
    private static let weightHash = TaggedHash("DKG/frost/value weight")

    /// Puts the two together.
    init(_ commitment: FeldmanCommitment, _ shares: [FROSTPublicKeyPackage.VerifyingShare]) {
        self.commitment = commitment
        self.shares = shares
    }

    /// Sums the commitments first, and then evaluates the sum.
    ///
    /// - Parameters:
    ///   - commitments: Those of all participants.
    ///   - identifiers: Whose values are wanted, ascending.
    ///   - arithmetic: What computes.
    init(
        of commitments: [FeldmanCommitment], at identifiers: [FROSTIdentifier],
        by arithmetic: PublicArithmetic
    ) {
        let commitment = FeldmanCommitment.sum(of: commitments, by: arithmetic)
        let values: [Point] =
            switch arithmetic {
            case .engine: KeyPoints.values(of: commitment, at: identifiers)
            case .libsecp256k1: identifiers.map { commitment.evaluated(at: $0.scalar) }
            }
        self.init(
            commitment,
            zip(identifiers, values).map { FROSTPublicKeyPackage.VerifyingShare($0, $1) })
    }

    /// The numbers from 1 on go through a table of differences, others through Horner's rule, and full scalars
    /// through linear combinations.
    private static func values(
        of commitment: FeldmanCommitment, at identifiers: [FROSTIdentifier]
    ) -> [Point] {
        let points = PublicPoints(commitment.points)
        if let last = lastOfConsecutive(identifiers) {
            return points.evaluations(upTo: last.value).points
        }
        let indices = identifiers.compactMap { ParticipantIndex($0.scalar)?.value }
        return if indices.count == identifiers.count {
            points.evaluations(at: indices).points
        } else {
            points.evaluations(at: identifiers.map(\.scalar)).points
        }
    }

    /// The last identifier, if they are the numbers from 1 on: ascending and distinct, they are if the last one is
    /// their count.
    private static func lastOfConsecutive(_ identifiers: [FROSTIdentifier]) -> ParticipantIndex? {
        guard let last = identifiers.last, let index = ParticipantIndex(last.scalar),
            Int(index.value) == identifiers.count
        else { return nil }
        return index
    }

    // MARK: Confirmation by libsecp256k1

    /// Whether what the engine computed agrees with what libsecp256k1 says of it.
    ///
    /// The share of a participant times G has to be that participant's value, for which neither sum nor value
    /// may be wrong, and the values have to be those of the sum: whoever signs with a wrong one would be accused.
    /// Infinity is not a value here: whoever gets a key without it has nothing to ask.
    ///
    /// - Parameters:
    ///   - point: The participant's share times G.
    ///   - identifier: The participant.
    /// - Returns: Whether it does.
    func isConfirmed(by point: Point, of identifier: FROSTIdentifier) -> Bool {
        guard let own = shares.first(where: { $0.identifier == identifier }), own.point == point,
            !commitment.constantTerm.isInfinity, !shares.contains(where: \.point.isInfinity)
        else { return false }
        if let last = KeyPoints.lastOfConsecutive(shares.map(\.identifier)) {
            // An error of any value in a table of differences ends up in the last one.
            return shares.last?.point == commitment.evaluated(at: last)
        }
        return valuesAreThoseOfTheSum
    }

    /// The sum of all values, each times a weight, against the same sum of powers of the identifiers, times the
    /// coefficients: with a wrong value among them they are equal for one choice of its weight in 2^128.
    private var valuesAreThoseOfTheSum: Bool {
        var terms = weights
        var factors: [Scalar] = []
        for _ in commitment.points {
            factors.append(terms.reduce(.zero, +))
            for position in terms.indices {
                terms[position] = terms[position] * shares[position].identifier.scalar
            }
        }
        return Point.sum(of: zip(shares, weights).map { $0.point.multiplied(by: $1) })
            == Point.sum(of: zip(commitment.points, factors).map { $0.multiplied(by: $1) })
    }

    /// A weight for each value: the first 128 bits of a hash of all that is compared and of its position.
    var weights: [Scalar] {
        var writer = ByteWriter(capacity: 33 * commitment.points.count + 65 * shares.count)
        for point in commitment.points { writer.append(compressed: point) }
        for share in shares {
            writer.append(share.identifier.scalar)
            writer.append(compressed: share.point)
        }
        let all = KeyPoints.valuesHash.digest(of: writer)
        return shares.indices.map { position in
            var writer = ByteWriter(capacity: 36)
            writer.append(all)
            writer.append(UInt32(truncatingIfNeeded: position))
            return Scalar(wide: KeyPoints.weightHash.digest(of: writer).weight)
        }
    }
}
