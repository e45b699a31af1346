import ArgumentParser
import DKG
import DKGTestHarness
import ThresholdSigning

/// The options of `dkg simulate` for a signature after the ceremony.
struct SimulatedSigning: ParsableArguments {
    @Flag(
        help:
            "Sign with the key when it is made, robustly: whoever lies is convicted, the others go on."
    )
    var sign = false

    @Option(help: "How it is signed; taproot and bip445 sign for the Taproot output key.")
    var signingScheme: SigningSchemeName?

    @Option(
        help: ArgumentHelp(
            "What is signed. (default: \(SimulatedSigning.defaultMessage))", valueName: "text"))
    var signingMessage: String?

    @Option(
        name: .customLong("signing-fault"),
        help: ArgumentHelp(
            "What a signer does wrong, for instance wrong-share:2 or 2=wrong-share. May be repeated.",
            valueName: "kind:index"),
        completion: .list(SigningFaultArgument.kinds.map { $0 + ":1" }),
        transform: SigningFaultArgument.init)
    var signingFaults: [SigningFaultArgument] = []

    private static let defaultMessage = "a message"

    /// Refuses what does not go together.
    func check(participants: Int, purpose: Purpose) throws {
        guard sign else {
            let given =
                signingScheme != nil
                ? "--signing-scheme"
                : signingMessage != nil
                    ? "--signing-message" : signingFaults.isEmpty ? nil : "--signing-fault"
            if let given { throw ValidationError("\(given) needs --sign.") }
            return
        }
        guard purpose == .signing else {
            throw ValidationError("--sign needs --purpose signing; got \(purpose).")
        }
        var seen: Set<ParticipantIndex> = []
        for argument in signingFaults {
            let name = "--signing-fault \(argument.fault):\(argument.index)"
            guard argument.index.position < participants else {
                throw ValidationError(
                    "\(name): the index is in 1...\(participants); got '\(argument.index)'.")
            }
            guard seen.insert(argument.index).inserted else {
                throw ValidationError("\(name): a signer has one fault.")
            }
        }
    }

    /// Signs with the key of a ceremony.
    func run(after result: CeremonyResult) throws -> SigningReport {
        let scheme = signingScheme ?? .taproot
        var configuration = SigningConfiguration(
            signing: Array((signingMessage ?? SimulatedSigning.defaultMessage).utf8),
            by: scheme.scheme,
            derivation: scheme.scheme.isBIP340 ? .taproot() : .none,
            seed: result.configuration.seed)
        for argument in signingFaults {
            configuration.scripts[argument.index] = SignerScript(argument.fault)
        }
        let group = try SigningGroup(of: result)
        return SigningReport(of: try SigningSimulation.run(configuration, by: group))
    }
}
