import CeremonyLog
import DKG

// A called ceremony on a board in a folder.
extension CeremonyCall {
    /// The largest entry that can have a meaning in it: an envelope with the header of its record.
    var entryLimit: Int { ceremony.largestEnvelope + LogRecord.headerByteCount }

    /// The copy of the ceremony file in the folder, for whoever audits the log.
    var copyOnBoard: String { CeremonyCall.copy(of: ceremony.id, on: terms.address) }

    static func copy(of id: Ceremony.ID, on folder: String) -> String {
        "\(folder)/ceremony-\(id).json"
    }

    /// What a member is called in messages: its number and its name.
    func title(of index: ParticipantIndex) -> String {
        "member \(index)" + (terms.name(of: index).map { " (\($0))" } ?? "")
    }

    func titles(of indices: some Sequence<ParticipantIndex>) -> String {
        indices.map(title(of:)).joined(separator: ", ")
    }
}
