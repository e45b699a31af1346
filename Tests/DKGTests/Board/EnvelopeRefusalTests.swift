import DKG
import TestSupport
import Testing

/// Whatever is not an envelope is refused with the reason; the untouched envelope decodes.
@Suite("Envelopes that are refused")
struct EnvelopeRefusalTests {
    private static let schemes = CommitmentScheme.allCases

    private func sample(_ scheme: CommitmentScheme = .pedersen) throws -> (Ceremony, [UInt8]) {
        var bench = try Bench(scheme, n: 3, t: 2)
        try bench.advance(to: .respond)
        return (bench.ceremony, try bench.message(of: 2))
    }

    private func expect(
        _ error: EnvelopeError, decoding bytes: [UInt8], in ceremony: Ceremony,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(throws: error, sourceLocation: sourceLocation) {
            try Envelope(decoding: bytes, in: ceremony)
        }
    }

    @Test("The fields of a good one", arguments: schemes)
    func good(scheme: CommitmentScheme) throws {
        let (ceremony, bytes) = try sample(scheme)
        let envelope = try Envelope(decoding: bytes, in: ceremony)
        #expect(envelope.bytes == bytes)
        #expect(envelope.round == .respond)
        #expect(envelope.sender.value == 2)
        #expect(envelope.body == Array(bytes[40..<(bytes.count - 64)]))
        #expect(envelope.body.count == 34)
        #expect(envelope.signature.bytes == Array(bytes.suffix(64)))
        #expect(envelope.id.bytes == Array(bytes[2..<34]))
        #expect(
            envelope.digest
                == TaggedHash("DKG/v1/message").digest(of: Array(bytes.dropLast(64))))
        #expect(envelope.isAuthentic(in: ceremony.roster))
        #expect(try Envelope(decoding: bytes) == envelope)
    }

    @Test("Every version but 1")
    func version() throws {
        let (ceremony, bytes) = try sample()
        for version in UInt8.min...UInt8.max where version != 1 {
            var other = bytes
            other[0] = version
            expect(.version(got: version), decoding: other, in: ceremony)
        }
    }

    @Test("Every kind but those of the scheme", arguments: schemes)
    func kind(scheme: CommitmentScheme) throws {
        let (ceremony, bytes) = try sample(scheme)
        let known: Set<UInt8> =
            scheme == .feldman ? [1, 2, 3, 4, 9] : [1, 2, 3, 5, 6, 7, 8, 9]
        for kind in UInt8.min...UInt8.max {
            var other = bytes
            other[1] = kind
            if !known.contains(kind) {
                expect(.kind(got: kind), decoding: other, in: ceremony)
            } else if kind != 9 {
                #expect(try Envelope(decoding: other, in: ceremony).round.rawValue == kind)
            } else {
                expect(.bodyTooLong(largest: 32, got: 34), decoding: other, in: ceremony)
            }
        }
    }

    @Test("A sender outside of 1...n", arguments: [0, 4, 5, 256, 65535] as [UInt16])
    func sender(number: UInt16) throws {
        let (ceremony, bytes) = try sample()
        var other = bytes
        other[34] = UInt8(number >> 8)
        other[35] = UInt8(number & 255)
        expect(.sender(got: Int(number), participants: 3), decoding: other, in: ceremony)
        for number in 1...3 as ClosedRange<UInt8> {
            other[34] = 0
            other[35] = number
            #expect(try Envelope(decoding: other, in: ceremony).sender.value == UInt16(number))
        }
        // Without a ceremony there is no n, but still no index 0.
        other[35] = 0
        #expect(throws: EnvelopeError.sender(got: 0, participants: 65535)) {
            try Envelope(decoding: other)
        }
    }

    @Test("A length field above the largest body, whatever follows")
    func bodyTooLong() throws {
        let (ceremony, bytes) = try sample()
        let largest = try #require(ceremony.largestBody(in: .respond))
        for length in [largest + 1, 0x1_0000, 0x7fff_ffff, 0xffff_ffff] {
            let header = Array(bytes[..<36]) + Self.bigEndian(length)
            for rest in [[], Array(bytes[40...])] {
                expect(
                    .bodyTooLong(largest: largest, got: length), decoding: header + rest,
                    in: ceremony)
            }
            // Without a ceremony the length is merely wrong, and nothing is allocated by it.
            #expect(throws: EnvelopeError.length(expected: length + 104, got: bytes.count)) {
                try Envelope(decoding: header + bytes[40...])
            }
        }
        let full =
            Array(bytes[..<36]) + Self.bigEndian(largest)
            + [UInt8](repeating: 0, count: largest + 64)
        #expect(try Envelope(decoding: full, in: ceremony).body.count == largest)
    }

    @Test("The largest body of every kind decodes, one byte more does not", arguments: schemes)
    func largest(scheme: CommitmentScheme) throws {
        let (ceremony, bytes) = try sample(scheme)
        for round in ceremony.rounds {
            let largest = try #require(ceremony.largestBody(in: round))
            for length in [largest, largest + 1] {
                let whole =
                    [1, round.rawValue] + bytes[2..<36] + Self.bigEndian(length)
                    + [UInt8](repeating: 0, count: length + 64)
                let decoded = try? Envelope(decoding: whole, in: ceremony)
                #expect((decoded != nil) == (length == largest), "\(round)")
            }
        }
    }

    @Test("A length that is off by one either way")
    func length() throws {
        let (ceremony, bytes) = try sample()
        for (length, expected) in [(33, bytes.count - 1), (35, bytes.count + 1)] {
            let other = bytes[..<36] + Self.bigEndian(length) + bytes[40...]
            expect(
                .length(expected: expected, got: bytes.count), decoding: Array(other),
                in: ceremony)
        }
        expect(
            .length(expected: bytes.count, got: bytes.count + 1), decoding: bytes + [0],
            in: ceremony)
    }

    @Test("Every truncation")
    func truncations() throws {
        let (ceremony, bytes) = try sample()
        for count in 0..<bytes.count {
            let cut = Array(bytes.prefix(count))
            switch count {
            case 0..<40:
                let start = [0, 1, 2, 34, 36].last { $0 <= count } ?? 0
                let end = [1, 2, 34, 36, 40].first { $0 > count } ?? 40
                expect(
                    .header(.truncated(needed: end - start, available: count - start)),
                    decoding: cut, in: ceremony)
            default:
                expect(.length(expected: bytes.count, got: count), decoding: cut, in: ceremony)
            }
        }
        #expect(try Envelope(decoding: bytes, in: ceremony).bytes == bytes)
    }

    private static func bigEndian(_ length: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) }
    }
}
