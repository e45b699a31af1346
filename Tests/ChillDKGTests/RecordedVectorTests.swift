import ChillDKG
import Foundation
import TestSupport
import Testing

@Suite("Sessions whose bytes are pinned")
struct RecordedVectorTests {
    private static let isRecording =
        ProcessInfo.processInfo.environment["DKG_RECORD_VECTORS"] != nil

    @Test("Writing the file anew", .enabled(if: isRecording))
    func record() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let vectors = try RecordedVector.inputs.map { try $0.completed() }
        try encoder.encode(vectors).write(to: RecordedVector.file)
    }

    @Test("The library says the same as when they were written", arguments: RecordedVector.inputs)
    func pinned(inputs: RecordedVector) throws {
        let recorded = try #require(RecordedVector.load().first { $0.name == inputs.name })
        #expect(try inputs.completed() == recorded)
    }

    @Test("They cover what they are for")
    func coverage() throws {
        let vectors = try RecordedVector.load()
        #expect(vectors.map(\.name) == RecordedVector.inputs.map(\.name))
        #expect(Set(vectors.map { $0.untweakedKey.prefix(2) }) == ["02", "03"])
        let infinity = String(repeating: "00", count: 33)
        let single = try #require(vectors.first { $0.zeroCoefficient == 1 })
        #expect(single.pmsgs1[0].dropFirst(66).prefix(66) == infinity)
        let sum = try #require(vectors.first { $0.zeroSum == true })
        // The last of the t - 1 = 2 sums after the three constant terms.
        #expect(sum.cmsg1.dropFirst(2 * 33 * 4).prefix(66) == infinity)
    }

    @Test(
        "The values follow from the formulas: key, shares and tweak from the coefficients alone",
        arguments: RecordedVector.inputs)
    func formulas(inputs: RecordedVector) throws {
        let recorded = try #require(RecordedVector.load().first { $0.name == inputs.name })
        let key = try ChillKey(recoveryData: #require([UInt8](hexadecimal: recorded.recoveryData)))
        var sums = try (0..<recorded.t).map { k in
            try recorded.hostseckeys.indices.map {
                try recorded.coefficient(k, of: $0, key.parameters)
            }
        }
        if let zero = recorded.zeroCoefficient {
            sums[zero] = recorded.zeroSum == true ? [] : Array(sums[zero].dropFirst())
        }
        var coefficients = sums.map { $0.reduce(.zero, +) }
        let untweaked = coefficients[0].timesGenerator()
        #expect(recorded.untweakedKey == untweaked.description)
        let x = Array(untweaked.compressed.dropFirst())
        coefficients[0] =
            coefficients[0] + (try Scalar(TaggedHash("TapTweak").digest(of: x).bytes))
        #expect(recorded.threshPk == coefficients[0].timesGenerator().description)
        let polynomial = PublicPolynomial(coefficients: coefficients)
        for id in key.parameters.participants {
            let share = polynomial.evaluated(at: id.index)
            #expect(recorded.secshares[id.position] == share.description)
            #expect(
                recorded.pubshares[id.position]
                    == share.timesGenerator().compressed.hexadecimal)
        }
    }
}
