import DKG
import DKGTestHarness
import ThresholdSigning

/// Signing sessions: nonces that sign, nonces that are dropped, and a share that signs with tweaks.
enum SigningPlans {
    static func all() -> [WipingPlan] {
        [SigningScheme.rfc9591, .taproot, .bip445(.draft12)].map { scheme in
            WipingPlan(
                name: "\(scheme), signatures", needles: { try needles(scheme) },
                run: { reached in
                    try sign(scheme)
                    try answer(scheme)
                    // No key is certified here; everything is gone before it would be.
                    try reached(.certified)
                })
        }
    }

    private static func share() throws -> SecretScalar {
        var source = DeterministicRandomSource(seed: 4715, label: "a share that signs")
        return try SecretScalar(random: &source)
    }

    private static func source(_ name: String) -> DeterministicRandomSource {
        DeterministicRandomSource(seed: 4716, label: name)
    }

    /// A key of which one share is the secret.
    private static func key() throws -> ThresholdKey {
        let point = try share().timesGenerator()
        return try ThresholdKey(
            publicKey: point, threshold: Threshold(1),
            shares: [
                PublicShare(
                    evaluationPoint: .one, point: point, identity: try identity().verificationKey)
            ])
    }

    private static func identity() throws -> SigningKey {
        var source = source("an identity that signs answers")
        return try SigningKey(random: &source)
    }

    private static func signer(_ scheme: SigningScheme) throws -> Signer {
        try Signer(SecretKeyShare(share(), at: .one, of: key()), by: scheme)
    }

    /// The share, the fresh bytes, the nonces, and the share as it signs for an output.
    @inline(never)
    private static func needles(_ scheme: SigningScheme) throws -> [Needle] {
        var fresh = source("signs")
        var needles = [
            Needle("the share", try share()),
            Needle("fresh bytes", try SecretBytes(random32: &fresh)),
        ]
        for name in ["signs", "is dropped"] {
            var source = source(name)
            let nonces = try signer(scheme).commit(random: &source)
            needles.append(Needle("hiding nonce that \(name)", nonces.hiding))
            needles.append(Needle("binding nonce that \(name)", nonces.binding))
        }
        var pooled = source("waits in a pool")
        needles.append(Needle("fresh bytes of a pool", try SecretBytes(random32: &pooled)))
        var again = source("waits in a pool")
        let nonces = try signer(scheme).commit(random: &again)
        needles.append(Needle("hiding nonce of a pool", nonces.hiding))
        needles.append(Needle("binding nonce of a pool", nonces.binding))
        let identity = try identity()
        needles.append(Needle("the identity", identity.secretEncoding()))
        let output = try TweakedKey(key().publicKey).outputKey(.withoutScripts)
        needles.append(Needle("the share of the output key", output.share(try share())))
        return needles
    }

    @inline(never)
    private static func sign(_ scheme: SigningScheme) throws {
        let signer = try signer(scheme)
        var dropped = source("is dropped")
        let unused = try signer.commit(random: &dropped)
        var random = source("signs")
        let nonces = try signer.commit(random: &random)
        try WipingPlan.require(unused.commitment != nonces.commitment, "the same nonces twice")
        let request = try SigningRequest(
            for: [1, 2, 3], with: signer.key, by: scheme,
            derivation: scheme.isBIP340 ? .taproot() : .none,
            commitments: [signer.index: nonces.commitment])
        let session = try SigningSession(request, of: signer.key)
        let share = try signer.sign(signer.examine(request, for: nonces), with: nonces)
        let signature = try session.aggregate([share])
        try WipingPlan.require(
            signature.isValid(for: [1, 2, 3], under: session.signingKey), "no signature")
    }

    /// A pool makes a pair, stores it, and answers with the record that was read again.
    @inline(never)
    private static func answer(_ scheme: SigningScheme) throws {
        var pool = try NoncePool(signer(scheme), identity: identity())
        var coordinatorSource = source("a coordinator")
        let coordinator = try SigningKey(random: &coordinatorSource)
        var random = source("waits in a pool")
        let prepared = try pool.prepare(for: coordinator.verificationKey, random: &random)
        let record = prepared.secretEncoding()
        let commitment = prepared.commitment
        try pool.stored(prepared)
        let request = try SigningRequest(
            for: [1, 2, 3], with: pool.key, by: scheme, commitments: [pool.index: commitment])
        guard
            case .open(let open) = try pool.examine(SignedRequest(request, signedBy: coordinator))
        else { throw WipingPlan.Failure(description: "it was answered before") }
        let answer = pool.release(try pool.answer(open, erased: record))
        try WipingPlan.require(answer.commitment == commitment.encoded, "other nonces")
    }
}
