import TestSupport
import Testing

@testable import FROSTPackages

@Suite struct SigningPackageTests {
    private static let header = #""header":{"version":0,"ciphersuite":"FROST-secp256k1-SHA256-v1"}"#
    private static let commitments =
        "00eed6b1b1" + Point.generator.compressed.hexadecimal
        + Point.generator.compressed.hexadecimal
    private static let zero = Scalar.zero.description
    private static let one = Scalar(1).description
    private static let two = Scalar(2).description

    private func entry(
        _ index: Int, _ suite: FROSTCiphersuite = .secp256k1
    ) throws -> FROSTSigningPackage.Entry {
        .init(
            FROSTIdentifier(try ParticipantIndex(index)),
            try SigningMessage.nonces(3, 4, suite).commitments)
    }

    private func refusal(_ entries: [FROSTSigningPackage.Entry]) -> FROSTEncodingError? {
        do throws(FROSTEncodingError) {
            _ = try FROSTSigningPackage(entries, message: [], in: .secp256k1)
            return nil
        } catch {
            return error
        }
    }

    @Test func bringsItsEntriesIntoOrder() throws {
        let entries = [try entry(300), try entry(1), try entry(2)]
        let package = try FROSTSigningPackage(entries, message: [5], in: .secp256k1)
        #expect(package.entries == [entries[1], entries[2], entries[0]])
        #expect(package.message == [5])
        #expect(package.commitments(of: entries[0].identifier) == entries[0].commitments)
        #expect(package.commitments(of: FROSTIdentifier(try ParticipantIndex(3))) == nil)
        // A change of the order is no change of the package.
        let other = try FROSTSigningPackage(entries.reversed(), message: [5], in: .secp256k1)
        #expect(other == package)
    }

