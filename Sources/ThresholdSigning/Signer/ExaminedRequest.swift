import PolynomialCommitments
public import ThresholdKeys

/// A request that a signer has examined, with what a person or a policy looks at before the share leaves.
///
/// Nothing in it is secret. It is good for the nonces for which it was examined, and for no others.
public struct ExaminedRequest: Sendable {
    /// The request.
    public let request: SigningRequest

    /// The key under which the signature will verify; compare it with the address that is to be spent.
    public let signingKey: PublicKey

    /// What is signed.
    public var message: [UInt8] { request.message }

    /// The commitment of the nonces.
    let commitment: NonceCommitment

    /// Whose share it is.
    let index: ParticipantIndex

    /// The signer's place in the list.
    let place: Int

    /// lambda_i.
    let weight: Scalar
    let terms: SigningTerms
}
