import Secp256k1Group

/// What one signature brings into the equation of a batch: a R, a e P and a s.
struct SignatureBatchTerms: Sendable {
    let noncePoint: AffinePoint
    let weight: UInt128
    let keyPoint: AffinePoint
    let keyFactor: Scalar
    let response: Scalar
}
