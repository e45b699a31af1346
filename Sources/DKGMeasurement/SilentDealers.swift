import DKG

/// The secrets of the dealers whose shares are opened, each made once.
final class SilentDealers {
    private final class Box {
        let secrets: DealerSecrets
        init(_ secrets: consuming DealerSecrets) { self.secrets = secrets }
    }

    private var boxes: [ParticipantIndex: Box] = [:]

    /// The pair of a receiver.
    func share(
        of dealer: ParticipantIndex, to receiver: ParticipantIndex,
        secrets: () throws -> DealerSecrets
    ) rethrows -> OpenedShare {
        let box = try boxes[dealer] ?? Box(secrets())
        boxes[dealer] = box
        return box.secrets.share(of: receiver).disclosed()
    }
}
