import DKG
import Testing
import ThresholdSigning

extension ErrorSamples {
    /// What keys, paths and extended keys are refused for.
    static func keys() throws -> [(name: String, error: any Error)] {
        let index = try ParticipantIndex(1)
        let point = Scalar(index)
        let key = try SigningSample().key
        let identity = try #require(key.members[0].identity)
        return [
            ("keyAtInfinity", ThresholdKeyError.keyAtInfinity),
            ("tooFewMembers", ThresholdKeyError.tooFewMembers(needed: 2, got: 1)),
            ("tooManyMembers", ThresholdKeyError.tooManyMembers(maximum: 1, got: 2)),
            ("contextTooLong", ThresholdKeyError.contextTooLong(maximum: 255, got: 256)),
            ("pointZero", ThresholdKeyError.pointZero),
            ("duplicate", ThresholdKeyError.duplicate(point)),
            ("duplicateIdentity", ThresholdKeyError.duplicateIdentity(identity)),
            ("shareAtInfinity", ThresholdKeyError.shareAtInfinity(point)),
            ("notAMember", ThresholdKeyError.notAMember(point)),
            ("unknownIndex", ThresholdKeyError.unknownIndex(index)),
            ("shareMismatch", ThresholdKeyError.shareMismatch(point)),
            ("otherKey", ThresholdKeyError.otherKey),
            ("tooFewShares", ThresholdKeyError.tooFewShares(needed: 2, got: 1)),
            ("otherThreshold", ThresholdKeyError.otherThreshold(stated: 2, got: 3)),
            ("notOnePolynomial", ThresholdKeyError.notOnePolynomial(threshold: 2)),
            ("inconsistentKey", ThresholdKeyError.inconsistentKey),
            ("malformed", ThresholdKeyError.malformed(.trailing(count: 1))),
            ("epochMismatch", ThresholdKeyError.epochMismatch(key.epoch)),
            ("pointNotIndex", ThresholdKeyError.pointNotIndex(index)),
            ("identityMissing", ThresholdKeyError.identityMissing(index)),
            ("pathTooLong", DerivationError.pathTooLong(maximum: 1, got: 2)),
            ("notAStep", DerivationError.notAStep(position: 0, got: "x")),
            ("hardenedStep", DerivationError.hardenedStep(position: 0)),
            ("stepTooLarge", DerivationError.stepTooLarge(maximum: 1, got: 2)),
            ("chainCodeLength", DerivationError.chainCodeLength(expected: 32, got: 31)),
            ("merkleRootLength", DerivationError.merkleRootLength(expected: 32, got: 31)),
            ("wrongPurpose", DerivationError.wrongPurpose(.randomness)),
            ("tweak", DerivationError.tweak(.notReduced)),
            ("infinity", DerivationError.infinity),
            ("childNotBelowOrder", DerivationError.childNotBelowOrder(step: 1)),
            ("tapTweakNotBelowOrder", DerivationError.tapTweakNotBelowOrder),
            ("extendedKeyLength", DerivationError.extendedKeyLength(expected: 111, got: 1)),
            ("notBase58", DerivationError.notBase58(position: 0)),
            ("extendedKeyChecksum", DerivationError.extendedKeyChecksum),
            ("extendedKeyVersion", DerivationError.extendedKeyVersion(expected: 1, got: 2)),
            ("rootWithParent", DerivationError.rootWithParent(fingerprint: 1, childNumber: 1)),
            ("extendedKeyPoint", DerivationError.extendedKeyPoint(.notOnCurve)),
        ]
    }

