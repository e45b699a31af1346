import ChillDKG
import DKGTestHarness
import TestSupport
import Testing

/// Batches of signatures need three; of four participants the others have as many proofs.
@Suite("Both arithmetics", .serialized)
struct ArithmeticTests {
    private let session: Session

    init() throws { session = try Session(4, 3) }

    private var count: Int { session.parameters.count }

    @Test("Every step gives the same bytes", arguments: PublicArithmetic.allCases)
    func honest(arithmetic: PublicArithmetic) throws {
        let coordinator = try ChillCoordinator.step1(
            session.firstMessages(), parameters: session.parameters, arithmetic: arithmetic)
        let summed = coordinator.message
        #expect(summed == (try session.message(.summed(to: id(0)))))
        let signed = try step2(id(0), summed, arithmetic)
        let signature = signed.message
        #expect(signature != (try session.message(.signature(from: id(0)))), "other randomness")
        let (certificate, key) = try coordinator.finalize(
            [signature] + (1..<count).map { try session.message(.signature(from: id($0))) })
        let package = try signed.finalize(certificate, arithmetic: arithmetic)
        let own = package.key
        #expect(own == key)
        #expect(key.publicKey == session.key.publicKey)
        let expected = session.parameters.participants.map { session.key.verificationShare(of: $0) }
        #expect(key.verificationShares(by: arithmetic) == expected)
        let recovered = try ChillKey(recoveryData: key.recoveryData, arithmetic: arithmetic)
        #expect(recovered == key)
        try key.verify(acknowledgements: acknowledgements(of: key), arithmetic: arithmetic)
        let answers = try ChillCoordinator.investigate(
            session.firstMessages(), parameters: session.parameters, arithmetic: arithmetic)
        let plain = try ChillCoordinator.investigate(
            session.firstMessages(), parameters: session.parameters, arithmetic: .libsecp256k1)
        #expect(answers == plain)
    }

