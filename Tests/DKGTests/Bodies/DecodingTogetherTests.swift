import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

@testable import DKG

/// Bodies that are decoded together are those that are decoded one by one: a proof that is wrong
/// convicts its own sender.
@Suite("Decoding together")
struct DecodingTogetherTests {
    /// Where a proof may be wrong: so many bytes before the end of the body.
    private static func proofs(_ scheme: CommitmentScheme, _ round: Round) -> [Int] {
        scheme == .feldman && round == .deal ? [1, 33, 65, 97] : [1, 33]
    }

    private func spoilt(_ bytes: [UInt8], of member: BenchMember, at offset: Int) throws -> [UInt8]
    {
        let envelope = try Envelope(decoding: bytes)
        var body = envelope.body
        body[body.count - offset] ^= 1
        return try member.envelope(body, envelope.round, id: envelope.id)
    }

    /// What there is to a body, to compare it.
    private func content(_ body: MessageBody?) -> String? {
        switch body {
        case .deal(let dealing): "\(dealing.dealer) \(dealing.digest) \(dealing.commitment)"
        case .extract(let values): "\(values.points)"
        case .join(let join): "\(join)"
        case .respond(let body): "\(body.view)"
        case .reveal(let body): "\(body.view)"
        case .certify(let digest): "\(digest)"
        case nil: nil
        }
    }

    /// Decodes in both ways, and expects exactly these to be malformed.
    private func expect(
        malformed: [Int], among envelopes: [[UInt8]], in bench: Bench,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let session = try #require(bench.state.session).dealing
        let envelopes = try envelopes.map { try Envelope(decoding: $0) }
        let singly = envelopes.map { content(MessageBody.decode($0, in: session)) }
        #expect(
            singly.indices.filter { singly[$0] == nil } == malformed,
            sourceLocation: sourceLocation)
        #expect(Set(singly.compactMap(\.self)).count == singly.count - malformed.count)
        for arithmetic in PublicArithmetic.allCases {
            let together = MessageBody.decode(envelopes, in: session, by: arithmetic)
            #expect(
                together.map(content) == singly, "\(arithmetic)", sourceLocation: sourceLocation)
        }
    }

    @Test(
        "A wrong proof of a dealing, whoever's it is and whichever",
        arguments: CommitmentScheme.allCases, 0..<4)
    func dealings(scheme: CommitmentScheme, place: Int) throws {
        var bench = try Bench(scheme, n: 4, t: 2)
        try bench.advance(to: .deal)
        for offset in Self.proofs(scheme, .deal) {
            var posted = bench.posted
            posted[place] = try spoilt(posted[place], of: bench.members[place], at: offset)
            try expect(malformed: [place], among: posted, in: bench)
        }
        try expect(malformed: [], among: bench.posted, in: bench)
    }

    @Test("A wrong proof of an extraction, whoever's it is", arguments: 0..<4)
    func extractions(place: Int) throws {
        var bench = try Bench(n: 4, t: 2)
        try bench.advance(to: .extract)
        for offset in Self.proofs(.pedersen, .extract) {
            var posted = bench.posted
            posted[place] = try spoilt(posted[place], of: bench.members[place], at: offset)
            try expect(malformed: [place], among: posted, in: bench)
        }
        try expect(malformed: [], among: bench.posted, in: bench)
    }

    @Test("Bodies without any proof do not shift the verdicts of others")
    func mixed() throws {
        var bench = try Bench(.feldman, n: 5, t: 2)
        try bench.advance(to: .deal)
        var posted = bench.posted
        // No body at all, a wrong proof, and other kinds of messages in between.
        posted[1] = try bench[2].envelope([], .deal, id: bench.sid)
        posted[3] = try spoilt(posted[3], of: bench[4], at: 1)
        let response = try bench[1].envelope(
            ResponseBody(view: bench.sid, complaints: []).encoded, .respond, id: bench.sid)
        let certification = try bench[1].envelope(
            bench.ceremony.id.digest.bytes, .certify, id: bench.sid)
        let batch = [response, posted[0], posted[1], certification] + posted[2...]
        try expect(malformed: [2, 5], among: batch, in: bench)
        try expect(malformed: [0], among: [posted[1]], in: bench)
        try expect(malformed: [], among: [], in: bench)
    }

    @Test(
        "At a closing exactly the sender is convicted", arguments: PublicArithmetic.allCases,
        [Round.deal, .extract])
    func convicted(arithmetic: PublicArithmetic, round: Round) throws {
        for scheme in CommitmentScheme.allCases where scheme == .pedersen || round == .deal {
            var bench = try Bench(scheme, n: 4, t: 2)
            try bench.advance(to: round)
            var posted = bench.posted
            posted[2] = try spoilt(posted[2], of: bench[3], at: 33)
            var state = bench.replayed(by: arithmetic)
            #expect(state.receive(all: posted) == Array(repeating: .accepted, count: 4))
            state.closeRound()
            #expect(state.convictions == [Conviction(3, .malformedBody, round)])
            #expect(
                state.faults.first?.evidence.verdict()
                    == Verdict(culprit: bench[3].index, kind: .malformedBody))
            if round == .deal {
                #expect(state.dealings.keys.sorted().numbers == [1, 2, 4])
            } else {
                #expect(state.extractions.keys.sorted().numbers == [1, 2, 4])
            }
        }
    }
}
