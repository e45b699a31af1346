import ArgumentParser
import CeremonyLog
import DKG

/// The option `--json`, and what is printed of an identity.
struct IdentityOutput: ParsableArguments {
    /// The public half of an identity.
    private struct Report: Encodable {
        let fingerprint: String
        let publicKey: String
    }

    @Flag(help: "Print one JSON object and nothing else.")
    var json = false

    /// Prints the public half.
    func write(_ identity: borrowing IdentityFile) {
        let report = Report(
            fingerprint: identity.fingerprint.description,
            publicKey: identity.identity.verificationKey.encoded.hexadecimal)
        if json {
            Console.write(JSONText.of(report))
        } else {
            Console.write("public key:  \(report.publicKey)")
            Console.write("fingerprint: \(report.fingerprint)")
        }
    }
}
