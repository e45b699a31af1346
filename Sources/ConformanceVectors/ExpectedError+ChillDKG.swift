import ChillDKG

extension ExpectedError {
    /// What the reference implementation of the draft calls an error of this library.
    ///
    /// `nil` for one that no vector can expect.
    init?(chillDKG error: any Error) {
        switch error {
        case let error as ChillHostKeyError: self.init(error)
        case let error as ChillSessionParametersError: self.init(error)
        case let error as ChillParticipantStep1Error: self.init(error)
        case let error as ChillParticipantStep2Error: self.init(error)
        case let error as ChillParticipantFinalizeError:
            switch error {
            case .faultyCoordinator(let reason): self.init(coordinator: reason)
            }
        case let error as ChillInvestigationVerdict:
            switch error {
            case .faultyCoordinator(let reason): self.init(coordinator: reason)
            case .faultyParticipantOrCoordinator(let id, _):
                self.init("FaultyParticipantOrCoordinatorError", id.position)
            }
        case let error as ChillCoordinatorError: self.init(error)
        case is ChillRecoveryDataError: self.init("RecoveryDataError")
        case let error as ChillShareRecoveryError:
            switch error {
            case .hostKey(let error): self.init(error)
            case .recoveryData: self.init("RecoveryDataError")
            }
        default: return nil
        }
    }

    private init(_ error: ChillHostKeyError) {
        switch error {
        case .length: self.init("ValueError")
        case .outOfRange, .notListed, .otherThanInStep1: self.init("HostSeckeyError")
        }
    }

    private init(_ error: ChillSessionParametersError) {
        switch error {
        case .thresholdOrCount: self.init("ThresholdOrCountError")
        case .invalidHostPublicKey(let id, _):
            self.init("InvalidHostPubkeyError", id.position)
        case .duplicateHostPublicKey(let first, let second):
            self.init("DuplicateHostPubkeyError", first.position, second.position)
        }
    }

    private init(_ error: ChillParticipantStep1Error) {
        switch error {
        case .hostKey(let error): self.init(error)
        case .randomLength: self.init("ValueError")
        case .randomIsZero, .unusableRandom: self.init("RandomnessError")
        }
    }

    private init?(_ error: ChillParticipantStep2Error) {
        switch error {
        case .hostKey(let error): self.init(error)
        case .auxiliaryLength: self.init("ValueError")
        case .faultyCoordinator(let reason): self.init(coordinator: reason)
        case .faultyParticipantOrCoordinator(let id, _):
            self.init("FaultyParticipantOrCoordinatorError", id.position)
        case .unknownFaultyParticipantOrCoordinator:
            self.init("UnknownFaultyParticipantOrCoordinatorError")
        case .unusableKey: return nil
        }
    }

    private init?(_ error: ChillCoordinatorError) {
        switch error {
        case .messageCount: self.init("ValueError")
        case .faultyParticipant(_, .length), .faultyParticipant(_, .encoding):
            self.init("ValueError")
        case .faultyParticipant(let id, _): self.init("FaultyParticipantError", id.position)
        case .noSuchParticipant, .alreadyAdded, .missing, .unusableKey: return nil
        }
    }

    /// The reference does not blame for what it cannot decode.
    private init(coordinator reason: ChillFaultReason) {
        switch reason {
        case .length, .encoding: self.init("ValueError")
        default: self.init("FaultyCoordinatorError")
        }
    }
}
