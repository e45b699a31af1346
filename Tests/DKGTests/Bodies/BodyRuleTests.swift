import DKG
import TestSupport
import Testing

/// The encoding rules of the bodies that carry lists, with the exact error of each violation.
@Suite("Bodies: lists, scalars and points")
struct BodyRuleTests {
    private static let view = TaggedHash("test view").digest(of: [])
    private static let order: [UInt8] = Scalar.orderBytes
    private static let complaints = "the list of complaints"
    private static let revealed = "the list of revealed shares"

    private func complaint(_ dealer: Int) throws -> Complaint {
        Complaint(
            dealer: try ParticipantIndex(dealer), sharedPoint: .generator,
            proof: DiscreteLogEqualityProof(challenge: .one, response: .zero))
    }

    private func entry(_ member: Int) throws -> RevealedShare {
        RevealedShare(
            member: try ParticipantIndex(member),
            share: OpenedShare(value: .one, blinding: .zero))
    }

    private func response(_ dealers: [Int]) throws -> [UInt8] {
        ResponseBody(view: Self.view, complaints: try dealers.map(complaint)).encoded
    }

    private func reveal(_ members: [Int]) throws -> [UInt8] {
        RevealBody(view: Self.view, entries: try members.map(entry)).encoded
    }

    private func decodeResponse(_ bytes: [UInt8]) throws(DecodingError) -> ResponseBody {
        var reader = ByteReader(bytes)
        return try ResponseBody(from: &reader, dealers: 3)
    }

    private func decodeReveal(_ bytes: [UInt8]) throws(DecodingError) -> RevealBody {
        var reader = ByteReader(bytes)
        return try RevealBody(from: &reader, members: 3)
    }

    @Test(
        "Ascending lists of up to n' entries decode, whomever they name",
        arguments: [[], [1], [1, 2, 3], [3, 256, 65535]])
    func good(numbers: [Int]) throws {
        let responded = try decodeResponse(response(numbers))
        #expect(responded.complaints.map(\.dealer).numbers == numbers)
        #expect(responded.view == Self.view)
        #expect(responded.encoded == (try response(numbers)))
        let revealed = try decodeReveal(reveal(numbers))
        #expect(revealed.entries.map(\.member).numbers == numbers)
        #expect(revealed.encoded == (try reveal(numbers)))
    }

    @Test("Unsorted and repeated entries", arguments: [[2, 1], [1, 1], [1, 3, 2], [1, 2, 2]])
    func notAscending(numbers: [Int]) throws {
        let last = numbers[numbers.count - 1]
        let previous = numbers[numbers.count - 2]
        #expect(
            throws: DecodingError.notAscending(
                field: Self.complaints, previous: previous, next: last)
        ) { try decodeResponse(response(numbers)) }
        #expect(
            throws: DecodingError.notAscending(
                field: Self.revealed, previous: previous, next: last)
        ) { try decodeReveal(reveal(numbers)) }
    }

    @Test("More entries than n', whether they are there or not", arguments: [4, 5, 65535])
    func countAbove(count: Int) throws {
        let header = Self.view.bytes + [UInt8(count >> 8), UInt8(count & 255)]
        for body in [header, try response([1, 2, 3, 4])] where count == 4 || body == header {
            #expect(
                throws: DecodingError.countAbove(
                    field: Self.complaints, maximum: 3, got: count)
            ) { try decodeResponse(body) }
        }
        #expect(
            throws: DecodingError.countAbove(field: Self.revealed, maximum: 3, got: count)
        ) { try decodeReveal(header) }
    }

    @Test("Index 0")
    func indexZero() throws {
        var body = try response([1])
        body[35] = 0
        #expect(throws: DecodingError.unexpectedValue(field: "the accused dealer", got: 0)) {
            try decodeResponse(body)
        }
        body = try reveal([1])
        body[35] = 0
        #expect(throws: DecodingError.unexpectedValue(field: "the member", got: 0)) {
            try decodeReveal(body)
        }
    }

    @Test("Trailing bytes, and every truncation")
    func length() throws {
        let response = try response([1, 2])
        let reveal = try reveal([1, 2])
        for extra in [1, 2, 99] {
            let tail = [UInt8](repeating: 0, count: extra)
            #expect(throws: DecodingError.trailing(count: extra)) {
                try decodeResponse(response + tail)
            }
            #expect(throws: DecodingError.trailing(count: extra)) {
                try decodeReveal(reveal + tail)
            }
        }
        for count in 0..<response.count {
            let error = #expect(throws: DecodingError.self) {
                try decodeResponse(Array(response.prefix(count)))
            }
            guard case .truncated? = error else {
                Issue.record("\(count): \(String(describing: error))")
                continue
            }
        }
        for count in 0..<reveal.count {
            #expect(throws: DecodingError.self) { try decodeReveal(Array(reveal.prefix(count))) }
        }
    }

    @Test("Scalars of q and more; q - 1 decodes")
    func scalars() throws {
        var below = Self.order
        below[31] -= 1
        // dealer 2, K 33, e 32, z 32 after the view and the count; member 2, s 32, s' 32.
        for start in [34 + 35, 34 + 67] {
            for bytes in [Self.order, [UInt8](repeating: 0xff, count: 32)] {
                let body = try response([1]).replacing(bytes, at: start)
                #expect(throws: DecodingError.scalar(.notReduced)) { try decodeResponse(body) }
            }
            let good = try response([1]).replacing(below, at: start)
            #expect(try decodeResponse(good).encoded == good)
        }
        for start in [34 + 2, 34 + 34] {
            let body = try reveal([1]).replacing(Self.order, at: start)
            #expect(throws: DecodingError.scalar(.notReduced)) { try decodeReveal(body) }
            let good = try reveal([1]).replacing(below, at: start)
            #expect(try decodeReveal(good).encoded == good)
        }
    }

    @Test("A point that is not on the curve, or not compressed")
    func points() throws {
        let start = 36
        let good = try response([1])
        let offCurve = [UInt8](repeating: 0, count: 31) + [5]
        let cases: [([UInt8], PointError)] = [
            ([2] + offCurve, .notOnCurve),
            ([2] + [UInt8](repeating: 0xff, count: 32), .notOnCurve),
            ([UInt8](repeating: 0, count: 33), .prefix(0)),
            ([4] + Point.generator.compressed.dropFirst(), .prefix(4)),
            ([6] + Point.generator.compressed.dropFirst(), .prefix(6)),
            ([7] + Point.generator.compressed.dropFirst(), .prefix(7)),
        ]
        for (bytes, error) in cases {
            let body = good.replacing(bytes, at: start)
            #expect(throws: DecodingError.point(error)) { try decodeResponse(body) }
        }
        let other = good.replacing([3] + Point.generator.compressed.dropFirst(), at: start)
        #expect(try decodeResponse(other).encoded == other)
    }
}

extension Scalar {
    /// q, which is not a scalar.
    static let orderBytes: [UInt8] = {
        let text = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
        return [UInt8](hexadecimal: text) ?? []
    }()
}

extension [UInt8] {
    /// A copy with other bytes from some place on.
    func replacing(_ bytes: [UInt8], at start: Int) -> [UInt8] {
        prefix(start) + bytes + dropFirst(start + bytes.count)
    }
}
