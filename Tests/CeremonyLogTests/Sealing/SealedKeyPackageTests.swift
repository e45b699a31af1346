import CeremonyLog
import DKG
import DKGTestHarness
import Testing

@Suite("Sealed key packages")
struct SealedKeyPackageTests {
    @Test("A share survives being sealed and opened")
    func share() throws {
        let result = try CeremonySimulation.run(
            SimulationConfiguration(participants: 3, threshold: 2, seed: 5))
        let index = try ParticipantIndex(2)
        guard let participant = result.participant(2) else {
            Issue.record("there is no participant 2")
            return
        }
        let package = try participant.keyPackage()
        let key = try SealedSample.key()
        let file = try SealedFile(sealing: package.secretEncoding(), as: .keyPackage, with: key)
        let content = try SealedFile(decoding: file.encoded, as: .keyPackage).open(with: key)
        let opened = try KeyPackage(decoding: content)
        #expect(opened.index == index)
        #expect(opened.groupKey == package.groupKey)
        let (first, second) = (opened.share.disclosed(), package.share.disclosed())
        #expect(first == second)
    }
}
