import CeremonyLog

/// Why a ceremony file is not taken.
enum CeremonyFileError: HasExitStatus, CustomStringConvertible {
    /// It is no ceremony file.
    case malformed(String)
    /// The bytes inside are none of a ceremony.
    case call(String, CeremonyTermsError)
    /// What people read is not what the bytes say.
    case differs(String, field: String)
    /// A name would look like another one and differ in bytes.
    case unnormalisedName(String, member: Int)

    var description: String {
        switch self {
        case .malformed(let path):
            "'\(path)' is no ceremony file; 'dkg ceremony new' makes one."
        case .call(let path, let error):
            "'\(path)': \(error)"
        case .differs(let path, let field):
            "'\(path)' says something else in its field '\(field)' than in its bytes, which count; it was "
                + "changed. Ask whoever called the ceremony for it again, and compare the fingerprint."
        case .unnormalisedName(let path, let member):
            "'\(path)': the name of member \(member) is not normalised (NFC); call the ceremony again with "
                + "'dkg ceremony new'."
        }
    }

    var exitStatus: Int32 { ExitStatus.unreadable }
}
