import Secp256k1Group

/// An integer modulo 2^256, as two halves.
struct WideInteger: Hashable, Sendable {
    var low: UInt128
    var high: UInt128

    init(low: UInt128, high: UInt128) {
        self.low = low
        self.high = high
    }

    init(_ value: UInt128) {
        self.init(low: value, high: 0)
    }

    init(words: Point.Words) {
        self.init(
            low: UInt128(words.0) | UInt128(words.1) &<< 64,
            high: UInt128(words.2) | UInt128(words.3) &<< 64)
    }

    static func &- (x: WideInteger, y: WideInteger) -> WideInteger {
        let (low, borrow) = x.low.subtractingReportingOverflow(y.low)
        return WideInteger(low: low, high: x.high &- y.high &- (borrow ? 1 : 0))
    }

    static func &* (x: WideInteger, y: WideInteger) -> WideInteger {
        let product = x.low.multipliedFullWidth(by: y.low)
        return WideInteger(
            low: product.low, high: product.high &+ x.low &* y.high &+ x.high &* y.low)
    }

    /// x y / 2^384, rounded.
    func roundedProduct384(_ other: WideInteger) -> UInt128 {
        let lowest = low.multipliedFullWidth(by: other.low)
        let inner = low.multipliedFullWidth(by: other.high)
        let outer = high.multipliedFullWidth(by: other.low)
        let highest = high.multipliedFullWidth(by: other.high)
        let (first, carry1) = lowest.high.addingReportingOverflow(inner.low)
        let (_, carry2) = first.addingReportingOverflow(outer.low)
        let (second, carry3) = inner.high.addingReportingOverflow(outer.high)
        let (third, carry4) = second.addingReportingOverflow(highest.low)
        let (fourth, carry5) = third.addingReportingOverflow(
            (carry1 ? 1 : 0) &+ (carry2 ? 1 : 0))
        let top = highest.high &+ (carry3 ? 1 : 0) &+ (carry4 ? 1 : 0) &+ (carry5 ? 1 : 0)
        // The first bit below 2^384 rounds.
        return top &+ (fourth &>> 127)
    }
}
