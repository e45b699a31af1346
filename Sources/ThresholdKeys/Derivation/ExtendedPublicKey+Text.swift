import Secp256k1Group

// xpub = Base58Check(version 4 | depth u8 | parent's fingerprint 4 | child number u32 | chain code 32 | key 33)
extension ExtendedPublicKey: CustomStringConvertible {
    private static let version: UInt32 = 0x0488_b21e
    private static let byteCount = 4 + 1 + 4 + 4 + ChainCode.byteCount + Point.compressedByteCount

    /// How many characters every xpub has: of 82 bytes with this version.
    private static let characterCount = 111

    /// 111 characters that begin with `xpub`.
    public var description: String {
        var writer = ByteWriter(capacity: ExtendedPublicKey.byteCount)
        writer.append(ExtendedPublicKey.version)
        writer.append(depth)
        writer.append(parentFingerprint)
        writer.append(childNumber)
        writer.append(chainCode.encoded)
        writer.append(compressed: publicKey.point)
        return Base58Check.encode(writer.bytes)
    }

    /// Reads an xpub, and nothing but the one text that stands for it.
    ///
    /// - Parameter text: 111 characters, without white space.
    /// - Throws: ``DerivationError``: ``DerivationError/extendedKeyLength(expected:got:)``,
    ///   ``DerivationError/notBase58(position:)``, ``DerivationError/extendedKeyChecksum``,
    ///   ``DerivationError/extendedKeyVersion(expected:got:)``,
    ///   ``DerivationError/rootWithParent(fingerprint:childNumber:)`` or ``DerivationError/extendedKeyPoint(_:)``.
    public init(_ text: String) throws(DerivationError) {
        let characters = Array(text.utf8)
        guard characters.count == ExtendedPublicKey.characterCount else {
            throw .extendedKeyLength(
                expected: ExtendedPublicKey.characterCount, got: characters.count)
        }
        let payload = try Base58Check.decode(characters, byteCount: ExtendedPublicKey.byteCount)
        self = try ExtendedPublicKey.parse(payload)
    }

    private static func parse(_ payload: [UInt8]) throws(DerivationError) -> ExtendedPublicKey {
        func number(at start: Int) -> UInt32 {
            payload[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
        let found = number(at: 0)
        guard found == version else { throw .extendedKeyVersion(expected: version, got: found) }
        let (depth, fingerprint, childNumber) = (payload[4], number(at: 5), number(at: 9))
        if depth == 0, fingerprint != 0 || childNumber != 0 {
            throw .rootWithParent(fingerprint: fingerprint, childNumber: childNumber)
        }
        let chainCode = try ChainCode(decoding: payload[13..<45])
        do throws(PointError) {
            return ExtendedPublicKey(
                depth: depth, parentFingerprint: fingerprint, childNumber: childNumber,
                chainCode: chainCode, publicKey: try PublicKey(compressed: payload[45...]))
        } catch {
            throw .extendedKeyPoint(error)
        }
    }
}
