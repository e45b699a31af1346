import DKG
import Testing

@Suite("The robust ceremony's keys, as every protocol's keys look")
struct ThresholdKeyConversionTests {
    @Test("Key and shares convert", arguments: CommitmentScheme.allCases)
    func conversion(scheme: CommitmentScheme) throws {
        let sample = try ResultSample(scheme)
        let key = try sample.key.thresholdKey
        #expect(key.publicKey == sample.key.publicKey)
        #expect(key.threshold == sample.key.threshold)
        #expect(
            key.holders.map(\.verificationShare) == sample.key.verificationShares().map(\.share))
        #expect(key.provenance.session == sample.key.transcript.digest)
        #expect(key.provenance.purpose == sample.key.purpose)
        var recovery = SecretKeyShare.Recovery(of: key)
        for number in [5, 2] {
            let converted = try sample.package(of: number).secretKeyShare()
            _ = try SecretKeyShare(
                converted.value.duplicate(), at: converted.evaluationPoint, of: key)
            try recovery.add(converted)
        }
        let secret = try recovery.reconstructSecret()
        #expect(secret.timesGenerator() == key.publicKey)
    }
}
