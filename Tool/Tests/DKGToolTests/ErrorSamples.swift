import CeremonyLog
import ChillDKG
import DKG
import DKGTestHarness
import FROSTKeyGeneration
import Testing
import ThresholdSigning

/// An error of every case that a command may meet.
enum ErrorSamples {
    static func all() throws -> [(name: String, error: any Error)] {
        try chillDKG() + packages() + ceremonies() + files() + logs() + keys() + signing()
            + robust()
    }

    private static func chillDKG() throws -> [(name: String, error: any Error)] {
        let id = try #require(ChillParticipantID(0))
        let key = ChillHostKeyError.notListed
        let reason = ChillFaultReason.signature
        return [
            ("length", ChillHostKeyError.length(expected: 32, got: 31)),
            ("outOfRange", ChillHostKeyError.outOfRange),
            ("notListed", ChillHostKeyError.notListed),
            ("otherThanInStep1", ChillHostKeyError.otherThanInStep1),
            (
                "thresholdOrCount",
                ChillSessionParametersError.thresholdOrCount(threshold: 1, count: 0)
            ),
            (
                "invalidHostPublicKey",
                ChillSessionParametersError.invalidHostPublicKey(id, .notOnCurve)
            ),
            ("duplicateHostPublicKey", ChillSessionParametersError.duplicateHostPublicKey(id, id)),
            ("hostKey", ChillParticipantStep1Error.hostKey(key)),
            ("randomLength", ChillParticipantStep1Error.randomLength(expected: 32, got: 31)),
            ("randomIsZero", ChillParticipantStep1Error.randomIsZero),
            ("unusableRandom", ChillParticipantStep1Error.unusableRandom),
            ("hostKey", ChillParticipantStep2Error.hostKey(key)),
            ("auxiliaryLength", ChillParticipantStep2Error.auxiliaryLength(expected: 32, got: 31)),
            ("faultyCoordinator", ChillParticipantStep2Error.faultyCoordinator(reason)),
            (
                "faultyParticipantOrCoordinator",
                ChillParticipantStep2Error.faultyParticipantOrCoordinator(id, reason)
            ),
            ("unusableKey", ChillParticipantStep2Error.unusableKey),
            ("faultyCoordinator", ChillParticipantFinalizeError.faultyCoordinator(reason)),
            (
                "faultyParticipantOrCoordinator",
                ChillInvestigationVerdict.faultyParticipantOrCoordinator(id, reason)
            ),
            ("faultyCoordinator", ChillInvestigationVerdict.faultyCoordinator(reason)),
            ("messageCount", ChillCoordinatorError.messageCount(expected: 3, got: 2)),
            ("noSuchParticipant", ChillCoordinatorError.noSuchParticipant(id, count: 0)),
            ("alreadyAdded", ChillCoordinatorError.alreadyAdded(id)),
            ("missing", ChillCoordinatorError.missing([id])),
            ("faultyParticipant", ChillCoordinatorError.faultyParticipant(id, reason)),
            ("unusableKey", ChillCoordinatorError.unusableKey),
            ("hostKey", ChillAcknowledgementError.hostKey(key)),
            ("auxiliaryLength", ChillAcknowledgementError.auxiliaryLength(expected: 32, got: 31)),
            ("messageCount", ChillAcknowledgementError.messageCount(expected: 3, got: 2)),
            ("faultyParticipant", ChillAcknowledgementError.faultyParticipant(id, reason)),
            ("malformed", ChillRecoveryDataError.malformed(.trailing(count: 1))),
            (
                "parameters",
                ChillRecoveryDataError.parameters(.thresholdOrCount(threshold: 1, count: 0))
            ),
            ("certificate", ChillRecoveryDataError.certificate(id)),
            ("publicNonce", ChillRecoveryDataError.publicNonce(id, .notOnCurve)),
            ("shareMismatch", ChillRecoveryDataError.shareMismatch(id)),
            ("unusableKey", ChillRecoveryDataError.unusableKey),
            ("hostKey", ChillShareRecoveryError.hostKey(key)),
            ("recoveryData", ChillShareRecoveryError.recoveryData(.unusableKey)),
        ]
    }

