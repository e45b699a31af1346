public import PolynomialCommitments
import Secp256k1Group

extension PublicState {
    /// The public polynomial of the key, A_0 to A_{t-1}; `nil` before it is known.
    public var publicPolynomial: FeldmanCommitment? { transcript?.polynomial }

    /// The certified key; `nil` unless the ceremony ended with a certificate.
    public var groupKey: GroupKey? {
        guard outcome == .certified, let session, let transcript, let certificate else {
            return nil
        }
        return GroupKey(unchecked: session, transcript: transcript, certificate: certificate)
    }

    /// Whether the ceremony was aborted after the qualified members had been asked for their Feldman
    /// values.
    ///
    /// The public key may then be known to whoever deviated, and the key of another attempt is a
    /// sample that it chose: it saw this one and could have let it pass.
    public var abortedAfterExtraction: Bool {
        abortReason != nil && parts[.extract] != nil
    }

    /// For each j in J, the members of QUAL whose share for j must be taken as public: those that j
    /// named in a complaint, objection or opening, and all members that were opened.
    ///
    /// x_j itself is public only when that is all of QUAL; it lowers the number of further shares an
    /// observer needs. Participants without an entry have exposed nothing.
    public var exposed: [ParticipantIndex: [ParticipantIndex]] {
        guard let qualified else { return [:] }
        var result: [ParticipantIndex: [ParticipantIndex]] = [:]
        for index in joined {
            let members = qualified.filter {
                reconstructed[$0] != nil || named[index]?.contains($0) == true
            }
            if !members.isEmpty { result[index] = members }
        }
        return result
    }

    /// How many honest participants certainly hold a share of the key, if at most t - 1 deviated
    /// (Protocol.md, section 7); `nil` before the last round is closed.
    ///
    /// With d convicted members of J, and c signatures of others, that is c - max(0, t - 1 - d),
    /// and never below 0. A signer who was convicted at the last closing is among the d only.
    public var assuredShares: Int? {
        // These signatures are those of envelopes that were received, and verified before.
        certificate.map { assuredShares(signedBy: Set($0.signers)) }
    }

    /// How many honest participants certainly hold a share, as another certificate of the same
    /// transcript shows: one that somebody handed in later.
    ///
    /// Only signatures count that verify, of holders who are not convicted.
    ///
    /// - Parameter certificate: A certificate of this state's transcript.
    /// - Returns: The number; 0 before the transcript is known.
    public func assuredShares(by certificate: Certificate) -> Int {
        guard let session, let transcript else { return 0 }
        return assuredShares(signedBy: certificate.verifiedSigners(of: transcript, in: session))
    }

    private func assuredShares(signedBy signers: Set<ParticipantIndex>) -> Int {
        let convictedMembers = Set(convicted).intersection(joined)
        let honestLooking = signers.subtracting(convictedMembers)
        let undetected = max(0, ceremony.threshold.count - 1 - convictedMembers.count)
        return max(0, honestLooking.count - undetected)
    }

    /// Whether the key is certified on this board and the honest holders alone are certainly able to use it.
    ///
    /// An application that entrusts value to a key insists on it, or repeats the ceremony. A participant that
    /// was handed the key later asks ``Participant/isAssured``.
    public var isAssured: Bool {
        guard groupKey != nil, let assuredShares else { return false }
        return assuredShares >= ceremony.threshold.count
    }
}
