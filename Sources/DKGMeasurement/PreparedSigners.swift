import DKGTestHarness
import PolynomialCommitments
import Secp256k1Group
import ThresholdKeys
public import ThresholdSigning

/// A key of which t of 3t/2 members sign, rounded up, as a dealer would have made it, and the messages of one session.
///
/// The indices are the evaluation points. Signer t is measured.
public struct PreparedSigners: ~Copyable {
    let key: ThresholdKey
    let scheme: SigningScheme
    let message: [UInt8]
    let commitments: [ParticipantIndex: NonceCommitment]
    let request: SigningRequest
    let shares: [SignatureShare]
    /// The one that is measured, whose pair of nonces is the same whenever it is made.
    let signer: Signer
    private let seed: UInt64

    /// Prepares a session.
    ///
    /// - Parameters:
    ///   - scheme: How it is signed; the key is another protocol's.
    ///   - threshold: t, at least 2.
    ///   - seed: Everything follows from it.
    /// - Throws: What the library throws for a key or a session that cannot be.
    public init(_ scheme: SigningScheme, threshold: Int, seed: UInt64) throws {
        let size = try Threshold(threshold)
        let indices = try (1...(3 * threshold + 1) / 2).map { try ParticipantIndex($0) }
        let message = [UInt8](repeating: 0x5A, count: 32)
        var source = DeterministicRandomSource(seed: seed, label: "key")
        let polynomial = (0..<threshold).map { _ in Scalar(reducing: source.nextDigest()) }
        let values = indices.map { index in
            polynomial.reversed().reduce(Scalar.zero) { $0 * Scalar(index) + $1 }
        }
        let key = try ThresholdKey(
            publicKey: (polynomial.first ?? .zero).timesGenerator(), threshold: size,
            shares: zip(indices, values).map { index, value in
                PublicShare(evaluationPoint: Scalar(index), point: value.timesGenerator())
            },
            purpose: .signing)

        func signer(_ number: Int) throws -> Signer {
            try Signer(
                SecretKeyShare(
                    SecretScalar(values[number - 1]), at: Scalar(indices[number - 1]), of: key),
                by: scheme)
        }
        var commitments: [ParticipantIndex: NonceCommitment] = [:]
        for number in 1...threshold {
            let nonces = try PreparedSigners.nonces(of: signer(number), seed)
            commitments[nonces.index] = nonces.commitment
        }
        let request = try SigningRequest(
            for: message, with: key, by: scheme, commitments: commitments)
        let shares = try (1...threshold).map { number in
            let signer = try signer(number)
            let nonces = try PreparedSigners.nonces(of: signer, seed)
            return try signer.sign(signer.examine(request, for: nonces), with: nonces)
        }
        let measured = try signer(threshold)
        self.key = key
        self.scheme = scheme
        self.message = message
        self.commitments = commitments
        self.request = request
        self.shares = shares
        self.seed = seed
        self.signer = measured
    }

    /// The measured signer's pair, which the session has a commitment of.
    func nonces() throws -> NoncePair { try PreparedSigners.nonces(of: signer, seed) }

    /// The shares, of which the last is wrong.
    var sharesWithLie: [SignatureShare] {
        guard let last = shares.last else { return [] }
        return shares.dropLast() + [SignatureShare(last.value + .one, of: last.index)]
    }

    private static func nonces(of signer: borrowing Signer, _ seed: UInt64) throws -> NoncePair {
        var source = DeterministicRandomSource(seed: seed, label: "nonces \(signer.index)")
        return try signer.commit(random: &source)
    }
}
