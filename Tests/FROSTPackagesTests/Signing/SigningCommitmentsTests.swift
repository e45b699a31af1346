import FROSTPackages
import TestSupport
import Testing

@Suite struct SigningCommitmentsTests {
    private static let g = Point.generator.compressed.hexadecimal
    private static let header = #""header":{"version":0,"ciphersuite":"FROST-secp256k1-SHA256-v1"}"#

    @Test func infinityIsNoCommitment() {
        let g = Point.generator
        for suite in FROSTCiphersuite.allCases {
            #expect(FROSTSigningCommitments(hiding: g, binding: g, in: suite) != nil)
            #expect(FROSTSigningCommitments(hiding: .infinity, binding: g, in: suite) == nil)
            #expect(FROSTSigningCommitments(hiding: g, binding: .infinity, in: suite) == nil)
        }
    }

    @Test func refusesOtherBytes() throws {
        let g = SigningCommitmentsTests.g
        let head = "00eed6b1b1"
        let cases: [(String, FROSTEncodingError?)] = [
            (head + g + g, nil),
            ("", .binary(.truncated(needed: 1, available: 0))),
            (head, .binary(.truncated(needed: 33, available: 0))),
            (head + g, .binary(.truncated(needed: 33, available: 0))),
            (head + g + g + "00", .binary(.trailing(count: 1))),
            (head + String(repeating: "0", count: 66) + g, .binary(.point(.prefix(0)))),
            (head + g + String(repeating: "0", count: 66), .binary(.point(.prefix(0)))),
            (head + "04" + g.dropFirst(2) + g, .binary(.point(.prefix(4)))),
            (head + g + "02" + String(repeating: "f", count: 64), .binary(.point(.notOnCurve))),
        ]
        for (text, expected) in cases {
            #expect(
                try SigningMessage.commitments.refusal(hexadecimal: text) == expected, "\(text)")
        }
    }

    @Test func refusesOtherText() {
        let g = SigningCommitmentsTests.g
        let header = SigningCommitmentsTests.header
        let (hiding, binding) = (#""hiding":"\#(g)""#, #""binding":"\#(g)""#)
        let accepted = [
            "{\(header),\(hiding),\(binding)}", "{\(binding),\(hiding),\(header)}",
            " {\(header) ,\t\(hiding)\r\n,\(binding) } ",
        ]
        for text in accepted { #expect(SigningMessage.commitments.refusal(json: text) == nil) }
        let zeros = String(repeating: "0", count: 66)
        let refused: [(String, FROSTEncodingError)] = [
            ("{\(hiding),\(binding)}", .missingField("header")),
            ("{\(header),\(binding)}", .missingField("hiding")),
            ("{\(header),\(hiding)}", .missingField("binding")),
            ("{\(header),\(hiding),\(hiding),\(binding)}", .duplicateField("hiding")),
            ("{\(header),\(hiding),\(binding),\"extra\":1}", .unknownField("extra")),
            (#"{\#(header),"hiding":"\#(zeros)",\#(binding)}"#, .point(.prefix(0))),
            (
                #"{\#(header),\#(hiding),"binding":"02"}"#,
                .length(field: "binding", expected: 33, got: 1)
            ),
        ]
        for (text, expected) in refused {
            #expect(SigningMessage.commitments.refusal(json: text) == expected, "\(text)")
        }
        guard
            case .json? = SigningMessage.commitments.refusal(
                json: #"{\#(header),\#(hiding),"binding":"\#(g.uppercased())"}"#),
            case .json? = SigningMessage.commitments.refusal(
                json: "{\(header),\(hiding),\(binding)}x")
        else {
            Issue.record("other text")
            return
        }
    }
}
