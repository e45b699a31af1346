import ChillDKG
import DKGTestHarness
import TestSupport
import Testing

/// What a caller, or the coordinator in answer to a caller, can get wrong; each with its own error.
@Suite("Inputs that are refused")
struct InputGuardTests {
    private let session: Session

    init() throws { session = try Session(3, 2) }

    private func bytes(_ count: Int, of byte: UInt8 = 5) -> SecretBytes {
        SecretBytes(copying: [UInt8](repeating: byte, count: count))
    }

    @Test("A host key has 32 bytes", arguments: [0, 31, 33, 64])
    func hostKeyLength(count: Int) throws {
        #expect(throws: ChillHostKeyError.length(expected: 32, got: count)) {
            _ = try ChillHostKey(decoding: bytes(count))
        }
        _ = try ChillHostKey(decoding: bytes(32))
        #expect(throws: ChillHostKeyError.outOfRange) {
            _ = try ChillHostKey(decoding: bytes(32, of: 0))
        }
    }

    @Test("A host public key may be listed once")
    func duplicateHostKeys() throws {
        let keys = session.parameters.hostPublicKeys.map(\.compressed)
        _ = try ChillSessionParameters(hostPublicKeys: keys, threshold: 2)
        for (first, second) in [(0, 1), (0, 2), (1, 2)] {
            var list = keys
            list[second] = list[first]
            #expect(
                throws: ChillSessionParametersError.duplicateHostPublicKey(id(first), id(second))
            ) { try ChillSessionParameters(hostPublicKeys: list, threshold: 2) }
        }
    }

    @Test(
        "The randomness of step 1 has 32 bytes, and not all are zero", arguments: [0, 31, 33, 64])
    func randomness(count: Int) throws {
        func begin(_ random: borrowing SecretBytes) throws {
            _ = try ChillParticipant(
                hostKey: session.simulation.hostKey(0), parameters: session.parameters,
                random: random)
        }
        #expect(throws: ChillParticipantStep1Error.randomLength(expected: 32, got: count)) {
            try begin(bytes(count))
        }
        #expect(throws: ChillParticipantStep1Error.randomIsZero) { try begin(bytes(32, of: 0)) }
        try begin(bytes(32, of: 1))
    }

    /// What step 2 of participant 1 throws, in words, which differ from error to error.
    private func step2Error(
        _ message: [UInt8]? = nil, hostKey position: Int = 1,
        auxiliaryRandomness: borrowing SecretBytes
    ) throws -> String? {
        let message = try message ?? session.message(.summed(to: id(1)))
        let hostKey = try session.simulation.hostKey(position)
        let participant = try session.began(id(1))
        do throws(ChillParticipantStep2Error) {
            _ = try participant.step2(
                message, hostKey: hostKey, auxiliaryRandomness: auxiliaryRandomness)
            return nil
        } catch {
            return error.description
        }
    }

    @Test("The auxiliary randomness of step 2 has 32 bytes", arguments: [0, 31, 33, 64])
    func auxiliaryRandomness(count: Int) throws {
        #expect(
            try step2Error(auxiliaryRandomness: bytes(count))
                == ChillParticipantStep2Error.auxiliaryLength(expected: 32, got: count).description)
        #expect(try step2Error(auxiliaryRandomness: bytes(32)) == nil)
    }

    @Test("Step 2 takes the host key of step 1, and no other of the session")
    func otherHostKey() throws {
        for position in [0, 2] {
            #expect(
                try step2Error(hostKey: position, auxiliaryRandomness: bytes(32))
                    == ChillParticipantStep2Error.hostKey(.otherThanInStep1).description)
        }
        #expect(try step2Error(hostKey: 1, auxiliaryRandomness: bytes(32)) == nil)
    }

    @Test("A coordinator that replaces the own constant term is told so")
    func ownConstantTerm() throws {
        for (position, reason) in [
            (1, ChillParticipantStep2Error.faultyCoordinator(.ownCommitmentReplaced)),
            (2, .faultyParticipantOrCoordinator(id(2), .proofOfPossession)),
        ] {
            var changed = try session.message(.summed(to: id(1)))
            changed.replaceSubrange(
                33 * position..<33 * (position + 1), with: Point.generator.compressed)
            #expect(
                try step2Error(changed, auxiliaryRandomness: bytes(32)) == reason.description)
        }
    }

    @Test("Parts that add up, with the own one wrong, show that the coordinator made them up")
    func ownPartialShare() throws {
        let faulty = try ChillDKGSimulation(
            participants: 3, threshold: 2, faults: [.wrongShare(from: id(1), to: id(0))]
        ).run()
        let answer = try #require(faulty.messages[.investigation(to: id(0))])
        let summed = try #require(faulty.messages[.summed(to: id(0))])
        do {
            _ = try session.signed(id(0), summed)
            Issue.record("a wrong share was signed")
        } catch ChillParticipantStep2Error.unknownFaultyParticipantOrCoordinator(let investigation)
        {
            // One more for one sender and one less for another: the sum stays.
            func moved(from: Int, to: Int) throws -> [UInt8] {
                var bytes = answer
                for (position, change) in [(from, -Scalar.one), (to, Scalar.one)] {
                    let range = 32 * position..<32 * (position + 1)
                    let share = try Scalar(Array(bytes[range])) + change
                    bytes.replaceSubrange(range, with: share.bytes)
                }
                return bytes
            }
            #expect(
                try investigation.investigate(moved(from: 0, to: 2))
                    == .faultyCoordinator(.ownPartialShare))
            #expect(
                try investigation.investigate(moved(from: 2, to: 1))
                    == .faultyParticipantOrCoordinator(id(1), .partialShare))
        }
    }
}
