import DKG
import TestSupport
import Testing

/// A signed body that breaks a public rule of its kind convicts its sender at the closing, and
/// nobody else, whatever the rule is.
@Suite("Bodies that convict")
struct MalformedBodyTests {
    /// What is done to a body.
    enum Damage: String, CaseIterable, CustomTestStringConvertible {
        case nothing
        case empty
        case short
        case trailing
        case countLarger
        case firstByte

        var testDescription: String { rawValue }

        func applied(to body: [UInt8], count: Int) -> [UInt8] {
            switch self {
            case .nothing: body
            case .empty: []
            case .short: Array(body.dropLast())
            case .trailing: body + [0]
            case .countLarger: body.replacing([0xff, 0xff], at: count)
            case .firstByte: body.replacing([body[0] ^ 0x80], at: 0)
            }
        }
    }

    /// Everything up to a round; participant 4 publishes wrong values, so that all rounds take
    /// place.
    private func bench(_ round: Round) throws -> Bench {
        let scheme: CommitmentScheme = round == .respondAgain ? .feldman : .pedersen
        var bench = try Bench(scheme, n: 5, t: 2)
        if round == .join { return bench }
        bench.close()
        let session = try #require(bench.state.session)
        if scheme == .feldman {
            bench.postings[4] = try [bench[4].dealing(in: session, wrongFor: [1])]
        }
        if round > .extract {
            try bench.advance(to: .extract)
            bench.postings[4] = try [bench[4].extraction(in: session)]
        }
        try bench.advance(to: round)
        return bench
    }

    /// Where the count of the first list is; `nil` for bodies without one.
    private func count(_ round: Round) -> Int? {
        switch round {
        case .join, .certify: nil
        case .deal, .extract: 0
        case .respond, .respondAgain, .confirm, .confirmAgain, .open: 32
        }
    }

    @Test("Damaged bodies of every kind", arguments: Round.allCases, Damage.allCases)
    func damaged(round: Round, damage: Damage) throws {
        if damage == .countLarger && count(round) == nil { return }
        var bench = try bench(round)
        let body = damage.applied(
            to: try Envelope(decoding: bench.message(of: 5)).body, count: count(round) ?? 0)
        let before = bench.state.convictions
        let id = round == .join ? bench.ceremony.id.digest : bench.sid
        // The largest body is checked at the door: what exceeds it never fills a slot.
        let tooLong = try body.count > #require(bench.ceremony.largestBody(in: round))
        let envelope = try bench[5].envelope(body, round, id: id)
        bench.postings[5] = [envelope]
        var state = bench.state
        let receipt = state.receive(envelope)
        #expect((receipt == .accepted) == !tooLong)
        bench.close()
        let found = bench.state.convictions.filter { !before.contains($0) && $0.culprit == 5 }
        let convicts =
            switch (damage, round) {
            case (.nothing, _): false
            // Another view or digest is another opinion.
            case (.firstByte, .respond), (.firstByte, .respondAgain), (.firstByte, .confirm),
                (.firstByte, .confirmAgain), (.firstByte, .open), (.firstByte, .certify):
                false
            default: !tooLong
            }
        #expect(found == (convicts ? [Conviction(5, .malformedBody, round)] : []))
        #expect(bench.state.faults.allSatisfy { $0.isProven })
        if tooLong { #expect(bench.state.inactive[round]?.numbers == [5]) }
    }

    @Test("A certify body of 31 and of 33 bytes")
    func certify() throws {
        var bench = try bench(.certify)
        let digest = try #require(bench.state.transcript).digest.bytes
        let short = try bench[5].envelope(Array(digest.dropLast()), .certify, id: bench.sid)
        let long = try bench[5].envelope(digest + [0], .certify, id: bench.sid)
        try expect(.malformed(.bodyTooLong(largest: 32, got: 33)), receiving: long, in: bench.state)
        bench.postings[5] = [long, short]
        bench.close()
        #expect(bench.state.convictions.last == Conviction(5, .malformedBody, .certify))
        #expect(bench.state.certificate?.signers.numbers == [1, 2, 3])
    }

    @Test("A join whose key is not a point, or that is one byte off", arguments: [64, 65, 66])
    func join(length: Int) throws {
        var bench = try bench(.join)
        let good = try Envelope(decoding: bench.message(of: 5)).body
        let body = length == 65 ? [5] + good.dropFirst() : Array((good + [0]).prefix(length))
        let envelope = try bench[5].envelope(body, .join, id: bench.ceremony.id.digest)
        bench.postings[5] = [envelope]
        bench.close()
        #expect(bench.state.joined.numbers == [1, 2, 3, 4])
        let expected = length == 66 ? [] : [Conviction(5, .malformedBody, .join)]
        #expect(bench.state.convictions == expected)
        #expect(bench.state.inactive[.join]?.numbers == (length == 66 ? [5] : []))
    }

    @Test("Lists that are unsorted, doubled or name index 0 convict, in every kind that has one")
    func lists() throws {
        for round in [Round.respond, .respondAgain, .confirm, .confirmAgain, .open] {
            for numbers in [[2, 1], [1, 1], [0]] {
                var bench = try bench(round)
                let before = bench.state.convictions
                let view = try #require(bench.state.view)
                let tail =
                    round == .respond || round == .respondAgain
                    ? Point.generator.compressed + [UInt8](repeating: 0, count: 64)
                    : [UInt8](repeating: 0, count: 64)
                var body = view.bytes + [0, UInt8(numbers.count)]
                for number in numbers { body += [0, UInt8(number)] + tail }
                bench.postings[5] = try [bench[5].envelope(body, round, id: bench.sid)]
                bench.close()
                let found = bench.state.convictions.filter { !before.contains($0) }
                #expect(
                    found.contains(Conviction(5, .malformedBody, round)),
                    "\(round) \(numbers): \(found)")
            }
        }
    }
}
