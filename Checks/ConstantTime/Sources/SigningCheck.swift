import CMemcheck
import DKGTestHarness
import ThresholdSigning

/// Whole signing sessions, whose shares and whose fresh bytes are marked.
struct SigningCheck {
    let scheme: SigningScheme
    let taint: (borrowing SecretBytes) -> Void

    /// Fresh bytes that are marked as soon as they are drawn.
    private struct MarkedSource: RandomSource {
        var source: DeterministicRandomSource

        mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError) {
            source.fill(&bytes)
            unsafe bytes.withUnsafeMutableBytes { bytes in
                unsafe memcheck_make_undefined(bytes.baseAddress, bytes.count)
            }
        }
    }

    struct Failure: Error {}

    /// Three sign, with a key and with tweaks of both signs.
    func run() throws {
        let coefficients = [Scalar(1 << 40), Scalar(77)]
        let values = [1, 2, 3].map { coefficients[0] + coefficients[1] * Scalar($0) }
        let key = try ThresholdKey(
            publicKey: coefficients[0].timesGenerator(), threshold: Threshold(2),
            shares: [1, 2, 3].map {
                PublicShare(
                    evaluationPoint: Scalar($0), point: values[Int($0) - 1].timesGenerator(),
                    identity: try SigningCheck.identity($0).verificationKey)
            })
        var derivations: [SigningDerivation] = [
            .none, .descendant(try DerivationPath(steps: [7])),
        ]
        if scheme.isBIP340 { derivations.append(.taproot()) }
        for (number, derivation) in derivations.enumerated() {
            try sign(key, values, derivation, seed: UInt64(number))
        }
        try answer(key, values)
        print("constant time: \(scheme), nonces and shares of signatures")
    }

    private func signer(
        _ index: ParticipantIndex, _ value: Scalar, of key: ThresholdKey
    ) throws -> Signer {
        let bytes = SecretBytes(copying: value.encoded)
        taint(bytes)
        return try Signer(
            SecretKeyShare(SecretScalar(decoding: bytes), at: Scalar(index), of: key), by: scheme)
    }

    private static func identity(_ number: UInt64) throws -> SigningKey {
        try SigningKey(SecretScalar(Scalar(500 + number)))
    }

    /// A pool makes a pair, stores it, and answers with the record that was read again.
    private func answer(_ key: ThresholdKey, _ values: [Scalar]) throws {
        let indices = key.members.map(\.index)
        let coordinator = try SigningCheck.identity(9)
        let identity = try SigningCheck.identity(1).secretEncoding()
        taint(identity)
        var pool = try NoncePool(
            signer(indices[0], values[0], of: key), identity: SigningKey(decoding: identity))
        var source = MarkedSource(source: DeterministicRandomSource(seed: 3, label: "pool"))
        let prepared = try pool.prepare(for: coordinator.verificationKey, random: &source)
        let record = prepared.secretEncoding()
        let commitment = prepared.commitment
        try pool.stored(prepared)
        try pool.restore(record)
        guard pool.offer(commitment) != nil else { throw Failure() }
        let request = try SigningRequest(
            for: [1, 2, 3], with: key, by: scheme,
            commitments: [
                indices[0]: commitment,
                indices[1]: nonces(indices[1], values[1], of: key, seed: 5).commitment,
            ])
        let signed = SignedRequest(request, signedBy: coordinator)
        guard case .open(let open) = try pool.examine(signed) else { throw Failure() }
        let answer = pool.release(try pool.answer(open, erased: record))
        let session = try SigningSession(request, of: key)
        guard let share = answer.signatureShare, session.isValid(share) else { throw Failure() }
    }

    private func nonces(
        _ index: ParticipantIndex, _ value: Scalar, of key: ThresholdKey, seed: UInt64
    ) throws -> NoncePair {
        var source = MarkedSource(
            source: DeterministicRandomSource(seed: seed, label: "nonces \(index)"))
        return try signer(index, value, of: key).commit(random: &source)
    }

    private func sign(
        _ key: ThresholdKey, _ values: [Scalar], _ derivation: SigningDerivation, seed: UInt64
    ) throws {
        let indices = key.members.map(\.index)
        var commitments: [ParticipantIndex: NonceCommitment] = [:]
        for (index, value) in zip(indices, values) {
            commitments[index] = try nonces(index, value, of: key, seed: seed).commitment
        }
        let request = try SigningRequest(
            for: [1, 2, 3], with: key, by: scheme, derivation: derivation,
            commitments: commitments)
        let session = try SigningSession(request, of: key)
        var shares: [SignatureShare] = []
        for (index, value) in zip(indices, values) {
            let signer = try signer(index, value, of: key)
            let nonces = try nonces(index, value, of: key, seed: seed)
            shares.append(
                try signer.sign(signer.examine(request, for: nonces), with: nonces))
        }
        let signature = try session.aggregate(shares)
        guard signature.isValid(for: [1, 2, 3], under: session.signingKey) else { throw Failure() }
    }
}
