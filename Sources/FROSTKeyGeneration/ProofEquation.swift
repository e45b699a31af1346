import FROSTPackages
import PublicPointEngine

/// All proofs of a round in one equation, by the engine for public points.
///
/// A proof is valid if R + c phi_0 - z G is infinity. The sum of these, each times a weight of 128 bits, is
/// infinity if all proofs are valid, whatever the weights are; with an invalid one among them it is for one choice
/// of its weight in 2^128. The weights are hashes of all that is in the equation, so whoever changes a proof
/// changes all of them.
///
/// It accuses nobody: where it fails, each proof is verified by itself.
enum ProofEquation {
    private static let batchHash = TaggedHash("DKG/frost/proofs")
    private static let weightHash = TaggedHash("DKG/frost/proof weight")

    /// With fewer an equation costs more than verifying each; measured.
    static let fewest = 3

    /// Whether all proofs are known to be valid without verifying each; never with libsecp256k1 alone.
    ///
    /// - Parameters:
    ///   - broadcasts: The packages with their senders.
    ///   - ciphersuite: The suite of the session.
    ///   - arithmetic: What computes.
    /// - Returns: `false` says nothing about any proof.
    static func settles(
        _ broadcasts: [FROSTBroadcast], in ciphersuite: FROSTCiphersuite,
        by arithmetic: PublicArithmetic
    ) -> Bool {
        switch arithmetic {
        case .engine: broadcasts.count >= fewest && holds(for: broadcasts, in: ciphersuite)
        case .libsecp256k1: false
        }
    }

    /// Whether the equation holds.
    ///
    /// - Parameters:
    ///   - broadcasts: The packages with their senders.
    ///   - ciphersuite: The suite of the session.
    /// - Returns: `false` also if a constant term or a nonce's point is infinity, which no valid proof has.
    static func holds(
        for broadcasts: [FROSTBroadcast], in ciphersuite: FROSTCiphersuite
    ) -> Bool {
        let proofs = broadcasts.map(\.package.proof)
        let constantTerms = broadcasts.map(\.package.commitment.constantTerm)
        let noncePoints = proofs.map(\.noncePoint)
        if (constantTerms + noncePoints).contains(where: \.isInfinity) { return false }
        let challenges = broadcasts.map { broadcast in
            FROSTProof.challenge(
                broadcast.sender, commitment: broadcast.package.commitment.constantTerm,
                noncePoint: broadcast.package.proof.noncePoint, in: ciphersuite)
        }
        let weights = weights(proofs, constantTerms, challenges)
        let scalars = weights.map { Scalar(wide: $0) }
        let responses = zip(scalars, proofs).reduce(Scalar.zero) { $0 + $1.0 * $1.1.response }
        let nonces = PublicPoints(noncePoints).combined(with: weights)
        let commitments = PublicPoints(constantTerms)
            .combined(with: zip(scalars, challenges).map { $0 * $1 })
        return nonces + commitments == responses.timesGenerator()
    }

    /// A weight for each proof: the first 128 bits of a hash of all of them and of its position.
    static func weights(
        _ proofs: [FROSTProof], _ constantTerms: [Point], _ challenges: [Scalar]
    ) -> [UInt128] {
        var writer = ByteWriter(capacity: 130 * proofs.count)
        for position in proofs.indices {
            writer.append(compressed: constantTerms[position])
            writer.append(compressed: proofs[position].noncePoint)
            writer.append(proofs[position].response)
            // Stands for the identifier and the suite: the equation knows no more of them.
            writer.append(challenges[position])
        }
        let batch = batchHash.digest(of: writer)
        return proofs.indices.map { position in
            var writer = ByteWriter(capacity: 36)
            writer.append(batch)
            writer.append(UInt32(truncatingIfNeeded: position))
            return weightHash.digest(of: writer).weight
        }
    }
}
