import ArgumentParser
import ThresholdSigning

/// The command `dkg derive`.
struct DeriveCommand: SigningStep {
    static let configuration = CommandConfiguration(
        commandName: "derive", abstract: "Derive children, output keys and addresses of a key.",
        discussion: """
            No share is needed: a watching wallet computes the same from the xpub. Whoever has the xpub sees which \
            addresses belong together, and with a member's share of one child has the member's share of the key.
            """)

    /// What is printed.
    private struct Report: Encodable {
        let address: String?
        let chainCode: String
        let groupKey: String
        let path: String
        let publicKey: String
        let xOnly: String
        let xpub: String
    }

    @OptionGroup var key: SigningKeyOptions
    @OptionGroup var tweaks: TweakOptions

    @Option(help: "For which network the address is printed.")
    var network = NetworkName.main

    @Flag(help: "Print one JSON object and nothing else.")
    var json = false

    var inputs: [String] { [key.key] }
    var outputs: [String] { [] }

    func perform() throws {
        let key = try DerivedKey(key.read(), tweaks)
        let derived = key.derived
        let xpub = ExtendedPublicKey(of: key.root.publicKey, chainCode: key.chainCode)
        let report = Report(
            // An internal key is no output, and money sent there is nobody's who looks for the output key.
            address: tweaks.taproot
                ? derived.verificationKey.taprootAddress(on: network.network) : nil,
            chainCode: key.chainCode.description, groupKey: key.root.publicKey.description,
            path: tweaks.steps.description, publicKey: derived.publicKey.description,
            xOnly: derived.verificationKey.encoded.hexadecimal, xpub: xpub.description)
        if json { return Console.write(JSONText.of(report)) }
        Console.write("group key:  \(report.groupKey)")
        Console.write("xpub:       \(report.xpub)")
        Console.write("path:       \(report.path)")
        Console.write("public key: \(report.publicKey)")
        Console.write("x-only key: \(report.xOnly)")
        if let address = report.address { Console.write("address:    \(address)") }
    }

    static let epilogue = """
        EXAMPLES:
          dkg derive --key group.key
          dkg derive --key group.key --path m/0/7 --taproot
          dkg derive --key group.key --path m/0/7 --taproot --network test --json

        EXIT STATUS:
          0  done
          2  wrong usage; the flag and its bound are printed
          3  the output could not be written
          4  the key cannot be read, or is none
        """
}