    @Test("A participant blames the first proof that does not verify, or constant term at infinity")
    func proofs() throws {
        let own = id(0)
        let original = try session.message(.summed(to: own))
        for arithmetic in PublicArithmetic.allCases {
            for bad in [[1], [2], [3], [2, 3], [1, 2, 3]] {
                #expect(
                    try blamed(own, edited(original, badProofs: bad), arithmetic)
                        == [id(bad[0]).description, "proof"], "\(bad) by \(arithmetic)")
            }
            let infinityAfter = try edited(original, badProofs: [1], infinity: 3)
            #expect(try blamed(own, infinityAfter, arithmetic) == ["1", "proof"])
            let infinityBefore = try edited(original, badProofs: [3], infinity: 2)
            #expect(try blamed(own, infinityBefore, arithmetic) == ["2", "infinity"])
            // The own proof is neither looked at nor signed.
            #expect(try blamed(own, edited(original, badProofs: [0]), arithmetic) == [])
        }
    }

    @Test("Proofs do not verify for another participant, nor errors that cancel each other")
    func cancellingProofs() throws {
        let own = id(0)
        var moved = try session.message(.summed(to: own))
        // s_1 + 1 and s_2 - 1: without weights the sum would hold.
        for (position, difference) in [(1, Scalar.one), (2, -Scalar.one)] {
            let place = response(of: position)
            let changed = try Scalar(moved[place]) + difference
            moved.replaceSubrange(place, with: changed.bytes)
        }
        for arithmetic in PublicArithmetic.allCases {
            #expect(try blamed(own, moved, arithmetic) == ["1", "proof"])
        }
    }

    @Test("A strict coordinator blames whom it would blame one by one")
    func coordinator() throws {
        let first = try session.firstMessages()
        // The proof comes after the three commitments.
        let badProof = 33 * 3 + 40
        for arithmetic in PublicArithmetic.allCases {
            func step1(
                _ edit: (inout [[UInt8]]) -> Void,
                _ strictness: ChillCoordinatorStrictness = .strict
            ) throws {
                var messages = first
                edit(&messages)
                _ = try ChillCoordinator.step1(
                    messages, parameters: session.parameters, strictness: strictness,
                    arithmetic: arithmetic)
            }
            for position in 0..<4 {
                #expect(
                    throws: ChillCoordinatorError.faultyParticipant(
                        id(position), .proofOfPossession)
                ) { try step1 { $0[position][badProof] ^= 1 } }
            }
            try step1({ $0[2][badProof] ^= 1 }, .lenient)
            #expect(throws: ChillCoordinatorError.faultyParticipant(id(1), .proofOfPossession)) {
                try step1 {
                    $0[1][badProof] ^= 1
                    $0[3].removeLast()
                }
            }
            let length = first[0].count
            #expect(
                throws: ChillCoordinatorError.faultyParticipant(
                    id(1), .length(expected: length, got: length - 1))
            ) {
                try step1 {
                    $0[1].removeLast()
                    $0[3][badProof] ^= 1
                }
            }
            #expect(throws: ChillCoordinatorError.faultyParticipant(id(3), .constantTermAtInfinity))
            {
                try step1 { $0[3].replaceSubrange(0..<33, with: [UInt8](repeating: 0, count: 33)) }
            }
        }
    }

    @Test("Certificates: coordinator, participant and recovery name the same signature")
    func certificate() throws {
        let signatures = try session.parameters.participants.map {
            try session.message(.signature(from: $0))
        }
        let summed = try session.message(.summed(to: id(1)))
        let recoveryData = session.key.recoveryData
        for arithmetic in PublicArithmetic.allCases {
            for bad in [[0], [1], [3], [1, 3], [0, 1, 2, 3]] {
                var changed = signatures
                for position in bad { changed[position][50] ^= 1 }
                #expect(throws: ChillCoordinatorError.faultyParticipant(id(bad[0]), .signature)) {
                    _ = try certifying(arithmetic).finalize(changed)
                }
                #expect(
                    throws: ChillParticipantFinalizeError.faultyCoordinator(
                        .certificate(id(bad[0])))
                ) {
                    _ = try step2(id(1), summed, arithmetic)
                        .finalize(Array(changed.joined()), arithmetic: arithmetic)
                }
                #expect(throws: ChillRecoveryDataError.certificate(id(bad[0]))) {
                    _ = try ChillKey(
                        recoveryData: recoveryData.dropLast(64 * 4) + changed.joined(),
                        arithmetic: arithmetic)
                }
            }
            var mixed = signatures
            mixed[1][50] ^= 1
            mixed[2].removeLast()
            #expect(throws: ChillCoordinatorError.faultyParticipant(id(1), .signature)) {
                _ = try certifying(arithmetic).finalize(mixed)
            }
            mixed = signatures
            mixed[3][50] ^= 1
            mixed[2].removeLast()
            #expect(
                throws: ChillCoordinatorError.faultyParticipant(
                    id(2), .length(expected: 64, got: 63))
            ) { _ = try certifying(arithmetic).finalize(mixed) }
        }
    }

    @Test("Acknowledgements: who did not acknowledge is named")
    func acknowledging() throws {
        let all = try acknowledgements(of: session.key)
        for arithmetic in PublicArithmetic.allCases {
            func verify(_ edit: (inout [[UInt8]]) -> Void) throws {
                var changed = all
                edit(&changed)
                try session.key.verify(acknowledgements: changed, arithmetic: arithmetic)
            }
            for position in 0..<4 {
                #expect(
                    throws: ChillAcknowledgementError.faultyParticipant(id(position), .signature)
                ) { try verify { $0[position][3] ^= 1 } }
            }
            #expect(throws: ChillAcknowledgementError.faultyParticipant(id(1), .signature)) {
                try verify {
                    $0[1][40] ^= 1
                    $0[2] = []
                }
            }
            #expect(
                throws: ChillAcknowledgementError.faultyParticipant(
                    id(1), .length(expected: 64, got: 0))
            ) {
                try verify {
                    $0[1] = []
                    $0[2][40] ^= 1
                }
            }
        }
    }

    // MARK: Tools

    private func certifying(
        _ arithmetic: PublicArithmetic
    ) throws -> ChillCertifyingCoordinator {
        try ChillCoordinator.step1(
            session.firstMessages(), parameters: session.parameters, arithmetic: arithmetic)
    }

    private func step2(
        _ id: ChillParticipantID, _ message: [UInt8], _ arithmetic: PublicArithmetic
    ) throws -> ChillCertifyingParticipant {
        try session.began(id).step2(
            message, hostKey: session.simulation.hostKey(id.position),
            auxiliaryRandomness: session.auxiliary(), arithmetic: arithmetic)
    }

    /// Who is blamed in step 2, and for what; empty if nobody.
    private func blamed(
        _ id: ChillParticipantID, _ message: [UInt8], _ arithmetic: PublicArithmetic
    ) throws -> [String] {
        do {
            _ = try step2(id, message, arithmetic)
            return []
        } catch ChillParticipantStep2Error.faultyParticipantOrCoordinator(let id, let reason) {
            switch reason {
            case .proofOfPossession: return ["\(id)", "proof"]
            case .constantTermAtInfinity: return ["\(id)", "infinity"]
            default: return ["\(id)", "\(reason)"]
            }
        }
    }

    /// Where the response of a proof lies in the coordinator's first message.
    private func response(of position: Int) -> Range<Int> {
        let place = 33 * (count + 2) + 64 * position + 32
        return place..<place + 32
    }

    private func edited(
        _ message: [UInt8], badProofs: [Int], infinity: Int? = nil
    ) throws -> [UInt8] {
        var bytes = message
        for position in badProofs { bytes[response(of: position).lowerBound + 8] ^= 1 }
        if let infinity {
            let place = 33 * infinity
            bytes.replaceSubrange(place..<place + 33, with: [UInt8](repeating: 0, count: 33))
        }
        return bytes
    }

    private func acknowledgements(of key: ChillKey) throws -> [[UInt8]] {
        try (0..<count).map { position in
            try key.acknowledge(
                hostKey: session.simulation.hostKey(position),
                auxiliaryRandomness: session.auxiliary()
            ).bytes
        }
    }
}
