import ArgumentParser
import ThresholdSigning

/// A scheme as the command line names it.
enum SigningSchemeName: String, CaseIterable, ExpressibleByArgument {
    case rfc9591
    case taproot
    case bip445Draft6 = "bip445-0.6.0"
    case bip445Draft12 = "bip445-0.12.1"

    /// The scheme.
    var scheme: SigningScheme {
        switch self {
        case .rfc9591: .rfc9591
        case .taproot: .taproot
        case .bip445Draft6: .bip445(.draft6)
        case .bip445Draft12: .bip445(.draft12)
        }
    }

    /// The byte by which a file of nonces names it.
    var number: UInt8 {
        switch self {
        case .rfc9591: 1
        case .taproot: 2
        case .bip445Draft6: 3
        case .bip445Draft12: 4
        }
    }

    /// The scheme with this byte; `nil` if there is none.
    init?(number: UInt8) {
        guard let name = SigningSchemeName.allCases.first(where: { $0.number == number }) else {
            return nil
        }
        self = name
    }

    /// How many random bytes a pair of nonces is made of.
    var randomByteCount: Int {
        switch self {
        case .rfc9591, .taproot: 64
        case .bip445Draft6, .bip445Draft12: 32
        }
    }

    /// What the command line calls a scheme; one that is new gets its own words.
    static func text(of scheme: SigningScheme) -> String {
        allCases.first { $0.scheme == scheme }?.rawValue ?? scheme.description
    }
}
