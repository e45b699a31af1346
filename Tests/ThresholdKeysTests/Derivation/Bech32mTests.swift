import Testing
import ThresholdKeys

@Suite("Addresses of Taproot outputs")
struct Bech32mTests {
    /// The valid addresses of BIP 350 that begin with a version from 1 on.
    @Test(
        arguments: [
            (
                "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y", "bc",
                1,
                "751e76e8199196d454941c45d1b3a323f1433bd6751e76e8199196d454941c45d1b3a323f1433bd6"
            ),
            ("bc1sw50qgdz25j", "bc", 16, "751e"),
            ("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", "bc", 2, "751e76e8199196d454941c45d1b3a323"),
            (
                "tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c", "tb", 1,
                "000000c4a5cad46221b2a187905e5266362b99d5e91c6ce24d165dab93e86433"
            ),
            (
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bc", 1,
                "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
            ),
        ] as [(String, String, UInt8, String)])
    func writesTheAddressesOfBIP350(
        address: String, prefix: String, version: UInt8, program: String
    ) throws {
        let program = try #require([UInt8](hexadecimal: program))
        #expect(Bech32m.address(of: program, version: version, prefix: prefix) == address)
    }

    @Test("A key has an address on each network")
    func networks() throws {
        let key = try #require(Point.generator.verificationKey)
        let addresses = BitcoinNetwork.allCases.map(key.taprootAddress)
        #expect(
            addresses == [
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
                "tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47zagq",
                "bcrt1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqc8gma6",
            ])
    }
}
