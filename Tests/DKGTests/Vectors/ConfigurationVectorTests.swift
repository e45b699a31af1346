import DKG
import TestSupport
import Testing

@Suite("Vectors: configurations and envelopes")
struct ConfigurationVectorTests {
    @Test("The ceremonyID, the quorum and the largest bodies")
    func ceremonyIDs() throws {
        let vectors = try PrimitiveVectors.load().ceremonyIDs
        #expect(vectors.count == 4)
        for vector in vectors {
            let ceremony = try Ceremony(
                scheme: .named(vector.scheme), purpose: .named(vector.purpose),
                board: .named(vector.board), threshold: vector.threshold,
                roster: Roster(vector.roster.map(\.bytes)),
                instance: Ceremony.Instance(vector.instance.digest()),
                context: vector.context.bytes)
            #expect(ceremony.id.digest.bytes == vector.ceremonyID.bytes)
            #expect(ceremony.quorum == vector.quorumOfAll)
            #expect(vector.largestBodies.count == Round.allCases.count)
            for round in Round.allCases {
                let expected = vector.largestBodies[Int(round.rawValue) - 1]
                let largest = ceremony.largestBody(in: round)
                #expect(largest == (ceremony.rounds.contains(round) ? expected : nil))
            }
            let known = ceremony.rounds.map { vector.largestBodies[Int($0.rawValue) - 1] }
            #expect(ceremony.largestEnvelope == 104 + (known.max() ?? 0))
        }
    }

    @Test("Every refused configuration is refused")
    func refusedConfigurations() throws {
        let all = try PrimitiveVectors.load()
        #expect(all.refusedConfigurations.count == 6)
        let keys = try #require(all.ceremonyIDs.last).roster.map(\.bytes)
        for vector in all.refusedConfigurations {
            let roster = try Roster(Array(keys.prefix(vector.participants)))
            #expect(throws: CeremonyError.self, "\(vector.description)") {
                try Ceremony(
                    scheme: .named(vector.scheme), purpose: .named(vector.purpose),
                    board: .named(vector.board), threshold: vector.threshold, roster: roster,
                    instance: Ceremony.Instance(vector.instance.digest()))
            }
        }
    }

    @Test("Which envelopes decode, their digests and signatures")
    func envelopes() throws {
        let vectors = try PrimitiveVectors.load().envelopes
        #expect(vectors.count == 12)
        for vector in vectors {
            let envelope = try? Envelope(decoding: vector.envelope.bytes)
            #expect((envelope != nil) == vector.decodes, "\(vector.description)")
            #expect(envelope?.digest.bytes == vector.digest?.bytes, "\(vector.description)")
            guard let envelope else { continue }
            let key = try VerificationKey(vector.publicKey.bytes)
            #expect(key.isValid(envelope.signature, for: envelope.digest))
            #expect(envelope.bytes == vector.envelope.bytes)
        }
        #expect(vectors.filter(\.decodes).count == 2)
    }

    @Test("The chain of views, entries in the order given or not")
    func views() throws {
        let vectors = try PrimitiveVectors.load().views
        #expect(vectors.count == 4)
        for vector in vectors {
            let entries = try vector.entries.map { entry in
                ViewEntry(
                    round: try #require(Round(rawValue: entry.kind)),
                    sender: try ParticipantIndex(entry.sender), digest: try entry.digest.digest())
            }
            let round = try #require(Round(rawValue: vector.kind))
            for order in [entries, entries.reversed()] {
                let closed = ClosedRound(round: round, entries: order)
                #expect(closed.view(after: try vector.previous.digest()).bytes == vector.view.bytes)
            }
        }
    }
}
