import ArgumentParser
import DKG

/// The command `faulty-member identity`.
struct IdentityOfMember: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identity", abstract: "Print the public key for the roster.")

    @OptionGroup var member: MemberNumber

    func run() throws {
        let identity = try member.identity()
        print(identity.verificationKey.encoded.hexadecimal)
    }
}
