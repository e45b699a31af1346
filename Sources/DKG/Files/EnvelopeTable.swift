import Secp256k1Group

/// The envelopes of a report, numbered from 0 in the order in which they are named first.
struct EnvelopeTable {
    private(set) var envelopes: [Envelope] = []
    private var positions: [EnvelopeName: UInt32] = [:]
    /// How many of them have been named, where they are read before their names.
    private var namedCount = 0

    init() {}

    /// Reads the envelopes: count u32, (length u32, bytes).
    init(from reader: inout ByteReader, in ceremony: Ceremony) throws(DecodingError) {
        // They are read one by one, so a count that lies runs out of bytes.
        for _ in 0..<(try reader.readUInt32()) {
            let envelope = try Envelope(from: &reader, in: ceremony)
            let position = UInt32(clamping: envelopes.count)
            guard positions.updateValue(position, forKey: EnvelopeName(envelope)) == nil else {
                throw .unexpectedValue(
                    field: "an envelope that is there twice", got: envelopes.count)
            }
            envelopes.append(envelope)
        }
    }

    /// Where an envelope stands; a new one is appended.
    mutating func position(of envelope: Envelope) -> UInt32 {
        let name = EnvelopeName(envelope)
        if let position = positions[name] { return position }
        let position = UInt32(clamping: envelopes.count)
        positions[name] = position
        envelopes.append(envelope)
        return position
    }

    /// Reads so many positions: of envelopes that were named before, or of the next one.
    mutating func readNamed(
        _ count: Int, from reader: inout ByteReader
    ) throws(DecodingError) -> [Envelope] {
        var named: [Envelope] = []
        var seen: Set<Int> = []
        for _ in 0..<count {
            let position = Int(try reader.readUInt32())
            guard position <= namedCount, position < envelopes.count, seen.insert(position).inserted
            else {
                throw .unexpectedValue(field: "the position of an envelope", got: position)
            }
            namedCount = max(namedCount, position + 1)
            named.append(envelopes[position])
        }
        return named
    }

    /// Insists that each was named.
    func requireAllNamed() throws(DecodingError) {
        guard namedCount == envelopes.count else {
            throw .unexpectedValue(
                field: "an envelope that nothing names, at position", got: namedCount)
        }
    }
}
