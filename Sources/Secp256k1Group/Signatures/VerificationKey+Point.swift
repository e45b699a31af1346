extension Point {
    /// The x-coordinate as a BIP 340 key; `nil` for infinity, which is not a key.
    public var verificationKey: VerificationKey? {
        if isInfinity { return nil }
        return VerificationKey(point: self)
    }
}

extension PublicKey {
    /// The x-coordinate as a BIP 340 key.
    ///
    /// It loses whether y is odd.
    public var verificationKey: VerificationKey { VerificationKey(point: point) }
}
