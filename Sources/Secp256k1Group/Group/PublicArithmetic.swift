/// What computes with many public points and signatures at once.
///
/// Both give the same results, and the tests compare them; the difference is time. Secrets never depend
/// on the choice: they meet libsecp256k1 and constant-time code alone.
package enum PublicArithmetic: Hashable, Sendable, CaseIterable {
    /// The module `PublicPointEngine`, where there is enough to do at once.
    ///
    /// What it computes is checked in the end by libsecp256k1: a participant's own share against its
    /// public key, and the last of all public keys of shares against the polynomial.
    case engine
    /// libsecp256k1, one result at a time.
    case libsecp256k1

    /// The faster one in this build: the engine, unless the compiler was told not to optimise it.
    package static var standard: PublicArithmetic {
        #if DEBUG
            .libsecp256k1
        #else
            .engine
        #endif
    }
}

extension PublicArithmetic: CustomStringConvertible {
    /// `engine` or `libsecp256k1`.
    package var description: String {
        switch self {
        case .engine: "engine"
        case .libsecp256k1: "libsecp256k1"
        }
    }
}
