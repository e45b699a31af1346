public import CeremonyLog
import DKG

/// Runs a whole ceremony over a log in memory: every honest member is a `CeremonyLog`, and is killed and started again as
/// the schedule says.
///
/// Everything follows from the seed of the configuration.
///
/// ```swift
/// var configuration = SimulationConfiguration(participants: 5, threshold: 3)
/// configuration.add(ScriptedFault.wrongShare, to: try ParticipantIndex(2))
/// let result = try LogSimulation.run(configuration, schedule: .rough, mischief: [2: [.earlyVotes]])
/// precondition(result.violations().isEmpty, "\(result.violations())")
/// ```
public enum LogSimulation {
    /// Runs a ceremony.
    ///
    /// - Parameters:
    ///   - configuration: What is simulated; its board is the agreed one, and its network is not used.
    ///   - schedule: What befalls the honest members.
    ///   - mischief: What faulty members do besides, by their numbers; members without a script do none.
    ///   - absent: Members, by their numbers, whom the terms call absent.
    /// - Returns: The result.
    /// - Throws: ``SimulationError`` if the ceremony is impossible.
    public static func run(
        _ configuration: SimulationConfiguration, schedule: LogSchedule = LogSchedule(),
        mischief: [Int: Set<LogMischief>] = [:], absent: Set<Int> = []
    ) throws(SimulationError) -> LogResult {
        let call = try LogSimulation.call(configuration, absent: absent)
        let boardIdentity = DeterministicRandomSource.digest(configuration.seed, "board")
        var board = InMemoryLog()
        var random = DeterministicRandomSource(seed: configuration.seed, label: "log schedule")
        var delayed: [[UInt8]] = []

        let honest = call.ceremony.roster.indices.filter { configuration.faults[$0] == nil }
        let nodes = honest.map {
            LogNode(
                index: $0, call: call, configuration: configuration, boardIdentity: boardIdentity)
        }
        let liars = try makeLiars(configuration, call, mischief)
        var time = 0
        while nodes.contains(where: { !$0.isFinished }), time < schedule.mostSteps {
            time += 1
            let turn = Int(random.next() % UInt64(nodes.count + liars.count))
            if turn < nodes.count {
                let node = nodes[turn]
                if schedule.crashOneIn > 0, node.crashes < schedule.mostCrashes,
                    random.next() % UInt64(schedule.crashOneIn) == 0
                {
                    node.crash()
                }
                node.step(
                    on: &board, at: time, schedule: schedule, random: &random, delayed: &delayed)
            } else {
                liars[turn - nodes.count].step(on: &board, random: &random)
            }
            if !delayed.isEmpty && random.next() % 50 == 0 { board.append(delayed.removeFirst()) }
        }
        var auditor = LogAuditor(of: call)
        // The positions of a log in memory are in order.
        _ = try? auditor.read(board.entries(after: 0))
        return LogResult(
            configuration: configuration, call: call, board: board, auditor: auditor,
            members: nodes.map(LogResult.Member.init), steps: time)
    }

    /// The ceremony of a configuration, called on terms.
    ///
    /// - Parameters:
    ///   - configuration: What is simulated.
    ///   - absent: Members, by their numbers, who are not waited for.
    ///   - carrier: The key that signs closings, where the board is a relay.
    /// - Returns: The ceremony and its terms.
    /// - Throws: ``SimulationError``.
    public static func call(
        _ configuration: SimulationConfiguration, absent: Set<Int> = [],
        carrier: VerificationKey? = nil
    ) throws(SimulationError) -> CeremonyCall {
        let roster = try configuration.ceremony().roster
        var source = DeterministicRandomSource(seed: configuration.seed, label: "call")
        let terms: CeremonyTerms
        do throws(CeremonyTermsError) {
            terms = try CeremonyTerms(
                names: roster.indices.map { "member \($0)" },
                absent: Set(absent.compactMap { try? ParticipantIndex($0) }),
                times: RoundTimes(each: 120), lastTimeForJoining: 2_000_000_000,
                board: configuration.board, address: "memory", carrier: carrier)
        } catch {
            throw .call(.terms(error))
        }
        do throws(CeremonyCallError) {
            return try CeremonyCall(
                on: terms, scheme: configuration.scheme, purpose: configuration.purpose,
                threshold: configuration.threshold, roster: roster,
                context: configuration.context, random: &source)
        } catch {
            throw .call(error)
        }
    }

    private static func makeLiars(
        _ configuration: SimulationConfiguration, _ call: CeremonyCall,
        _ mischief: [Int: Set<LogMischief>]
    ) throws(SimulationError) -> [LogLiar] {
        if configuration.faults.isEmpty { return [] }
        let recordings =
            mischief.values.contains { $0.contains(.recordings) }
            ? try recordings(configuration) : []
        return try CeremonySimulation.makeParticipants(configuration, call.ceremony)
            .filter { !$0.isHonest }
            .map { participant in
                LogLiar(
                    participant, mischief: mischief[Int(participant.index.value)] ?? [],
                    call: call, recordings: recordings)
            }
    }

    /// What the same members said in two earlier ceremonies.
    private static func recordings(
        _ configuration: SimulationConfiguration
    ) throws(SimulationError) -> [[UInt8]] {
        var all: [[UInt8]] = []
        for attempt in 1...2 {
            var earlier = configuration
            earlier.faults = [:]
            earlier.context = Array("earlier ceremony \(attempt)".utf8)
            let result = try CeremonySimulation.run(earlier)
            for round in 0..<result.board.roundCount {
                all += result.board.envelopes(inRound: round)
            }
        }
        return all
    }
}

extension DeterministicRandomSource {
    static func digest(_ seed: UInt64, _ label: String) -> Digest {
        var source = DeterministicRandomSource(seed: seed, label: label)
        return source.nextDigest()
    }
}
