/// Why a member cannot take part.
enum CeremonySeatError: HasExitStatus, CustomStringConvertible {
    /// The identity is not in the roster.
    case stranger
    /// It was not joined.
    case notJoined
    /// It was begun, and what was stored of it is gone.
    case lost
    /// The board has a join with this identity that the data folder does not know.
    case joinedElsewhere
    /// Under the name of its share there is one of another key.
    case otherShare(String)
    /// It has ended with a key.
    case finished

    var description: String {
        switch self {
        case .stranger:
            "the identity in this data folder is none of the ceremony's members."
        case .notJoined:
            "this ceremony was not joined; compare the fingerprint, and then 'dkg ceremony join'."
        case .lost:
            "this ceremony was begun here, and its state is gone. It is never begun again: two seeds of one "
                + "member could contradict each other. Restore the file, or let the others go on without this "
                + "member."
        case .joinedElsewhere:
            "this identity has joined the ceremony already, and this data folder does not know it: it is a copy, or was "
                + "restored from before. A second join would void both. Use the folder that joined; if it is lost, let "
                + "the others go on without this member."
        case .otherShare(let path):
            "'\(path)' has a share of another ceremony's key; nothing was erased. Move it away, and run again."
        case .finished:
            "this ceremony has ended, and its share is in the data folder; 'dkg share export' makes a backup."
        }
    }

    var exitStatus: Int32 {
        switch self {
        case .lost, .joinedElsewhere, .otherShare: ExitStatus.unreadable
        default: ExitStatus.wrongUsage
        }
    }
}
