import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

@Suite struct DealingEncodingTests {
    static let members = 5
    static let threshold = 3

    /// Where the parts of a body begin.
    static let ephemeralKey = 2 + 64 * threshold
    static let values = ephemeralKey + 33
    static let blindings = values + 2 + 32 * members

    static func body(_ scheme: CommitmentScheme) throws -> (bytes: [UInt8], DealingSession) {
        let fixture = try SessionFixture(scheme)
        return (try fixture.dealing(of: ParticipantIndex(2)).encoded, fixture.session)
    }

    @discardableResult
    static func decode(_ bytes: [UInt8], _ session: DealingSession) throws -> Dealing {
        try Dealing(decoding: bytes, in: session)
    }

    /// Where the ciphertexts begin.
    static func ciphertexts(_ scheme: CommitmentScheme) -> [Int] {
        let starts = scheme == .feldman ? [values] : [values, blindings]
        return starts.flatMap { start in (0..<members).map { start + 2 + 32 * $0 } }
    }

    @Test(arguments: CommitmentScheme.allCases)
    func roundTrip(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let dealing = try fixture.dealing(of: ParticipantIndex(2))
        let decoded = try Self.decode(dealing.encoded, fixture.session)
        #expect(decoded == dealing)
        #expect(decoded.encoded == dealing.encoded)
        let proofs = scheme == .feldman ? 2 : 1
        let lists = scheme == .feldman ? 1 : 2
        let size = 2 + 64 * Self.threshold + 33 + lists * (2 + 32 * Self.members) + proofs * 64
        #expect(dealing.encoded.count == size)
        #expect((decoded.constantTermProof != nil) == (scheme == .feldman))
        #expect(decoded.sealedShares.allSatisfy { ($0.blinding != nil) == (scheme == .pedersen) })
    }

