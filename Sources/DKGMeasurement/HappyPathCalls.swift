public import DKG

/// The calls of libsecp256k1, and the work of the engine for public points, that one participant has in
/// a ceremony in which everybody is honest.
///
/// Times their costs they are the floor. It is a formula, so that every build can state the floor;
/// `make bench` counts the calls that are really made and fails if one number differs.
public struct HappyPathCalls: Sendable {
    private let n: Int
    private let t: Int
    private let scheme: CommitmentScheme
    private let index: ParticipantIndex
    private let arithmetic: MeasuredArithmetic

    /// Describes the participant.
    ///
    /// - Parameters:
    ///   - participants: n, all of whom join.
    ///   - threshold: t.
    ///   - scheme: How dealers commit.
    ///   - index: The participant's index: a small one is cheaper to multiply with.
    ///   - arithmetic: What computes with many public points.
    public init(
        participants: Int, threshold: Int, scheme: CommitmentScheme, index: ParticipantIndex,
        arithmetic: MeasuredArithmetic = .standard
    ) {
        n = participants
        t = threshold
        self.scheme = scheme
        self.index = index
        self.arithmetic = arithmetic
    }

    /// How much the engine does at once, to measure what it costs; `nil` if it does nothing.
    public var engineSize: EngineSize? {
        guard arithmetic == .engine else { return nil }
        return EngineSize(
            participants: n, threshold: t, proofs: scheme == .feldman ? 2 * n : n, index: index)
    }

    /// The calls of the whole ceremony.
    public var total: [String: Int] {
        var tally = CallTally(by: arithmetic)
        for phase in phases { tally.add(self.tally(of: phase)) }
        return tally.calls
    }

    /// The parts of the ceremony, in order.
    public var phases: [MeasuredPhase] {
        let rounds: [Round] =
            scheme == .feldman
            ? [.join, .deal, .respond, .certify]
            : [.join, .deal, .respond, .extract, .confirm, .certify]
        return [.begin] + rounds.flatMap { [.receive($0), .close($0)] } + [.finish]
    }

    /// The calls of one part.
    ///
    /// - Parameter phase: The part.
    /// - Returns: How often each function is called; those that are not are left out.
    public func calls(of phase: MeasuredPhase) -> [String: Int] { tally(of: phase).calls }

    private func tally(of phase: MeasuredPhase) -> CallTally {
        var tally = CallTally(by: arithmetic)
        switch phase {
        case .begin:
            tally.hash(32)
            tally.hash(33)
            tally.add("multiplyGenerator")
            tally.add("serialise")
            send(bodyByteCount(.join), &tally)
        case .receive(let round):
            for _ in 0..<n { tally.hash(40 + bodyByteCount(round)) }
            if round == .join { tally.lift(n) }
            tally.signatures(n)
        case .close(let round):
            close(round, &tally)
        case .finish:
            tally.consecutiveValues(t, count: n)
        }
        return tally
    }

    // MARK: Closings

    private func close(_ round: Round, _ tally: inout CallTally) {
        if round != .join { tally.hash(33 + 35 * n) }
        switch round {
        case .join:
            joinsAndDeal(&tally)
        case .deal:
            acceptDealings(&tally)
            send(bodyByteCount(.respond), &tally)
        case .respond where scheme == .pedersen:
            extract(&tally)
        case .respond, .confirm:
            keyAndShare(&tally)
        case .extract:
            acceptExtractions(&tally)
            send(bodyByteCount(.confirm), &tally)
        case .respondAgain, .confirmAgain, .open, .certify:
            break
        }
    }

    /// sid, the dealer's secrets, and the dealing.
    private func joinsAndDeal(_ tally: inout CallTally) {
        tally.add("parseCompressed", n)
        tally.add("serialise", n)
        tally.hash(32 + 67 * n)
        dealerSecrets(&tally)
        // R, the commitments, the shares.
        tally.add("multiplyGenerator", t + 1)
        if scheme == .pedersen {
            tally.add("multiplySecret", t)
            tally.add("parseAffine", t)
            for _ in 0..<t { tally.sum(2) }
        }
        tally.add("multiplySecret", n)
        pads(&tally)
        // The digest and the body; the proofs.
        tally.add("serialise", 2 * (t + 1))
        tally.hash(34 + contentByteCount)
        for _ in 0..<(scheme == .feldman ? 2 : 1) {
            tally.add("keyPair")
            tally.add("sign")
            tally.hash(32)
            tally.hash(64)
        }
        send(bodyByteCount(.deal), &tally)
    }

