import DKG
import TestSupport
import Testing

@Suite("Files of epochs")
struct EpochKeyTests {
    private let scenario: ResharingScenario
    private let transcript: Transcript

    init() throws {
        scenario = try ResharingScenario()
        transcript = try scenario.transcript()
    }

    private func transcript(
        qualified: [Int] = [1, 2, 4], holders: [Int] = [1, 2, 4], points: [Point]? = nil
    ) throws -> Transcript {
        Transcript(
            session: scenario.session.id, lastView: transcript.lastView,
            qualified: try qualified.map { try ParticipantIndex($0) },
            holders: try holders.map { try ParticipantIndex($0) },
            polynomial: points.map { FeldmanCommitment(points: $0) } ?? transcript.polynomial)
    }

    @Test("One in force: its bytes, and the key that it is")
    func active() throws {
        let epoch = try scenario.epoch()
        #expect(epoch.isActive && epoch.encoded.prefix(2) == [0x01, 0x03])
        #expect(try EpochKey(decoding: epoch.encoded) == epoch)
        let key = try #require(epoch.thresholdKey)
        #expect(key.publicKey.point == scenario.sample.publicKey)
        #expect(key.threshold.count == 2 && key.purpose == .decryption && key.context == [7])
        #expect(key.epoch.number == 1 && key.epoch.board == .agreed)
        #expect(key.epoch.genesis == scenario.resharing.predecessor.key.epoch.genesis)
        #expect(key.epoch.transcript == transcript.digest)
        #expect(key.members.map(\.index.value) == [1, 2, 4])
        // It can be reshared again, and signs with the shares that the receivers computed.
        #expect(try Predecessor(key).key == key)
        for receiver in [1, 2, 4] {
            let share = try scenario.share(of: receiver, by: scenario.combination())
            let index = try ParticipantIndex(receiver)
            #expect(epoch.verificationShare(of: index) == share.timesGenerator())
            let whole = try SecretKeyShare(share, at: Scalar(index), of: key)
            #expect(whole.index == index)
        }
        #expect(try epoch.verificationShare(of: ParticipantIndex(3)) == nil)
    }

    @Test("One that is certified and not in force gives no key")
    func certified() throws {
        let epoch = try scenario.epoch(handOvers: nil)
        #expect(!epoch.isActive && epoch.thresholdKey == nil)
        #expect(epoch.encoded.prefix(2) == [0x01, 0x04])
        #expect(try EpochKey(decoding: epoch.encoded) == epoch)
        let active = try scenario.epoch()
        #expect(active.encoded.dropFirst(2).starts(with: epoch.encoded.dropFirst(2)))
    }

