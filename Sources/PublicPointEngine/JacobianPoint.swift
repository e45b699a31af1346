/// A public point as (x / z^2, y / z^3), which is added and doubled without an inversion.
///
/// Infinity has z = 0. All operations are complete: they are right for infinity, for equal and for
/// opposite points.
struct JacobianPoint: BitwiseCopyable, Sendable {
    var x: FieldElement
    var y: FieldElement
    var z: FieldElement

    static let infinity = JacobianPoint(x: .one, y: .one, z: .zero)

    @inline(__always)
    init(x: FieldElement, y: FieldElement, z: FieldElement) {
        self.x = x
        self.y = y
        self.z = z
    }

    @inline(__always)
    init(_ point: AffinePoint) {
        self = .infinity
        if point.isInfinity { return }
        x = point.x
        y = point.y
        z = .one
    }

    @inline(__always)
    var isInfinity: Bool { z.isZero }

    @inline(__always)
    static prefix func - (point: JacobianPoint) -> JacobianPoint {
        JacobianPoint(x: point.x, y: -point.y, z: point.z)
    }

    /// The affine form, given 1 / z.
    @inline(__always)
    func affine(inverse: FieldElement) -> AffinePoint {
        if isInfinity { return .infinity }
        let square = inverse.squared
        return AffinePoint(x: x * square, y: y * (square * inverse))
    }

    /// The affine form, with one inversion.
    var affine: AffinePoint { affine(inverse: z.inverted) }

    /// Converts many points with one inversion (Montgomery's trick).
    ///
    /// - Parameters:
    ///   - points: The points; each z is overwritten.
    ///   - results: Where as many affine points go.
    ///   - count: How many there are.
    static func normalise(
        _ points: UnsafeMutablePointer<JacobianPoint>,
        into results: UnsafeMutablePointer<AffinePoint>,
        count: Int
    ) {
        // Each result's x keeps the product of all z before it until its turn comes.
        var product = FieldElement.one
        for position in 0..<count {
            unsafe results[position].x = product
            let z = unsafe points[position].z
            if !z.isZero { product = product * z }
        }
        var inverse = product.inverted
        for position in (0..<count).reversed() {
            let point = unsafe points[position]
            if point.isInfinity {
                unsafe results[position] = .infinity
                continue
            }
            let own = unsafe inverse * results[position].x
            inverse = inverse * point.z
            unsafe results[position] = point.affine(inverse: own)
        }
    }
}
