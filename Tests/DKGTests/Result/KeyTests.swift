import DKG
import TestSupport
import Testing

@Suite("Keys: shares, recovery, transcript")
struct KeyTests {
    @Test(
        "Every verification share is the public key of its share",
        arguments: CommitmentScheme.allCases)
    func verificationShares(scheme: CommitmentScheme) throws {
        let sample = try ResultSample(scheme)
        let shares = sample.key.verificationShares()
        #expect(shares.map(\.index).numbers == [1, 2, 3, 4, 5])
        for (index, share) in shares {
            #expect(sample.key.verificationShare(of: index) == share)
            let package = try sample.package(of: Int(index.value))
            #expect(package.share.timesGenerator() == share)
            #expect(package.verificationShare == share)
            // Y_j = sum of j^k A_k, computed here by hand for t = 2.
            let points = sample.key.transcript.polynomial.points
            #expect(share == points[0] + points[1].multiplied(by: Scalar(UInt64(index.value))))
        }
        #expect(Set(shares.map(\.share)).count == 5)
        #expect(sample.key.verificationShare(of: try ParticipantIndex(6)) == nil)
        #expect(sample.key.publicKey.point == sample.key.transcript.polynomial.points[0])
    }

    /// A recovery with the packages of some members.
    private func recover(_ sample: ResultSample, _ numbers: [Int]) throws -> Scalar {
        var recovery = SecretKeyShare.Recovery(of: sample.key.thresholdKey)
        for number in numbers { try recovery.add(sample.package(of: number).secretKeyShare()) }
        return try recovery.reconstructSecret().disclosed()
    }

    @Test("Any t shares give the logarithm of the key; more are ignored")
    func recovery() throws {
        let sample = try ResultSample()
        var secrets: Set<[UInt8]> = []
        for numbers in [[1, 2], [2, 1], [1, 5], [4, 3], [2, 5, 1], [5, 4, 3, 2, 1]] {
            let secret = try recover(sample, numbers)
            #expect(secret.timesGenerator() == sample.key.publicKey.point)
            secrets.insert(secret.bytes)
        }
        #expect(secrets.count == 1)
    }

    @Test("Too few shares, one twice, one of another key")
    func recoveryErrors() throws {
        let sample = try ResultSample()
        let other = try ResultSample(instance: "another")
        for numbers in [[], [3]] {
            #expect(throws: ThresholdKeyError.tooFewShares(needed: 2, got: numbers.count)) {
                try recover(sample, numbers)
            }
        }
        #expect(throws: ThresholdKeyError.duplicate(Scalar(3))) {
            try recover(sample, [3, 3])
        }
        #expect(throws: ThresholdKeyError.duplicate(Scalar(3))) {
            try recover(sample, [3, 4, 3])
        }
        #expect(throws: ThresholdKeyError.otherKey) {
            var recovery = SecretKeyShare.Recovery(of: sample.key.thresholdKey)
            try recovery.add(other.package(of: 1).secretKeyShare())
        }
        // A failed addition spoils nothing.
        var recovery = SecretKeyShare.Recovery(of: sample.key.thresholdKey)
        try recovery.add(sample.package(of: 1).secretKeyShare())
        let foreign = try other.package(of: 2).secretKeyShare()
        #expect(throws: ThresholdKeyError.otherKey) { try recovery.add(foreign) }
        try recovery.add(sample.package(of: 2).secretKeyShare())
        let collected = recovery.indices.numbers
        #expect(collected == [1, 2])
        let secret = try recovery.reconstructSecret().disclosed()
        #expect(secret.timesGenerator() == sample.key.publicKey.point)
    }

    @Test("A package with another certificate of the same transcript belongs to the same key")
    func otherCertificate() throws {
        let sample = try ResultSample()
        let fewer = try sample.key(sample.key.transcript, by: [1, 2])
        #expect(fewer != sample.key)
        var recovery = SecretKeyShare.Recovery(of: fewer.thresholdKey)
        try recovery.add(sample.package(of: 1).secretKeyShare())
        try recovery.add(sample.package(of: 2).secretKeyShare())
        let secret = try recovery.reconstructSecret().disclosed()
        #expect(secret.timesGenerator() == sample.key.publicKey.point)
    }

    @Test("The transcript's digest changes with every field")
    func transcriptFields() throws {
        let sample = try ResultSample()
        let own = sample.key.transcript
        let points = own.polynomial.points
        let variants = try [
            sample.transcript(),
            sample.transcript(session: .zero),
            sample.transcript(lastView: .zero),
            sample.transcript(qualified: indices(1, 2, 3, 4)),
            sample.transcript(qualified: indices(1, 2, 3, 4, 6)),
            sample.transcript(holders: indices(1, 2, 3, 4)),
            sample.transcript(holders: indices(2, 3, 4, 5)),
            sample.transcript(points: points.reversed()),
            sample.transcript(points: [points[0], points[1] + .generator]),
            sample.transcript(points: [points[0] + .generator, points[1]]),
            // An index moved from one list to the other.
            sample.transcript(qualified: indices(1, 2, 3), holders: indices(1, 2, 3, 4, 5)),
            sample.transcript(qualified: indices(1, 2, 3, 4, 5), holders: indices(1, 2, 3)),
        ]
        #expect(Set(variants.map(\.digest)).count == variants.count)
        #expect(variants[0].digest == own.digest)
        #expect(variants[0] == own)
    }

    @Test("The transcript's digest is the hash that the specification says")
    func transcriptDigest() throws {
        let transcript = try ResultSample().key.transcript
        var writer = ByteWriter()
        writer.append(transcript.session.digest.bytes)
        writer.append(transcript.lastView.bytes)
        for list in [transcript.qualified, transcript.holders] {
            writer.append(UInt16(list.count))
            for index in list { writer.append(index.value) }
        }
        for point in transcript.polynomial.points { writer.append(point.compressed) }
        #expect(transcript.digest == TaggedHash("DKG/v1/transcript").digest(of: writer))
    }
}
