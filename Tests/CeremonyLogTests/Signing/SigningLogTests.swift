import CeremonyLog
import DKG
import DKGTestHarness
import TestSupport
import Testing
import ThresholdSigning

@Suite("What a log says about robust signatures")
struct SigningLogTests {
    /// A scene with a call, and a log that has read it.
    private final class Reader {
        let scene: SigningLogScene
        let call: SigningCall
        var log: SigningLog
        private var position: UInt64 = 0

        init(_ threshold: Int = 2, of count: Int = 3, by scheme: SigningScheme = .taproot) throws {
            scene = try SigningLogScene(threshold, of: count, by: scheme)
            call = try scene.call()
            log = SigningLog(of: scene.key, coordinators: nil)
        }

        func read(_ object: [UInt8], in use: SigningCall.ID? = nil) -> SigningLogEvent? {
            position += 1
            let record = LogRecord(signingObject: object, of: use ?? call.id)
            return log.read(LogEntry(record.bytes, at: position))?.event
        }

        func nonces(_ number: Int, _ pair: UInt64) throws -> NoncePair {
            var source = SeededRandomSource(seed: UInt64(number) * 100 + pair)
            return try scene.signer(number).commit(random: &source)
        }

        func offer(
            _ number: Int, _ pair: UInt64, in use: SigningCall.ID? = nil
        ) throws -> SigningOffer {
            SigningOffer(
                FirstCommitment(
                    of: try nonces(number, pair), signedBy: try SigningLogScene.identity(number)),
                in: use ?? call.id, signedBy: try SigningLogScene.identity(number))
        }

        func request(
            _ signers: [Int], _ pair: UInt64 = 0, message: [UInt8] = SigningLogScene.message,
            coordinator: Int = 0
        ) throws -> SignedRequest {
            var commitments: [ParticipantIndex: NonceCommitment] = [:]
            for number in signers {
                commitments[try ParticipantIndex(number)] = try nonces(number, pair).commitment
            }
            return SignedRequest(
                try SigningRequest(
                    for: message, with: scene.key, by: scene.scheme, commitments: commitments),
                signedBy: try SigningLogScene.coordinator(coordinator))
        }

        func answer(
            _ number: Int, to request: SignedRequest, _ pair: UInt64 = 0,
            adding error: Scalar = .zero,
            next: NonceCommitment? = nil, identity: Int? = nil
        ) throws -> SigningAnswer {
            let nonces = try nonces(number, pair)
            let commitment = nonces.commitment
            let signer = try scene.signer(number)
            let share = try signer.sign(signer.examine(request.request, for: nonces), with: nonces)
            return SigningAnswer(
                SignatureShare(share.value + error, of: share.index), to: request.request,
                commitment: commitment, next: next,
                signedBy: try SigningLogScene.identity(identity ?? number))
        }
    }

    @Test("A use begins with its call, once, and only with the right name, key, list and signature")
    func calls() throws {
        let reader = try Reader()
        #expect(reader.read(try reader.offer(1, 0).encoded) == nil)
        #expect(reader.read(reader.call.encoded, in: SigningCall.ID(.zero)) == nil)
        var forged = reader.call.encoded
        forged[forged.count - 1] ^= 1
        #expect(reader.read(forged) == nil)
        let other = try SigningLogScene(3, of: 4)
        let foreign = try other.call()
        #expect(reader.read(foreign.encoded, in: foreign.id) == nil)
        #expect(reader.log.uses.isEmpty)
        #expect(reader.log.skipped == 4)
        #expect(reader.read(reader.call.encoded) == .called(reader.call))
        #expect(reader.log.uses[reader.call.id]?.position == 5)
        #expect(reader.read(reader.call.encoded) == nil)
        var strict = SigningLog(of: reader.scene.key, coordinators: [])
        let record = LogRecord(signingObject: reader.call.encoded, of: reader.call.id)
        #expect(strict.read(LogEntry(record.bytes, at: 1)) == nil)
        #expect(strict.skipped == 1)
        // What is no record of this kind is not its business.
        #expect(strict.read(LogEntry([1, 2, 3], at: 2)) == nil)
        #expect(strict.skipped == 1)
    }

