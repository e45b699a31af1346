import DKG
import TestSupport
import Testing

/// A participant that crashes anywhere goes on from the state that was stored last (O4).
@Suite("Participants that store before they speak")
struct StoringTests {
    /// What participant 1 of a ceremony with all its rounds lives through.
    enum Event {
        case joins
        case reads([UInt8])
        case closes
    }

    struct Disk {
        var file: [UInt8]?
        var writes = 0
        /// The write that fails, counted from 1.
        var failing: Int?

        struct Full: Error {}

        mutating func write(_ bytes: [UInt8]) throws(Full) {
            writes += 1
            if writes == failing { throw Full() }
            file = bytes
        }
    }

    private static func begun(_ bench: Bench, seed: UInt64 = 5) throws -> Participant {
        var random = SeededRandomSource(seed: seed)
        return try Participant(
            ceremony: bench.ceremony, identity: bench[1].identity(),
            stateKey: SavedStateTests.key(), random: &random)
    }

    private static func resumed(_ bench: Bench, _ file: [UInt8]) throws -> Participant {
        try Participant(
            resuming: file, ceremony: bench.ceremony, identity: bench[1].identity(),
            stateKey: SavedStateTests.key())
    }

    /// Runs a ceremony in which every round of the scheme takes place and participant 1 is a resumable
    /// one that never crashes.
    private static func whole(
        _ scheme: CommitmentScheme
    ) throws -> (bench: Bench, events: [Event], said: [[UInt8]], writes: Int) {
        var bench = try Bench(scheme, n: 4, t: 2)
        var disk = Disk()
        var node = try begun(bench)
        var said = [try node.join { bytes throws(Disk.Full) in try disk.write(bytes) }]
        var events: [Event] = [.joins]
        bench.postings[1] = said
        while let round = bench.state.openRound {
            if let session = bench.state.session {
                if scheme == .feldman, round == .deal {
                    bench.postings[4] = try [bench[4].dealing(in: session, wrongFor: [1])]
                } else if scheme == .pedersen, round == .extract {
                    bench.postings[4] = try [bench[4].extraction(in: session)]
                }
            }
            for envelope in bench.posted {
                node.receive(envelope)
                events.append(.reads(envelope))
            }
            bench.close()
            bench.postings[1] = nil
            events.append(.closes)
            let outcome = try node.closeRound { bytes throws(Disk.Full) in try disk.write(bytes) }
            if case .opened(_, let message?) = outcome {
                said.append(message)
                bench.postings[1] = [message]
            }
        }
        #expect(bench.state.outcome == .certified)
        let (key, isStateNeeded) = (node.groupKey, node.isStateNeeded)
        #expect(key == bench.state.groupKey)
        #expect(isStateNeeded)
        return (bench, events, said, disk.writes)
    }

    /// One event; the message that it gives.
    private static func live(
        _ event: Event, _ node: inout Participant, _ disk: inout Disk
    ) throws(Disk.Full) -> [UInt8]? {
        switch event {
        case .joins:
            return try node.join { bytes throws(Disk.Full) in try disk.write(bytes) }
        case .reads(let envelope):
            node.receive(envelope)
            return nil
        case .closes:
            let outcome = try node.closeRound { bytes throws(Disk.Full) in try disk.write(bytes) }
            guard case .opened(_, let message?) = outcome else { return nil }
            return message
        }
    }

