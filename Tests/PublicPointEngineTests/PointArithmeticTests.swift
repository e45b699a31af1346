import Secp256k1Group
import TestSupport
import Testing

@testable import PublicPointEngine

struct PointArithmeticTests {
    @Test("A point survives the way into the engine and back")
    func roundTrip() {
        for point in Samples.points {
            #expect(AffinePoint(point).point == point)
            #expect(JacobianPoint(AffinePoint(point)).affine.point == point)
            #expect((-AffinePoint(point)).point == -point)
            #expect(AffinePoint(point).isOnCurve == !point.isInfinity)
        }
    }

    /// The same point with another z.
    private func scaled(_ point: Point, _ z: FieldElement) -> JacobianPoint {
        let affine = AffinePoint(point)
        if affine.isInfinity { return JacobianPoint(x: z, y: z, z: .zero) }
        return JacobianPoint(x: affine.x * z.squared, y: affine.y * z.squared * z, z: z)
    }

    @Test("Sums and doubles of all pairs are those of libsecp256k1")
    func pairs() {
        var source = Samples.source(30)
        for p in Samples.points {
            let z = source.fieldElement() + .one
            #expect(scaled(p, z).doubled.affine.point == p + p, "\(p), \(Samples.note)")
            for q in Samples.points {
                let sum = p + q
                #expect(scaled(p, z).adding(AffinePoint(q)).affine.point == sum, "\(p) \(q)")
                let other = scaled(q, source.fieldElement() + .one)
                #expect(
                    scaled(p, z).adding(other).affine.point == sum, "\(p) \(q), \(Samples.note)")
            }
        }
    }

    @Test("Additions with one inversion are those of libsecp256k1", arguments: [1, 2, 3, 7, 100])
    func batches(count: Int) {
        var source = Samples.source(31)
        let p = source.awkwardPoints(count)
        let q = source.awkwardPoints(count)
        var sums = p.map { AffinePoint($0) }
        let summands = q.map { AffinePoint($0) }
        let adder = BatchAdder(capacity: count)
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            unsafe summands.withUnsafeBufferPointer { summands in
                unsafe adder.add(
                    summands.baseAddress.unsafelyUnwrapped,
                    to: sums.baseAddress.unsafelyUnwrapped, count: count)
            }
        }
        for position in 0..<count {
            #expect(sums[position].point == p[position] + q[position], "\(Samples.note)")
        }
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            unsafe adder.double(sums.baseAddress.unsafelyUnwrapped, count: count)
        }
        for position in 0..<count {
            let sum = p[position] + q[position]
            #expect(sums[position].point == sum + sum, "\(Samples.note)")
        }
    }

    @Test("Every pair of the sample points adds up in one batch")
    func allPairs() {
        let pairs = Samples.points.flatMap { p in Samples.points.map { (p, $0) } }
        var sums = pairs.map { AffinePoint($0.0) }
        let summands = pairs.map { AffinePoint($0.1) }
        let adder = BatchAdder(capacity: pairs.count)
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            unsafe summands.withUnsafeBufferPointer { summands in
                unsafe adder.add(
                    summands.baseAddress.unsafelyUnwrapped,
                    to: sums.baseAddress.unsafelyUnwrapped, count: pairs.count)
            }
        }
        for (pair, sum) in zip(pairs, sums) { #expect(sum.point == pair.0 + pair.1) }
    }

    @Test(
        "Small multiples are those of libsecp256k1",
        arguments: [0, 1, 2, 3, 7, 255, 32_768, 65_535])
    func small(factor: UInt16) {
        for point in Samples.points {
            let product = JacobianPoint(AffinePoint(point)).multiplied(by: SignedFactor(factor))
            #expect(product.affine.point == point.multiplied(bySmall: factor))
        }
    }

    @Test("The digits of a small factor add up to it, and are no more than its bits")
    func smallFactors() {
        for value in UInt16.min...UInt16.max {
            let factor = SignedFactor(value)
            let digits = factor.added | factor.subtracted
            // In the non-adjacent form no two neighbours are both set.
            guard factor.added &- factor.subtracted == UInt32(value),
                factor.added & factor.subtracted == 0,
                digits == value || digits & (digits << 1) == 0,
                digits.nonzeroBitCount <= value.nonzeroBitCount,
                value == 0 || factor.topBit & factor.added != 0, factor.topBit <= digits,
                factor.added.leadingZeroBitCount == factor.topBit.leadingZeroBitCount
            else {
                Issue.record("\(value)")
                return
            }
        }
    }

    // 3 is 2 + 1 and 4 - 1: two digits each, but the former has a doubling less.
    @Test("Of two forms with as many digits a small factor has the shorter one")
    func shorterForm() {
        for value: UInt16 in [3, 5, 6, 11, 12, 13] {
            #expect(SignedFactor(value).added == UInt32(value))
            #expect(SignedFactor(value).subtracted == 0)
        }
        for value: UInt16 in [7, 15, 31, 65_535] {
            #expect(SignedFactor(value).added == UInt32(value) + 1)
            #expect(SignedFactor(value).subtracted == 1)
        }
    }

    @Test("An adder leaves alone what is beyond its capacity")
    func capacity() {
        let g = AffinePoint(Point.generator)
        let adder = BatchAdder(capacity: 2)
        var sums = [g, .infinity, g]
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            let summands = [g, g, g]
            unsafe summands.withUnsafeBufferPointer { summands in
                unsafe adder.add(
                    summands.baseAddress.unsafelyUnwrapped,
                    to: sums.baseAddress.unsafelyUnwrapped, count: 3)
            }
        }
        let double = Point.generator + .generator
        #expect(sums.map(\.point) == [double, .generator, .generator])
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            unsafe adder.double(sums.baseAddress.unsafelyUnwrapped, count: 3)
        }
        #expect(sums.map(\.point) == [double + double, double, .generator])
    }

    @Test("What is on no curve does not leave the engine as a point")
    func offCurve() {
        #expect(AffinePoint(x: .one, y: .one).point == .infinity)
        #expect(!AffinePoint(x: .one, y: .one).isOnCurve)
    }

    @Test("Fewer than 64 bytes are not a point")
    func shortEncoding() {
        let bytes = Point.generator.affine
        for count in [0, 1, 32, 63, 64] {
            let point = unsafe bytes.withUnsafeBytes { bytes in
                unsafe AffinePoint(bigEndian: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
            }
            #expect((point == nil) == (count < 64))
        }
    }
}
