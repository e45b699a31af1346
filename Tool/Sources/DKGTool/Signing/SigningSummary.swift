import ThresholdSigning

/// What a person looks at before a share leaves, and what `--json` prints of a request.
struct SigningSummary: Encodable {
    let address: String?
    let chainCode: String?
    let merkleRoot: String?
    let messageByteCount: Int
    let messageSHA256: String
    let path: String
    let requestDigest: String
    let rerandomised: Bool
    let scheme: String
    let signers: [Int]
    let signingKey: String
    let taproot: Bool

    init(
        _ request: SigningRequest, of key: ThresholdKey, signingKey: PublicKey,
        on network: NetworkName
    ) {
        let derivation = request.derivation
        // Who uses a key of BIP 340 as it is can have it as an output key.
        let isOutput =
            request.scheme.isBIP340 && derivation.rerandomisation == nil
            && derivation.rawTweaks.isEmpty
        address =
            isOutput ? signingKey.verificationKey.taprootAddress(on: network.network) : nil
        chainCode = derivation.chainCode?.description
        merkleRoot =
            switch derivation.taproot {
            case .root(let root): root.description
            default: nil
            }
        messageByteCount = request.message.count
        messageSHA256 = request.messageDigest.hexadecimal
        path = derivation.path.description
        requestDigest = request.digest.description
        rerandomised = derivation.rerandomisation != nil
        scheme = SigningSchemeName.text(of: request.scheme)
        signers = request.points.compactMap { key.member(at: $0).map { Int($0.index.value) } }
        self.signingKey = signingKey.description
        taproot = derivation.taproot != nil
    }

    /// The same for a person.
    var lines: [String] {
        var lines = [
            "scheme:      \(scheme)",
            "signers:     \(signers.map(String.init).joined(separator: ", "))",
            "message:     \(messageByteCount) bytes, SHA-256 \(messageSHA256)",
            "path:        \(path)",
        ]
        if let chainCode { lines.append("chain code:  \(chainCode)") }
        if rerandomised { lines.append("key:         rerandomised for this signature") }
        if taproot {
            lines.append("commits to:  \(merkleRoot.map { "scripts, \($0)" } ?? "no script")")
        }
        lines.append("signing key: \(signingKey)")
        if let address { lines.append("address:     \(address)") }
        lines.append("request:     \(requestDigest)")
        return lines
    }
}