    @Test("Fewer signatures or hand overs than the quorums, each with its twin")
    func quorums() throws {
        #expect(
            throws: EpochKeyError.certificate(.tooFewSignatures(needed: 2, got: 1))
        ) { try scenario.epoch(signers: [1]) }
        #expect(throws: Never.self) { try scenario.epoch(signers: [1, 2]) }
        #expect(throws: EpochKeyError.tooFewHandOvers(needed: 3, got: 2)) {
            try scenario.epoch(handOvers: [1, 5])
        }
        #expect(throws: EpochKeyError.tooFewHandOvers(needed: 3, got: 0)) {
            try scenario.epoch(handOvers: [])
        }
        #expect(throws: Never.self) { try scenario.epoch(handOvers: [1, 2, 4, 5]) }
        #expect(
            throws: EpochKeyError.malformed(
                .notAscending(field: "the hand overs", previous: 4, next: 1))
        ) { try scenario.epoch(handOvers: [4, 1, 5]) }
        #expect(
            throws: EpochKeyError.malformed(
                .notAscending(field: "the hand overs", previous: 1, next: 1))
        ) { try scenario.epoch(handOvers: [1, 1, 5]) }
    }

    @Test("A hand over to another successor")
    func otherHandOver() throws {
        let other = try transcript(holders: [1, 2])
        let certificate = try scenario.certificate(of: transcript)
        let wrong = try [
            scenario.handOver(1, to: transcript), scenario.handOver(4, to: other),
            scenario.handOver(5, to: transcript),
        ]
        #expect(throws: EpochKeyError.invalidHandOver(wrong[1].index)) {
            try EpochKey(
                verifying: scenario.session, transcript: transcript, certificate: certificate,
                handOvers: wrong)
        }
    }

    @Test("Lists with strangers, too short, a point too many, infinity")
    func transcripts() throws {
        func epoch(_ transcript: Transcript) throws {
            _ = try scenario.epoch(signers: [1, 2], transcript: transcript)
        }
        let four = try ParticipantIndex(5)
        let three = try ParticipantIndex(3)
        #expect(throws: Never.self) { try epoch(transcript(qualified: [1, 2], holders: [1, 2])) }
        #expect(throws: EpochKeyError.tooFew(.qualified, needed: 2, got: 1)) {
            try epoch(transcript(qualified: [1]))
        }
        #expect(throws: EpochKeyError.tooFew(.holders, needed: 2, got: 1)) {
            try epoch(transcript(holders: [1]))
        }
        // Dealer 5 made no offer, and receiver 3 did not join.
        #expect(throws: EpochKeyError.tookNoPart(.qualified, four)) {
            try epoch(transcript(qualified: [1, 5]))
        }
        #expect(throws: EpochKeyError.tookNoPart(.holders, three)) {
            try epoch(transcript(holders: [1, 2, 3]))
        }
        let points = transcript.polynomial.points
        #expect(throws: EpochKeyError.coefficientAtInfinity(position: 1)) {
            try epoch(transcript(points: [points[0], .infinity]))
        }
        #expect(
            throws: EpochKeyError.malformed(
                .count(field: "the public polynomial", expected: 2, got: 3))
        ) { try epoch(transcript(points: points + [.generator])) }
        #expect(throws: EpochKeyError.certificate(.otherSession)) {
            let other = try ResharingScenario(instance: "another")
            _ = try EpochKey(
                verifying: other.session, transcript: transcript,
                certificate: scenario.certificate(of: transcript), handOvers: nil)
        }
    }

    @Test("An offer of a dealer that has nothing to deal")
    func impossibleOffer() throws {
        let stranger = Offer(index: try ParticipantIndex(3), nonce: ResharingSample.digest("3"))
        let session = ResharingSession(
            resharing: scenario.resharing, offers: scenario.session.offers + [stranger],
            joins: scenario.session.joins)
        #expect(throws: EpochKeyError.cannotDeal(stranger.index)) {
            try EpochKey(
                verifying: session, transcript: transcript,
                certificate: scenario.certificate(of: transcript), handOvers: nil)
        }
    }

    @Test("No prefix and no longer file decodes")
    func truncated() throws {
        for handOvers in [[1, 4, 5], nil] {
            let bytes = try scenario.epoch(handOvers: handOvers).encoded
            for count in 0..<bytes.count {
                #expect(throws: EpochKeyError.self) {
                    try EpochKey(decoding: Array(bytes.prefix(count)))
                }
            }
            #expect(throws: EpochKeyError.malformed(.trailing(count: 1))) {
                try EpochKey(decoding: bytes + [0])
            }
        }
        #expect(
            throws: EpochKeyError.malformed(
                .unexpectedValue(
                    field: "the kind of the file (3 epoch in force, 4 certified epoch)", got: 5))
        ) { try EpochKey(decoding: [1, 5]) }
        #expect(
            throws: EpochKeyError.malformed(
                .unexpectedValue(field: "the version of the file", got: 2))
        ) { try EpochKey(decoding: [2, 3]) }
    }

    @Test("Each byte of a small file counts")
    func everyByte() throws {
        let epoch = try scenario.epoch()
        let bytes = epoch.encoded
        for position in stride(from: 0, to: bytes.count, by: 7) {
            var altered = bytes
            altered[position] ^= 1
            #expect(throws: EpochKeyError.self, "byte \(position)") {
                try EpochKey(decoding: altered)
            }
        }
    }

    @Test("Every error says what is needed and what came")
    func descriptions() throws {
        let three = try ParticipantIndex(3)
        let errors: [(EpochKeyError, [String])] = [
            (.malformed(.trailing(count: 9)), ["9"]),
            (.resharing(.threshold(got: 0)), ["\(ResharingError.threshold(got: 0))"]),
            (.coefficientAtInfinity(position: 4), ["4"]),
            (.tooFew(.qualified, needed: 6, got: 5), ["6", "5", "qualified dealer"]),
            (.tookNoPart(.holders, three), ["3", "holder"]),
            (.cannotDeal(three), ["3"]),
            (.certificate(.otherSession), ["\(CertificateError.otherSession)"]),
            (.tooFewHandOvers(needed: 8, got: 7), ["8", "7"]),
            (.invalidHandOver(three), ["3"]),
        ]
        for (error, parts) in errors {
            for part in parts { #expect("\(error)".contains(part), "\(error)") }
        }
    }
}
