import ArgumentParser

/// A member of a ceremony that cheats, as a process of its own: for demonstrations and for tests.
///
/// The command `dkg` has nothing of it. Its identity follows from a number, so nobody can use it for anything else.
@main
struct FaultyMember: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faulty-member",
        abstract: "A member of a ceremony over a folder that cheats; for demonstrations and tests.",
        subcommands: [IdentityOfMember.self, RunMember.self, RunCrowd.self])
}
