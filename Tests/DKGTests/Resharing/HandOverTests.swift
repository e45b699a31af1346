import DKG
import TestSupport
import Testing

@Suite("Hand overs")
struct HandOverTests {
    private func handOver(
        _ scenario: ResharingScenario, by number: Int, identity: Int? = nil,
        seed: borrowing DealerSeed, to transcript: Transcript
    ) throws -> HandOver {
        try HandOver(
            of: scenario.secretShare(number), to: transcript, in: scenario.resharing,
            identity: ResharingSample.identity(identity ?? number), seed: seed)
    }

    @Test(
        "Every dealer with a share can hand over, whether it offered or not", arguments: [1, 4, 5])
    func signed(number: Int) throws {
        let scenario = try ResharingScenario()
        let transcript = try scenario.transcript()
        let handOver = try handOver(
            scenario, by: number, seed: scenario.dealerSeed(number), to: transcript)
        #expect(handOver.isSigned(transcript, in: scenario.resharing))
        #expect(handOver.index.value == UInt16(number))
        // With other randomness it is another signature that is as good.
        var source = SeededRandomSource(seed: 77)
        let again = try self.handOver(
            scenario, by: number, seed: DealerSeed(handingOverWith: &source), to: transcript)
        #expect(again != handOver && again.isSigned(transcript, in: scenario.resharing))
    }

    @Test("It is worth nothing for another successor, dealer or resharing, nor with half of it")
    func others() throws {
        let scenario = try ResharingScenario()
        let transcript = try scenario.transcript()
        let first = try handOver(scenario, by: 1, seed: scenario.dealerSeed(1), to: transcript)
        let second = try handOver(scenario, by: 2, seed: scenario.dealerSeed(2), to: transcript)
        let other = Transcript(
            session: transcript.session, lastView: ResharingSample.digest("other view"),
            qualified: transcript.qualified, holders: transcript.holders,
            polynomial: transcript.polynomial)
        #expect(!first.isSigned(other, in: scenario.resharing))
        let attempt = try ResharingScenario(instance: "another")
        #expect(!first.isSigned(transcript, in: attempt.resharing))
        let mixed = [
            (first.index, first.shareSignature, second.envelopeSignature),
            (first.index, second.shareSignature, first.envelopeSignature),
            (second.index, first.shareSignature, first.envelopeSignature),
            (try ParticipantIndex(3), first.shareSignature, first.envelopeSignature),
        ]
        for (index, share, envelope) in mixed {
            let handOver = HandOver(
                index: index, shareSignature: share, envelopeSignature: envelope)
            #expect(!handOver.isSigned(transcript, in: scenario.resharing))
        }
        #expect(first.isSigned(transcript, in: scenario.resharing))
    }

    @Test("A share's signature by who knows it, under another identity, is none; nor the reverse")
    func halves() throws {
        let scenario = try ResharingScenario()
        let transcript = try scenario.transcript()
        let right = try handOver(scenario, by: 1, seed: scenario.dealerSeed(1), to: transcript)
        let digest = right.envelopeDigest(in: transcript)
        let stranger = HandOver(
            index: right.index, shareSignature: right.shareSignature,
            envelopeSignature: try ResharingSample.identity(2).sign(
                digest, auxiliaryRandomness: nil))
        #expect(!stranger.isSigned(transcript, in: scenario.resharing))
        let message = HandOver.message(
            resharing: scenario.resharing, transcript: transcript.digest, dealer: right.index)
        let without = HandOver(
            index: right.index,
            shareSignature: try ResharingSample.identity(1).sign(
                message, auxiliaryRandomness: nil),
            envelopeSignature: right.envelopeSignature)
        let own = HandOver(
            index: right.index, shareSignature: without.shareSignature,
            envelopeSignature: try ResharingSample.identity(1).sign(
                without.envelopeDigest(in: transcript), auxiliaryRandomness: nil))
        #expect(!own.isSigned(transcript, in: scenario.resharing))
        let twin = HandOver(
            index: right.index, shareSignature: right.shareSignature,
            envelopeSignature: try ResharingSample.identity(1).sign(
                digest, auxiliaryRandomness: nil))
        #expect(twin.isSigned(transcript, in: scenario.resharing))
    }

    @Test("Who has not the dealer's identity, or a share of another epoch, signs nothing")
    func refused() throws {
        let scenario = try ResharingScenario()
        let transcript = try scenario.transcript()
        #expect(
            throws: ResharingError.notTheDealer(
                index: try ParticipantIndex(1),
                needed: try ResharingSample.identity(1).verificationKey,
                got: try ResharingSample.identity(2).verificationKey)
        ) {
            try handOver(
                scenario, by: 1, identity: 2, seed: scenario.dealerSeed(1), to: transcript)
        }
        let zero = try ResharingSample(threshold: 2, zeroAt: 2)
        let resharing = try zero.resharing(members: 1...4, threshold: 2, to: 1...3)
        let index = try ParticipantIndex(2)
        #expect(throws: ResharingError.shareOfZero(index)) {
            try HandOver(
                of: zero.secretShare(2, of: resharing.predecessor.key), to: transcript,
                in: resharing, identity: ResharingSample.identity(2), seed: scenario.dealerSeed(1))
        }
        let right = try handOver(scenario, by: 1, seed: scenario.dealerSeed(1), to: transcript)
        let infinity = HandOver(
            index: index, shareSignature: right.shareSignature,
            envelopeSignature: right.envelopeSignature)
        #expect(!infinity.isSigned(transcript, in: resharing))
    }
}
