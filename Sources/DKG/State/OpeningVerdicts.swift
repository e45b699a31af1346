import PolynomialCommitments

/// What judging a round's openings came to.
struct OpeningVerdicts: Equatable {
    /// An opening that misses its commitment, as libsecp256k1 says.
    struct Invalid: Equatable {
        let holder: ParticipantIndex
        let member: ParticipantIndex
    }

    /// The lowest invalid opening of each holder that sent one, in the order of the holders.
    var invalid: [Invalid] = []

    /// The polynomials of the members of whom there are t right openings.
    var polynomials: [ParticipantIndex: PublicPolynomial] = [:]
}
