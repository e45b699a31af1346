import CeremonyLog
import ChillDKG
import DKG
import DKGTestHarness
import FROSTKeyGeneration
import FolderStorage
import Foundation
import Testing

@testable import DKGTool

/// Tells that a case of an error is new.
///
/// The compiler does not: outside the package a switch over an error of the library has a default.
@Suite("Every case of every error and its exit status")
struct ErrorStatusTests {
    private static let usage = ExitStatus.wrongUsage
    private static let aborted = ExitStatus.aborted

    /// The exit status of every case.
    private static let expected: [String: [String: Int32]] = [
        "ChillHostKeyError": [
            "length": usage, "outOfRange": usage, "notListed": usage, "otherThanInStep1": usage,
        ],
        "ChillSessionParametersError": [
            "thresholdOrCount": usage, "invalidHostPublicKey": usage,
            "duplicateHostPublicKey": usage,
        ],
        "ChillParticipantStep1Error": [
            "hostKey": usage, "randomLength": usage, "randomIsZero": usage, "unusableRandom": usage,
        ],
        "ChillParticipantStep2Error": [
            "hostKey": usage, "auxiliaryLength": usage, "faultyCoordinator": aborted,
            "faultyParticipantOrCoordinator": aborted,
            "unknownFaultyParticipantOrCoordinator": ExitStatus.wrongShare, "unusableKey": aborted,
        ],
        "ChillParticipantFinalizeError": ["faultyCoordinator": aborted],
        "ChillInvestigationVerdict": [
            "faultyParticipantOrCoordinator": aborted, "faultyCoordinator": aborted,
        ],
        "ChillCoordinatorError": [
            "messageCount": usage, "noSuchParticipant": usage, "alreadyAdded": usage,
            "missing": usage, "faultyParticipant": aborted, "unusableKey": aborted,
        ],
        "ChillAcknowledgementError": [
            "hostKey": usage, "auxiliaryLength": usage, "messageCount": usage,
            "faultyParticipant": aborted,
        ],
        "ChillRecoveryDataError": [
            "malformed": aborted, "parameters": aborted, "certificate": aborted,
            "publicNonce": aborted, "shareMismatch": aborted, "unusableKey": aborted,
        ],
        "ChillShareRecoveryError": ["hostKey": usage, "recoveryData": aborted],
        "CeremonyError": [
            "rosterSize": usage, "duplicateIdentity": usage, "invalidIdentity": usage,
            "threshold": usage, "tooFewParticipants": usage, "biasedRandomness": usage,
            "contextTooLong": usage, "zeroInstance": usage,
        ],
        "RandomSourceError": [
            "unavailable": ExitStatus.unreadable, "allZero": ExitStatus.unreadable,
            "outOfRange": ExitStatus.unreadable,
        ],
        "SimulationError": [
            "ceremony": usage, "participant": usage, "random": usage, "faultOfStranger": usage,
            "call": usage,
        ],
        "SigningSimulationError": [
            "noKey": usage, "key": usage, "otherIdentity": usage, "scriptOfStranger": usage,
            "signer": usage, "nonces": usage, "request": usage, "random": usage,
        ],
        "CeremonyTermsError": Dictionary(
            uniqueKeysWithValues: [
                "nameCount", "nameLength", "nameWithControl", "duplicateName", "absentStranger",
                "tooManyAbsent", "roundWithoutTime", "addressTooLong", "relayWithoutCarrier",
                "carrierOfAgreedBoard", "otherBoard", "otherInstance", "zeroFreshBytes",
                "malformed", "ceremony",
            ].map { ($0, usage) }),
        "CeremonyCallError": ["ceremony": usage, "terms": usage, "random": usage],
        "CeremonyLogError": [
            "participant": usage, "savedState": ExitStatus.unreadable,
            "malformedState": ExitStatus.unreadable, "stateNotAuthentic": ExitStatus.unreadable,
            "otherBoard": ExitStatus.boardDiffers, "boardWentBack": ExitStatus.boardDiffers,
            "boardDiffers": ExitStatus.boardDiffers, "outOfOrder": ExitStatus.boardDiffers,
            "entryChanged": ExitStatus.boardDiffers, "notAwaited": aborted,
        ],
        "FROSTError": [
            "packageCount": aborted, "ownIdentifier": aborted, "duplicate": aborted,
            "malformed": aborted, "ciphersuite": aborted, "commitmentCount": aborted,
            "invalidProof": aborted, "unknownSender": aborted, "invalidShare": aborted,
            "missingShare": aborted, "keyAtInfinity": aborted,
            "verificationShareAtInfinity": aborted,
        ],
        "FROSTSetupError": [
            "participants": usage, "threshold": usage, "seedLength": ExitStatus.unreadable,
            "seedIsZero": ExitStatus.unreadable,
        ],
        "FROSTEncodingError": Dictionary(
            uniqueKeysWithValues: [
                "binary", "integerNotMinimal", "integerAbove", "json", "missingField",
                "unknownField", "duplicateField", "version", "ciphersuite", "identifierZero",
                "notAscending", "scalar", "point", "length", "threshold", "noShares",
                "optionMarker", "shareMismatch", "noCommitments", "nonceZero", "nonceMismatch",
            ].map { ($0, ExitStatus.unreadable) }),
        "SealedFileError": Dictionary(
            uniqueKeysWithValues: [
                "changed", "tooLong", "malformed", "version", "otherKind", "function", "passes",
                "memory", "lanes", "saltLength", "random", "otherDerivation", "notAuthentic",
            ].map { ($0, ExitStatus.unreadable) }),
        "IdentityFileError": [
            "length": ExitStatus.unreadable, "identity": ExitStatus.unreadable,
            "zeroStateKey": ExitStatus.unreadable,
        ],
        "KeyFileError": Dictionary(
            uniqueKeysWithValues: [
                "malformed", "ceremony", "inconsistent", "certificate", "notAMember",
                "shareMismatch",
            ].map { ($0, ExitStatus.unreadable) }),
    ].merging(SigningErrorTests.expected) { $1 }

