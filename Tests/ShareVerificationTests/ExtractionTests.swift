import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

@Suite struct ExtractionTests {
    static func extraction(
        _ fixture: SessionFixture, of member: ParticipantIndex
    ) throws -> Extraction {
        let polynomial = try SecretPolynomial(fixture.coefficients(of: member))
        return try Extraction(of: polynomial, as: member, in: fixture.session) { _ in nil }
    }

    @discardableResult
    static func decode(_ bytes: [UInt8], _ session: DealingSession) throws -> Extraction {
        try Extraction(decoding: bytes, in: session)
    }

    @Test func itPublishesTheCommitmentAndProvesItsConstantTerm() throws {
        let fixture = try SessionFixture(.pedersen)
        for member in fixture.session.receivers.map(\.index) {
            let extraction = try Self.extraction(fixture, of: member)
            let coefficients = try fixture.coefficients(of: member)
            #expect(extraction.commitment.points == coefficients.map { $0.timesGenerator() })
            #expect(extraction.isProved(by: member, in: fixture.session))
        }
    }

    @Test func theProofBelongsToOneMemberAndOneSession() throws {
        let fixture = try SessionFixture(.pedersen)
        let one = try ParticipantIndex(1)
        let extraction = try Self.extraction(fixture, of: one)
        #expect(extraction.isProved(by: one, in: fixture.session))
        #expect(try !extraction.isProved(by: ParticipantIndex(2), in: fixture.session))
        let second = try SessionFixture(.pedersen, name: "second").session
        #expect(!extraction.isProved(by: one, in: second))
    }

    @Test func theProofIsASignatureOfTheConstantTermOverTheBody() throws {
        let fixture = try SessionFixture(.pedersen)
        let one = try ParticipantIndex(1)
        let extraction = try Self.extraction(fixture, of: one)
        var writer = ByteWriter()
        writer.append(fixture.session.id)
        writer.append(one.value)
        writer.append(extraction.encoded.dropLast(64))
        let message = TaggedHash("DKG/v1/extracted constant term").digest(of: writer)
        let key = try #require(extraction.commitment.constantTerm.verificationKey)
        #expect(key.isValid(extraction.constantTermProof, for: message))
        #expect(!key.isValid(extraction.constantTermProof, for: fixture.session.id))
    }

    @Test(arguments: 0..<3)
    func theProofCoversEveryValue(k: Int) throws {
        let fixture = try SessionFixture(.pedersen)
        let one = try ParticipantIndex(1)
        let extraction = try Self.extraction(fixture, of: one)
        for point in [
            extraction.commitment.points[k] + .generator, -extraction.commitment.points[k],
        ] {
            var points = extraction.commitment.points
            points[k] = point
            let altered = Extraction(
                commitment: FeldmanCommitment(points: points),
                constantTermProof: extraction.constantTermProof)
            #expect(!altered.isProved(by: one, in: fixture.session))
        }
        let same = Extraction(
            commitment: extraction.commitment, constantTermProof: extraction.constantTermProof)
        #expect(same.isProved(by: one, in: fixture.session))
    }

    @Test(arguments: 0..<3)
    func aLiarCanMoveEverythingButAConstantTermItDoesNotKnow(k: Int) throws {
        let fixture = try SessionFixture(.pedersen)
        let one = try ParticipantIndex(1)
        let coefficients = try fixture.coefficients(of: one)
        var points = coefficients.map { $0.timesGenerator() }
        points[k] = points[k] + .pedersenGenerator
        let lie = try Extraction(
            publishing: FeldmanCommitment(points: points),
            provedWith: SecretScalar(coefficients[0]), as: one, in: fixture.session
        ) { _ in nil }
        #expect(lie.isProved(by: one, in: fixture.session) == (k != 0))
        // What the public cannot see, every holder of a share can.
        let two = try ParticipantIndex(2)
        let share = coefficients.value(at: 2)
        #expect(!lie.commitment.isSatisfied(by: share, at: two))
        let honest = try Self.extraction(fixture, of: one)
        #expect(honest.commitment.isSatisfied(by: share, at: two))
    }

