import PolynomialCommitments
import Secp256k1Group
import Testing

@Suite struct ParticipantIndexTests {
    @Test(arguments: [1, 2, 255, 256, 65534, 65535])
    func integersOfTheRangeAreIndices(value: Int) throws {
        let index = try ParticipantIndex(value)
        #expect(Int(index.value) == value)
        #expect(index.position == value - 1)
        #expect(ParticipantIndex(position: value - 1) == index)
        #expect(index.description == String(value))
        #expect(ParticipantIndex.range.contains(value))
    }

    @Test(arguments: [0, -1, 65536, Int.min, Int.max])
    func otherIntegersAreNone(value: Int) {
        #expect(throws: ParameterError.index(got: value)) { try ParticipantIndex(value) }
        #expect(!ParticipantIndex.range.contains(value))
    }

    @Test func integersOfOtherTypesAreCheckedAsIntegers() throws {
        #expect(throws: ParameterError.index(got: -1)) { try ParticipantIndex(Int8(-1)) }
        #expect(throws: ParameterError.index(got: 0)) { try ParticipantIndex(UInt16(0)) }
        // The lowest 16 bits of this one would be 1.
        #expect(throws: ParameterError.index(got: 65537)) { try ParticipantIndex(UInt32(65537)) }
        #expect(throws: ParameterError.index(got: Int.max)) { try ParticipantIndex(UInt64.max) }
        #expect(try ParticipantIndex(UInt8(255)) == ParticipantIndex(255))
        #expect(try ParticipantIndex(UInt64(65535)) == ParticipantIndex(65535))
    }

    @Test func positionsEndWhereIndicesDo() {
        #expect(ParticipantIndex(position: -1) == nil)
        #expect(ParticipantIndex(position: 0)?.value == 1)
        #expect(ParticipantIndex(position: 65534)?.value == 65535)
        #expect(ParticipantIndex(position: 65535) == nil)
        #expect(ParticipantIndex(position: Int.max) == nil)
    }

    @Test func indicesAreOrderedAsIntegers() throws {
        let values = [300, 2, 65535, 1, 256]
        let sorted = try values.map { try ParticipantIndex($0) }.sorted()
        #expect(sorted.map(\.value) == [1, 2, 256, 300, 65535])
        #expect(try !(ParticipantIndex(2) < ParticipantIndex(2)))
    }

    @Test func decodingTakesTwoBytesAndRefusesZero() throws {
        var reader = ByteReader([0x01, 0x02, 0xff, 0xff, 0x00, 0x00, 0x00])
        #expect(try ParticipantIndex(from: &reader, field: "x").value == 258)
        #expect(try ParticipantIndex(from: &reader, field: "x").value == 65535)
        #expect(throws: DecodingError.unexpectedValue(field: "x", got: 0)) {
            try ParticipantIndex(from: &reader, field: "x")
        }
        #expect(throws: DecodingError.truncated(needed: 2, available: 1)) {
            try ParticipantIndex(from: &reader, field: "x")
        }
    }
}

@Suite struct ThresholdTests {
    @Test(arguments: [1, 2, 65535])
    func integersOfTheRangeAreThresholds(value: Int) throws {
        let threshold = try Threshold(value)
        #expect(Int(threshold.value) == value)
        #expect(threshold.count == value)
        #expect(threshold.description == String(value))
    }

    @Test(arguments: [0, -1, 65536, Int.min, Int.max])
    func otherIntegersAreNone(value: Int) {
        #expect(throws: ParameterError.threshold(got: value)) { try Threshold(value) }
    }

    @Test func thresholdsAreOrderedAsIntegers() throws {
        #expect(try Threshold(2) < Threshold(256))
        #expect(try !(Threshold(256) < Threshold(2)))
        #expect(try !(Threshold(2) < Threshold(2)))
    }
}

@Suite struct CommitmentSchemeTests {
    @Test func numbersAndNamesAreThoseOfTheProtocol() {
        #expect(CommitmentScheme.feldman.rawValue == 1)
        #expect(CommitmentScheme.pedersen.rawValue == 2)
        #expect(CommitmentScheme(name: "feldman") == .feldman)
        #expect(CommitmentScheme(name: "pedersen") == .pedersen)
        #expect(CommitmentScheme(name: "Feldman") == nil)
        #expect(CommitmentScheme(name: "") == nil)
        #expect(CommitmentScheme.allCases.map(\.description) == ["feldman", "pedersen"])
    }
}
