import DKGTestHarness
import DiscreteLogProofs
import PolynomialCommitments
import PublicPointEngine
import Secp256k1Group

/// The inputs with which the engine for public points is measured, as large as those of the ceremony.
struct EngineBench {
    private let size: EngineSize
    private let vectors: [[Point]]
    private let coefficients: [Point]
    private let values: [Point]
    private let weights: [UInt128]
    private let keys: [VerificationKey]
    private let lifted: [LiftedKey]
    private let signatures: [(signature: Signature, message: Digest)]
    private let claims: [SignatureClaim]

    /// More vectors, and longer ones, cost no less for each point, but memory that the ceremony is
    /// measured by.
    private static let mostVectors = 128
    private static let longestVector = 128
    private static let mostSignatures = 512

    init(_ size: EngineSize) throws(RandomSourceError) {
        self.size = size
        var source = DeterministicRandomSource(seed: 1, label: "engine bench")
        var multiple = Point.generator
        func point() -> Point {
            multiple = multiple + Point.pedersenGenerator
            return multiple
        }
        let length = min(size.threshold, EngineBench.longestVector)
        vectors = (0..<min(size.participants, EngineBench.mostVectors)).map { _ in
            (0..<length).map { _ in point() }
        }
        coefficients = (0..<size.threshold).map { _ in point() }
        values = vectors.compactMap(\.first)
        weights = values.map { _ in source.nextDigest().weight }
        var keys: [VerificationKey] = []
        var signatures: [(signature: Signature, message: Digest)] = []
        var claims: [SignatureClaim] = []
        let count = max(size.participants, size.proofs)
        for _ in 0..<min(count, EngineBench.mostSignatures) {
            let secret = try SecretScalar(random: &source)
            guard let signer = try? SigningKey(secret) else { continue }
            let message = source.nextDigest()
            let signature = signer.sign(message, auxiliaryRandomness: nil)
            keys.append(signer.verificationKey)
            signatures.append((signature, message))
            if let claim = SignatureClaim(signature, for: message, under: secret.timesGenerator()) {
                claims.append(claim)
            }
        }
        self.keys = Array(keys.prefix(size.participants))
        lifted = LiftedKey.lifting(self.keys)
        self.signatures = Array(signatures.prefix(size.participants))
        self.claims = Array(claims.prefix(size.proofs))
    }

    /// What is measured: its name, how many there are in one run, and one run.
    var works: [(name: String, count: Int, run: () -> Void)] {
        let points = vectors.reduce(0) { $0 + $1.count }
        return [
            ("liftedKey", keys.count, { _ = LiftedKey.lifting(keys) }),
            ("batchedSignature", signatures.count, verify),
            (
                "batchedProof", claims.count,
                { _ = SignatureClaim.verdicts(on: claims, by: .engine) }
            ),
            (
                "engineStep", points,
                {
                    _ = PublicPolynomials.evaluated(vectors, at: size.index, by: .engine)
                }
            ),
            ("engineSummand", points, { _ = PublicPolynomials.sum(of: vectors, by: .engine) }),
            (
                "weightedPoint", values.count,
                { _ = PublicPolynomials.combined(values, with: weights) }
            ),
            (
                "engineDifference", size.threshold * size.participants,
                {
                    _ =
                        PublicPoints(coefficients)
                        .evaluations(upTo: UInt16(clamping: size.participants)).points
                }
            ),
        ]
    }

    private func verify() {
        var batch = SignatureBatch(capacity: signatures.count)
        for (key, signed) in zip(lifted, signatures) {
            batch.append(key, signed.signature, for: signed.message)
        }
        _ = batch.verdicts()
    }
}
