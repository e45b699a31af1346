import PolynomialCommitments
import Secp256k1Group

// The key and its certificate (Protocol.md, section 7).
extension PublicState {
    /// A_k = sum over QUAL of A_ik, and the transcript for the holders to sign.
    mutating func computeKey(_ session: Session) {
        guard let qualified, let holders, let lastView = views.last else { return }
        var commitments: [FeldmanCommitment] = []
        // What was opened is added before it is committed to: t products with G, however many failed.
        var opened = [Scalar](repeating: .zero, count: ceremony.threshold.count)
        for member in qualified {
            if let polynomial = reconstructed[member] {
                for (k, coefficient) in polynomial.coefficients.enumerated() {
                    opened[k] = opened[k] + coefficient
                }
            } else if let values = extractions[member], !failed.contains(member) {
                commitments.append(values)
            } else if case .feldman(let commitment)? = dealings[member]?.commitment {
                commitments.append(commitment)
            } else {
                abort(.tooFewOpenings)
                return
            }
        }
        if !reconstructed.isEmpty {
            commitments.append(FeldmanCommitment(to: PublicPolynomial(coefficients: opened)))
        }
        let polynomial = FeldmanCommitment.sum(of: commitments, by: arithmetic)
        guard !polynomial.points.contains(where: \.isInfinity) else {
            abort(.degenerateKey)
            return
        }
        transcript = Transcript(
            session: session.id, lastView: lastView, qualified: qualified, holders: holders,
            polynomial: polynomial)
        open(.certify, for: Set(holders))
    }

    /// A holder's signature over another transcript is recorded and convicts nobody.
    mutating func certify(_ messages: [ClosingMessage], _ round: Round) {
        guard let transcript else { return }
        var signatures: [Certificate.Entry] = []
        var others: [ParticipantIndex] = []
        for message in messages {
            guard case .certify(let digest) = message.body else { continue }
            if digest == transcript.digest {
                signatures.append(
                    Certificate.Entry(
                        index: message.sender, signature: message.envelope.signature))
            } else {
                others.append(message.sender)
            }
        }
        disagreements[round] = others
        let certificate = Certificate(entries: signatures)
        self.certificate = certificate
        openRound = nil
        outcome = certificate.entries.count >= ceremony.quorum ? .certified : .pending
    }
}
