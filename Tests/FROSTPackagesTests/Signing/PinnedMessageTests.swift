import FROSTPackages
import TestSupport
import Testing

/// The bytes and the texts that the crates' own tests pin: nonces, points and identifiers of their samples.
@Suite struct PinnedMessageTests {
    private static let headers: [FROSTCiphersuite: String] = [
        .secp256k1: "00eed6b1b1", .secp256k1Taproot: "00230f8ab3",
    ]
    private static let identifier =
        "000000000000000000000000000000000000000000000000000000000000002a"
    private static let points =
        "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
        + "02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5"
    private static let scalar = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa9d1c9e899ca306ad27fe1945de0242b81"
    private static let noncePoint =
        "034c7ff4f2ba8603998339c8e42675ceac23ef2e9623fdb260b24b1c944a2ea1a9"

    private func header(_ suite: FROSTCiphersuite) throws -> String {
        try #require(PinnedMessageTests.headers[suite])
    }

    @Test(arguments: FROSTCiphersuite.allCases)
    func readsAndWritesTheBytes(_ suite: FROSTCiphersuite) throws {
        let header = try header(suite)
        let commitments = header + PinnedMessageTests.points
        let nonces =
            header + PinnedMessageTests.scalar + PinnedMessageTests.scalar + header
            + PinnedMessageTests.noncePoint + PinnedMessageTests.noncePoint
        let package =
            header + "01" + PinnedMessageTests.identifier + commitments
            + "0b68656c6c6f20776f726c64"
        let pinned: [(SigningMessage, String)] = [
            (.commitments, commitments), (.nonces, nonces), (.package, package),
            (.share, PinnedMessageTests.scalar),
        ]
        for (message, text) in pinned {
            let bytes = try #require([UInt8](hexadecimal: text))
            #expect(try message.again(bytes, .binary, suite) == bytes, "\(message)")
        }
    }

    /// With white space where the crates' tests have it, and without.
    @Test(arguments: FROSTCiphersuite.allCases)
    func readsTheTexts(_ suite: FROSTCiphersuite) throws {
        let g = Point.generator
        let commitments = try #require(
            FROSTSigningCommitments(hiding: g, binding: g + g, in: suite))
        let text = """
            {
              "header": {
                "version": 0,
                "ciphersuite": "\(suite)"
              },
              "hiding": "\(PinnedMessageTests.points.prefix(66))",
              "binding": "\(PinnedMessageTests.points.suffix(66))"
            }
            """
        #expect(
            try FROSTSigningCommitments(decoding: Array(text.utf8), as: .json, in: suite)
                == commitments)

        let package = """
            {
              "header": {
                "version": 0,
                "ciphersuite": "\(suite)"
              },
              "signing_commitments": {
                "\(PinnedMessageTests.identifier)": \(text)
              },
              "message": "68656c6c6f20776f726c64"
            }
            """
        let read = try FROSTSigningPackage(decoding: Array(package.utf8), as: .json, in: suite)
        let identifier = try #require(FROSTIdentifier(Scalar(42)))
        #expect(
            try read
                == FROSTSigningPackage(
                    [.init(identifier, commitments)], message: Array("hello world".utf8), in: suite)
        )
        #expect(read.encoded(as: .json) == compact(package))

        let share = """
            {
              "header": {
                "version": 0,
                "ciphersuite": "\(suite)"
              },
              "share": "\(PinnedMessageTests.scalar)"
            }
            """
        #expect(
            try SigningMessage.share.again(Array(share.utf8), .json, suite) == compact(share))
    }

    /// A text without the white space, of which these have none in a string.
    private func compact(_ text: String) -> [UInt8] {
        text.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") }
    }

    /// The fields in the order in which the crates declare them.
    @Test func writesTextInTheCratesOrder() throws {
        let g = Point.generator.compressed.hexadecimal
        let one = Scalar.one.description
        let header = #""header":{"version":0,"ciphersuite":"FROST-secp256k1-SHA256-v1"}"#
        let commitments = #"{\#(header),"hiding":"\#(g)","binding":"\#(g)"}"#
        let nonces =
            #"{\#(header),"hiding":"\#(one)","binding":"\#(one)","commitments":\#(commitments)}"#
        #expect(
            try SigningMessage.nonces.again(Array(nonces.utf8), .json, .secp256k1)
                == Array(nonces.utf8))
        let swapped =
            #"{"commitments":\#(commitments), "binding":"\#(one)","hiding":"\#(one)",\#(header)}"#
        #expect(
            try SigningMessage.nonces.again(Array(swapped.utf8), .json, .secp256k1)
                == Array(nonces.utf8))
    }
}
