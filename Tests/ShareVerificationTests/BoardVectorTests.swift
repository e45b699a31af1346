import PolynomialCommitments
import Secp256k1Group
import ShareVerification
import TestSupport
import Testing

/// The dealings and extractions of whole ceremonies in which nobody deviated.
struct BoardVectorTests {
    struct Boards: Decodable {
        struct Board: Decodable {
            struct Round: Decodable {
                let kind: Int
                let envelopes: [HexValue]
            }

            struct Expected: Decodable {
                let sid: HexValue
                let publicPolynomial: [HexValue]
                let secretShares: [String: HexValue]
                let verificationShares: [String: HexValue]
            }

            let name: String
            let scheme: String
            let threshold: Int
            let seeds: [HexValue]
            let rounds: [Round]
            let expected: Expected

            /// The bodies of a round by sender.
            ///
            /// An envelope is version 1, kind 1, id 32, sender 2, length 4, body, signature 64.
            func bodies(_ kind: Int) throws -> [(sender: ParticipantIndex, body: [UInt8])] {
                try rounds.filter { $0.kind == kind }.flatMap(\.envelopes).map { envelope in
                    let bytes = envelope.bytes
                    let sender = try ParticipantIndex(Int(bytes[34]) << 8 | Int(bytes[35]))
                    return (sender, Array(bytes[40..<bytes.count - 64]))
                }
            }

            func session() throws -> DealingSession {
                DealingSession(
                    id: try expected.sid.digest(), scheme: try .named(scheme),
                    threshold: try Threshold(threshold),
                    receivers: try bodies(1).map { sender, body in
                        .init(
                            index: sender, encryptionKey: try Point(compressed: body.prefix(33)))
                    })
            }

            /// e_j, drawn from the seed.
            func sessionKey(of member: ParticipantIndex) throws -> SecretScalar {
                var preimage = SecretPreimage()
                preimage.append(seeds[member.position].bytes)
                return TaggedHash("DKG/v1/session key").draw(preimage)
            }
        }

        let boards: [Board]
    }

    let boards: [Boards.Board]

    init() throws {
        boards = try OwnVectors.load("ceremony/honest.json", as: Boards.self).boards
    }

    @Test func everybodyOpensItsSharesAndTheyAddUpToTheKnownOne() throws {
        #expect(Set(boards.map(\.scheme)) == ["feldman", "pedersen"])
        for board in boards {
            let session = try board.session()
            var dealings: [AcceptedDealing] = []
            for (dealer, body) in try board.bodies(2) {
                var reader = ByteReader(body)
                let dealing = try Dealing(from: &reader, in: session)
                #expect(dealing.encoded == body, "\(board.name)")
                dealings.append(
                    try AcceptedDealing(verifying: dealing, from: dealer, in: session))
            }
            #expect(dealings.count == session.receivers.count)
            for receiver in session.receivers.map(\.index) {
                let key = try board.sessionKey(of: receiver)
                let point = key.timesGenerator()
                #expect(session.encryptionKey(of: receiver) == point, "\(board.name)")
                var sum = Scalar.zero
                for dealing in dealings {
                    let opened = dealing.share(of: receiver, sessionKey: key, in: session)?
                        .disclosed()
                    let share = try #require(opened)
                    #expect(
                        dealing.commitment.isSatisfied(by: share, at: receiver),
                        "\(board.name): \(dealing.dealer) to \(receiver)")
                    sum = sum + share.value
                }
                let expected = try board.expected.secretShares[receiver.description]?.scalar()
                #expect(sum == expected, "\(board.name): \(receiver)")
            }
        }
    }

    @Test func theFeldmanValuesAddUpToTheKnownPolynomial() throws {
        for board in boards {
            let session = try board.session()
            let isPedersen = session.scheme == .pedersen
            var commitments: [FeldmanCommitment] = []
            for (sender, body) in try board.bodies(isPedersen ? 5 : 2) {
                var reader = ByteReader(body)
                if isPedersen {
                    let extraction = try Extraction(from: &reader, in: session)
                    #expect(extraction.isProved(by: sender, in: session), "\(board.name)")
                    #expect(extraction.encoded == body, "\(board.name)")
                    commitments.append(extraction.commitment)
                } else {
                    let dealing = try Dealing(from: &reader, in: session)
                    commitments.append(FeldmanCommitment(points: dealing.commitment.points))
                }
            }
            #expect(commitments.count == session.receivers.count)
            let sum = FeldmanCommitment.sum(of: commitments)
            let expected = try board.expected.publicPolynomial.map { try $0.point() }
            #expect(sum.points == expected, "\(board.name)")
            for member in session.receivers {
                let share = try board.expected.verificationShares[member.index.description]?.point()
                #expect(sum.evaluated(at: member.index) == share, "\(board.name)")
            }
        }
    }
}
