import DKG
import DKGTestHarness
import FROSTKeyGeneration
import TestSupport
import Testing

/// Dealers that cheat in ways that take more than a changed byte.
@Suite struct CheatingTests {
    private let suites = FROSTCiphersuite.allCases

    private func identifiers(_ count: Int) throws -> [FROSTIdentifier] {
        try (1...count).map { FROSTIdentifier(try ParticipantIndex($0)) }
    }

    private func setup(
        _ suite: FROSTCiphersuite, as identifier: Int = 1, threshold: Int = 3,
        participants: Int = 4
    ) throws -> FROSTSetup {
        try FROSTSetup(
            ciphersuite: suite, identifier: FROSTIdentifier(try ParticipantIndex(identifier)),
            threshold: threshold, participants: participants)
    }

    /// Runs a session of four in which the third began otherwise, and gives the others' errors.
    private func errors(
        _ suite: FROSTCiphersuite, cheat: FROSTSetup?
    ) throws -> [FROSTError?] {
        let identifiers = try identifiers(4)
        var simulation = FROSTSimulation(suite, identifiers: identifiers, threshold: 3)
        if let cheat { simulation.cheats[identifiers[2]] = cheat }
        return try simulation.run().map { participant in
            let hasKey = participant.takeKey() != nil
            #expect(hasKey == (participant.error == nil))
            return participant.error
        }
    }

    @Test(arguments: FROSTCiphersuite.allCases)
    func nobodyIsBlamedWithoutACheat(_ suite: FROSTCiphersuite) throws {
        #expect(try errors(suite, cheat: nil) == [nil, nil, nil, nil])
        // The same code with an honest setup in the cheat's place.
        #expect(try errors(suite, cheat: setup(suite, as: 3)) == [nil, nil, nil])
    }

