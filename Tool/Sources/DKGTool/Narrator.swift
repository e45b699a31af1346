import DKG
import DKGTestHarness

/// Tells what happens in a simulation as it happens, round by round.
final class Narrator {
    private let configuration: SimulationConfiguration
    private let faults: [FaultArgument]
    private let style: TextStyle
    private let isQuiet: Bool
    private let progress = Progress()

    private var senders: [ParticipantIndex] = []
    private var lateSenders: [ParticipantIndex] = []
    private var bytes = 0

    init(
        configuration: SimulationConfiguration, faults: [FaultArgument], style: TextStyle,
        isQuiet: Bool
    ) {
        self.configuration = configuration
        self.faults = faults
        self.style = style
        self.isQuiet = isQuiet
    }

    /// Says what will be simulated.
    func begin() {
        guard !isQuiet else {
            progress.begin()
            return
        }
        say(
            style.bold("ceremony")
                + "  \(configuration.participants) participants, any \(configuration.threshold) "
                + "shares reconstruct; \(configuration.scheme), for \(configuration.purpose), "
                + "board \(configuration.board), seed \(configuration.seed)")
        for argument in faults {
            let note =
                argument.fault.hasEffect(in: configuration.scheme)
                ? "" : style.dim("  (changes nothing in \(configuration.scheme))")
            say(style.warning("fault") + "     \(argument.index): \(argument.fault)" + note)
        }
        if Set(faults.map(\.index)).count >= configuration.threshold {
            say(
                style.warning("note")
                    + "      \(Set(faults.map(\.index)).count) participants deviate; the protocol "
                    + "holds for at most \(configuration.threshold - 1).")
        }
        say("")
        progress.begin()
    }

    /// Says that nothing more will happen.
    func end() {
        progress.end()
    }

    /// Follows the simulation.
    func observe(_ event: SimulationEvent) {
        switch event {
        case .opened(let round, _):
            senders = []
            lateSenders = []
            bytes = 0
            progress.open(round)
        case .posted(let sender, let round, let byteCount):
            if round == progress.round || round == nil {
                senders.append(sender)
            } else {
                lateSenders.append(sender)
            }
            bytes += byteCount
        case .closed(_, let done, let total):
            progress.advance(done, of: total)
        case .concluded(let round, let state):
            progress.clear()
            if !isQuiet { conclude(round, state) }
        @unknown default:
            break
        }
    }

    private func conclude(_ round: Round, _ state: PublicState) {
        let name = round.description.padded(to: 14)
        var sent = "\(IndexList.text(Set(senders))) sent \(senders.count) messages"
        if senders.count == 1 { sent = "\(IndexList.text(senders)) sent 1 message" }
        if senders.isEmpty { sent = "nobody sent anything" }
        say(style.bold(name) + sent + style.dim(", \(bytes) bytes"))
        if !lateSenders.isEmpty {
            detail(style.warning("late: \(IndexList.text(lateSenders)); dropped"))
        }
        if let silent = state.inactive[round], !silent.isEmpty {
            detail(style.warning("silent: \(IndexList.text(silent))"))
        }
        if let others = state.disagreements[round], !others.isEmpty {
            detail(style.warning("set aside, another view: \(IndexList.text(others))"))
        }
        for fault in state.faults where fault.round == round {
            detail(style.bad("convicted: \(fault.culprit), \(fault.kind)"))
        }
        for line in decisions(round, state) { detail(line) }
    }

    private func decisions(_ round: Round, _ state: PublicState) -> [String] {
        var lines: [String] = []
        if let reason = state.abortReason {
            if round == .join && !state.joinConflicts.isEmpty {
                lines.append("joined twice, so not at all: \(IndexList.text(state.joinConflicts))")
            }
            return lines + [style.bad("aborted, \(reason.rawValue): \(reason)")]
        }
        switch round {
        case .join:
            if !state.joinConflicts.isEmpty {
                lines.append(
                    style.warning("joined twice, so not at all: ")
                        + IndexList.text(state.joinConflicts))
            }
            lines.append("joined: \(IndexList.text(state.joined))")
        case .deal:
            lines.append("accepted dealings: \(IndexList.text(state.dealings.keys))")
        case .respond, .respondAgain:
            if let qualified = state.qualified {
                lines.append("qualified: \(IndexList.text(qualified))")
            } else {
                lines.append("somebody was convicted, so everybody looks at each dealing again")
            }
        case .extract, .confirm, .confirmAgain:
            if !state.failed.isEmpty {
                lines.append("to be reconstructed: \(IndexList.text(state.failed))")
            }
        case .open:
            lines.append("reconstructed: \(IndexList.text(state.reconstructed.keys))")
        case .certify:
            break
        }
        if state.openRound == .certify, let key = state.publicPolynomial?.constantTerm {
            lines.append("key: \(key)")
        }
        if round == .certify, let certificate = state.certificate {
            lines.append(
                "signed by \(IndexList.text(certificate.signers)); the quorum is "
                    + "\(state.ceremony.quorum)")
        }
        return lines
    }

    private func detail(_ text: String) {
        say(String(repeating: " ", count: 14) + text)
    }

    private func say(_ line: String) {
        Console.write(line)
    }
}
