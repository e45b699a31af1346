internal import ThresholdKeys

/// What the coordinator sends to every signer of a session: the message, and who signs with which
/// commitments.
///
/// Public. A signer looks whether it wants to sign the message, and whether its own commitments are in the
/// list; the package does not say which key is meant.
public struct FROSTSigningPackage: Hashable, Sendable {
    /// The suite to which the package belongs.
    public let ciphersuite: FROSTCiphersuite

    /// Who signs, strictly ascending by identifier, and at least one.
    public let entries: [Entry]

    /// The message, of any length; one of more than ``maximumMessageByteCount`` bytes is written, and
    /// not read.
    public let message: [UInt8]

    /// The longest message that is read: 16 MiB.
    ///
    /// The crates state no limit.
    public static let maximumMessageByteCount = 16 << 20

    /// The largest number of signers.
    private static let maximumCount = Int(UInt16.max)

    /// One signer and its commitments.
    public struct Entry: Hashable, Sendable {
        /// Who signs.
        public let identifier: FROSTIdentifier

        /// What it committed to.
        public let commitments: FROSTSigningCommitments

        /// Puts the two together.
        ///
        /// - Parameters:
        ///   - identifier: Who signs.
        ///   - commitments: What it committed to.
        public init(_ identifier: FROSTIdentifier, _ commitments: FROSTSigningCommitments) {
            self.identifier = identifier
            self.commitments = commitments
        }
    }

    /// Puts a package together.
    ///
    /// - Parameters:
    ///   - entries: Who signs, in any order; 1...65535 signers, each once.
    ///   - message: The message.
    ///   - ciphersuite: The suite of the session.
    /// - Throws: ``FROSTEncodingError/noCommitments``, ``FROSTEncodingError/integerAbove(maximum:)`` for too many,
    ///   ``FROSTEncodingError/notAscending(previous:next:)`` for a signer that comes twice, or
    ///   ``FROSTEncodingError/ciphersuite(expected:got:)`` for commitments of the other suite.
    public init(
        _ entries: [Entry], message: [UInt8], in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        try self.init(
            ascending: entries.sorted { $0.identifier < $1.identifier }, message: message,
            in: ciphersuite)
    }

    /// Puts a package together whose entries are in their order, and insists on it.
    init(
        ascending entries: [Entry], message: [UInt8], in ciphersuite: FROSTCiphersuite
    ) throws(FROSTEncodingError) {
        if entries.isEmpty { throw .noCommitments }
        guard entries.count <= FROSTSigningPackage.maximumCount else {
            throw .integerAbove(maximum: FROSTSigningPackage.maximumCount)
        }
        for (entry, next) in zip(entries, entries.dropFirst())
        where entry.identifier >= next.identifier {
            throw .notAscending(previous: entry.identifier, next: next.identifier)
        }
        for entry in entries where entry.commitments.ciphersuite != ciphersuite {
            throw .ciphersuite(
                expected: ciphersuite, got: entry.commitments.ciphersuite.contextString)
        }
        self.ciphersuite = ciphersuite
        self.entries = entries
        self.message = message
    }

    /// The commitments of one signer.
    ///
    /// - Parameter identifier: Who signs.
    /// - Returns: What it committed to; `nil` if it is not asked.
    public func commitments(of identifier: FROSTIdentifier) -> FROSTSigningCommitments? {
        entries.first { $0.identifier == identifier }?.commitments
    }
}
