import DKG
import Testing

@Suite("The robust ceremony's keys, as every protocol's keys look")
struct ThresholdKeyConversionTests {
    @Test("Key and shares convert", arguments: CommitmentScheme.allCases)
    func conversion(scheme: CommitmentScheme) throws {
        let sample = try ResultSample(scheme)
        let key = sample.key.thresholdKey
        #expect(key.publicKey == sample.key.publicKey)
        #expect(key.threshold == sample.key.threshold)
        let members = sample.key.verificationShares()
        #expect(key.members.map(\.index) == members.map(\.index))
        #expect(key.members.map(\.verificationShare) == members.map(\.share))
        #expect(
            key.members.map(\.identity)
                == members.map { sample.key.ceremony.roster.key(of: $0.index) })
        #expect(key.epoch.genesis == sample.key.transcript.digest)
        #expect(key.epoch.transcript == sample.key.transcript.digest)
        #expect(key.epoch.board == sample.key.ceremony.board && key.epoch.number == 0)
        #expect(key.purpose == sample.key.purpose && key.context == sample.key.ceremony.context)
        #expect(try ThresholdKey(decoding: key.encoded) == key)
        var recovery = SecretKeyShare.Recovery(of: key)
        for number in [5, 2] {
            let converted = try sample.package(of: number).secretKeyShare()
            #expect(Int(converted.index.value) == number)
            _ = try SecretKeyShare(
                converted.value.duplicate(), at: converted.evaluationPoint, of: key)
            try recovery.add(converted)
        }
        let secret = try recovery.reconstructSecret()
        #expect(secret.timesGenerator() == key.publicKey.point)
    }
}
