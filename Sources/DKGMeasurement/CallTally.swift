import DiscreteLogProofs
import PolynomialCommitments
import Secp256k1Group

/// How often each function of libsecp256k1 has to be called, written down as one reads the protocol;
/// and what the engine does at once, where it computes.
struct CallTally {
    private let arithmetic: MeasuredArithmetic

    init(by arithmetic: MeasuredArithmetic) {
        self.arithmetic = arithmetic
    }

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
        switch arithmetic {
        case .engine: add("engineSummand", vectors * length)
        case .libsecp256k1: for _ in 0..<length { sum(vectors) }
        }
    }

    /// The values of so many polynomials at one index.
    mutating func values(_ polynomials: Int, threshold: Int, at index: UInt16) {
        switch arithmetic {
        case .engine: add("engineStep", polynomials * threshold)
        case .libsecp256k1: for _ in 0..<polynomials { horner(threshold, at: index) }
        }
    }

    /// The signatures of a round, under keys whose multiples are kept.
    mutating func signatures(_ count: Int) {
        add(isBatch(count) ? "batchedSignature" : "verify", count)
    }

    /// Proofs under keys that are used once.
    mutating func proofs(_ count: Int) {
        add("xOnly", count)
        add(isBatch(count) ? "batchedProof" : "verify", count)
    }

    /// The multiples of the keys of all senders.
    mutating func lift(_ keys: Int) {
        if isBatch(keys) { add("liftedKey", keys) }
    }

    private func isBatch(_ count: Int) -> Bool {
        arithmetic == .engine && count >= SignatureBatch.smallest
    }

    /// The values at 1...count: by the engine, with the last compared; or block by block.
    mutating func consecutiveValues(_ coefficients: Int, count: Int) {
        if arithmetic == .engine {
            add("engineDifference", coefficients * count)
            horner(coefficients, at: UInt16(clamping: count))
            add("compare")
            return
        }
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
