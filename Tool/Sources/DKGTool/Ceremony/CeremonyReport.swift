import CeremonyLog
import DKG

/// How a ceremony ended, or how far it is, for `--json` and for people.
struct CeremonyReport: Encodable {
    struct Closing: Encodable {
        let round: String
        let position: UInt64
        let cause: String
    }

    struct Conviction: Encodable {
        let member: Int
        let name: String
        let kind: String
        let round: String
    }

    struct Silence: Encodable {
        let round: String
        let members: [Int]
    }

    let ceremony: String
    let outcome: String
    let reason: String?
    let openRound: String?
    let missing: [Int]
    let votes: [Int]
    let votesNeeded: Int?
    let publicKey: String?
    let transcript: String?
    let qualified: [Int]?
    let holders: [Int]?
    let assuredShares: Int?
    let isAssured: Bool
    let joined: [Int]
    let convicted: [Conviction]
    let silent: [Silence]
    let closings: [Closing]
    let entriesPassedOver: Int

    /// Gathers what is known.
    ///
    /// - Parameters:
    ///   - call: The ceremony and its terms.
    ///   - state: What everybody can know.
    ///   - groupKey: The certified key: that of the state, or of signatures that came after the last round.
    ///   - status: What the board has.
    ///   - closings: Where the rounds closed.
    init(
        _ call: CeremonyCall, _ state: PublicState, certified groupKey: GroupKey?,
        _ status: LogStatus, _ closings: [RoundClosing]
    ) {
        func numbers(_ indices: some Sequence<ParticipantIndex>) -> [Int] {
            indices.map { Int($0.value) }
        }
        ceremony = call.ceremony.id.description
        switch state.outcome {
        case .opened: outcome = "open"
        case .certified: outcome = "certified"
        case .pending: outcome = groupKey == nil ? "pending" : "certified"
        case .aborted: outcome = "aborted"
        @unknown default: outcome = "unknown"
        }
        reason = state.abortReason.map { "\($0.rawValue): \($0)" }
        openRound = state.openRound?.description
        missing = numbers(
            state.missing.filter { state.openRound != .join || !call.terms.absent.contains($0) })
        votes = numbers(status.voters)
        votesNeeded = status.votesNeeded
        publicKey = groupKey.map { $0.publicKey.description }
        transcript = state.transcript?.digest.description
        qualified = state.qualified.map(numbers)
        holders = state.holders.map(numbers)
        let certain = groupKey.map { state.assuredShares(by: $0.certificate) }
        assuredShares = certain ?? state.assuredShares
        isAssured = (certain ?? 0) >= call.ceremony.threshold.count
        joined = numbers(state.joined)
        convicted = state.faults.map { fault in
            Conviction(
                member: Int(fault.culprit.value), name: call.terms.name(of: fault.culprit) ?? "",
                kind: fault.kind.rawValue, round: fault.round.description)
        }
        silent = state.inactive.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
            .map { Silence(round: $0.key.description, members: numbers($0.value)) }
        self.closings = closings.map {
            Closing(round: $0.round.description, position: $0.position, cause: $0.cause.rawValue)
        }
        entriesPassedOver = status.counters.skipped
    }

    /// The exit status of a command that reports this.
    var exitStatus: Int32 {
        switch outcome {
        case "certified": ExitStatus.success
        case "open", "pending": ExitStatus.pending
        default: ExitStatus.aborted
        }
    }

    /// Prints it.
    func write(asJSON: Bool, _ call: CeremonyCall) {
        if asJSON { return Console.write(JSONText.of(self)) }
        func titles(_ numbers: [Int]) -> String {
            call.titles(of: numbers.compactMap { try? ParticipantIndex($0) })
        }
        Console.write("outcome:    \(outcome)" + (reason.map { ", \($0)" } ?? ""))
        if let openRound {
            Console.write("open round: \(openRound)")
            Console.write("waiting for: \(titles(missing))")
            if let votesNeeded {
                Console.write("votes:      \(votes.count) of \(votesNeeded) that the time is up")
            }
        }
        if let publicKey { Console.write("public key: \(publicKey)") }
        if let transcript { Console.write("transcript: \(transcript)") }
        if let qualified { Console.write("qualified:  \(titles(qualified))") }
        if let assuredShares {
            Console.write(
                "assured:    \(assuredShares) honest shares"
                    + (isAssured ? "" : ", which is too few to rely on"))
        }
        if entriesPassedOver > 0 {
            Console.write(
                "passed over: \(entriesPassedOver) entries that are no message of a member, or not as a member wrote them"
            )
        }
        for closing in closings {
            Console.write("closed:     '\(closing.round)' at \(closing.position), \(closing.cause)")
        }
        for silence in silent {
            Console.write("silent:     \(titles(silence.members)) in '\(silence.round)'")
        }
        for conviction in convicted {
            Console.write(
                "convicted:  member \(conviction.member) (\(conviction.name)), \(conviction.kind) in '\(conviction.round)'"
            )
        }
    }
}
