import CeremonyLog
import FolderStorage

/// Why something of a robust signature is not stored, or not used up.
enum SignerStoreError: HasExitStatus, CustomStringConvertible {
    case folder(DataFolderError)
    case sealing(SealedFileError)
    case spending(SpendableFileError)

    private var underlying: any Error & CustomStringConvertible {
        switch self {
        case .folder(let error): error
        case .sealing(let error): error
        case .spending(let error): error
        }
    }

    var description: String { underlying.description }

    var exitStatus: Int32 { ErrorStatus.of(underlying) }
}
