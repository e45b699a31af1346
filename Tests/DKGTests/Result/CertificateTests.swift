import DKG
import DKGTestHarness
import TestSupport
import Testing

/// What a certificate must be, with the exact error of each violation (O2).
@Suite("Certificates")
struct CertificateTests {
    private func expect(
        _ error: CertificateError, _ entries: [Certificate.Entry], of transcript: Transcript,
        in sample: ResultSample, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let certificate = Certificate(entries: entries)
        #expect(throws: error, sourceLocation: sourceLocation) {
            try certificate.verify(transcript, in: sample.key.session)
        }
        #expect(throws: KeyFileError.certificate(error), sourceLocation: sourceLocation) {
            try GroupKey(
                verifying: sample.key.session, transcript: transcript, certificate: certificate)
        }
    }

    @Test("A quorum of holders, and one short of it", arguments: BoardKind.allCases)
    func quorum(board: BoardKind) throws {
        let sample = try ResultSample(n: 5, t: 2, board: board)
        let transcript = sample.key.transcript
        let quorum = board == .agreed ? 2 : 4
        #expect(sample.key.ceremony.quorum == quorum)
        let all = try sample.certificate(transcript, by: [1, 2, 3, 4, 5]).entries
        for count in 0...5 {
            for entries in [Array(all.prefix(count)), Array(all.suffix(count))] {
                if count < quorum {
                    expect(
                        .tooFewSignatures(needed: quorum, got: count), entries, of: transcript,
                        in: sample)
                } else {
                    let certificate = Certificate(entries: entries)
                    try certificate.verify(transcript, in: sample.key.session)
                    #expect(certificate.signers.count == count)
                }
            }
        }
    }

    @Test("A signature twice, or in another order")
    func order() throws {
        let sample = try ResultSample()
        let transcript = sample.key.transcript
        let all = try sample.certificate(transcript, by: [1, 2, 3]).entries
        let numbers = try indices(1, 2, 3)
        expect(
            .notAscending(previous: numbers[0], next: numbers[0]), [all[0], all[0]],
            of: transcript, in: sample)
        expect(
            .notAscending(previous: numbers[1], next: numbers[0]), [all[1], all[0]],
            of: transcript, in: sample)
        expect(
            .notAscending(previous: numbers[2], next: numbers[1]), [all[0], all[2], all[1]],
            of: transcript, in: sample)
    }

    @Test("A signer that is not a holder, or is not in the roster")
    func noHolder() throws {
        let sample = try ResultSample()
        let transcript = sample.transcript(holders: try indices(1, 2, 3))
        let good = try sample.certificate(transcript, by: [1, 3]).entries
        try Certificate(entries: good).verify(transcript, in: sample.key.session)
        let four = try sample.certificate(transcript, by: [1, 4]).entries
        expect(.notAHolder(try ParticipantIndex(4)), four, of: transcript, in: sample)
        let stranger = Certificate.Entry(
            index: try ParticipantIndex(9), signature: good[1].signature)
        expect(
            .notAHolder(stranger.index), good + [stranger], of: transcript, in: sample)
    }

    @Test("One bad signature besides a good quorum")
    func badSignature() throws {
        let sample = try ResultSample()
        let transcript = sample.key.transcript
        let good = try sample.certificate(transcript, by: [1, 2, 3]).entries
        for position in 0..<3 {
            for bit in [0, 100, 511] {
                var bytes = good[position].signature.bytes
                bytes[bit / 8] ^= 1 << (bit % 8)
                var entries = good
                entries[position] = Certificate.Entry(
                    index: good[position].index, signature: try #require(Signature(bytes)))
                expect(
                    .invalidSignature(good[position].index), entries, of: transcript, in: sample)
            }
        }
        // The signature of another holder in its place.
        let swapped = Certificate.Entry(index: good[1].index, signature: good[0].signature)
        expect(.invalidSignature(swapped.index), [good[0], swapped], of: transcript, in: sample)
    }

    @Test("Signatures over another transcript, or in another session")
    func elsewhere() throws {
        let sample = try ResultSample()
        let transcript = sample.key.transcript
        let first = try ParticipantIndex(1)
        let view = sample.transcript(lastView: .zero)
        expect(
            .invalidSignature(first), try sample.certificate(view, by: [1, 2]).entries,
            of: transcript, in: sample)
        let other = try ResultSample(instance: "another")
        expect(
            .invalidSignature(first), other.key.certificate.entries, of: transcript, in: sample)
        // The digest signed under the name of another session.
        let misplaced = try [1, 2].map { number in
            try sample.bench[number].certification(
                of: transcript.digest, session: other.key.session.id.digest)
        }
        expect(.invalidSignature(first), misplaced, of: transcript, in: sample)
        try other.key.certificate.verify(other.key.transcript, in: other.key.session)
    }

    @Test("A certified transcript that no ceremony can have concluded")
    func inconsistent() throws {
        let sample = try ResultSample()
        let points = sample.key.transcript.polynomial.points
        let index = try indices(1, 2, 3, 4, 6)
        let other = Session.ID(.zero)
        let impossible: [(Transcript, KeyFileContradiction)] = try [
            (
                sample.transcript(session: .zero),
                .otherSession(expected: sample.key.session.id, got: other)
            ),
            (sample.transcript(points: [points[0]]), .coefficientCount(expected: 2, got: 1)),
            (
                sample.transcript(points: points + [.generator]),
                .coefficientCount(expected: 2, got: 3)
            ),
            (
                sample.transcript(points: [points[0], .infinity]),
                .coefficientAtInfinity(position: 1)
            ),
            (
                sample.transcript(points: [.infinity, points[1]]),
                .coefficientAtInfinity(position: 0)
            ),
            (sample.transcript(qualified: indices(1)), .tooFew(.qualified, needed: 2, got: 1)),
            (sample.transcript(holders: indices(1)), .tooFew(.holders, needed: 2, got: 1)),
            (sample.transcript(qualified: indices(1, 2, 6)), .didNotJoin(.qualified, index[4])),
            (sample.transcript(holders: indices(1, 2, 6)), .didNotJoin(.holders, index[4])),
            (
                sample.transcript(qualified: indices(2, 1, 3)),
                .notAscending(.qualified, previous: index[1], next: index[0])
            ),
            (
                sample.transcript(holders: indices(1, 2, 4, 3)),
                .notAscending(.holders, previous: index[3], next: index[2])
            ),
            (
                sample.transcript(qualified: indices(1, 1)),
                .notAscending(.qualified, previous: index[0], next: index[0])
            ),
        ]
        for (transcript, contradiction) in impossible {
            #expect(throws: KeyFileError.inconsistent(contradiction)) {
                try sample.key(transcript, by: [1, 2])
            }
        }
        let possible = sample.transcript(
            qualified: try indices(1, 2), holders: try indices(1, 2, 5))
        #expect(try sample.key(possible, by: [1, 2]).transcript == possible)
    }

    @Test("A certificate holds in its own session only, whatever the ceremony would allow")
    func otherSession() throws {
        let result = try CeremonySimulation.honest(participants: 5, threshold: 3)
        let key = try #require(result.auditor.groupKey)
        let other = Session(
            ceremony: try Ceremony(
                scheme: .feldman, purpose: .decryption, threshold: 1, roster: key.ceremony.roster,
                instance: key.ceremony.instance),
            joins: key.session.joins)
        let thin = Certificate(entries: Array(key.certificate.entries.prefix(1)))
        #expect(throws: CertificateError.otherSession) {
            try thin.verify(key.transcript, in: other)
        }
        try key.certificate.verify(key.transcript, in: key.session)
    }
}
