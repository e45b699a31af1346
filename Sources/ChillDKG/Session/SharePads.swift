import Secp256k1Group

/// The pads under which shares travel: one from every participant to every other, and one from each
/// to itself.
struct SharePads {
    let parameters: ChillSessionParameters

    private static let exchange = TaggedHash("BIP DKG/encpedpop ecdh")
    private static let own = TaggedHash("BIP DKG/encaps_multi self_pad")

    /// The pad from a sender to a receiver, by whichever secret its owner has.
    ///
    /// `nil` if the other's point is infinity.
    func pad(
        secret: borrowing SecretScalar, with point: Point, publicNonce: [UInt8],
        to receiver: ChillParticipantID
    ) -> SecretScalar? {
        guard let shared = secret.hashedSharedPoint(with: point) else { return nil }
        var preimage = SecretPreimage(capacity: 102 + parameters.context.count)
        preimage.append(shared)
        preimage.append(publicNonce)
        preimage.append(parameters.hostPublicKeys[receiver.position].point)
        preimage.append(receiver.bytes)
        preimage.append(parameters.context)
        return SharePads.exchange.secretScalar(of: preimage)
    }

    /// The pad from a participant to itself, which needs no exchange.
    func ownPad(
        hostKey: borrowing ChillHostKey, publicNonce: [UInt8], id: ChillParticipantID
    ) -> SecretScalar {
        var preimage = SecretPreimage(capacity: 69 + parameters.context.count)
        preimage.append(hostKey.secret)
        preimage.append(publicNonce)
        preimage.append(id.bytes)
        preimage.append(parameters.context)
        return SharePads.own.secretScalar(of: preimage)
    }

    /// The pads of everybody's shares to one participant, who knows its host key.
    ///
    /// Throws the first id whose nonce is not a point, with the reason.
    func received(
        by id: ChillParticipantID, hostKey: borrowing ChillHostKey, publicNonces: [[UInt8]]
    ) throws(NonceFault) -> SecretScalarVector {
        // All nonces are looked at before the key is used with any of them.
        var points: [Point] = []
        points.reserveCapacity(publicNonces.count)
        for (sender, nonce) in zip(parameters.participants, publicNonces) {
            do throws(PointError) {
                points.append(try Point(compressed: nonce))
            } catch {
                throw NonceFault(sender: sender, error: error)
            }
        }
        var pads = SecretScalarVector(zeros: publicNonces.count)
        for (sender, point) in zip(parameters.participants, points) {
            let nonce = publicNonces[sender.position]
            if sender == id {
                pads.set(ownPad(hostKey: hostKey, publicNonce: nonce, id: id), at: id.position)
            } else if let pad = pad(
                secret: hostKey.secret, with: point, publicNonce: nonce, to: id)
            {
                pads.set(pad, at: sender.position)
            }
        }
        return pads
    }

    /// A nonce that is not a point.
    struct NonceFault: Error {
        let sender: ChillParticipantID
        let error: PointError
    }
}
