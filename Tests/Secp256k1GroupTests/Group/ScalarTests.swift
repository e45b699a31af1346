import Testing

@testable import Secp256k1Group

struct ScalarTests {
    @Test("A scalar is encoded in 32 big-endian bytes and read back", arguments: Samples.scalars)
    func roundTrip(scalar: Scalar) throws {
        let bytes = scalar.bytes
        #expect(bytes.count == Scalar.byteCount)
        #expect(try Scalar(bytes) == scalar)
        #expect(try Scalar(([7] + bytes + [7])[1..<33]) == scalar)
        #expect(scalar.description == bytes.hexadecimal)
    }

    @Test("A small scalar stands in the last eight bytes")
    func small() {
        let bytes = Scalar(0x0102_0304_0506_0708).bytes
        #expect(bytes == [UInt8](repeating: 0, count: 24) + [1, 2, 3, 4, 5, 6, 7, 8])
        #expect(Scalar.zero == Scalar(0))
        #expect(Scalar.one == Scalar(1))
        let beyond = (Scalar(.max) + .one).bytes
        #expect(beyond == [UInt8](repeating: 0, count: 23) + [1] + [UInt8](repeating: 0, count: 8))
    }

    @Test("The largest scalar is q - 1")
    func largest() throws {
        let largest = try Scalar(hex: EncodingAnswer.largest)
        #expect(largest == .zero - .one)
        #expect(largest + .one == .zero)
        #expect(largest.description == EncodingAnswer.largest)
    }

    @Test(
        "An integer of q or more is refused",
        arguments: [EncodingAnswer.order, EncodingAnswer.aboveOrder, EncodingAnswer.ones])
    func refusesUnreduced(hex: String) throws {
        let bytes = try [UInt8](hex: hex)
        #expect(throws: ScalarError.notReduced) { try Scalar(bytes) }
    }

    @Test("The order is compared limb by limb", arguments: 0..<32)
    func refusesEveryByteAbove(position: Int) throws {
        // q with one byte raised is above q, with the byte lowered below it.
        var bytes = try [UInt8](hex: EncodingAnswer.order)
        if bytes[position] < 255 {
            bytes[position] += 1
            #expect(throws: ScalarError.notReduced) { try Scalar(bytes) }
            bytes[position] -= 1
        }
        bytes[position] -= 1
        #expect(try Scalar(bytes).bytes == bytes)
    }

    @Test("Another number of bytes is refused", arguments: [0, 1, 31, 33, 64])
    func refusesOtherLengths(count: Int) {
        let bytes = [UInt8](repeating: 0, count: count)
        #expect(throws: ScalarError.length(expected: 32, got: count)) { try Scalar(bytes) }
    }

    @Test("A hash is reduced modulo q")
    func reduces() throws {
        let reductions = [
            (EncodingAnswer.largest, EncodingAnswer.largest),
            (EncodingAnswer.order, Scalar.zero.description),
            (EncodingAnswer.aboveOrder, Scalar.one.description),
            (EncodingAnswer.ones, EncodingAnswer.onesReduced),
        ]
        for (hash, expected) in reductions {
            #expect(Scalar(reducing: try Digest(hex: hash)).description == expected)
        }
        #expect(Scalar(reducing: .zero) == .zero)
    }

    @Test("Different scalars are unequal, equal ones hash alike")
    func equality() throws {
        var seen = Set<Scalar>()
        for scalar in Samples.scalars { seen.insert(scalar) }
        for scalar in Samples.scalars { seen.insert(try Scalar(scalar.bytes)) }
        #expect(seen.count == Samples.scalars.count, "\(Samples.note)")
        let powers = (0..<256).map { Samples.power(of: Scalar(2), $0) }
        #expect(powers.allSatisfy { $0 != .zero && !$0.isZero })
        #expect(Set(powers).count == 256)
        #expect(Set(powers.map(\.hashValue)).count == 256, "a bit does not reach the hasher")
        #expect(Scalar.zero.isZero)
        #expect(!Scalar.one.isZero)
    }
}
