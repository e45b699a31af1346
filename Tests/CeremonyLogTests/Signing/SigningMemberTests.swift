import CeremonyLog
import DKG
import DKGTestHarness
import TestSupport
import Testing
import ThresholdSigning

@Suite("Robust signing over a log")
struct SigningMemberTests {
    @Test(
        "Members and a coordinator who read one log get a signature",
        arguments: [SigningScheme.rfc9591, .taproot, .bip445(.draft6), .bip445(.draft12)])
    func honest(scheme: SigningScheme) throws {
        let scene = try SigningLogScene(3, of: 5, by: scheme)
        let coordinator = try scene.coordinator(scene.call())
        let members = try (1...5).map { try scene.member($0) }
        try scene.run(coordinator, members)
        #expect(coordinator.isFinished)
        let signature = try #require(coordinator.signature)
        let key = try #require(coordinator.signingKey)
        #expect(signature.isValid(for: SigningLogScene.message, under: key))
        // All know it, and nothing is left of the nonces.
        for member in members {
            #expect(member.log.uses.values.map(\.signature) == [signature])
            #expect(member.storage.records.isEmpty)
            #expect(member.refused.isEmpty)
            #expect(try member.step(scene.log).isEmpty)
        }
        // Who has answered and who was not asked are three again before the last answer is read.
        #expect(coordinator.sessionCount == 2)
        #expect(coordinator.log.uses.values.map(\.requests.count) == [1])
        #expect(coordinator.log.skipped == 0)
    }

