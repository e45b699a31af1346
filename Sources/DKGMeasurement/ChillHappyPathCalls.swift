public import ChillDKG
import DiscreteLogProofs

/// The calls that one participant makes in a ChillDKG session in which everybody is honest.
///
/// As ``HappyPathCalls`` is for ceremonies: a formula, which `make bench` compares with what is counted.
public struct ChillHappyPathCalls: Sendable {
    private let n: Int
    private let t: Int
    private let index: ParticipantIndex
    private let arithmetic: MeasuredArithmetic

    /// Describes the participant.
    ///
    /// - Parameters:
    ///   - participants: n.
    ///   - threshold: t.
    ///   - id: The participant: a low index is cheaper to multiply with.
    ///   - arithmetic: What computes with public points.
    public init(
        participants: Int, threshold: Int, id: ChillParticipantID, arithmetic: MeasuredArithmetic
    ) {
        n = participants
        t = threshold
        index = id.index
        self.arithmetic = arithmetic
    }

    /// How much the engine does at once, to measure what it costs; `nil` if it does nothing.
    public var engineSize: EngineSize? {
        guard arithmetic == .engine else { return nil }
        return EngineSize(participants: n, threshold: t, proofs: n, index: index)
    }

    /// The calls of the whole session.
    public var total: [String: Int] {
        var tally = CallTally(by: arithmetic)
        for phase in ChillPhase.allCases { tally.add(self.tally(of: phase)) }
        return tally.calls
    }

    /// The calls of one part.
    ///
    /// - Parameter phase: The part.
    /// - Returns: How often each function is called; those that are not are left out.
    public func calls(of phase: ChillPhase) -> [String: Int] { tally(of: phase).calls }

    private func tally(of phase: ChillPhase) -> CallTally {
        var tally = CallTally(by: arithmetic)
        switch phase {
        case .step1: begin(&tally)
        case .step2: check(&tally)
        case .finalize:
            tally.proofs(n)
            for _ in 0..<n { signedMessage(&tally) }
        case .shares: tally.consecutiveValues(t, count: n)
        }
        return tally
    }

    // MARK: Steps

    private func begin(_ tally: inout CallTally) {
        // The host public keys, and which of them is the own one.
        tally.add("parseCompressed", n)
        tally.add("compare", Int(index.value))
        // The seed, and what follows from it.
        tally.hash(64 + contextByteCount)
        tally.hash(32)
        tally.hash(32)
        for _ in 0..<t { tally.hash(36) }
        // The public nonce and the commitments, as points and as bytes.
        tally.add("multiplyGenerator", 1 + t)
        tally.add("serialise", 1 + t)
        pads(&tally)
        // The proof: the key and the nonce with the parities of their y, and three hashes.
        tally.add("multiplyGenerator", 2)
        tally.add("xOnly", 2)
        tally.add("serialise", 2)
        tally.hash(32)
        tally.hash(68)
        tally.hash(68)
    }

    private func check(_ tally: inout CallTally) {
        // The host key, the own constant term, the share.
        tally.add("compare", 3)
        tally.add("parseCompressed", n + t - 1)
        tally.add("parseCompressed", n)
        pads(&tally)
        proofsOfPossession(&tally)
        tally.sum(n)
        tally.horner(t, at: index.value)
        tally.add("multiplyGenerator")
        // The Taproot tweak.
        tally.add("xOnly")
        tally.hash(32)
        tally.add("addGenerator")
        // What is signed, hashed once for the nonce and once for the challenge.
        tally.add("serialise", t)
        tally.add("sign")
        signedMessage(&tally)
        signedMessage(&tally)
    }

    // MARK: Parts of steps

    /// A pad with everybody, whose key or nonce is at hand, and one with oneself.
    private func pads(_ tally: inout CallTally) {
        tally.add("multiplySecret", n - 1)
        tally.add("serialise", n - 1)
        for _ in 0..<n - 1 { tally.hash(32 + 33 + 33 + 4 + contextByteCount) }
        tally.hash(32 + 33 + 4 + contextByteCount)
    }

    /// Those of the others, whose tags libsecp256k1 does not know.
    private func proofsOfPossession(_ tally: inout CallTally) {
        let proofs = n - 1
        if arithmetic == .engine, proofs >= SignatureBatch.smallest {
            tally.proofs(proofs)
            return
        }
        // s G - e P, whose x and parity are compared with the signature's.
        tally.add("multiplyLong", proofs)
        tally.add("addGenerator", proofs)
        tally.add("xOnly", 2 * proofs)
        tally.add("serialise", 2 * proofs)
        for _ in 0..<proofs { tally.hash(68) }
    }

    /// The blocks by which what is signed is longer than 32 bytes.
    private func signedMessage(_ tally: inout CallTally) {
        let byteCount = 37 + 4 + 33 * t + 98 * n
        tally.add("hashBlock", (64 + byteCount + 72) / 64 - 2)
    }

    /// The threshold and the host public keys.
    private var contextByteCount: Int { 4 + 33 * n }
}
