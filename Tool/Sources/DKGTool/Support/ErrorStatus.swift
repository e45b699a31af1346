import ChillDKG
import DKG
import DKGTestHarness
import FROSTKeyGeneration

/// The exit status for an error.
///
/// The library may give its errors new cases, which then have the status of `@unknown default`. A test has a list of
/// all cases, and fails until a new one is in it.
enum ErrorStatus {
    /// The exit status for an error: what the caller gave wrong apart from what others did.
    static func of(_ error: any Error) -> Int32 {
        switch error {
        case let failure as FileAccess.Failure: failure.exitStatus
        case is UsageError, is SessionMark.Conflict, is SimulationError, is CeremonyError,
            is ChillHostKeyError, is ChillSessionParametersError, is ChillParticipantStep1Error:
            ExitStatus.wrongUsage
        case let error as ChillParticipantStep2Error: of(error)
        case let error as ChillCoordinatorError: of(error)
        case let error as ChillShareRecoveryError: of(error)
        case let error as ChillAcknowledgementError: of(error)
        case let error as FROSTSetupError: of(error)
        case is FROSTEncodingError, is RandomSourceError: ExitStatus.unreadable
        default: ExitStatus.aborted
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
}