    @Test("Who does not take part says nothing, and who does not decide neither")
    func consent() throws {
        let scene = try SigningLogScene(2, of: 4)
        let call = try scene.call()
        let coordinator = try scene.coordinator(call)
        let members = try (1...4).map { try scene.member($0) }
        members[0].takesPart = false
        members[1].takesPart = nil
        try scene.run(coordinator, members)
        #expect(coordinator.isFinished)
        let use = try #require(coordinator.log.uses[call.id])
        let request = try #require(use.requests.first)
        #expect(use.requests.count == 1)
        #expect(
            use.answers[request.request.digest]?.keys.sorted() == [
                try ParticipantIndex(3), try ParticipantIndex(4),
            ])
        #expect(members[0].storage.calls == 0)
        #expect(members[1].storage.calls == 0)
    }

    @Test("A coordinator who is not on the list is not heard")
    func strangers() throws {
        let scene = try SigningLogScene(2, of: 3)
        let coordinator = try scene.coordinator(scene.call(coordinator: 1), number: 1)
        let members = try (1...3).map { try scene.member($0) }
        try scene.run(coordinator, members)
        #expect(!coordinator.isFinished)
        #expect(members.allSatisfy { $0.undecided.isEmpty && $0.storage.calls == 0 })
        #expect(members.allSatisfy { $0.log.skipped == 1 })
        let friends = try (1...3).map { try scene.member($0, coordinators: [0, 1]) }
        try scene.run(coordinator, friends)
        #expect(coordinator.isFinished)
    }

    @Test("An offer copied to another use, of this log or of another one, changes nothing there")
    func copied() throws {
        let scene = try SigningLogScene(2, of: 2)
        let members = try (1...2).map { try scene.member($0) }
        let first = try scene.coordinator(scene.call(fresh: 1))
        scene.append(first.step(scene.log))
        for member in members {
            try scene.append(member.step(scene.log))
        }
        let call = try scene.call([4], fresh: 2)
        let second = try scene.coordinator(call)
        scene.append(second.step(scene.log))
        // Somebody copies all that was offered to the second use.
        for entry in scene.log.entries {
            guard let record = LogRecord(entry),
                (try? SigningOffer(decoding: record.body)) != nil
            else { continue }
            scene.log.append(LogRecord(signingObject: record.body, of: call.id).bytes)
        }
        #expect(second.step(scene.log).isEmpty)
        #expect(second.log.skipped == 2)
        try scene.run(second, members)
        try scene.run(first, members)
        #expect(first.isFinished)
        #expect(second.isFinished)
    }

    @Test("A pair is for one use, also of the same coordinator")
    func otherUse() throws {
        let scene = try SigningLogScene(2, of: 3)
        let members = try (1...3).map { try scene.member($0) }
        let first = try scene.coordinator(scene.call(fresh: 1))
        scene.append(first.step(scene.log))
        for member in members.prefix(2) {
            try scene.append(member.step(scene.log))
        }
        // The coordinator asks under another call for what was offered under the first.
        let call = try scene.call([4], fresh: 2)
        scene.log.append(LogRecord(signingObject: call.encoded, of: call.id).bytes)
        var commitments: [ParticipantIndex: NonceCommitment] = [:]
        for member in members.prefix(2) {
            commitments[member.index] = member.storage.records.keys.first
        }
        let request = try SigningRequest(
            for: call.message, with: scene.key, by: scene.scheme, commitments: commitments)
        let signed = SignedRequest(request, signedBy: try SigningLogScene.coordinator())
        scene.log.append(LogRecord(signingObject: signed.encoded, of: call.id).bytes)
        for _ in 0..<2 {
            for member in members.prefix(2) {
                try scene.append(member.step(scene.log))
            }
        }
        for member in members.prefix(2) {
            let commitment = try #require(commitments[member.index])
            #expect(member.refused == [request.digest: .notUnused(commitment)])
            #expect(member.storage.answers.isEmpty)
        }
    }

    @Test("Calls are decided once, in the order of the log, until their signatures are there")
    func undecided() throws {
        let scene = try SigningLogScene(2, of: 3)
        let calls = try (1...6).map { try scene.call([UInt8($0)], fresh: UInt64($0)) }
        for call in calls {
            scene.log.append(LogRecord(signingObject: call.encoded, of: call.id).bytes)
        }
        let member = try scene.member(1)
        member.takesPart = nil
        _ = try member.step(scene.log)
        #expect(member.undecided == calls)
        member.takesPart = false
        _ = try member.step(scene.log)
        #expect(member.undecided.isEmpty)
        // Others make the signature of the first.
        let coordinator = try scene.coordinator(calls[0])
        try scene.run(coordinator, [scene.member(2), scene.member(3)])
        #expect(coordinator.isFinished)
        let late = try scene.member(1)
        late.takesPart = nil
        _ = try late.step(scene.log)
        #expect(late.undecided == Array(calls.dropFirst()))
    }

    @Test("Each of several uses at once has pairs of its own")
    func severalUses() throws {
        let scene = try SigningLogScene(2, of: 2)
        let calls = try (1...2).map { try scene.call([UInt8($0)], fresh: UInt64($0)) }
        let coordinators = try calls.map { try scene.coordinator($0) }
        for coordinator in coordinators {
            scene.append(coordinator.step(scene.log))
        }
        let members = try (1...2).map { try scene.member($0) }
        for member in members {
            // Killed with both pairs stored and nothing said.
            _ = try member.step(scene.log)
            #expect(Set(member.storage.records.values.map(\.use)) == Set(calls.map(\.id)))
            try member.restart()
            try scene.append(member.step(scene.log))
            #expect(member.storage.records.count == 2)
        }
        for coordinator in coordinators {
            try scene.run(coordinator, members)
            #expect(coordinator.isFinished)
        }
        #expect(members.allSatisfy { $0.refused.isEmpty && $0.storage.records.isEmpty })
    }

    @Test("The signature names the request that it came from, though one before was spoilt")
    func spoiltSession() throws {
        let scene = try SigningLogScene(2, of: 3)
        let call = try scene.call()
        let coordinator = try scene.coordinator(call)
        scene.append(coordinator.step(scene.log))
        let liar = try scene.member(1)
        try scene.append(liar.step(scene.log))
        let members = try [2, 3].map { try scene.member($0) }
        try scene.append(members[0].step(scene.log))
        scene.append(coordinator.step(scene.log))
        // Its answer with another share.
        let answer = try #require(try liar.step(scene.log).first)
        let right = try SigningAnswer(decoding: answer.body)
        let wrong = SigningAnswer(
            index: right.index, requestDigest: right.requestDigest, commitment: right.commitment,
            share: [0] + right.share.dropFirst(), nextCommitment: nil,
            signedBy: try SigningLogScene.identity(1), auxiliaryRandomness: nil)
        scene.log.append(LogRecord(signingObject: wrong.encoded, of: call.id).bytes)
        try scene.run(coordinator, members)
        #expect(coordinator.isFinished)
        #expect(coordinator.convicted.map(\.index) == [try ParticipantIndex(1)])
        let use = try #require(coordinator.log.uses[call.id])
        #expect(use.requests.count == 2)
        #expect(use.signedRequest == use.requests[1].request.digest)
    }

    @Test(
        "Who withholds its answer and makes the signature known ends the use for the coordinator, too"
    )
    func withheldAnswer() throws {
        let scene = try SigningLogScene(2, of: 2)
        let call = try scene.call()
        let coordinator = try scene.coordinator(call)
        let members = try (1...2).map { try scene.member($0) }
        try scene.open(coordinator, members)
        let request = try SignedRequest(
            decoding: try #require(coordinator.step(scene.log).first).body)
        scene.log.append(LogRecord(signingObject: request.encoded, of: call.id).bytes)
        // Member 1 answers where all see it, and member 2 adds up by itself.
        let answers = try members.map { try #require(try $0.step(scene.log).first) }
        scene.log.append(answers[0].bytes)
        let session = try SigningSession(request.request, of: scene.key)
        let shares = try answers.map {
            try #require(try SigningAnswer(decoding: $0.body).signatureShare)
        }
        let signature = try session.aggregate(shares)
        let made = PublishedSignature(signature, of: request.request.digest)
        scene.log.append(LogRecord(signingObject: made.encoded, of: call.id).bytes)
        #expect(coordinator.step(scene.log).isEmpty)
        #expect(coordinator.isFinished)
        #expect(coordinator.signature == signature)
        #expect(coordinator.signingKey == session.signingKey)
    }
}
