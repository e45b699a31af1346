public import PolynomialCommitments
public import Secp256k1Group

extension KeyPackage {
    /// Collects shares for ``reconstructSecret()``.
    public struct Recovery: ~Copyable, Sendable {
        /// The key whose shares are collected.
        public let groupKey: GroupKey

        /// Whose shares there are, in the order in which they came.
        public private(set) var indices: [ParticipantIndex] = []
        private var shares: SecretScalarVector

        /// Begins to collect shares of a key.
        ///
        /// - Parameter groupKey: The key.
        public init(of groupKey: GroupKey) {
            self.groupKey = groupKey
            shares = SecretScalarVector(zeros: groupKey.threshold.count)
        }

        /// Adds a share; more than the threshold are not needed and are ignored.
        ///
        /// - Parameter package: A package of the same key.
        /// - Throws: ``RecoveryError/otherKey`` or ``RecoveryError/duplicate(_:)``.
        public mutating func add(_ package: borrowing KeyPackage) throws(RecoveryError) {
            guard package.groupKey.transcript == groupKey.transcript else { throw .otherKey }
            guard !indices.contains(package.index) else { throw .duplicate(package.index) }
            guard indices.count < groupKey.threshold.count else { return }
            shares.set(package.share, at: indices.count)
            indices.append(package.index)
        }

        /// Computes the whole secret key in one place, in constant time.
        ///
        /// This undoes what the ceremony was for: whoever calls it can use the key alone, and so can
        /// whoever reads its memory. It is for recovery, migration and tests.
        ///
        /// - Returns: The logarithm of ``GroupKey/publicKey``.
        /// - Throws: ``RecoveryError/tooFewShares(needed:got:)``.
        public consuming func reconstructSecret() throws(RecoveryError) -> SecretScalar {
            let needed = groupKey.threshold.count
            // As many indices as there is room for shares, or nothing is interpolated.
            guard let secret = try? Interpolation.secret(of: indices, shares: shares) else {
                throw .tooFewShares(needed: needed, got: indices.count)
            }
            return secret
        }
    }
}
