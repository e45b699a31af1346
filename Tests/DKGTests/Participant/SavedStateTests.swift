import DKG
import TestSupport
import Testing

@Suite("Sealed states")
struct SavedStateTests {
    private let bench: Bench

    init() throws {
        bench = try Bench(n: 4, t: 2)
    }

    static func key(_ byte: UInt8 = 9) throws -> StateKey {
        let bytes = SecretBytes(copying: [UInt8](repeating: byte, count: 32))
        guard let key = StateKey(bytes) else { throw TestError("a key has 32 bytes") }
        return key
    }

    private func state(_ number: Int = 1, released: [[UInt8]] = []) throws -> SavedState {
        SavedState(
            ceremony: bench.ceremony, index: bench[number].index,
            seed: try bench[number].ceremonySeed(), released: released)
    }

    private func error(
        opening sealed: [UInt8], for ceremony: Ceremony? = nil, number: Int = 1, key: UInt8 = 9
    ) throws -> SavedStateError? {
        let key = try SavedStateTests.key(key)
        do throws(SavedStateError) {
            _ = try SavedState(
                opening: sealed, for: ceremony ?? bench.ceremony, index: bench[number].index,
                with: key)
            return nil
        } catch {
            return error
        }
    }

    @Test("What was sealed opens", arguments: 0...3)
    func opens(count: Int) throws {
        let released = (0..<count).map { [UInt8](repeating: UInt8($0), count: 100 * $0) }
        let key = try SavedStateTests.key()
        let sealed = try state(released: released).sealed(with: key)
        let opened = try SavedState(
            opening: sealed, for: bench.ceremony, index: bench[1].index, with: key)
        let seed = try bench[1].ceremonySeed().bytes.publicBytes(in: 0..<32)
        let openedSeed = opened.seed.bytes.publicBytes(in: 0..<32)
        let (ceremonyID, index, envelopes) = (opened.ceremonyID, opened.index, opened.released)
        #expect(openedSeed == seed)
        #expect(envelopes == released)
        #expect(ceremonyID == bench.ceremony.id)
        #expect(index == bench[1].index)
        let again = opened.sealed(with: key)
        #expect(again == sealed)
    }

    @Test("The seed is not in the file, and each file hides it under another pad")
    func hidden() throws {
        let key = try SavedStateTests.key()
        let seed = try bench[1].ceremonySeed().bytes.publicBytes(in: 0..<32)
        var state = try state()
        let first = state.sealed(with: key)
        let isNew = state.add([1, 2, 3])
        let isNewAgain = state.add([1, 2, 3])
        #expect(isNew && !isNewAgain)
        let second = state.sealed(with: key)
        let ciphertext = 68..<100
        for sealed in [first, second] {
            for start in 0...(sealed.count - 8) {
                #expect(Array(sealed[start..<(start + 8)]) != Array(seed[0..<8]))
            }
        }
        #expect(first[ciphertext] != second[ciphertext])
        let other = state.sealed(with: try SavedStateTests.key(8))
        #expect(other[ciphertext] != second[ciphertext])
    }

    @Test("The same message under another signature is not added again")
    func resigned() throws {
        let message = try bench.message(of: 1)
        let again = try bench[1].resigned(message)
        let other = try bench[1].envelope([1], .certify, id: bench.sid)
        #expect(again != message)
        var state = try state(released: [message])
        let added = [again, other, other].map { state.add($0) }
        let released = state.released
        #expect(added == [false, true, false])
        #expect(released == [message, other])
    }

    @Test("Every altered bit is refused")
    func tampered() throws {
        let key = try SavedStateTests.key()
        let sealed = try state(released: [[1, 2, 3], [4]]).sealed(with: key)
        for position in sealed.indices {
            for bit in 0..<8 {
                var altered = sealed
                altered[position] ^= 1 << bit
                let error = try error(opening: altered)
                switch position {
                case 0, 1:
                    guard case .malformed(.unexpectedValue)? = error else {
                        Issue.record("byte \(position), bit \(bit): \(String(describing: error))")
                        continue
                    }
                case 2..<34:
                    guard case .otherCeremony? = error else {
                        Issue.record("byte \(position), bit \(bit): \(String(describing: error))")
                        continue
                    }
                default:
                    #expect(error != nil, "byte \(position), bit \(bit)")
                }
                if (36..<100).contains(position) || (106..<109).contains(position) {
                    #expect(error == .notAuthentic, "byte \(position), bit \(bit)")
                }
            }
        }
        #expect(try error(opening: sealed) == nil)
    }

