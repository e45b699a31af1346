package import Secp256k1Group

/// What computes with many public points in a measurement.
///
/// Both give the same results. Nothing but a measurement chooses: everything else takes the standard.
public enum MeasuredArithmetic: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    /// The module `PublicPointEngine`, where there is enough to do at once.
    case engine
    /// libsecp256k1, one result at a time.
    case libsecp256k1

    /// The faster one in this build: the engine, unless the compiler was told not to optimise it.
    public static var standard: MeasuredArithmetic {
        switch PublicArithmetic.standard {
        case .engine: .engine
        case .libsecp256k1: .libsecp256k1
        }
    }

    /// `engine` or `libsecp256k1`.
    public var description: String { rawValue }

    /// What is measured.
    package var arithmetic: PublicArithmetic {
        switch self {
        case .engine: .engine
        case .libsecp256k1: .libsecp256k1
        }
    }
}