    /// What requests, shares and signatures are refused for.
    static func signing() throws -> [(name: String, error: any Error)] {
        let index = try ParticipantIndex(1)
        let point = Scalar(index)
        return [
            ("purpose", SigningKeyError.purpose(.randomness)),
            ("shareAtInfinity", SigningKeyError.shareAtInfinity(index)),
            ("pointNotIndex", SigningKeyError.pointNotIndex(index)),
            ("tooManyMembers", SigningKeyError.tooManyMembers(maximum: 128, got: 129)),
            ("random", SigningError.random(.allZero)),
            ("otherNonces", SigningError.otherNonces),
            ("computation", SigningError.computation),
            ("missing", AggregationError.missing([index])),
            ("duplicate", AggregationError.duplicate(index)),
            ("notAsked", AggregationError.notAsked(index)),
            ("wrongShares", AggregationError.wrongShares([index])),
            ("signatureInvalid", AggregationError.signatureInvalid),
            ("notConfirmed", AggregationError.notConfirmed),
            ("malformed", SigningRequestError.malformed(.trailing(count: 1))),
            ("unknownScheme", SigningRequestError.unknownScheme(number: 9, version: 0)),
            ("otherScheme", SigningRequestError.otherScheme(expected: .taproot, got: .rfc9591)),
            ("otherKey", SigningRequestError.otherKey(expected: .zero, got: .zero)),
            ("tooFewSigners", SigningRequestError.tooFewSigners(needed: 2, got: 1)),
            ("notAscending", SigningRequestError.notAscending(previous: point, next: point)),
            ("otherListedSigner", SigningRequestError.otherListedSigner(place: 0)),
            ("unknownSigner", SigningRequestError.unknownSigner(point)),
            ("messageTooLong", SigningRequestError.messageTooLong(maximum: 1, got: 2)),
            ("malformedCommitment", SigningRequestError.malformedCommitment(index)),
            ("malformedAggregate", SigningRequestError.malformedAggregate),
            ("otherAggregate", SigningRequestError.otherAggregate),
            ("nonceAtInfinity", SigningRequestError.nonceAtInfinity),
            ("notAsked", SigningRequestError.notAsked(index)),
            ("otherCommitment", SigningRequestError.otherCommitment(index)),
            ("derivation", SigningRequestError.derivation(.taprootNotBIP340)),
            ("underivable", SigningRequestError.underivable(.infinity)),
            ("unverifiedTweaks", SigningRequestError.unverifiedTweaks),
            ("untweakedKey", SigningRequestError.untweakedKey),
            ("key", SigningRequestError.key(.shareAtInfinity(index))),
        ]
    }

    /// What pools of nonces and files of evidence are refused for.
    static func robust() throws -> [(name: String, error: any Error)] {
        let index = try ParticipantIndex(1)
        let publicKey = try SigningSample().key.publicKey
        let key = publicKey.verificationKey
        let point = publicKey.point
        let commitment = try #require(NonceCommitment(hiding: point, binding: point))
        return [
            ("noIdentity", NoncePoolError.noIdentity(index)),
            ("otherIdentity", NoncePoolError.otherIdentity(expected: key, got: key)),
            ("malformedRecord", NoncePoolError.malformedRecord(.trailing(count: 1))),
            ("otherEpoch", NoncePoolError.otherEpoch(expected: .zero, got: .zero)),
            ("otherSigner", NoncePoolError.otherSigner(expected: index, got: index)),
            ("otherScheme", NoncePoolError.otherScheme(expected: .taproot, got: .rfc9591)),
            ("otherRecord", NoncePoolError.otherRecord(expected: commitment, got: commitment)),
            ("changedRecord", NoncePoolError.changedRecord),
            ("foreignAnswer", NoncePoolError.foreignAnswer),
            ("notAuthentic", NoncePoolError.notAuthentic),
            ("otherCoordinator", NoncePoolError.otherCoordinator(expected: key, got: key)),
            ("notUnused", NoncePoolError.notUnused(commitment)),
            ("nextNotUsable", NoncePoolError.nextNotUsable(commitment)),
            ("superseded", NoncePoolError.superseded),
            ("request", NoncePoolError.request(.malformedAggregate)),
            ("signing", NoncePoolError.signing(.computation)),
            ("malformed", SigningEvidenceError.malformed(.trailing(count: 1))),
            ("key", SigningEvidenceError.key(.keyAtInfinity)),
            ("request", SigningEvidenceError.request(.malformedAggregate)),
        ]
    }
}
