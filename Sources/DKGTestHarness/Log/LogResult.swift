public import CeremonyLog
public import DKG

/// What a simulated ceremony over a log came to.
public struct LogResult {
    /// What an honest member has in the end.
    public struct Member {
        /// Its index.
        public let index: ParticipantIndex
        /// How the ceremony ended for it; `nil` if the simulation gave up before.
        public let outcome: ParticipantOutcome?
        /// Why its driver stopped; `nil` for one that did not.
        public let failure: CeremonyLogError?
        /// Where the rounds closed for it.
        public let closings: [RoundClosing]
        /// How often it was killed.
        public let crashes: Int
        /// What it knows in public.
        public let state: PublicState?

        let node: LogNode

        init(_ node: LogNode) {
            self.node = node
            index = node.index
            outcome = node.outcome
            failure = node.failure
            closings = node.closings
            crashes = node.crashes
            state = node.state
        }
    }

    /// What was simulated.
    public let configuration: SimulationConfiguration

    /// The ceremony and its terms.
    public let call: CeremonyCall

    /// The log.
    public let board: InMemoryLog

    /// Who read the log afterwards.
    public let auditor: LogAuditor

    /// The honest members, ascending.
    public let members: [Member]

    /// How many steps it took.
    public let steps: Int
}
