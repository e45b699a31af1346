import ChillDKG
import DKGTestHarness
import TestSupport
import Testing

@Suite("Participants, keys and recovery")
struct ParticipantTests {
    @Test("The same inputs say the same again, other randomness something else")
    func rebuilt() throws {
        let session = try Session(3, 2)
        let again = try session.began(id(1)).message
        #expect(again == (try session.message(.first(from: id(1)))))
        let other = try ChillParticipant(
            hostKey: session.simulation.hostKey(1), parameters: session.parameters,
            random: session.auxiliary()
        ).message
        #expect(other.count == again.count)
        #expect(other != again)
    }

    @Test("The version is the draft's")
    func version() throws {
        #expect(ChillVersion.draft == "0.3.0")
        let key = try Session(2, 1).key
        #expect(key.thresholdKey.epoch.isForeign && key.thresholdKey.purpose == .signing)
        #expect(try ThresholdKey(decoding: key.thresholdKey.encoded) == key.thresholdKey)
        #expect(key.description.contains("ChillDKG 0.3.0"))
    }

    @Test("Ids are positions, and shares lie at the position plus one")
    func ids() {
        #expect(ChillParticipantID(-1) == nil)
        #expect(ChillParticipantID(65535) == nil)
        #expect(id(65534).index.value == 65535)
        #expect(id(0).index.value == 1)
        #expect(id(1) < id(2))
        #expect(!(id(1) < id(1)))
    }

