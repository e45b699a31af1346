/// A data folder without an identity.
struct IdentityMissing: HasExitStatus, CustomStringConvertible {
    let path: String

    var description: String {
        "there is no identity in '\(path)'; 'dkg identity new --data \(path)' makes one."
    }

    var exitStatus: Int32 { ExitStatus.unreadable }
}
