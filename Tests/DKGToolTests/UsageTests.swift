import Testing

@Suite("Usage of the tool")
struct UsageTests {
    @Test(
        "Wrong usage exits with 2 and names the flag and the bound",
        arguments: [
            (["--participants", "0"], "--participants is an integer in 1...65535; got '0'"),
            (
                ["--participants", "65536"],
                "--participants is an integer in 1...65535; got '65536'"
            ),
            (["--threshold", "0"], "--threshold is in 1...3"),
            (["--threshold", "4"], "--threshold is in 1...3"),
            (["--participants", "7", "--threshold", "4", "--board", "relay"], "1...3"),
            (["--scheme", "feldman", "--purpose", "randomness"], "--scheme pedersen"),
            (["--scheme", "shamir"], "--scheme is one of feldman, pedersen; got 'shamir'"),
            (["--fault", "wrong-share:6"], "the index is in 1...5"),
            (["--fault", "wrong-share:0"], "the index is in 1...5; got '0'"),
            (["--fault", "wrong-share"], "KIND:INDEX"),
            (["--fault", "nonsense:1"], "the kinds are absent"),
            (["--seed", "x"], "--seed is an integer in 0...18446744073709551615; got 'x'"),
            (["--seed", "-1"], "--seed is an integer"),
            (["--seed"], "--seed needs a value: --seed <number>"),
            (["--seed", "1", "--seed", "2"], "--seed is given twice"),
            (["--json=yes"], "--json is a flag"),
            (["--frobnicate"], "there is no option --frobnicate; the options are --participants"),
            (["5"], "'5' is no option"),
        ])
    func wrongUsage(arguments: [String], message: String) throws {
        let run = try Tool.run(list: ["simulate"] + arguments)
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(run.error.contains(message), "\(run.error)")
    }

    @Test("An equals sign is as good as a space")
    func equalsSign() throws {
        let spaced = try Tool.run("simulate", "--seed", "4", "--scheme", "feldman", "--json")
        let joined = try Tool.run("simulate", "--seed=4", "--scheme=feldman", "--json")
        #expect(spaced.status == 0)
        #expect(spaced.output == joined.output)
    }

    @Test("Without or with an unknown subcommand the tool says what there is")
    func subcommands() throws {
        let none = try Tool.run()
        #expect(none.status == 0)
        #expect(none.output.contains("USAGE: dkg simulate"))
        let unknown = try Tool.run("frobnicate")
        #expect(unknown.status == 2)
        #expect(unknown.error.contains("there is no subcommand 'frobnicate'"))
        let unknownHelp = try Tool.run("help", "frobnicate")
        #expect(unknownHelp.status == 2)
        #expect(unknownHelp.error.contains("there is no subcommand 'frobnicate'"))
        #expect(try Tool.run("--version").output == "0.1.0\n")
        #expect(try Tool.run("help", "simulate").output == Tool.run("simulate", "-h").output)
    }

    @Test("Output that cannot be written is no success")
    func unwritable() throws {
        let run = try Tool.shell("\"$0\" simulate --seed 1 >/dev/full")
        #expect(run.status == 3)
        #expect(run.error.contains("the output cannot be written"))
    }

    @Test("Help goes to standard output, has examples and every fault kind, and exits with 0")
    func help() throws {
        let run = try Tool.run("simulate", "--help")
        #expect(run.status == 0)
        #expect(run.error == "")
        for text in [
            "EXAMPLES", "EXIT STATUS", "wrong-share-all", "--timings", "default: pedersen",
        ] {
            #expect(run.output.contains(text))
        }
    }

    @Test("Without a terminal there are no colours")
    func colours() throws {
        let run = try Tool.run("simulate", "--seed", "1", "--fault", "wrong-share:2")
        #expect(run.status == 0)
        #expect(!run.output.contains("\u{1B}"))
        #expect(run.output.contains("convicted: 2, invalidShare"))
        #expect(run.output.contains("evidence verifies"))
        #expect(run.output.contains("yes, 3 shares reconstruct the private key"))
    }
}
