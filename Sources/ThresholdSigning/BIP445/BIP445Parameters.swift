/// What the functions of BIP 445 take of a session, as bytes and numbers that come from anywhere.
package struct BIP445Parameters: Sendable {
    package let version: BIP445Version
    package let participants: Int
    package let threshold: Int
    /// From zero, in any order.
    package let identifiers: [Int]
    /// In the order of the identifiers; they can be left out from 0.8 on.
    package let publicShares: [[UInt8]]?
    package let thresholdKey: [UInt8]
    package let tweaks: [[UInt8]]
    package let isXOnly: [Bool]
    package let message: [UInt8]

    package init(
        version: BIP445Version, participants: Int, threshold: Int, identifiers: [Int],
        publicShares: [[UInt8]]?, thresholdKey: [UInt8], tweaks: [[UInt8]] = [],
        isXOnly: [Bool] = [], message: [UInt8]
    ) {
        self.version = version
        self.participants = participants
        self.threshold = threshold
        self.identifiers = identifiers
        self.publicShares = publicShares
        self.thresholdKey = thresholdKey
        self.tweaks = tweaks
        self.isXOnly = isXOnly
        self.message = message
    }
}
