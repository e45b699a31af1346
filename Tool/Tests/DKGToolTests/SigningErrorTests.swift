import CeremonyLog
import DKG
import FolderStorage
import Testing
import ThresholdSigning

@testable import DKGTool

@Suite("The errors of signing and their exit statuses")
struct SigningErrorTests {
    private static let usage = ExitStatus.wrongUsage
    private static let aborted = ExitStatus.aborted
    private static let unreadable = ExitStatus.unreadable

    /// The exit status of every case of the libraries' errors; ``ErrorStatusTests`` goes through them.
    static let expected: [String: [String: Int32]] = [
        "ThresholdKeyError": all(
            unreadable,
            [
                "keyAtInfinity", "tooFewMembers", "tooManyMembers", "contextTooLong", "pointZero",
                "duplicate", "duplicateIdentity", "shareAtInfinity", "notAMember", "unknownIndex",
                "shareMismatch", "otherKey", "tooFewShares", "otherThreshold", "notOnePolynomial",
                "inconsistentKey", "malformed", "epochMismatch", "pointNotIndex", "identityMissing",
            ]),
        "DerivationError": all(
            usage,
            [
                "pathTooLong", "notAStep", "hardenedStep", "stepTooLarge", "chainCodeLength",
                "merkleRootLength", "wrongPurpose", "tweak", "infinity", "childNotBelowOrder",
                "tapTweakNotBelowOrder", "extendedKeyLength", "notBase58", "extendedKeyChecksum",
                "extendedKeyVersion", "rootWithParent", "extendedKeyPoint",
            ]),
        "SigningKeyError": all(
            usage, ["purpose", "shareAtInfinity", "pointNotIndex", "tooManyMembers"]),
        "SigningError": ["random": unreadable, "otherNonces": aborted, "computation": aborted],
        "AggregationError": [
            "missing": usage, "duplicate": usage, "notAsked": usage,
            "wrongShares": ExitStatus.wrongShare, "signatureInvalid": aborted,
            "notConfirmed": aborted,
        ],
        "SigningRequestError": all(
            aborted,
            [
                "otherScheme", "otherKey", "tooFewSigners", "notAscending", "otherListedSigner",
                "unknownSigner", "messageTooLong", "malformedCommitment", "malformedAggregate",
                "otherAggregate", "nonceAtInfinity", "notAsked", "otherCommitment", "derivation",
                "underivable", "unverifiedTweaks", "untweakedKey",
            ]
        ).merging(
            ["malformed": unreadable, "unknownScheme": unreadable, "key": usage]) { $1 },
        "NoncePoolError": all(
            aborted,
            [
                "notAuthentic", "otherCoordinator", "notUnused", "nextNotUsable", "superseded",
                // Those of the samples; the others are as in the two errors above.
                "request", "signing",
            ]
        ).merging(all(usage, ["noIdentity", "otherIdentity"])) { $1 }.merging(
            all(
                unreadable,
                [
                    "malformedRecord", "otherEpoch", "otherSigner", "otherScheme", "otherRecord",
                    "changedRecord", "foreignAnswer",
                ])
        ) { $1 },
        "SigningEvidenceError": all(unreadable, ["malformed", "key", "request"]),
    ]

    private static func all(_ status: Int32, _ names: [String]) -> [String: Int32] {
        Dictionary(uniqueKeysWithValues: names.map { ($0, status) })
    }

    @Test("Files that are used once: what cannot be read, what is in use, what was not spent")
    func files() {
        let system = SystemError(code: 5)
        let unreadable: [SpendableFileError] = [
            .missing("f"), .spent("f"), .notAFile("f"), .severalNames("f"), .shared("f"),
            .tooLarge("f", maximum: 1), .unreadable("f", system),
        ]
        for error in unreadable {
            #expect(ErrorStatus.of(error) == ExitStatus.unreadable, "\(error)")
        }
        #expect(ErrorStatus.of(SpendableFileError.locked("f")) == ExitStatus.locked)
        let notSpent = SpendableFileError.notSpent("f", system)
        #expect(ErrorStatus.of(notSpent) == ExitStatus.unwritable)
        let all = unreadable + [.locked("f"), notSpent]
        #expect(Set(all.map(\.description)).count == 9)
        #expect(all.allSatisfy { $0.description.contains("'f'") })
    }

    @Test(
        "Nonces of somebody else are a mistake, changed ones are no file; refusals use nothing up")
    func own() throws {
        let index = try ParticipantIndex(1)
        let key = try SigningSample().key.publicKey
        let errors: [(any HasExitStatus & CustomStringConvertible, Int32)] = [
            (NonceFileError.malformed("f"), ExitStatus.unreadable),
            (NonceFileError.changed("f"), ExitStatus.unreadable),
            (NonceFileError.otherKey("f", expected: .zero, got: .zero), ExitStatus.wrongUsage),
            (NonceFileError.otherSigner("f", expected: index, got: index), ExitStatus.wrongUsage),
            (SigningRefusal.otherKey(expected: "k", got: key), ExitStatus.aborted),
            (SigningRefusal.otherMessage(expected: "m"), ExitStatus.aborted),
            (SigningRefusal.declined, ExitStatus.aborted),
            (SigningRefusal.nobodyToAsk(SystemError(code: 6)), ExitStatus.wrongUsage),
        ]
        for (error, status) in errors { #expect(ErrorStatus.of(error) == status, "\(error)") }
        #expect(Set(errors.map { $0.0.description }).count == errors.count)
    }

    @Test("Robust signing: what a process of it ends with")
    func robust() throws {
        let system = SystemError(code: 5)
        let errors: [(any HasExitStatus & CustomStringConvertible, Int32)] = [
            (SignerStoreError.folder(.locked("d")), ExitStatus.locked),
            (SignerStoreError.folder(.notDurable("d", system)), ExitStatus.unwritable),
            (SignerStoreError.folder(.unwritable("d", system)), ExitStatus.unwritable),
            (SignerStoreError.sealing(.notAuthentic), ExitStatus.unreadable),
            (SignerStoreError.spending(.missing("f")), ExitStatus.unreadable),
            (SignerStoreError.spending(.spent("f")), ExitStatus.unreadable),
            (SignerStoreError.spending(.notSpent("f", system)), ExitStatus.unwritable),
            (
                SigningPolicyError(path: "p", problem: "it is no JSON object."),
                ExitStatus.wrongUsage
            ),
            (RobustPending(sessions: 2), ExitStatus.pending),
            (CallRefused(decision: .unknownCoordinator), ExitStatus.aborted),
        ]
        for (error, status) in errors { #expect(ErrorStatus.of(error) == status, "\(error)") }
        #expect(Set(errors.map { $0.0.description }).count == errors.count)
        #expect(
            SignerStoreError.spending(.spent("f")).description
                == SpendableFileError.spent("f").description)
        // What a request is refused for, and what goes wrong in signing, have the statuses that they have elsewhere.
        #expect(
            ErrorStatus.of(NoncePoolError.request(.key(.purpose(.randomness))))
                == ExitStatus.wrongUsage)
        #expect(
            ErrorStatus.of(NoncePoolError.signing(.random(.allZero))) == ExitStatus.unreadable)
    }
}
