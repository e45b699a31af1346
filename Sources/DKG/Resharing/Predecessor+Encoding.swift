import PolynomialCommitments
import Secp256k1Group
import ThresholdKeys

// PRED = purpose u8 | board u8, 0 in a foreign key | epoch u32 | genesis 32 | transcript 32 | t u16 | Y 33 |
//     len u8, context | m u16 | m times: index u16, identity 32, point p_i 32, Y_i 33 (zeros: infinity)
//
// It is what a ThresholdKey has behind version and kind.
extension Predecessor {
    /// PRED: 141 bytes, the context, and 99 bytes for each dealer; public.
    public var encoded: [UInt8] { key.encodedSharing }

    /// Decodes a predecessor and checks it as ``init(_:)`` does.
    ///
    /// - Parameters:
    ///   - bytes: PRED and nothing else.
    ///   - maximumDealers: How many dealers one may have that is looked at, since the time grows with their square.
    /// - Throws: ``ResharingError/predecessor(_:)`` or ``ResharingError/identityMissing(_:)``.
    public init(
        decoding bytes: [UInt8], atMost maximumDealers: Int = 1024
    ) throws(ResharingError) {
        var reader = ByteReader(bytes)
        try self.init(from: &reader, atMost: maximumDealers)
        do throws(DecodingError) {
            try reader.finish()
        } catch {
            throw .predecessor(.malformed(error))
        }
    }

    /// Decodes a predecessor that need not end the reader's range.
    init(from reader: inout ByteReader, atMost maximumDealers: Int) throws(ResharingError) {
        let key: ThresholdKey
        do throws(ThresholdKeyError) {
            key = try ThresholdKey(from: &reader, atMost: maximumDealers)
        } catch {
            throw .predecessor(error)
        }
        try self.init(checked: key)
    }
}
