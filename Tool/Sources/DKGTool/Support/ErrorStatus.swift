import CeremonyLog
import ChillDKG
import DKG
import DKGTestHarness
import FROSTKeyGeneration
import FolderStorage
import ThresholdSigning

/// The exit status for an error.
///
/// The library may give its errors new cases, which then have the status of `@unknown default`. A test has a list of
/// all cases, and fails until a new one is in it.
enum ErrorStatus {
    /// The exit status for an error: what the caller gave wrong apart from what others did.
    static func of(_ error: any Error) -> Int32 {
        switch error {
        case let failure as FileAccess.Failure: failure.exitStatus
        case let error as any HasExitStatus: error.exitStatus
        case is UsageError, is SessionMark.Conflict, is SimulationError, is CeremonyError,
            is SigningSimulationError, is ChillHostKeyError, is ChillSessionParametersError,
            is ChillParticipantStep1Error:
            ExitStatus.wrongUsage
        case let error as ChillParticipantStep2Error: of(error)
        case let error as ChillCoordinatorError: of(error)
        case let error as ChillShareRecoveryError: of(error)
        case let error as ChillAcknowledgementError: of(error)
        case let error as FROSTSetupError: of(error)
        case let error as DataFolderError: of(error)
        case let error as BoardError: of(error)
        case let error as CeremonyLogError: of(error)
        case let error as SpendableFileError: of(error)
        case let error as SigningRequestError: of(error)
        case let error as SigningError: of(error)
        case let error as AggregationError: of(error)
        case let error as NoncePoolError: of(error)
        case is CeremonyTermsError, is CeremonyCallError, is DerivationError, is SigningKeyError:
            ExitStatus.wrongUsage
        case is FROSTEncodingError, is RandomSourceError, is SealedFileError, is IdentityFileError,
            is KeyFileError, is ThresholdKeyError, is SigningEvidenceError:
            ExitStatus.unreadable
        default: ExitStatus.aborted
        }
    }

    private static func of(_ error: CeremonyLogError) -> Int32 {
        switch error {
        case .otherBoard, .boardWentBack, .boardDiffers, .outOfOrder, .entryChanged:
            ExitStatus.boardDiffers
        case .savedState, .malformedState, .stateNotAuthentic: ExitStatus.unreadable
        case .participant: ExitStatus.wrongUsage
        case .notAwaited: ExitStatus.aborted
        @unknown default: ExitStatus.aborted
        }
    }

    private static func of(_ error: ChillParticipantStep2Error) -> Int32 {
        switch error {
        case .hostKey, .auxiliaryLength: ExitStatus.wrongUsage
        // Nobody can be named for it yet.
        case .unknownFaultyParticipantOrCoordinator: ExitStatus.wrongShare
        case .faultyCoordinator, .faultyParticipantOrCoordinator, .unusableKey: ExitStatus.aborted
        @unknown default: ExitStatus.aborted
        }
    }

    private static func of(_ error: ChillCoordinatorError) -> Int32 {
        switch error {
        case .messageCount, .noSuchParticipant, .alreadyAdded, .missing: ExitStatus.wrongUsage
        case .faultyParticipant, .unusableKey: ExitStatus.aborted
        @unknown default: ExitStatus.aborted
        }
    }

    private static func of(_ error: ChillShareRecoveryError) -> Int32 {
        switch error {
        case .hostKey: ExitStatus.wrongUsage
        case .recoveryData: ExitStatus.aborted
        @unknown default: ExitStatus.aborted
        }
    }

    private static func of(_ error: ChillAcknowledgementError) -> Int32 {
        switch error {
        case .hostKey, .auxiliaryLength, .messageCount: ExitStatus.wrongUsage
        case .faultyParticipant: ExitStatus.aborted
        @unknown default: ExitStatus.aborted
        }
    }

    private static func of(_ error: FROSTSetupError) -> Int32 {
        switch error {
        case .participants, .threshold: ExitStatus.wrongUsage
        // The file with the randomness.
        case .seedLength, .seedIsZero: ExitStatus.unreadable
        @unknown default: ExitStatus.aborted
        }
    }

    private static func of(_ error: SpendableFileError) -> Int32 {
        switch error {
        case .locked: ExitStatus.locked
        case .missing, .spent, .notAFile, .severalNames, .shared, .tooLarge, .unreadable:
            ExitStatus.unreadable
        case .notSpent: ExitStatus.unwritable
        }
    }

    private static func of(_ error: SigningRequestError) -> Int32 {
        switch error {
        case .malformed, .unknownScheme: ExitStatus.unreadable
        // A scheme and a key that do not go together.
        case .key: ExitStatus.wrongUsage
        // What is refused; nothing was used up.
        default: ExitStatus.aborted
        }
    }

    private static func of(_ error: SigningError) -> Int32 {
        switch error {
        case .random: ExitStatus.unreadable
        case .otherNonces, .computation: ExitStatus.aborted
        @unknown default: ExitStatus.aborted
        }
    }

    private static func of(_ error: AggregationError) -> Int32 {
        switch error {
        case .missing, .duplicate, .notAsked: ExitStatus.wrongUsage
        case .wrongShares: ExitStatus.wrongShare
        case .signatureInvalid, .notConfirmed: ExitStatus.aborted
        @unknown default: ExitStatus.aborted
        }
    }

    private static func of(_ error: NoncePoolError) -> Int32 {
        switch error {
        case .malformedRecord, .otherEpoch, .otherSigner, .otherScheme, .otherRecord,
            .changedRecord, .foreignAnswer:
            ExitStatus.unreadable
        case .noIdentity, .otherIdentity: ExitStatus.wrongUsage
        case .request(let error): of(error)
        case .signing(let error): of(error)
        case .notAuthentic, .otherCoordinator, .notUnused, .nextNotUsable, .superseded:
            ExitStatus.aborted
        @unknown default: ExitStatus.aborted
        }
    }

    private static func of(_ error: DataFolderError) -> Int32 {
        switch error {
        case .locked: ExitStatus.locked
        case .missing, .notOwn, .shared, .name, .notAFile, .tooLarge, .unreadable:
            ExitStatus.unreadable
        case .exists, .unwritable, .notDurable: ExitStatus.unwritable
        }
    }

    private static func of(_ error: BoardError) -> Int32 {
        switch error {
        case .gap, .wentBack, .differs: ExitStatus.boardDiffers
        case .missing, .occupied, .malformedIdentity, .unreadable, .unwritable, .noLinks,
            .notDurable, .full, .size:
            ExitStatus.boardUnreachable
        }
    }
}
