import PolynomialCommitments
public import ThresholdKeys

/// What opens a robust session on a board: who asks for which signature (Signing.md, section 5).
///
/// A signer decides by it whether it takes part, once; it then answers only requests that ask for the same
/// (``asks(for:)``). One call is for one signature, however many sessions it takes.
public struct SigningCall: Hashable, Sendable {
    /// What names the use of the key that a call opens: 32 bytes.
    public struct ID: Hashable, Sendable, CustomStringConvertible {
        /// TH("DKG/v1/use", key digest 32 | what the coordinator signs 32).
        public let digest: Digest

        /// Takes the 32 bytes from the header of a record.
        public init(_ digest: Digest) { self.digest = digest }

        /// 64 hexadecimal digits.
        public var description: String { digest.description }
    }

    /// The coordinator's BIP 340 key.
    public let coordinator: VerificationKey

    /// 32 bytes that the coordinator drew for this call.
    public let fresh: Digest

    /// How it is signed.
    public let scheme: SigningScheme

    /// The transcript of the key's epoch in use: 32 bytes.
    public let keyDigest: Digest

    /// Which key signs.
    public let derivation: SigningDerivation

    /// The message, whole: at most 16 MiB.
    public let message: [UInt8]

    /// The coordinator's signature over all fields.
    public let signature: Signature

    private static let hash = TaggedHash("DKG/v1/signing call")
    private static let useHash = TaggedHash("DKG/v1/use")

    /// Calls for a signature.
    ///
    /// - Parameters:
    ///   - message: What is to be signed, at most 16 MiB.
    ///   - key: The key.
    ///   - scheme: How it is signed.
    ///   - derivation: Which key signs.
    ///   - options: What is allowed besides.
    ///   - fresh: 32 bytes drawn for this call.
    ///   - coordinatorKey: The coordinator's key.
    /// - Throws: ``SigningRequestError``: what no request of this message with this key could be asked for.
    public init(
        for message: [UInt8], with key: ThresholdKey, by scheme: SigningScheme,
        derivation: SigningDerivation = .none, options: SigningOptions = [], fresh: Digest,
        signedBy coordinatorKey: borrowing SigningKey
    ) throws(SigningRequestError) {
        try SigningRequest.check(message, with: key, by: scheme, derivation, options)
        coordinator = coordinatorKey.verificationKey
        self.fresh = fresh
        self.scheme = scheme
        keyDigest = key.epoch.transcript
        self.derivation = derivation
        self.message = message
        signature = coordinatorKey.sign(
            SigningCall.hash.digest(
                of: SigningCall.body(
                    coordinatorKey.verificationKey, fresh, scheme, key.epoch.transcript, derivation,
                    message)),
            auxiliaryRandomness: nil)
    }

    /// What names the use of the key.
    ///
    /// It follows from all that is called for, fresh bytes included: nobody else's call, and no other one of the same
    /// coordinator, has it.
    public var id: ID {
        ID(SigningCall.useHash.digest(of: keyDigest.encoded + digest.encoded))
    }

    /// What the coordinator signs.
    private var digest: Digest {
        SigningCall.hash.digest(
            of: SigningCall.body(coordinator, fresh, scheme, keyDigest, derivation, message))
    }

    /// SHA-256 of the message, as a person compares it: 32 bytes, which `sha256sum` prints as well.
    public var messageDigest: [UInt8] { SHA256.hash(message) }

    /// Whether the coordinator that it names has signed it.
    public var isAuthentic: Bool {
        coordinator.isValid(signature, for: digest)
    }

    /// Whether a request asks for what was called for, in the same coordinator's name.
    ///
    /// Whether the signature of the request is right, ``SignedRequest/isAuthentic`` says.
    ///
    /// - Parameter signed: A request.
    /// - Returns: Whether scheme, key, derivation, message and coordinator are the same.
    public func asks(for signed: SignedRequest) -> Bool {
        let request = signed.request
        return signed.coordinator == coordinator && request.scheme == scheme
            && request.keyDigest == keyDigest && request.derivation == derivation
            && request.message == message
    }

    /// Checks a call as a signer does before it decides: nothing in it is impossible with this key.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - options: What the signer allows besides.
    /// - Returns: The key under which the signature will verify; `nil` if a rerandomisation gives each session its own.
    /// - Throws: ``SigningRequestError``.
    public func check(
        of key: ThresholdKey, options: SigningOptions = []
    ) throws(SigningRequestError) -> PublicKey? {
        guard keyDigest == key.epoch.transcript else {
            throw .otherKey(expected: key.epoch.transcript, got: keyDigest)
        }
        try SigningRequest.check(message, with: key, by: scheme, derivation, options)
        if derivation.rerandomisation != nil { return nil }
        return try SigningRequest(
            scheme: scheme, keyDigest: keyDigest, derivation: derivation, points: [], list: [],
            aggregateNonce: [], message: []
        ).signingKey(of: key).publicKey
    }

    // MARK: Bytes

    /// Decodes a call; whether the signature verifies, ``isAuthentic`` says.
    ///
    /// - Parameter bytes: 01 | 14 | coordinator's key 32 | fresh bytes 32 | scheme u8 | version u32 | key digest 32 |
    ///   derivation | length u64, message | signature 64, and nothing else.
    /// - Throws: ``SigningRequestError``, as ``SigningRequest/init(decoding:)``.
    public init(decoding bytes: [UInt8]) throws(SigningRequestError) {
        var reader = ByteReader(bytes)
        let number: UInt8
        let version: UInt32
        (coordinator, fresh, number, version) = try reader.value { reader throws(DecodingError) in
            try SigningMessageKind.call.read(from: &reader)
            return (
                try reader.readVerificationKey(), try reader.readDigest(), try reader.readUInt8(),
                try reader.readUInt32()
            )
        }
        guard let scheme = SigningScheme(number: number, version: version) else {
            throw .unknownScheme(number: Int(number), version: Int(version))
        }
        self.scheme = scheme
        keyDigest = try reader.value { reader throws(DecodingError) in try reader.readDigest() }
        derivation = try SigningDerivation(from: &reader)
        message = try SigningRequest.message(from: &reader)
        signature = try reader.value { reader throws(DecodingError) in
            let signature = try reader.readSignature()
            try reader.finish()
            return signature
        }
    }

    /// The encoding.
    public var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 256 + message.count)
        SigningMessageKind.call.append(to: &writer)
        writer.append(
            SigningCall.body(coordinator, fresh, scheme, keyDigest, derivation, message))
        writer.append(signature.encoded)
        return writer.bytes
    }

    /// What is signed: everything between the kind and the signature.
    private static func body(
        _ coordinator: VerificationKey, _ fresh: Digest, _ scheme: SigningScheme,
        _ keyDigest: Digest, _ derivation: SigningDerivation, _ message: [UInt8]
    ) -> [UInt8] {
        var writer = ByteWriter(capacity: 256 + message.count)
        writer.append(coordinator.encoded)
        writer.append(fresh)
        writer.append(scheme.number)
        writer.append(scheme.version)
        writer.append(keyDigest)
        writer.append(derivation.encoded)
        writer.append(UInt64(message.count).bigEndianBytes)
        writer.append(message)
        return writer.bytes
    }
}
