import FROSTPackages
import PublicPointEngine
import ThresholdKeys

extension SigningTerms {
    /// The terms of `rfc9591` and `taproot` (Signing.md, sections 1.1 and 1.2), with R by the engine.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - suite: Its ciphersuite.
    ///   - key: The key that signs.
    ///   - commitments: What is in the request's list.
    ///   - arithmetic: What computes R.
    /// - Throws: ``SigningRequestError/nonceAtInfinity``.
    init(
        frost request: SigningRequest, _ suite: FROSTCiphersuite, key: TweakedKey,
        commitments: [NonceCommitment], arithmetic: PublicArithmetic
    ) throws(SigningRequestError) {
        // rho_i = H1(sec33(Y) || H4(m) || H5(B) || x_i)
        var prefix = HashToField(tag: suite.contextString + "rho")
        prefix.append(SigningTerms.bindingPrefix(request, suite, key: key.publicKey.point))
        let factors = request.points.map { x in
            var hash = prefix
            hash.append(x.encoded)
            return hash.scalar
        }
        // R = sum D_i + rho_i E_i
        switch arithmetic {
        case .engine:
            let nonce =
                PublicPoints(commitments.map(\.binding))
                .combined(with: factors, adding: PublicPoints(commitments.map(\.hiding)))
            try self.init(frost: request, suite, key: key, factors, nonce: nonce)
        case .libsecp256k1:
            try self.init(
                frost: request, suite, key: key, commitments: commitments, factors: factors)
        }
    }

    /// The terms with R by libsecp256k1, whose products are kept.
    init(
        frost request: SigningRequest, _ suite: FROSTCiphersuite, key: TweakedKey,
        commitments: [NonceCommitment], factors: [Scalar]
    ) throws(SigningRequestError) {
        let bound = zip(commitments, factors).map { $0.binding.multiplied(by: $1) }
        try self.init(
            frost: request, suite, key: key, factors,
            nonce: Point.sum(of: commitments.map(\.hiding) + bound))
        boundCommitments = bound
    }

    private init(
        frost request: SigningRequest, _ suite: FROSTCiphersuite, key: TweakedKey,
        _ factors: [Scalar], nonce: Point
    ) throws(SigningRequestError) {
        if nonce.isInfinity { throw .nonceAtInfinity }
        let isTaproot = suite == .secp256k1Taproot
        let point = key.publicKey.point
        let challenge = SigningTerms.challenge(
            nonce.compressed, point, request.message, suite)
        // s_Y and s_R are -1 in taproot alone.
        let signed = isTaproot && point.hasOddY ? -challenge : challenge
        self.init(
            noncePoint: nonce, negatesNonces: isTaproot && nonce.hasOddY,
            bindingFactors: .each(factors), shareFactor: key.isNegated ? -signed : signed,
            generatorFactor: signed * key.sum, addend: .zero)
    }

    /// sec33(Y) || H4(m) || H5(B), which all binding factors are hashed of; in taproot sec33(s_Y Y), which begins with 02.
    static func bindingPrefix(
        _ request: SigningRequest, _ suite: FROSTCiphersuite, key: Point
    ) -> [UInt8] {
        let negates = suite == .secp256k1Taproot && key.hasOddY
        return (negates ? -key : key).compressed
            + suite.digest(of: request.message, purpose: "msg")
            + suite.digest(of: request.list, purpose: "com")
    }

    /// c = H2(sec33(R) || sec33(Y) || m), in taproot the challenge of BIP 340; R as its 33 bytes.
    static func challenge(
        _ nonce: [UInt8], _ key: Point, _ message: [UInt8], _ suite: FROSTCiphersuite
    ) -> Scalar {
        switch suite {
        case .secp256k1:
            var hash = HashToField(tag: suite.contextString + "chal")
            hash.append(nonce)
            hash.append(key.compressed)
            hash.append(message)
            return hash.scalar
        case .secp256k1Taproot:
            return bip340Challenge(nonce.dropFirst(), key, message)
        }
    }

    private static let bip340Hash = TaggedHash("BIP0340/challenge")

    /// int(TH("BIP0340/challenge", x(R) || x(Y) || m)) mod q.
    static func bip340Challenge(
        _ nonce: ArraySlice<UInt8>, _ key: Point, _ message: [UInt8]
    ) -> Scalar {
        var writer = ByteWriter(capacity: 64 + message.count)
        writer.append(nonce)
        writer.append(key.compressed.dropFirst())
        writer.append(message)
        return Scalar(reducing: bip340Hash.digest(of: writer))
    }
}

extension FROSTCiphersuite {
    /// H4 and H5: plain digests of 32 bytes.
    fileprivate func digest(of message: [UInt8], purpose: String) -> [UInt8] {
        var hash = SHA256()
        hash.append(Array((contextString + purpose).utf8))
        hash.append(message)
        return hash.digest
    }
}
