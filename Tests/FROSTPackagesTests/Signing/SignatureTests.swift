import FROSTPackages
import TestSupport
import Testing

@Suite struct SignatureTests {
    private static let header = #""header":{"version":0,"ciphersuite":"FROST-secp256k1-SHA256-v1"}"#
    private static let order =
        "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
    private static let largest =
        "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140"

    @Test func refusesOtherShares() throws {
        let order = SignatureTests.order
        let cases: [(String, FROSTEncodingError?)] = [
            (SignatureTests.largest, nil), (Scalar.zero.description, nil),
            (order, .binary(.scalar(.notReduced))),
            (String(repeating: "f", count: 64), .binary(.scalar(.notReduced))),
            ("", .binary(.truncated(needed: 32, available: 0))),
            (String(order.dropLast(2)), .binary(.truncated(needed: 32, available: 31))),
            (SignatureTests.largest + "00", .binary(.trailing(count: 1))),
        ]
        for (text, expected) in cases {
            #expect(try SigningMessage.share.refusal(hexadecimal: text) == expected, "\(text)")
        }
    }

    @Test func refusesOtherTextsOfShares() {
        let header = SignatureTests.header
        let share = #""share":"\#(SignatureTests.largest)""#
        for text in ["{\(header),\(share)}", " {\(share)\t,\(header) }\n"] {
            #expect(SigningMessage.share.refusal(json: text) == nil)
        }
        let refused: [(String, FROSTEncodingError)] = [
            ("{\(share)}", .missingField("header")), ("{\(header)}", .missingField("share")),
            ("{\(header),\(share),\(share)}", .duplicateField("share")),
            ("{\(header),\"z\":1}", .unknownField("z")),
            (#"{\#(header),"share":"\#(SignatureTests.order)"}"#, .scalar(.notReduced)),
            (
                #"{\#(header),"share":"00"}"#,
                .length(field: "share", expected: 32, got: 1)
            ),
        ]
        for (text, expected) in refused {
            #expect(SigningMessage.share.refusal(json: text) == expected, "\(text)")
        }
    }

    private func refusal(
        _ text: String, _ format: FROSTFormat, _ suite: FROSTCiphersuite
    ) throws -> FROSTEncodingError? {
        let bytes =
            format == .json ? Array(text.utf8) : try #require([UInt8](hexadecimal: text))
        return SigningMessage.signature.refusal(of: bytes, as: format, in: suite)
    }

    @Test func refusesOtherSignatures() throws {
        let g = Point.generator.compressed.hexadecimal
        let z = SignatureTests.largest
        let order = SignatureTests.order
        // No point has this x-coordinate.
        let noPoint = String(repeating: "0", count: 63) + "5"
        let cases: [(FROSTCiphersuite, String, FROSTEncodingError?)] = [
            (.secp256k1, g + z, nil), (.secp256k1, "03" + g.dropFirst(2) + z, nil),
            (.secp256k1, g + Scalar.zero.description, nil),
            (.secp256k1, g + order, .scalar(.notReduced)),
            (.secp256k1, "04" + g.dropFirst(2) + z, .point(.prefix(4))),
            (.secp256k1, String(repeating: "0", count: 66) + z, .point(.prefix(0))),
            (.secp256k1, "02" + noPoint + z, .point(.notOnCurve)),
            (
                .secp256k1, g + z + "00",
                .length(field: "a signature", expected: 65, got: 66)
            ),
            (.secp256k1Taproot, g.dropFirst(2) + z, nil),
            (.secp256k1Taproot, g.dropFirst(2) + order, .scalar(.notReduced)),
            (.secp256k1Taproot, noPoint + z, .point(.notOnCurve)),
            (.secp256k1Taproot, String(repeating: "f", count: 64) + z, .point(.notOnCurve)),
            (
                .secp256k1Taproot, g + z,
                .length(field: "a signature", expected: 64, got: 65)
            ),
        ]
        for (suite, text, expected) in cases {
            #expect(try refusal(text, .binary, suite) == expected, "\(text)")
            #expect(try refusal("\"\(text)\"", .json, suite) == expected, "\(text)")
        }
    }

    @Test func refusesOtherTextsOfSignatures() throws {
        let good = Point.generator.compressed.hexadecimal + SignatureTests.largest
        #expect(try refusal(" \n\"\(good)\"\t", .json, .secp256k1) == nil)
        for text in [
            good, "\"\(good)", "\"\(good)\"x", "\" \(good)\"", "\"\(good) \"",
            "\"\(good.uppercased())\"", "[\"\(good)\"]", "{}", "null", "",
        ] {
            guard case .json? = try refusal(text, .json, .secp256k1) else {
                Issue.record("\(text)")
                continue
            }
        }
    }

    /// A point with odd y has no 64 bytes of its own: it stands for the one with the same x and even y.
    @Test func theNoncePointOfTheTaprootSuiteIsEven() throws {
        let even = Scalar(8).timesGenerator().hasOddY ? -Scalar(8) : Scalar(8)
        for (scalar, isOdd) in [(even, false), (-even, true)] {
            let point = scalar.timesGenerator()
            #expect(point.hasOddY == isOdd)
            let taproot = try #require(
                FROSTSignature(noncePoint: point, response: .one, in: .secp256k1Taproot))
            #expect(taproot.noncePoint == even.timesGenerator())
            #expect(
                try FROSTSignature(decoding: taproot.encoded(), in: .secp256k1Taproot) == taproot)
            let plain = try #require(
                FROSTSignature(noncePoint: point, response: .one, in: .secp256k1))
            #expect(plain.noncePoint == point)
            #expect(try FROSTSignature(decoding: plain.encoded(), in: .secp256k1) == plain)
        }
    }

    @Test(arguments: FROSTCiphersuite.allCases)
    func infinityIsNoNoncePoint(_ suite: FROSTCiphersuite) {
        #expect(FROSTSignature(noncePoint: .infinity, response: .one, in: suite) == nil)
        #expect(FROSTSignature(noncePoint: .generator, response: .one, in: suite) != nil)
    }
}
