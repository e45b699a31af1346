import PolynomialCommitments
import Secp256k1Group

/// The one-time pad between one dealer and one receiver (Protocol.md, section 4).
///
/// There is no authenticated encryption and so no "could not decrypt": a ciphertext is a scalar, and
/// the only thing that can be wrong with the share under it is that it misses the commitment.
struct SharePad {
    /// Which of the two shares a pad hides.
    enum Purpose: UInt8 {
        case value = 0
        case blinding = 1
    }

    let session: DealingSession
    let dealer: ParticipantIndex
    let receiver: ParticipantIndex
    let encryptionKey: Point
    let ephemeralKey: Point

    private static let hash = TaggedHash("DKG/v1/pad")

    /// The pad that follows from K_ij, the compressed shared point.
    func pad(_ purpose: Purpose, sharedPoint: borrowing SecretBytes) -> SecretScalar {
        var preimage = SecretPreimage(capacity: 32 + 2 + 2 + 1 + 3 * 33)
        preimage.append(session.id)
        preimage.append(dealer.value)
        preimage.append(receiver.value)
        preimage.append(purpose.rawValue)
        preimage.append(encryptionKey)
        preimage.append(ephemeralKey)
        preimage.append(sharedPoint)
        return SharePad.hash.secretScalar(of: preimage)
    }

    /// c = s + pad, for both shares.
    func seal(
        _ share: borrowing SecretShare, sharedPoint: borrowing SecretBytes
    ) -> SealedShare {
        switch share {
        case .feldman(let value):
            .feldman(value.adding(pad(.value, sharedPoint: sharedPoint)).disclosed())
        case .pedersen(let pair):
            .pedersen(
                pair.value.adding(pad(.value, sharedPoint: sharedPoint)).disclosed(),
                blinding: pair.blinding
                    .adding(pad(.blinding, sharedPoint: sharedPoint)).disclosed())
        }
    }

    /// s = c - pad, for both shares.
    func open(_ sealed: SealedShare, sharedPoint: borrowing SecretBytes) -> SecretShare {
        let value = SecretScalar(sealed.value)
            .subtracting(pad(.value, sharedPoint: sharedPoint))
        switch sealed {
        case .feldman:
            return .feldman(value)
        case .pedersen(_, let blinding):
            return .pedersen(
                SecretShare.Pair(
                    value: value,
                    blinding: SecretScalar(blinding)
                        .subtracting(pad(.blinding, sharedPoint: sharedPoint))))
        }
    }
}
