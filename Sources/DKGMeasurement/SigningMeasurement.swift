import DKGTestHarness
import Secp256k1Group
import ThresholdKeys
public import ThresholdSigning

/// What each part of a signature costs whoever does it.
///
/// Everything is decoded already but for the request that is signed; what the other signers compute is not measured.
public struct SigningMeasurement: Sendable {
    /// The processor time of each part, in microseconds.
    public private(set) var microseconds: [SigningPhase: Double] = [:]

    /// The processor time of one product of a point by libsecp256k1, measured beside: the unit in which times of
    /// different machines are compared.
    public private(set) var productMicroseconds = 0.0

    /// The signature.
    public let signature: ThresholdSignature

    /// Measures a session.
    ///
    /// - Parameters:
    ///   - signers: The session.
    ///   - arithmetic: What computes with public points.
    ///   - repetitions: How often each part is done for one reading of the clock, at least once.
    /// - Throws: ``MeasurementError/otherBlame`` if somebody else is named than who lied, and what the library throws.
    public init(
        of signers: borrowing PreparedSigners, arithmetic: MeasuredArithmetic, repetitions: Int = 20
    ) throws {
        let repetitions = max(1, repetitions)
        let arithmetic = arithmetic.arithmetic
        // Constants are computed once a process and are nobody's cost.
        _ = Point.generator
        var source = DeterministicRandomSource(seed: 1, label: "measured nonces")
        microseconds[.commit] = try SigningMeasurement.time(repetitions) {
            _ = try signers.signer.commit(random: &source)
        }
        microseconds[.sign] = try SigningMeasurement.signing(signers, arithmetic, repetitions)

        func session() throws -> SigningSession {
            try SigningSession(
                for: signers.message, with: signers.key, by: signers.scheme, derivation: .none,
                commitments: signers.commitments, options: [], arithmetic: arithmetic)
        }
        let shares = signers.shares
        let signature = try session().aggregate(shares)
        self.signature = signature
        microseconds[.aggregate] = try SigningMeasurement.time(repetitions) {
            _ = try session().aggregate(shares)
        }
        let lying = signers.sharesWithLie
        let liar = AggregationError.wrongShares(lying.suffix(1).map(\.index))
        microseconds[.blame] = try SigningMeasurement.time(repetitions) {
            do {
                _ = try session().aggregate(lying)
                throw MeasurementError.otherBlame
            } catch let error as AggregationError where error == liar {}
        }
        let key = signers.key.publicKey
        microseconds[.verify] = try SigningMeasurement.time(repetitions) {
            guard signature.isValid(for: signers.message, under: key) else {
                throw MeasurementError.otherBlame
            }
        }
        let factor = Scalar(reducing: source.nextDigest())
        productMicroseconds = SigningMeasurement.time(repetitions) {
            _ = key.point.multiplied(by: factor)
        }
    }

    /// From the bytes of a request to a share; the nonces, which a share uses up, are made before.
    private static func signing(
        _ signers: borrowing PreparedSigners, _ arithmetic: PublicArithmetic, _ repetitions: Int
    ) throws -> Double {
        let bytes = signers.request.encoded
        var total = 0.0
        for _ in 0..<repetitions {
            let nonces = try signers.nonces()
            let start = ProcessorTime.milliseconds()
            let request = try SigningRequest(decoding: bytes)
            let examined = try signers.signer.examine(
                request, for: nonces, arithmetic: arithmetic)
            _ = try signers.signer.sign(examined, with: nonces)
            total += ProcessorTime.milliseconds() - start
        }
        return total * 1000 / Double(repetitions)
    }

    /// The mean of some calls, in microseconds.
    private static func time(
        _ repetitions: Int, _ body: () throws -> Void
    ) rethrows -> Double {
        let start = ProcessorTime.milliseconds()
        for _ in 0..<repetitions { try body() }
        return (ProcessorTime.milliseconds() - start) * 1000 / Double(repetitions)
    }
}
