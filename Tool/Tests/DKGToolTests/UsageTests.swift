import Testing

@Suite("Usage of the tool")
struct UsageTests {
    @Test(
        "Wrong usage exits with 2 and names the flag and the bound",
        arguments: [
            (
                ["--participants", "0"],
                "'0' is invalid for '--participants <n>': an integer in 1...65535 is expected."
            ),
            (
                ["--participants", "65536"],
                "'65536' is invalid for '--participants <n>': an integer in 1...65535"
            ),
            (["--threshold", "0"], "--threshold is in 1...3"),
            (["--threshold", "4"], "--threshold is in 1...3"),
            (["--participants", "7", "--threshold", "4", "--board", "relay"], "1...3"),
            (["--scheme", "feldman", "--purpose", "randomness"], "--scheme pedersen"),
            (
                ["--scheme", "shamir"],
                "'shamir' is invalid for '--scheme <scheme>'. Please provide one of 'feldman'"
            ),
            (["--fault", "wrong-share:6"], "the index is in 1...5"),
            (["--fault", "wrong-share:0"], "the index is in 1...n; got '0'"),
            (["--fault", "wrong-share"], "KIND:INDEX"),
            (["--fault", "nonsense:1"], "the kinds are absent"),
            (
                ["--seed", "x"],
                "'x' is invalid for '--seed <number>': an integer in 0...18446744073709551615"
            ),
            (["--seed", "-1"], "'--seed <number>'"),
            (["--seed=-1"], "'-1' is invalid for '--seed <number>'"),
            (["--seed"], "Missing value for '--seed <number>'"),
            (["--seed", "1", "--seed", "2"], "--seed is given twice"),
            (["--seed=1", "--json", "--seed", "1"], "--seed is given twice"),
            (["--json", "--json"], "--json is given twice"),
            (["--json=yes"], "'--json' does not take any value"),
            (["--frobnicate"], "Unknown option '--frobnicate'"),
            (["--tresholds", "2"], "Unknown option '--tresholds'. Did you mean '--threshold'?"),
            (["5"], "Unexpected argument '5'"),
        ])
    func wrongUsage(arguments: [String], message: String) throws {
        let run = try Tool.run(list: ["simulate"] + arguments)
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(run.error.contains(message), "\(run.error)")
        #expect(run.error.contains("See 'dkg simulate --help'"))
        let lines = run.error.split(separator: Character("\n"))
        #expect(lines.filter { $0.hasPrefix("Usage: ") }.allSatisfy { $0.count <= 80 })
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
        #expect(none.output.contains("USAGE: dkg <subcommand>"))
        #expect(none.output.contains("EXIT STATUS"))
        let misspelt = try Tool.run("similate")
        #expect(misspelt.status == 2)
        #expect(misspelt.error.contains("Did you mean 'simulate'?"))
        let unknown = try Tool.run("frobnicate")
        #expect(unknown.status == 2)
        #expect(unknown.error.contains("there is no subcommand 'frobnicate'"))
        #expect(!unknown.error.contains("Did you mean"))
        let unknownHelp = try Tool.run("help", "frobnicate")
        #expect(unknownHelp.status == 2)
        #expect(unknownHelp.error.contains("there is no subcommand 'frobnicate'"))
        #expect(try Tool.run("--version").output == "0.1.0\n")
        #expect(try Tool.run("help", "simulate").output == Tool.run("simulate", "-h").output)
    }

    @Test("Scripts for completion", arguments: ["bash", "zsh", "fish"])
    func completion(shell: String) throws {
        let run = try Tool.run("--generate-completion-script", shell)
        #expect(run.status == 0)
        #expect(run.error == "")
        for text in ["bench-participant", "coordinator-finalize", "part2", "wrong-share:1"] {
            #expect(run.output.contains(text), "\(text)")
        }
        if shell == "bash" {
            let checked = try Tool.shell("\"$0\" --generate-completion-script bash | bash -n")
            #expect(checked.status == 0, "\(checked.error)")
        }
        let unknown = try Tool.run("--generate-completion-script", "tcl")
        #expect(unknown.status == 2)
        #expect(unknown.error.contains("bash"))
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