    @Test("Truncated and continued files are refused")
    func lengths() throws {
        let key = try SavedStateTests.key()
        let sealed = try state(released: [[1, 2, 3], [4]]).sealed(with: key)
        for count in sealed.indices {
            guard case .malformed? = try error(opening: Array(sealed[..<count])) else {
                Issue.record("\(count) bytes")
                continue
            }
        }
        #expect(try error(opening: sealed + [0]) == .malformed(.trailing(count: 1)))
        var many = try state()
        for number: UInt8 in 0..<10 { many.add([UInt8](repeating: number, count: 65)) }
        let tooMany = many.sealed(with: key)
        #expect(
            try error(opening: tooMany)
                == .malformed(
                    .countAbove(field: "the released envelopes", maximum: 9, got: 10)))
    }

    @Test("A state of another ceremony, another participant or under another key is refused")
    func foreign() throws {
        let key = try SavedStateTests.key()
        let sealed = try state().sealed(with: key)
        let other = try Bench(n: 4, t: 2, instance: "another")
        #expect(
            try error(opening: sealed, for: other.ceremony)
                == .otherCeremony(expected: other.ceremony.id, got: bench.ceremony.id))
        #expect(
            try error(opening: sealed, number: 2)
                == .otherParticipant(expected: bench[2].index, got: bench[1].index))
        #expect(try error(opening: sealed, key: 8) == .notAuthentic)
        // Relabelled as what is asked for, it is not authentic.
        var relabelled = sealed
        relabelled[35] = 2
        #expect(try error(opening: relabelled, number: 2) == .notAuthentic)
        relabelled = sealed
        relabelled.replaceSubrange(2..<34, with: other.ceremony.id.digest.bytes)
        #expect(try error(opening: relabelled, for: other.ceremony) == .notAuthentic)
    }

    @Test("The file is the one that the format describes")
    func format() throws {
        let key = try SavedStateTests.key()
        let seed = try bench[1].ceremonySeed().bytes.publicBytes(in: 0..<32)
        let sealed = try state(released: [[1, 2, 3]]).sealed(with: key)
        let keyBytes = [UInt8](repeating: 9, count: 32)
        let header = [1, 4] + bench.ceremony.id.digest.bytes + [0, 1]
        let released: [UInt8] = [0, 1, 0, 0, 0, 3, 1, 2, 3]
        let content = TaggedHash("DKG/v1/state content").digest(
            of: keyBytes + header + seed + released)
        let tag = TaggedHash("DKG/v1/state tag").digest(of: keyBytes + content.bytes)
        let pad = TaggedHash("DKG/v1/state pad").digest(of: keyBytes + header + tag.bytes)
        let padded = zip(seed, pad.bytes).map { $0 ^ $1 }
        #expect(sealed == header + tag.bytes + padded + released)
    }

    @Test("A key has 32 bytes; a generator that fails gives none")
    func keys() throws {
        for count in [0, 31, 33] {
            switch StateKey(SecretBytes(copying: [UInt8](repeating: 1, count: count))) {
            case .some: Issue.record("\(count) bytes")
            case .none: break
            }
        }
        var random = SeededRandomSource(seed: 1)
        let drawn = try StateKey(random: &random)
        let sealed = try state().sealed(with: drawn)
        #expect(try error(opening: sealed) == .notAuthentic)
        #expect(throws: RandomSourceError.allZero) {
            var zeros = ZeroSource()
            _ = try StateKey(random: &zeros)
        }
    }

    @Test("Errors say what was expected and what to do")
    func descriptions() throws {
        let bench = bench
        let errors: [SavedStateError] = [
            .malformed(.trailing(count: 1)),
            .otherCeremony(expected: bench.ceremony.id, got: Ceremony.ID(.zero)),
            .otherParticipant(expected: bench[1].index, got: bench[2].index),
            .notAuthentic, .participant(.pending),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        #expect(errors[1].description.contains(bench.ceremony.id.description))
        #expect(errors[3].description.contains("Do not draw a new seed"))
    }
}

private struct ZeroSource: RandomSource {
    mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError) {}
}
