import TestSupport
import Testing

@testable import FROSTPackages

@Suite struct SigningNoncesTests {
    private static let header = #""header":{"version":0,"ciphersuite":"FROST-secp256k1-SHA256-v1"}"#
    private static let zero = Scalar.zero.description
    private static let order =
        "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"

    private func commitments(_ hiding: Scalar, _ binding: Scalar) -> String {
        "00eed6b1b1" + hiding.timesGenerator().compressed.hexadecimal
            + binding.timesGenerator().compressed.hexadecimal
    }

    @Test func makesTheCommitments() throws {
        for suite in FROSTCiphersuite.allCases {
            let nonces = try SigningMessage.nonces(3, 4, suite)
            #expect(nonces.ciphersuite == suite)
            #expect(nonces.commitments.ciphersuite == suite)
            #expect(nonces.commitments.hiding == Scalar(3).timesGenerator())
            #expect(nonces.commitments.binding == Scalar(4).timesGenerator())
            // For the test: these nonces are nobody's.
            #expect(nonces.hiding.disclosed() == Scalar(3))
            #expect(nonces.binding.disclosed() == Scalar(4))
        }
    }

    @Test(arguments: [(0, 1), (1, 0), (0, 0), (1, 1)] as [(UInt64, UInt64)])
    func zeroIsNoNonce(hiding: UInt64, binding: UInt64) {
        let nonces = FROSTSigningNonces(
            hiding: SecretScalar(Scalar(hiding)), binding: SecretScalar(Scalar(binding)),
            in: .secp256k1)
        switch nonces {
        case .some: #expect(hiding != 0 && binding != 0)
        case .none: #expect(hiding == 0 || binding == 0)
        }
    }

    @Test func refusesOtherBytes() throws {
        let head = "00eed6b1b1"
        let (three, four) = (Scalar(3), Scalar(4))
        let zero = SigningNoncesTests.zero
        let order = SigningNoncesTests.order
        let own = commitments(three, four)
        let g = Point.generator.compressed.hexadecimal
        let cases: [(String, FROSTEncodingError?)] = [
            (head + "\(three)\(four)" + own, nil),
            (head + "\(four)\(three)" + own, .nonceMismatch),
            (head + "\(three)\(three)" + own, .nonceMismatch),
            (head + "\(four)\(four)" + own, .nonceMismatch),
            (head + "\(-three)\(four)" + own, .nonceMismatch),
            (head + "\(three)\(four)" + head + g + g, .nonceMismatch),
            (head + "\(zero)\(four)" + own, .nonceZero),
            (head + "\(three)\(zero)" + own, .nonceZero),
            (head + order + "\(four)" + own, .scalar(.notReduced)),
            (head + "\(three)" + order + own, .scalar(.notReduced)),
            (head.dropLast(2) + "", .binary(.truncated(needed: 4, available: 3))),
            (head, .binary(.truncated(needed: 64, available: 0))),
            (head + "\(three)" + "00", .binary(.truncated(needed: 64, available: 33))),
            (head + "\(three)\(four)", .binary(.truncated(needed: 1, available: 0))),
            (head + "\(three)\(four)" + own + "00", .binary(.trailing(count: 1))),
            (
                head + "\(three)\(four)" + own.dropLast(66) + String(repeating: "0", count: 66),
                .binary(.point(.prefix(0)))
            ),
            (
                head + "\(three)\(four)" + "00230f8ab3" + own.dropFirst(10),
                .ciphersuite(expected: .secp256k1, got: "FROST-secp256k1-SHA256-TR-v1")
            ),
        ]
        for (text, expected) in cases {
            #expect(try SigningMessage.nonces.refusal(hexadecimal: text) == expected, "\(text)")
        }
    }

    @Test func refusesOtherText() throws {
        let header = SigningNoncesTests.header
        let (hiding, binding) = (#""hiding":"\#(Scalar(3))""#, #""binding":"\#(Scalar(4))""#)
        let text = try SigningMessage.nonces(3, 4, .secp256k1).commitments.json
        let other = try SigningMessage.nonces(4, 3, .secp256k1).commitments.json
        let foreign = try SigningMessage.nonces(3, 4, .secp256k1Taproot).commitments.json
        let commitments = "\"commitments\":\(text)"
        let accepted = [
            "{\(header),\(hiding),\(binding),\(commitments)}",
            " {\(commitments)\n,\(binding) ,\(hiding),\t\(header)}\r",
        ]
        for text in accepted {
            #expect(SigningMessage.nonces.refusal(json: text) == nil, "\(text)")
        }
        let zero = SigningNoncesTests.zero
        let refused: [(String, FROSTEncodingError)] = [
            ("{\(hiding),\(binding),\(commitments)}", .missingField("header")),
            ("{\(header),\(binding),\(commitments)}", .missingField("hiding")),
            ("{\(header),\(hiding),\(commitments)}", .missingField("binding")),
            ("{\(header),\(hiding),\(binding)}", .missingField("commitments")),
            ("{\(header),\(hiding),\(binding),\(binding)}", .duplicateField("binding")),
            ("{\(header),\(hiding),\(binding),\"nonce\":1}", .unknownField("nonce")),
            ("{\(header),\(hiding),\(binding),\"commitments\":\(other)}", .nonceMismatch),
            (
                "{\(header),\(hiding),\(binding),\"commitments\":\(foreign)}",
                .ciphersuite(expected: .secp256k1, got: "FROST-secp256k1-SHA256-TR-v1")
            ),
            (#"{\#(header),"hiding":"\#(zero)",\#(binding),\#(commitments)}"#, .nonceZero),
            (#"{\#(header),\#(hiding),"binding":"\#(zero)",\#(commitments)}"#, .nonceZero),
            (
                #"{\#(header),"hiding":"\#(SigningNoncesTests.order)",\#(binding),\#(commitments)}"#,
                .scalar(.notReduced)
            ),
        ]
        for (text, expected) in refused {
            #expect(SigningMessage.nonces.refusal(json: text) == expected, "\(text)")
        }
    }
}
