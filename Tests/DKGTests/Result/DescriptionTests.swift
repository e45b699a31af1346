import DKG
import TestSupport
import Testing

@Suite("What results and ends say of themselves")
struct DescriptionTests {
    @Test("A key names its point, how many shares use it, and where it comes from")
    func keys() throws {
        let key = try ResultSample(.feldman, n: 3, t: 2).key
        let point = key.publicKey.description
        #expect(key.description == "\(point), 2 of 3 shares, for \(key.purpose)")
        let common = key.thresholdKey
        #expect(
            common.description
                == "\(point), 2 of 3 shares, for \(key.purpose), \(common.epoch)")
        #expect(common.epoch.description == "epoch 0, transcript \(key.transcript.digest)")
        let foreign = try ThresholdKey(
            publicKey: .generator, threshold: Threshold(1),
            shares: [PublicShare(evaluationPoint: .one, point: .generator)])
        #expect(foreign.epoch.description == "foreign key \(foreign.epoch.genesis)")
    }

    @Test("Each reason of an abort says something else, and why")
    func aborts() {
        let parts: [AbortReason: String] = [
            .tooFewParticipants: "nothing secret was dealt", .noAgreement: "quorum",
            .tooFewQualified: "dealt acceptably", .tooFewHolders: "hold shares",
            .tooManyFailures: "nothing was opened", .tooFewOpenings: "right openings",
            .degenerateKey: "infinity",
        ]
        for reason in AbortReason.allCases {
            #expect(reason.description.contains(parts[reason] ?? "?"), "\(reason.rawValue)")
        }
        #expect(Set(AbortReason.allCases.map(\.description)).count == AbortReason.allCases.count)
    }

    @Test("An outcome says what is next, and shows no bytes")
    func outcomes() throws {
        let key = try ResultSample(.feldman, n: 3, t: 2).key
        let expected: [(ParticipantOutcome, [String])] = [
            (.opened(.deal, message: [0xab, 0xcd]), ["'deal' is open", "2 bytes to post"]),
            (.opened(.respondAgain, message: nil), ["'respond again'", "nothing to post"]),
            (.certified(key), ["certified", key.description]),
            (.pending, ["too few signatures"]),
            (.aborted(.noAgreement), ["noAgreement", AbortReason.noAgreement.description]),
            (.joinConflict, ["join did not count"]),
            (.listening(.deal), ["another session", "'deal' is open"]),
            (.unheard(in: .deal), ["'deal'", "does not have"]),
        ]
        for (outcome, parts) in expected {
            for part in parts {
                #expect(outcome.description.contains(part), "\(outcome) does not mention \(part)")
            }
            #expect(!outcome.description.contains("171") && !outcome.description.contains("abcd"))
        }
    }

    @Test("An error of a participant says what is wrong, and what to do")
    func errors() throws {
        let identity = try BenchMember.identity(1, 1).verificationKey
        let expected: [(ParticipantError, [String])] = [
            (
                .notInRoster(identity: identity, ceremony: Ceremony.ID(.zero)),
                ["\(identity)", "\(Digest.zero)"]
            ),
            (.random(.unavailable), [RandomSourceError.unavailable.description]),
            (.notReleased(position: 777), ["777", "seed"]),
            (.unfinished(open: .extract), ["'extract' is open"]),
            (
                .aborted(.degenerateKey, isKeyMaybeKnown: true),
                [AbortReason.degenerateKey.description, "known already"]
            ),
            (.otherKey(expected: .zero, got: .zero), ["\(Digest.zero)", "read it back"]),
            (.stopped, ["no share"]),
            (.pending, ["adopt(_:)"]),
            (.withoutShare, ["no right share", "groupKey"]),
            (
                .unassured(assured: 17, threshold: 23),
                ["only 17", "23 shares", "Repeat the ceremony", "evenIfUnassured"]
            ),
        ]
        for (error, parts) in expected {
            for part in parts {
                #expect(error.description.contains(part), "\(error) does not mention \(part)")
            }
        }
    }
}
