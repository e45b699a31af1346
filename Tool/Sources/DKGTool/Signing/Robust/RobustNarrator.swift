import CeremonyLog
import DKG
import ThresholdSigning

/// Says on standard error what happens in robust signing, one line each, and never a secret.
struct RobustNarrator {
    let isQuiet: Bool

    /// Says what is asked for.
    func calls(_ call: SigningCall, signingKey: PublicKey?, on network: NetworkName) {
        say("call:        \(call.id)")
        describe(call, signingKey: signingKey, on: network)
    }

    /// Says what a member decided.
    func decided(
        _ call: SigningCall, signingKey: PublicKey?, on network: NetworkName,
        _ decision: SigningPolicy.Decision
    ) {
        say("call \(call.id): \(decision)")
        describe(call, signingKey: signingKey, on: network)
    }

    private func describe(
        _ call: SigningCall, signingKey: PublicKey?, on network: NetworkName
    ) {
        say("coordinator: \(call.coordinator)")
        say("scheme:      \(SigningSchemeName.text(of: call.scheme))")
        say(
            "message:     \(call.message.count) bytes, SHA-256 "
                + call.messageDigest.hexadecimal)
        say("signing key: \(signingKey.map(\.description) ?? "another one for each session")")
        if call.scheme.isBIP340, let signingKey {
            say("address:     \(signingKey.verificationKey.taprootAddress(on: network.network))")
        }
    }

    /// Says what a coordinator did.
    func coordinator(_ action: CoordinatorAction) {
        switch action {
        case .ask(let index, let request):
            say("asked signer \(index), request \(request.request.digest)")
        case .convicted(let verdict, _): say("convicted: \(verdict)")
        case .keptOut(let index, let reason): say("signer \(index) is not asked: \(reason)")
        case .blamedSession(let signers):
            say(
                "every share of a session holds and its signature is wrong; not asked again: "
                    + signers.map(\.description).joined(separator: ", "))
        case .finished: say("the signature is there")
        @unknown default: break
        }
    }

    /// Says that a member's work is done.
    func finished(_ call: SigningCall.ID) { say("call \(call): the signature is there") }

    /// Says what a member appended.
    func appended(_ record: LogRecord) {
        let body = record.body
        if let answer = try? SigningAnswer(decoding: body) {
            say("answered request \(answer.requestDigest)")
        } else if (try? SigningOffer(decoding: body)) != nil {
            say("offered a commitment")
        }
    }

    /// Says what a member refused.
    func refused(_ request: Digest, _ error: NoncePoolError) {
        say("refused request \(request): \(error)")
    }

    private func say(_ text: String) {
        if !isQuiet { Console.writeError(text) }
    }
}
