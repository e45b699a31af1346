public import ChillDKG
import DKG

/// A whole ChillDKG session in memory, with parties that deviate.
///
/// Every message is carried as bytes. Everything follows from the seed. Faults are listed in
/// ``faults``; what they do not cover is done in ``tamper``, which sees each message last and may
/// change it, or drop it by returning `nil`.
///
/// > Warning: The keys of a simulation are functions of its seed. Never use them.
public struct ChillDKGSimulation: Sendable {
    /// n, the number of participants.
    public let participants: Int

    /// t, the number of shares that use the key.
    public let threshold: Int

    /// Everything follows from it.
    public let seed: UInt64

    /// How closely the coordinator looks.
    public var strictness: ChillCoordinatorStrictness

    /// Who deviates in which way.
    public var faults: [ChillFault]

    /// Sees every message on its way and may change or drop it.
    public var tamper: @Sendable (ChillMessage, [UInt8]) -> [UInt8]?

    /// Sees every secret as it is made: host keys and randomness.
    public var inspectSecret: @Sendable (borrowing SecretBytes) -> Void = { _ in }

    /// Describes a session.
    ///
    /// - Parameters:
    ///   - participants: n.
    ///   - threshold: t.
    ///   - seed: Everything follows from it.
    ///   - strictness: How closely the coordinator looks.
    ///   - faults: Who deviates in which way.
    ///   - tamper: Sees every message and may change or drop it.
    public init(
        participants: Int, threshold: Int, seed: UInt64 = 1,
        strictness: ChillCoordinatorStrictness = .strict, faults: [ChillFault] = [],
        tamper: @escaping @Sendable (ChillMessage, [UInt8]) -> [UInt8]? = { $1 }
    ) {
        self.participants = participants
        self.threshold = threshold
        self.seed = seed
        self.strictness = strictness
        self.faults = faults
        self.tamper = tamper
    }

    /// A participant's host key.
    ///
    /// - Parameter position: The participant.
    /// - Returns: The key, the same for the same seed.
    /// - Throws: `ChillHostKeyError` or `RandomSourceError` with negligible probability.
    public func hostKey(_ position: Int) throws -> ChillHostKey {
        let secret = try secret("host key", position)
        return try ChillHostKey(decoding: secret)
    }

    /// The session that participants and coordinator agree on.
    ///
    /// - Returns: The parameters.
    /// - Throws: `ChillSessionParametersError` if n and t do not go together.
    public func parameters() throws -> ChillSessionParameters {
        try ChillSessionParameters(
            hostPublicKeys: (0..<participants).map { try hostKey($0).publicKey.compressed },
            threshold: threshold)
    }

    /// What a participant draws: a function of the seed.
    package func secret(_ label: String, _ position: Int) throws -> SecretBytes {
        var source = DeterministicRandomSource(seed: seed, label: "\(label) \(position)")
        let secret = try SecretBytes(random32: &source)
        inspectSecret(secret)
        return secret
    }

    /// What arrives of a message.
    func deliver(
        _ message: ChillMessage, _ bytes: [UInt8], _ parameters: ChillSessionParameters
    ) -> [UInt8]? {
        var bytes: [UInt8]? = bytes
        for fault in faults {
            bytes = bytes.flatMap { fault.apply(to: $0, message, in: parameters) }
        }
        return bytes.flatMap { tamper(message, $0) }
    }
}
