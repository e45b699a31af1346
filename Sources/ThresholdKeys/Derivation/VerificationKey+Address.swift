public import Secp256k1Group

extension VerificationKey {
    /// The address of the Taproot output with this key, to compare with one that a wallet shows (BIP 341, BIP 350).
    ///
    /// Nothing is committed to here: take the key of ``TweakedKey/outputKey(_:)``, which is the output's, and not the
    /// internal one.
    ///
    /// - Parameter network: The network.
    /// - Returns: The address, in lower case.
    public func taprootAddress(on network: BitcoinNetwork) -> String {
        Bech32m.address(of: encoded, version: 1, prefix: network.addressPrefix)
    }
}
