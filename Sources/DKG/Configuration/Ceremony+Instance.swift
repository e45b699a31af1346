public import Secp256k1Group

extension Ceremony {
    /// What makes each attempt a ceremony of its own, retries included: 32 bytes that were never used before.
    ///
    /// Whoever calls the ceremony draws them and gives them to all. A participant never joins the same ceremony
    /// twice; keeping track is up to the application.
    public struct Instance: Hashable, Sendable, CustomStringConvertible {
        /// The 32 bytes.
        public let digest: Digest

        /// Draws an instance.
        ///
        /// - Parameter source: Where the 32 bytes come from.
        /// - Throws: `RandomSourceError` if the source fails or delivers nothing but zeros.
        public init(random source: inout some RandomSource) throws(RandomSourceError) {
            digest = try Digest(random: &source)
        }

        /// Takes what the caller of the ceremony has drawn.
        ///
        /// - Parameter digest: The 32 bytes.
        /// - Throws: ``CeremonyError/zeroInstance``.
        public init(_ digest: Digest) throws(CeremonyError) {
            guard digest != .zero else { throw .zeroInstance }
            self.digest = digest
        }

        /// 64 hexadecimal digits.
        public var description: String { digest.description }
    }
}
