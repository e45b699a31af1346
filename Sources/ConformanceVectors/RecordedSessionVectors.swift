import FROSTPackages
import ThresholdSigning

/// Sessions in which signers of the FROST crates took part, with every message in the crates' bytes.
enum RecordedSessionVectors {
    static let files: [ConformanceFile] = [
        ConformanceFile(folder: "signing", name: "zf-3.0.0-mixed-sessions.json") { path, root in
            try root.items.enumerated().map { position, session in
                ConformanceCase(
                    file: path, id: "\(position + 1)",
                    comment:
                        "\(try session["suite"].string()), \(try session["format"].string()), \(try session["mode"].string())"
                ) { try run(session) }
            }
        }
    ]

    private static func run(_ vector: JSONValue) throws {
        let session = try RecordedSession(vector)
        let package = try FROSTSigningPackage(
            decoding: session.package, as: session.format, in: session.suite)
        for arithmetic in PublicArithmetic.allCases {
            try run(vector, session, package, arithmetic)
        }
    }

    private static func run(
        _ vector: JSONValue, _ session: RecordedSession, _ package: FROSTSigningPackage,
        _ arithmetic: PublicArithmetic
    ) throws {
        let request = try SigningRequest(
            package, with: session.key, derivation: session.derivation)
        let own = try request.frostPackage(of: session.key)?.encoded(as: session.format)
        guard own == session.package else {
            throw ConformanceFailure("the signing package is written differently")
        }
        let coordinator = try SigningSession(
            request, of: session.key, options: [], arithmetic: arithmetic)
        try ChillDKGVectors.expect(
            coordinator.signingKey.compressed, vector["signing_key"], "the signing key")
        var shares: [SignatureShare] = []
        for (name, share) in session.published {
            let share = try SignatureShare(
                FROSTSignatureShare(decoding: share, in: session.suite), of: name)
            guard coordinator.isValid(share) else {
                throw ConformanceFailure("the recorded share of \(name) breaks its equation")
            }
            shares.append(share)
        }
        try ChillDKGVectors.expect(
            coordinator.aggregate(shares).encoded, vector["signature"], "the signature")
        // Those whose nonces were recorded sign once more.
        for name in session.signers {
            let signer = try session.signer(name)
            switch try session.nonces(of: name, signer) {
            case .some(let nonces):
                let examined = try signer.examine(request, for: nonces, arithmetic: arithmetic)
                let share = try signer.sign(examined, with: nonces)
                guard shares.contains(share) else {
                    throw ConformanceFailure("the share of \(name) is another")
                }
            case .none: break
            }
        }
    }
}
