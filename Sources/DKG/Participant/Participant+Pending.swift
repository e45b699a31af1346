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

        /// How many envelopes may have been released with ``state``: it grows from state to state, also after a crash.
        ///
        /// A storage for which somebody waits may be told of one state twice, or finish late, even after a crash. So it
        /// takes a higher version only, or the same bytes once more, and fails otherwise: with a state that was not the
        /// last a participant could be made to contradict itself. What ``Participant/discardedState(of:)`` gives has
        /// the highest version, `Int.max`.
        public let version: Int

        let outcome: ParticipantOutcome
        let step: Int
        let owner: Owner

        init(
            state: [UInt8]?, outcome: ParticipantOutcome, step: Int, version: Int, owner: Owner
        ) {
            self.state = state
            self.version = version
            self.outcome = outcome
            self.step = step
            self.owner = owner
        }
    }
}

extension Participant.Pending {
    /// Whose step it is: one participant's, from when it was made or made again.
    final class Owner: Sendable, CustomStringConvertible {
        let description: String

        init(_ participant: borrowing UnstoredParticipant) {
            description =
                "participant \(participant.index) of ceremony \(participant.state.ceremony.id)"
        }
    }
}