    private static func packages() throws -> [(name: String, error: any Error)] {
        let id = FROSTIdentifier(try ParticipantIndex(1))
        return [
            ("packageCount", FROSTError.packageCount(expected: 2, got: 1)),
            ("ownIdentifier", FROSTError.ownIdentifier(id)),
            ("duplicate", FROSTError.duplicate(id)),
            ("malformed", FROSTError.malformed(id, .noShares)),
            (
                "ciphersuite",
                FROSTError.ciphersuite(id, expected: .secp256k1, got: .secp256k1Taproot)
            ),
            ("commitmentCount", FROSTError.commitmentCount(id, expected: 2, got: 3)),
            ("invalidProof", FROSTError.invalidProof(id)),
            ("unknownSender", FROSTError.unknownSender(id)),
            ("invalidShare", FROSTError.invalidShare(id)),
            ("missingShare", FROSTError.missingShare(id)),
            ("keyAtInfinity", FROSTError.keyAtInfinity),
            ("verificationShareAtInfinity", FROSTError.verificationShareAtInfinity(id)),
            ("participants", FROSTSetupError.participants(got: 1)),
            ("threshold", FROSTSetupError.threshold(got: 1, participants: 2)),
            ("seedLength", FROSTSetupError.seedLength(got: 31)),
            ("seedIsZero", FROSTSetupError.seedIsZero),
            ("binary", FROSTEncodingError.binary(.trailing(count: 1))),
            ("integerNotMinimal", FROSTEncodingError.integerNotMinimal),
            ("integerAbove", FROSTEncodingError.integerAbove(maximum: 1)),
            ("json", FROSTEncodingError.json(position: 0, expected: "text")),
            ("missingField", FROSTEncodingError.missingField("header")),
            ("unknownField", FROSTEncodingError.unknownField("header")),
            ("duplicateField", FROSTEncodingError.duplicateField("header")),
            ("version", FROSTEncodingError.version(got: 1)),
            ("ciphersuite", FROSTEncodingError.ciphersuite(expected: .secp256k1, got: "text")),
            ("identifierZero", FROSTEncodingError.identifierZero),
            ("notAscending", FROSTEncodingError.notAscending(previous: id, next: id)),
            ("scalar", FROSTEncodingError.scalar(.notReduced)),
            ("point", FROSTEncodingError.point(.notOnCurve)),
            ("length", FROSTEncodingError.length(field: "share", expected: 32, got: 31)),
            ("threshold", FROSTEncodingError.threshold(got: 1)),
            ("noShares", FROSTEncodingError.noShares),
            ("optionMarker", FROSTEncodingError.optionMarker(got: 2)),
            ("shareMismatch", FROSTEncodingError.shareMismatch(id)),
            ("noCommitments", FROSTEncodingError.noCommitments),
            ("nonceZero", FROSTEncodingError.nonceZero),
            ("nonceMismatch", FROSTEncodingError.nonceMismatch),
        ]
    }

    private static func ceremonies() throws -> [(name: String, error: any Error)] {
        let index = try ParticipantIndex(1)
        return [
            ("rosterSize", CeremonyError.rosterSize(got: 0)),
            ("duplicateIdentity", CeremonyError.duplicateIdentity(first: index, second: index)),
            ("invalidIdentity", CeremonyError.invalidIdentity(index: index, .notOnCurve)),
            ("threshold", CeremonyError.threshold(got: 0)),
            (
                "tooFewParticipants",
                CeremonyError.tooFewParticipants(board: .agreed, threshold: 2, needed: 3, got: 2)
            ),
            ("biasedRandomness", CeremonyError.biasedRandomness),
            ("contextTooLong", CeremonyError.contextTooLong(got: 256)),
            ("zeroInstance", CeremonyError.zeroInstance),
            ("unavailable", RandomSourceError.unavailable),
            ("allZero", RandomSourceError.allZero),
            ("outOfRange", RandomSourceError.outOfRange),
            ("ceremony", SimulationError.ceremony(.threshold(got: 0))),
            ("participant", SimulationError.participant(.stopped)),
            ("random", SimulationError.random(.allZero)),
            ("faultOfStranger", SimulationError.faultOfStranger(index: index, participants: 2)),
            ("noKey", SigningSimulationError.noKey),
            ("key", SigningSimulationError.key(.otherKey)),
            ("otherIdentity", SigningSimulationError.otherIdentity(index)),
            ("scriptOfStranger", SigningSimulationError.scriptOfStranger(index)),
            ("signer", SigningSimulationError.signer(.shareAtInfinity(index))),
            ("nonces", SigningSimulationError.nonces(.computation)),
            ("request", SigningSimulationError.request(.untweakedKey)),
            ("random", SigningSimulationError.random(.allZero)),
        ]
    }

