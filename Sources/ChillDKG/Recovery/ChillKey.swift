public import PolynomialCommitments
public import Secp256k1Group
public import ThresholdKeys

/// A key that a session made, with everybody's signatures: the public output, the same for all.
///
/// Its encoding is the recovery data. Reading it verifies the certificate (`coordinator_recover`), so
/// a value of this type is always certified by all participants.
public struct ChillKey: Hashable, Sendable {
    /// The session that made the key.
    public var parameters: ChillSessionParameters { agreement.parameters }

    /// The recovery data: 4 + 33t + 162n bytes, nothing secret.
    ///
    /// Together with its host key it gives every participant its share again. Whoever has finished
    /// keeps it, and hands it to those that have not.
    public let recoveryData: [UInt8]

    let agreement: Agreement
    let tweaked: TweakedPolynomial

    init(
        agreement: Agreement, agreementBytes: [UInt8], tweaked: TweakedPolynomial,
        certificate: [Signature]
    ) {
        self.agreement = agreement
        self.tweaked = tweaked
        recoveryData = agreementBytes + certificate.flatMap(\.bytes)
    }

    /// t, the number of shares that use the key.
    public var threshold: Threshold { parameters.threshold }

    /// The public key, with the Taproot tweak; never infinity.
    public var publicKey: PublicKey { PublicKey(finite: tweaked.commitment.constantTerm) }

    /// The public key before the Taproot tweak.
    public var untweakedPublicKey: PublicKey {
        PublicKey(finite: agreement.polynomial.constantTerm)
    }

    /// What was added to the secret key and to every share.
    public var tweak: Scalar { tweaked.tweak }

    /// The polynomial whose values are the verification shares, tweak included.
    public var polynomial: FeldmanCommitment { tweaked.commitment }

    /// The public key of one share.
    ///
    /// - Parameter id: The participant.
    /// - Returns: The verification share, which may be infinity; `nil` for an id beyond the session.
    public func verificationShare(of id: ChillParticipantID) -> Point? {
        parameters.contains(id) ? polynomial.evaluated(at: id.index) : nil
    }

    /// The public keys of all shares, by id.
    ///
    /// - Returns: n points.
    public func verificationShares() -> [Point] { verificationShares(by: .standard) }

    /// The public keys of all shares; they do not depend on who computes.
    package func verificationShares(by arithmetic: PublicArithmetic) -> [Point] {
        polynomial.evaluated(upTo: parameters.lastIndex, by: arithmetic)
    }

    /// The key as every protocol's keys look: a foreign one, for signing.
    public var thresholdKey: ThresholdKey {
        ThresholdKey(
            madeBy: publicKey.point, threshold: threshold,
            members: zip(parameters.participants, verificationShares()).map { id, share in
                (id.index, share, nil)
            },
            purpose: .signing, context: [], epoch: nil)
    }
}

extension ChillKey: CustomStringConvertible {
    /// The compressed public key and how many shares use it.
    public var description: String {
        "\(publicKey), \(threshold) of \(parameters.count) shares, "
            + ChillVersion.protocolName
    }
}
