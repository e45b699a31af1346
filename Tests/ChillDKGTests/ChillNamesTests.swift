import ChillDKG
import DKGTestHarness
import Testing

@Suite("What is said of a simulated ChillDKG session")
struct ChillNamesTests {
    private func id(_ position: Int) throws -> ChillParticipantID {
        try #require(ChillParticipantID(position))
    }

    @Test("A fault names whom it concerns, and who is to blame")
    func faults() throws {
        let (a, b, c) = (try id(71), try id(82), try id(93))
        let byParticipant: [(ChillFault, String)] = [
            (.wrongShare(from: a, to: b), "wrong share from 71 to 82"),
            (.badProof(a), "bad proof of 71"), (.badNonce(a), "bad nonce of 71"),
            (.constantTermAtInfinity(a), "constant term of 71 at infinity"),
            (.silent(a), "silence of 71"), (.unsigned(a), "no signature of 71"),
            (.badSignature(a), "bad signature of 71"),
        ]
        for (fault, name) in byParticipant {
            #expect(fault.description == name)
            #expect(fault.culprit == .participant(a))
        }
        let byCoordinator: [(ChillFault, String)] = [
            (.alteredShare(of: a), "altered share of 71"),
            (.splitShare(of: a, toldTo: b), "split view of the share of 71 for 82"),
            (.alteredConstantTerm(of: a, toldTo: b), "altered constant term of 71 for 82"),
            (.alteredProof(of: a, toldTo: b), "altered proof of 71 for 82"),
            (.swappedNonces(a, b, toldTo: c), "swapped nonces of 71 and 82 for 93"),
            (.badCertificate(to: a), "bad certificate for 71"),
            (.withheldCertificate(from: a), "withheld certificate from 71"),
            (.framed(a, victim: b), "71 framed for the share of 82"),
        ]
        for (fault, name) in byCoordinator {
            #expect(fault.description == name)
            #expect(fault.culprit == .coordinator)
        }
    }

    @Test("A message names its other end, and who sent it")
    func messages() throws {
        let a = try id(71)
        let expected: [(ChillMessage, ChillParty, String)] = [
            (.first(from: a), .participant(a), "first message of 71"),
            (.summed(to: a), .coordinator, "coordinator's first message to 71"),
            (.signature(from: a), .participant(a), "signature of 71"),
            (.certificate(to: a), .coordinator, "certificate to 71"),
            (.investigation(to: a), .coordinator, "investigation message to 71"),
        ]
        for (message, sender, name) in expected {
            #expect(message.sender == sender)
            #expect(message.description == name)
        }
        #expect(ChillParty.participant(a).description == "participant 71")
        #expect(ChillParty.coordinator.description == "the coordinator")
    }
}