    private func dealerSecrets(_ tally: inout CallTally) {
        for _ in 0..<(scheme == .feldman ? t : 2 * t) { tally.hash(68) }
        tally.hash(65)
    }

    private func pads(_ tally: inout CallTally) {
        let shares = scheme == .feldman ? n : 2 * n
        tally.add("serialise", 2 * shares)
        for _ in 0..<shares { tally.hash(136) }
    }

    private func acceptDealings(_ tally: inout CallTally) {
        let proofs = scheme == .feldman ? 2 : 1
        tally.add("parseAffine", n * t)
        tally.add("parseCompressed", n)
        tally.proofs(n * proofs)
        for _ in 0..<n {
            tally.hash(34 + contentByteCount)
            for _ in 0..<proofs { tally.hash(32) }
        }
        // The session key, and a share of each.
        tally.hash(33)
        tally.add("multiplySecret", n)
        pads(&tally)
        switch scheme {
        case .feldman:
            tally.vectorSum(n, length: t)
            equation(&tally)
        case .pedersen:
            tally.values(n, threshold: t, at: index.value)
            ownShares(&tally)
        }
    }

    /// Each share by itself, or all by one equation.
    private func ownShares(_ tally: inout CallTally) {
        let isBatch = arithmetic == .engine
        if isBatch {
            for _ in 0..<n { tally.hash(66) }
            tally.add("weightedPoint", n)
        }
        for _ in 0..<(isBatch ? 1 : n) {
            tally.add("multiplySecret")
            tally.add("parseAffine")
            tally.sum(2)
            tally.add("multiplyGenerator")
            tally.add("compare")
        }
    }

    private func equation(_ tally: inout CallTally) {
        tally.add("multiplyGenerator")
        tally.horner(t, at: index.value)
        tally.add("compare")
    }

    private func extract(_ tally: inout CallTally) {
        dealerSecrets(&tally)
        tally.add("multiplyGenerator", t)
        tally.add("serialise", 2 * t)
        tally.hash(36 + 64 * t)
        tally.add("keyPair")
        tally.add("sign")
        tally.hash(64)
        send(bodyByteCount(.extract), &tally)
    }

    private func acceptExtractions(_ tally: inout CallTally) {
        tally.add("parseAffine", n * t)
        tally.add("serialise", n * t)
        tally.proofs(n)
        for _ in 0..<n { tally.hash(36 + 64 * t) }
        tally.vectorSum(n, length: t)
        equation(&tally)
    }

    private func keyAndShare(_ tally: inout CallTally) {
        tally.vectorSum(n, length: t)
        tally.add("serialise", t)
        tally.hash(64 + 2 + 2 * n + 2 + 2 * n + 33 * t)
        equation(&tally)
        send(bodyByteCount(.certify), &tally)
    }

    // MARK: Messages

    /// An envelope around a body: its digest, and the signature with its auxiliary randomness.
    private func send(_ bodyByteCount: Int, _ tally: inout CallTally) {
        tally.hash(40 + bodyByteCount)
        tally.hash(64)
        tally.add("sign")
    }

    private func bodyByteCount(_ round: Round) -> Int {
        switch round {
        case .join: 65
        case .deal: contentByteCount + (scheme == .feldman ? 128 : 64)
        case .extract: 2 + 64 * t + 64
        case .respond, .respondAgain, .confirm, .confirmAgain, .open: 34
        case .certify: 32
        }
    }

    /// A dealing up to its first proof.
    private var contentByteCount: Int {
        2 + 64 * t + 33 + (scheme == .feldman ? 1 : 2) * (2 + 32 * n)
    }
}
