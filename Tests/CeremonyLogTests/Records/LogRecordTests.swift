import CeremonyLog
import DKG
import DKGTestHarness
import Testing
import ThresholdSigning

@Suite("Records of a log")
struct LogRecordTests {
    private let id = Ceremony.ID(TaggedHash("test").digest(of: [1]))

    private func key(_ seed: UInt64 = 1) throws -> SigningKey {
        var source = DeterministicRandomSource(seed: seed, label: "carrier")
        return try SigningKey(random: &source)
    }

    private func digests(_ count: UInt8) -> [Digest] {
        (0..<count).map { TaggedHash("test").digest(of: [$0, 9]) }
    }

    @Test("A record is its version, its type, an id and a body")
    func header() throws {
        let record = LogRecord(envelope: [7, 8], of: id)
        #expect(record.bytes == [1, 0x20] + id.digest.encoded + [7, 8])
        #expect(record.body == [7, 8])
        #expect(LogRecord(record.bytes) == record)
        #expect(LogRecord.Kind.allCases.map(\.rawValue) == [0x20, 0x21, 0x22, 0x23])
    }

    @Test("A signing object belongs to a use, and no other record does")
    func signingObjects() {
        let use = SigningCall.ID(id.digest)
        let record = LogRecord(signingObject: [7, 8], of: use)
        #expect(record.bytes == [1, 0x23] + id.digest.encoded + [7, 8])
        #expect(record.use == use)
        #expect(LogRecord(envelope: [7, 8], of: id).use == nil)
    }

    @Test("What is no record is passed over")
    func noRecord() {
        let bytes = LogRecord(envelope: [7], of: id).bytes
        #expect(LogRecord([]) == nil)
        #expect(LogRecord(Array(bytes.prefix(33))) == nil)
        #expect(LogRecord(Array(bytes.prefix(34)))?.body == [])
        #expect(LogRecord([2] + bytes.dropFirst()) == nil)
        for type in [0, 1, 0x1f, 0x24, 0xff] as [UInt8] {
            #expect(LogRecord([1, type] + bytes.dropFirst(2)) == nil)
        }
    }

    private func closing(
        _ digests: [Digest], by carrier: borrowing SigningKey
    ) -> CarrierClosing? {
        CarrierClosing.signed(
            round: .deal, of: id, over: digests, by: carrier, auxiliaryRandomness: nil)
    }

    @Test("A closing lists digests that ascend, under the carrier's signature")
    func closing() throws {
        let carrier = try key()
        let signed = closing(digests(3), by: carrier)
        let closing = try #require(signed)
        let sorted = digests(3).sorted {
            $0.encoded.lexicographicallyPrecedes($1.encoded)
        }
        #expect(closing.digests == sorted)
        let content = [1, 0x22] + id.digest.encoded + [2, 0, 3] + sorted.flatMap(\.encoded)
        #expect(closing.record.bytes == content + closing.signature.encoded)
        #expect(closing.digest == TaggedHash("DKG/v1/closing").digest(of: content))
        #expect(closing.isAuthentic(by: carrier.verificationKey))
        let other = try key(2).verificationKey
        #expect(!closing.isAuthentic(by: other))
        #expect(CarrierClosing(closing.record) == closing)
    }

    @Test("A closing of another form is none")
    func malformedClosing() throws {
        let carrier = try key()
        let signed = closing(digests(3), by: carrier)
        let closing = try #require(signed)
        let bytes = closing.record.bytes
        func decode(_ bytes: [UInt8]) -> CarrierClosing? {
            LogRecord(bytes).flatMap(CarrierClosing.init)
        }
        #expect(decode(bytes + [0]) == nil)
        #expect(decode(Array(bytes.dropLast())) == nil)
        var unsorted = bytes
        unsorted.replaceSubrange(37..<69, with: bytes[69..<101])
        unsorted.replaceSubrange(69..<101, with: bytes[37..<69])
        #expect(decode(unsorted) == nil)
        var twice = bytes
        twice.replaceSubrange(69..<101, with: bytes[37..<69])
        #expect(decode(twice) == nil)
        var round = bytes
        round[34] = 0
        #expect(decode(round) == nil)
        var vote = bytes
        vote[1] = 0x21
        #expect(decode(vote) == nil)
    }
}
