import FROSTPackages
import TestSupport
import Testing

/// What is not the one encoding is refused, with the reason.
@Suite struct EncodingTests {
    private static let generator = Point.generator.compressed.hexadecimal
    private static let header = #""header":{"version":0,"ciphersuite":"FROST-secp256k1-SHA256-v1"}"#
    private static let identifier =
        "000000000000000000000000000000000000000000000000000000000000002a"

    private func bytes(_ text: String) throws -> [UInt8] {
        try #require([UInt8](hexadecimal: text))
    }

    private func publicError(
        _ bytes: [UInt8], as format: FROSTFormat = .binary,
        in suite: FROSTCiphersuite = .secp256k1
    ) -> FROSTEncodingError? {
        do throws(FROSTEncodingError) {
            _ = try FROSTPublicKeyPackage(decoding: bytes, as: format, in: suite)
            return nil
        } catch {
            return error
        }
    }

    private func publicError(json: String) -> FROSTEncodingError? {
        publicError(Array(json.utf8), as: .json)
    }

    /// The bytes that the crate's own tests pin for one share of the generator at identifier 42.
    @Test func readsAndWritesThePackagesThatTheCratePins() throws {
        let g = EncodingTests.generator
        let old = "00230f8ab301" + EncodingTests.identifier + g + g
        for (text, threshold) in [(old, nil), (old + "0102", 2)] {
            let package = try FROSTPublicKeyPackage(
                decoding: bytes(text), in: .secp256k1Taproot)
            #expect(package.threshold?.count == threshold)
            #expect(package.verifyingKey.point == .generator)
            #expect(package.verifyingShares.map(\.identifier.scalar) == [Scalar(42)])
            #expect(package.encoded().hexadecimal == text)
        }
        // An absent threshold that is written down.
        let absent = try FROSTPublicKeyPackage(
            decoding: bytes(old + "00"), in: .secp256k1Taproot)
        #expect(absent.threshold == nil)
    }

    @Test func refusesOtherBytes() throws {
        let g = EncodingTests.generator
        let item = EncodingTests.identifier + g
        let zero = String(repeating: "0", count: 64)
        let two = String(repeating: "0", count: 63) + "2"
        let second = try FROSTIdentifier(decoding: bytes(two))
        let first = try FROSTIdentifier(decoding: bytes(EncodingTests.identifier))
        let cases: [(String, FROSTEncodingError?)] = [
            ("00eed6b1b101" + item + g, nil),
            ("00eed6b1b102\(two)\(g)\(item)\(g)", nil),
            ("01eed6b1b101" + item + g, .version(got: 1)),
            (
                "00230f8ab301" + item + g,
                .ciphersuite(expected: .secp256k1, got: "FROST-secp256k1-SHA256-TR-v1")
            ),
            ("0000000000", .ciphersuite(expected: .secp256k1, got: "00000000")),
            ("00eed6b1b1", .binary(.truncated(needed: 1, available: 0))),
            ("00eed6b1b100" + g, .noShares),
            ("00eed6b1b18100" + item + g, .integerNotMinimal),
            ("00eed6b1b1818000" + item + g, .integerNotMinimal),
            ("00eed6b1b1ffff04", .integerAbove(maximum: 65535)),
            ("00eed6b1b1ffffff00", .integerAbove(maximum: 65535)),
            ("00eed6b1b1ffff03", .binary(.truncated(needed: 32, available: 0))),
            ("00eed6b1b101\(zero)\(g)\(g)", .identifierZero),
            ("00eed6b1b102\(item)\(item)\(g)", .notAscending(previous: first, next: first)),
            ("00eed6b1b102\(item)\(two)\(g)\(g)", .notAscending(previous: first, next: second)),
            ("00eed6b1b101" + item + "04" + g.dropFirst(2), .binary(.point(.prefix(4)))),
            (
                "00eed6b1b101" + item + String(repeating: "0", count: 66),
                .binary(.point(.prefix(0)))
            ),
            ("00eed6b1b101" + item + g + "02", .optionMarker(got: 2)),
            ("00eed6b1b101" + item + g + "01", .binary(.truncated(needed: 1, available: 0))),
            ("00eed6b1b101" + item + g + "0101", .threshold(got: 1)),
            ("00eed6b1b101" + item + g + "010200", .binary(.trailing(count: 1))),
            ("00eed6b1b101" + item + g + "0000", .binary(.trailing(count: 1))),
        ]
        for (text, expected) in cases {
            #expect(publicError(try bytes(text)) == expected, "\(text)")
        }
    }

