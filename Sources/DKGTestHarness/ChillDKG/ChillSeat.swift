import ChillDKG
import DKG

/// A participant of a simulation between its steps: states cannot lie in arrays, so each has a box.
final class ChillSeat: @unchecked Sendable {
    // Unchecked, because a simulation runs on one thread.
    let id: ChillParticipantID
    let firstMessage: [UInt8]
    private var first: ChillParticipant?
    private var second: ChillCertifyingParticipant?
    private(set) var package: ChillKeyPackage?
    private(set) var signature: [UInt8]?
    private(set) var investigation: ChillInvestigation?
    private(set) var outcome = ChillOutcome.waiting

    init(_ participant: consuming ChillParticipant) {
        id = participant.id
        firstMessage = participant.message
        first = .some(participant)
    }

    func sign(_ bytes: [UInt8], hostKey: borrowing ChillHostKey, auxiliary: borrowing SecretBytes) {
        guard let participant = first.take() else { return }
        do throws(ChillParticipantStep2Error) {
            let next = try participant.step2(
                bytes, hostKey: hostKey, auxiliaryRandomness: auxiliary)
            signature = next.message
            second = .some(next)
        } catch {
            if case .unknownFaultyParticipantOrCoordinator(let found) = error {
                investigation = found
            }
            outcome = .refusedToSign(error)
        }
    }

    func investigate(_ bytes: [UInt8]) {
        if let verdict = investigation?.investigate(bytes) { outcome = .investigated(verdict) }
    }

    func finalize(_ bytes: [UInt8]) {
        guard let participant = second.take() else { return }
        do throws(ChillParticipantFinalizeError) {
            let finished = try participant.finalize(bytes)
            outcome = .key(finished.key)
            package = .some(finished)
        } catch {
            outcome = .refusedCertificate(error)
        }
    }

    func takePackage() -> ChillKeyPackage? { package.take() }

    /// The share of whoever has a key, as every protocol's shares look.
    func addShare(to recovery: inout SecretKeyShare.Recovery) throws {
        switch package {
        case .some(let package): try recovery.add(package.secretKeyShare())
        case .none: break
        }
    }
}
