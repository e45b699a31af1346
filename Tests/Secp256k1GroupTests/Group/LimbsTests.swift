import Testing

@testable import Secp256k1Group

struct LimbsTests {
    /// Four limbs of 32 big-endian bytes, reduced or not.
    private func limbs(_ hex: String) throws -> [UInt] {
        let bytes = try [UInt8](hex: hex)
        return [24, 16, 8, 0].map { start in
            bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt($1) }
        }
    }

    private let bounds = [
        (EncodingAnswer.largest, UInt(1), EncodingAnswer.largest),
        (EncodingAnswer.order, UInt(0), Scalar.zero.description),
        (EncodingAnswer.aboveOrder, UInt(0), Scalar.one.description),
        (EncodingAnswer.ones, UInt(0), EncodingAnswer.onesReduced),
        (Scalar.zero.description, UInt(1), Scalar.zero.description),
    ]

    @Test("Below q is reduced, q and above is not, and one subtraction reduces it")
    func reduction() throws {
        for (hex, reduced, remainder) in bounds {
            var value = try limbs(hex)
            let verdict = unsafe value.withUnsafeBufferPointer {
                unsafe Limbs.isReduced($0.baseAddress.unsafelyUnwrapped)
            }
            #expect(verdict == reduced, "\(hex)")
            #expect(value == (try limbs(hex)), "isReduced wrote over \(hex)")
            unsafe value.withUnsafeMutableBufferPointer {
                unsafe Limbs.reduce($0.baseAddress.unsafelyUnwrapped)
            }
            #expect(value == (try limbs(remainder)), "\(hex)")
        }
    }

    @Test("Loading and storing are big-endian and inverse to each other")
    func loadAndStore() throws {
        for (hex, _, _) in bounds {
            let bytes = try [UInt8](hex: hex)
            var loaded = [UInt](repeating: 0, count: Limbs.count)
            var stored = [UInt8](repeating: 0xaa, count: 32)
            unsafe loaded.withUnsafeMutableBufferPointer { target in
                let target = unsafe target.baseAddress.unsafelyUnwrapped
                unsafe bytes.withUnsafeBytes {
                    unsafe Limbs.load(target, bigEndian: $0.baseAddress.unsafelyUnwrapped)
                }
                unsafe stored.withUnsafeMutableBytes {
                    unsafe Limbs.store(
                        UnsafePointer(target), bigEndian: $0.baseAddress.unsafelyUnwrapped)
                }
            }
            #expect(loaded == (try limbs(hex)))
            #expect(stored == bytes)
        }
    }

    @Test("Any single bit makes a value different from zero and from another")
    func zeroAndEquality() {
        let zero = [UInt](repeating: 0, count: Limbs.count)
        let ones = [UInt](repeating: .max, count: Limbs.count)
        #expect(isZero(zero) == 1)
        #expect(isZero(ones) == 0)
        #expect(isEqual(zero, zero) == 1)
        #expect(isEqual(ones, ones) == 1)
        for bit in 0..<256 {
            var one = zero
            one[bit / 64] = 1 << UInt(bit % 64)
            var almost = ones
            almost[bit / 64] ^= 1 << UInt(bit % 64)
            #expect(isZero(one) == 0, "bit \(bit)")
            #expect(isEqual(one, zero) == 0, "bit \(bit)")
            #expect(isEqual(almost, ones) == 0, "bit \(bit)")
        }
    }

    private func isZero(_ value: [UInt]) -> UInt {
        unsafe value.withUnsafeBufferPointer {
            unsafe Limbs.isZero($0.baseAddress.unsafelyUnwrapped)
        }
    }

    private func isEqual(_ a: [UInt], _ b: [UInt]) -> UInt {
        unsafe a.withUnsafeBufferPointer { a in
            unsafe b.withUnsafeBufferPointer { b in
                unsafe Limbs.isEqual(
                    a.baseAddress.unsafelyUnwrapped, b.baseAddress.unsafelyUnwrapped)
            }
        }
    }

    private typealias Operation = (Limbs.MutablePointer, Limbs.Pointer, Limbs.Pointer) -> Void

    /// The operation with the result written over both operands, which are the same memory.
    private func overwriting(_ scalar: Scalar, _ operation: Operation) -> Scalar {
        var value = scalar
        unsafe value.withMutableLimbs { unsafe operation($0, UnsafePointer($0), UnsafePointer($0)) }
        return value
    }

    @Test("A result may be written over its operands", arguments: Samples.scalars)
    func aliasing(scalar: Scalar) {
        #expect(unsafe overwriting(scalar, Limbs.add) == scalar + scalar)
        #expect(unsafe overwriting(scalar, Limbs.subtract) == .zero)
        #expect(unsafe overwriting(scalar, Limbs.multiply) == scalar * scalar)
        var value = scalar
        unsafe value.withMutableLimbs {
            unsafe Limbs.multiplySmall($0, by: .max, adding: UnsafePointer($0))
        }
        #expect(value == scalar * Scalar(65_536), "\(Samples.note)")
    }
}
