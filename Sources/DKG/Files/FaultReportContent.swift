import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group

/// What the file of a report says, before it is compared with what its faults would encode to.
struct FaultReportContent {
    let joins: [Join]
    let rounds: [ClosedRound]
    private(set) var boards: [Int: [Envelope]] = [:]
    private(set) var faults: [Fault] = []

    /// Reads everything after the ceremony.
    init(from reader: inout ByteReader, in ceremony: Ceremony) throws(DecodingError) {
        joins = try Session.readJoins(&reader, in: ceremony)
        var rounds: [ClosedRound] = []
        for _ in 0..<(try reader.readCount(atMost: Round.allCases.count, of: "the rounds")) {
            rounds.append(try ClosedRound(from: &reader))
        }
        self.rounds = rounds
        var table = try EnvelopeTable(from: &reader, in: ceremony)
        try readBoards(&reader, &table)
        // One array for each length, which all evidence shares.
        let histories = (0...rounds.count).map { Array(rounds.prefix($0)) }
        for _ in 0..<(try reader.readUInt32()) {
            faults.append(try readFault(&reader, &table, histories, in: ceremony))
        }
        try table.requireAllNamed()
    }

    private mutating func readBoards(
        _ reader: inout ByteReader, _ table: inout EnvelopeTable
    ) throws(DecodingError) {
        var last = -1
        for _ in 0..<(try reader.readCount(atMost: rounds.count + 1, of: "the boards")) {
            let count = try readCountOfRounds(&reader)
            guard count > last else {
                throw .notAscending(field: "the boards", previous: last, next: count)
            }
            last = count
            boards[count] = try table.readNamed(Int(try reader.readUInt32()), from: &reader)
        }
    }

    private func readFault(
        _ reader: inout ByteReader, _ table: inout EnvelopeTable, _ histories: [[ClosedRound]],
        in ceremony: Ceremony
    ) throws(DecodingError) -> Fault {
        let culprit = try ParticipantIndex(from: &reader, field: "the culprit")
        let number = try reader.readUInt8()
        guard let kind = FaultKind(number: number) else {
            throw .unexpectedValue(field: "the kind of fault", got: Int(number))
        }
        let round = try Round(from: &reader)
        let hasJoins = try reader.readFlag("whether the evidence has the joins")
        if hasJoins && joins.isEmpty {
            throw .unexpectedValue(field: "the joins, of which the file has none,", got: 1)
        }
        let count = try readCountOfRounds(&reader)
        let hasBoard = try reader.readFlag("whether the evidence has the board")
        let about = try reader.readUInt16()
        let namedCount = Int(try reader.readUInt8())
        guard namedCount <= EvidenceEnvelopes.mostWithoutBoard else {
            throw .unexpectedValue(field: "the number of named envelopes", got: namedCount)
        }
        var board: [Envelope] = []
        if hasBoard {
            guard let known = boards[count] else {
                throw .unexpectedValue(field: "the rounds of a board that is not there", got: count)
            }
            // Besides it only the judged message is named. Anything else would be put in order for each fault
            // anew, which takes as long as the board has messages.
            guard namedCount == 1 else {
                throw .unexpectedValue(
                    field: "the number of envelopes named besides a board", got: namedCount)
            }
            board = known
        }
        let named = try table.readNamed(namedCount, from: &reader)
        return Fault(
            culprit: culprit, kind: kind, round: round,
            evidence: Evidence(
                kind: kind, ceremony: ceremony, joins: hasJoins ? joins : [],
                history: histories[count],
                stored: EvidenceEnvelopes(board: board, named: named),
                about: try? ParticipantIndex(about)))
    }

    private func readCountOfRounds(_ reader: inout ByteReader) throws(DecodingError) -> Int {
        try reader.readCount(atMost: rounds.count, of: "the rounds of a board or a fault")
    }
}

extension ByteReader {
    fileprivate mutating func readFlag(_ field: String) throws(DecodingError) -> Bool {
        switch try readUInt8() {
        case 0: return false
        case 1: return true
        case let other: throw .unexpectedValue(field: field, got: Int(other))
        }
    }
}