    /// The shares lie on the polynomial that was committed to, but it has another degree.
    @Test(arguments: FROSTCiphersuite.allCases, [2, 4])
    func anotherNumberOfCommitmentsIsRefused(_ suite: FROSTCiphersuite, _ count: Int) throws {
        let culprit = try identifiers(3)[2]
        let cheat = try setup(suite, as: 3, threshold: count)
        #expect(
            try errors(suite, cheat: cheat)
                == Array(
                    repeating: .commitmentCount(culprit, expected: 3, got: count), count: 3))
    }

    @Test(arguments: FROSTCiphersuite.allCases)
    func aProofForAnotherIdentifierIsRefused(_ suite: FROSTCiphersuite) throws {
        let culprit = try identifiers(3)[2]
        let cheat = try setup(suite, as: 4)
        #expect(
            try errors(suite, cheat: cheat)
                == Array(repeating: .invalidProof(culprit), count: 3))
    }

    @Test(arguments: FROSTCiphersuite.allCases)
    func aPackageOfTheOtherSuiteIsRefused(_ suite: FROSTCiphersuite) throws {
        let culprit = try identifiers(3)[2]
        for other in suites where other != suite {
            let reason = FROSTEncodingError.ciphersuite(
                expected: suite, got: other.contextString)
            #expect(
                try errors(suite, cheat: setup(other, as: 3))
                    == Array(repeating: .malformed(culprit, reason), count: 3))
        }
    }

    /// The last to speak repeats somebody's package to cancel or to copy its secret.
    @Test(arguments: FROSTCiphersuite.allCases)
    func aCopiedPackageIsRefused(_ suite: FROSTCiphersuite) throws {
        let identifiers = try identifiers(4)
        var simulation = FROSTSimulation(suite, identifiers: identifiers, threshold: 3)
        let copied = try FROSTDealer(
            setup(suite, as: 2), seed: SecretBytes(copying: Array(1...32))
        ).package.encoded()
        simulation.tamperBroadcast = { delivery, bytes in
            [identifiers[1], identifiers[2]].contains(delivery.sender) ? copied : bytes
        }
        for participant in try simulation.run() where participant.identifier != identifiers[2] {
            #expect(participant.error == .invalidProof(identifiers[2]))
        }
    }

    /// Shares for others, with the commitments of an honest dealer.
    @Test(arguments: FROSTCiphersuite.allCases)
    func anothersShareIsRefused(_ suite: FROSTCiphersuite) throws {
        let identifiers = try identifiers(4)
        var simulation = FROSTSimulation(suite, identifiers: identifiers, threshold: 3)
        let zero = FROSTRound2Package(SecretScalar(.zero), in: suite).secretEncoding().opened()
        simulation.tamperShare = { delivery, bytes in
            delivery.sender == identifiers[3] && delivery.receiver != identifiers[0] ? zero : bytes
        }
        let errors = try simulation.run().map(\.error)
        #expect(
            errors == [
                nil, .invalidShare(identifiers[3]), .invalidShare(identifiers[3]), nil,
            ])
    }

    @Test(arguments: FROSTCiphersuite.allCases)
    func aMissingShareIsNamed(_ suite: FROSTCiphersuite) throws {
        let identifiers = try identifiers(4)
        var simulation = FROSTSimulation(suite, identifiers: identifiers, threshold: 3)
        simulation.tamperShare = { delivery, bytes in
            delivery.sender == identifiers[1] && delivery.receiver == identifiers[0] ? nil : bytes
        }
        #expect(
            try simulation.run().map(\.error) == [.missingShare(identifiers[1]), nil, nil, nil])
    }

    @Test(arguments: FROSTCiphersuite.allCases)
    func aMissingPackageIsCounted(_ suite: FROSTCiphersuite) throws {
        let identifiers = try identifiers(4)
        var simulation = FROSTSimulation(suite, identifiers: identifiers, threshold: 3)
        simulation.tamperBroadcast = { delivery, bytes in
            delivery.sender == identifiers[1] && delivery.receiver == identifiers[0] ? nil : bytes
        }
        #expect(try simulation.run()[0].error == .packageCount(expected: 3, got: 2))
    }

    // What the channel should have kept out, handed in directly.

    private func first(_ suite: FROSTCiphersuite, as number: Int) throws -> FROSTDealer {
        try FROSTDealer(
            setup(suite, as: number, threshold: 2, participants: 3),
            seed: SecretBytes(copying: [UInt8](repeating: UInt8(number), count: 32)))
    }

    private func broadcast(_ suite: FROSTCiphersuite, from number: Int) throws -> FROSTBroadcast {
        FROSTBroadcast(
            try first(suite, as: number).package,
            from: FROSTIdentifier(try ParticipantIndex(number)))
    }

    @Test(arguments: FROSTCiphersuite.allCases)
    func sendersAreChecked(_ suite: FROSTCiphersuite) throws {
        let one = try broadcast(suite, from: 1)
        let two = try broadcast(suite, from: 2)
        let three = try broadcast(suite, from: 3)
        let four = try broadcast(suite, from: 4)
        let expected: [([FROSTBroadcast], FROSTError?)] = [
            ([two, three], nil),
            ([three, two], nil),
            ([two, two], .duplicate(two.sender)),
            ([three, two, three], .duplicate(three.sender)),
            ([one, two], .ownIdentifier(one.sender)),
            ([one, one], .ownIdentifier(one.sender)),
            ([one, two, three], .ownIdentifier(one.sender)),
            ([two], .packageCount(expected: 2, got: 1)),
            ([], .packageCount(expected: 2, got: 0)),
            ([two, three, four], .packageCount(expected: 2, got: 3)),
        ]
        for (broadcasts, error) in expected {
            let fault = try first(suite, as: 1).fault(receiving: broadcasts)
            #expect(fault == error)
        }
        for other in suites where other != suite {
            let stranger = try broadcast(other, from: 3)
            let fault = try first(suite, as: 1).fault(receiving: [two, stranger])
            #expect(fault == .ciphersuite(three.sender, expected: suite, got: other))
        }
    }

    @Test(arguments: FROSTCiphersuite.allCases)
    func sendersOfSharesAreChecked(_ suite: FROSTCiphersuite) throws {
        let two = try broadcast(suite, from: 2)
        let three = try broadcast(suite, from: 3)
        let own = FROSTIdentifier(try ParticipantIndex(1))
        let stranger = FROSTIdentifier(try ParticipantIndex(4))
        func share(from number: Int, in shareSuite: FROSTCiphersuite) throws -> FROSTRound2Package {
            FROSTRound2Package(
                try first(suite, as: number).package(for: own).signingShare.duplicate(),
                in: shareSuite)
        }
        func second() throws -> FROSTReceiver {
            try first(suite, as: 1).receive([two, three])
        }

        var part = try second()
        let hasShares = (
            part.package(for: two.sender) != nil, part.package(for: three.sender) != nil,
            part.package(for: own) != nil, part.package(for: stranger) != nil
        )
        #expect(hasShares == (true, true, false, false))
        let fromOwn = part.fault(receiving: try share(from: 2, in: suite), from: own)
        #expect(fromOwn == .ownIdentifier(own))
        part = try second()
        let fromStranger = part.fault(receiving: try share(from: 2, in: suite), from: stranger)
        #expect(fromStranger == .unknownSender(stranger))
        // Whether a share is right is asked at the end, once all are there.
        part = try second()
        let fromOther = part.fault(receiving: try share(from: 2, in: suite), from: three.sender)
        let atTheEnd = part.faultAtTheEnd()
        #expect(fromOther == nil && atTheEnd == .missingShare(two.sender))
        part = try second()
        for sender in [three.sender, two.sender] {
            let fault = part.fault(receiving: try share(from: 2, in: suite), from: sender)
            #expect(fault == nil)
        }
        let wrong = part.faultAtTheEnd()
        #expect(wrong == .invalidShare(three.sender))

        for other in suites where other != suite {
            part = try second()
            let fault = part.fault(receiving: try share(from: 2, in: other), from: two.sender)
            #expect(fault == .ciphersuite(two.sender, expected: suite, got: other))
            // It is the sender's fault, so the session has ended whatever comes after it.
            let later = part.fault(receiving: try share(from: 2, in: suite), from: two.sender)
            let last = part.fault(receiving: try share(from: 3, in: suite), from: three.sender)
            let end = part.faultAtTheEnd()
            #expect(later == nil && last == nil && end == fault)
        }

        part = try second()
        let accepted = part.fault(receiving: try share(from: 2, in: suite), from: two.sender)
        let again = part.fault(receiving: try share(from: 2, in: suite), from: two.sender)
        let last = part.fault(receiving: try share(from: 3, in: suite), from: three.sender)
        #expect(accepted == nil && again == .duplicate(two.sender) && last == nil)
        // Handing a share in twice is a mistake of whoever does it, and costs nothing.
        let foreign = part.fault(receiving: try share(from: 2, in: suite), from: stranger)
        // Nor do bytes that are nothing, in these names.
        let garbage = [UInt8](repeating: 1, count: 9)
        let strange = part.fault(decoding: garbage, from: stranger)
        let repeated = part.fault(decoding: garbage, from: two.sender)
        #expect(strange == .unknownSender(stranger) && repeated == .duplicate(two.sender))
        let end = part.faultAtTheEnd()
        #expect(foreign == .unknownSender(stranger) && end == nil)
    }

    /// The sum of the secrets, or of the shares of one participant, is zero.
    @Test(arguments: FROSTCiphersuite.allCases)
    func pointsAtInfinityAreRefused(_ suite: FROSTCiphersuite) throws {
        let one = FROSTIdentifier(try ParticipantIndex(1))
        let cases: [([Scalar], [Scalar], FROSTError?)] = [
            ([Scalar(5), Scalar(2)], [-Scalar(5), Scalar(4)], .keyAtInfinity),
            (
                [Scalar(5), Scalar(2)], [Scalar(3), -Scalar(10)],
                .verificationShareAtInfinity(one)
            ),
            ([Scalar(5), Scalar(2)], [Scalar(3), Scalar(10)], nil),
        ]
        for (own, others, expected) in cases {
            func first(_ number: Int, _ coefficients: [Scalar]) throws -> FROSTDealer {
                FROSTDealer(
                    try setup(suite, as: number, threshold: 2, participants: 2),
                    polynomial: try SecretPolynomial(coefficients), nonce: SecretScalar(Scalar(9)))
            }
            let other = try first(2, others)
            let sender = other.setup.identifier
            let package = other.package(for: one)
            var part = try first(1, own).receive([FROSTBroadcast(other.package, from: sender)])
            try part.receive(package, from: sender)
            let fault = part.faultAtTheEnd()
            #expect(fault == expected)
        }
    }
}
