import PublicPointEngine
import ThresholdKeys

/// The equations of many shares at once: each times a weight that nobody could know before, their sum is infinity.
///
///     sum a_i (+-(D_i + rho_i E_i) + lambda_i (k Y_i + g G) - z_i G) = 0
///
/// Sound but for one chance in 2^128. Nobody is named by it alone.
struct ShareEquations {
    private let points: [(D: Point, E: Point, Y: Point)]
    private let factors: [(D: Scalar, E: Scalar, Y: Scalar, G: Scalar)]

    private static let weightHash = TaggedHash("DKG/v1/signature share weight")

    init(of session: SigningSession, values: [Scalar], weights: [Scalar]) {
        let terms = session.terms
        // The weights follow from everything that the equations consist of.
        let seed = ShareEquations.weightHash.digest(
            of: session.request.digest.bytes + values.flatMap(\.bytes))
        points = zip(session.members, session.commitments).map { member, commitment in
            (commitment.hiding, commitment.binding, member.verificationShare)
        }
        factors = values.indices.map { place in
            let a = Scalar(
                wide: ShareEquations.weightHash.digest(
                    of: seed.bytes + UInt32(clamping: place).bigEndianBytes
                ).weight)
            let nonce = terms.negatesNonces ? -a : a
            let share = a * weights[place]
            return (
                nonce, nonce * terms.bindingFactors[place], share * terms.shareFactor,
                share * terms.generatorFactor - a * values[place]
            )
        }
    }

    /// Whether the equations of some places hold together.
    func hold(_ places: ArraySlice<Int>) -> Bool {
        var terms: [Point] = [.generator]
        var scalars: [Scalar] = [places.reduce(Scalar.zero) { $0 + factors[$1].G }]
        for place in places {
            terms += [points[place].D, points[place].E, points[place].Y]
            scalars += [factors[place].D, factors[place].E, factors[place].Y]
        }
        return PublicPoints(terms).combined(with: scalars).isInfinity
    }
}
