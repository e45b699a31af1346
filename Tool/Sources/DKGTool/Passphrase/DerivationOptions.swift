import ArgumentParser
import CeremonyLog
import DKG

/// How much work it is to try a passphrase on a new file.
struct DerivationOptions: ParsableArguments {
    /// Below this a passphrase that a person can remember is found too soon.
    private static let safeMemory: UInt32 = 64

    @Option(
        help: ArgumentHelp(
            "The memory of Argon2id in MiB: 64...1024; less only with --insecure-test. (default: "
                + "\(KeyDerivation.defaultMemoryKiB >> 10))",
            valueName: "mib"),
        transform: Integers.within(1...KeyDerivation.memoryRange.upperBound >> 10))
    var kdfMemory: UInt32 = KeyDerivation.defaultMemoryKiB >> 10

    @Option(
        help: ArgumentHelp(
            "How often Argon2id goes over its memory: 1...10. (default: "
                + "\(KeyDerivation.defaultPasses))", valueName: "t"),
        transform: Integers.within(KeyDerivation.passesRange))
    var kdfPasses: UInt32 = KeyDerivation.defaultPasses

    @Flag(help: "Allow a --kdf-memory that protects nothing.")
    var insecureTest = false

    func validate() throws {
        guard kdfMemory >= DerivationOptions.safeMemory || insecureTest else {
            throw ValidationError(
                "--kdf-memory below \(DerivationOptions.safeMemory) needs --insecure-test: passphrases "
                    + "could be tried too fast; got '\(kdfMemory)'.")
        }
    }

    /// The parameters, with a salt of their own.
    func fresh() throws -> KeyDerivation {
        var source = SystemRandomSource()
        return try KeyDerivation(passes: kdfPasses, memoryKiB: kdfMemory << 10, random: &source)
    }
}
