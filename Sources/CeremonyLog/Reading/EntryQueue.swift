import DKG

/// Entries that were given and not read yet, each as far as its form goes.
struct EntryQueue: Sendable {
    /// What an entry may be for an agreed board.
    enum Content: Sendable {
        case envelope(Envelope)
        case vote(CloseVote)
        case other
    }

    typealias Entry = (position: UInt64, content: Content)

    private var entries: ArraySlice<Entry> = []

    var first: Entry? { entries.first }

    /// The envelopes among what is left.
    var envelopes: [Envelope] {
        entries.compactMap { entry in
            if case .envelope(let envelope) = entry.content { envelope } else { nil }
        }
    }

    mutating func removeFirst() {
        entries = entries.dropFirst()
    }

    mutating func append(_ entry: LogEntry, in ceremony: Ceremony) {
        entries.append((entry.position, EntryQueue.content(of: entry.bytes, in: ceremony)))
    }

    private static func content(of bytes: [UInt8], in ceremony: Ceremony) -> Content {
        // The header first: what is for others costs a look at it.
        guard let record = LogRecord(bytes), record.id == ceremony.id else { return .other }
        switch record.kind {
        case .envelope:
            guard let envelope = try? Envelope(decoding: record.body, in: ceremony) else {
                return .other
            }
            return .envelope(envelope)
        case .closeVote: return CloseVote(record).map(Content.vote) ?? .other
        case .closing, .signingObject: return .other
        }
    }
}
