import ArgumentParser
import ThresholdSigning

/// The option `--key` of whoever needs no share.
struct SigningKeyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The key: a group key or threshold key of this package, recovery data of ChillDKG, or a public key "
                + "package of the FROST crates.", valueName: "file"),
        completion: .file())
    var key: String

    @OptionGroup var threshold: StatedThreshold

    /// The key.
    func read() throws -> ThresholdKey {
        try SigningKeyFile(key).key(threshold: threshold.value)
    }
}

/// The option `--threshold` for a package that does not state it.
struct StatedThreshold: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How many sign; only for public key packages of the crates' versions 1 and 2.",
            valueName: "t"),
        transform: Integers.within(1...65535))
    var threshold: Int?

    /// The threshold, if it is given.
    var value: Threshold? { threshold.flatMap { try? Threshold($0) } }
}