    /// What no command meets by itself: it is inside one of the errors above, or no command does what throws it.
    private static let unmet: Set = [
        "CertificateError", "DealingError", "DecodingError", "DiscardError", "EnvelopeError",
        "FROSTTweakError", "InterpolationError", "ParameterError",
        "ParticipantError", "PointError", "ResharingError", "SavedStateError", "ScalarError",
        // Taken apart by the command that meets it.
        "SigningMemberError",
        // Of the measurement: `dkg bench-participant` ends with 1 whatever it was.
        "MeasurementError",
    ]

    /// The public errors in the library's sources with their cases.
    private func errorsInSources() throws -> [String: Set<String>] {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Sources").standardizedFileURL
        let files = try #require(
            FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var found: [String: Set<String>] = [:]
        for case let file as URL in files where file.pathExtension == "swift" {
            var name: String?
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                if let match = line.firstMatch(of: /^public (?:indirect )?enum (\w+).*\bError\b/) {
                    name = String(match.1)
                } else if line == "}" {
                    name = nil
                } else if let name, let match = line.firstMatch(of: /^ {4}case (\w+)/) {
                    found[name, default: []].insert(String(match.1))
                }
            }
        }
        return found
    }

    @Test("Every case that the library has is in the list, and nothing else")
    func complete() throws {
        let found = try errorsInSources()
        #expect(found.count > 25)
        #expect(Set(found.keys) == Set(Self.expected.keys).union(Self.unmet))
        for (name, cases) in Self.expected {
            #expect(found[name] == Set(cases.keys), "\(name)")
        }
    }

    @Test("The exit status is the one of the list")
    func statuses() throws {
        let samples = try ErrorSamples.all()
        var seen: [String: Set<String>] = [:]
        // A case without a value does not tell its name, but no two of a type say the same.
        #expect(Set(samples.map { "\(type(of: $0.error)): \($0.error)" }).count == samples.count)
        for (name, error) in samples {
            let type = "\(type(of: error))"
            let status = try #require(Self.expected[type]?[name], "\(type).\(name)")
            #expect(ErrorStatus.of(error) == status, "\(type).\(name)")
            if let label = Mirror(reflecting: error).children.first?.label {
                #expect(label == name)
            }
            seen[type, default: []].insert(name)
        }
        // It holds what is needed to find who gave a wrong share; a session with one ends with 5, as
        // ChillDKGSessionTests see.
        seen["ChillParticipantStep2Error"]?.insert("unknownFaultyParticipantOrCoordinator")
        #expect(seen == Self.expected.mapValues { Set($0.keys) })
    }

    @Test("Errors of the tool, and what nobody knows")
    func others() {
        struct Other: Error {}
        #expect(ErrorStatus.of(Other()) == ExitStatus.aborted)
        #expect(ErrorStatus.of(UsageError("text")) == ExitStatus.wrongUsage)
        #expect(ErrorStatus.of(FileAccess.Failure.unreadable("text")) == ExitStatus.unreadable)
        #expect(ErrorStatus.of(IdentityMissing(path: "d")) == ExitStatus.unreadable)
        #expect(ErrorStatus.of(ShareMissing(path: "d")) == ExitStatus.unreadable)
        let problem = FileProblem(path: "f", error: SealedFileError.notAuthentic)
        #expect(ErrorStatus.of(problem) == ExitStatus.unreadable)
        #expect(problem.description.hasPrefix("'f': the passphrase is wrong"))
    }

    @Test("The numbers of the exit statuses stay as they are")
    func numbers() {
        let statuses = [
            ExitStatus.success, ExitStatus.aborted, ExitStatus.wrongUsage, ExitStatus.unwritable,
            ExitStatus.unreadable, ExitStatus.wrongShare, ExitStatus.pending,
            ExitStatus.boardUnreachable, ExitStatus.boardDiffers, ExitStatus.locked,
        ]
        #expect(statuses == [0, 1, 2, 3, 4, 5, 6, 7, 8, 75])
    }

    @Test("Data folders: what cannot be read, what cannot be written, and the lock")
    func dataFolders() {
        let system = SystemError(code: 5)
        let statuses: [(DataFolderError, Int32)] = [
            (.locked("d"), ExitStatus.locked), (.missing("d"), ExitStatus.unreadable),
            (.notOwn("d"), ExitStatus.unreadable),
            (.shared("d", isFolder: true), ExitStatus.unreadable),
            (.name("d"), ExitStatus.unreadable), (.notAFile("d"), ExitStatus.unreadable),
            (.tooLarge("d", maximum: 1), ExitStatus.unreadable),
            (.unreadable("d", system), ExitStatus.unreadable),
            (.exists("d"), ExitStatus.unwritable),
            (.unwritable("d", system), ExitStatus.unwritable),
            (.notDurable("d", system), ExitStatus.unwritable),
        ]
        for (error, status) in statuses { #expect(ErrorStatus.of(error) == status, "\(error)") }
    }

    @Test("Boards: what is unreachable, and what went back or differs")
    func boards() {
        let system = SystemError(code: 5)
        let unreachable: [BoardError] = [
            .missing("b"), .occupied("b"), .malformedIdentity("b"), .unreadable("b", system),
            .unwritable("b", system), .noLinks("b", system), .notDurable(position: 1, system),
            .size(maximum: 1, got: 2), .full("b"),
        ]
        for error in unreachable {
            #expect(ErrorStatus.of(error) == ExitStatus.boardUnreachable, "\(error)")
        }
        let different: [BoardError] = [
            .gap("b", missing: 1, next: 2), .wentBack("b", read: 2, last: 1),
            .differs("b", expected: .zero, got: .zero),
        ]
        for error in different {
            #expect(ErrorStatus.of(error) == ExitStatus.boardDiffers, "\(error)")
        }
    }

    @Test("Passphrases: every error says something else, and has its status")
    func passphrases() {
        let system = SystemError(code: 5)
        let unreadable: [PassphraseError] = [
            .noTerminal(system), .terminal(system), .descriptor(3, system),
            .descriptorIsTerminal(3), .noCredentials("n"), .credential("n", system),
            .sharedCredential("n"), .empty, .tooLong(maximum: 1), .differ,
        ]
        for error in unreadable {
            #expect(ErrorStatus.of(error) == ExitStatus.unreadable, "\(error)")
        }
        let others: [PassphraseError] = [
            .memory(kibibytes: 2048), .derivation(code: 1),
            .wrongLibrary,
        ]
        #expect(others.map { ErrorStatus.of($0) } == [1, 1, 1])
        #expect(Set((unreadable + others).map(\.description)).count == 13)
    }
}
