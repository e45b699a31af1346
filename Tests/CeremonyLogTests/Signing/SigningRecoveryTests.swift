import CeremonyLog
import DKG
import DKGTestHarness
import TestSupport
import Testing
import ThresholdSigning

@Suite("Robust signing over a log, by those who are killed or lose something")
struct SigningRecoveryTests {
    @Test("A coordinator killed at any entry comes to the same requests, and never to a second one")
    func coordinatorKilled() throws {
        let scene = try SigningLogScene(3, of: 5, by: .bip445(.draft12))
        let call = try scene.call()
        let members = try (1...5).map { try scene.member($0) }
        var restarts = 0
        var last: LogCoordinator?
        for _ in 0..<60 {
            // A new one each time, which appends one record at most.
            let coordinator = try scene.coordinator(call)
            if let record = coordinator.step(scene.log).first { scene.log.append(record.bytes) }
            restarts += 1
            last = coordinator
            if coordinator.isFinished { break }
            for member in members {
                try scene.append(member.step(scene.log))
            }
        }
        let coordinator = try #require(last)
        #expect(coordinator.isFinished)
        #expect(restarts > 3)
        let use = try #require(coordinator.log.uses[call.id])
        // The signature was there before the last of them could be appended.
        #expect(use.requests.count <= coordinator.sessionCount)
        #expect(coordinator.sessionCount <= 3)
        #expect(members.allSatisfy { $0.refused.isEmpty })
    }

    @Test(
        "A member killed at any call of its storage never signs twice with one pair",
        arguments: [false, true])
    func memberKilled(isDone: Bool) throws {
        // t = n: without member 1 there is no signature.
        for call in 1...6 {
            let scene = try SigningLogScene(2, of: 3)
            let coordinator = try scene.coordinator(scene.call(fresh: UInt64(call)))
            let members = try (1...3).map { try scene.member($0) }
            members[0].storage.breaksAt = (call, isDone)
            var isKilled = false
            while !coordinator.isFinished {
                let before = scene.log.entries.count
                scene.append(coordinator.step(scene.log))
                for member in members {
                    do {
                        try scene.append(member.step(scene.log))
                    } catch let error as SigningMemberError<MemorySigningStorage.Broken> {
                        #expect(error == .storage(.init()))
                        isKilled = true
                        try member.restart()
                    }
                }
                if scene.log.entries.count == before { break }
            }
            // Two honest ones are left in any case.
            #expect(coordinator.isFinished)
            #expect(coordinator.convicted.isEmpty)
            #expect(isKilled || members[0].storage.calls < call)
            // No commitment of it is in two answers, nor in two requests that it answered.
            let use = try #require(coordinator.log.uses.values.first)
            let answers = use.answers.values.compactMap { $0[members[0].index]?.first }
            #expect(Set(answers.map(\.commitment)).count == answers.count)
            let taken = members[0].storage.taken
            #expect(Set(taken).count == taken.count)
        }
    }

    @Test("Killed after the answer was stored, it says the same answer")
    func storedAnswer() throws {
        let scene = try SigningLogScene(2, of: 2)
        let coordinator = try scene.coordinator(scene.call())
        let members = try (1...2).map { try scene.member($0) }
        for _ in 0..<3 {
            scene.append(coordinator.step(scene.log))
            for member in members {
                let records = try member.step(scene.log)
                let isAnswer = !member.storage.answers.isEmpty
                // Member 1 is killed before its answer is on the log.
                if member.number == 1, isAnswer, let answer = records.first {
                    try member.restart()
                    #expect(try member.step(scene.log) == [answer])
                    #expect(answer.body == member.storage.answers.values.first)
                }
                scene.append(records)
            }
        }
        try scene.run(coordinator, members)
        #expect(coordinator.isFinished)
    }

    @Test("A lost pair is silence, and the others finish")
    func lost() throws {
        let scene = try SigningLogScene(2, of: 3)
        let coordinator = try scene.coordinator(scene.call())
        let members = try (1...3).map { try scene.member($0) }
        // All have offered, and two are asked.
        try scene.open(coordinator, members)
        members[0].storage.records = [:]
        try members[0].restart()
        try scene.run(coordinator, members)
        // Member 3 waits, and member 2 is idle again once it has answered.
        #expect(coordinator.isFinished)
        #expect(coordinator.sessionCount == 2)
        #expect(members[0].refused.count == 1)
        guard case .notUnused? = members[0].refused.values.first else {
            Issue.record("\(members[0].refused)")
            return
        }
    }

