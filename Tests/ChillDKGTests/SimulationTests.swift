import ChillDKG
import DKGTestHarness
import TestSupport
import Testing

@Suite("Whole sessions")
struct SimulationTests {
    @Test(
        "Everybody honest: one key, shares that give its secret, shares that can be recovered",
        arguments: [(1, 1), (2, 1), (2, 2), (3, 2), (5, 1), (5, 5), (7, 4), (10, 7)])
    func honest(participants: Int, threshold: Int) throws {
        for seed: UInt64 in 1...3 {
            let simulation = ChillDKGSimulation(
                participants: participants, threshold: threshold, seed: seed)
            let result = try simulation.run()
            #expect(result.violations() == [])
            #expect(result.coordinatorKey != nil)
            for id in result.parameters.participants {
                var share: Point?
                switch result.takePackage(of: id) {
                case .some(let package): share = package.share.timesGenerator()
                case .none: break
                }
                #expect(share == result.coordinatorKey?.verificationShare(of: id))
                let again = result.takePackage(of: id) == nil
                #expect(again)
            }
        }
    }

    /// A fault of a participant in 4 of 3: what the strict and the lenient coordinator come to.
    @Test("A strict coordinator names who sent a bad first message")
    func strict() throws {
        let faults: [(ChillFault, ChillFaultReason)] = [
            (.badProof(id(2)), .proofOfPossession),
            (.badNonce(id(2)), .publicNonce(.prefix(4))),
            (.constantTermAtInfinity(id(2)), .constantTermAtInfinity),
        ]
        for (fault, reason) in faults {
            let strict = try ChillDKGSimulation(
                participants: 4, threshold: 3, faults: [fault]
            ).run()
            #expect(strict.coordinatorError == .faultyParticipant(id(2), reason))
            #expect(strict.violations() == [])
            let lenient = try ChillDKGSimulation(
                participants: 4, threshold: 3, strictness: .lenient, faults: [fault]
            ).run()
            #expect(lenient.violations() == [])
            guard case .missing(let missing) = lenient.coordinatorError else {
                Issue.record("the lenient coordinator ends with nobody missing")
                continue
            }
            #expect(Set(missing).isSuperset(of: [0, 1, 3].map { id($0) }))
            for position in [0, 1, 3] {
                #expect(
                    lenient.outcome(of: id(position)).suspects
                        == [.coordinator, .participant(id(2))])
                guard
                    case .refusedToSign(.faultyParticipantOrCoordinator(_, let found)) =
                        lenient.outcome(of: id(position))
                else {
                    Issue.record("\(lenient.outcome(of: id(position)))")
                    continue
                }
                #expect(found == reason)
            }
        }
    }

    @Test("A wrong share is traced to its sender by whom it hits; nobody else complains")
    func wrongShare() throws {
        for (from, to) in [(0, 1), (3, 0), (2, 3)] {
            let result = try ChillDKGSimulation(
                participants: 4, threshold: 2, faults: [.wrongShare(from: id(from), to: id(to))]
            ).run()
            #expect(result.violations() == [])
            #expect(result.coordinatorError == .missing([id(to)]))
            guard case .investigated(let verdict) = result.outcome(of: id(to)) else {
                Issue.record("not investigated: \(result.outcome(of: id(to)))")
                continue
            }
            #expect(verdict == .faultyParticipantOrCoordinator(id(from), .partialShare))
        }
    }

    @Test("A coordinator that changes, splits, swaps or withholds")
    func coordinator() throws {
        let faults: [(ChillFault, Int, Set<ChillParty>)] = [
            (.alteredShare(of: id(1)), 1, [.coordinator]),
            (.alteredConstantTerm(of: id(1), toldTo: id(1)), 1, [.coordinator]),
            (
                .alteredConstantTerm(of: id(0), toldTo: id(1)), 1,
                [.coordinator, .participant(id(0))]
            ),
            (.alteredProof(of: id(0), toldTo: id(2)), 2, [.coordinator, .participant(id(0))]),
            (.swappedNonces(id(0), id(1), toldTo: id(1)), 1, [.coordinator]),
            (.badCertificate(to: id(0)), 0, [.coordinator]),
            (.framed(id(2), victim: id(0)), 0, [.coordinator, .participant(id(2))]),
        ]
        for (fault, position, suspects) in faults {
            let result = try ChillDKGSimulation(
                participants: 3, threshold: 2, faults: [fault]
            ).run()
            #expect(result.violations() == [])
            let outcome = result.outcome(of: id(position))
            #expect(outcome.suspects == suspects, "\(fault)")
            #expect(outcome.key == nil)
        }
    }

    @Test("A split view is noticed by its victim's signature, and ends without any key")
    func splitView() throws {
        let result = try ChillDKGSimulation(
            participants: 3, threshold: 2, faults: [.splitShare(of: id(2), toldTo: id(0))]
        ).run()
        #expect(result.coordinatorError == .faultyParticipant(id(0), .signature))
        #expect(result.parameters.participants.allSatisfy { result.outcome(of: $0).key == nil })
        #expect(result.violations() == [])
    }

    @Test("Silence: nobody is blamed, and who got the certificate helps who did not")
    func silence() throws {
        for (fault, missing) in [(ChillFault.silent(id(1)), 1), (.unsigned(id(2)), 2)] {
            let result = try ChillDKGSimulation(
                participants: 3, threshold: 2, faults: [fault]
            ).run()
            #expect(result.coordinatorError == .missing([id(missing)]))
            #expect(result.violations() == [])
        }
        let bad = try ChillDKGSimulation(
            participants: 3, threshold: 2, faults: [.badSignature(id(1))]
        ).run()
        #expect(bad.coordinatorError == .faultyParticipant(id(1), .signature))
        let withheld = try ChillDKGSimulation(
            participants: 3, threshold: 2, faults: [.withheldCertificate(from: id(1))]
        ).run()
        #expect(withheld.violations() == [])
        let key = try #require(withheld.outcome(of: id(0)).key)
        #expect(withheld.outcome(of: id(1)).key == nil)
        let recovered = try key.recoverShare(hostKey: withheld.simulation.hostKey(1))
        let share = recovered.share.timesGenerator()
        #expect(share == key.verificationShare(of: id(1)))
    }

    @Test(
        "Random faults never break what the protocol promises", arguments: 0..<60 as Range<UInt64>)
    func randomFaults(seed: UInt64) throws {
        var source = SeededRandomSource(seed: seed)
        let count = Int.random(in: 2...5, using: &source)
        func any() -> ChillParticipantID { id(Int.random(in: 0..<count, using: &source)) }
        let faults: [ChillFault] = (0..<Int.random(in: 1...2, using: &source)).map { _ in
            let (a, b, c) = (any(), any(), any())
            let kinds: [ChillFault] = [
                .wrongShare(from: a, to: b), .badProof(a), .badNonce(a),
                .constantTermAtInfinity(a), .silent(a), .unsigned(a), .badSignature(a),
                .alteredShare(of: a), .splitShare(of: a, toldTo: b),
                .alteredConstantTerm(of: a, toldTo: b), .alteredProof(of: a, toldTo: b),
                .swappedNonces(a, b, toldTo: c), .badCertificate(to: a),
                .withheldCertificate(from: a), .framed(a, victim: b),
            ]
            return kinds[Int.random(in: kinds.indices, using: &source)]
        }
        for strictness in ChillCoordinatorStrictness.allCases {
            let result = try ChillDKGSimulation(
                participants: count, threshold: Int.random(in: 1...count, using: &source),
                seed: seed, strictness: strictness, faults: faults
            ).run()
            #expect(result.violations() == [])
        }
    }

    @Test("The invariants notice what they are for: blame for an honest party, no key")
    func violationsAreFound() throws {
        // The fault is not declared, so its sender counts as honest.
        let result = try ChillDKGSimulation(participants: 3, threshold: 2) { message, bytes in
            message == .first(from: id(1)) ? bytes.map { $0 ^ 1 } : bytes
        }.run()
        let violations = result.violations()
        #expect(violations.contains { $0.contains("blames 1, who is honest") })
        #expect(violations.contains { $0.contains("somebody has no key") })
        #expect(result.violations(dishonest: [.participant(id(1))]) == [])
    }
}
