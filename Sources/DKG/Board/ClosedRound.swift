public import Secp256k1Group

/// What everybody saw in a round that is closed.
public struct ClosedRound: Hashable, Sendable {
    /// The round.
    public let round: Round

    /// The entries, ascending by kind and sender; none for the joins, which sid covers.
    public let entries: [ViewEntry]

    private static let hash = TaggedHash("DKG/v1/view")

    /// Creates a record of a round.
    ///
    /// - Parameters:
    ///   - round: The round.
    ///   - entries: The entries; they are sorted here.
    package init(round: Round, entries: [ViewEntry]) {
        self.round = round
        self.entries = entries.sorted()
    }

    /// The next link of the chain: TH("DKG/v1/view", previous || kind u8 || entries).
    ///
    /// - Parameter previous: The view after the closing before; after round 0 it is sid.
    /// - Returns: The view after this closing.
    public func view(after previous: Digest) -> Digest {
        var writer = ByteWriter(capacity: 33 + 35 * entries.count)
        writer.append(previous)
        writer.append(round.rawValue)
        for entry in entries {
            writer.append(entry.round.rawValue)
            writer.append(entry.sender.value)
            writer.append(entry.digest)
        }
        return ClosedRound.hash.digest(of: writer)
    }
}
