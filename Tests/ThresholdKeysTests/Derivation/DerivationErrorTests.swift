import Testing
import ThresholdKeys

struct DerivationErrorTests {
    @Test("An error says what was expected, what came, and what to do")
    func numbers() {
        let descriptions: [(DerivationError, [String])] = [
            (.pathTooLong(maximum: 111, got: 777), ["111", "777"]),
            (.notAStep(position: 3, got: "a\n\"b"), ["step 3", #""a\n\"b""#, "m/0/7"]),
            (.hardenedStep(position: 4), ["step 4", "secret key"]),
            (.stepTooLarge(maximum: 111, got: 777), ["111", "777", "2^31"]),
            (.chainCodeLength(expected: 32, got: 777), ["32", "777"]),
            (.merkleRootLength(expected: 32, got: 777), ["32", "777"]),
            (.wrongPurpose(.randomness), ["signing", "randomness"]),
            (.tweak(.notReduced), [ScalarError.notReduced.description]),
            (.infinity, ["another tweak", "next step"]),
            (.childNotBelowOrder(step: 777), ["child 777", "next step"]),
            (.tapTweakNotBelowOrder, ["order", "another key"]),
            (.extendedKeyLength(expected: 111, got: 777), ["111", "777", "Copy"]),
            (.notBase58(position: 77), ["character 77", "Base58"]),
            (.extendedKeyChecksum, ["checksum", "Copy"]),
            (
                .extendedKeyVersion(expected: 0x0488_b21e, got: 0x0488_ade4),
                ["0488b21e", "0488ade4", "xpub"]
            ),
            (
                .rootWithParent(fingerprint: 0x0a0b_0c0d, childNumber: 777),
                ["depth 0", "0a0b0c0d", "777"]
            ),
            (.extendedKeyPoint(.prefix(7)), [PointError.prefix(7).description]),
        ]
        for (error, parts) in descriptions {
            for part in parts {
                #expect("\(error)".contains(part), "\(error) does not mention \(part)")
            }
        }
        #expect(Set(descriptions.map { "\($0.0)" }).count == descriptions.count)
    }
}
