import DKG
import TestSupport
import Testing

/// Many envelopes received together get the receipts, and leave the state, of one after the other.
@Suite("Receiving together")
struct ReceivingTogetherTests {
    /// Offers a batch in both ways and by both arithmetics, and expects receipts by name.
    private func expect(
        _ names: [String], offering batch: [[UInt8]], in bench: Bench,
        after earlier: [[UInt8]] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for arithmetic in PublicArithmetic.allCases {
            var singly = bench.replayed(by: arithmetic)
            for envelope in earlier { _ = singly.receive(envelope) }
            var together = singly
            let receipts = batch.map { singly.receive($0) }
            #expect(receipts.map(\.name) == names, "\(arithmetic)", sourceLocation: sourceLocation)
            #expect(
                together.receive(all: batch) == receipts, "\(arithmetic)",
                sourceLocation: sourceLocation)
            #expect(together == singly, "\(arithmetic)", sourceLocation: sourceLocation)
            #expect(singly.closeRound() == together.closeRound(), sourceLocation: sourceLocation)
            #expect(together == singly, "\(arithmetic)", sourceLocation: sourceLocation)
        }
    }

    private func bench(_ round: Round = .respond, n: Int = 5) throws -> Bench {
        var bench = try Bench(n: n, t: 2)
        try bench.advance(to: round)
        return bench
    }

    private func forged(_ bytes: [UInt8], at position: Int = 0) -> [UInt8] {
        var copy = bytes
        copy[bytes.count - 1 - position] ^= 1
        return copy
    }

    @Test("Nothing, and fewer than a batch", arguments: 0..<4)
    func few(count: Int) throws {
        let bench = try bench()
        let batch = Array(bench.posted.prefix(count))
        expect(Array(repeating: "accepted", count: count), offering: batch, in: bench)
        guard let first = batch.first else { return }
        expect(
            ["unauthenticated"] + Array(repeating: "accepted", count: count - 1),
            offering: [forged(first)] + batch.dropFirst(), in: bench)
    }

    @Test("A signature that is wrong among good ones, wherever it stands", arguments: 0..<5)
    func oneForged(place: Int) throws {
        let bench = try bench()
        var names = Array(repeating: "accepted", count: 5)
        names[place] = "unauthenticated"
        // In r, in s, in the signed body, and another participant's.
        let stolen = Envelope(
            signing: [1], in: .respond, id: bench.sid, sender: bench.members[place].index,
            identity: try bench[place == 0 ? 2 : 1].identity()
        ) { _ in nil }
        for bad in [
            forged(bench.posted[place]), forged(bench.posted[place], at: 40),
            forged(bench.posted[place], at: 70), stolen.bytes,
        ] {
            var batch = bench.posted
            batch[place] = bad
            expect(names, offering: batch, in: bench)
        }
    }

    @Test("All signatures are wrong")
    func allForged() throws {
        let bench = try bench()
        expect(
            Array(repeating: "unauthenticated", count: 5),
            offering: bench.posted.map { forged($0) },
            in: bench)
    }

    @Test("The same twice in a batch, also signed again, is a duplicate")
    func duplicates() throws {
        let bench = try bench()
        let posted = bench.posted
        let resigned = try bench[2].resigned(posted[1])
        expect(
            ["accepted", "duplicate", "accepted", "duplicate", "accepted", "duplicate"],
            offering: [posted[0], posted[0], posted[1], resigned, posted[2], posted[1]], in: bench)
        // Known content under a forged signature is no duplicate.
        expect(
            ["accepted", "unauthenticated", "accepted", "accepted", "unauthenticated"],
            offering: [posted[0], forged(posted[0]), posted[1], posted[2], forged(resigned)],
            in: bench)
    }

    @Test("What was known before the batch, also signed again or forged")
    func knownBefore() throws {
        let bench = try bench()
        let posted = bench.posted
        let resigned = try bench[2].resigned(posted[1])
        expect(
            ["duplicate", "duplicate", "unauthenticated", "duplicate", "accepted"],
            offering: [posted[0], resigned, forged(posted[0]), posted[1], posted[2]], in: bench,
            after: Array(posted.prefix(2)))
    }

    @Test("Two messages of one sender in a batch void its slot, unless one of them is forged")
    func contradictions() throws {
        let bench = try bench()
        let posted = bench.posted
        let second = try bench[1].envelope([1], .respond, id: bench.sid)
        let third = try bench[1].envelope([2], .respond, id: bench.sid)
        expect(
            ["accepted", "accepted", "equivocation", "duplicate", "duplicate", "equivocation"],
            offering: [posted[0], posted[1], second, second, posted[0], third], in: bench)
        expect(
            ["accepted", "accepted", "equivocation", "accepted"],
            offering: [second, posted[1], posted[0], posted[2]], in: bench)
        expect(
            ["accepted", "accepted", "unauthenticated", "accepted"],
            offering: [posted[0], posted[1], forged(second), posted[2]], in: bench)
    }

    @Test("A contradiction of a closed round, and what is late")
    func closedRounds() throws {
        let bench = try bench()
        let dealings = bench[1].read[1]
        let joins = bench[1].read[0]
        let other = try bench[3].envelope([1], .deal, id: bench.sid)
        let otherJoin = try bench[2].envelope([1], .join, id: bench.ceremony.id.digest)
        expect(
            ["duplicate", "equivocation", "duplicate", "duplicate", "late", "unauthenticated"],
            offering: [dealings[0], other, other, joins[0], otherJoin, forged(other)], in: bench)
    }

    @Test("Other sessions, later rounds and what is no envelope, among others")
    func mixed() throws {
        let bench = try bench()
        let posted = bench.posted
        let foreign = try bench[4].envelope([1], .respond, id: .zero)
        let early = try bench[4].envelope([1], .certify, id: bench.sid)
        let foreignJoin = try bench[4].envelope([1], .join, id: bench.sid)
        expect(
            [
                "malformed", "accepted", "foreign", "foreign", "kept", "unauthenticated",
                "accepted",
                "malformed", "foreign", "accepted",
            ],
            offering: [
                [], posted[0], foreign, forged(foreign), early, forged(early), posted[1],
                Array(posted[2].dropLast()), foreignJoin, posted[2],
            ], in: bench)
    }

    @Test("While the joining is open, dealings are not yet understood, whoever signed them")
    func joining() throws {
        var ahead = try bench(.deal)
        let dealings = ahead.posted
        ahead = try Bench(n: 5, t: 2)
        let joins = ahead.posted
        let second = try ahead[3].envelope([1], .join, id: ahead.ceremony.id.digest)
        expect(
            [
                "notYet", "accepted", "notYet", "accepted", "unauthenticated", "accepted",
                "conflict", "notYet", "duplicate",
            ],
            offering: [
                dealings[0], joins[0], forged(dealings[1]), joins[1], forged(joins[2]), joins[2],
                second, dealings[2], joins[0],
            ], in: ahead)
    }

    @Test("Who was convicted, or did not join, has no part any more")
    func uninvited() throws {
        var bench = try Bench(n: 5, t: 2)
        bench.postings[4] = nil
        bench.close()
        bench.postings[5] = [try bench[5].envelope([1], .deal, id: bench.sid)]
        bench.close()
        #expect(bench.state.convictions == [Conviction(5, .malformedBody, .deal)])
        let posted = bench.posted
        expect(
            ["accepted", "uninvited", "uninvited", "unauthenticated", "accepted"],
            offering: [
                posted[0], try bench[5].envelope([1], .respond, id: bench.sid),
                try bench[4].envelope([1], .respond, id: bench.sid),
                forged(try bench[4].envelope([1], .respond, id: bench.sid)), posted[1],
            ], in: bench)
    }

    @Test("After the end everything is late, even what is no envelope")
    func late() throws {
        var bench = try Bench(n: 3, t: 2)
        bench.finish()
        #expect(bench.state.outcome == .certified)
        let last = bench[1].read.last ?? []
        expect(
            Array(repeating: "late", count: 5), offering: last + [[], forged(last[0])], in: bench)
        // Of the same batch, with the ceremony still open, nothing is.
        let open = try self.bench(.certify, n: 3)
        expect(
            ["accepted", "accepted", "accepted", "malformed", "unauthenticated"],
            offering: last + [[], forged(last[0])], in: open)
    }

    @Test("Whatever is offered, in whatever order", arguments: 0..<6 as Range<UInt64>)
    func anything(seed: UInt64) throws {
        var source = SeededRandomSource(seed: seed)
        let round: Round = seed % 2 == 0 ? .respond : .confirm
        let bench = try bench(round, n: 4)
        var pool = bench.posted + bench[1].read.joined()
        for member in bench.members {
            pool.append(try member.envelope([1], round, id: bench.sid))
            pool.append(try member.envelope([2], .certify, id: bench.sid))
            pool.append(try member.envelope([3], .deal, id: bench.sid))
            pool.append(try member.envelope([4], round, id: .zero))
        }
        pool += try bench.posted.enumerated().map { try bench.members[$0].resigned($1) }
        let batch = (0..<24).map { _ in
            let drawn = pool[Int.random(in: pool.indices, using: &source)]
            return Int.random(in: 0..<5, using: &source) == 0 ? forged(drawn) : drawn
        }
        var state = bench.replayed(by: .libsecp256k1)
        expect(batch.map { state.receive($0).name }, offering: batch, in: bench)
    }
}
