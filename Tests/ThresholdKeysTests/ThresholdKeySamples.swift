import ThresholdKeys

/// A foreign key whose secret polynomial is 1 + x.
enum ThresholdKeySamples {
    static func shares(_ points: [UInt64]) -> [PublicShare] {
        points.map {
            PublicShare(evaluationPoint: Scalar($0), point: Scalar($0 + 1).timesGenerator())
        }
    }

    static func key(
        _ publicKey: Point = .generator, threshold: Int = 2, points: [UInt64] = [3, 1, 2],
        context: [UInt8] = []
    ) throws -> ThresholdKey {
        try ThresholdKey(
            publicKey: publicKey, threshold: try Threshold(threshold), shares: shares(points),
            context: context)
    }

    static func share(_ point: UInt64, value: UInt64? = nil) throws -> SecretKeyShare {
        try SecretKeyShare(
            SecretScalar(Scalar(value ?? point + 1)), at: Scalar(point), of: try key())
    }
}
