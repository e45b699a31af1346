import PolynomialCommitments
import Secp256k1Group

/// How often each function of libsecp256k1 has to be called, written down as one reads the protocol.
struct CallTally {
    /// By the names of ``PrimitiveCosts/nanoseconds``.
    private(set) var calls: [String: Int] = [:]

    mutating func add(_ name: String, _ number: Int = 1) {
        if number != 0 { calls[name, default: 0] += number }
    }

    mutating func add(_ other: CallTally, times: Int = 1) {
        for (name, number) in other.calls { add(name, number * times) }
    }

    /// A tagged hash: the tag's own hash, the tag, and the message with its padding.
    mutating func hash(_ byteCount: Int) { add("hashBlock", 2 + (byteCount + 72) / 64) }

    /// A sum of so many points.
    mutating func sum(_ points: Int) {
        add("sum")
        add("summand", points)
    }

    /// A product with a public scalar.
    mutating func product(_ factor: Scalar) {
        let bits = 256 - factor.leadingZeroBitCount
        if bits > 128 {
            add("multiplyLong")
        } else {
            add("multiplyShort")
            add("shortFactorBits", bits)
        }
    }

    /// A step of Horner's rule, for points other than infinity.
    mutating func step(_ factor: UInt16) {
        switch SmallFactor(factor).way {
        case .sum:
            sum(Int(factor) + 1)
        case .sumOfSums(let inner, let outer, let rest):
            sum(inner)
            sum(outer + rest + 1)
        case .product:
            product(Scalar(UInt64(factor)))
            sum(2)
        }
    }

    /// The value at an index of a polynomial of points.
    mutating func horner(_ threshold: Int, at index: UInt16) {
        sum(1)
        for _ in 1..<max(threshold, 1) { step(index) }
    }

    /// The sum of so many vectors.
    mutating func vectorSum(_ vectors: Int, length: Int) {
        for _ in 0..<length { sum(vectors) }
    }

    /// The values at 1...count, block by block.
    mutating func consecutiveValues(_ coefficients: Int, count: Int) {
        let length = Point.blockLength(coefficients: coefficients, values: count)
        var end = coefficients
        while end > 0 {
            let start = (end - 1) / length * length
            block(end - start, count: count)
            if end != coefficients {
                for index in 1...count {
                    product(Scalar(UInt64(index)).power(length))
                    sum(2)
                }
            }
            end = start
        }
    }

    private mutating func block(_ length: Int, count: Int) {
        var factorial = Scalar.one
        for k in 1..<max(length, 1) {
            for _ in 0..<max(length - 1 - k, 0) { step(UInt16(clamping: k)) }
            factorial = factorial * Scalar(UInt64(k))
            if k > 1 { product(factorial) }
        }
        var values = 0
        while values < count {
            values += 2
            sum(length > 1 ? 2 : 1)
            sum(1 + (length > 1 ? 2 : 0) + (length > 2 ? 1 : 0))
            for order in 0..<min(length, max(count - values, 1)) {
                let above = length - 1 - order
                sum(1 + (above > 0 ? 3 : 0) + (above > 1 ? 3 : 0) + (above > 2 ? 1 : 0))
            }
            values += 1
        }
    }
}

extension Scalar {
    fileprivate var leadingZeroBitCount: Int {
        var count = 0
        for byte in bytes {
            count += byte.leadingZeroBitCount
            if byte != 0 { break }
        }
        return count
    }
}
