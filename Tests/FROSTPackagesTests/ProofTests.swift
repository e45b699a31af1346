import Testing

@testable import FROSTPackages

@Suite struct ProofTests {
    /// No message holds infinity, and no proof about it is valid all the same.
    @Test(arguments: FROSTCiphersuite.allCases)
    func infinityProvesNothing(_ suite: FROSTCiphersuite) throws {
        let identifier = FROSTIdentifier(try ParticipantIndex(1))
        let secret = Scalar(5)
        let commitment = secret.timesGenerator()
        let honest = FROSTProof.prove(
            SecretScalar(secret), commitment: commitment, nonce: SecretScalar(Scalar(7)),
            by: identifier, in: suite)
        #expect(honest.isValid(for: commitment, by: identifier, in: suite))
        #expect(!honest.isValid(for: .infinity, by: identifier, in: suite))

        // R = z G - c infinity, whatever c is.
        let aboutInfinity = FROSTProof(
            noncePoint: Scalar(7).timesGenerator(), response: Scalar(7))
        #expect(!aboutInfinity.isValid(for: .infinity, by: identifier, in: suite))

        // infinity = c a_0 G - c phi_0.
        let challenge = suite.scalar(
            identifier.bytes + commitment.compressed + Point.infinity.compressed, purpose: "dkg")
        let withoutNonce = FROSTProof(noncePoint: .infinity, response: challenge * secret)
        #expect(!withoutNonce.isValid(for: commitment, by: identifier, in: suite))
    }

    @Test(arguments: FROSTCiphersuite.allCases)
    func theLengthIsThatOfTheSuite(_ suite: FROSTCiphersuite) throws {
        let count = suite.proofByteCount
        for got in [0, 32, count - 1, count + 1] {
            #expect(
                throws: FROSTEncodingError.length(
                    field: "a proof of knowledge", expected: count, got: got)
            ) {
                _ = try FROSTProof(decoding: [UInt8](repeating: 2, count: got), in: suite)
            }
        }
    }
}
