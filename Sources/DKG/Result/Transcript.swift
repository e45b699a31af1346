public import PolynomialCommitments
public import Secp256k1Group

/// What a ceremony concluded, and what its holders sign (Protocol.md, section 7).
public struct Transcript: Hashable, Sendable {
    /// The session's name, sid.
    public let session: Session.ID

    /// The view after the closing before the last round.
    public let lastView: Digest

    /// QUAL, ascending.
    public let qualified: [ParticipantIndex]

    /// The holders as of the closing before the last round, ascending.
    public let holders: [ParticipantIndex]

    /// The points A_0 to A_{t-1}, none of them infinity.
    public let polynomial: FeldmanCommitment

    /// TH("DKG/v1/transcript", ...): names everything above.
    public let digest: Digest

    private static let hash = TaggedHash("DKG/v1/transcript")

    /// Puts a transcript together.
    ///
    /// - Parameters:
    ///   - session: sid.
    ///   - lastView: The view after the closing before the last round.
    ///   - qualified: QUAL, ascending.
    ///   - holders: The holders, ascending.
    ///   - polynomial: A_0 ... A_{t-1}.
    package init(
        session: Session.ID, lastView: Digest, qualified: [ParticipantIndex],
        holders: [ParticipantIndex], polynomial: FeldmanCommitment
    ) {
        self.session = session
        self.lastView = lastView
        self.qualified = qualified
        self.holders = holders
        self.polynomial = polynomial
        var writer = ByteWriter()
        writer.append(session.digest)
        writer.append(lastView)
        writer.append(count: qualified.count)
        for index in qualified { writer.append(index.value) }
        writer.append(count: holders.count)
        for index in holders { writer.append(index.value) }
        for point in polynomial.points { writer.append(compressed: point) }
        digest = Transcript.hash.digest(of: writer)
    }
}
