import DKG
import DKGTestHarness

/// Where things stand in the body of a deal message, for tests that change bytes.
struct DealLayout {
    let scheme: CommitmentScheme
    var threshold = 3
    var members = 5

    /// A commitment of 64 bytes.
    func commitment(_ position: Int) -> Range<Int> {
        let start = 2 + position * 64
        return start..<start + 64
    }

    /// R, 33 bytes.
    var ephemeralKey: Range<Int> {
        let start = 2 + threshold * 64
        return start..<start + 33
    }

    /// The count of the sealed shares and what follows up to the proofs.
    var sealedShares: Range<Int> {
        let start = ephemeralKey.upperBound
        return start..<start + (2 + members * 32) * (scheme == .pedersen ? 2 : 1)
    }

    /// One sealed value of 32 bytes.
    func sealedValue(_ position: Int) -> Range<Int> {
        let start = sealedShares.lowerBound + 2 + position * 32
        return start..<start + 32
    }

    /// The proofs, 64 bytes in the Pedersen scheme and 128 in the Feldman scheme.
    var proofs: Range<Int> {
        let start = sealedShares.upperBound
        return start..<start + (scheme == .pedersen ? 64 : 128)
    }
}

extension DealerSecrets {
    /// Secrets that follow from a label and have nothing to do with a seed.
    static func other(
        _ scheme: CommitmentScheme, threshold: Threshold, label: String = "other",
        constantTerm: Scalar? = nil
    ) -> DealerSecrets {
        func scalar(_ name: String) -> Scalar {
            Scalar(reducing: TaggedHash("test secret").digest(of: Array("\(label) \(name)".utf8)))
        }
        let polynomial = SecretPolynomial(threshold: threshold) { k in
            SecretScalar(k == 0 ? constantTerm ?? scalar("a 0") : scalar("a \(k)"))
        }
        let ephemeralSecret = SecretScalar(scalar("r"))
        guard scheme == .pedersen else {
            return DealerSecrets(
                polynomial: polynomial, blinding: .feldman, ephemeralSecret: ephemeralSecret)
        }
        let blinding = SecretPolynomial(threshold: threshold) { k in
            SecretScalar(scalar("b \(k)"))
        }
        return DealerSecrets(
            polynomial: polynomial, blinding: .pedersen(blinding), ephemeralSecret: ephemeralSecret)
    }
}
