import DKGTestHarness
import Secp256k1Group
public import ThresholdSigning

/// What a signature costs that comes about whoever lies: all of it, of coordinator and signers together, beside a plain
/// session of as many signers; and what an answer and a verdict cost beside what they are made of.
///
/// All times are processor times, in microseconds.
public struct RobustMeasurement: Sendable {
    /// A plain session of t: nonces, request, examining, signing, adding, verifying; every message encoded and decoded.
    public let plain: Double

    /// The same, of which every message is signed by its sender and checked by whoever gets it.
    public let signed: Double

    /// A signature of a robust coordinator, of whose signers nobody lies.
    public let honest: Double

    /// The same if so many lie that there are as many sessions as there can be.
    public let lying: Double

    /// How many sessions that took: n - t + 1.
    public let sessions: Int

    /// Making an answer of a share, under the identity's signature.
    public let answer: Double

    /// Two signatures of BIP 340 and the hash of the request: what an answer may cost.
    public let answerBound: Double

    /// `SigningEvidence.verdict()` on a wrong share.
    public let verdict: Double

    /// Decoding the request of that evidence with all its points, and computing binding factors and R, by libsecp256k1.
    public let verdictBase: Double

    /// Measures.
    ///
    /// - Parameters:
    ///   - scheme: How it is signed.
    ///   - threshold: t.
    ///   - count: n, at least t.
    ///   - arithmetic: What computes with public points; a verdict asks libsecp256k1 whatever this is.
    ///   - runs: How often each is done; the fastest counts.
    /// - Throws: ``MeasurementError``, if a signature does not verify or an honest signer is convicted, and what the
    ///   library throws.
    public init(
        _ scheme: SigningScheme, threshold: Int, of count: Int, arithmetic: MeasuredArithmetic,
        runs: Int
    ) throws {
        let arithmetic = arithmetic.arithmetic
        let group = try RobustGroup(scheme, threshold: threshold, of: count, seed: 1)
        var random = DeterministicRandomSource(seed: 2, label: "robust nonces")
        plain = try RobustMeasurement.fastest(runs) {
            _ = try group.plainSignature(arithmetic: arithmetic, random: &random)
        }
        signed = try RobustMeasurement.fastest(runs) {
            _ = try group.signedSignature(arithmetic: arithmetic, random: &random)
        }
        honest = try RobustMeasurement.fastest(runs) {
            let made = try group.robustSignature(
                liars: 0, arithmetic: arithmetic, random: &random)
            guard made.sessions == 1 else { throw MeasurementError.otherBlame }
        }
        var sessions = 0
        lying = try RobustMeasurement.fastest(runs) {
            sessions = try group.robustSignature(
                liars: count - threshold, arithmetic: arithmetic, random: &random
            ).sessions
        }
        self.sessions = sessions

        let exchange = try group.exchange(random: &random)
        let node = group.nodes[threshold - 1]
        answer = RobustMeasurement.fastest(10 * runs) {
            _ = node.sign(
                exchange.share, to: exchange.request, commitment: exchange.commitment,
                next: exchange.commitment)
        }
        let digest = exchange.request.digest
        answerBound = RobustMeasurement.fastest(10 * runs) {
            _ = exchange.request.digest
            _ = node.sign(digest)
            _ = node.sign(digest)
        }
        let evidence = SigningEvidence.badShare(group.key, exchange.request, exchange.lie)
        verdict = try RobustMeasurement.fastest(runs) {
            guard evidence.verdict()?.fault == .wrongShare else {
                throw MeasurementError.otherBlame
            }
        }
        let bytes = exchange.request.encoded
        verdictBase = try RobustMeasurement.fastest(runs) {
            _ = try SigningSession(
                SigningRequest(decoding: bytes), of: group.key, options: [],
                arithmetic: .libsecp256k1, acceptsAnyAggregate: true)
        }
    }

    private static func fastest(_ runs: Int, _ body: () throws -> Void) rethrows -> Double {
        var fastest = Double.infinity
        for _ in 0..<max(1, runs) {
            let start = ProcessorTime.milliseconds()
            try body()
            fastest = min(fastest, ProcessorTime.milliseconds() - start)
        }
        return fastest * 1000
    }
}
