package import PolynomialCommitments
package import ShareVerification

extension DealingSession {
    /// The session that a vector describes; `joined` maps an index in decimal digits to E_j.
    package init(
        id: HexValue, scheme: String, threshold: Int, joined: [String: HexValue]
    ) throws {
        var receivers: [Receiver] = []
        for (index, key) in joined {
            receivers.append(
                Receiver(index: try .parsed(index), encryptionKey: try key.point()))
        }
        self.init(
            id: try id.digest(), scheme: try .named(scheme), threshold: try Threshold(threshold),
            receivers: receivers)
    }
}

extension ParticipantIndex {
    /// The index that a vector writes in decimal digits.
    package static func parsed(_ text: String) throws -> ParticipantIndex {
        guard let value = Int(text) else { throw TestError("no index: \(text)") }
        return try ParticipantIndex(value)
    }
}
