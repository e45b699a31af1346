/// For which of Bitcoin's networks an address is written.
public enum BitcoinNetwork: Hashable, Sendable, CaseIterable {
    /// The one with the coins: addresses begin with `bc1`.
    case main
    /// The test networks, signet included: `tb1`.
    case test
    /// A network of one's own for regression tests: `bcrt1`.
    case regtest

    /// What an address begins with, before the `1`.
    public var addressPrefix: String {
        switch self {
        case .main: "bc"
        case .test: "tb"
        case .regtest: "bcrt"
        }
    }
}