    private static func files() throws -> [(name: String, error: any Error)] {
        let index = try ParticipantIndex(1)
        return [
            ("changed", SealedFileError.changed),
            ("tooLong", SealedFileError.tooLong(maximum: 1, got: 2)),
            ("malformed", SealedFileError.malformed(.trailing(count: 1))),
            ("version", SealedFileError.version(got: 2)),
            ("otherKind", SealedFileError.otherKind(expected: .identity, got: 0x0E)),
            ("function", SealedFileError.function(got: 2)),
            ("passes", SealedFileError.passes(got: 11)),
            ("memory", SealedFileError.memory(gotKiB: 7)),
            ("lanes", SealedFileError.lanes(got: 2)),
            ("saltLength", SealedFileError.saltLength(got: 15)),
            ("random", SealedFileError.random(.allZero)),
            ("otherDerivation", SealedFileError.otherDerivation),
            ("notAuthentic", SealedFileError.notAuthentic),
            ("length", IdentityFileError.length(expected: 64, got: 63)),
            ("identity", IdentityFileError.identity(.zero)),
            ("zeroStateKey", IdentityFileError.zeroStateKey),
            ("malformed", KeyFileError.malformed(.trailing(count: 1))),
            ("ceremony", KeyFileError.ceremony(.threshold(got: 0))),
            ("inconsistent", KeyFileError.inconsistent(.coefficientAtInfinity(position: 0))),
            ("certificate", KeyFileError.certificate(.notAHolder(index))),
            ("notAMember", KeyFileError.notAMember(index)),
            ("shareMismatch", KeyFileError.shareMismatch(index)),
        ]
    }

    private static func logs() throws -> [(name: String, error: any Error)] {
        let index = try ParticipantIndex(4)
        let other = try Ceremony.Instance(TaggedHash("test").digest(of: [1]))
        let instance = try Ceremony.Instance(TaggedHash("test").digest(of: [2]))
        return [
            ("call", SimulationError.call(.random(.allZero))),
            ("nameCount", CeremonyTermsError.nameCount(expected: 3, got: 2)),
            ("nameLength", CeremonyTermsError.nameLength(position: 1, got: 65)),
            ("nameWithControl", CeremonyTermsError.nameWithControl(position: 1)),
            ("duplicateName", CeremonyTermsError.duplicateName(first: 0, second: 1)),
            ("absentStranger", CeremonyTermsError.absentStranger(index: index, participants: 3)),
            (
                "tooManyAbsent",
                CeremonyTermsError.tooManyAbsent(expected: 2, participants: 3, threshold: 2)
            ),
            ("roundWithoutTime", CeremonyTermsError.roundWithoutTime),
            ("addressTooLong", CeremonyTermsError.addressTooLong(got: 65536)),
            ("relayWithoutCarrier", CeremonyTermsError.relayWithoutCarrier),
            ("carrierOfAgreedBoard", CeremonyTermsError.carrierOfAgreedBoard),
            ("otherBoard", CeremonyTermsError.otherBoard(ceremony: .agreed, terms: .relay)),
            ("otherInstance", CeremonyTermsError.otherInstance(expected: instance, got: other)),
            ("zeroFreshBytes", CeremonyTermsError.zeroFreshBytes),
            ("malformed", CeremonyTermsError.malformed(.trailing(count: 1))),
            ("ceremony", CeremonyTermsError.ceremony(.malformed(.trailing(count: 1)))),
            ("ceremony", CeremonyCallError.ceremony(.zeroInstance)),
            ("terms", CeremonyCallError.terms(.zeroFreshBytes)),
            ("random", CeremonyCallError.random(.allZero)),
            ("participant", CeremonyLogError.participant(.pending)),
            ("savedState", CeremonyLogError.savedState(.notAuthentic)),
            ("malformedState", CeremonyLogError.malformedState(.trailing(count: 1))),
            ("stateNotAuthentic", CeremonyLogError.stateNotAuthentic),
            ("otherBoard", CeremonyLogError.otherBoard(expected: .zero, got: .zero)),
            ("boardWentBack", CeremonyLogError.boardWentBack(remembered: 3, end: 2)),
            ("boardDiffers", CeremonyLogError.boardDiffers(remembered: 3, at: 2)),
            ("outOfOrder", CeremonyLogError.outOfOrder(position: 2, last: 3)),
            ("entryChanged", CeremonyLogError.entryChanged(at: 2)),
            ("notAwaited", CeremonyLogError.notAwaited(version: 2)),
        ]
    }
}
