public import PolynomialCommitments
public import ThresholdKeys

/// What a coordinator asks: these signers, with these commitments, to sign this message with that key (Signing.md,
/// section 4).
///
/// Public. Everybody who has the key can check it; ``SigningSession`` does. The commitments stand in it in every scheme,
/// so that what a signer answers can be judged by anybody.
public struct SigningRequest: Hashable, Sendable {
    /// How it is signed.
    public let scheme: SigningScheme

    /// The transcript of the key's epoch in use: 32 bytes.
    public let keyDigest: Digest

    /// Which key signs.
    public let derivation: SigningDerivation

    /// The evaluation points of the signers, strictly ascending.
    public let points: [Scalar]

    /// x_i 32 | D_i 33 | E_i 33 of each signer: what RFC 9591 calls the encoded commitment list.
    let list: [UInt8]

    /// The two aggregate nonces of BIP 445, 66 bytes; empty in the other schemes.
    let aggregateNonce: [UInt8]

    /// The message, whole: at most 16 MiB.
    public let message: [UInt8]

    /// The largest message: 16 MiB.
    public static let maximumMessageByteCount = 1 << 24

    static let entryByteCount = Scalar.byteCount + NonceCommitment.byteCount

    private static let hash = TaggedHash("DKG/v1/signing request")

    /// Makes a request.
    ///
    /// - Parameters:
    ///   - message: What is to be signed, at most 16 MiB.
    ///   - key: The key.
    ///   - scheme: How it is signed.
    ///   - derivation: Which key signs.
    ///   - commitments: A commitment of each signer, unused; at least t of them, and no more are needed.
    /// - Throws: ``SigningRequestError``, as ``SigningSession/init(_:of:options:)``.
    public init(
        for message: [UInt8], with key: ThresholdKey, by scheme: SigningScheme,
        derivation: SigningDerivation = .none,
        commitments: [ParticipantIndex: NonceCommitment]
    ) throws(SigningRequestError) {
        var entries: [(member: ThresholdKey.Member, commitment: NonceCommitment)] = []
        for (index, commitment) in commitments {
            guard let member = key.member(index) else { throw .unknownSigner(Scalar(index)) }
            entries.append((member, commitment))
        }
        entries.sort { $0.member.evaluationPoint.precedes($1.member.evaluationPoint) }
        var list = ByteWriter(capacity: SigningRequest.entryByteCount * entries.count)
        for entry in entries {
            list.append(entry.member.evaluationPoint)
            list.append(entry.commitment.encoded)
        }
        var aggregate: [UInt8] = []
        if case .bip445 = scheme {
            aggregate =
                AggregateNonce(of: entries.map(\.commitment)).encoded
        }
        self.init(
            scheme: scheme, keyDigest: key.epoch.transcript, derivation: derivation,
            points: entries.map(\.member.evaluationPoint), list: list.bytes,
            aggregateNonce: aggregate, message: message)
        try checkRules(for: key)
    }

    init(
        scheme: SigningScheme, keyDigest: Digest, derivation: SigningDerivation, points: [Scalar],
        list: [UInt8], aggregateNonce: [UInt8], message: [UInt8]
    ) {
        self.scheme = scheme
        self.keyDigest = keyDigest
        self.derivation = derivation
        self.points = points
        self.list = list
        self.aggregateNonce = aggregateNonce
        self.message = message
    }

    /// TH("DKG/v1/signing request", preimage), which names the request: 32 bytes.
    public var digest: Digest { SigningRequest.hash.digest(of: encoded) }

    /// SHA-256 of the message, as a person compares it: 32 bytes, which `sha256sum` prints as well.
    ///
    /// No scheme signs it; it is for eyes.
    public var messageDigest: [UInt8] { SHA256.hash(message) }

    /// The commitment in a place of the list; `nil` if it is no pair of points.
    func commitment(at place: Int) -> NonceCommitment? {
        try? NonceCommitment(decoding: Array(commitmentBytes(at: place)))
    }

    /// The bytes in a place of the list.
    func commitmentBytes(at place: Int) -> ArraySlice<UInt8> {
        let start = place * SigningRequest.entryByteCount + Scalar.byteCount
        return list[start..<start + NonceCommitment.byteCount]
    }
}

extension Scalar {
    /// Whether this is the smaller integer.
    func precedes(_ other: Scalar) -> Bool {
        let (a, b) = (words, other.words)
        return (a.3, a.2, a.1, a.0) < (b.3, b.2, b.1, b.0)
    }
}
