import TestSupport
import Testing

@testable import PublicPointEngine
@testable import Secp256k1Group

@Suite("Decoding many compressed points at once")
struct DecompressionTests {
    @Test("As libsecp256k1 does, for any number of points", arguments: 0...9)
    func points(count: Int) {
        var source = SeededRandomSource(seed: UInt64(count) + 1)
        let points = (0..<count).map { _ in source.scalar().timesGenerator() }
        #expect(count < 4 || Set(points.map(\.hasOddY)).count == 2)
        let bytes = points.flatMap(\.compressed)
        let offsets = points.indices.map { $0 * Point.compressedByteCount }
        #expect(PublicPoints.decompressed(bytes, at: offsets) == points)
        #expect(PublicPoints.decompressed(bytes, at: offsets.reversed()) == points.reversed())
    }

    @Test("What libsecp256k1 refuses is refused, and its neighbours are not")
    func refusals() {
        let right = Point.generator.compressed
        let field =
            "fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f"
        var wrong: [[UInt8]] = [0, 1, 4, 6, 7, 0xFF].map { [$0] + right.dropFirst() }
        wrong.append([2] + [UInt8](repeating: 0, count: 32))
        wrong.append([3] + [UInt8](repeating: 0xFF, count: 32))
        wrong.append([2] + ([UInt8](hexadecimal: field) ?? []))
        // 5 is the smallest x that is on no point; one more than p would be 1, which is.
        wrong.append([2] + [UInt8](repeating: 0, count: 31) + [5])
        wrong.append([2] + ([UInt8](hexadecimal: field) ?? []).dropLast() + [0x30])
        for bytes in wrong {
            #expect(throws: PointError.self) { try Point(compressed: bytes) }
            let decoded = PublicPoints.decompressed(right + bytes + right, at: [0, 33, 66])
            #expect(decoded == [.generator, nil, .generator], "\(bytes.hexadecimal)")
            let first = PublicPoints.decompressed(bytes + right, at: [0, 33])
            #expect(first == [nil, .generator], "\(bytes.hexadecimal)")
        }
    }

    @Test("What does not lie in the array is no point")
    func bounds() {
        let bytes = Point.generator.compressed
        #expect(
            PublicPoints.decompressed(bytes, at: [0, 1, -1, 33, .max]) == [
                .generator, nil, nil, nil, nil,
            ])
        #expect(PublicPoints.decompressed([], at: [0]) == [nil])
        #expect(PublicPoints.decompressed([], at: []).isEmpty)
    }
}
