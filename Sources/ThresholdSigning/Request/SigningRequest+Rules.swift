import FROSTPackages
import PolynomialCommitments
import PublicPointEngine
import ThresholdKeys

// What `examine` demands of a request (Signing.md, section 4): rules that everybody can check.
extension SigningRequest {
    /// Checks everything that takes no arithmetic of points.
    ///
    /// - Parameter key: The key.
    /// - Returns: The signers, in the order of the list.
    /// - Throws: ``SigningRequestError``.
    @discardableResult
    func checkRules(for key: ThresholdKey) throws(SigningRequestError) -> [ThresholdKey.Member] {
        try SigningRequest.checkKey(key, for: scheme)
        guard keyDigest == key.epoch.transcript else {
            throw .otherKey(expected: key.epoch.transcript, got: keyDigest)
        }
        guard points.count >= key.threshold.count else {
            throw .tooFewSigners(needed: key.threshold.count, got: points.count)
        }
        try SigningRequest.checkLength(of: message)
        for (previous, next) in zip(points, points.dropFirst()) where !previous.precedes(next) {
            throw .notAscending(previous: previous, next: next)
        }
        try derivation.check(for: scheme)
        var members: [ThresholdKey.Member] = []
        members.reserveCapacity(points.count)
        for point in points {
            guard let member = key.member(at: point) else { throw .unknownSigner(point) }
            // Nobody signs with a share of zero, and no share of one can be checked.
            if member.verificationShare.isInfinity { throw .key(.shareAtInfinity(member.index)) }
            members.append(member)
        }
        return members
    }

    /// Checks everything of a request that does not depend on who is asked.
    static func check(
        _ message: [UInt8], with key: ThresholdKey, by scheme: SigningScheme,
        _ derivation: SigningDerivation, _ options: SigningOptions
    ) throws(SigningRequestError) {
        try checkKey(key, for: scheme)
        try checkLength(of: message)
        try derivation.check(for: scheme)
        try checkOptions(options, for: key, by: scheme, derivation)
        // Where it leads nowhere, no request can be made; a rerandomisation depends on who is asked.
        _ = try SigningRequest(
            scheme: scheme, keyDigest: key.epoch.transcript, derivation: derivation, points: [],
            list: [], aggregateNonce: [], message: []
        ).signingKey(of: key)
    }

    private static func checkLength(of message: [UInt8]) throws(SigningRequestError) {
        guard message.count <= maximumMessageByteCount else {
            throw .messageTooLong(maximum: maximumMessageByteCount, got: message.count)
        }
    }

    /// Whether options allow what is rarely right.
    static func checkOptions(
        _ options: SigningOptions, for key: ThresholdKey, by scheme: SigningScheme,
        _ derivation: SigningDerivation
    ) throws(SigningRequestError) {
        if !derivation.rawTweaks.isEmpty && !options.contains(.unverifiedTweaks) {
            throw .unverifiedTweaks
        }
        if scheme.isBIP340 && !key.epoch.isForeign && derivation.taproot == nil
            && !options.contains(.keyAsItIs)
        {
            throw .untweakedKey
        }
    }

    /// Whether the scheme can sign with a key at all.
    static func checkKey(
        _ key: ThresholdKey, for scheme: SigningScheme
    ) throws(SigningRequestError) {
        guard key.purpose == .signing else { throw .key(.purpose(key.purpose)) }
        guard case .bip445(let version) = scheme else { return }
        if let maximum = version.maximumMemberCount, key.members.count > maximum {
            throw .key(.tooManyMembers(maximum: maximum, got: key.members.count))
        }
        for member in key.members where member.evaluationPoint != Scalar(member.index) {
            throw .key(.pointNotIndex(member.index))
        }
    }

    /// The key that signs, derived as the request says.
    func signingKey(of key: ThresholdKey) throws(SigningRequestError) -> TweakedKey {
        do throws(DerivationError) {
            var result = TweakedKey(key.publicKey)
            if !derivation.path.steps.isEmpty {
                let chainCode = derivation.chainCode ?? ChainCode(of: key)
                result = try result.descendant(derivation.path, chainCode: chainCode).key
            }
            if let commitment = derivation.taproot { result = try result.outputKey(commitment) }
            if let seed = derivation.rerandomisation, let suite = scheme.ciphersuite {
                // alpha = hash_to_field(seed || B): the order in which the crates hash them.
                let alpha = suite.scalar(seed.encoded + list, purpose: "randomizer")
                result = try result.tweaked(by: KeyTweak(alpha, as: .plain))
            }
            for tweak in derivation.rawTweaks { result = try result.tweaked(by: tweak) }
            return result
        } catch {
            throw .underivable(error)
        }
    }

    /// The commitments, decoded.
    func commitments(
        of members: [ThresholdKey.Member], arithmetic: PublicArithmetic
    ) throws(SigningRequestError) -> [NonceCommitment] {
        var commitments: [NonceCommitment] = []
        commitments.reserveCapacity(members.count)
        switch arithmetic {
        case .libsecp256k1:
            for (place, member) in members.enumerated() {
                guard let commitment = commitment(at: place) else {
                    throw .malformedCommitment(member.index)
                }
                commitments.append(commitment)
            }
        case .engine:
            let starts = members.indices.flatMap { place in
                let start = place * SigningRequest.entryByteCount + Scalar.byteCount
                return [start, start + Point.compressedByteCount]
            }
            let points = PublicPoints.decompressed(list, at: starts)
            for (place, member) in members.enumerated() {
                var found: NonceCommitment?
                if let hiding = points[2 * place], let binding = points[2 * place + 1] {
                    found = NonceCommitment(hiding: hiding, binding: binding)
                }
                // Nobody is named on the engine's word.
                guard let commitment = found ?? commitment(at: place) else {
                    throw .malformedCommitment(member.index)
                }
                commitments.append(commitment)
            }
        }
        return commitments
    }
}
