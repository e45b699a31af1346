public import FROSTKeyGeneration

/// A participant of a ``FROSTSimulation``, which ends with a key or with an error.
public final class FROSTSimulatedParticipant {
    /// Where the participant stands; it holds secrets and is used up by each step.
    enum State: ~Copyable {
        case first(FROSTDealer)
        case second(FROSTReceiver)
        case finished(FROSTGeneratedKey)
        case ended
    }

    /// Its identifier.
    public let identifier: FROSTIdentifier

    /// Why it has no key; `nil` if it has one.
    public private(set) var error: FROSTError?

    private var state: State
    private let package: FROSTRound1Package
    private let ciphersuite: FROSTCiphersuite
    private let arithmetic: PublicArithmetic

    init(
        _ identifier: FROSTIdentifier, setup: FROSTSetup, random source: DeterministicRandomSource,
        arithmetic: PublicArithmetic, inspect: ((borrowing SecretBytes) -> Void)?
    ) throws(FROSTSetupError) {
        var source = source
        let seed = SecretBytes(copying: source.nextDigest().bytes)
        inspect?(seed)
        let part = try FROSTDealer(setup, seed: seed)
        self.identifier = identifier
        ciphersuite = setup.ciphersuite
        self.arithmetic = arithmetic
        package = part.package
        state = .first(part)
    }

    /// Takes the key away, which can be done once.
    ///
    /// - Returns: The key; `nil` if there is none, or if it was taken.
    public func takeKey() -> FROSTGeneratedKey? {
        switch take() {
        case .finished(let key): return key
        default: return nil
        }
    }

    /// Takes the key away; throws if there is none.
    func takenKey() throws(NoKey) -> FROSTGeneratedKey {
        switch take() {
        case .finished(let key): return key
        default: throw NoKey()
        }
    }

    /// There is no key, or it was taken.
    struct NoKey: Error {}

    /// Takes the state out, which ends the participant unless another is put in.
    private func take() -> State {
        var taken = State.ended
        swap(&taken, &state)
        return taken
    }

    func broadcast(as format: FROSTFormat) -> [UInt8] { package.encoded(as: format) }

    func receive(broadcasts: [(FROSTIdentifier, [UInt8])], as format: FROSTFormat) {
        guard case .first(let part) = take() else { return }
        do throws(FROSTError) {
            var decoded: [FROSTBroadcast] = []
            for (sender, bytes) in broadcasts {
                decoded.append(
                    try FROSTBroadcast(
                        decoding: bytes, as: format, from: sender, in: ciphersuite))
            }
            state = .second(try part.receive(decoded, by: arithmetic))
        } catch {
            self.error = error
        }
    }

    func share(for receiver: FROSTIdentifier, as format: FROSTFormat) -> SecretBytes? {
        switch state {
        case .first(let part): part.package(for: receiver).secretEncoding(as: format)
        case .second(let part): part.package(for: receiver)?.secretEncoding(as: format)
        default: nil
        }
    }

    func receive(
        share: borrowing SecretBytes, as format: FROSTFormat, from sender: FROSTIdentifier
    ) {
        switch take() {
        case .second(var part):
            // The part keeps the first fault and throws it again at the end.
            try? part.receive(decoding: share, as: format, from: sender)
            state = .second(part)
        default:
            return
        }
    }

    func finish() {
        guard case .second(let part) = take() else { return }
        do throws(FROSTError) {
            state = .finished(try part.finish())
        } catch {
            self.error = error
        }
    }
}
