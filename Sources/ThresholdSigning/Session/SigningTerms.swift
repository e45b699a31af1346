import PublicPointEngine
import ThresholdKeys

/// What everybody computes of a request, and what all three schemes have in common.
///
///     z_i = +-(d_i + rho_i e_i) + lambda_i (k s_i + g)             a signature share
///     z_i G = +-(D_i + rho_i E_i) + lambda_i (k Y_i + g G)         how it is checked
///     z = sum z_i + a                                              the signature
///
/// In `rfc9591` and `taproot` (Signing.md, sections 1.1 and 1.2) rho_i is each signer's own; with the share
/// s_i' = gacc s_i + tacc of the key that signs, k = c s_Y gacc and g = c s_Y tacc, and a is zero. In `bip445` (1.3) all
/// have the same rho_i = b, k = e g gacc, g is zero and a = e g tacc.
struct SigningTerms: Sendable {
    /// R.
    let noncePoint: Point

    /// Whether the sign before the nonces is minus.
    let negatesNonces: Bool

    /// The rho_i.
    let bindingFactors: BindingFactors

    /// k, g and a.
    let shareFactor: Scalar
    let generatorFactor: Scalar
    let addend: Scalar

    /// rho_i E_i of each signer, in the order of the list; kept where libsecp256k1 has computed R from them.
    var boundCommitments: [Point]?

    enum BindingFactors: Sendable {
        /// One a signer, in the order of the list.
        case each([Scalar])
        /// The same for all.
        case common(Scalar)

        /// That of a signer, by its place in the list.
        subscript(place: Int) -> Scalar {
            switch self {
            case .each(let factors): factors[place]
            case .common(let factor): factor
            }
        }
    }

    /// Whether a share holds its equation, by libsecp256k1 alone; variable time.
    ///
    ///     (z_i - lambda_i g) G = +-(D_i + rho_i E_i) + lambda_i k Y_i
    ///
    /// - Parameters:
    ///   - value: z_i.
    ///   - place: The signer's place in the list.
    ///   - commitment: Its commitment.
    ///   - publicShare: Its public share of the key, underived.
    ///   - weight: lambda_i.
    /// - Returns: `true` if it does.
    func hold(
        _ value: Scalar, at place: Int, _ commitment: NonceCommitment, _ publicShare: Point,
        weight: Scalar
    ) -> Bool {
        let bound =
            boundCommitments?[place] ?? commitment.binding.multiplied(by: bindingFactors[place])
        let nonce = commitment.hiding + bound
        return (value - weight * generatorFactor).timesGenerator()
            == (negatesNonces ? -nonce : nonce) + publicShare.multiplied(by: weight * shareFactor)
    }

    /// Whether a share seems to hold its equation, by the engine: in less than half of the time, but not enough to
    /// accuse anybody.
    func seemsToHold(
        _ value: Scalar, at place: Int, _ commitment: NonceCommitment, _ publicShare: Point,
        weight: Scalar
    ) -> Bool {
        let factor = bindingFactors[place]
        return PublicPoints([commitment.binding, publicShare]).cancel(
            with: [negatesNonces ? -factor : factor, weight * shareFactor],
            generatorFactor: weight * generatorFactor - value,
            adding: negatesNonces ? -commitment.hiding : commitment.hiding)
    }

    /// z_i = +-(d_i + rho_i e_i) + lambda_i (k s_i + g), in constant time.
    ///
    /// Computed twice, in two orders, so that one wrong step of the machine does not give the share away; `nil` if the
    /// results differ.
    func response(
        _ hiding: borrowing SecretScalar, _ binding: borrowing SecretScalar,
        _ share: borrowing SecretScalar, bindingFactor: Scalar, weight: Scalar
    ) -> Scalar? {
        let nonce = hiding.adding(binding.multiplied(by: bindingFactor))
        let first = (negatesNonces ? nonce.negated() : nonce.duplicate())
            .adding(
                share.multiplied(by: shareFactor).adding(generatorFactor)
                    .multiplied(by: weight))
        let sign = negatesNonces ? -Scalar.one : Scalar.one
        let second = share.multiplied(by: shareFactor * weight)
            .adding(binding.multiplied(by: sign * bindingFactor))
            .adding(hiding.multiplied(by: sign))
            .adding(generatorFactor * weight)
        guard first.subtracting(second).disclosed().isZero else { return nil }
        return first.disclosed()
    }
}
