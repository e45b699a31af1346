import PolynomialCommitments
import Secp256k1Group

extension Participant {
    /// A step that is taken and not released: what has to be stored first.
    ///
    /// It cannot be copied, and is used up by ``Participant/release(_:)``. One that is dropped comes back with the next
    /// call, so that nothing is lost where storing fails.
    public struct Pending: ~Copyable, Sendable {
        /// What has to be stored, as a whole in the place of what was stored before, until it would survive a power
        /// failure; `nil` if the step says nothing that is not stored already.
        ///
        /// Encrypted with the state key. It has no secret in the clear.
        public let state: [UInt8]?

        let outcome: ParticipantOutcome
        let step: Int
        let owner: Owner

        init(state: [UInt8]?, outcome: ParticipantOutcome, step: Int, owner: Owner) {
            self.state = state
            self.outcome = outcome
            self.step = step
            self.owner = owner
        }
    }
}

extension Participant.Pending {
    /// Whose step it is.
    struct Owner: Hashable, CustomStringConvertible {
        private let ceremony: Digest
        private let index: ParticipantIndex

        init(_ participant: borrowing UnstoredParticipant) {
            ceremony = participant.state.ceremony.id
            index = participant.index
        }

        var description: String { "participant \(index) of ceremony \(ceremony)" }
    }
}
