import PolynomialCommitments
import Secp256k1Group
import ShareVerification

/// The shares that one participant received, one from each accepted dealing.
///
/// Wiped when the value dies; it cannot be copied, compared or printed.
struct ReceivedShares: ~Copyable, Sendable {
    let receiver: ParticipantIndex
    let positions: [ParticipantIndex: Int]
    private(set) var values: SecretScalarVector
    private(set) var blindings: SecretScalarVector
    private let scheme: CommitmentScheme

    /// Opens the receiver's share of every dealing.
    ///
    /// None of them is checked yet.
    init(
        of dealings: [ParticipantIndex: AcceptedDealing], receiver: ParticipantIndex,
        sessionKey: borrowing SecretScalar, in session: DealingSession
    ) {
        let dealers = dealings.keys.sorted()
        self.receiver = receiver
        scheme = session.scheme
        var positions: [ParticipantIndex: Int] = [:]
        var values = SecretScalarVector(zeros: dealers.count)
        var blindings = SecretScalarVector(
            zeros: session.scheme == .pedersen ? dealers.count : 0)
        for (position, dealer) in dealers.enumerated() {
            // Bound to a name first, the share would never be destroyed (Docs/Security.md, "Wiping").
            switch dealings[dealer]?.share(of: receiver, sessionKey: sessionKey, in: session) {
            case .some(.feldman(let value)):
                positions[dealer] = position
                values.set(value, at: position)
            case .some(.pedersen(let pair)):
                positions[dealer] = position
                values.set(pair.value, at: position)
                blindings.set(pair.blinding, at: position)
            case .none:
                break
            }
        }
        self.positions = positions
        self.values = values
        self.blindings = blindings
    }

    /// The share from a dealer; `nil` if it dealt nothing acceptable.
    borrowing func share(from dealer: ParticipantIndex) -> SecretShare? {
        guard let position = positions[dealer] else { return nil }
        switch scheme {
        case .feldman:
            return .feldman(values.scalar(at: position))
        case .pedersen:
            return .pedersen(
                SecretShare.Pair(
                    value: values.scalar(at: position), blinding: blindings.scalar(at: position)))
        }
    }

    /// The sum of the shares s from some dealers; `nil` if one of them dealt nothing acceptable.
    borrowing func sum(over dealers: some Sequence<ParticipantIndex>) -> SecretScalar? {
        var sum = SecretScalar(Scalar.zero)
        for dealer in dealers {
            guard let position = positions[dealer] else { return nil }
            sum = sum.adding(values.scalar(at: position))
        }
        return sum
    }
}
