import PolynomialCommitments
import Secp256k1Group

/// What a dealer's commitments say of the share that a receiver has from it.
struct ShareClaim {
    let dealer: ParticipantIndex

    /// What the share has to match: the commitment's value at the receiver, by whatever arithmetic.
    let value: Point

    /// The commitment to the dealer's polynomial.
    let points: [Point]

    /// The same value once more, by libsecp256k1.
    ///
    /// Nobody is accused by fast arithmetic alone: it is asked before a dealer is.
    func confirmedValue(at receiver: ParticipantIndex) -> Point {
        Point.polynomial(points, at: receiver.value)
    }
}
