import Secp256k1Group

/// Opened shares s with their blindings s', in the order of some members.
struct SharePairs {
    var values: [Scalar] = []
    var blindings: [Scalar] = []
}
