public import Secp256k1Group

extension ParticipantIndex {
    /// The index that a scalar is equal to.
    ///
    /// - Parameter scalar: The scalar; zero and anything above 65535 give `nil`.
    public init?(_ scalar: Scalar) {
        let bytes = scalar.bytes
        guard bytes.dropLast(2).allSatisfy({ $0 == 0 }) else { return nil }
        let value = bytes.suffix(2).reduce(UInt16(0)) { $0 << 8 | UInt16($1) }
        guard let index = try? ParticipantIndex(value) else { return nil }
        self = index
    }
}

extension Scalar {
    /// The evaluation point of an index.
    ///
    /// - Parameter index: The index.
    public init(_ index: ParticipantIndex) {
        self.init(UInt64(index.value))
    }
}