    @Test("What is not read back is said again, the same; what is read back is not")
    func again() throws {
        let scene = try SigningLogScene(2, of: 2)
        let call = try scene.call()
        let coordinator = try scene.coordinator(call)
        let members = try (1...2).map { try scene.member($0) }
        #expect(coordinator.step(scene.log).count == 1)
        scene.append(coordinator.step(scene.log))
        #expect(coordinator.step(scene.log).isEmpty)
        for member in members {
            let offers = try member.step(scene.log)
            #expect(offers.count == 1)
            #expect(try member.step(scene.log) == offers)
            #expect(member.storage.records.count == 1)
            // Killed before it was on the log: the pair that is stored is good for it.
            try member.restart()
            #expect(try member.step(scene.log) == offers)
            #expect(member.storage.records.count == 1)
            scene.append(offers)
            #expect(try member.step(scene.log).isEmpty)
        }
        let requests = coordinator.step(scene.log)
        #expect(requests.count == 1)
        #expect(coordinator.step(scene.log) == requests)
        scene.append(requests)
        #expect(coordinator.step(scene.log).isEmpty)
        for member in members {
            let answers = try member.step(scene.log)
            #expect(answers.count == 1)
            #expect(try member.step(scene.log) == answers)
            scene.append(answers)
            #expect(try member.step(scene.log).isEmpty)
        }
        let results = coordinator.step(scene.log)
        #expect(results.count == 1)
        #expect(!coordinator.isFinished)
        #expect(coordinator.step(scene.log) == results)
        scene.append(results)
        #expect(coordinator.step(scene.log).isEmpty)
        #expect(coordinator.isFinished)
    }

    @Test("A record that comes back beside its answer, on the log or in storage, is not used")
    func returnedRecord() throws {
        let scene = try SigningLogScene(2, of: 2)
        let coordinator = try scene.coordinator(scene.call())
        let members = try (1...2).map { try scene.member($0) }
        try scene.open(coordinator, members)
        let yesterday = members[0].storage.records
        scene.append(coordinator.step(scene.log))
        let answer = try #require(try members[0].step(scene.log).first)
        let stored = members[0].storage.answers
        // Its answer is in storage, and refuses the record.
        members[0].storage.records.merge(yesterday) { old, _ in old }
        #expect(throws: NoncePoolError.self) { try members[0].restart() }
        // The answer in storage is gone, and the log has it.
        scene.log.append(answer.bytes)
        members[0].storage.records = yesterday
        members[0].storage.answers = [:]
        try members[0].restart()
        #expect(members[0].unusedCount == 1)
        _ = try members[0].step(scene.log)
        #expect(members[0].unusedCount == 0)
        #expect(stored.count == 1)
    }

    @Test("A full storage costs no nonces")
    func fullStorage() throws {
        let scene = try SigningLogScene(2, of: 2)
        let coordinator = try scene.coordinator(scene.call())
        let members = try (1...2).map { try scene.member($0) }
        try scene.open(coordinator, members)
        scene.append(coordinator.step(scene.log))
        // The next pair cannot be stored, twice.
        for call in 2...3 {
            members[0].storage.breaksAt = (call, false)
            #expect(throws: SigningMemberError<MemorySigningStorage.Broken>.self) {
                try members[0].step(scene.log)
            }
        }
        #expect(members[0].storage.records.count == 1)
        members[0].storage.breaksAt = nil
        try scene.run(coordinator, members)
        #expect(coordinator.isFinished)
    }

    @Test(
        "A record that may be gone counts as gone, and the member goes on elsewhere",
        arguments: [false, true])
    func doubtfulErasure(isDone: Bool) throws {
        let scene = try SigningLogScene(2, of: 3)
        let coordinator = try scene.coordinator(scene.call())
        let members = try (1...3).map { try scene.member($0) }
        try scene.open(coordinator, members)
        scene.append(coordinator.step(scene.log))
        // First pair, next pair, and then the erasing.
        members[0].storage.breaksAt = (3, isDone)
        #expect(throws: SigningMemberError<MemorySigningStorage.Broken>.self) {
            try members[0].step(scene.log)
        }
        members[0].storage.breaksAt = nil
        #expect(try members[0].step(scene.log).isEmpty)
        #expect(members[0].storage.answers.isEmpty)
        // Another use at the same time, and this one by the others.
        let other = try scene.coordinator(scene.call([4], fresh: 2))
        try scene.run(other, members)
        #expect(other.isFinished)
        try scene.run(coordinator, members)
        #expect(coordinator.isFinished)
        #expect(members[0].storage.answers.count <= 1)
    }
}
