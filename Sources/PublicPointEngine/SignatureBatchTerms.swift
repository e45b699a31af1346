import Secp256k1Group

/// What one signature brings into the equation of a batch: R and a, a e and a s.
struct SignatureBatchTerms: Sendable {
    let noncePoint: AffinePoint
    let weight: UInt128
    let keyFactor: Scalar
    let response: Scalar
}
