public import Secp256k1Group

/// Many public points in the form the engine computes with: 64 bytes each, infinity included.
///
/// A vector of commitments is one of these. The engine adds, evaluates and combines such vectors
/// without converting points on the way; ``subscript(_:)`` and ``points`` give single ones back.
///
/// Variable time: for public points only.
public struct PublicPoints: Sendable {
    /// The points, each on the curve or infinity.
    var storage: [AffinePoint]

    init(storage: [AffinePoint]) {
        self.storage = storage
    }

    /// Takes over points.
    ///
    /// - Parameter points: The points; infinity may be among them.
    public init(_ points: [Point]) {
        storage = points.map { AffinePoint($0) }
    }

    /// Decodes points that are encoded as x || y, one after the other.
    ///
    /// - Parameter bytes: 64 bytes a point, as in `Point.init(affine:)`.
    /// - Throws: `PointError.length` if the bytes end inside of a point, `PointError.notOnCurve` if
    ///   one of the encodings is not that of a point. Infinity has no encoding.
    public init(affine bytes: some Collection<UInt8>) throws(PointError) {
        let (count, rest) = bytes.count.quotientAndRemainder(dividingBy: Point.affineByteCount)
        guard rest == 0 else {
            throw .length(expected: (count + 1) * Point.affineByteCount, got: bytes.count)
        }
        let array = Array(bytes)
        let points = unsafe array.withUnsafeBytes { source -> [AffinePoint]? in
            var points: [AffinePoint] = []
            points.reserveCapacity(count)
            for position in 0..<count {
                guard
                    let point = unsafe AffinePoint(
                        bigEndian: UnsafeRawBufferPointer(
                            rebasing: source[(position * Point.affineByteCount)...]))
                else { return nil }
                points.append(point)
            }
            return points
        }
        guard let points else { throw .notOnCurve }
        storage = points
    }

    /// How many points there are.
    public var count: Int { storage.count }

    /// Whether there are none.
    public var isEmpty: Bool { storage.isEmpty }

    /// The points, each checked by libsecp256k1 once more.
    public var points: [Point] { storage.map(\.point) }

    /// One of the points.
    ///
    /// - Parameter position: Its position, from 0 on and below ``count``.
    public subscript(position: Int) -> Point { storage[position].point }

    /// Whether a point is infinity.
    ///
    /// - Parameter position: Its position, from 0 on and below ``count``.
    /// - Returns: `true` if it is.
    public func isInfinity(at position: Int) -> Bool { storage[position].isInfinity }

    /// Appends the points of another vector.
    ///
    /// - Parameter other: The other vector.
    public mutating func append(_ other: PublicPoints) {
        storage.append(contentsOf: other.storage)
    }

    /// Lends the points to a function of the engine.
    func withPointer<Result>(_ body: (UnsafePointer<AffinePoint>, Int) -> Result) -> Result {
        unsafe withUnsafePointer(to: AffinePoint.infinity) { none in
            unsafe storage.withUnsafeBufferPointer { buffer in
                // An empty array may have no address; nothing is read then.
                unsafe body(buffer.baseAddress ?? none, buffer.count)
            }
        }
    }
}

extension PublicPoints: Equatable {
    /// Whether both have the same points in the same order.
    ///
    /// - Parameters:
    ///   - left: One vector.
    ///   - right: The other.
    /// - Returns: `true` if they are equal.
    public static func == (left: PublicPoints, right: PublicPoints) -> Bool {
        left.storage.elementsEqual(right.storage) {
            $0.x == $1.x && $0.y == $1.y
        }
    }
}