    @Test func refusesOtherEntries() throws {
        #expect(refusal([try entry(1)]) == nil)
        #expect(refusal([]) == .noCommitments)
        let two = try entry(2)
        #expect(
            refusal([two, try entry(1), two])
                == .notAscending(previous: two.identifier, next: two.identifier))
        #expect(
            refusal([two, try entry(1, .secp256k1Taproot)])
                == .ciphersuite(expected: .secp256k1, got: "FROST-secp256k1-SHA256-TR-v1"))
    }

    /// As many signers as the count of the crates has room for, and one more.
    @Test func refusesTooManySigners() throws {
        let commitments = try SigningMessage.nonces(3, 4, .secp256k1).commitments
        for (count, expected) in [
            (65535, nil), (65536, FROSTEncodingError.integerAbove(maximum: 65535)),
        ] {
            let entries = (1...count).compactMap { value in
                FROSTIdentifier(Scalar(UInt64(value))).map {
                    FROSTSigningPackage.Entry($0, commitments)
                }
            }
            #expect(entries.count == count)
            var error: FROSTEncodingError?
            do throws(FROSTEncodingError) {
                _ = try FROSTSigningPackage(ascending: entries, message: [], in: .secp256k1)
            } catch let thrown {
                error = thrown
            }
            #expect(error == expected)
        }
    }

    @Test func refusesOtherBytes() throws {
        let head = "00eed6b1b1"
        let (one, two) = (SigningPackageTests.one, SigningPackageTests.two)
        let commitments = SigningPackageTests.commitments
        let first = FROSTIdentifier(try ParticipantIndex(1))
        let second = FROSTIdentifier(try ParticipantIndex(2))
        let entry = one + commitments
        let taproot = "00230f8ab3" + commitments.dropFirst(10)
        let cases: [(String, FROSTEncodingError?)] = [
            (head + "01" + entry + "00", nil),
            (head + "01" + entry + "03616263", nil),
            (head + "02" + entry + two + commitments + "00", nil),
            (head, .binary(.truncated(needed: 1, available: 0))),
            (head + "0000", .noCommitments),
            (head + "8100" + entry + "00", .integerNotMinimal),
            (head + "808004", .integerAbove(maximum: 65535)),
            (head + "ffff03", .binary(.truncated(needed: 32, available: 0))),
            (head + "02" + entry + "00", .binary(.truncated(needed: 32, available: 1))),
            (
                head + "01" + SigningPackageTests.zero + commitments + "00", .identifierZero
            ),
            (
                head + "01" + String(repeating: "f", count: 64) + commitments + "00",
                .scalar(.notReduced)
            ),
            (
                head + "02" + entry + entry + "00", .notAscending(previous: first, next: first)
            ),
            (
                head + "02" + two + commitments + entry + "00",
                .notAscending(previous: second, next: first)
            ),
            (
                head + "01" + one + taproot + "00",
                .ciphersuite(expected: .secp256k1, got: "FROST-secp256k1-SHA256-TR-v1")
            ),
            (head + "01" + entry, .binary(.truncated(needed: 1, available: 0))),
            (head + "01" + entry + "0100", nil),
            (head + "01" + entry + "01", .binary(.truncated(needed: 1, available: 0))),
            (head + "01" + entry + "810000", .integerNotMinimal),
            (head + "01" + entry + "8000", .integerNotMinimal),
            (head + "01" + entry + "010000", .binary(.trailing(count: 1))),
            (
                head + "01" + entry + "80808008",
                .binary(.truncated(needed: 1 << 24, available: 0))
            ),
            (head + "01" + entry + "81808008", .integerAbove(maximum: 1 << 24)),
            (head + "01" + entry + "8080808000", .integerAbove(maximum: 1 << 24)),
            (head + "01" + entry + "ffffffffffffffffff01", .integerAbove(maximum: 1 << 24)),
        ]
        for (text, expected) in cases {
            #expect(try SigningMessage.package.refusal(hexadecimal: text) == expected, "\(text)")
        }
    }

    /// The longest message that is read, and one byte more; and one whose length has three bytes.
    @Test func readsMessagesUpToTheLongest() throws {
        let entries = [try entry(1)]
        let longest = FROSTSigningPackage.maximumMessageByteCount
        for (count, expected) in [
            (70_000, nil), (longest, nil),
            (longest + 1, FROSTEncodingError.integerAbove(maximum: longest)),
        ] {
            let package = try FROSTSigningPackage(
                entries, message: [UInt8](repeating: 7, count: count), in: .secp256k1)
            let bytes = package.encoded()
            var error: FROSTEncodingError?
            do throws(FROSTEncodingError) {
                let read = try FROSTSigningPackage(decoding: bytes, in: .secp256k1)
                #expect(read == package)
            } catch let thrown {
                error = thrown
            }
            #expect(error == expected)
        }
    }

    /// More digits than another string of these texts may have characters.
    @Test func readsLongMessagesInText() throws {
        var source = TestSeed.source(41)
        for count in [0, 1, 128, 129, 5000] {
            let package = try FROSTSigningPackage(
                [try entry(1)], message: source.bytes(count), in: .secp256k1)
            let text = package.encoded(as: .json)
            #expect(
                try FROSTSigningPackage(decoding: text, as: .json, in: .secp256k1) == package)
        }
    }

    @Test func refusesOtherText() throws {
        let header = SigningPackageTests.header
        let (one, two) = (SigningPackageTests.one, SigningPackageTests.two)
        let text = try entry(1).commitments.json
        let (first, second) = ("\"\(one)\":\(text)", "\"\(two)\":\(text)")
        func list(_ entries: String) -> String { "\"signing_commitments\":{\(entries)}" }
        let message = #""message":"0aff""#
        let accepted = [
            "{\(header),\(list(first)),\(message)}",
            "{\(message),\(list(first)),\(header)}",
            "{\(header),\(list(first + "," + second)),\(message)}",
            "{\(header),\(list(second + "," + first)),\(message)}",
            "\n{ \(header) ,\t\(list(" \(first) ")) ,\r\(message) }\n",
            #"{\#(header),\#(list(first)),"message" : ""}"#,
        ]
        for text in accepted {
            #expect(SigningMessage.package.refusal(json: text) == nil, "\(text)")
        }
        let foreign = try entry(1, .secp256k1Taproot).commitments.json
        let refused: [(String, FROSTEncodingError)] = [
            ("{\(list(first)),\(message)}", .missingField("header")),
            ("{\(header),\(message)}", .missingField("signing_commitments")),
            ("{\(header),\(list(first))}", .missingField("message")),
            ("{\(header),\(list("")),\(message)}", .noCommitments),
            ("{\(header),\(list(first)),\(message),\(message)}", .duplicateField("message")),
            (
                "{\(header),\(list(first)),\(list(first)),\(message)}",
                .duplicateField("signing_commitments")
            ),
            ("{\(header),\(list(first + "," + first)),\(message)}", .duplicateField(one)),
            ("{\(header),\(list(first)),\(message),\"key\":\"\"}", .unknownField("key")),
            (
                "{\(header),\(list("\"\(SigningPackageTests.zero)\":\(text)")),\(message)}",
                .identifierZero
            ),
            (
                "{\(header),\(list("\"01\":\(text)")),\(message)}",
                .length(field: "an identifier", expected: 32, got: 1)
            ),
            (
                "{\(header),\(list("\"\(one)\":\(foreign)")),\(message)}",
                .ciphersuite(expected: .secp256k1, got: "FROST-secp256k1-SHA256-TR-v1")
            ),
        ]
        for (text, expected) in refused {
            #expect(SigningMessage.package.refusal(json: text) == expected, "\(text)")
        }
        let malformed = [
            #""message":"0a f""#, #""message":"0aF0""#, #""message":"0af""#, #""message":"0aff "#,
            #""message":" 0aff""#, #""message":"0aff ""#, #""message":"0g""#, #""message":null"#,
            #""message":["0a"]"#, #""message":"0a"#, #""message":"\u0030a""#,
        ]
        for message in malformed {
            guard
                case .json? = SigningMessage.package.refusal(
                    json: "{\(header),\(list(first)),\(message)}")
            else {
                Issue.record("\(message)")
                continue
            }
        }
        let capital = one.dropLast() + "A"
        guard
            case .json? = SigningMessage.package.refusal(
                json: "{\(header),\(list("\"\(capital)\":\(text)")),\(message)}"),
            case .json? = SigningMessage.package.refusal(
                json: "{\(header),\(list(first + " " + second)),\(message)}")
        else {
            Issue.record("other text")
            return
        }
    }
}
