public import DKG

/// Why a ceremony cannot be called on some terms.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum CeremonyTermsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is one name for each member of the roster.
    case nameCount(expected: Int?, got: Int)
    /// A name has 1 to 64 bytes; positions count from 0.
    case nameLength(position: Int, got: Int)
    /// A name has a character that is no letter: one that controls a terminal, or the direction of text.
    case nameWithControl(position: Int)
    /// Two members have one name.
    case duplicateName(first: Int, second: Int)
    /// Somebody is called absent who is not in the roster.
    case absentStranger(index: ParticipantIndex, participants: Int)
    /// So many are absent that the ceremony could not start.
    case tooManyAbsent(expected: Int, participants: Int, threshold: Int)
    /// A round has no time at all.
    case roundWithoutTime
    /// An address has at most 65535 bytes.
    case addressTooLong(got: Int)
    /// Nobody closes the rounds of a relay without a carrier.
    case relayWithoutCarrier
    /// An agreed board is closed by its members.
    case carrierOfAgreedBoard
    /// The ceremony was made for another kind of board.
    case otherBoard(ceremony: BoardKind, terms: BoardKind)
    /// The instance of the ceremony is not that of these terms and these 32 bytes.
    case otherInstance(expected: Ceremony.Instance, got: Ceremony.Instance)
    /// The fresh bytes are 32 zero bytes.
    case zeroFreshBytes
    /// The bytes do not decode.
    case malformed(DecodingError)
    /// The configuration in the bytes is none.
    case ceremony(KeyFileError)

    /// What was expected, what came and what to do.
    public var description: String {
        switch self {
        case .nameCount(let expected, let got):
            "every member of the roster has a name: \(expected.map(String.init) ?? "1 to 65535") names are "
                + "needed; got \(got)."
        case .nameLength(let position, let got):
            "a name has 1 to 64 bytes of UTF-8; that of member \(position + 1) has \(got)."
        case .nameWithControl(let position):
            "the name of member \(position + 1) has a control character; use letters, digits and marks."
        case .duplicateName(let first, let second):
            "members \(first + 1) and \(second + 1) have the same name; give each another one, so that "
                + "people know whom a report means."
        case .absentStranger(let index, let participants):
            "member \(index) is called absent, and the roster has \(participants) members."
        case .tooManyAbsent(let expected, let participants, let threshold):
            "with \(expected) of \(participants) members expected, a ceremony with threshold \(threshold) "
                + "could not start; expect more of them, or lower the threshold."
        case .roundWithoutTime:
            "every round has a time of at least 1 second; one has 0."
        case .addressTooLong(let got):
            "the address of a board has at most 65535 bytes; got \(got)."
        case .relayWithoutCarrier:
            "a relay needs a carrier, whose key signs what each round consists of; name its public key, or "
                + "use a board that all read alike."
        case .carrierOfAgreedBoard:
            "an agreed board has no carrier: its members close the rounds. Leave the carrier out, or "
                + "declare a relay."
        case .otherBoard(let ceremony, let terms):
            "the ceremony is for a board of kind \(ceremony), its terms for \(terms); they have to agree."
        case .otherInstance(let expected, let got):
            "the instance of these terms is \(expected), and the ceremony has \(got): one of the two was "
                + "changed. Ask whoever called the ceremony for the file again."
        case .zeroFreshBytes:
            "the fresh bytes are 32 zero bytes; draw 32 random bytes for every attempt."
        case .malformed(let error): "the ceremony and its terms do not decode: \(error)"
        case .ceremony(let error): "the ceremony does not decode: \(error)"
        }
    }
}
