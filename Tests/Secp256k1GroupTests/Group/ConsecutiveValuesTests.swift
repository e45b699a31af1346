import Testing

@testable import Secp256k1Group

@Suite("Consecutive values and small factors")
struct ConsecutiveValuesTests {
    /// One multiplication by a full scalar a coefficient: the plain way.
    private func plain(_ coefficients: [Point], at index: UInt16) -> Point {
        var power = Scalar.one
        var sum = Point.infinity
        for coefficient in coefficients {
            sum = sum + coefficient.multiplied(by: power)
            power = power * Scalar(UInt64(index))
        }
        return sum
    }

    private func points(_ count: Int, salt: UInt64) -> [Point] {
        (0..<count).map { k in
            Scalar(salt &+ UInt64(k) &* 0x9E37_79B9_7F4A_7C15).timesGenerator()
        }
    }

    @Test(
        "Finite differences give what the plain way gives",
        arguments: [0, 1, 2, 3, 4, 5, 8, 13, 40], [0, 1, 2, 3, 4, 7, 12, 45])
    func plainWay(coefficients: Int, values: Int) {
        let polynomial = points(coefficients, salt: 77)
        let expected = (0..<values).map { plain(polynomial, at: UInt16($0 + 1)) }
        #expect(
            Point.consecutiveValues(of: polynomial, count: UInt16(values)) == expected)
    }

    @Test("Several blocks are put together right")
    func blocks() {
        // Long enough for more than one block, and not a multiple of its length.
        let polynomial = points(83, salt: 5)
        #expect(Point.blockLength(coefficients: 83, values: 166) < 83)
        let values = Point.consecutiveValues(of: polynomial, count: 166)
        for index in [1, 2, 3, 82, 83, 84, 165, 166] as [UInt16] {
            #expect(values[Int(index) - 1] == plain(polynomial, at: index))
        }
    }

    @Test("Infinity is a coefficient, a difference and a value like any other")
    func infinity() {
        let g = Point.generator
        let polynomials: [[Point]] = [
            [.infinity, .infinity, .infinity],
            [g, .infinity, .infinity, .infinity],
            [.infinity, .infinity, g],
            // (x - 2) G, (x - 1)(x - 3) G: values that vanish within the table.
            [-(g + g), g],
            [g.multiplied(bySmall: 3), -g.multiplied(bySmall: 4), g],
        ]
        for polynomial in polynomials {
            let values = Point.consecutiveValues(of: polynomial, count: 9)
            #expect(values == (1...9).map { plain(polynomial, at: $0) })
        }
        #expect(Point.consecutiveValues(of: polynomials[3], count: 2)[1].isInfinity)
    }

    @Test("Horner's rule is right for every small factor, whichever way it takes")
    func smallFactors() {
        let pair = points(3, salt: 9)
        for index in (UInt16(1)...300) {
            #expect(Point.polynomial(pair, at: index) == plain(pair, at: index))
        }
        for index in [301, 511, 512, 4096, 65535] as [UInt16] {
            #expect(Point.polynomial(pair, at: index) == plain(pair, at: index))
        }
        #expect(Point.polynomial(pair, at: 0) == pair[0])
        #expect(
            Point.polynomial([.infinity, pair[0]], at: 7) == plain([.infinity, pair[0]], at: 7))
        #expect(Point.polynomial([pair[0], .infinity], at: 7) == pair[0])
        // -7 P + 7 P is infinity.
        let minus = -pair[0].multiplied(bySmall: 7)
        #expect(Point.polynomial([minus, pair[0]], at: 7).isInfinity)
    }
}
