public import FROSTKeyGeneration

/// A whole key generation of the FROST crates in memory, with every message encoded, carried and
/// decoded, and hooks that change messages on their way.
///
/// Secrets follow from the seed: never use such a key.
public struct FROSTSimulation: Sendable {
    /// Who sends a message to whom.
    public struct Delivery: Hashable, Sendable {
        /// The sender.
        public let sender: FROSTIdentifier
        /// The receiver.
        public let receiver: FROSTIdentifier
    }

    /// Changes the bytes of a message; `nil` drops it.
    public typealias Tampering = @Sendable (Delivery, [UInt8]) -> [UInt8]?

    /// The suite.
    public var ciphersuite: FROSTCiphersuite

    /// The participants.
    public var identifiers: [FROSTIdentifier]

    /// The number of shares that sign.
    public var threshold: Int

    /// What all secrets follow from.
    public var seed: UInt64

    /// The encoding of the messages.
    public var format: FROSTFormat = .binary

    /// What a cheat begins with instead of the honest setup: another threshold, another identifier.
    ///
    /// Its messages are delivered; it has no outcome of its own.
    public var cheats: [FROSTIdentifier: FROSTSetup] = [:]

    /// Changes packages of the first round.
    public var tamperBroadcast: Tampering?

    /// Changes packages of the second round, which become ordinary arrays for it.
    public var tamperShare: Tampering?

    /// Sees every seed as it is made.
    public var inspectSecret: (@Sendable (borrowing SecretBytes) -> Void)?

    /// What computes with public points; every result is the same.
    package var arithmetic = PublicArithmetic.standard

    /// Describes a session in which everybody is honest.
    ///
    /// - Parameters:
    ///   - ciphersuite: The suite.
    ///   - identifiers: The participants.
    ///   - threshold: The number of shares that sign.
    ///   - seed: What all secrets follow from.
    public init(
        _ ciphersuite: FROSTCiphersuite, identifiers: [FROSTIdentifier], threshold: Int,
        seed: UInt64 = 1
    ) {
        self.ciphersuite = ciphersuite
        self.identifiers = identifiers
        self.threshold = threshold
        self.seed = seed
    }

    /// Runs the session.
    ///
    /// - Returns: The honest participants with their outcomes, in the order of ``identifiers``.
    /// - Throws: `FROSTSetupError` if the numbers do not make a session.
    public func run() throws(FROSTSetupError) -> [FROSTSimulatedParticipant] {
        var participants: [FROSTSimulatedParticipant] = []
        for (position, identifier) in identifiers.enumerated() {
            let honest = try FROSTSetup(
                ciphersuite: ciphersuite, identifier: identifier, threshold: threshold,
                participants: identifiers.count)
            let source = DeterministicRandomSource(seed: seed, label: "frost \(position)")
            participants.append(
                try FROSTSimulatedParticipant(
                    identifier, setup: cheats[identifier] ?? honest, random: source,
                    arithmetic: arithmetic, inspect: inspectSecret))
        }
        broadcast(among: participants)
        exchangeShares(among: participants)
        let honest = participants.filter { cheats[$0.identifier] == nil }
        for participant in honest { participant.finish() }
        return honest
    }

    private func broadcast(among participants: [FROSTSimulatedParticipant]) {
        let sent = participants.map { ($0.identifier, $0.broadcast(as: format)) }
        for receiver in participants where cheats[receiver.identifier] == nil {
            var arrived: [(FROSTIdentifier, [UInt8])] = []
            for (sender, bytes) in sent where sender != receiver.identifier {
                let delivery = Delivery(sender: sender, receiver: receiver.identifier)
                guard let bytes = deliver(bytes, delivery, tamperBroadcast) else { continue }
                arrived.append((sender, bytes))
            }
            receiver.receive(broadcasts: arrived, as: format)
        }
    }

    private func exchangeShares(among participants: [FROSTSimulatedParticipant]) {
        for sender in participants {
            for receiver in participants
            where receiver.identifier != sender.identifier && cheats[receiver.identifier] == nil {
                guard
                    let secret = sender.share(for: receiver.identifier, as: format)
                else { continue }
                guard let tamperShare else {
                    receiver.receive(share: secret, as: format, from: sender.identifier)
                    continue
                }
                let delivery = Delivery(
                    sender: sender.identifier, receiver: receiver.identifier)
                let bytes = secret.publicBytes(in: 0..<secret.count)
                guard let changed = tamperShare(delivery, bytes) else { continue }
                receiver.receive(
                    share: SecretBytes(copying: changed), as: format, from: sender.identifier)
            }
        }
    }

    private func deliver(
        _ bytes: [UInt8], _ delivery: Delivery, _ tampering: Tampering?
    ) -> [UInt8]? {
        guard let tampering else { return bytes }
        return tampering(delivery, bytes)
    }
}
