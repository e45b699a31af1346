import ArgumentParser
import ThresholdSigning

/// A network of Bitcoin as the command line names it.
enum NetworkName: String, CaseIterable, ExpressibleByArgument {
    case main, test, regtest

    /// The network.
    var network: BitcoinNetwork {
        switch self {
        case .main: .main
        case .test: .test
        case .regtest: .regtest
        }
    }
}
