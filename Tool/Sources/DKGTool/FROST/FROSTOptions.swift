import ArgumentParser
import FROSTKeyGeneration

/// The options of all parts.
struct FROSTOptions: ParsableArguments {
    @Option(help: "Which crate the others use: frost-secp256k1 or frost-secp256k1-tr.")
    var suite: FROSTSuiteName

    @Option(
        help: ArgumentHelp(
            "This participant: 1...65535, 64 hexadecimal digits, or name:<text>.", valueName: "id"),
        transform: FROSTName.init)
    var identifier: FROSTName

    @Option(help: ArgumentHelp("How many shares sign: 2...n.", valueName: "t"))
    var threshold: Int

    @Option(
        help: ArgumentHelp("How many participants: 2...65535.", valueName: "n"),
        transform: Integers.within(2...65535))
    var participants: Int

    @Option(help: "The encoding of all packages.")
    var format = Named(FROSTFormat.binary)

    func validate() throws {
        guard (2...participants).contains(threshold) else {
            throw ValidationError(
                "--threshold is an integer in 2...\(participants), which is --participants; got "
                    + "'\(threshold)'.")
        }
    }

    /// What the participant knows from the outset.
    func setup() throws(UsageError) -> FROSTSetup {
        let own = try identifier.identifier(in: suite.ciphersuite)
        do throws(FROSTSetupError) {
            return try FROSTSetup(
                ciphersuite: suite.ciphersuite, identifier: own, threshold: threshold,
                participants: participants)
        } catch {
            throw UsageError(error.description)
        }
    }
}
