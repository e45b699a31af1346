import DKG
import Testing

@testable import FROSTKeyGeneration

@Suite("FROST key generation: what errors say")
struct ErrorTests {
    private func expect(_ description: String, _ parts: [String]) {
        for part in parts {
            #expect(description.contains(part), "\(description) does not mention \(part)")
        }
    }

    @Test("A key that cannot be tweaked ends the session with the same reason")
    func tweak() throws {
        let id = FROSTIdentifier(try ParticipantIndex(0x1234))
        let errors: [(FROSTTweakError, FROSTError)] = [
            (.keyAtInfinity, .keyAtInfinity),
            (.verificationShareAtInfinity(id), .verificationShareAtInfinity(id)),
        ]
        for (tweak, session) in errors {
            #expect(FROSTError(tweak) == session)
            expect(tweak.description, ["tweaked", "neutral element", "again"])
        }
        expect(FROSTTweakError.verificationShareAtInfinity(id).description, ["\(id)"])
    }

    @Test("An error of a session names who is to blame, what was expected and what came")
    func session() throws {
        let id = FROSTIdentifier(try ParticipantIndex(0x1234))
        let inner = FROSTEncodingError.version(got: 777)
        let plain = FROSTCiphersuite.secp256k1
        let taproot = FROSTCiphersuite.secp256k1Taproot
        let blamed: [(FROSTError, [String])] = [
            (.malformed(id, inner), [inner.description]),
            (.ciphersuite(id, expected: plain, got: taproot), ["\(plain)", "\(taproot)"]),
            (.commitmentCount(id, expected: 111, got: 777), ["111", "777"]),
            (.invalidProof(id), ["proof of knowledge"]),
            (.invalidShare(id), ["not the one"]),
            (.missingShare(id), ["no share came"]),
        ]
        for (error, parts) in blamed {
            #expect(error.culprit == id)
            expect(error.description, parts + ["\(id)"])
        }
        let others: [(FROSTError, [String])] = [
            (.packageCount(expected: 111, got: 777), ["111", "777"]),
            (.ownIdentifier(id), ["\(id)", "this participant"]),
            (.duplicate(id), ["\(id)", "two packages"]),
            (.unknownSender(id), ["\(id)", "no commitments"]),
            (.keyAtInfinity, ["neutral element", "again"]),
            (.verificationShareAtInfinity(id), ["\(id)", "neutral element", "again"]),
        ]
        for (error, parts) in others {
            #expect(error.culprit == nil)
            expect(error.description, parts)
        }
    }

    @Test("An error of an encoding says what was expected and what came")
    func encoding() throws {
        let first = FROSTIdentifier(try ParticipantIndex(0x1234))
        let second = FROSTIdentifier(try ParticipantIndex(0x0567))
        let plain = FROSTCiphersuite.secp256k1
        let errors: [(FROSTEncodingError, [String])] = [
            (.binary(.trailing(count: 777)), [DecodingError.trailing(count: 777).description]),
            (.integerNotMinimal, ["as few bytes"]),
            (.integerAbove(maximum: 777), ["777"]),
            (.json(position: 777, expected: "a comma"), ["777", "a comma"]),
            (.missingField("header"), ["'header'", "missing"]),
            (.unknownField("header"), ["'header'", "does not belong"]),
            (.duplicateField("header"), ["'header'", "twice"]),
            (.version(got: 777), ["777"]),
            (.ciphersuite(expected: plain, got: "other"), ["\(plain)", "other"]),
            (.identifierZero, ["not zero"]),
            (.notAscending(previous: first, next: second), ["\(second) follows \(first)"]),
            (.scalar(.notReduced), [ScalarError.notReduced.description]),
            (.point(.notOnCurve), [PointError.notOnCurve.description]),
            (.length(field: "proof", expected: 111, got: 777), ["proof", "111", "777"]),
            (.threshold(got: 777), ["777"]),
            (.noShares, ["at least one"]),
            (.optionMarker(got: 77), ["77"]),
            (.shareMismatch(first), ["\(first)"]),
        ]
        for (error, parts) in errors { expect(error.description, parts) }
    }

    @Test("An error of a setup says what is allowed and what came")
    func setup() {
        let errors: [(FROSTSetupError, [String])] = [
            (.participants(got: 70_000), ["2...65535", "70000"]),
            (.threshold(got: 9, participants: 5), ["2...5", "9"]),
            (.seedLength(got: 31), ["32", "31"]),
        ]
        for (error, parts) in errors { expect(error.description, parts) }
    }
}
