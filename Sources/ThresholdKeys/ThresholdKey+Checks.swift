import PolynomialCommitments
import Secp256k1Group

extension ThresholdKey {
    /// What can be wrong with a list of parts before anybody computes with points.
    static func check(
        _ publicKey: Point, _ threshold: Threshold, _ members: [Member], _ context: [UInt8]
    ) throws(ThresholdKeyError) {
        if publicKey.isInfinity { throw .keyAtInfinity }
        guard context.count <= maximumContextByteCount else {
            throw .contextTooLong(maximum: maximumContextByteCount, got: context.count)
        }
        guard members.count >= threshold.count else {
            throw .tooFewMembers(needed: threshold.count, got: members.count)
        }
        let ordered = order(of: members).map { members[$0].evaluationPoint }
        if ordered.first?.isZero == true { throw .pointZero }
        if let pair = zip(ordered, ordered.dropFirst()).first(where: { $0 == $1 }) {
            throw .duplicate(pair.0)
        }
        var seen: Set<VerificationKey> = []
        for identity in members.lazy.compactMap(\.identity)
        where !seen.insert(identity).inserted {
            throw .duplicateIdentity(identity)
        }
    }

    /// A foreign key has no share at infinity: nobody could prove that it belongs to the key.
    static func requireFinite(_ members: [Member]) throws(ThresholdKeyError) {
        if let member = members.first(where: \.verificationShare.isInfinity) {
            throw .shareAtInfinity(member.evaluationPoint)
        }
    }

    /// Whether public key and verification shares are the values of one polynomial with t coefficients.
    package func requireOnePolynomial() throws(ThresholdKeyError) {
        let values =
            [(point: Scalar.zero, value: publicKey.point)]
            + members.map { (point: $0.evaluationPoint, value: $0.verificationShare) }
        guard CommonPolynomial.passes(through: values, coefficients: threshold.count) else {
            throw .notOnePolynomial(threshold: threshold.count)
        }
    }

    /// Whether name and members are those of such an epoch: a foreign key is named by its parts; in a key of a
    /// ceremony the roster says who and where everybody is.
    package func requireEpoch() throws(ThresholdKeyError) {
        guard epoch.isForeign else {
            guard (epoch.number == 0) == (epoch.genesis == epoch.transcript) else {
                throw .epochMismatch(epoch)
            }
            for member in members {
                guard member.evaluationPoint == Scalar(member.index) else {
                    throw .pointNotIndex(member.index)
                }
                guard member.identity != nil else { throw .identityMissing(member.index) }
            }
            return
        }
        for (position, member) in members.enumerated() where member.index.position != position {
            throw .malformed(
                .unexpectedValue(
                    field: "the index of member \(position + 1) of a foreign key",
                    got: Int(member.index.value)))
        }
        try ThresholdKey.requireFinite(members)
        let parts = ThresholdKey.encodedParts(publicKey.point, threshold, members, context)
        guard epoch == .foreign(purpose: purpose, parts: parts) else {
            throw .epochMismatch(epoch)
        }
    }
}
