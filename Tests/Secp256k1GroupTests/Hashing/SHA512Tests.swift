import Secp256k1Group
import Testing

@Suite struct SHA512Tests {
    /// The examples of FIPS 180-4 as NIST publishes them.
    @Test(arguments: [
        (
            "",
            "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
                + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"
        ),
        (
            "abc",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018"
                + "501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909"
        ),
    ])
    func hashesTheExamplesOfNIST(message: String, digest: String) {
        #expect(SHA512.hash(Array(message.utf8)).hexadecimal == digest)
    }

    @Test func hashesAMillionLetters() {
        let digest =
            "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973eb"
            + "de0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b"
        #expect(
            SHA512.hash([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)).hexadecimal
                == digest)
    }

    /// The digest of the digests of 301 messages, as Python's hashlib computes it.
    @Test func padsMessagesOfEveryLength() {
        let digest =
            "e1f2f7d5d8fc48db06ec2a0eed639593f549caffa40245747258761214a3ec07"
            + "134903fde52ace6cfae161a82097ba01f33a97d48dd6a80d4521d96d7401357e"
        var digests: [UInt8] = []
        for length in 0...300 {
            digests += SHA512.hash((0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 + length) })
        }
        #expect(digests.count == 301 * SHA512.byteCount)
        #expect(SHA512.hash(digests).hexadecimal == digest)
    }
}
