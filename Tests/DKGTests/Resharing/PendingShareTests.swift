import DKG
import TestSupport
import Testing

@Suite("Pending shares")
struct PendingShareTests {
    private func bytes(_ value: Scalar = Scalar(5)) throws -> [UInt8] {
        let scenario = try ResharingScenario()
        let share = PendingShare(
            SecretScalar(value), of: try ParticipantIndex(4), in: try scenario.transcript(),
            of: scenario.resharing.id)
        let encoded = share.secretEncoding()
        return encoded.publicBytes(in: 0..<encoded.count)
    }

    private func decode(_ bytes: [UInt8]) throws -> [UInt8] {
        let share = try PendingShare(decoding: SecretBytes(copying: bytes))
        let encoded = share.secretEncoding()
        return encoded.publicBytes(in: 0..<encoded.count)
    }

    @Test("132 bytes, of which each is where the specification says")
    func encoding() throws {
        let scenario = try ResharingScenario()
        let transcript = try scenario.transcript()
        let bytes = try bytes()
        #expect(bytes.count == 132 && PendingShare.byteCount == 132)
        #expect(
            bytes == [0x01, 0x11] + scenario.resharing.id.digest.encoded
                + scenario.session.id.digest.encoded + transcript.digest.encoded + [0, 4]
                + Scalar(5).encoded)
        let share = try PendingShare(decoding: SecretBytes(copying: bytes))
        #expect(share.resharing == scenario.resharing.id && share.session == scenario.session.id)
        #expect(share.transcript == transcript.digest && share.index.value == 4)
        #expect(share.value.disclosed() == Scalar(5))
        #expect(try decode(bytes) == bytes)
    }

    @Test("A share of zero is one like any other", arguments: [Scalar.zero, .minusOne])
    func values(value: Scalar) throws {
        let bytes = try bytes(value)
        #expect(try decode(bytes) == bytes)
    }

    @Test("Another version, kind, length, index or scalar")
    func refused() throws {
        let bytes = try bytes()
        for count in 0..<bytes.count {
            #expect(
                throws: KeyFileError.malformed(.truncated(needed: 132, available: count))
            ) { try decode(Array(bytes.prefix(count))) }
        }
        #expect(throws: KeyFileError.malformed(.trailing(count: 1))) { try decode(bytes + [0]) }
        func altered(_ position: Int, _ byte: UInt8) -> [UInt8] {
            var altered = bytes
            altered[position] = byte
            return altered
        }
        #expect(
            throws: KeyFileError.malformed(
                .unexpectedValue(field: "the version of the file", got: 2))
        ) { try decode(altered(0, 2)) }
        #expect(
            throws: KeyFileError.malformed(
                .unexpectedValue(field: "the kind of the file (17 pending share)", got: 16))
        ) { try decode(altered(1, 0x10)) }
        #expect(
            throws: KeyFileError.malformed(.unexpectedValue(field: "the index", got: 0))
        ) { try decode(altered(99, 0)) }
        #expect(throws: KeyFileError.malformed(.scalar(.notReduced))) {
            try decode(Array(bytes.dropLast(32)) + Scalar.orderBytes)
        }
    }
}
