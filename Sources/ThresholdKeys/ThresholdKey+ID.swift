public import Secp256k1Group

extension ThresholdKey {
    private static let idHash = TaggedHash("DKG/v1/key")

    /// The name of the key, whoever holds its shares: the same in every epoch.
    ///
    /// It is a hash of the genesis and of the public key. To say which sharing of the key is meant, take
    /// ``KeyEpoch/transcript``.
    public var keyID: Digest {
        // TH("DKG/v1/key", genesis 32 || Y 33)
        var writer = ByteWriter(capacity: Digest.byteCount + Point.compressedByteCount)
        writer.append(epoch.genesis)
        writer.append(compressed: publicKey.point)
        return ThresholdKey.idHash.digest(of: writer)
    }
}
