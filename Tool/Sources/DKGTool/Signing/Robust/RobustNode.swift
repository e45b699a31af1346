import CeremonyLog
import DKG
import FolderStorage
import ThresholdSigning

/// A member at work in robust signing: reads the board, decides, stores, and appends.
struct RobustNode: ~Copyable {
    private var member: SigningMember
    private var store: SignerStore
    private var board: LogFolder
    private let policy: SigningPolicy
    private let options: SigningOptions
    private let only: SigningCall.ID?
    private let narrator: RobustNarrator
    private let network: NetworkName

    private var random = SystemRandomSource()

    /// The calls in which it takes part.
    private var takesPart: Set<SigningCall.ID> = []

    /// What was said of a call, so that it is said once.
    private var said: [SigningCall.ID: SigningPolicy.Decision] = [:]
    private var saidRefused: Set<Digest> = []

    /// The calls whose signature was seen.
    private var seen: Set<SigningCall.ID> = []

    init(
        _ member: consuming SigningMember, _ store: consuming SignerStore,
        _ board: consuming LogFolder, _ policy: SigningPolicy, options: SigningOptions,
        only: SigningCall.ID?, narrator: RobustNarrator, network: NetworkName
    ) {
        self.member = member
        self.store = store
        self.board = board
        self.policy = policy
        self.options = options
        self.only = only
        self.narrator = narrator
        self.network = network
    }

    /// Works until a signature is there that it takes part in, or for ever.
    mutating func run(
        pausing pause: Duration, until deadline: ContinuousClock.Instant?, stays: Bool
    ) throws {
        var last: [LogRecord] = []
        while true {
            try read(until: deadline)
            try decide()
            let records = try caughtUp()
            for record in records {
                try board.append(record.bytes)
                narrator.appended(record)
            }
            if try isOver() && !stays { return }
            if let deadline, ContinuousClock.now >= deadline {
                throw RobustPending(sessions: sessionCount)
            }
            // What is said once more has not been read back, or does not count.
            if records.isEmpty || records == last { Pause.sleep(pause) }
            last = records
        }
    }

    /// Reads what is new, a batch at a time: what others append without end is not kept in memory, and ends with the deadline.
    private mutating func read(until deadline: ContinuousClock.Instant?) throws {
        repeat {
            for entry in try board.newEntries() { member.read(entry) }
            if let deadline, ContinuousClock.now >= deadline { return }
        } while try board.hasNewEntries()
    }

    /// How many sessions were started for the calls in which it takes part.
    private var sessionCount: Int {
        let takesPart = takesPart
        return member.log.uses.values.reduce(0) { count, use in
            takesPart.contains(use.call.id) ? count + use.requests.count : count
        }
    }

    /// Whether the signature of a call that was allowed is there, and nobody was told so: now, or while this was not
    /// running.
    private mutating func isOver() throws -> Bool {
        var isOver = false
        for use in member.log.uses.values where use.signature != nil {
            let id = use.call.id
            guard only.map({ $0 == id }) ?? true, seen.insert(id).inserted else { continue }
            let isNews = try store.isUnderWay(id)
            if isNews || only != nil {
                narrator.finished(id)
                isOver = true
            }
            if isNews { try store.end(id) }
        }
        return isOver
    }

    private mutating func decide() throws {
        for call in member.undecided where only.map({ $0 == call.id }) ?? true {
            let decision = try decision(on: call)
            if case .allowed = decision { takesPart.insert(call.id) }
            // What is too much now may be allowed later.
            if !decision.isPassing {
                member.decide(call.id, takesPart: takesPart.contains(call.id))
            }
            guard said[call.id] != decision else { continue }
            said[call.id] = decision
            narrator.decided(call, signingKey: try? signingKey(of: call), on: network, decision)
            if only != nil && !decision.isPassing && !takesPart.contains(call.id) {
                throw CallRefused(decision: decision)
            }
        }
    }

    private func signingKey(of call: SigningCall) throws(SigningRequestError) -> PublicKey? {
        try call.check(of: member.pool.key, options: options)
    }

    private mutating func decision(on call: SigningCall) throws -> SigningPolicy.Decision {
        let key = member.pool.key
        guard call.scheme == member.pool.scheme else {
            return .impossible(
                "this member signs by \(SigningSchemeName.text(of: member.pool.scheme))")
        }
        do throws(SigningRequestError) {
            _ = try signingKey(of: call)
        } catch {
            return .impossible(error.description)
        }
        let now = Timestamp.now
        // A use that was allowed before goes on, whatever the rate.
        let isAllowed = try store.isAllowed(call.id)
        let decision = policy.decision(
            on: call, with: key, taken: isAllowed ? [] : try store.allowed(to: call.coordinator),
            now: now)
        if case .allowed = decision, !isAllowed { try store.allow(call, at: now) }
        return decision
    }

    private mutating func caughtUp() throws -> [LogRecord] {
        let records: [LogRecord]
        do throws(SigningMemberError<SignerStoreError>) {
            records = try member.caughtUp(&store, random: &random)
        } catch {
            switch error {
            case .storage(let error): throw error
            case .pool(let error): throw error
            @unknown default: throw error
            }
        }
        for (request, error) in member.refused where saidRefused.insert(request).inserted {
            narrator.refused(request, error)
        }
        return records
    }
}
