extension SealedFile {
    /// What a sealed file holds; the raw value is its second byte.
    public enum Kind: UInt8, Hashable, Sendable, CaseIterable, CustomStringConvertible {
        /// The secrets of an identity: the content of an ``IdentityFile``.
        case identity = 0x0C
        /// What a node needs to go on after a crash.
        case state = 0x0D
        /// A share of a key: the bytes of `KeyPackage.secretEncoding()`.
        case keyPackage = 0x0E

        /// What the kind is called.
        public var description: String {
            switch self {
            case .identity: "identity"
            case .state: "state"
            case .keyPackage: "key package"
            }
        }
    }
}
