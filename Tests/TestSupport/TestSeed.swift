import Foundation
package import Secp256k1Group

/// The seed of what is random in the tests of points and signatures; `DKG_TEST_SEED` chooses another.
package enum TestSeed {
    static let value: UInt64 =
        ProcessInfo.processInfo.environment["DKG_TEST_SEED"].flatMap { UInt64($0) } ?? 20_251_124

    /// Says how to repeat a failure.
    package static let note = "repeat with DKG_TEST_SEED=\(value)"

    /// The source of a test that has this number.
    package static func source(_ number: UInt64) -> SeededRandomSource {
        SeededRandomSource(seed: value &+ number)
    }
}

extension SeededRandomSource {
    /// A point without a pattern.
    package mutating func point() -> Point { scalar().timesGenerator() }
}
