import PublicPointEngine
import ThresholdKeys

/// The equations of many shares at once: each times a weight that nobody could know before, their sum is infinity.
///
///     sum a_i (N_i +- (lambda_i k Y_i + (lambda_i g - z_i) G)) = 0, N_i = D_i + rho_i E_i
///
/// Sound but for one chance in 2^128. Nobody is named by it alone. The weights are short, and the sign stands where it
/// does not lengthen their products with the nonces.
struct ShareEquations {
    /// The points of each signer with their factors; how many it has depends on whether N_i is known.
    private let points: [[Point]]
    private let factors: [[Scalar]]
    private let generatorFactors: [Scalar]

    private static let weightHash = TaggedHash("DKG/v1/signature share weight")

    init(of session: SigningSession, values: [Scalar], weights: [Scalar]) {
        let terms = session.terms
        // The weights follow from everything that the equations consist of.
        let seed = ShareEquations.weightHash.digest(
            of: session.request.digest.bytes + values.flatMap(\.bytes))
        let randomisers = values.indices.map { place in
            Scalar(
                wide: ShareEquations.weightHash.digest(
                    of: seed.bytes + UInt32(clamping: place).bigEndianBytes
                ).weight)
        }
        let signed = terms.negatesNonces ? randomisers.map { -$0 } : randomisers
        let nonces = ShareEquations.nonces(of: session)
        points = values.indices.map { place in
            let commitment = session.commitments[place]
            return [session.members[place].verificationShare]
                + (nonces.map { [$0[place]] } ?? [commitment.hiding, commitment.binding])
        }
        factors = values.indices.map { place in
            let a = randomisers[place]
            return [signed[place] * weights[place] * terms.shareFactor]
                + (nonces == nil ? [a, a * terms.bindingFactors[place]] : [a])
        }
        generatorFactors = values.indices.map { place in
            signed[place] * (weights[place] * terms.generatorFactor - values[place])
        }
    }

    /// N_i of every signer, if half of the work for them is done.
    private static func nonces(of session: SigningSession) -> [Point]? {
        session.terms.boundCommitments.map { bound in
            PublicPoints.columnSums(of: [
                PublicPoints(session.commitments.map(\.hiding)), PublicPoints(bound),
            ]).points
        }
    }

    /// Whether the equations of some places hold together.
    func hold(_ places: ArraySlice<Int>) -> Bool {
        let generatorFactor = places.reduce(Scalar.zero) { $0 + generatorFactors[$1] }
        return PublicPoints(places.flatMap { points[$0] })
            .cancel(
                with: places.flatMap { factors[$0] }, generatorFactor: generatorFactor)
    }
}
