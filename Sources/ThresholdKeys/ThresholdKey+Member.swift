public import PolynomialCommitments
public import Secp256k1Group

extension ThresholdKey {
    /// Somebody for whom there is a share of the key.
    public struct Member: Hashable, Sendable {
        /// The member's number in the roster; in a foreign key its place in the list, counted from one.
        public let index: ParticipantIndex

        /// Its BIP 340 key; `nil` in a foreign key whose members have none.
        public let identity: VerificationKey?

        /// The argument at which the polynomial is evaluated, never zero.
        public let evaluationPoint: Scalar

        /// The share times G, Y_i.
        ///
        /// In a key of this package's ceremonies it may be infinity: one liar and one receiver can bring that
        /// about, and nobody is to blame.
        public let verificationShare: Point

        init(index: ParticipantIndex, share: PublicShare) {
            self.index = index
            identity = share.identity
            evaluationPoint = share.evaluationPoint
            verificationShare = share.point
        }
    }
}
