import PolynomialCommitments
package import Secp256k1Group

extension ChillCoordinator {
    /// Says of which parts every share was summed (`coordinator_investigate`).
    ///
    /// Called when a participant reports that its share is wrong. The answers hold nothing secret;
    /// each is for one participant, and may be seen by all.
    ///
    /// - Parameters:
    ///   - messages: The first messages by id, as they came.
    ///   - parameters: The session.
    /// - Returns: One message of 65n bytes for each participant, by id (cinv).
    /// - Throws: ``ChillCoordinatorError/messageCount(expected:got:)`` or
    ///   ``ChillCoordinatorError/faultyParticipant(_:_:)``.
    public static func investigate(
        _ messages: [[UInt8]], parameters: ChillSessionParameters
    ) throws(ChillCoordinatorError) -> [[UInt8]] {
        try investigate(messages, parameters: parameters, arithmetic: .standard)
    }

    /// Says of which parts every share was summed; the answers do not depend on who computes.
    package static func investigate(
        _ messages: [[UInt8]], parameters: ChillSessionParameters, arithmetic: PublicArithmetic
    ) throws(ChillCoordinatorError) -> [[UInt8]] {
        guard messages.count == parameters.count else {
            throw .messageCount(expected: parameters.count, got: messages.count)
        }
        var decoded: [ParticipantMessage1] = []
        for (id, message) in zip(parameters.participants, messages) {
            do throws(MessageFault) {
                decoded.append(try ParticipantMessage1(message, in: parameters))
            } catch {
                throw .faultyParticipant(id, error.reason)
            }
        }
        let tables = decoded.map {
            $0.commitment.evaluated(upTo: parameters.lastIndex, by: arithmetic)
        }
        return (0..<parameters.count).map { receiver in
            InvestigationMessage(
                encryptedShares: decoded.map { $0.encryptedShares[receiver] },
                publicShares: tables.map { $0[receiver] }
            ).encoded
        }
    }
}
