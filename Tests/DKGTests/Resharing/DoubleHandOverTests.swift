import DKG
import TestSupport
import Testing

@Suite("Dealers that hand over twice (L11)")
struct DoubleHandOverTests {
    /// The envelope of a hand over, as it is posted.
    private func posting(
        _ number: Int, _ scenario: ResharingScenario, view: String = "view"
    ) throws -> DoubleHandOver.Posting {
        let honest = try scenario.transcript()
        let transcript = Transcript(
            session: honest.session, lastView: ResharingSample.digest(view),
            qualified: honest.qualified, holders: honest.holders, polynomial: honest.polynomial)
        let handOver = try scenario.handOver(number, to: transcript)
        var writer = ByteWriter()
        writer.append(UInt8(1))
        writer.append(ResharingMessage.handOver.rawValue)
        writer.append(transcript.session.digest)
        writer.append(handOver.index.value)
        writer.append(UInt32(96))
        writer.append(transcript.digest)
        writer.append(handOver.shareSignature)
        writer.append(handOver.envelopeSignature)
        return DoubleHandOver.Posting(resharing: scenario.resharing.id, envelope: writer.bytes)
    }

    private func culprit(
        _ first: DoubleHandOver.Posting, _ second: DoubleHandOver.Posting
    ) throws -> UInt16? {
        DoubleHandOver(
            predecessor: try ResharingScenario().resharing.predecessor, first: first, second: second
        ).culprit()?.value
    }

    @Test("Two attempts, or two transcripts of one attempt, convict")
    func convicted() throws {
        let one = try ResharingScenario()
        let other = try ResharingScenario(instance: "another")
        #expect(try culprit(posting(1, one), posting(1, other)) == 1)
        #expect(try culprit(posting(5, one), posting(5, one, view: "other view")) == 5)
    }

    @Test("Once, two dealers, names exchanged, one byte altered: nobody")
    func nobody() throws {
        let one = try ResharingScenario()
        let other = try ResharingScenario(instance: "another")
        let (first, second) = (try posting(1, one), try posting(1, other))
        #expect(try culprit(first, first) == nil)
        #expect(try culprit(first, posting(2, other)) == nil)
        let exchanged = DoubleHandOver.Posting(
            resharing: second.resharing, envelope: first.envelope)
        #expect(try culprit(exchanged, second) == nil)
        #expect(
            try culprit(
                exchanged,
                DoubleHandOver.Posting(resharing: first.resharing, envelope: second.envelope))
                == nil)
        for position in stride(from: 0, to: first.envelope.count, by: 3) {
            var altered = first.envelope
            altered[position] ^= 1
            #expect(
                try culprit(
                    DoubleHandOver.Posting(resharing: first.resharing, envelope: altered), second)
                    == nil, "byte \(position)")
        }
        for count in 0..<first.envelope.count {
            let short = Array(first.envelope.prefix(count))
            #expect(PostedHandOver(decoding: short) == nil)
        }
        #expect(PostedHandOver(decoding: first.envelope + [0]) == nil)
        #expect(PostedHandOver(decoding: first.envelope) != nil)
    }

    @Test("Who knows the share and not the identity convicts nobody")
    func stranger() throws {
        let one = try ResharingScenario()
        let other = try ResharingScenario(instance: "another")
        let first = try posting(1, one)
        let second = try posting(1, other)
        let signed = try #require(PostedHandOver(decoding: second.envelope))
        var envelope = Array(second.envelope.dropLast(64))
        envelope += try ResharingSample.identity(2).sign(
            signed.digest, auxiliaryRandomness: nil
        ).encoded
        let forged = DoubleHandOver.Posting(resharing: second.resharing, envelope: envelope)
        #expect(PostedHandOver(decoding: envelope)?.digest == signed.digest)
        #expect(try culprit(first, forged) == nil && culprit(first, second) == 1)
    }
}