    @Test(
        "It crashes after every event, and before and after every write",
        arguments: CommitmentScheme.allCases)
    func everywhere(scheme: CommitmentScheme) throws {
        let (bench, events, said, writes) = try StoringTests.whole(scheme)
        #expect(said.count == (scheme == .feldman ? 5 : 8))
        #expect(writes == said.count)
        for crash in events.indices {
            for isLost in [false, true] {
                // Up to the crash; the last event's write may be the one that is lost.
                var disk = Disk()
                var node = try StoringTests.begun(bench)
                var heard: [[UInt8]] = []
                for event in events[..<crash] {
                    if let message = try StoringTests.live(event, &node, &disk) {
                        heard.append(message)
                    }
                }
                if isLost { disk.failing = disk.writes + 1 }
                let last = try? StoringTests.live(events[crash], &node, &disk)
                // A message came out only if the state with it was written.
                if let last { heard.append(last) }
                disk.failing = nil
                guard let file = disk.file else {
                    #expect(heard.isEmpty)
                    continue
                }
                // Nothing of the first process is left but the file and what the others have read.
                var again = try StoringTests.resumed(bench, file)
                var messages: [[UInt8]] = []
                for event in events {
                    if let message = try StoringTests.live(event, &again, &disk) {
                        messages.append(message)
                    }
                }
                #expect(messages.prefix(heard.count) == heard.prefix(heard.count))
                #expect(
                    messages.map(fingerprint) == said.map(fingerprint),
                    "event \(crash), lost: \(isLost)")
                let isSame = again.state == bench.state
                #expect(isSame, "event \(crash), lost: \(isLost)")
                let package = try again.keyPackage()
                let share = package.share.timesGenerator()
                #expect(share == bench.state.groupKey?.verificationShare(of: bench[1].index))
                try again.keyPackageStored(package.groupKey.transcript.digest)
                let isStateNeeded = again.isStateNeeded
                #expect(!isStateNeeded)
            }
        }
    }

    @Test("A message is withheld until its state is stored")
    func withheld() throws {
        let bench = try Bench(n: 4, t: 2)
        var node = try StoringTests.begun(bench)
        var disk = Disk(failing: 1)
        let joined = try? StoringTests.live(.joins, &node, &disk)
        #expect(joined == nil)
        #expect(disk.file == nil)
        let joinMessage = try StoringTests.live(.joins, &node, &disk)
        let join = try #require(joinMessage)
        let again = try StoringTests.live(.joins, &node, &disk)
        #expect(again == join)
        #expect(disk.writes == 2)
        node.receive(join)
        for number in 2...4 { node.receive(try bench.message(of: number)) }
        disk.failing = 3
        let closed = try? StoringTests.live(.closes, &node, &disk)
        #expect(closed == nil)
        let openRound = node.openRound
        #expect(openRound == .deal)
        let dealingMessage = try StoringTests.live(.closes, &node, &disk)
        let dealing = try #require(dealingMessage)
        let openAfter = node.openRound
        #expect(openAfter == .deal)
        let file = try #require(disk.file)
        let stored = try SavedState(
            opening: file, for: bench.ceremony, index: bench[1].index,
            with: SavedStateTests.key())
        let released = stored.released
        #expect(released == [join, dealing])
    }

    @Test("A state is needed until the key package is stored, also while the key is pending")
    func needed() throws {
        var bench = try Bench(n: 4, t: 2)
        var node = try StoringTests.begun(bench)
        var disk = Disk()
        bench.postings[1] = [try node.join { bytes throws(Disk.Full) in try disk.write(bytes) }]
        var isCertifying = false
        while let round = bench.state.openRound {
            isCertifying = round == .certify
            if !isCertifying { for envelope in bench.posted { node.receive(envelope) } }
            bench.close()
            bench.postings[1] = nil
            let outcome = try node.closeRound { bytes throws(Disk.Full) in try disk.write(bytes) }
            if case .opened(_, let message?) = outcome { bench.postings[1] = [message] }
            if isCertifying { #expect(outcome == .pending) }
            let (isStateNeeded, isAssured) = (node.isStateNeeded, node.isAssured)
            #expect(isStateNeeded)
            #expect(!isAssured)
        }
        let key = try #require(bench.state.groupKey)
        let adoption = node.adopt(key)
        #expect(adoption == .certified)
        let (isNeededAfter, assured) = (node.isStateNeeded, node.assuredShares)
        let isAssured = node.isAssured
        #expect(isNeededAfter)
        #expect(assured == bench.state.assuredShares(by: key.certificate))
        #expect(isAssured)
        try node.keyPackageStored(key.transcript.digest)
        let isNeededOnceStored = node.isStateNeeded
        #expect(!isNeededOnceStored)
        // An abort ends the need for nobody.
        var lonely = try StoringTests.begun(bench)
        _ = try StoringTests.live(.joins, &lonely, &disk)
        _ = try StoringTests.live(.closes, &lonely, &disk)
        let (openRound, isNeeded) = (lonely.openRound, lonely.isStateNeeded)
        #expect(openRound == nil)
        #expect(isNeeded)
    }

    @Test("What is discarded is stored as such, and nothing more is said in that ceremony")
    func discarded() throws {
        let bench = try Bench(n: 4, t: 2)
        var disk = Disk()
        var node = try StoringTests.begun(bench)
        _ = try StoringTests.live(.joins, &node, &disk)
        let before = try #require(disk.file)
        _ = try StoringTests.live(.closes, &node, &disk)
        let state = try node.discard(bench.ceremony.id) { bytes throws(Disk.Full) in
            try disk.write(bytes)
        }
        #expect(state.outcome == .aborted(.tooFewParticipants))
        let tombstone = try #require(disk.file)
        #expect(tombstone != before)
        #expect(throws: SavedStateError.discarded(ceremony: bench.ceremony.id)) {
            try StoringTests.resumed(bench, tombstone).openRound
        }
        // Nobody without the key can have made it, and it belongs to this participant alone.
        var altered = tombstone
        altered[altered.count - 1] ^= 1
        #expect(throws: (any Error).self) {
            try StoringTests.resumed(bench, altered).openRound
        }
        #expect(throws: SavedStateError.notAuthentic) {
            let otherKey = try SavedStateTests.key(10)
            _ = try SavedState(
                opening: tombstone, for: bench.ceremony, index: bench[1].index, with: otherKey)
        }
    }

    @Test("Another ceremony's name discards nothing, nor does a write that fails")
    func notDiscarded() throws {
        let bench = try Bench(n: 4, t: 2)
        var disk = Disk()
        var node = try StoringTests.begun(bench)
        _ = try StoringTests.live(.joins, &node, &disk)
        let file = try #require(disk.file)
        do throws(DiscardError<Disk.Full>) {
            try node.discard(Ceremony.ID(.zero)) { bytes throws(Disk.Full) in try disk.write(bytes)
            }
            Issue.record("another ceremony was discarded")
        } catch {
            guard case .otherCeremony(bench.ceremony.id, Ceremony.ID(.zero)) = error else {
                Issue.record("\(error)")
                return
            }
        }
        #expect(disk.file == file)
        disk.failing = disk.writes + 1
        let resumed = try StoringTests.resumed(bench, file)
        do throws(DiscardError<Disk.Full>) {
            try resumed.discard(bench.ceremony.id) { bytes throws(Disk.Full) in
                try disk.write(bytes)
            }
            Issue.record("discarded without being stored")
        } catch {
            guard case .notStored = error else {
                Issue.record("\(error)")
                return
            }
        }
        #expect(disk.file == file)
        let again = try StoringTests.resumed(bench, file)
        let isStateNeeded = again.isStateNeeded
        #expect(isStateNeeded)
    }

    @Test("A board without what was said before the crash takes no share away")
    func lackingBoard() throws {
        let (bench, events, _, _) = try StoringTests.whole(.pedersen)
        var disk = Disk()
        var node = try StoringTests.begun(bench)
        for event in events.dropLast() {
            _ = try StoringTests.live(event, &node, &disk)
        }
        // It has signed the transcript and crashes. A relay shows it an empty board.
        let file = try #require(disk.file)
        var misled = try StoringTests.resumed(bench, file)
        let outcome = misled.closeRound { _ in Issue.record("nothing to store") }
        #expect(outcome == .aborted(.tooFewParticipants))
        let (openRound, isStateNeeded) = (misled.openRound, misled.isStateNeeded)
        #expect(openRound == nil && isStateNeeded)
        // From others it gets the true one.
        var again = try StoringTests.resumed(bench, file)
        for event in events { _ = try StoringTests.live(event, &again, &disk) }
        let share = try again.keyPackage().share.timesGenerator()
        #expect(share == bench.state.groupKey?.verificationShare(of: bench[1].index))
    }

    @Test("A state that opens but does not fit is refused")
    func unfitting() throws {
        let bench = try Bench(n: 4, t: 2)
        let key = try SavedStateTests.key()
        let foreignJoin = try bench.message(of: 2)
        let state = SavedState(
            ceremony: bench.ceremony, index: bench[1].index, seed: try bench[1].ceremonySeed(),
            released: [foreignJoin])
        let sealed = state.sealed(with: key)
        #expect(throws: SavedStateError.participant(.notReleased(position: 0))) {
            try StoringTests.resumed(bench, sealed).openRound
        }
        let stranger = try BenchMember.identity(9, 1)
        let name = stranger.verificationKey
        do {
            _ = try Participant(
                resuming: sealed, ceremony: bench.ceremony, identity: stranger, stateKey: key)
            Issue.record("a stranger resumes")
        } catch {
            #expect(
                error
                    == .participant(.notInRoster(identity: name, ceremony: bench.ceremony.id)))
        }
    }
}
