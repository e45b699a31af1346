import DKG
import TestSupport
import Testing

/// A board as it is written in Tests/Vectors: without what the honest participants say.
///
/// That follows from their seeds and from what they have read. A hash of everything that was read shows
/// whether it is, to the byte, what the implementation that made the board has put on it.
struct CompactBoard: Decodable, Sendable, CustomTestStringConvertible {
    /// Something that was read from the board.
    enum Entry: Decodable, Sendable {
        /// What this participant says in this round, written "@3".
        case said(by: UInt16)
        /// An envelope, in hexadecimal digits.
        case envelope(HexValue)

        init(from decoder: any Decoder) throws {
            let text = try decoder.singleValueContainer().decode(String.self)
            if text.hasPrefix("@") {
                self = .said(by: try ParticipantIndex.parsed(String(text.dropFirst())).value)
            } else {
                self = .envelope(try HexValue(from: decoder))
            }
        }
    }

    struct Round: Decodable, Sendable {
        let kind: UInt8
        var envelopes: [Entry]
    }

    let name: String
    let scheme: String
    let purpose: String
    let board: String
    let threshold: Int
    let participants: Int
    let context: HexValue
    let instance: HexValue
    let identitySecrets: [HexValue]
    let seeds: [HexValue?]
    let honest: [UInt16]
    var rounds: [Round]
    let expected: BoardVector.Expected
    /// The SHA-256 of everything that was read, in order, a length of four bytes before each.
    var read: HexValue

    var testDescription: String { name }

    private struct File: Decodable {
        let boards: [CompactBoard]
    }

    /// All boards of the package, or none if they cannot be read; a test counts them.
    static let all = (try? OwnVectors.load("ceremony/boards.json", as: File.self).boards) ?? []

    /// The boards of the package that have every envelope.
    static let written: [BoardVector] =
        (try? OwnVectors.load("ceremony/honest.json", as: BoardVector.File.self).boards) ?? []

    /// Puts in what the participants say, who read the board round by round, and compares the hash.
    func expanded() throws -> BoardVector {
        var vector = BoardVector(
            name: name, scheme: scheme, purpose: purpose, board: board, threshold: threshold,
            participants: participants, context: context, instance: instance,
            roster: try identitySecrets.map { secret in
                HexValue(try SigningKey(decoding: secret.secretEncoding()).verificationKey.bytes)
            },
            identitySecrets: identitySecrets, seeds: seeds, honest: honest, rounds: [],
            expected: expected)
        let ceremony = try vector.ceremony()
        var members: [UInt16: Member] = [:]
        for index in honest {
            members[index] = Member(try vector.participant(index, in: ceremony))
        }
        for round in rounds {
            let envelopes = try round.envelopes.map { entry in
                switch entry {
                case .envelope(let envelope): return envelope
                case .said(let index):
                    guard let message = members[index]?.message else {
                        throw TestError("\(name): \(index) says nothing in round \(round.kind)")
                    }
                    return HexValue(message)
                }
            }
            for member in members.values {
                member.read(envelopes.map(\.bytes), kind: round.kind, of: vector)
            }
            vector.rounds.append(.init(kind: round.kind, envelopes: envelopes))
        }
        var all: [UInt8] = []
        for envelope in vector.rounds.flatMap(\.envelopes).map(\.bytes) {
            for shift in [24, 16, 8, 0] {
                all.append(UInt8(truncatingIfNeeded: envelope.count >> shift))
            }
            all += envelope
        }
        guard SHA256.hash(all) == read.bytes else {
            throw TestError("\(name): not what was read when the board was made")
        }
        return vector
    }

    /// A participant that reads the board, and what it says in the open round.
    private final class Member {
        private var participant: UnstoredParticipant
        private(set) var message: [UInt8]?
        /// What it has itself said of rounds to come, before it was to know it.
        private var early: [[UInt8]] = []

        init(_ participant: consuming UnstoredParticipant) {
            message = participant.joinMessage
            self.participant = participant
        }

        func read(_ envelopes: [[UInt8]], kind: UInt8, of vector: BoardVector) {
            let index = participant.index.value
            for envelope in envelopes + early {
                if vector.isOwn(envelope, of: index, after: kind) {
                    early.append(envelope)
                } else {
                    participant.receive(envelope)
                }
            }
            message = nil
            if case .opened(_, let next) = participant.closeRound() { message = next }
        }
    }
}