    @Test(
        "Offers count for the right use, scheme and key, under the member's identity, sixteen each")
    func offers() throws {
        let reader = try Reader()
        #expect(reader.read(reader.call.encoded) != nil)
        let commitment = try reader.nonces(1, 0).commitment.encoded
        let index = try ParticipantIndex(1)
        func made(
            _ index: ParticipantIndex, scheme: SigningScheme = .taproot, key: Digest? = nil,
            identity: Int = 1, offeredBy: Int = 1, use: SigningCall.ID? = nil
        ) throws -> SigningOffer {
            SigningOffer(
                FirstCommitment(
                    index: index, scheme: scheme,
                    keyDigest: key ?? reader.scene.key.epoch.transcript, commitment: commitment,
                    signedBy: try SigningLogScene.identity(identity), auxiliaryRandomness: nil),
                in: use ?? reader.call.id, signedBy: try SigningLogScene.identity(offeredBy))
        }
        #expect(reader.read(try made(index, scheme: .rfc9591).encoded) == nil)
        #expect(reader.read(try made(index, key: .zero).encoded) == nil)
        #expect(reader.read(try made(index, identity: 2).encoded) == nil)
        #expect(reader.read(try made(index, offeredBy: 2).encoded) == nil)
        #expect(reader.read(try made(ParticipantIndex(4)).encoded) == nil)
        #expect(reader.read(try made(index, use: SigningCall.ID(.zero)).encoded) == nil)
        let right = try made(index)
        // A first commitment alone says nothing of the use.
        #expect(reader.read(right.first.encoded) == nil)
        #expect(reader.read(right.encoded) == .offered(right.first))
        #expect(reader.read(right.encoded) == nil)
        for pair in UInt64(1)...15 {
            #expect(reader.read(try reader.offer(1, pair).encoded) != nil)
        }
        #expect(reader.read(try reader.offer(1, 16).encoded) == nil)
        #expect(reader.read(try reader.offer(2, 0).encoded) != nil)
    }

    @Test("Whoever offers first what somebody else has offered keeps nobody out")
    func copiedOffer() throws {
        let reader = try Reader()
        #expect(reader.read(reader.call.encoded) != nil)
        let commitment = try reader.nonces(1, 0).commitment.encoded
        let copy = SigningOffer(
            FirstCommitment(
                index: try ParticipantIndex(2), scheme: .taproot,
                keyDigest: reader.scene.key.epoch.transcript, commitment: commitment,
                signedBy: try SigningLogScene.identity(2), auxiliaryRandomness: nil),
            in: reader.call.id, signedBy: try SigningLogScene.identity(2))
        #expect(reader.read(copy.encoded) != nil)
        #expect(reader.read(try reader.offer(1, 0).encoded) != nil)
    }

    @Test("What is no pair of points is shown to the coordinator, who refuses it")
    func noPoints() throws {
        let reader = try Reader()
        #expect(reader.read(reader.call.encoded) != nil)
        let nothing = SigningOffer(
            FirstCommitment(
                index: try ParticipantIndex(1), scheme: .taproot,
                keyDigest: reader.scene.key.epoch.transcript,
                commitment: [UInt8](repeating: 5, count: 66),
                signedBy: try SigningLogScene.identity(1), auxiliaryRandomness: nil),
            in: reader.call.id, signedBy: try SigningLogScene.identity(1))
        #expect(reader.read(nothing.encoded) == .offered(nothing.first))
    }

    @Test("Requests count that ask for what was called for, each once, and not without end")
    func requests() throws {
        let reader = try Reader()
        #expect(reader.read(reader.call.encoded) != nil)
        let right = try reader.request([1, 2])
        #expect(reader.read(try reader.request([1, 2], coordinator: 1).encoded) == nil)
        #expect(reader.read(try reader.request([1, 2], message: [1]).encoded) == nil)
        var forged = right.encoded
        forged[2 + 32 + 63] ^= 1
        #expect(reader.read(forged) == nil)
        #expect(reader.read(right.encoded) == .asked(right))
        #expect(reader.read(right.encoded) == nil)
        // n - t + 1 and sixteen more.
        for pair in UInt64(1)..<18 {
            #expect(reader.read(try reader.request([1, 2], pair).encoded) != nil)
        }
        #expect(reader.read(try reader.request([1, 2], 18).encoded) == nil)
        #expect(reader.log.uses[reader.call.id]?.requests.count == 18)
    }

    @Test("Of each member and request two answers count that differ, under its identity")
    func answers() throws {
        let reader = try Reader()
        #expect(reader.read(reader.call.encoded) != nil)
        let request = try reader.request([1, 2])
        let right = try reader.answer(1, to: request)
        // Before its request it belongs to nothing.
        #expect(reader.read(right.encoded) == nil)
        #expect(reader.read(request.encoded) != nil)
        #expect(reader.read(try reader.answer(1, to: request, identity: 2).encoded) == nil)
        #expect(reader.read(right.encoded) == .answered(right))
        // The same under another signature.
        let again = SigningAnswer(
            index: right.index, requestDigest: right.requestDigest, commitment: right.commitment,
            share: right.share, nextCommitment: nil, signedBy: try SigningLogScene.identity(1),
            auxiliaryRandomness: SecretBytes(copying: [UInt8](repeating: 1, count: 32)))
        #expect(again.signature != right.signature)
        #expect(reader.read(again.encoded) == nil)
        let wrong = try reader.answer(1, to: request, adding: .one)
        #expect(reader.read(wrong.encoded) == .answered(wrong))
        #expect(reader.read(try reader.answer(1, to: request, adding: Scalar(2)).encoded) == nil)
        // Only what differs in its commitment, and in its last field.
        let other = SigningAnswer(
            index: right.index, requestDigest: right.requestDigest,
            commitment: right.commitment.reversed(), share: right.share, nextCommitment: nil,
            signedBy: try SigningLogScene.identity(1), auxiliaryRandomness: nil)
        let reread = try Reader()
        for object in [reader.call.encoded, request.encoded, right.encoded] {
            #expect(reread.read(object) != nil)
        }
        #expect(reread.read(other.encoded) == .answered(other))
        let next = try reader.nonces(2, 9).commitment
        let more = try reader.answer(2, to: request, next: next)
        #expect(reader.read(try reader.answer(2, to: request).encoded) != nil)
        #expect(reader.read(more.encoded) == .answered(more))
    }

