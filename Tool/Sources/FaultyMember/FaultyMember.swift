import ArgumentParser

/// A member that cheats in a ceremony or in signing, as a process of its own: for demonstrations and for tests.
///
/// The command `dkg` has nothing of it. Its identity follows from a number, so nobody can use it for anything else.
@main
struct FaultyMember: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faulty-member",
        abstract: "A member that cheats over a folder; for demonstrations and tests.",
        subcommands: [IdentityOfMember.self, RunMember.self, SignFalsely.self, RunCrowd.self])
}
