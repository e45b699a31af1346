import DKG
import TestSupport
import Testing

/// What a configuration of a resharing refuses, each with a twin that works.
@Suite("Configurations of resharing")
struct ResharingConfigurationTests {
    private func resharing(
        t: Int = 2, m: Int = 4, board: BoardKind = .agreed, to newThreshold: Int = 2, n: Int = 4
    ) throws -> Resharing {
        try ResharingSample(threshold: t).resharing(
            members: 1...m, board: board, threshold: newThreshold, to: 1...n)
    }

    @Test("A threshold of zero, below it or above 65535", arguments: [0, -1, 65536, .min, .max])
    func threshold(t: Int) throws {
        #expect(throws: ResharingError.threshold(got: t)) { try resharing(to: t) }
        #expect(try resharing(to: 1).threshold.count == 1)
    }

    @Test(
        "An agreed board needs n' >= 2t' - 1, a relay n' >= 3t' - 2", arguments: BoardKind.allCases,
        [2, 3, 4, 65535])
    func receivers(board: BoardKind, t: Int) throws {
        let needed = board == .agreed ? 2 * t - 1 : 3 * t - 2
        let got = min(needed - 1, 12)
        #expect(
            throws: ResharingError.tooFewReceivers(
                board: board, threshold: t, needed: needed, got: got)
        ) { try resharing(board: board, to: t, n: got) }
        if needed < 12 {
            #expect(try resharing(board: board, to: t, n: needed).roster.count == needed)
        }
    }

    @Test("A relay needs m >= 3t - 2, an agreed board any m", arguments: [(2, 3), (3, 6), (2, 2)])
    func dealers(t: Int, m: Int) throws {
        let needed = 3 * t - 2
        #expect(
            throws: ResharingError.tooFewDealers(threshold: t, needed: needed, got: m)
        ) { try resharing(t: t, m: m, board: .relay) }
        #expect(try resharing(t: t, m: needed, board: .relay).board == .relay)
        #expect(try resharing(t: t, m: m).faultyDealersSurvived == min(t - 1, m - t))
    }

    @Test("A key stays on its kind of board, a foreign one fits any")
    func board() throws {
        let sample = ResharingSample(threshold: 2)
        let roster = try ResharingSample.roster(1...4)
        let instance = try ResharingSample.instance()
        for board in BoardKind.allCases {
            let own = try Predecessor(sample.key(members: 1...4, board: board))
            let other: BoardKind = board == .agreed ? .relay : .agreed
            #expect(throws: ResharingError.otherBoard(needed: board, got: other)) {
                try Resharing(
                    of: own, board: other, threshold: 2, roster: roster, instance: instance)
            }
            for stated in [board, nil] {
                let resharing = try Resharing(
                    of: own, board: stated, threshold: 2, roster: roster, instance: instance)
                #expect(resharing.board == board)
            }
            let foreign = try Predecessor(sample.foreignKey(members: 4, named: true))
            #expect(
                try Resharing(
                    of: foreign, board: board, threshold: 2, roster: roster, instance: instance
                ).board == board)
            #expect(
                try Resharing(of: foreign, threshold: 2, roster: roster, instance: instance).board
                    == .agreed)
        }
    }

    @Test("The last epoch that has a number has no successor")
    func lastEpoch() throws {
        let sample = ResharingSample(threshold: 1)
        #expect(throws: ResharingError.lastEpoch(.max)) {
            try sample.resharing(members: 1...1, epoch: .max, threshold: 1, to: 1...1)
        }
        let last = try sample.resharing(
            members: 1...1, epoch: .max - 1, threshold: 1, to: 1...1)
        #expect(last.predecessor.key.epoch.number == UInt32.max - 1)
    }

    @Test("Everything is in the name")
    func name() throws {
        let sample = ResharingSample(threshold: 2)
        func name(
            members: ClosedRange<Int> = 1...4, epoch: UInt32 = 0, threshold: Int = 2,
            to: [Int] = [1, 2, 3, 4], instance: String = "instance"
        ) throws -> Resharing.ID {
            try sample.resharing(
                members: members, epoch: epoch, threshold: threshold, to: to, instance: instance
            ).id
        }
        let foreign = try Predecessor(sample.foreignKey(members: 4, named: true))
        var names = try [
            name(), name(members: 1...5), name(epoch: 1), name(threshold: 1), name(to: [1, 2, 3]),
            name(to: [1, 2, 4, 3]), name(to: [1, 2, 3, 5]), name(instance: "again"),
        ]
        for board in BoardKind.allCases {
            names.append(
                try Resharing(
                    of: foreign, board: board, threshold: 2, roster: ResharingSample.roster(1...4),
                    instance: ResharingSample.instance()
                ).id)
        }
        #expect(Set(names).count == names.count)
        #expect(try name() == names[0] && Resharing.ID(names[0].digest) == names[0])
        #expect("\(names[0])" == "\(names[0].digest)")
    }

    @Test("What one says of itself has the name and both sizes")
    func description() throws {
        let resharing = try resharing(t: 3, m: 8, to: 2, n: 6)
        for part in ["\(resharing.id)", "3 of 8", "2 of 6", "agreed"] {
            #expect("\(resharing)".contains(part))
        }
    }

    /// board, t', n'; quorum, joins, silence.
    private static let sizes: [(BoardKind, [Int])] = [
        (.agreed, [1, 1, 1, 1, 0]), (.agreed, [3, 5, 3, 5, 0]), (.agreed, [2, 7, 2, 3, 4]),
        (.relay, [1, 1, 1, 1, 0]), (.relay, [2, 4, 3, 4, 1]), (.relay, [2, 10, 6, 7, 4]),
        (.relay, [3, 7, 5, 7, 2]),
    ]

    @Test("Quorums and silence of receivers", arguments: sizes)
    func silence(board: BoardKind, _ figures: [Int]) throws {
        let resharing = try resharing(
            t: 2, m: 4, board: board, to: figures[0], n: figures[1])
        #expect(resharing.quorum == figures[2])
        #expect(resharing.fewestJoins == figures[3])
        #expect(resharing.silenceTolerated == figures[4])
        #expect(resharing.silenceTolerated(joined: figures[1] - 1) == max(figures[4] - 1, 0))
        #expect(resharing.silenceTolerated(joined: 0) == 0)
        #expect(resharing.dealerQuorum == 3 && resharing.lossTolerated == 1)
        #expect(resharing.faultyDealersSurvived == 1)
    }

    @Test("From 3t' - 2 receivers on t' - 1 may be silent", arguments: 1...6)
    func enoughReceivers(t: Int) throws {
        for board in BoardKind.allCases {
            let resharing = try resharing(board: board, to: t, n: 3 * t - 2)
            #expect(resharing.silenceTolerated >= t - 1)
        }
        if t > 1 { #expect(try resharing(to: t, n: 3 * t - 3).silenceTolerated < t - 1) }
    }

    @Test("Bytes: they are read as what they were, and refused with every prefix")
    func encoding() throws {
        let sample = ResharingSample(threshold: 2)
        let resharing = try sample.resharing(
            members: [2, 5, 9], threshold: 2, to: [7, 2, 1], instance: "encoding")
        let bytes = resharing.encoded
        #expect(bytes.count == resharing.predecessor.encoded.count + 37 + 3 * 32)
        #expect(try Resharing(decoding: bytes) == resharing)
        for count in 0..<bytes.count {
            #expect(throws: ResharingError.self) {
                try Resharing(decoding: Array(bytes.prefix(count)))
            }
        }
        #expect(throws: ResharingError.malformed(.trailing(count: 1))) {
            try Resharing(decoding: bytes + [0])
        }
        let side = resharing.predecessor.encoded.count
        func altered(_ position: Int, _ replacement: [UInt8]) -> [UInt8] {
            var altered = bytes
            altered.replaceSubrange(
                side + position..<side + position + replacement.count, with: replacement)
            return altered
        }
        #expect(throws: ResharingError.malformed(.unexpectedValue(field: "the board", got: 3))) {
            try Resharing(decoding: altered(0, [3]))
        }
        #expect(throws: ResharingError.otherBoard(needed: .agreed, got: .relay)) {
            try Resharing(decoding: altered(0, [2]))
        }
        #expect(throws: ResharingError.threshold(got: 0)) {
            try Resharing(decoding: altered(1, [0, 0]))
        }
        #expect(
            throws: ResharingError.tooFewReceivers(board: .agreed, threshold: 3, needed: 5, got: 3)
        ) { try Resharing(decoding: altered(1, [0, 3])) }
        #expect(throws: ResharingError.malformed(.truncated(needed: 32, available: 0))) {
            try Resharing(decoding: altered(3, [0, 4]))
        }
        let first = try ParticipantIndex(1)
        #expect(
            throws: ResharingError.configuration(
                .duplicateIdentity(first: first, second: try ParticipantIndex(2)))
        ) { try Resharing(decoding: altered(37, Array(bytes[(side + 5)..<(side + 37)]))) }
        #expect(
            throws: ResharingError.configuration(.invalidIdentity(index: first, .notOnCurve))
        ) { try Resharing(decoding: altered(5, [UInt8](repeating: 255, count: 32))) }
        #expect(throws: ResharingError.configuration(.zeroInstance)) {
            try Resharing(decoding: altered(101, [UInt8](repeating: 0, count: 32)))
        }
        #expect(throws: ResharingError.predecessor(.tooManyMembers(maximum: 2, got: 3))) {
            try Resharing(decoding: bytes, atMost: 2)
        }
    }

    @Test("Every error says what is needed and what came")
    func descriptions() throws {
        let sample = ResharingSample(threshold: 2)
        let resharing = try sample.resharing(members: 1...3, threshold: 2, to: 1...3)
        let identity = try ResharingSample.identity(1).verificationKey
        let other = try ResharingSample.identity(2).verificationKey
        let third = try ParticipantIndex(3)
        let epoch = try sample.key(members: 1...3, epoch: 8).epoch
        let errors: [(ResharingError, [String])] = [
            (.predecessor(.keyAtInfinity), ["\(ThresholdKeyError.keyAtInfinity)"]),
            (.identityMissing(third), ["3", "name"]),
            (.identityCount(needed: 41, got: 40), ["41", "40"]),
            (.notForeign, ["roster"]),
            (.identityIsKey, ["key pair"]),
            (.threshold(got: -4), ["-4", "65535"]),
            (
                .tooFewReceivers(board: .relay, threshold: 5, needed: 13, got: 12),
                ["relay", "5", "13", "12", "Lower"]
            ),
            (.tooFewDealers(threshold: 5, needed: 13, got: 12), ["5", "13", "12"]),
            (.otherBoard(needed: .relay, got: .agreed), ["relay", "agreed"]),
            (.lastEpoch(77), ["77", "new key"]),
            (.configuration(.zeroInstance), ["\(CeremonyError.zeroInstance)"]),
            (.malformed(.trailing(count: 9)), ["9"]),
            (
                .notAReceiver(identity: identity, resharing: resharing.id),
                ["\(identity)", "\(resharing.id)"]
            ),
            (
                .notTheDealer(index: third, needed: identity, got: other),
                ["3", "\(identity)", "\(other)"]
            ),
            (
                .otherKey(needed: epoch, got: resharing.predecessor.key.epoch),
                ["epoch 8", "epoch 0"]
            ),
            (.shareOfZero(third), ["3", "zero"]),
            (.random(.allZero), ["\(RandomSourceError.allZero)"]),
        ]
        for (error, parts) in errors {
            for part in parts { #expect("\(error)".contains(part), "\(error)") }
        }
    }
}