    @Test("A signature ends the use, once it verifies and its request counts")
    func results() throws {
        let reader = try Reader()
        #expect(reader.read(reader.call.encoded) != nil)
        let request = try reader.request([1, 2])
        let session = try SigningSession(request.request, of: reader.scene.key)
        let shares = try [1, 2].map { number in
            try #require(try reader.answer(number, to: request).signatureShare)
        }
        let signature = try session.aggregate(shares)
        let made = PublishedSignature(signature, of: request.request.digest)
        #expect(reader.read(made.encoded) == nil)
        #expect(reader.read(request.encoded) != nil)
        var wrong = made.encoded
        wrong[wrong.count - 1] ^= 1
        #expect(reader.read(wrong) == nil)
        #expect(reader.read(made.encoded) == .finished(signature))
        #expect(reader.read(made.encoded) == nil)
        let use = try #require(reader.log.uses[reader.call.id])
        #expect(use.signature == signature)
        #expect(use.signedRequest == request.request.digest)
    }

    @Test("Whoever reads the log finds every lie in it, each once, and nobody else")
    func evidence() throws {
        let reader = try Reader(2, of: 4, by: .bip445(.draft12))
        let key = reader.scene.key
        #expect(reader.read(reader.call.encoded) != nil)
        let request = try reader.request([1, 2])
        #expect(reader.read(request.encoded) != nil)
        #expect(reader.read(try reader.answer(1, to: request).encoded) != nil)
        let wrong = try reader.answer(2, to: request, adding: .one)
        #expect(reader.read(wrong.encoded) != nil)
        #expect(reader.read(try reader.answer(2, to: request, adding: Scalar(2)).encoded) != nil)
        // Member 3 uses one pair in two requests.
        for partner in [1, 4] {
            var commitments = [try ParticipantIndex(3): try reader.nonces(3, 5).commitment]
            commitments[try ParticipantIndex(partner)] = try reader.nonces(partner, 6).commitment
            let other = SignedRequest(
                try SigningRequest(
                    for: SigningLogScene.message, with: key, by: reader.scene.scheme,
                    commitments: commitments),
                signedBy: try SigningLogScene.coordinator())
            #expect(reader.read(other.encoded) != nil)
            #expect(reader.read(try reader.answer(3, to: other, 5).encoded) != nil)
        }
        // The coordinator changes an aggregate.
        var bytes = try reader.request([1, 4], 7).request.encoded
        let start = bytes.count - 8 - SigningLogScene.message.count - 66
        let halves = Array(bytes[start..<start + 66])
        bytes.replaceSubrange(start..<start + 66, with: halves.suffix(33) + halves.prefix(33))
        let lying = SignedRequest(
            try SigningRequest(decoding: bytes), signedBy: try SigningLogScene.coordinator())
        #expect(reader.read(lying.encoded) != nil)
        let use = try #require(reader.log.uses[reader.call.id])
        let found = use.evidence(of: key)
        #expect(found.map(\.verdict.fault) == [.wrongShare, .reusedNonces, .wrongAggregate])
        #expect(
            found.map(\.verdict.index) == [try ParticipantIndex(2), try ParticipantIndex(3), nil])
        for (evidence, verdict) in found {
            #expect(try SigningEvidence(decoding: evidence.encoded).verdict(of: key) == verdict)
        }
        // By another key nothing of the share is shown.
        let other = try SigningLogScene(3, of: 4).key
        #expect(use.evidence(of: other).map(\.verdict.fault).contains(.wrongShare) == false)
    }

    @Test("The largest request fits the bound for entries")
    func largest() throws {
        let scene = try SigningLogScene(2, of: 40, by: .bip445(.draft12))
        let message = [UInt8](repeating: 1, count: SigningRequest.maximumMessageByteCount)
        var commitments: [ParticipantIndex: NonceCommitment] = [:]
        for member in scene.key.members {
            var source = SeededRandomSource(seed: UInt64(member.index.value))
            commitments[member.index] = try scene.signer(1).commit(random: &source).commitment
        }
        let request = SignedRequest(
            try SigningRequest(
                for: message, with: scene.key, by: scene.scheme, commitments: commitments),
            signedBy: try SigningLogScene.coordinator())
        let record = LogRecord(
            signingObject: request.encoded, of: try scene.call().id)
        #expect(record.bytes.count <= SigningLog.largestEntry(of: scene.key))
        #expect(record.bytes.count > SigningLog.largestEntry(of: scene.key) - 20_000)
    }
}
