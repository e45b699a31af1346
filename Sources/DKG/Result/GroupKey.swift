public import PolynomialCommitments
public import Secp256k1Group

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
            throw .inconsistent("the transcript belongs to another session.")
        }
        guard transcript.polynomial.points.count == threshold else {
            throw .inconsistent(
                "the public polynomial has \(transcript.polynomial.points.count) coefficients for "
                    + "a threshold of \(threshold).")
        }
        guard !transcript.polynomial.points.contains(where: \.isInfinity) else {
            throw .inconsistent("a coefficient of the public polynomial is infinity.")
        }
        for (name, list) in [
            ("qualified", transcript.qualified), ("holder", transcript.holders),
        ] {
            guard list.count >= threshold else {
                throw .inconsistent(
                    "there are \(list.count) \(name) participants for a threshold of "
                        + "\(threshold).")
            }
            // Otherwise the encoding would be one that no decoder accepts.
            guard zip(list, list.dropFirst()).allSatisfy({ $0 < $1 }) else {
                throw .inconsistent("the \(name) participants are not strictly ascending.")
            }
            for index in list where !session.contains(index) {
                throw .inconsistent("the \(name) participant \(index) did not join.")
            }
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
