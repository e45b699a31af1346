import DKG
import TestSupport
import Testing

@Suite("Kinds of envelopes in a resharing")
struct ResharingMessageTests {
    @Test("The kind says whose index the sender is")
    func senders() {
        #expect(ResharingMessage.allCases.map(\.rawValue) == [1, 10, 11, 3, 9, 12])
        #expect(ResharingMessage.allCases.filter(\.isOfDealer) == [.offer, .deal, .handOver])
    }

    @Test("What is dealt fits its bound exactly if all receivers join")
    func largestBody() throws {
        for threshold in 1...3 {
            let sample = ResharingSample(threshold: 2)
            let receivers = 2 * threshold - 1
            let resharing = try sample.resharing(
                members: 1...4, threshold: threshold, to: 1...receivers)
            let joins = try (1...receivers).map {
                Join(
                    index: try ParticipantIndex($0),
                    encryptionKey: Scalar(UInt64($0)).timesGenerator(),
                    nonce: ResharingSample.digest("\($0)"))
            }
            let first = try ParticipantIndex(1)
            let session = ResharingSession(
                resharing: resharing,
                offers: [Offer(index: first, nonce: ResharingSample.digest("offer"))],
                joins: joins)
            var source = SeededRandomSource(seed: 4)
            let seed = try DealerSeed(handingOverWith: &source)
            let dealing = try DealerSecrets(
                dealing: SecretScalar(sample.share(at: 1)), seed: seed, session: session.dealing
            ).deal(as: first, in: session.dealing) { _ in nil }
            #expect(dealing.encoded.count == resharing.largestBody(of: .deal))
        }
    }
}