    @Test(arguments: CommitmentScheme.allCases)
    func onlyTheRangeOfTheReaderIsRead(scheme: CommitmentScheme) throws {
        let (bytes, session) = try Self.body(scheme)
        let framed = [7, 7] + bytes + [9, 9]
        var reader = ByteReader(framed, in: 2..<2 + bytes.count)
        #expect(try Dealing(from: &reader, in: session).encoded == bytes)
        #expect(throws: DecodingError.truncated(needed: 64, available: 63)) {
            var short = ByteReader(framed, in: 2..<1 + bytes.count)
            _ = try Dealing(from: &short, in: session)
        }
        #expect(throws: DecodingError.trailing(count: 1)) {
            var long = ByteReader(framed, in: 2..<3 + bytes.count)
            _ = try Dealing(from: &long, in: session)
        }
    }

    @Test(arguments: CommitmentScheme.allCases)
    func everyTruncationIsRefused(scheme: CommitmentScheme) throws {
        let (bytes, session) = try Self.body(scheme)
        for length in bytes.indices {
            do {
                try Self.decode(Array(bytes.prefix(length)), session)
                Issue.record("\(length) bytes decoded")
            } catch DecodingError.truncated(let needed, let available) {
                #expect(available < needed, "\(length) bytes")
            }
        }
        try Self.decode(bytes, session)
    }

    @Test(arguments: CommitmentScheme.allCases)
    func trailingBytesAreRefused(scheme: CommitmentScheme) throws {
        let (bytes, session) = try Self.body(scheme)
        for count in [1, 64] {
            #expect(throws: DecodingError.trailing(count: count)) {
                try Self.decode(bytes + [UInt8](repeating: 0, count: count), session)
            }
        }
    }

    @Test(arguments: CommitmentScheme.allCases, [0, 1, 2, 4, 259, 65535])
    func anotherNumberOfCommitmentsIsRefused(scheme: CommitmentScheme, count: Int) throws {
        let (bytes, session) = try Self.body(scheme)
        let expected = DecodingError.count(
            field: "commitments", expected: Self.threshold, got: count)
        let head = [UInt8(count >> 8), UInt8(count & 255)]
        #expect(throws: expected) { try Self.decode(head + bytes.dropFirst(2), session) }
        // Refused as well if the points are really there.
        let points = (0..<min(count, 6)).flatMap { _ in bytes[2..<66] }
        #expect(throws: expected) {
            try Self.decode(head + points + bytes[Self.ephemeralKey...], session)
        }
        try Self.decode([0, 3] + bytes.dropFirst(2), session)
    }

    @Test(arguments: CommitmentScheme.allCases, [0, 4, 6, 261, 65535])
    func anotherNumberOfCiphertextsIsRefused(scheme: CommitmentScheme, count: Int) throws {
        let (bytes, session) = try Self.body(scheme)
        for start in scheme == .feldman ? [Self.values] : [Self.values, Self.blindings] {
            let expected = DecodingError.count(
                field: "sealed shares", expected: Self.members, got: count)
            var altered = bytes
            altered[start] = UInt8(count >> 8)
            altered[start + 1] = UInt8(count & 255)
            #expect(throws: expected) { try Self.decode(altered, session) }
            // Refused as well if the ciphertexts are really there.
            let items = (0..<min(count, 7)).flatMap { _ in bytes[start + 2..<start + 34] }
            let tail = bytes[(start + 2 + 32 * Self.members)...]
            #expect(throws: expected) {
                try Self.decode(altered[..<(start + 2)] + items + tail, session)
            }
            altered[start] = 0
            altered[start + 1] = 5
            try Self.decode(altered, session)
        }
    }

    @Test(arguments: CommitmentScheme.allCases)
    func ciphertextsAreBelowTheOrder(scheme: CommitmentScheme) throws {
        let (bytes, session) = try Self.body(scheme)
        for start in Self.ciphertexts(scheme) {
            func with(_ ciphertext: [UInt8]) -> [UInt8] {
                bytes[..<start] + ciphertext + bytes[(start + 32)...]
            }
            for large in [Scalar.orderBytes, [UInt8](repeating: 255, count: 32)] {
                #expect(throws: DecodingError.scalar(.notReduced), "at \(start)") {
                    try Self.decode(with(large), session)
                }
            }
            try Self.decode(with(Scalar.minusOne.bytes), session)
            try Self.decode(with(Scalar.zero.bytes), session)
        }
    }

    @Test(arguments: CommitmentScheme.allCases, [0, 1, 2])
    func commitmentsAreOnTheCurve(scheme: CommitmentScheme, k: Int) throws {
        let (bytes, session) = try Self.body(scheme)
        let start = 2 + 64 * k
        func with(_ point: [UInt8]) -> [UInt8] {
            bytes[..<start] + point + bytes[(start + 64)...]
        }
        let good = Array(bytes[start..<start + 64])
        let otherY = Array(good.dropLast()) + [good[63] ^ 1]
        let exchanged = Array(good[32...] + good[..<32])
        let largeX = [UInt8](repeating: 255, count: 32) + good[32...]
        let infinity = [UInt8](repeating: 0, count: 64)
        for bad in [otherY, exchanged, largeX, infinity] {
            #expect(throws: DecodingError.point(.notOnCurve)) {
                try Self.decode(with(bad), session)
            }
        }
        try Self.decode(with(Point.pedersenGenerator.affine), session)
    }

    @Test(arguments: CommitmentScheme.allCases)
    func theEphemeralKeyIsCompressed(scheme: CommitmentScheme) throws {
        let (bytes, session) = try Self.body(scheme)
        for prefix: UInt8 in [0, 1, 4, 5, 6, 7, 255] {
            var altered = bytes
            altered[Self.ephemeralKey] = prefix
            #expect(throws: DecodingError.point(.prefix(prefix))) {
                try Self.decode(altered, session)
            }
        }
        for prefix: UInt8 in [2, 3] {
            var altered = bytes
            altered[Self.ephemeralKey] = prefix
            try Self.decode(altered, session)
            // No point has the x-coordinate 0, and none one of p or more.
            for filling: UInt8 in [0, 255] {
                altered.replaceSubrange(
                    Self.ephemeralKey + 1..<Self.values,
                    with: [UInt8](repeating: filling, count: 32))
                #expect(throws: DecodingError.point(.notOnCurve)) {
                    try Self.decode(altered, session)
                }
            }
        }
    }

    @Test func aBodyOfTheOtherSchemeDoesNotDecode() throws {
        let (feldman, feldmanSession) = try Self.body(.feldman)
        let (pedersen, pedersenSession) = try Self.body(.pedersen)
        #expect(throws: DecodingError.self) { try Self.decode(feldman, pedersenSession) }
        #expect(throws: DecodingError.self) { try Self.decode(pedersen, feldmanSession) }
    }
}
