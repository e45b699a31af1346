import ArgumentParser
import FROSTKeyGeneration

/// A suite as the command line names it.
enum FROSTSuiteName: String, CaseIterable, ExpressibleByArgument {
    case secp256k1, taproot

    var ciphersuite: FROSTCiphersuite {
        switch self {
        case .secp256k1: .secp256k1
        case .taproot: .secp256k1Taproot
        }
    }
}
