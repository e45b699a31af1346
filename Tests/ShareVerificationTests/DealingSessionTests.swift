import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

@Suite struct DealingSessionTests {
    static func member(_ index: Int, _ key: UInt64) throws -> DealingSession.Receiver {
        .init(index: try ParticipantIndex(index), encryptionKey: Scalar(key).timesGenerator())
    }

    static func session(_ members: [DealingSession.Receiver]) throws -> DealingSession {
        DealingSession(
            id: .zero, scheme: .feldman, threshold: try Threshold(2), receivers: members)
    }

    @Test func membersAreSorted() throws {
        let session = try Self.session([
            Self.member(300, 3), Self.member(2, 1), Self.member(65535, 4), Self.member(5, 2),
        ])
        #expect(session.receivers.map(\.index.value) == [2, 5, 300, 65535])
        #expect(
            session.receivers.map(\.encryptionKey) == (1...4).map { Scalar($0).timesGenerator() })
    }

    @Test func ofSeveralWithOneIndexTheFirstIsKept() throws {
        let members = try [Self.member(5, 1), Self.member(3, 2), Self.member(5, 3)]
        let session = try Self.session(members)
        #expect(session.receivers == [members[1], members[0]])
        let five = try ParticipantIndex(5)
        #expect(session.encryptionKey(of: five) == members[0].encryptionKey)
        let reversed = try Self.session(members.reversed())
        #expect(reversed.encryptionKey(of: five) == members[2].encryptionKey)
        #expect(session != reversed)
    }

    @Test(arguments: [[], [1], [1, 2], [2, 5, 300, 65535], [1, 3, 5, 7, 9]])
    func positionsAreThoseOfTheSortedMembers(indices: [Int]) throws {
        let session = try Self.session(indices.reversed().map { try Self.member($0, 1) })
        for value in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 299, 300, 301, 65534, 65535] {
            let index = try ParticipantIndex(value)
            #expect(session.position(of: index) == indices.firstIndex(of: value), "\(value)")
            #expect(session.isDealer(index) == indices.contains(value), "\(value)")
            let isMember = session.encryptionKey(of: index) != nil
            #expect(isMember == indices.contains(value), "\(value)")
        }
    }

    @Test func sessionsAreEqualIfEverythingIs() throws {
        let members = try [Self.member(1, 1), Self.member(2, 2)]
        let session = try Self.session(members)
        #expect(try session == Self.session(members.reversed()))
        #expect(try session != Self.session([members[0]]))
        let other = DealingSession(
            id: .zero, scheme: .pedersen, threshold: session.threshold, receivers: members)
        #expect(session != other)
    }
}
