import Testing

@testable import FROSTPackages

@Suite struct TweakTests {
    /// A share that is the negative of the tweak has no tweaked verification share.
    @Test func aShareThatTheTweakCancelsIsRefused() throws {
        let key = Scalar(3).timesGenerator()
        let identifier = FROSTIdentifier(try ParticipantIndex(1))
        for parity in FROSTTaprootTweak.Parity.allCases {
            let tweak = FROSTTaprootTweak(parity: parity)
            let tw = tweak.scalar(for: key)
            let cancelled = tweak.negates(key) ? tw : -tw
            for (share, isRefused) in [(cancelled, true), (cancelled + .one, false)] {
                let point = share.timesGenerator()
                let expected: FROSTTweakError? =
                    isRefused ? .verificationShareAtInfinity(identifier) : nil
                let package = FROSTPublicKeyPackage(
                    ciphersuite: .secp256k1Taproot, verifyingKey: key,
                    verifyingShares: [.init(identifier, point)], threshold: nil)
                var error: FROSTTweakError?
                do throws(FROSTTweakError) {
                    _ = try package.tweaked(by: tweak)
                } catch let thrown {
                    error = thrown
                }
                #expect(error == expected)

                let secret = FROSTKeyPackage(
                    ciphersuite: .secp256k1Taproot, identifier: identifier,
                    signingShare: SecretScalar(share), verifyingShare: point, verifyingKey: key,
                    threshold: try Threshold(2))
                error = nil
                do throws(FROSTTweakError) {
                    _ = try secret.tweaked(by: tweak)
                } catch let thrown {
                    error = thrown
                }
                #expect(error == expected)
            }
        }
    }
}
