public import DKG
public import ThresholdSigning

/// What is simulated: a signature, who deviates and how, and in which order messages arrive.
///
/// Everything follows from ``seed`` and ``order``: the same configuration gives the same bytes.
public struct SigningConfiguration: Sendable {
    /// What is to be signed.
    public var message: [UInt8]

    /// How it is signed.
    public var scheme: SigningScheme

    /// Which key signs.
    public var derivation: SigningDerivation

    /// What signers and coordinator allow besides.
    public var options: SigningOptions = []

    /// What nonces and the coordinator's key follow from.
    public var seed: UInt64

    /// In which order messages arrive.
    public var order: DeliveryOrder

    /// Who follows which script.
    public var scripts: [ParticipantIndex: SignerScript] = [:]

    /// How the coordinator deviates; `nil` for an honest one.
    public var coordinatorFault: CoordinatorFault?

    /// Describes an honest signature.
    ///
    /// - Parameters:
    ///   - message: What is to be signed.
    ///   - scheme: How it is signed.
    ///   - derivation: Which key signs.
    ///   - seed: What everything follows from, the order of messages too.
    public init(
        signing message: [UInt8], by scheme: SigningScheme, derivation: SigningDerivation = .none,
        seed: UInt64 = 1
    ) {
        self.message = message
        self.scheme = scheme
        self.derivation = derivation
        self.seed = seed
        order = DeliveryOrder(seed: seed)
    }

    /// The key that the coordinator signs its requests with, as it follows from the seed.
    func coordinatorKey() throws(SigningSimulationError) -> SigningKey {
        var source = DeterministicRandomSource(seed: seed, label: "coordinator")
        do throws(RandomSourceError) {
            return try SigningKey(random: &source)
        } catch {
            throw .random(error)
        }
    }
}
