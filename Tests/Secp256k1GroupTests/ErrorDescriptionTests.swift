import Secp256k1Group
import Testing

struct ErrorDescriptionTests {
    @Test("An error says what was expected and what came")
    func numbers() {
        let descriptions: [(any CustomStringConvertible, [String])] = [
            (ScalarError.length(expected: 32, got: 777), ["32", "777"]),
            (ScalarError.notReduced, ["order q"]),
            (ScalarError.zero, ["zero"]),
            (PointError.length(expected: 33, got: 777), ["33", "777"]),
            (PointError.prefix(0x0a), ["02 or 03", "0a"]),
            (PointError.notOnCurve, ["secp256k1"]),
            (RandomSourceError.unavailable, ["nothing was made"]),
            (RandomSourceError.allZero, ["32 zero bytes", "nothing was made"]),
            (DecodingError.truncated(needed: 111, available: 777), ["111", "777"]),
            (DecodingError.trailing(count: 777), ["777"]),
            (DecodingError.unexpectedValue(field: "kind", got: 777), ["kind", "777"]),
            (DecodingError.count(field: "f", expected: 111, got: 777), ["f", "111", "777"]),
            (DecodingError.countAbove(field: "f", maximum: 111, got: 777), ["f", "111", "777"]),
            (DecodingError.notAscending(field: "f", previous: 777, next: 111), ["111 follows 777"]),
        ]
        for (error, parts) in descriptions {
            for part in parts {
                #expect("\(error)".contains(part), "\(error) does not mention \(part)")
            }
        }
    }

    @Test("A decoding error passes on what the scalar or the point says")
    func nested() {
        let point = PointError.prefix(7)
        #expect(DecodingError.point(point).description == point.description)
        let scalar = ScalarError.notReduced
        #expect(DecodingError.scalar(scalar).description == scalar.description)
    }
}