    @Test func anotherNumberOfValuesIsNotProved() throws {
        let fixture = try SessionFixture(.pedersen)
        let one = try ParticipantIndex(1)
        let coefficients = try fixture.coefficients(of: one)
        for count in 0...5 {
            let values = (coefficients + [.one, .one]).prefix(count)
            let extraction = try Extraction(
                publishing: FeldmanCommitment(points: values.map { $0.timesGenerator() }),
                provedWith: SecretScalar(coefficients[0]), as: one, in: fixture.session
            ) { _ in nil }
            #expect(extraction.isProved(by: one, in: fixture.session) == (count == 3), "\(count)")
        }
    }

    @Test(arguments: 0..<3)
    func infinityIsNotProved(k: Int) throws {
        let fixture = try SessionFixture(.pedersen)
        let one = try ParticipantIndex(1)
        var coefficients = try fixture.coefficients(of: one)
        func extraction() throws -> Extraction {
            try Extraction(
                publishing: FeldmanCommitment(to: PublicPolynomial(coefficients: coefficients)),
                provedWith: SecretScalar(Scalar(3)), as: one, in: fixture.session
            ) { _ in nil }
        }
        coefficients[0] = Scalar(3)
        #expect(try extraction().isProved(by: one, in: fixture.session))
        coefficients[k] = .zero
        #expect(try !extraction().isProved(by: one, in: fixture.session))
    }

    @Test func aZeroConstantTermCannotBeExtracted() throws {
        let fixture = try SessionFixture(.pedersen)
        let one = try ParticipantIndex(1)
        #expect(throws: ScalarError.zero) {
            let polynomial = try SecretPolynomial([.zero, .one, .one])
            _ = try Extraction(of: polynomial, as: one, in: fixture.session) { _ in nil }
        }
        let polynomial = try SecretPolynomial([.one, .one, .one])
        let extraction = try Extraction(of: polynomial, as: one, in: fixture.session) { _ in nil }
        #expect(extraction.isProved(by: one, in: fixture.session))
    }

    @Test func theProofFollowsTheAuxiliaryRandomness() throws {
        let fixture = try SessionFixture(.pedersen)
        let one = try ParticipantIndex(1)
        let polynomial = try SecretPolynomial(fixture.coefficients(of: one))
        let none = try Self.extraction(fixture, of: one)
        let other = try Extraction(of: polynomial, as: one, in: fixture.session) { _ in
            SecretBytes(copying: [UInt8](repeating: 1, count: 32))
        }
        #expect(none.commitment == other.commitment)
        #expect(none.constantTermProof != other.constantTermProof)
        #expect(other.isProved(by: one, in: fixture.session))
    }

    @Test func encoding() throws {
        let fixture = try SessionFixture(.pedersen)
        let extraction = try Self.extraction(fixture, of: ParticipantIndex(1))
        let bytes = extraction.encoded
        #expect(bytes.count == 2 + 3 * 64 + 64)
        #expect(try Self.decode(bytes, fixture.session) == extraction)
        #expect(try Self.decode(bytes, fixture.session).encoded == bytes)
        for length in bytes.indices {
            do {
                try Self.decode(Array(bytes.prefix(length)), fixture.session)
                Issue.record("\(length) bytes decoded")
            } catch DecodingError.truncated(let needed, let available) {
                #expect(available < needed, "\(length) bytes")
            }
        }
        #expect(throws: DecodingError.trailing(count: 1)) {
            try Self.decode(bytes + [0], fixture.session)
        }
        for count in [0, 2, 4, 65535] {
            let head = [UInt8(count >> 8), UInt8(count & 255)]
            #expect(throws: DecodingError.count(field: "Feldman values", expected: 3, got: count)) {
                try Self.decode(head + bytes.dropFirst(2), fixture.session)
            }
        }
        for start in [2, 66, 130] {
            var altered = bytes
            altered[start + 63] ^= 1
            #expect(throws: DecodingError.point(.notOnCurve)) {
                try Self.decode(altered, fixture.session)
            }
            altered.replaceSubrange(start..<start + 64, with: Point.infinity.affine)
            #expect(throws: DecodingError.point(.notOnCurve)) {
                try Self.decode(altered, fixture.session)
            }
            altered.replaceSubrange(start..<start + 64, with: Point.generator.affine)
            try Self.decode(altered, fixture.session)
        }
    }
}
