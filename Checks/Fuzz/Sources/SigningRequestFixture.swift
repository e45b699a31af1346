import ThresholdSigning

/// A key, and a signer of it who is asked whatever the fuzzer says.
struct SigningRequestFixture: Sendable {
    static let shared = SigningRequestFixture()

    private let key: ThresholdKey?

    private init() {
        let secret = Scalar(3)
        key = try? ThresholdKey(
            publicKey: secret.timesGenerator(), threshold: Threshold(1),
            shares: [1, 2].map {
                PublicShare(evaluationPoint: Scalar($0), point: secret.timesGenerator())
            })
    }

    /// Reads a request, and checks it as a coordinator does: the same with both arithmetics.
    func read(_ bytes: [UInt8]) {
        guard let request = try? SigningRequest(decoding: bytes) else { return }
        precondition(request.encoded == bytes)
        guard let key else { preconditionFailure("the fixture's key is one") }
        let sessions = PublicArithmetic.allCases.map { arithmetic in
            try? SigningSession(
                request, of: key, options: [.keyAsItIs, .unverifiedTweaks],
                arithmetic: arithmetic)
        }
        precondition(sessions[0]?.noncePoint == sessions[1]?.noncePoint)
        precondition(sessions[0]?.signingKey == sessions[1]?.signingKey)
    }
}
