public import Secp256k1Group

// A vector is read as the coefficients of a polynomial, constant term first: a commitment.
extension PublicPoints {
    /// The value at an index: the sum of the points, point k times index^k, by Horner's rule.
    ///
    /// - Parameter index: The evaluation point.
    /// - Returns: The value; infinity if there are no points.
    public func evaluated(at index: UInt16) -> Point {
        horner(SignedFactor(index)).affine.point
    }

    private func horner(_ index: SignedFactor) -> JacobianPoint {
        unsafe withPointer { points, count in
            var value = JacobianPoint.infinity
            var position = count
            while position > 0 {
                position = position &- 1
                value = unsafe value.multiplied(by: index).adding(points[position])
            }
            return value
        }
    }

    /// The values of many vectors at one index, such as all dealings at that of their receiver.
    ///
    /// - Parameters:
    ///   - vectors: The vectors.
    ///   - index: The evaluation point.
    /// - Returns: A value for each vector, in their order.
    public static func evaluations(of vectors: [PublicPoints], at index: UInt16) -> PublicPoints {
        let factor = SignedFactor(index)
        if vectors.count < fewestSideBySide {
            return PublicPoints(normalising: vectors.map { $0.horner(factor) })
        }
        return hornerSideBySide(vectors, factor)
    }

    /// From this many vectors on affine coordinates with common inversions are faster; measured.
    static let fewestSideBySide = 32

    /// All vectors go through the steps of Horner's rule together, in affine coordinates, with one
    /// inversion for each doubling or addition of them all.
    private static func hornerSideBySide(
        _ vectors: [PublicPoints], _ index: SignedFactor
    ) -> PublicPoints {
        let width = vectors.count
        let adder = BatchAdder(capacity: width)
        let memory = UnsafeMutablePointer<AffinePoint>.allocate(capacity: 4 * width)
        defer { unsafe memory.deallocate() }
        unsafe memory.initialize(repeating: .infinity, count: 4 * width)
        let values = unsafe memory
        let base = unsafe memory + width
        let negative = unsafe memory + 2 * width
        let coefficients = unsafe memory + 3 * width
        for k in (0..<(vectors.lazy.map(\.count).max() ?? 0)).reversed() {
            if index.value == 0 {
                unsafe values.update(repeating: .infinity, count: width)
            } else if index.value > 1 {
                for position in 0..<width {
                    let value = unsafe values[position]
                    unsafe base[position] = value
                    unsafe negative[position] = -value
                }
                var bit = index.topBit &>> 1
                while bit != 0 {
                    unsafe adder.double(values, count: width)
                    if index.added & bit != 0 {
                        unsafe adder.add(base, to: values, count: width)
                    } else if index.subtracted & bit != 0 {
                        unsafe adder.add(negative, to: values, count: width)
                    }
                    bit = bit &>> 1
                }
            }
            for position in 0..<width {
                let points = vectors[position].storage
                unsafe coefficients[position] = k < points.count ? points[k] : .infinity
            }
            unsafe adder.add(coefficients, to: values, count: width)
        }
        return unsafe PublicPoints(storage: Array(UnsafeBufferPointer(start: values, count: width)))
    }

    /// The values at all indices from 1 on, such as the verification shares of all participants.
    ///
    /// By finite differences, an addition for each point and index; their start costs half of what
    /// as many evaluations as there are points would.
    ///
    /// - Parameter last: The last index; 0 gives no values.
    /// - Returns: The values at 1, 2, ..., `last`.
    public func evaluations(upTo last: UInt16) -> PublicPoints {
        // With fewer values than half of the points it is not worth setting up the differences.
        if isEmpty || Int(last) <= count / 2 {
            return PublicPoints(
                normalising: (0..<last).map { horner(SignedFactor($0 + 1)) })
        }
        let table = DifferenceTable(of: self)
        return PublicPoints(
            storage: (0..<last).map { _ in
                table.advance()
                return table.value
            })
    }

    /// The values at some indices, such as those of the qualified participants.
    ///
    /// - Parameter indices: The indices, in any order; they may repeat.
    /// - Returns: A value for each, in their order.
    public func evaluations(at indices: [UInt16]) -> PublicPoints {
        let last = indices.max() ?? 0
        // A step of the differences costs an eighth of one of Horner's rule.
        if isEmpty || indices.count <= count / 2 + Int(last) / 8 {
            return PublicPoints(normalising: indices.map { horner(SignedFactor($0)) })
        }
        let values = evaluations(upTo: last).storage
        return PublicPoints(
            storage: indices.map { $0 == 0 ? storage[0] : values[Int($0) - 1] })
    }
}
