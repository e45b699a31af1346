import DKG
import ThresholdSigning

/// The pairs of nonces of all signers of a simulation, each a function of its signer, its number and the seed.
///
/// Real signers keep no such thing: whoever can make a pair again can use it again, which is what a script needs.
struct SigningNonces {
    private let configuration: SigningConfiguration
    private let signers: [ParticipantIndex: SignerBox]
    private let colluders: [ParticipantIndex]

    /// A signer in a place where values that cannot be copied have none.
    final class SignerBox {
        let signer: Signer
        init(_ signer: consuming Signer) { self.signer = signer }
    }

    init(
        _ configuration: SigningConfiguration, of group: SigningGroup
    ) throws(SigningSimulationError) {
        var signers: [ParticipantIndex: SignerBox] = [:]
        for (index, seat) in group.seats {
            // A share of zero signs for nobody, and nobody asks for it.
            if group.key.member(index)?.verificationShare.isInfinity != false { continue }
            let share: SecretKeyShare
            do throws(ThresholdKeyError) {
                share = try seat.duplicate()
            } catch {
                throw .key(error)
            }
            do throws(SigningKeyError) {
                signers[index] = SignerBox(
                    try Signer(share, by: configuration.scheme, options: configuration.options))
            } catch {
                throw .signer(error)
            }
        }
        self.signers = signers
        self.configuration = configuration
        let colluders = signers.keys.filter { configuration.scripts[$0]?.fault == .colludes }
        let isConspiracy =
            colluders.count == group.key.threshold.count && colluders.count > 1
            && SignerFault.colludes.hasEffect(in: configuration.scheme)
        self.colluders = isConspiracy ? colluders.sorted() : []
    }

    /// Who can sign, ascending.
    var indices: [ParticipantIndex] { signers.keys.sorted() }

    /// Signs with a pair, whether it was used before or not.
    func sign(
        _ request: SigningRequest, as index: ParticipantIndex, pair number: Int
    ) throws(SigningSimulationError) -> Result<SignatureShare, SigningRequestError> {
        guard let box = signers[index] else { throw .scriptOfStranger(index) }
        let pair = try pair(number, of: index)
        let examined: ExaminedRequest
        do throws(SigningRequestError) {
            examined = try box.signer.examine(request, for: pair)
        } catch {
            return .failure(error)
        }
        do throws(SigningError) {
            return .success(try box.signer.sign(examined, with: pair))
        } catch {
            throw .nonces(error)
        }
    }

    /// The commitment of a pair.
    func commitment(
        _ number: Int, of index: ParticipantIndex
    ) throws(SigningSimulationError) -> NonceCommitment {
        try pair(number, of: index).commitment
    }

    func pair(
        _ number: Int, of index: ParticipantIndex
    ) throws(SigningSimulationError) -> NoncePair {
        if index == colluders.last { return try cancellingPair(number, of: index) }
        guard let box = signers[index] else { throw .scriptOfStranger(index) }
        var source = DeterministicRandomSource(
            seed: configuration.seed, label: "nonces \(number) of \(index)")
        do throws(SigningError) {
            return try box.signer.commit(random: &source)
        } catch {
            throw .nonces(error)
        }
    }

    /// What makes the colluders' nonces with one number add up to zero.
    private func cancellingPair(
        _ number: Int, of index: ParticipantIndex
    ) throws(SigningSimulationError) -> NoncePair {
        guard let box = signers[index] else { throw .scriptOfStranger(index) }
        // They tell each other.
        var (hiding, binding) = (Scalar.zero, Scalar.zero)
        for other in colluders.dropLast() {
            let pair = try pair(number, of: other)
            hiding = hiding - pair.hiding.disclosed()
            binding = binding - pair.binding.disclosed()
        }
        guard
            let pair = NoncePair(
                hiding: SecretScalar(hiding), binding: SecretScalar(binding), of: box.signer)
        else { throw .random(.outOfRange) }
        return pair
    }
}
