import PolynomialCommitments
import Secp256k1Group

/// What a dealer's commitments say of the share that a receiver has from it.
struct ShareClaim {
    let dealer: ParticipantIndex

    /// What the share has to match: a commitment's value at the receiver.
    let value: Point
}
