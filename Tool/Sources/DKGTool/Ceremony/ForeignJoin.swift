import CeremonyLog
import DKG

/// A join of a member in another ceremony, by which it shows that it was given another file.
enum ForeignJoin {
    /// The member of this ceremony whose join in another one an entry is; `nil` if it is none.
    ///
    /// The other roster is not known, so the signature says whose it is.
    static func member(in entry: [UInt8], of call: CeremonyCall) -> ParticipantIndex? {
        guard let record = LogRecord(entry), record.kind == .envelope,
            record.id != call.ceremony.id,
            let envelope = try? Envelope(decoding: record.body), envelope.round == .join
        else { return nil }
        let roster = call.ceremony.roster
        return roster.indices.first {
            roster.key(of: $0)?.isValid(envelope.signature, for: envelope.digest) ?? false
        }
    }
}
