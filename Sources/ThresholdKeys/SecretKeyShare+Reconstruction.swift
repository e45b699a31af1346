public import PolynomialCommitments
public import Secp256k1Group

extension SecretKeyShare {
    /// Collects shares for ``reconstructSecret()``.
    public struct Recovery: ~Copyable, Sendable {
        /// The key whose shares are collected.
        public let key: ThresholdKey

        /// Whose shares there are, in the order in which they came.
        public private(set) var indices: [ParticipantIndex] = []

        private var points: [Scalar] = []
        private var shares: SecretScalarVector

        /// Begins to collect shares of a key.
        ///
        /// - Parameter key: The key.
        public init(of key: ThresholdKey) {
            self.key = key
            shares = SecretScalarVector(zeros: key.threshold.count)
        }

        /// Adds a share; more than the threshold are not needed and are ignored.
        ///
        /// - Parameter share: A share of the same key.
        /// - Throws: ``ThresholdKeyError/otherKey`` or ``ThresholdKeyError/duplicate(_:)``.
        public mutating func add(_ share: borrowing SecretKeyShare) throws(ThresholdKeyError) {
            guard share.key == key else { throw .otherKey }
            guard !points.contains(share.evaluationPoint) else {
                throw .duplicate(share.evaluationPoint)
            }
            guard points.count < key.threshold.count else { return }
            shares.set(share.value, at: points.count)
            points.append(share.evaluationPoint)
            indices.append(share.index)
        }

        /// Computes the whole secret key in one place, in constant time.
        ///
        /// This undoes what the key generation was for: whoever calls it can use the key alone. It
        /// is for recovery, migration and tests.
        ///
        /// - Returns: The logarithm of ``ThresholdKey/publicKey``.
        /// - Throws: ``ThresholdKeyError/tooFewShares(needed:got:)``, or
        ///   ``ThresholdKeyError/inconsistentKey`` if public key, threshold and verification shares do
        ///   not belong together, which only ``ThresholdKey/init(unverified:threshold:shares:purpose:context:)`` leaves unchecked.
        public consuming func reconstructSecret() throws(ThresholdKeyError) -> SecretScalar {
            let needed = key.threshold.count
            // As many points as there is room for shares, or nothing is interpolated.
            guard let secret = Interpolation.secret(ofPoints: points, shares: shares) else {
                throw .tooFewShares(needed: needed, got: points.count)
            }
            guard secret.timesGenerator() == key.publicKey.point else { throw .inconsistentKey }
            return secret
        }
    }
}
