public import PolynomialCommitments
public import Secp256k1Group
public import ThresholdKeys

/// A certified public key, with everything that a stranger needs to convince itself of it.
///
/// It holds the ceremony, the joins, who dealt and who holds shares, the public polynomial and the
/// certificate. One that exists was verified: the decoder recomputes every digest and checks the
/// signatures.
public struct GroupKey: Hashable, Sendable {
    /// The session of the ceremony that made the key.
    public let session: Session

    /// What the holders signed.
    public let transcript: Transcript

    /// Their signatures, at least a quorum.
    public let certificate: Certificate

    /// For the reducer, which has checked every signature.
    init(unchecked session: Session, transcript: Transcript, certificate: Certificate) {
        self.session = session
        self.transcript = transcript
        self.certificate = certificate
    }

    /// Checks a key that somebody hands over in parts.
    ///
    /// - Parameters:
    ///   - session: The session.
    ///   - transcript: What the holders signed.
    ///   - certificate: Their signatures.
    /// - Throws: ``KeyFileError/inconsistent(_:)`` or ``KeyFileError/certificate(_:)``.
    public init(
        verifying session: Session, transcript: Transcript, certificate: Certificate
    ) throws(KeyFileError) {
        try GroupKey.check(session, transcript)
        do throws(CertificateError) {
            try certificate.verify(transcript, in: session)
        } catch {
            throw .certificate(error)
        }
        self.init(unchecked: session, transcript: transcript, certificate: certificate)
    }

    /// What the signatures do not say by themselves.
    private static func check(_ session: Session, _ transcript: Transcript) throws(KeyFileError) {
        let threshold = session.ceremony.threshold.count
        guard transcript.session == session.id else {
            throw .inconsistent(.otherSession(expected: session.id, got: transcript.session))
        }
        let points = transcript.polynomial.points
        guard points.count == threshold else {
            throw .inconsistent(.coefficientCount(expected: threshold, got: points.count))
        }
        if let position = points.firstIndex(where: \.isInfinity) {
            throw .inconsistent(.coefficientAtInfinity(position: position))
        }
        try check(.qualified, transcript.qualified, session)
        try check(.holders, transcript.holders, session)
    }

    private static func check(
        _ name: KeyFileContradiction.List, _ list: [ParticipantIndex], _ session: Session
    ) throws(KeyFileError) {
        let threshold = session.ceremony.threshold.count
        guard list.count >= threshold else {
            throw .inconsistent(.tooFew(name, needed: threshold, got: list.count))
        }
        // Otherwise the encoding would be one that no decoder accepts.
        for (previous, next) in zip(list, list.dropFirst()) where previous >= next {
            throw .inconsistent(.notAscending(name, previous: previous, next: next))
        }
        for index in list where !session.contains(index) {
            throw .inconsistent(.didNotJoin(name, index))
        }
    }

    /// The ceremony that made the key.
    public var ceremony: Ceremony { session.ceremony }

    /// t, the number of shares that use the key.
    public var threshold: Threshold { ceremony.threshold }

    /// What the key is for.
    ///
    /// Whoever uses the key refuses it for any other.
    public var purpose: Purpose { ceremony.purpose }

    /// Y = A_0, the public key.
    public var publicKey: PublicKey { PublicKey(finite: transcript.polynomial.constantTerm) }

    /// Y_j, the public key of one share.
    ///
    /// - Parameter index: The participant.
    /// - Returns: Y_j, which may be infinity; `nil` for somebody who did not join.
    public func verificationShare(of index: ParticipantIndex) -> Point? {
        session.contains(index) ? transcript.polynomial.evaluated(at: index) : nil
    }

    /// Y_j for every member of J, ascending.
    ///
    /// - Returns: The indices with their points.
    public func verificationShares() -> [(index: ParticipantIndex, share: Point)] {
        verificationShares(by: .standard)
    }

    /// Y_j for every member of J; the points do not depend on who computes.
    package func verificationShares(
        by arithmetic: PublicArithmetic
    ) -> [(index: ParticipantIndex, share: Point)] {
        let members = session.receivers
        // Values that nobody needs would cost more than they save if most of the roster did not join.
        guard let last = members.last, Int(last.value) <= 2 * members.count else {
            return members.map { ($0, transcript.polynomial.evaluated(at: $0)) }
        }
        let values = transcript.polynomial.evaluated(upTo: last, by: arithmetic)
        return members.map { ($0, values[$0.position]) }
    }
}

extension GroupKey: CustomStringConvertible {
    /// The compressed public key and how many shares use it.
    public var description: String {
        "\(publicKey), \(threshold) of \(session.joins.count) shares, for \(purpose)"
    }
}

extension GroupKey {
    /// The key as every protocol's keys look: without the certificate, but with the verification share of every
    /// member.
    public var thresholdKey: ThresholdKey {
        ThresholdKey(
            madeBy: publicKey.point, threshold: threshold,
            members: verificationShares().map { member in
                (member.index, member.share, ceremony.roster.key(of: member.index))
            },
            purpose: ceremony.purpose, context: ceremony.context,
            epoch: KeyEpoch(
                number: 0, genesis: transcript.digest, transcript: transcript.digest,
                board: ceremony.board))
    }
}

extension KeyPackage {
    /// The share as every protocol's shares look.
    ///
    /// - Returns: A copy of the share; both are wiped, each by its own owner.
    public borrowing func secretKeyShare() -> SecretKeyShare {
        SecretKeyShare(unchecked: share.duplicate(), at: index, of: groupKey.thresholdKey)
    }
}
