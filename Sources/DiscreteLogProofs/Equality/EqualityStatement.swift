public import Secp256k1Group

/// That two points have the same logarithm to two bases: x G = `key` and x `base` = `image`.
///
/// A statement says what a proof is about, and how: everything by which two statements of a protocol can differ
/// enters the challenge, so that a proof cannot be moved from one to another.
///
/// ```swift
/// struct Ownership: EqualityStatement {
///     let key: Point
///     let base: Point
///     let image: Point
///     let session: Digest
///
///     func challenge(_ first: Point, _ second: Point) -> Scalar {
///         let points = [key, base, image, first, second].flatMap(\.compressed)
///         return Scalar(
///             reducing: TaggedHash("My protocol/ownership").digest(of: session.encoded + points))
///     }
/// }
/// ```
///
/// Leave none of the five points out, or proofs can be forged or moved.
public protocol EqualityStatement: Sendable {
    /// x G.
    var key: Point { get }

    /// The second base.
    var base: Point { get }

    /// x times the second base.
    var image: Point { get }

    /// The challenge e: a hash of the whole statement and of both nonce points, modulo q.
    ///
    /// - Parameters:
    ///   - first: T1, the nonce times G.
    ///   - second: T2, the nonce times ``base``.
    /// - Returns: The challenge.
    func challenge(_ first: Point, _ second: Point) -> Scalar
}
