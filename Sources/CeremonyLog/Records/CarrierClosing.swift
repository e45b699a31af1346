public import DKG

/// A carrier's statement of which messages a round consists of, on a relay (Nodes.md, "Closing on a relay").
///
///     record header | round kind u8 | count u16 | digests 32 each, ascending
///         | signature 64 over TH("DKG/v1/closing", everything before it)
///
/// Two different ones for one round convict the carrier before everybody who sees both.
public struct CarrierClosing: Hashable, Sendable {
    /// The ceremony.
    public let ceremonyID: Ceremony.ID

    /// The round that is closed.
    public let round: Round

    /// The digests of the messages of the round, ascending; both of a void slot.
    public let digests: [Digest]

    /// What is signed.
    public let digest: Digest

    /// The carrier's BIP 340 signature over the digest.
    public let signature: Signature

    /// The whole record.
    public let record: LogRecord

    private static let hash = TaggedHash("DKG/v1/closing")

    /// Reads a closing, whose signature is not verified yet.
    ///
    /// - Parameter record: A record; `nil` is returned for one that is no closing.
    public init?(_ record: LogRecord) {
        guard record.kind == .closing else { return nil }
        var reader = record.bodyReader
        guard let kind = try? reader.readUInt8(), let round = Round(rawValue: kind),
            let count = (try? reader.readUInt16()).map(Int.init),
            // Nothing is allocated by a number that is not borne out by bytes.
            reader.remaining == count * Digest.byteCount + Signature.byteCount
        else { return nil }
        var digests: [Digest] = []
        digests.reserveCapacity(count)
        for _ in 0..<count {
            guard let digest = try? reader.readDigest(),
                digests.last.map({ CarrierClosing.precedes($0, digest) }) ?? true
            else { return nil }
            digests.append(digest)
        }
        guard let signature = try? reader.readSignature() else { return nil }
        ceremonyID = record.id
        self.round = round
        self.digests = digests
        self.signature = signature
        self.record = record
        digest = CarrierClosing.hash.digest(
            of: record.bytes, in: 0..<(record.bytes.count - Signature.byteCount))
    }

    /// Signs a closing, for whoever carries messages.
    ///
    /// - Parameters:
    ///   - round: The round.
    ///   - ceremony: The ceremony.
    ///   - digests: The digests of the messages of the round, both of a void slot, in any order; at most 65535.
    ///   - carrier: The carrier's key.
    ///   - auxiliaryRandomness: 32 bytes for the signature, or `nil`.
    /// - Returns: The closing; `nil` if there are more digests than the record can count.
    public static func signed(
        round: Round, of ceremony: Ceremony.ID, over digests: some Sequence<Digest>,
        by carrier: borrowing SigningKey, auxiliaryRandomness: borrowing SecretBytes?
    ) -> CarrierClosing? {
        let ascending = Set(digests).sorted(by: precedes)
        guard let count = UInt16(exactly: ascending.count) else { return nil }
        var writer = ByteWriter()
        LogRecord.header(.closing, of: ceremony, to: &writer)
        writer.append(round.rawValue)
        writer.append(count)
        for digest in ascending { writer.append(digest) }
        writer.append(
            carrier.sign(hash.digest(of: writer), auxiliaryRandomness: auxiliaryRandomness))
        return LogRecord(writer.bytes).flatMap(CarrierClosing.init)
    }

    /// Whether the signature is the carrier's.
    ///
    /// - Parameter carrier: The carrier's key, from the terms of the ceremony.
    /// - Returns: `true` if it verifies.
    public func isAuthentic(by carrier: VerificationKey) -> Bool {
        carrier.isValid(signature, for: digest)
    }

    private static func precedes(_ left: Digest, _ right: Digest) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}
