import ComplaintHandling
import DiscreteLogProofs
import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

@Suite struct ComplaintTests {
    static func complaint() throws -> Complaint {
        let fixture = try SessionFixture(.feldman)
        let accuser = try ParticipantIndex(4)
        return Complaint(
            about: try fixture.accepted(of: ParticipantIndex(2)), by: accuser,
            sessionKey: fixture.sessionKey(of: accuser), seed: fixture.seed(of: accuser),
            in: fixture.session)
    }

    static func encoded(_ complaint: Complaint) -> [UInt8] { complaint.encoded }

    @discardableResult
    static func decode(_ bytes: [UInt8]) throws -> Complaint {
        try Complaint(decoding: bytes)
    }

    @Test func itRevealsTheSharedPointOfOneDealingAndOneReceiver() throws {
        let fixture = try SessionFixture(.feldman)
        let dealing = try fixture.accepted(of: ParticipantIndex(2))
        let complaint = try Self.complaint()
        #expect(complaint.dealer.value == 2)
        let point = fixture.sharedPoint(from: dealing, to: try ParticipantIndex(4))
        #expect(complaint.sharedPoint == point)
        #expect(try Self.complaint() == complaint)
    }

    @Test func roundTrip() throws {
        let complaint = try Self.complaint()
        let bytes = Self.encoded(complaint)
        #expect(bytes.count == Complaint.byteCount)
        #expect(Complaint.byteCount == 99)
        #expect(try Self.decode(bytes) == complaint)
        #expect(
            bytes == [0, 2] + complaint.sharedPoint.compressed + complaint.proof.challenge.bytes
                + complaint.proof.response.bytes)
    }

    @Test func severalAreReadOneAfterTheOther() throws {
        let complaint = try Self.complaint()
        let bytes = Self.encoded(complaint)
        var reader = ByteReader(bytes + bytes)
        #expect(try Complaint(from: &reader) == complaint)
        #expect(reader.remaining == Complaint.byteCount)
        #expect(try Complaint(from: &reader) == complaint)
        #expect(reader.remaining == 0)
    }

    @Test func everyTruncationIsRefused() throws {
        let bytes = Self.encoded(try Self.complaint())
        for length in bytes.indices {
            do {
                try Self.decode(Array(bytes.prefix(length)))
                Issue.record("\(length) bytes decoded")
            } catch DecodingError.truncated(let needed, let available) {
                #expect(available < needed, "\(length) bytes")
            }
        }
        #expect(throws: DecodingError.trailing(count: 1)) { try Self.decode(bytes + [0]) }
        try Self.decode(bytes)
    }

    @Test(arguments: [1, 6, 256, 65535])
    func everyIndexButZeroDecodes(value: Int) throws {
        let bytes = Self.encoded(try Self.complaint())
        let dealer = [UInt8(value >> 8), UInt8(value & 255)]
        let complaint = try Self.decode(dealer + bytes.dropFirst(2))
        #expect(Int(complaint.dealer.value) == value)
        let zero = DecodingError.unexpectedValue(field: "the accused dealer", got: 0)
        #expect(throws: zero) { try Self.decode([0, 0] + bytes.dropFirst(2)) }
    }

    @Test(arguments: [35, 67])
    func bothScalarsOfTheProofAreBelowTheOrder(start: Int) throws {
        let bytes = Self.encoded(try Self.complaint())
        func with(_ scalar: [UInt8]) -> [UInt8] {
            bytes[..<start] + scalar + bytes[(start + 32)...]
        }
        for large in [Scalar.orderBytes, [UInt8](repeating: 255, count: 32)] {
            #expect(throws: DecodingError.scalar(.notReduced)) { try Self.decode(with(large)) }
        }
        try Self.decode(with(Scalar.minusOne.bytes))
        try Self.decode(with(Scalar.zero.bytes))
    }

    @Test func theSharedPointIsCompressedAndOnTheCurve() throws {
        let bytes = Self.encoded(try Self.complaint())
        func with(_ prefix: UInt8, _ x: some Collection<UInt8>) -> [UInt8] {
            bytes[..<2] + [prefix] + x + bytes[35...]
        }
        let x = bytes[3..<35]
        for prefix: UInt8 in [0, 1, 4, 6, 7, 255] {
            #expect(throws: DecodingError.point(.prefix(prefix))) {
                try Self.decode(with(prefix, x))
            }
        }
        for filling: UInt8 in [0, 255] {
            let none = [UInt8](repeating: filling, count: 32)
            #expect(throws: DecodingError.point(.notOnCurve)) { try Self.decode(with(2, none)) }
        }
        // Infinity.
        #expect(throws: DecodingError.point(.prefix(0))) {
            try Self.decode(with(0, [UInt8](repeating: 0, count: 32)))
        }
        try Self.decode(with(2, x))
        try Self.decode(with(3, x))
    }
}

@Suite struct RevealedShareTests {
    static func encoded(_ entry: RevealedShare) -> [UInt8] { entry.encoded }

    @discardableResult
    static func decode(_ bytes: [UInt8]) throws -> RevealedShare {
        try RevealedShare(decoding: bytes)
    }

    static func entry() throws -> RevealedShare {
        RevealedShare(
            member: try ParticipantIndex(258),
            share: OpenedShare(value: Scalar(3), blinding: Scalar(4)))
    }

    @Test func roundTrip() throws {
        let entry = try Self.entry()
        let bytes = Self.encoded(entry)
        #expect(bytes == [1, 2] + Scalar(3).bytes + Scalar(4).bytes)
        #expect(bytes.count == RevealedShare.byteCount)
        #expect(try Self.decode(bytes) == entry)
    }

    @Test func refusals() throws {
        let bytes = Self.encoded(try Self.entry())
        for length in bytes.indices {
            do {
                try Self.decode(Array(bytes.prefix(length)))
                Issue.record("\(length) bytes decoded")
            } catch DecodingError.truncated(let needed, let available) {
                #expect(available < needed, "\(length) bytes")
            }
        }
        #expect(throws: DecodingError.trailing(count: 1)) { try Self.decode(bytes + [0]) }
        #expect(throws: DecodingError.unexpectedValue(field: "the member", got: 0)) {
            try Self.decode([0, 0] + bytes.dropFirst(2))
        }
        for start in [2, 34] {
            var altered = bytes
            altered.replaceSubrange(start..<start + 32, with: Scalar.orderBytes)
            #expect(throws: DecodingError.scalar(.notReduced)) { try Self.decode(altered) }
            altered.replaceSubrange(start..<start + 32, with: Scalar.minusOne.bytes)
            try Self.decode(altered)
        }
    }
}
