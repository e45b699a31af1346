/// A small factor, such as an index, in the binary or the signed binary form, whichever has fewer
/// digits that are not zero: on average a third of them in the latter, the non-adjacent form.
struct SignedFactor: Sendable {
    /// The factor.
    let value: UInt16
    /// The bits at which the point is added, the top one included.
    let added: UInt32
    /// The bits at which the point is subtracted.
    let subtracted: UInt32
    /// The highest bit of `added`; zero if the factor is.
    let topBit: UInt32

    init(_ value: UInt16) {
        self.value = value
        // In binary, 3 k - k = 2 k: where 3 k has a bit that k has not, there is a digit 1 of 2 k,
        // and where k has one that 3 k has not, a digit -1.
        let single = UInt32(value)
        let triple = 3 &* single
        let plus = (triple & ~single) &>> 1
        let minus = (single & ~triple) &>> 1
        // Never longer, the binary form is better where it has no more digits.
        let isShorter = single.nonzeroBitCount <= (plus | minus).nonzeroBitCount
        added = isShorter ? single : plus
        subtracted = isShorter ? 0 : minus
        topBit = added == 0 ? 0 : 1 &<< (31 &- UInt32(added.leadingZeroBitCount))
    }
}
