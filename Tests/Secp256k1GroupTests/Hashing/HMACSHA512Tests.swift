import Secp256k1Group
import Testing

@Suite struct HMACSHA512Tests {
    struct Example: Sendable, CustomTestStringConvertible {
        let number: Int
        let key: [UInt8]
        let message: [UInt8]
        /// All of it, or as much as RFC 4231 prints.
        let code: String

        var testDescription: String { "test case \(number)" }
    }

    /// The test cases of RFC 4231.
    @Test(arguments: [
        Example(
            number: 1, key: [UInt8](repeating: 0x0b, count: 20),
            message: Array("Hi There".utf8),
            code: "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
                + "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"
        ),
        Example(
            number: 2, key: Array("Jefe".utf8),
            message: Array("what do ya want for nothing?".utf8),
            code: "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
        ),
        Example(
            number: 3, key: [UInt8](repeating: 0xaa, count: 20),
            message: [UInt8](repeating: 0xdd, count: 50),
            code: "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39"
                + "bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb"
        ),
        Example(
            number: 4, key: Array(1...25),
            message: [UInt8](repeating: 0xcd, count: 50),
            code: "b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3db"
                + "a91ca5c11aa25eb4d679275cc5788063a5f19741120c4f2de2adebeb10a298dd"
        ),
        Example(
            number: 5, key: [UInt8](repeating: 0x0c, count: 20),
            message: Array("Test With Truncation".utf8),
            code: "415fad6271580a531d4179bc891d87a6"
        ),
        Example(
            number: 6, key: [UInt8](repeating: 0xaa, count: 131),
            message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
                + "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"
        ),
        Example(
            number: 7, key: [UInt8](repeating: 0xaa, count: 131),
            message: Array(
                ("This is a test using a larger than block-size key and a larger than "
                    + "block-size data. The key needs to be hashed before being used by the "
                    + "HMAC algorithm.").utf8),
            code: "e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944"
                + "b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58"
        ),
    ])
    func givesTheCodesOfRFC4231(example: Example) {
        let code = HMACSHA512.code(of: example.message, key: example.key)
        #expect(code.count == HMACSHA512.byteCount)
        #expect(code.hexadecimal.prefix(example.code.count) == example.code)
    }

    @Test("A key of exactly one block is taken as it is, one that is longer is hashed")
    func keysAroundABlock() {
        let block = [UInt8](repeating: 7, count: SHA512.blockByteCount)
        #expect(
            HMACSHA512.code(of: [1], key: block).hexadecimal
                == "61d04ecdbb73bb8d2d16c40193ae06329a123efc93a5cee4e90a52706f036630"
                + "678f99285f25c1771d50c11f8dd7b83b405d0bc4621c6193dfd9171eaaf5b932")
        #expect(
            HMACSHA512.code(of: [1], key: block + [7])
                == HMACSHA512.code(of: [1], key: SHA512.hash(block + [7])))
        #expect(HMACSHA512.code(of: [1], key: []) == HMACSHA512.code(of: [1], key: [0, 0]))
    }
}
