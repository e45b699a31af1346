import FROSTPackages
import TestSupport
import Testing

/// What every message of a signing session refuses, wherever it is altered.
@Suite struct SigningAlterationTests {
    /// Each bit of a byte, and all of them.
    private static let differences: [UInt8] = [1, 2, 4, 8, 16, 32, 64, 128, 255]

    @Test(arguments: SigningMessage.allCases, FROSTCiphersuite.allCases)
    func comesBackAsItWas(_ message: SigningMessage, _ suite: FROSTCiphersuite) throws {
        for format in FROSTFormat.allCases {
            let bytes = try message.sample(format, suite)
            #expect(try message.again(bytes, format, suite) == bytes)
        }
    }

    @Test func hasTheSizeThatTheCratesGiveIt() throws {
        for suite in FROSTCiphersuite.allCases {
            #expect(try SigningMessage.commitments.sample(.binary, suite).count == 71)
            #expect(try SigningMessage.nonces.sample(.binary, suite).count == 140)
            #expect(try SigningMessage.package.sample(.binary, suite).count == 218)
            #expect(
                try SigningMessage.share.sample(.binary, suite).count
                    == FROSTSignatureShare.byteCount)
            #expect(
                try SigningMessage.signature.sample(.binary, suite).count
                    == suite.signatureByteCount)
        }
    }

    @Test(arguments: SigningMessage.allCases, FROSTFormat.allCases)
    func refusesEveryTruncationAndOneByteMore(
        _ message: SigningMessage, _ format: FROSTFormat
    ) throws {
        for suite in FROSTCiphersuite.allCases {
            let bytes = try message.sample(format, suite)
            for count in 0..<bytes.count {
                let error = message.refusal(of: Array(bytes.prefix(count)), as: format, in: suite)
                #expect(error != nil, "\(count) bytes of \(bytes.count)")
            }
            for more: UInt8 in [0, 0x30, 0x7D, 0xFF] {
                #expect(
                    message.refusal(of: bytes + [more], as: format, in: suite) != nil, "\(more)")
            }
            // White space is no part of the text.
            let spaced = message.refusal(of: [0x20] + bytes + [0x0A], as: format, in: suite)
            #expect((spaced == nil) == (format == .json))
        }
    }

    /// Whatever is still read is another value, with the bytes that were read as its only encoding.
    @Test(arguments: SigningMessage.allCases)
    func readsNoAlteredByteAsWhatWasThere(_ message: SigningMessage) throws {
        let suite = FROSTCiphersuite.secp256k1Taproot
        let bytes = try message.sample(.binary, suite)
        // All differences where that is quick; the others consist of the same parts.
        let differences =
            message == .nonces || message == .package
            ? SigningAlterationTests.differences : Array(1...255)
        var read = 0
        for position in bytes.indices {
            for difference in differences {
                var altered = bytes
                altered[position] ^= difference
                guard let again = try? message.again(altered, .binary, suite) else { continue }
                read += 1
                if again != altered { Issue.record("byte \(position), \(difference)") }
            }
        }
        // Nonces and their commitments hold together; of the others something can always be another value.
        #expect((read == 0) == (message == .nonces))
    }

    /// Whatever is still read is written as text of the same length, with its entries in their order.
    @Test(arguments: SigningMessage.allCases)
    func survivesAlteredText(_ message: SigningMessage) throws {
        let suite = FROSTCiphersuite.secp256k1
        let bytes = try message.sample(.json, suite)
        for position in bytes.indices {
            for difference in SigningAlterationTests.differences {
                var altered = bytes
                altered[position] ^= difference
                guard let again = try? message.again(altered, .json, suite) else { continue }
                let isStable = try message.again(again, .json, suite) == again
                if again.count != altered.count || !isStable {
                    Issue.record("byte \(position), \(difference)")
                }
            }
        }
    }

    /// All but the bytes of a share, which are the same in both suites.
    @Test(arguments: SigningMessage.allCases, FROSTFormat.allCases)
    func refusesTheOtherSuite(_ message: SigningMessage, _ format: FROSTFormat) throws {
        for (suite, other) in [
            (FROSTCiphersuite.secp256k1, FROSTCiphersuite.secp256k1Taproot),
            (.secp256k1Taproot, .secp256k1),
        ] {
            let error = message.refusal(
                of: try message.sample(format, suite), as: format, in: other)
            switch (message, format) {
            case (.share, .binary): #expect(error == nil)
            case (.signature, _):
                #expect(
                    error
                        == .length(
                            field: "a signature", expected: other.signatureByteCount,
                            got: suite.signatureByteCount))
            default:
                #expect(error == .ciphersuite(expected: other, got: suite.contextString))
            }
        }
    }

    /// Version 1, in each header.
    @Test func refusesOtherVersions() throws {
        let places: [(SigningMessage, [Int])] = [
            (.commitments, [0]), (.nonces, [0, 69]), (.package, [0, 38, 141]),
        ]
        for (message, positions) in places {
            for position in positions {
                var bytes = try message.sample(.binary, .secp256k1)
                bytes[position] = 1
                #expect(message.refusal(of: bytes) == .version(got: 1))
                bytes[position] = 0
                bytes[position + 1] ^= 1
                #expect(
                    message.refusal(of: bytes)
                        == .ciphersuite(expected: .secp256k1, got: "efd6b1b1"))
            }
        }
        let share = String(
            decoding: try SigningMessage.share.sample(.json, .secp256k1), as: UTF8.self)
        #expect(
            SigningMessage.share.refusal(json: share.replacing(#"n":0"#, with: #"n":1"#))
                == .version(got: 1))
    }
}
