import Testing

@Suite("Usage of the tool")
struct UsageTests {
    @Test(
        "Wrong usage exits with 2 and names the flag and the bound",
        arguments: [
            (["--participants", "0"], "--participants is in 1...65535; got 0"),
            (["--participants", "65536"], "--participants is in 1...65535; got 65536"),
            (["--threshold", "0"], "--threshold is in 1...3"),
            (["--threshold", "4"], "--threshold is in 1...3"),
            (["--participants", "7", "--threshold", "4", "--board", "relay"], "1...3"),
            (["--scheme", "feldman", "--purpose", "randomness"], "--scheme pedersen"),
            (["--scheme", "shamir"], "--scheme"),
            (["--fault", "wrong-share:6"], "the index is in 1...5"),
            (["--fault", "wrong-share:0"], "the index is in 1...65535; got '0'"),
            (["--fault", "wrong-share"], "KIND:INDEX"),
            (["--fault", "nonsense:1"], "the kinds are absent"),
            (["--seed", "x"], "--seed"),
            (["--frobnicate"], "--frobnicate"),
        ])
    func wrongUsage(arguments: [String], message: String) throws {
        let run = try Tool.run(list: ["simulate"] + arguments)
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(run.error.contains(message), "\(run.error)")
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
