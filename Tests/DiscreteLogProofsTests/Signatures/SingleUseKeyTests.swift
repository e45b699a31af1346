import Secp256k1Group
import TestSupport
import Testing

@testable import DiscreteLogProofs

@Suite("Signatures under keys that are used once")
struct SingleUseKeyTests {
    /// A claim under the point with this y of the sample's key; `nil` never, as no key is infinity.
    private func claim(_ sample: SignatureSample, isOdd: Bool) throws -> SignatureClaim {
        let point = try Point(compressed: [isOdd ? 3 : 2] + sample.key.bytes)
        return try #require(SignatureClaim(sample.signature, for: sample.message, under: point))
    }

    @Test(
        "Claims that verify, whether y is even or odd", arguments: PublicArithmetic.allCases, 0..<6)
    func valid(arithmetic: PublicArithmetic, count: Int) throws {
        var source = TestSeed.source(120)
        let samples = try SignatureSample.samples(count, &source)
        for parities in [0b00_0000, 0b11_1111, 0b10_1001] {
            let claims = try samples.enumerated().map { position, sample in
                try claim(sample, isOdd: parities >> position & 1 == 1)
            }
            #expect(claims.map(\.isValid) == Array(repeating: true, count: count))
            #expect(
                SignatureClaim.verdicts(on: claims, by: arithmetic)
                    == Array(repeating: true, count: count), "\(TestSeed.note)")
        }
    }

    @Test(
        "Every kind of bad claim, among good ones and alone", arguments: PublicArithmetic.allCases,
        SignatureSample.Flaw.allCases)
    func oneBad(arithmetic: PublicArithmetic, flaw: SignatureSample.Flaw) throws {
        var source = TestSeed.source(121)
        let samples = try SignatureSample.samples(5, &source)
        for (position, isOdd) in [(0, true), (2, false), (3, true)] {
            var changed = Array(samples.prefix(4))
            changed[position] = samples[position].spoilt(by: flaw, other: samples[4])
            var right = Array(repeating: true, count: 4)
            right[position] = false
            let claims = try changed.enumerated().map { place, sample in
                try claim(sample, isOdd: place == position ? isOdd : place == 1)
            }
            #expect(claims.map(\.isValid) == right)
            #expect(
                SignatureClaim.verdicts(on: claims, by: arithmetic) == right,
                "position \(position), \(TestSeed.note)")
            #expect(SignatureClaim.verdicts(on: [claims[position]], by: arithmetic) == [false])
        }
    }

    @Test("All are bad, and each is found", arguments: PublicArithmetic.allCases)
    func allBad(arithmetic: PublicArithmetic) throws {
        var source = TestSeed.source(122)
        let samples = try SignatureSample.samples(5, &source)
        let claims = try samples.indices.map { position in
            try claim(
                samples[position].spoilt(
                    by: .otherMessage, other: samples[(position + 1) % samples.count]),
                isOdd: position == 2)
        }
        #expect(
            SignatureClaim.verdicts(on: claims, by: arithmetic)
                == Array(repeating: false, count: 5))
    }

    @Test("Infinity is not a key")
    func infinity() throws {
        var source = TestSeed.source(123)
        let sample = try SignatureSample(&source)
        #expect(SignatureClaim(sample.signature, for: sample.message, under: .infinity) == nil)
    }
}
