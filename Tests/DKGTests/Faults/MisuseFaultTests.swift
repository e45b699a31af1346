import ComplaintHandling
import DKG
import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

/// libsecp256k1 ends the process when it meets infinity, a zeroed key or an empty sum.
///
/// Each of these calls would end the tests if a public function let one through. Points and scalars
/// themselves are tested in Secp256k1GroupTests.
@Suite("Faults: misuse")
struct MisuseFaultTests {
    private let one = try? ParticipantIndex(1)

    @Test("O7 polynomials without coefficients, and sums of nothing")
    func empty() throws {
        let one = try #require(one)
        #expect(FeldmanCommitment.sum(of: []).points == [])
        #expect(PedersenCommitment.sum(of: []).points == [])
        let none = FeldmanCommitment(points: [])
        #expect(FeldmanCommitment.sum(of: [none, none]).points == [])
        #expect(none.evaluated(at: one).isInfinity)
        #expect(none.constantTerm.isInfinity)
        #expect(PedersenCommitment(points: []).evaluated(at: one).isInfinity)
        #expect(PublicPolynomial(coefficients: []).evaluated(at: one).isZero)
        #expect(none.isSatisfied(by: Scalar.zero, at: one))
        #expect(!none.isSatisfied(by: Scalar.one, at: one))
        #expect(throws: InterpolationError.noShares) {
            try Interpolation.lagrangeCoefficients(of: [])
        }
        #expect(throws: InterpolationError.noShares) { try Interpolation.polynomial(through: []) }
        #expect(throws: InterpolationError.noShares) {
            try Interpolation.secret(of: [], shares: SecretScalarVector(zeros: 0)).disclosed()
        }
    }

    @Test("O7 commitments to nothing but zero", arguments: CommitmentScheme.allCases)
    func infinity(scheme: CommitmentScheme) throws {
        let one = try #require(one)
        let points = [Point](repeating: .infinity, count: 3)
        #expect(FeldmanCommitment(points: points).isSatisfied(by: Scalar.zero, at: one))
        #expect(
            PedersenCommitment(points: points).isSatisfied(by: .zero, blinding: .zero, at: one))
        var bench = try Bench(scheme)
        bench.close()
        let session = try #require(bench.state.session).dealing
        let zeros = SecretPolynomial(threshold: session.threshold) { _ in SecretScalar(.zero) }
        #expect(FeldmanCommitment(to: zeros).points.allSatisfy { $0.isInfinity })
        // A polynomial whose constant term is zero cannot be proved, and says so.
        #expect(throws: ScalarError.zero) {
            try Extraction(of: zeros, as: one, in: session) { _ in nil }
        }
        let extraction = Extraction(
            commitment: FeldmanCommitment(points: points),
            constantTermProof: Signature(nonce: .zero, response: .zero))
        #expect(!extraction.isProved(by: one, in: session))
        let nothing = Extraction(
            commitment: FeldmanCommitment(points: []),
            constantTermProof: Signature(nonce: .zero, response: .zero))
        #expect(!nothing.isProved(by: one, in: session))
    }

    @Test("O7 dealings and sessions at infinity", arguments: CommitmentScheme.allCases)
    func dealing(scheme: CommitmentScheme) throws {
        var bench = try Bench(scheme)
        try bench.advance(to: .respond)
        let session = try #require(bench.state.session)
        let one = try #require(one)
        let good = try #require(bench.state.dealings[one])
        let points = [Point](repeating: .infinity, count: 3)
        let commitment = DealingCommitment(points: points, scheme: scheme)
        let signature = Signature(nonce: .zero, response: .zero)
        for ephemeralKey in [Point.infinity, good.ephemeralKey] {
            for commitment in [commitment, good.commitment] {
                for sealed in [good.sealedShares, []] {
                    let dealing = Dealing(
                        commitment: commitment, ephemeralKey: ephemeralKey, sealedShares: sealed,
                        ephemeralKeyProof: signature,
                        constantTermProof: scheme == .feldman ? signature : nil)
                    #expect(throws: DealingError.self) {
                        try AcceptedDealing(verifying: dealing, from: one, in: session.dealing)
                    }
                    #expect(!dealing.encoded.isEmpty)
                }
            }
        }
        // A member whose session key is infinity, as nobody can send it.
        let joins = session.joins.map { join in
            join.index == one
                ? Join(index: one, encryptionKey: .infinity, nonce: .zero) : join
        }
        let other = Session(ceremony: bench.ceremony, joins: joins)
        #expect(other.id != session.id)
        let secrets = DealerSecrets(seed: try bench[2].ceremonySeed(), session: other.dealing)
        #expect(throws: ScalarError.zero) {
            try secrets.deal(as: bench[2].index, in: other.dealing) { _ in nil }
        }
        let empty = Session(ceremony: bench.ceremony, joins: [])
        #expect(empty.receivers.isEmpty && empty.dealers.isEmpty)
        #expect(empty.dealing.encryptionKey(of: one) == nil)
    }

    @Test("O7 complaints and openings at infinity and zero", arguments: CommitmentScheme.allCases)
    func judges(scheme: CommitmentScheme) throws {
        var bench = try Bench(scheme)
        try bench.advance(to: .respond)
        let session = try #require(bench.state.session).dealing
        let one = try #require(one)
        let dealing = try #require(bench.state.dealings[one])
        let accuser = bench[2].index
        for point in [Point.infinity, .generator] {
            for challenge in [Scalar.zero, .one] {
                for response in [Scalar.zero, .one] {
                    let complaint = Complaint(
                        dealer: one, sharedPoint: point,
                        proof: DiscreteLogEqualityProof(challenge: challenge, response: response))
                    #expect(
                        ComplaintJudge.judge(complaint, by: accuser, about: dealing, in: session)
                            == (point.isInfinity
                                ? nil : Verdict(culprit: accuser, kind: .forgedComplaint)))
                }
            }
        }
        #expect(dealing.share(of: accuser, sharedPoint: .infinity, in: session) != nil)
        for share in [
            OpenedShare(value: .zero, blinding: .zero), OpenedShare(value: .zero, blinding: nil),
        ] {
            let revealed = RevealedShare(member: one, share: share)
            for points in [[], [Point.infinity], [Point](repeating: .infinity, count: 3)] {
                #expect(
                    ExtractionJudge.judge(
                        revealed, by: accuser, about: dealing,
                        extraction: FeldmanCommitment(points: points))
                        == Verdict(culprit: accuser, kind: .falseObjection))
            }
            #expect(
                ExtractionJudge.judge(revealed, by: accuser, opening: dealing)
                    == Verdict(culprit: accuser, kind: .invalidOpening))
        }
    }

    @Test("O7 keys put together from infinity and nothing")
    func keys() throws {
        let sample = try ResultSample()
        let infinity = [Point](repeating: .infinity, count: 2)
        for points in [infinity, [.infinity, .generator], [.generator, .infinity], []] {
            let transcript = sample.transcript(points: points)
            #expect(throws: KeyFileError.self) { try sample.key(transcript, by: [1, 2, 3]) }
            #expect(transcript.digest != sample.key.transcript.digest)
        }
        let zero = SecretScalar(Scalar.zero)
        #expect(throws: KeyFileError.shareMismatch(try ParticipantIndex(1))) {
            try KeyPackage(
                index: ParticipantIndex(1), share: zero.duplicate(), groupKey: sample.key
            ).index
        }
        let evidence = Evidence(
            kind: .invalidShare, ceremony: sample.key.ceremony,
            joins: [Join(index: try ParticipantIndex(1), encryptionKey: .infinity, nonce: .zero)],
            envelopes: [])
        #expect(evidence.verdict() == nil)
    }

    @Test(
        "O9 what can be dumped of a ceremony holds no secret", arguments: CommitmentScheme.allCases)
    func dumped(scheme: CommitmentScheme) throws {
        var bench = try Bench(scheme)
        bench.finish()
        var text = ""
        dump(bench.state, to: &text)
        text += "\(bench.state) \(String(reflecting: bench.state)) \(bench.members)"
        var secrets: [[UInt8]] = []
        for member in bench.members {
            let seed = try member.ceremonySeed()
            secrets.append(seed.bytes.publicBytes(in: 0..<32))
            secrets.append(seed.sessionKey().disclosed().bytes)
            secrets.append(try member.identity().secretEncoding().publicBytes(in: 0..<32))
            secrets.append(try member.keyPackage().share.disclosed().bytes)
        }
        func isShown(_ bytes: [UInt8]) -> Bool {
            let list = bytes.prefix(12).map(String.init).joined(separator: ", ")
            return text.contains(bytes.hexadecimal.prefix(24)) || text.contains(list)
        }
        #expect(secrets.count == 20)
        #expect(!secrets.contains(where: isShown))
        // The twin: what is public is found in the same way.
        #expect(isShown(bench.sid.bytes))
        #expect(isShown(bench.ceremony.instance.digest.bytes))
    }
}
