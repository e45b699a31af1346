public import DKG

/// Why a driver stops: its state and the board do not belong together, or a call of its caller's.
///
/// The stored state stays as it is: with the right board or file the same member continues, in a driver that is made
/// again. One that has found something wrong with the board gives the same error from then on.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum CeremonyLogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No participant can be made.
    case participant(ParticipantError)
    /// The stored state does not open.
    case savedState(SavedStateError)
    /// The stored bytes do not decode.
    case malformedState(DecodingError)
    /// What was stored beside the state was altered, or belongs to another state key.
    case stateNotAuthentic
    /// The state was stored with another board.
    case otherBoard(expected: Digest, got: Digest)
    /// The board ends before an entry that was read before.
    case boardWentBack(remembered: UInt64, end: UInt64)
    /// The board has other entries than those that were read before.
    case boardDiffers(remembered: UInt64, at: UInt64)
    /// An entry was given that lies before others which were given, and was not given before them.
    case outOfOrder(position: UInt64, last: UInt64)
    /// An entry was given again with other bytes.
    case entryChanged(at: UInt64)
    /// Something was called stored that this driver does not wait for.
    case notAwaited(version: Int)

    /// What was expected, what came and what to do.
    public var description: String {
        switch self {
        case .participant(let error): error.description
        case .savedState(let error): error.description
        case .malformedState(let error):
            "the stored state of the log does not decode: \(error)"
        case .stateNotAuthentic:
            "the stored state of the log was altered, or belongs to another state key. Find the right file or "
                + "key; do not begin this ceremony again."
        case .otherBoard(let expected, let got):
            "the state was stored with board \(expected), and this is board \(got); name the right one."
        case .boardWentBack(let remembered, let end):
            "the board was read up to entry \(remembered), and now ends at \(end): it was restored from an "
                + "older copy, or this is another one. Nothing is said on it; find the true board."
        case .boardDiffers(let remembered, let position):
            "up to entry \(remembered) the board is not the one that was read before; the difference shows at "
                + "\(position). Nothing is said on it; find the true board."
        case .outOfOrder(let position, let last):
            "entry \(position) was given after entry \(last); positions begin at 1, and entries are given in "
                + "their order, without leaving one out. Make the driver again, and give it the board from the "
                + "beginning."
        case .entryChanged(let position):
            "entry \(position) has other bytes than when it was read before: the board was changed. Nothing is said "
                + "on it; find the true board."
        case .notAwaited(let version):
            "no store of version \(version) is awaited; pass on the version of the last store action."
        }
    }
}
