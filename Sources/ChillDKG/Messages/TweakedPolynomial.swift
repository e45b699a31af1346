import PolynomialCommitments
import Secp256k1Group

/// The public polynomial after the tweak of BIP 341 with no scripts, so that nobody can have hidden
/// a script path in the key.
///
/// The tweak is tw = int(TH("TapTweak", x(P))). P is taken with the y that it has and not lifted to
/// the even one, other than in BIP 341: Q = P + tw G, and every share grows by tw.
struct TweakedPolynomial: Hashable, Sendable {
    let tweak: Scalar
    let commitment: FeldmanCommitment

    private static let hash = TaggedHash("TapTweak")

    /// `nil` if P is infinity, tw is q or more, or Q is infinity: none happens by accident.
    init?(_ polynomial: FeldmanCommitment) {
        let untweaked = polynomial.constantTerm
        guard let key = untweaked.verificationKey,
            let tweak = try? Scalar(TweakedPolynomial.hash.digest(of: key.bytes).bytes)
        else { return nil }
        let tweaked = untweaked.adding(timesGenerator: tweak)
        if tweaked.isInfinity { return nil }
        self.tweak = tweak
        commitment = FeldmanCommitment(points: [tweaked] + polynomial.points.dropFirst())
    }
}
