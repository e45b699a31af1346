import Secp256k1Group

/// A scalar k as k1 + lambda k2 mod q, where k1 and k2 have at most 128 bits and a sign.
///
/// lambda is a cube root of one modulo q, and lambda (x, y) = (beta x, y) with a cube root beta of
/// one modulo p. So a product with k is two products with numbers half as long. Gallant, Lambert and
/// Vanstone, "Faster point multiplication on elliptic curves with efficient endomorphisms" (Crypto
/// 2001); the short basis a_i + b_i lambda = 0 mod q comes from the extended Euclidean algorithm.
struct SplitScalar: Sendable {
    let first: SignedInteger
    let second: SignedInteger

    /// beta: lambda (x, y) = (beta x, y).
    static let beta = FieldElement(
        0xC139_6C28_7195_01EE, 0x9CF0_4975_12F5_8995, 0x6E64_479E_AC34_34E9, 0x7AE9_6A2B_657C_0710)

    // The basis: a1 = b2, and b1 is negative.
    private static let a1: UInt128 = 0x3086_D221_A7D4_6BCD_E86C_90E4_9284_EB15
    private static let a2 = WideInteger(
        words: (0x57C1_108D_9D44_CFD8, 0x14CA_50F7_A8E2_F3F6, 1, 0))
    private static let minusB1: UInt128 = 0xE443_7ED6_010E_8828_6F54_7FA9_0ABF_E4C3
    // b2 / q and -b1 / q, times 2^384 and rounded.
    private static let g1 = WideInteger(
        words: (
            0xE893_209A_45DB_B031, 0x3DAA_8A14_71E8_CA7F, 0xE86C_90E4_9284_EB15,
            0x3086_D221_A7D4_6BCD
        ))
    private static let g2 = WideInteger(
        words: (
            0x1571_B4AE_8AC4_7F71, 0x2212_08AC_9DF5_06C6, 0x6F54_7FA9_0ABF_E4C4,
            0xE443_7ED6_010E_8828
        ))

    /// Splits a scalar.
    ///
    /// Whatever c1 and c2 are, k1 + lambda k2 is k: k1 = k - c1 a1 - c2 a2, k2 = -c1 b1 - c2 b2.
    /// With the rounded quotients both are below 2^128, so computing modulo 2^256 loses nothing.
    init(_ scalar: Scalar) {
        let k = WideInteger(words: scalar.words)
        let c1 = WideInteger(k.roundedProduct384(SplitScalar.g1))
        let c2 = WideInteger(k.roundedProduct384(SplitScalar.g2))
        first = SignedInteger(
            k &- c1 &* WideInteger(SplitScalar.a1) &- c2 &* SplitScalar.a2)
        second = SignedInteger(
            c1 &* WideInteger(SplitScalar.minusB1) &- c2 &* WideInteger(SplitScalar.a1))
    }
}

extension AffinePoint {
    /// lambda times this point; infinity stays infinity.
    @inline(__always)
    var timesLambda: AffinePoint { AffinePoint(x: x * SplitScalar.beta, y: y) }
}
