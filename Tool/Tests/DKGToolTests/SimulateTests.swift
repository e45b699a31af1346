import Testing

@Suite("dkg simulate")
struct SimulateTests {
    @Test("An honest ceremony makes a key that works", arguments: ["pedersen", "feldman"])
    func honest(scheme: String) throws {
        let (status, report) = try Tool.report("--scheme", scheme, "--seed", "3")
        #expect(status == 0)
        #expect(report.scheme == scheme)
        #expect(report.participants == 5)
        #expect(report.threshold == 3)
        #expect(report.seed == 3)
        #expect(report.groupKey?.count == 66)
        #expect(report.publicPolynomial?.count == 3)
        #expect(report.publicPolynomial?.first == report.groupKey)
        #expect(report.verificationShares?.keys.sorted() == ["1", "2", "3", "4", "5"])
        #expect(report.qualified == [1, 2, 3, 4, 5])
        #expect(report.holders == [1, 2, 3, 4, 5])
        #expect(report.convicted == [])
        #expect(report.inactive == [:])
        #expect(report.exposed == [:])
        #expect(report.certificateSigners == [1, 2, 3, 4, 5])
        #expect(report.assuredShares == 3)
        #expect(report.transcript?.count == 64)
        #expect(report.messages == (scheme == "pedersen" ? 30 : 20))
        #expect(report.reconstructs)
        #expect(report.signatureVerifies)
        #expect(report.abort == nil)
        #expect(report.cpuMilliseconds == nil)
    }

    @Test("Three cheats: one excluded, one reconstructed, one convicted of a false complaint")
    func threeCheats() throws {
        let (status, report) = try Tool.report(
            "--participants", "7", "--threshold", "4", "--seed", "1", "--fault", "wrong-share:2",
            "--fault", "silent-extraction:5", "--fault", "false-complaint:7")
        #expect(status == 0)
        #expect(report.qualified == [1, 3, 4, 5, 6])
        #expect(
            report.convicted == [
                .init(index: 2, kind: "invalidShare", round: 3),
                .init(index: 7, kind: "falseComplaint", round: 3),
            ])
        #expect(report.inactive == ["5": [5]])
        #expect(report.exposed["7"] == [1, 5])
        #expect(report.reconstructs)
        #expect(report.signatureVerifies)
    }

    @Test(
        "Every fault kind has its verdict",
        arguments: [
            ("absent", nil, ["1": [5]]), ("silent-dealer", nil, ["2": [5]]),
            ("wrong-share", "invalidShare", [:]), ("wrong-share-all", "invalidShare", [:]),
            ("long-commitments", nil, ["2": [5]]), ("short-commitments", "malformedBody", [:]),
            ("bad-proof", "malformedBody", [:]), ("equivocate", "equivocation", [:]),
            ("false-complaint", "falseComplaint", [:]),
            ("forged-complaint", "forgedComplaint", [:]),
            ("silent-extraction", nil, ["5": [5]]),
            ("bad-extraction", "invalidExtraction", [:]), ("late", nil, ["2": [5]]),
            ("false-objection", "falseObjection", [:]), ("other-transcript", nil, [:]),
        ] as [(String, String?, [String: [Int]])])
    func faultKinds(kind: String, verdict: String?, inactive: [String: [Int]]) throws {
        let (status, report) = try Tool.report(
            "--participants", "6", "--threshold", "3", "--seed", "9", "--fault", "\(kind):5")
        #expect(status == 0)
        #expect(report.convicted.map(\.kind) == [verdict].compactMap(\.self))
        #expect(report.convicted.allSatisfy { $0.index == 5 })
        #expect(report.inactive == inactive)
        #expect(report.reconstructs)
        #expect(report.signatureVerifies)
    }

    @Test("Openings are judged when somebody is reconstructed")
    func openings() throws {
        let (status, report) = try Tool.report(
            "--participants", "7", "--threshold", "3", "--seed", "9", "--fault",
            "silent-extraction:5", "--fault", "bad-opening:4")
        #expect(status == 0)
        #expect(report.convicted == [.init(index: 4, kind: "invalidOpening", round: 8)])
    }

    @Test("The same seed gives the same bytes, another seed gives others")
    func repeatable() throws {
        let first = try Tool.run("simulate", "--seed", "5", "--fault", "late:1", "--json")
        let second = try Tool.run("simulate", "--seed", "5", "--fault", "late:1", "--json")
        let other = try Tool.run("simulate", "--seed", "6", "--fault", "late:1", "--json")
        #expect(first.output == second.output)
        #expect(first.output != other.output)
    }

    @Test(
        "A seed above 2^53 is a string in JSON, so that no reader rounds it",
        arguments: [
            ("9007199254740992", "9007199254740992"), ("9007199254740993", #""9007199254740993""#),
            ("18446744073709551615", #""18446744073709551615""#),
        ])
    func largeSeeds(seed: String, json: String) throws {
        let run = try Tool.run("simulate", "--participants", "1", "--seed", seed, "--json")
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output.contains("\"seed\" : \(json),"), "\(run.output)")
    }

    @Test("An aborted ceremony exits with 1 and says why")
    func aborted() throws {
        let (status, report) = try Tool.report("--seed", "1", "--fault", "absent:2")
        #expect(status == 1)
        #expect(report.abort == "tooFewParticipants")
        #expect(report.groupKey == nil)
        #expect(!report.reconstructs)
        let run = try Tool.run("simulate", "--seed", "1", "--fault", "absent:2")
        #expect(run.status == 1)
        #expect(run.output.contains("too few participants joined"))
    }

    @Test("A key that too few signed in time is not certified yet")
    func pending() throws {
        let (status, report) = try Tool.report(
            "--seed", "1", "--fault", "other-transcript:1", "--fault", "other-transcript:2",
            "--fault", "other-transcript:3")
        #expect(status == 1)
        #expect(report.abort == "pending")
        #expect(report.groupKey == nil)
        #expect(report.certificateSigners == [4, 5])
    }

    @Test("--timings adds the processor time")
    func timings() throws {
        let (_, report) = try Tool.report("--seed", "1", "--timings")
        #expect((report.cpuMilliseconds ?? 0) > 0)
    }

    @Test("Boards and purposes are part of the ceremony")
    func options() throws {
        let (_, agreed) = try Tool.report("--seed", "1", "--participants", "7", "--threshold", "3")
        let (_, relay) = try Tool.report(
            "--seed", "1", "--participants", "7", "--threshold", "3", "--board", "relay")
        let (_, randomness) = try Tool.report(
            "--seed", "1", "--participants", "7", "--threshold", "3", "--purpose", "randomness")
        #expect(Set([agreed, relay, randomness].map(\.transcript)).count == 3)
    }
}
