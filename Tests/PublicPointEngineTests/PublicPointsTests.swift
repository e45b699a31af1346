import PublicPointEngine
import Secp256k1Group
import TestSupport
import Testing

struct PublicPointsTests {
    @Test("Points survive, infinity included")
    func roundTrip() {
        let vector = PublicPoints(Samples.points)
        #expect(vector.points == Samples.points)
        #expect(vector.count == Samples.points.count && !vector.isEmpty)
        for (position, point) in Samples.points.enumerated() {
            #expect(vector[position] == point)
            #expect(vector.isInfinity(at: position) == point.isInfinity)
        }
        #expect(PublicPoints([]).isEmpty && PublicPoints([]).points.isEmpty)
        var both = vector
        both.append(vector)
        #expect(both == PublicPoints(Samples.points + Samples.points) && both != vector)
        #expect(vector != PublicPoints(Samples.points.reversed()))
        // (x, y) differs from (x, -y), and from lambda (x, y) = (beta x, y).
        for point in Samples.points where !point.isInfinity {
            #expect(PublicPoints([point]) != PublicPoints([-point]))
            let turned = point.multiplied(by: Samples.lambda)
            #expect(PublicPoints([point]) != PublicPoints([turned]))
        }
    }

    @Test("Encodings decode to what libsecp256k1 makes of them")
    func decoding() throws {
        let points = Samples.points.filter { !$0.isInfinity }
        #expect(try PublicPoints(affine: points.flatMap(\.affine)).points == points)
        #expect(try PublicPoints(affine: []).isEmpty)
    }

    @Test("Bytes that are not points are refused, wherever they are", arguments: 0..<4)
    func refusal(position: Int) {
        var source = Samples.source(40)
        let good = (0..<4).flatMap { _ in source.point().affine }
        var changed = good
        changed[position * 64 + 40] ^= 1
        #expect(throws: PointError.notOnCurve) { try PublicPoints(affine: changed) }
        changed = good
        changed.replaceSubrange(
            position * 64..<position * 64 + 64, with: [UInt8](repeating: 0, count: 64))
        #expect(throws: PointError.notOnCurve) { try PublicPoints(affine: changed) }
        #expect(throws: PointError.length(expected: 256, got: 255)) {
            try PublicPoints(affine: good.dropLast())
        }
    }

    // x = 1 lies on the curve, so x = p + 1 satisfies the equation, but encodes nothing. Nor does y = p + 1.
    @Test("Coordinates of p and more are refused, as libsecp256k1 does")
    func coordinatesAbovePrime() throws {
        let one = try Point(compressed: [2] + [UInt8](repeating: 0, count: 31) + [1])
        let aboveX =
            [UInt8](repeating: 0xff, count: 27) + [0xfe, 0xff, 0xff, 0xfc, 0x30]
            + one.affine.suffix(32)
        #expect(throws: PointError.notOnCurve) { try Point(affine: aboveX) }
        #expect(throws: PointError.notOnCurve) { try PublicPoints(affine: aboveX) }
        let x = try #require(
            [UInt8](
                hexadecimal: "1fe1e5ef3fceb5c135ab7741333ce5a6e80d68167653f6b2b24bcbcfaaaff507"))
        let small = x + [UInt8](repeating: 0, count: 31) + [1]
        #expect(try PublicPoints(affine: small).points == [Point(affine: small)])
        let aboveY = x + aboveX.prefix(32)
        #expect(throws: PointError.notOnCurve) { try Point(affine: aboveY) }
        #expect(throws: PointError.notOnCurve) { try PublicPoints(affine: aboveY) }
        #expect(try PublicPoints(affine: one.affine).points == [one])
    }
}
