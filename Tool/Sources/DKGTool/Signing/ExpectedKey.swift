import ThresholdSigning

/// A public key on the command line.
enum ExpectedKey {
    case key(PublicKey)
    case xOnly(VerificationKey)
    case address(String)

    /// Reads the key.
    ///
    /// - Parameters:
    ///   - text: 66 or 64 hexadecimal digits, or a Taproot address.
    ///   - option: Which option it is.
    /// - Throws: ``UsageError``.
    init(_ text: String, _ option: String) throws(UsageError) {
        let bytes = [UInt8](hexadecimal: text)
        if let bytes, let key = try? PublicKey(compressed: bytes) {
            self = .key(key)
        } else if let bytes, let key = try? VerificationKey(decoding: bytes) {
            self = .xOnly(key)
        } else if BitcoinNetwork.allCases.contains(where: {
            text.hasPrefix($0.addressPrefix + "1p")
        }) {
            self = .address(text)
        } else {
            throw UsageError(
                "\(option) is a public key, 66 hexadecimal digits or 64 of its x-coordinate, or a Taproot address in lower "
                    + "case; got '\(text)'.")
        }
    }

    /// Whether a signature under a key is one under this.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - scheme: How it signs: of BIP 340 only the x-coordinate counts, in RFC 9591 the whole point.
    /// - Returns: `true` if it is.
    func matches(_ key: PublicKey, in scheme: SigningScheme) -> Bool {
        switch self {
        case .key(let expected):
            scheme.isBIP340 ? expected.verificationKey == key.verificationKey : expected == key
        case .xOnly(let expected): scheme.isBIP340 && expected == key.verificationKey
        case .address(let text):
            scheme.isBIP340
                && BitcoinNetwork.allCases.contains {
                    key.verificationKey.taprootAddress(on: $0) == text
                }
        }
    }
}
