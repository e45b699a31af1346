import DKG
import DKGTestHarness
import Testing
import ThresholdSigning

/// Each check of a simulated signature, with a result in which something was made wrong afterwards, and its twin in which
/// nothing was.
@Suite("Invariants of simulated signatures")
struct SigningInvariantTests {
    private let liar: ParticipantIndex
    private let honest: ParticipantIndex
    private let result: SigningOutcome

    init() throws {
        liar = try ParticipantIndex(2)
        honest = try ParticipantIndex(1)
        let group = try SigningGroup(dealing: 2, of: 3, seed: 1)
        var configuration = SigningConfiguration(signing: [1], by: .bip445(.draft12), seed: 3)
        configuration.order = DeliveryOrder(seed: nil)
        configuration.scripts[liar] = SignerScript(.wrongShare)
        result = try SigningSimulation.run(configuration, by: group)
    }

    private func violated(_ change: (inout SigningOutcome) throws -> Void) rethrows -> Set<
        SigningInvariant
    > {
        var changed = result
        try change(&changed)
        return Set(changed.violations().map(\.invariant))
    }

    @Test("Nothing is violated where nothing was changed")
    func twin() {
        #expect(violated { _ in } == [])
        #expect(result.signature != nil)
        #expect(result.excluded.map(\.index) == [liar])
    }

    @Test("A signature that is missing")
    func signature() {
        #expect(violated { $0.signature = nil } == [.signature])
        // Without t honest signers none is promised.
        #expect(
            violated {
                $0.signature = nil
                $0.signers = [liar, honest]
            } == [])
    }

    @Test("A signature of something else, of another key, of no key")
    func validity() throws {
        let other = try SigningSimulation.run(
            SigningConfiguration(signing: [2], by: .bip445(.draft12), seed: 3),
            by: SigningGroup(dealing: 2, of: 3, seed: 1))
        #expect(violated { $0.signature = other.signature } == [.validity])
        #expect(violated { $0.signingKey = nil } == [.validity])
        // BIP 340 forgets the sign of y: the signature verifies, under a key that nobody asked for.
        let negated = try #require(PublicKey(-result.key.publicKey.point))
        #expect(violated { $0.signingKey = negated } == [.validity])
    }

    @Test("Too many sessions, of too many, of those who owe an answer or were convicted")
    func sessions() throws {
        let third = try ParticipantIndex(3)
        let opened = SigningEvent.opened(session: 3, signers: [honest, third])
        #expect(violated { $0.events.append(opened) } == [.sessions])
        // Before the first one is answered.
        #expect(violated { $0.events.insert($0.events[0], at: 1) } == [.sessions])
        #expect(
            violated { $0.events = [.opened(session: 1, signers: [honest, third, liar])] }
                == [.sessions])
        for event: SigningEvent in [
            .blamed(session: 1, [honest]),
            .convicted(session: 1, try #require(result.excluded.first)),
        ] {
            let asked = event == .blamed(session: 1, [honest]) ? honest : liar
            #expect(
                violated {
                    $0.events = [event, .opened(session: 1, signers: [asked, third])]
                } == [.sessions])
        }
    }

    @Test("A lie that nothing shows")
    func conviction() {
        #expect(violated { $0.lies[liar] = [.wrongShare, .notAsked] } == [.conviction])
        #expect(violated { $0.convictions = [] } == [.conviction, .agreement])
    }

    @Test("A conviction of what nobody did, by a witness or by the coordinator")
    func innocence() {
        #expect(violated { $0.lies = [:] } == [.innocence])
        #expect(
            violated {
                $0.lies = [:]
                $0.convictions = []
            } == [.innocence, .agreement])
    }

    @Test("A coordinator that lied and is not convicted, and one that is and did not")
    func coordinator() throws {
        let group = try SigningGroup(dealing: 2, of: 3, seed: 1)
        var configuration = result.configuration
        configuration.scripts = [:]
        configuration.coordinatorFault = .wrongAggregate
        var lying = try SigningSimulation.run(configuration, by: group)
        #expect(lying.violations() == [])
        #expect(lying.convictions.map(\.verdict.culprit) == [lying.coordinator])
        let convictions = lying.convictions
        lying.convictions = []
        #expect(lying.violations().map(\.invariant) == [.conviction])
        #expect(violated { $0.convictions += convictions } == [.innocence])
    }

    @Test("Evidence that does not show what it is said to")
    func evidence() throws {
        let shown = try #require(result.convictions.first)
        guard case .badShare(_, let request, _) = shown.evidence else {
            Issue.record("\(shown)")
            return
        }
        let right = try #require(result.answers.first { $0.index == honest })
        #expect(
            violated {
                $0.convictions = [
                    SigningConviction(
                        verdict: shown.verdict, evidence: .badShare($0.key, request, right))
                ]
            } == [.evidence])
    }

    @Test("An honest signer that answers twice with one commitment")
    func nonces() throws {
        let answer = try #require(result.answers.first { $0.index == honest })
        #expect(violated { $0.answers.append(answer) } == [.nonces])
    }

    @Test("A violation says what, and how to see it again")
    func description() {
        let violation = SigningViolation(of: .nonces, "something.", seed: 7)
        #expect(violation.description == "nonces: something. Seed 7.")
    }
}
