public import PolynomialCommitments
public import Secp256k1Group

extension ThresholdKey {
    /// The member whose share lies at an evaluation point.
    ///
    /// - Parameter evaluationPoint: Where the share lies.
    /// - Returns: The member; `nil` if nobody holds that share.
    public func member(at evaluationPoint: Scalar) -> Member? {
        let place = positions.firstPosition {
            ThresholdKey.isLess(members[$0].evaluationPoint, evaluationPoint)
        }
        guard place < positions.count else { return nil }
        let member = members[positions[place]]
        return member.evaluationPoint == evaluationPoint ? member : nil
    }

    /// The member with an index.
    ///
    /// - Parameter index: Its number in the roster, or its place in the list of a foreign key.
    /// - Returns: The member; `nil` if it has no share of this key.
    public func member(_ index: ParticipantIndex) -> Member? {
        let place = members.firstPosition { $0.index < index }
        return place < members.count && members[place].index == index ? members[place] : nil
    }

    /// The public key of the share at an evaluation point.
    ///
    /// - Parameter evaluationPoint: Where the share lies.
    /// - Returns: The verification share; `nil` if nobody holds it.
    public func verificationShare(at evaluationPoint: Scalar) -> Point? {
        member(at: evaluationPoint)?.verificationShare
    }

    /// The positions of members, ascending by evaluation point.
    static func order(of members: [Member]) -> [Int] {
        members.indices.sorted {
            isLess(members[$0].evaluationPoint, members[$1].evaluationPoint)
        }
    }

    /// The order of evaluation points: that of the integers.
    private static func isLess(_ left: Scalar, _ right: Scalar) -> Bool {
        let (a, b) = (left.words, right.words)
        return (a.3, a.2, a.1, a.0) < (b.3, b.2, b.1, b.0)
    }
}
