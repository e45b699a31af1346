public import FROSTPackages

/// What a participant knows before it begins: the suite, its own identifier, and the two numbers.
///
/// All participants have to agree on everything but the identifier; the protocol does not check it
/// for them, except that other numbers or another suite make the messages invalid.
public struct FROSTSetup: Hashable, Sendable {
    /// The suite.
    public let ciphersuite: FROSTCiphersuite

    /// The identifier of this participant.
    public let identifier: FROSTIdentifier

    /// t, the number of shares that sign: 2...n.
    public let threshold: Threshold

    /// n, the number of participants: 2...65535.
    public let participants: Int

    /// Checks the numbers.
    ///
    /// - Parameters:
    ///   - ciphersuite: The suite.
    ///   - identifier: The identifier of this participant.
    ///   - threshold: t, at least 2: the crates have no keys with a threshold of one.
    ///   - participants: n, at least t and at most 65535.
    /// - Throws: ``FROSTSetupError/participants(got:)`` or
    ///   ``FROSTSetupError/threshold(got:participants:)``.
    public init(
        ciphersuite: FROSTCiphersuite, identifier: FROSTIdentifier, threshold: Int,
        participants: Int
    ) throws(FROSTSetupError) {
        guard (2...Int(UInt16.max)).contains(participants) else {
            throw .participants(got: participants)
        }
        guard (2...participants).contains(threshold), let checked = try? Threshold(threshold) else {
            throw .threshold(got: threshold, participants: participants)
        }
        self.ciphersuite = ciphersuite
        self.identifier = identifier
        self.threshold = checked
        self.participants = participants
    }
}