    @Test("Parameters have bounds: 65535 participants, and a threshold among them")
    func bounds() throws {
        let most = [[UInt8]](repeating: [], count: 65535)
        #expect(
            throws: ChillSessionParametersError.invalidHostPublicKey(
                id(0), .length(expected: 33, got: 0))
        ) { try ChillSessionParameters(hostPublicKeys: most, threshold: 65535) }
        #expect(
            throws: ChillSessionParametersError.thresholdOrCount(threshold: 1, count: 65536)
        ) { try ChillSessionParameters(hostPublicKeys: most + [[]], threshold: 1) }
        for threshold in [Int.min, -1, 0, 2, Int.max] {
            #expect(
                throws: ChillSessionParametersError.thresholdOrCount(threshold: threshold, count: 1)
            ) {
                try ChillSessionParameters(
                    hostPublicKeys: [Point.generator.compressed], threshold: threshold)
            }
        }
        // Recovery data of nobody: a threshold, its points, and nothing else.
        #expect(
            throws: ChillRecoveryDataError.parameters(.thresholdOrCount(threshold: 1, count: 0))
        ) { try ChillKey(recoveryData: [0, 0, 0, 1] + Point.generator.compressed) }
        #expect(try Session(2, 1).key.verificationShare(of: id(2)) == nil)
    }

    @Test("A host key of another session is refused in every operation")
    func strangers() throws {
        let session = try Session(3, 2)
        let stranger = try ChillDKGSimulation(
            participants: 1, threshold: 1, seed: 99
        ).hostKey(0)
        #expect(throws: ChillParticipantStep1Error.hostKey(.notListed)) {
            _ = try ChillParticipant(
                hostKey: stranger, parameters: session.parameters, random: session.auxiliary())
        }
        #expect(throws: ChillShareRecoveryError.hostKey(.notListed)) {
            _ = try session.key.recoverShare(hostKey: stranger)
        }
        #expect(throws: ChillAcknowledgementError.hostKey(.notListed)) {
            try session.key.acknowledge(
                hostKey: stranger, auxiliaryRandomness: session.auxiliary())
        }
        #expect(throws: ChillAcknowledgementError.auxiliaryLength(expected: 32, got: 31)) {
            try session.key.acknowledge(
                hostKey: session.simulation.hostKey(0),
                auxiliaryRandomness: SecretBytes(copying: [UInt8](repeating: 1, count: 31)))
        }
    }

    @Test("A host key stores itself; a drawn one works")
    func hostKeys() throws {
        var source = DeterministicRandomSource(seed: 4)
        let key = try ChillHostKey(random: &source)
        let again = try ChillHostKey(decoding: key.secretEncoding())
        let (first, second) = (key.publicKey, again.publicKey)
        #expect(first == second)
    }

    @Test("Everybody acknowledges, or who did not is named")
    func acknowledgements() throws {
        let session = try Session(3, 2)
        var all: [[UInt8]] = []
        for position in 0..<3 {
            all.append(
                try session.key.acknowledge(
                    hostKey: session.simulation.hostKey(position),
                    auxiliaryRandomness: session.auxiliary()
                ).bytes)
        }
        try session.key.verify(acknowledgements: all)
        #expect(throws: ChillAcknowledgementError.messageCount(expected: 3, got: 2)) {
            try session.key.verify(acknowledgements: Array(all.dropLast()))
        }
        #expect(throws: ChillAcknowledgementError.faultyParticipant(id(1), .signature)) {
            try session.key.verify(acknowledgements: [all[0], all[2], all[1]])
        }
        #expect(
            throws: ChillAcknowledgementError.faultyParticipant(
                id(2), .length(expected: 64, got: 63))
        ) {
            try session.key.verify(acknowledgements: [all[0], all[1], Array(all[2].dropLast())])
        }
        let signature = try #require(Signature(all[0]))
        #expect(!session.key.isValid(acknowledgement: signature, of: id(3)))
        // A signature of the certificate is no acknowledgement.
        let certified = try session.message(.signature(from: id(0)))
        #expect(
            !session.key.isValid(acknowledgement: try #require(Signature(certified)), of: id(0)))
    }

    @Test("The tweak is BIP 341's on the x-coordinate, added to the point as it is")
    func taprootTweak() throws {
        var parities: Set<UInt8> = []
        for seed: UInt64 in 1...8 {
            let key = try Session(2, 1, seed: seed).key
            let point = key.untweakedPublicKey.compressed
            parities.insert(point[0])
            let tweak = try Scalar(
                TaggedHash("TapTweak").digest(of: Array(point.dropFirst())).bytes)
            #expect(key.tweak == tweak)
            #expect(key.publicKey.point == key.untweakedPublicKey.point + tweak.timesGenerator())
        }
        #expect(parities == [2, 3])
    }

    @Test("Forged recovery data that all have signed gives errors of its own kind only")
    func forgedRecovery() throws {
        // n = 1: whoever owns the one host key signs what it likes.
        let session = try Session(1, 1)
        let original = session.key.recoveryData
        let signer = try SigningKey(decoding: session.simulation.hostKey(0).secretEncoding())
        func forge(_ edit: (inout [UInt8]) -> Void) -> [UInt8] {
            var signed = Array(original.dropLast(64))
            edit(&signed)
            var message = Array("BIP DKG/certeq message".utf8)
            message += [UInt8](repeating: 0, count: 33 - message.count)
            message += [0, 0, 0, 0] + signed
            return signed
                + signer.sign(message: message, auxiliaryRandomness: session.auxiliary()).bytes
        }
        #expect((try ChillKey(recoveryData: forge { _ in })).publicKey == session.key.publicKey)
        let infinity = forge { $0.replaceSubrange(4..<37, with: [UInt8](repeating: 0, count: 33)) }
        #expect(throws: ChillRecoveryDataError.unusableKey) {
            _ = try ChillKey(recoveryData: infinity)
        }
        let nonce = try ChillKey(recoveryData: forge { $0[4 + 33 + 33] = 7 })
        #expect(throws: ChillShareRecoveryError.recoveryData(.publicNonce(id(0), .prefix(7)))) {
            _ = try nonce.recoverShare(hostKey: session.simulation.hostKey(0))
        }
        let share = try ChillKey(recoveryData: forge { $0[$0.count - 1] ^= 1 })
        #expect(throws: ChillShareRecoveryError.recoveryData(.shareMismatch(id(0)))) {
            _ = try share.recoverShare(hostKey: session.simulation.hostKey(0))
        }
        for count: UInt8 in [0xff, 0x7f] {
            var huge = original
            huge[0] = count
            #expect(throws: ChillRecoveryDataError.self) { _ = try ChillKey(recoveryData: huge) }
        }
    }

    @Test("Errors say different things, with the numbers in them")
    func descriptions() {
        let reasons: [ChillFaultReason] = [
            .length(expected: 17, got: 18), .encoding(.trailing(count: 3)),
            .constantTermAtInfinity, .proofOfPossession, .publicNonce(.notOnCurve),
            .ownPublicNonceReplaced, .ownCommitmentReplaced, .signature, .certificate(id(41)),
            .partialPublicShares, .encryptedPartialShares, .partialShare, .ownPartialShare,
        ]
        #expect(Set(reasons.map(\.description)).count == reasons.count)
        #expect(reasons[0].description.contains("17") && reasons[0].description.contains("18"))
        let errors: [any CustomStringConvertible] = [
            ChillHostKeyError.length(expected: 1, got: 2), ChillHostKeyError.outOfRange,
            ChillHostKeyError.notListed, ChillHostKeyError.otherThanInStep1,
            ChillSessionParametersError.thresholdOrCount(threshold: 5, count: 4),
            ChillSessionParametersError.invalidHostPublicKey(id(2), .notOnCurve),
            ChillSessionParametersError.duplicateHostPublicKey(id(1), id(2)),
            ChillParticipantStep1Error.randomLength(expected: 32, got: 3),
            ChillParticipantStep1Error.randomIsZero, ChillParticipantStep1Error.unusableRandom,
            ChillParticipantStep2Error.auxiliaryLength(expected: 32, got: 3),
            ChillParticipantStep2Error.faultyCoordinator(.signature),
            ChillParticipantStep2Error.faultyParticipantOrCoordinator(id(3), .signature),
            ChillParticipantStep2Error.unusableKey,
            ChillParticipantFinalizeError.faultyCoordinator(.signature),
            ChillCoordinatorError.messageCount(expected: 3, got: 4),
            ChillCoordinatorError.noSuchParticipant(id(7), count: 3),
            ChillCoordinatorError.alreadyAdded(id(1)),
            ChillCoordinatorError.missing([id(1), id(2)]),
            ChillCoordinatorError.faultyParticipant(id(1), .signature),
            ChillCoordinatorError.unusableKey,
            ChillRecoveryDataError.malformed(.trailing(count: 1)),
            ChillRecoveryDataError.certificate(id(4)), ChillRecoveryDataError.shareMismatch(id(4)),
            ChillRecoveryDataError.publicNonce(id(4), .notOnCurve),
            ChillRecoveryDataError.unusableKey,
            ChillAcknowledgementError.messageCount(expected: 3, got: 4),
            ChillAcknowledgementError.faultyParticipant(id(1), .signature),
            ChillInvestigationVerdict.faultyParticipantOrCoordinator(id(1), .partialShare),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
    }
}
