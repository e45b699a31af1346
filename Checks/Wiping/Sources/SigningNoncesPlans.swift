import DKG
import DKGTestHarness
import FROSTPackages

/// Nonces of a signing session of the FROST crates that are written, read again, and dropped.
enum SigningNoncesPlans {
    static func all() -> [WipingPlan] {
        FROSTCiphersuite.allCases.flatMap { suite in
            FROSTFormat.allCases.map { format in
                WipingPlan(
                    name: "\(suite), \(format), nonces of a signing session",
                    needles: needles,
                    run: { reached in
                        try useNonces(suite, format)
                        // No key is certified here; everything is gone before it would be.
                        try reached(.certified)
                    })
            }
        }
    }

    private static let names = ["hiding nonce", "binding nonce"]

    /// The nonces, also as digits.
    @inline(never)
    private static func needles() throws -> [Needle] {
        try names.flatMap { name in
            [
                Needle(name, try drawn(name)),
                Needle(name + ", as digits", try drawn(name).secretEncoding().hexadecimal()),
            ]
        }
    }

    private static func drawn(_ name: String) throws -> SecretScalar {
        var source = DeterministicRandomSource(seed: 4714, label: name)
        return try SecretScalar(random: &source)
    }

    @inline(never)
    private static func useNonces(_ suite: FROSTCiphersuite, _ format: FROSTFormat) throws {
        guard
            let nonces = FROSTSigningNonces(
                hiding: try drawn(names[0]), binding: try drawn(names[1]), in: suite),
            let swapped = FROSTSigningNonces(
                hiding: try drawn(names[1]), binding: try drawn(names[0]), in: suite)
        else { throw WipingPlan.Failure(description: "a nonce is zero") }
        let restored = try FROSTSigningNonces(
            decoding: nonces.secretEncoding(as: format), as: format, in: suite)
        try WipingPlan.require(restored.commitments == nonces.commitments, "other commitments")
        // Nonces that are refused are wiped as well.
        var mixed = SecretPreimage()
        let own = nonces.secretEncoding()
        mixed.append(own.part(0..<own.count - 71))
        mixed.append(swapped.commitments.encoded())
        do throws(FROSTEncodingError) {
            _ = try FROSTSigningNonces(decoding: mixed.bytes(), in: suite)
            throw .noCommitments
        } catch {
            try WipingPlan.require(error == .nonceMismatch, "other nonces were not refused")
        }
    }
}
