/// The steps of `dkg chilldkg`, in the order in which a session takes them.
enum ChillStep: String, CaseIterable {
    case secret
    case hostKey = "host-key"
    case paramsHash = "params-hash"
    case step1
    case coordinatorStep1 = "coordinator-step1"
    case step2
    case coordinatorFinalize = "coordinator-finalize"
    case finalize
    case coordinatorInvestigate = "coordinator-investigate"
    case investigate
    case recover
    case acknowledge = "ack"
    case verifyAcknowledgements = "verify-acks"

    /// What it does, in a sentence.
    var summary: String {
        switch self {
        case .secret: "Draw 32 secret bytes, for a host key or for step 1."
        case .hostKey: "Print the host public key of a host secret key."
        case .paramsHash: "Print the hash of the parameters, for participants to compare."
        case .step1: "Write a participant's first message."
        case .coordinatorStep1: "Write what the coordinator makes of all first messages."
        case .step2: "Check the coordinator's first message and write the signature."
        case .coordinatorFinalize: "Write the certificate of all signatures."
        case .finalize: "Check the certificate and write share and recovery data."
        case .coordinatorInvestigate: "Write the coordinator's answer about a wrong share."
        case .investigate: "Say who is to blame for a wrong share."
        case .recover: "Verify recovery data; with a host key, write its share."
        case .acknowledge: "Write a participant's acknowledgement of the recovery data."
        case .verifyAcknowledgements: "Check that everybody has acknowledged."
        }
    }

    /// What standard output gets.
    var output: String {
        switch self {
        case .secret: "nothing; --output names the new file"
        case .hostKey: "the host public key, 33 bytes"
        case .paramsHash: "the hash, 32 bytes"
        case .step1: "pmsg1, 33t + 32n + 97 bytes"
        case .coordinatorStep1: "cmsg1, 162n + 33(t - 1) bytes, the same for all"
        case .step2: "pmsg2, 64 bytes"
        case .coordinatorFinalize: "cmsg2, 64n bytes, the same for all"
        case .finalize: "the threshold public key, 33 bytes"
        case .coordinatorInvestigate: "cinv, 65n bytes, for one participant"
        case .investigate: "who is to blame, as a sentence"
        case .recover: "the threshold public key, 33 bytes"
        case .acknowledge: "the acknowledgement, 64 bytes"
        case .verifyAcknowledgements: "nothing"
        }
    }

    /// Whether the step needs to know host keys and threshold.
    private var needsParameters: Bool {
        switch self {
        case .secret, .hostKey, .recover, .acknowledge, .verifyAcknowledgements: false
        default: true
        }
    }

    /// The options, in the order in which help prints them.
    var options: [OptionDescription] {
        let parameters = [
            OptionDescription("threshold", value: "t", help: "How many shares use the key."),
            OptionDescription(
                "host-keys", value: "file",
                help: "All host public keys, one a line in hexadecimal, in the common order."),
        ]
        let secret = OptionDescription(
            "secret", value: "file", help: "The host secret key, 32 bytes, with mode 0600.")
        let random = OptionDescription(
            "random", value: "file", help: "The 32 secret bytes of step 1, with mode 0600.")
        let message = OptionDescription(
            "message", value: "file", help: "pmsg1 of each participant, in the common order.",
            isRepeatable: true)
        let summed = OptionDescription(
            "cmsg1", value: "file", help: "The coordinator's first message.")
        let data = OptionDescription("recovery-data", value: "file", help: "The recovery data.")
        let format = OptionDescription(
            "format", value: "hex|raw", help: "How files are read and written.", standard: "hex")
        let output = OptionDescription(
            "output", value: "file", help: "Write to this new file, not to standard output.")
        let newShare = OptionDescription(
            "share", value: "file", help: "Write the secret share there, with mode 0600.")
        let auxiliary = OptionDescription(
            "aux", value: "file", help: "32 bytes for the signature's nonce.", standard: "drawn")
        var own: [OptionDescription] =
            switch self {
            case .secret: []
            case .hostKey: [secret]
            case .paramsHash: []
            case .step1: [secret, random]
            case .coordinatorStep1:
                [
                    message,
                    OptionDescription("lenient", help: "Relay bad proofs, as the reference does."),
                ]
            case .step2: [secret, random, summed, auxiliary]
            case .coordinatorFinalize:
                [
                    message,
                    OptionDescription(
                        "signature", value: "file",
                        help: "pmsg2 of each participant, in the common order.",
                        isRepeatable: true),
                    OptionDescription("lenient", help: "As in coordinator-step1."),
                    OptionDescription(
                        "recovery-data", value: "file", help: "Write the recovery data there."),
                ]
            case .finalize:
                [
                    secret, random, summed,
                    OptionDescription("cmsg2", value: "file", help: "The certificate."),
                    newShare,
                    OptionDescription(
                        "recovery-data", value: "file", help: "Write the recovery data there."),
                ]
            case .coordinatorInvestigate:
                [
                    message,
                    OptionDescription("id", value: "number", help: "Who asks, counted from 0."),
                ]
            case .investigate:
                [
                    secret, random, summed,
                    OptionDescription("cinv", value: "file", help: "The coordinator's answer."),
                ]
            case .recover: [secret, data, newShare]
            case .acknowledge: [secret, data, auxiliary]
            case .verifyAcknowledgements:
                [
                    data,
                    OptionDescription(
                        "ack", value: "file",
                        help: "The acknowledgement of each participant, in the common order.",
                        isRepeatable: true),
                ]
            }
        if needsParameters { own = parameters + own }
        return own + [format, output]
    }

    /// The options that name a file to be written.
    var outputs: [String] {
        switch self {
        case .coordinatorFinalize: ["output", "recovery-data"]
        case .finalize: ["output", "recovery-data", "share"]
        case .recover: ["output", "share"]
        default: ["output"]
        }
    }

    /// What `--help` prints.
    var help: String {
        let usage = TextWrapping.lines(options.map(\.usage), width: 60)
            .joined(separator: "\n    ")
        return """
            OVERVIEW: \(summary)

            Standard output gets \(output).

            USAGE: dkg chilldkg \(rawValue)
                \(usage)

            OPTIONS:
            \(options.flatMap(\.helpLines).joined(separator: "\n"))

            One input file can be '-', which is standard input. Outputs are new files.

            \(ChillCommand.exitStatus)
            """
    }
}
