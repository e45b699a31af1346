import TestSupport
import Testing
import ThresholdKeys

@Suite("Extended public keys as text")
struct ExtendedPublicKeyTests {
    /// What BIP 32 gives for the first seed.
    private static let xpub =
        "xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD265TMg7usUDFdp6W1EGMcet8"
    private static let chainCode =
        "873dff81c02f525623fd1fe5167eac3a55a049de3d314bb42ee227ffed37d508"
    private static let key = "0339a36013301597daef41fbe593a02cc513d0b55527ec2df1050e2e8ff49c85c2"

    private func payload(
        version: UInt32 = 0x0488_b21e, depth: UInt8 = 0, fingerprint: UInt32 = 0,
        childNumber: UInt32 = 0, key: String = key
    ) throws -> [UInt8] {
        var writer = ByteWriter()
        writer.append(version)
        writer.append(depth)
        writer.append(fingerprint)
        writer.append(childNumber)
        writer.append(try #require([UInt8](hexadecimal: Self.chainCode)))
        writer.append(try #require([UInt8](hexadecimal: key)))
        return writer.bytes
    }

    @Test("The extended key of BIP 32 is read and written")
    func example() throws {
        let extended = try ExtendedPublicKey(Self.xpub)
        #expect(extended.depth == 0 && extended.parentFingerprint == 0)
        #expect(extended.childNumber == 0)
        #expect(extended.chainCode.description == Self.chainCode)
        #expect(extended.publicKey.description == Self.key)
        #expect(extended.description == Self.xpub)
        let made = ExtendedPublicKey(of: extended.publicKey, chainCode: extended.chainCode)
        #expect(made == extended)
    }

    @Test("The extended key of a child keeps what it says of its parent")
    func child() throws {
        let bytes = try payload(depth: 255, fingerprint: 0x0102_0304, childNumber: 0x8000_0007)
        let extended = try ExtendedPublicKey(Base58Check.encode(bytes))
        #expect(extended.depth == 255 && extended.parentFingerprint == 0x0102_0304)
        #expect(extended.childNumber == 0x8000_0007)
        #expect(extended.description == Base58Check.encode(bytes))
    }

    @Test("Descendants are those of key and chain code")
    func descendants() throws {
        let extended = try ExtendedPublicKey(Self.xpub)
        let path = try DerivationPath("m/0/7")
        let expected = try TweakedKey(extended.publicKey).descendant(
            path, chainCode: extended.chainCode)
        #expect(try extended.descendant(path) == expected)
    }

    @Test("No character can be changed")
    func everyCharacter() throws {
        let characters = Array(Self.xpub)
        for position in characters.indices {
            for replacement in "1z" where characters[position] != replacement {
                var changed = characters
                changed[position] = replacement
                #expect(throws: DerivationError.extendedKeyChecksum) {
                    try ExtendedPublicKey(String(changed))
                }
            }
        }
    }

    @Test("Another number of characters is refused, before anything is computed")
    func lengths() {
        for text in [
            "", String(Self.xpub.dropLast()), Self.xpub + "1", "1" + Self.xpub, Self.xpub + "\n",
            " " + Self.xpub, String(repeating: "z", count: 100_000),
        ] {
            let error = DerivationError.extendedKeyLength(expected: 111, got: text.utf8.count)
            #expect(throws: error) { try ExtendedPublicKey(text) }
        }
    }

    @Test("Other characters are refused", arguments: ["0", "O", "I", "l", " ", "+"])
    func characters(character: String) {
        #expect(throws: DerivationError.notBase58(position: 110)) {
            try ExtendedPublicKey(String(Self.xpub.dropLast()) + character)
        }
        #expect(throws: DerivationError.notBase58(position: 0)) {
            try ExtendedPublicKey(character + String(Self.xpub.dropFirst()))
        }
    }

    @Test(
        "Other versions are refused: private keys, test networks, and what looks alike",
        arguments: [0x0488_ade4, 0x0435_87cf, 0x0488_b21d, 0x0488_b21f] as [UInt32])
    func versions(version: UInt32) throws {
        let error = DerivationError.extendedKeyVersion(expected: 0x0488_b21e, got: version)
        let text = Base58Check.encode(try payload(version: version))
        #expect(text.utf8.count == 111)
        #expect(throws: error) { try ExtendedPublicKey(text) }
    }

    @Test("A key of depth 0 has no parent and no number")
    func roots() throws {
        for (fingerprint, number) in [(1, 0), (0, 1), (0x0100_0000, 0)] as [(UInt32, UInt32)] {
            let bytes = try payload(fingerprint: fingerprint, childNumber: number)
            #expect(
                throws: DerivationError.rootWithParent(
                    fingerprint: fingerprint, childNumber: number)
            ) { try ExtendedPublicKey(Base58Check.encode(bytes)) }
            var deeper = bytes
            deeper[4] = 1
            _ = try ExtendedPublicKey(Base58Check.encode(deeper))
        }
    }

    @Test("A key that is no point is refused")
    func points() throws {
        let x = Self.key.dropFirst(2)
        #expect(throws: DerivationError.extendedKeyPoint(.prefix(4))) {
            try ExtendedPublicKey(Base58Check.encode(payload(key: "04" + x)))
        }
        // A private key stands behind a zero.
        #expect(throws: DerivationError.extendedKeyPoint(.prefix(0))) {
            try ExtendedPublicKey(Base58Check.encode(payload(key: "00" + x)))
        }
        let five = String(repeating: "0", count: 63) + "5"
        #expect(throws: DerivationError.extendedKeyPoint(.notOnCurve)) {
            try ExtendedPublicKey(Base58Check.encode(payload(key: "02" + five)))
        }
    }

    @Test("Base58 keeps zeros in front: the address of the first block")
    func leadingZeros() throws {
        let hash = try #require(
            [UInt8](hexadecimal: "62e907b15cbf27d5425399ebf6f0fb50ebb88f18"))
        let address = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
        #expect(Base58Check.encode([0] + hash) == address)
        #expect(try Base58Check.decode(Array(address.utf8), byteCount: 21) == [0] + hash)
        #expect(Base58Check.encode([]) == "3QJmnh")
    }
}
