public import Secp256k1Group

extension Resharing {
    /// resharingID: the digest that names a configuration (Life.md, section 1).
    public struct ID: Hashable, Sendable, CustomStringConvertible {
        /// The name, 32 bytes.
        public let digest: Digest

        /// Takes a name that was written down.
        ///
        /// - Parameter digest: The name, 32 bytes.
        public init(_ digest: Digest) {
            self.digest = digest
        }

        /// 64 hexadecimal digits.
        public var description: String { digest.description }
    }
}