    @Test func refusesOtherText() {
        let g = EncodingTests.generator
        let header = EncodingTests.header
        let shares = #""verifying_shares":{"\#(EncodingTests.identifier)":"\#(g)"}"#
        let key = #""verifying_key":"\#(g)""#
        let good = "{\(header),\(shares),\(key)}"
        let accepted = [
            good, "\n { \(header) ,\t\(shares) ,\r\(key) } \n", "{\(key),\(shares),\(header)}",
            #"{\#(header),\#(shares),\#(key),"min_signers":2}"#,
            #"{\#(header),\#(shares),\#(key),"min_signers":65535}"#,
            #"{\#(header),\#(shares),\#(key),"min_signers":null}"#,
        ]
        for text in accepted { #expect(publicError(json: text) == nil, "\(text)") }

        let upper = #""verifying_key":"\#(g.uppercased())""#
        let escaped = #""verifying\u005fkey":"\#(g)""#
        let other = #""header":{"version":0,"ciphersuite":"FROST-secp256k1-SHA256-TR-v1"}"#
        let version = #""header":{"version":1,"ciphersuite":"FROST-secp256k1-SHA256-v1"}"#
        let twice =
            #"{"\#(EncodingTests.identifier)":"\#(g)","\#(EncodingTests.identifier)":"\#(g)"}"#
        let refused: [(String, FROSTEncodingError)] = [
            ("{\(shares),\(key)}", .missingField("header")),
            ("{\(header),\(key)}", .missingField("verifying_shares")),
            ("{\(header),\(shares)}", .missingField("verifying_key")),
            (#"{\#(header),\#(shares),\#(key),"extra":1}"#, .unknownField("extra")),
            ("{\(header),\(shares),\(key),\(key)}", .duplicateField("verifying_key")),
            ("{\(header),\(header),\(shares),\(key)}", .duplicateField("header")),
            (
                #"{\#(header),"verifying_shares":\#(twice),\#(key)}"#,
                .duplicateField(EncodingTests.identifier)
            ),
            (#"{\#(header),"verifying_shares":{},\#(key)}"#, .noShares),
            (
                "{\(other),\(shares),\(key)}",
                .ciphersuite(expected: .secp256k1, got: "FROST-secp256k1-SHA256-TR-v1")
            ),
            ("{\(version),\(shares),\(key)}", .version(got: 1)),
            (#"{\#(header),\#(shares),\#(key),"min_signers":1}"#, .threshold(got: 1)),
            (
                #"{\#(header),\#(shares),"verifying_key":"02"}"#,
                .length(field: "verifying_key", expected: 33, got: 1)
            ),
            (
                #"{"header":{"version":0},\#(shares),\#(key)}"#, .missingField("ciphersuite")
            ),
            (
                #"{"header":{"ciphersuite":"FROST-secp256k1-SHA256-v1"},\#(shares),\#(key)}"#,
                .missingField("version")
            ),
        ]
        for (text, expected) in refused { #expect(publicError(json: text) == expected, "\(text)") }

        // A name that is too long is not repeated in an error.
        let longest = String(repeating: "x", count: 256)
        #expect(publicError(json: "{\"\(longest)\":1}") == .unknownField(longest))
        guard case .json? = publicError(json: "{\"\(longest)x\":1}") else {
            Issue.record("a name of 257 characters")
            return
        }
        let malformed = [
            "{\"a\tb\":1}", "{\"a\u{7F}\":1}", "{\"\u{E4}\":1}",
            "", "{", "[]", "null", good + "x", good + good, "{\(header),\(shares),\(key),}",
            "{,\(header),\(shares),\(key)}", "{\(header) \(shares),\(key)}",
            "{\(header),\(shares),\(upper)}", "{\(header),\(shares),\(escaped)}",
            "\u{FEFF}" + good, "{\(header),\(shares),'verifying_key':'\(g)'}",
        ]
        for text in malformed {
            guard case .json? = publicError(json: text) else {
                Issue.record("\(text)")
                continue
            }
        }
        let huge = String(repeating: "9", count: 40)
        for number in [
            "nulx", "nxll", "nu", huge, "02", "-2", "2.0", "2e0", "+2", "65536", "99999", "100000",
            "\"2\"", "",
        ] {
            let text = #"{\#(header),\#(shares),\#(key),"min_signers":\#(number)}"#
            guard case .json? = publicError(json: text) else {
                Issue.record("\(text)")
                continue
            }
        }
    }

    @Test func refusesOtherProofs() throws {
        let g = EncodingTests.generator
        let scalar = Scalar(7).description
        let order = ([UInt8](repeating: 0xFF, count: 32)).hexadecimal
        let cases: [(FROSTCiphersuite, String, FROSTEncodingError?)] = [
            (.secp256k1, "00eed6b1b101\(g)41\(g)\(scalar)", nil),
            (.secp256k1Taproot, "00230f8ab301\(g)40\(g.dropFirst(2))\(scalar)", nil),
            (
                .secp256k1, "00eed6b1b101\(g)40\(g.dropFirst(2))\(scalar)",
                .length(field: "a proof of knowledge", expected: 65, got: 64)
            ),
            // What versions before 3 of the Taproot crate wrote.
            (
                .secp256k1Taproot, "00230f8ab301\(g)41\(g)\(scalar)",
                .length(field: "a proof of knowledge", expected: 64, got: 65)
            ),
            (.secp256k1, "00eed6b1b101\(g)41\(g)\(order)", .scalar(.notReduced)),
            (.secp256k1, "00eed6b1b101\(g)4104\(g.dropFirst(2))\(scalar)", .point(.prefix(4))),
            (.secp256k1, "00eed6b1b101\(g)c100\(g)\(scalar)", .integerNotMinimal),
            (
                .secp256k1, "00eed6b1b101\(g)41\(g)\(scalar)00", .binary(.trailing(count: 1))
            ),
        ]
        for (suite, text, expected) in cases {
            var error: FROSTEncodingError?
            do throws(FROSTEncodingError) {
                _ = try FROSTRound1Package(
                    decoding: [UInt8](hexadecimal: text) ?? [], in: suite)
            } catch let thrown {
                error = thrown
            }
            #expect(error == expected, "\(text)")
        }
    }

    @Test func refusesOtherKeyPackages() throws {
        let share = Scalar(5)
        let point = share.timesGenerator().compressed.hexadecimal
        let g = EncodingTests.generator
        let identifier = EncodingTests.identifier
        let zero = Scalar.zero.description
        let head = "00eed6b1b1" + identifier + share.description
        let cases: [(String, FROSTEncodingError?)] = [
            (head + point + g + "02", nil),
            (head + point + g + "ffff03", nil),
            (head, .binary(.truncated(needed: 33, available: 0))),
            (head + point + g + "01", .threshold(got: 1)),
            (head + point + g + "8200", .integerNotMinimal),
            (head + point + g + "0200", .binary(.trailing(count: 1))),
            (
                head + g + g + "02",
                .shareMismatch(try FROSTIdentifier(decoding: bytes(identifier)))
            ),
            ("00eed6b1b1" + zero + share.description + point + g + "02", .identifierZero),
            (
                "00eed6b1b1" + identifier + String(repeating: "f", count: 64) + point + g + "02",
                .scalar(.notReduced)
            ),
            (
                "00eed6b1b1" + identifier + "05",
                .binary(.truncated(needed: 32, available: 1))
            ),
        ]
        for (text, expected) in cases {
            var error: FROSTEncodingError?
            do throws(FROSTEncodingError) {
                _ = try FROSTKeyPackage(
                    decoding: SecretBytes(copying: [UInt8](hexadecimal: text) ?? []),
                    in: .secp256k1)
            } catch let thrown {
                error = thrown
            }
            #expect(error == expected, "\(text)")
        }
    }

    @Test func refusesSharesOfAnotherLength() {
        let share = "00eed6b1b1" + Scalar(5).description
        let cases: [(String, FROSTEncodingError?)] = [
            (share, nil), (share + "00", .binary(.trailing(count: 1))),
            (String(share.dropLast(2)), .binary(.truncated(needed: 32, available: 31))),
            ("00eed6b1b1", .binary(.truncated(needed: 32, available: 0))),
            ("00eed6b1", .binary(.truncated(needed: 4, available: 3))),
        ]
        for (text, expected) in cases {
            var error: FROSTEncodingError?
            do throws(FROSTEncodingError) {
                _ = try FROSTRound2Package(
                    decoding: SecretBytes(copying: [UInt8](hexadecimal: text) ?? []),
                    in: .secp256k1)
            } catch let thrown {
                error = thrown
            }
            #expect(error == expected, "\(text)")
        }
    }

    @Test func readsASecretOnlyInLowerCase() {
        let header = EncodingTests.header
        let digits = "00000000000000000000000000000000000000000000000000000000000000ab"
        func error(_ text: String) -> FROSTEncodingError? {
            do throws(FROSTEncodingError) {
                _ = try FROSTRound2Package(
                    decoding: SecretBytes(copying: Array(text.utf8)), as: .json, in: .secp256k1)
                return nil
            } catch {
                return error
            }
        }
        #expect(error(#"{\#(header),"signing_share":"\#(digits)"}"#) == nil)
        #expect(error(#"{"signing_share":"\#(digits)",\#(header)}"#) == nil)
        #expect(error(#"{\#(header)}"#) == .missingField("signing_share"))
        let open = #"{\#(header),"signing_share":"\#(digits)"#
        #expect(error(open) == .json(position: open.utf8.count, expected: "'\"'"))
        #expect(error(#"{"signing_share":"\#(digits)"}"#) == .missingField("header"))
        for bad in [
            digits.uppercased(), String(digits.dropLast()), digits + "0", digits.dropLast() + "g",
            "", digits + " ", digits + "\n", " " + digits,
        ] {
            guard case .json? = error(#"{\#(header),"signing_share":"\#(bad)"}"#) else {
                Issue.record("\(bad)")
                continue
            }
        }
        #expect(
            error(#"{\#(header),"signing_share":"\#(String(repeating: "f", count: 64))"}"#)
                == .scalar(.notReduced))
    }
}
