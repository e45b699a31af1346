import Secp256k1Group
import TestSupport
import Testing

@testable import PublicPointEngine

struct FieldElementTests {
    private func isSame(_ x: FieldElement, _ y: FieldElement) -> Bool {
        x.words == y.words && x == y
    }

    @Test("Sums, differences and products of awkward values are those of slow arithmetic")
    func awkward() {
        let values = Samples.fieldElements
        let products = values.indices.flatMap { i in
            values.indices.map { SlowField.sum(values[i], values[$0]) }
        }
        for (i, x) in values.enumerated() {
            for (j, y) in values.enumerated() {
                let sum = products[i * values.count + j]
                #expect(isSame(x + y, sum), "\(x) + \(y)")
                #expect(isSame(x + y - y, x), "\(x) + \(y) - \(y)")
                #expect(isSame(x - y, x + -y), "\(x) - \(y)")
                #expect(isSame(x - y + y, x), "\(x) - \(y) + \(y)")
            }
        }
    }

    @Test("Products of awkward values are those of slow arithmetic", arguments: 0..<8)
    func products(part: Int) {
        var source = Samples.source(2 &+ UInt64(part))
        let values = Samples.fieldElements
        for number in 0..<40 {
            let x =
                number % 2 == 0
                ? values.randomElement(using: &source) ?? .one : source.fieldElement()
            let y =
                number % 3 == 0
                ? values.randomElement(using: &source) ?? .one : source.fieldElement()
            let product = SlowField.product(x, y)
            #expect(isSame(x * y, product), "\(x) \(y), \(Samples.note)")
            #expect(isSame(x.squared, x * x), "\(x), \(Samples.note)")
        }
    }

    @Test("Squares of awkward values are products")
    func squares() {
        for x in Samples.fieldElements { #expect(isSame(x.squared, x * x), "\(x)") }
    }

    @Test("Multiples by 2, 3, 4 and 8 are sums")
    func multiples() {
        for x in Samples.fieldElements {
            #expect(isSame(x.doubled(1), x + x), "\(x)")
            #expect(isSame(x.doubled(2), x + x + x + x), "\(x)")
            #expect(isSame(x.doubled(3), x.doubled(2) + x.doubled(2)), "\(x)")
            #expect(isSame(x.tripled, x + x + x), "\(x)")
        }
    }

    // low + 2^256 high, for values at which the fold has to be repeated; as products of two values
    // they are rare. 2^256 is the fold modulo p.
    @Test("Folding eight words is right however often it overflows")
    func folding() {
        let fold = FieldElement(FieldElement.fold, 0, 0, 0)
        for high in Samples.fieldElements {
            for low in Samples.fieldElements {
                let expected = SlowField.sum(low, SlowField.sum(high * fold, .zero))
                #expect(isSame(FieldElement(folding: low, high), expected), "\(low), \(high)")
            }
        }
        // After the first fold the words are (x, 2^64 - 1, 2^64 - 1, 2^64 - 1) and the carry is the
        // fold, or nearly so: the second fold overflows, and the third one carries.
        let top = FieldElement(.max, .max, .max, .max)
        for x: UInt64 in [0, 1, FieldElement.fold, 0 &- FieldElement.fold, .max - 1, .max] {
            for y: UInt64 in [0, 1, FieldElement.fold, FieldElement.fold - 1, .max] {
                let low = FieldElement(x, y, .max, .max)
                let expected = SlowField.sum(low, SlowField.product(top, fold))
                #expect(isSame(FieldElement(folding: low, top), expected), "\(low)")
            }
        }
    }

    @Test("The third fold carries into the second word")
    func thirdFold() {
        let fold = FieldElement.fold
        let factor = FieldElement(fold, 0, 0, 0)
        // high = 2^256 - 1 gives fold 2^256 - fold; with low = 2^256 - d the first fold leaves
        // 2^256 - fold - d and the carry `fold`; the second adds fold^2, which is about 2^64.
        let square = UInt128(fold) * UInt128(fold)
        for rest in [UInt128(0), 1, UInt128(fold), UInt128(fold) * 3, UInt128(UInt64.max)] {
            // The sum of the second fold is 2^256 + rest.
            let difference = square - UInt128(fold) &- rest
            let low =
                FieldElement.zero
                - FieldElement(
                    UInt64(truncatingIfNeeded: difference),
                    UInt64(truncatingIfNeeded: difference >> 64), 0, 0)
            let top = FieldElement(.max, .max, .max, .max)
            let expected = SlowField.sum(low, SlowField.product(top, factor))
            #expect(isSame(FieldElement(folding: low, top), expected), "\(rest)")
        }
    }

    @Test("An inverse times its value is one, and zero has none")
    func inverses() {
        var source = Samples.source(20)
        #expect(FieldElement.zero.inverted.isZero)
        #expect(FieldElement(FieldElement.prime).inverted.isZero)
        for x in Samples.fieldElements + (0..<50).map({ _ in source.fieldElement() })
        where !x.isZero {
            #expect(x * x.inverted == .one, "\(x), \(Samples.note)")
        }
    }

    @Test("A square has a root, and what has none is no square")
    func roots() {
        var source = Samples.source(21)
        var without = 0
        for x in Samples.fieldElements.prefix(8) + (0..<20).map({ _ in source.fieldElement() }) {
            let root = x.squared.squareRoot
            #expect(root == x || root == -x, "\(x), \(Samples.note)")
            if x.squareRoot == nil { without += 1 }
            // Of x and -x only one is a square, as -1 is none.
            if !x.isZero { #expect((x.squareRoot == nil) != ((-x).squareRoot == nil), "\(x)") }
        }
        #expect(without > 0)
        #expect(FieldElement.seven.squareRoot == nil, "a point with x = 0 would look like infinity")
    }

    @Test("Zero has two forms, and each value one canonical form")
    func canonical() {
        let p = FieldElement(FieldElement.prime)
        #expect(p.isZero && FieldElement.zero.isZero)
        #expect(!p.isCanonical && FieldElement.zero.isCanonical)
        #expect(!(p + .one).isZero)
        #expect((p + .one).words == FieldElement.one.words)
        #expect((p - .one).isCanonical && !(p - .one).isZero)
        #expect(FieldElement(.max, .max, .max, .max).words == (FieldElement.fold - 1, 0, 0, 0))
        #expect(p.isOdd == false && (p - .one).isOdd == false && (p + .one).isOdd)
    }

    @Test("Zero is what is zero or p, and no other value with words like theirs")
    func zeros() {
        let prime = FieldElement.prime
        for x in Samples.fieldElements {
            #expect(x.isZero == (x.words == (0, 0, 0, 0)), "\(x)")
            #expect((x == .zero) == x.isZero, "\(x)")
        }
        // Each word of p, with the others of zero.
        for x in [
            FieldElement(prime.0, 0, 0, 0), FieldElement(0, prime.1, 0, 0),
            FieldElement(prime.0, prime.1, prime.2, 0), FieldElement(0, prime.1, prime.2, prime.3),
        ] {
            #expect(!x.isZero && x.isCanonical == (x.d == 0 || x.a < prime.0), "\(x)")
        }
    }
}
