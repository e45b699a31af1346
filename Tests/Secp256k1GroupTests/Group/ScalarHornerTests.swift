import Secp256k1Group
import TestSupport
import Testing

struct ScalarHornerTests {
    @Test(
        "One step of Horner's rule is the known one",
        arguments: HornerAnswer.carrying + HornerAnswer.between + HornerAnswer.plain)
    func knownAnswers(answer: HornerAnswer) throws {
        let a = try Scalar(hex: answer.a)
        let addend = try Scalar(hex: answer.addend)
        let result = a.multiplied(bySmall: answer.factor, adding: addend)
        #expect(result.description == answer.result)
    }

    @Test("Ten thousand random steps equal a product and a sum")
    func random() {
        var generator = Samples.source(4)
        var failures: [String] = []
        for _ in 0..<10_000 {
            let a = generator.scalar()
            let addend = generator.scalar()
            let factor = UInt16(truncatingIfNeeded: generator.next())
            let expected = a * Scalar(UInt64(factor)) + addend
            if a.multiplied(bySmall: factor, adding: addend) != expected {
                failures.append("\(a) * \(factor) + \(addend)")
            }
        }
        #expect(failures == [], "\(Samples.note)")
    }

    @Test("Steps at the ends of every range equal a product and a sum")
    func extremes() {
        var failures: [String] = []
        for a in Samples.scalars {
            for factor in Samples.indices {
                for addend in Samples.scalars {
                    let expected = a * Scalar(UInt64(factor)) + addend
                    if a.multiplied(bySmall: factor, adding: addend) != expected {
                        failures.append("\(a) * \(factor) + \(addend)")
                    }
                }
            }
        }
        #expect(failures == [], "\(Samples.note)")
    }
}
