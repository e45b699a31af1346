import Foundation
import Testing

@Suite("dkg bench-participant")
struct BenchParticipantTests {
    private struct Report: Decodable {
        let participants: Int
        let threshold: Int
        let scheme: String
        let cpuMilliseconds: Double
        let floorMilliseconds: Double
        let ratio: Double
        let bytesSent: Int
        let bytesReceived: Int
        let peakMemoryMegabytes: Double
    }

    @Test(
        "It prints what a participant costs, sends and receives",
        arguments: ["feldman", "pedersen"])
    func json(scheme: String) throws {
        let run = try Tool.run(
            "bench-participant", "--participants", "7", "--threshold", "3", "--scheme", scheme,
            "--json")
        #expect(run.status == 0, "\(run.error)")
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        #expect(report.participants == 7)
        #expect(report.threshold == 3)
        #expect(report.scheme == scheme)
        #expect(report.floorMilliseconds > 0)
        #expect(report.cpuMilliseconds > 0)
        #expect(abs(report.ratio - report.cpuMilliseconds / report.floorMilliseconds) < 0.01)
        #expect(report.bytesReceived == 7 * report.bytesSent)
        #expect(report.peakMemoryMegabytes > 1)
    }

    @Test("Without --json it prints a line for each figure")
    func text() throws {
        let run = try Tool.run("bench-participant", "--participants", "5")
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("participant 3 of 5, any 3 shares reconstruct; pedersen\n"))
        #expect(run.output.contains("\nfloorMilliseconds     "))
        #expect(run.output.split(separator: "\n").count == 7)
    }

    @Test("Wrong usage exits with 2 and names the flag and the bound")
    func wrongUsage() throws {
        for (arguments, message) in [
            (
                ["--participants", "0"],
                "'0' is invalid for '--participants <n>': an integer in 1..."
            ),
            (["--participants", "9", "--threshold", "6"], "--threshold is in 1...5"),
            (["--threshold", "0"], "--threshold is in 1...50"),
            (["--board", "relay"], "Unknown option '--board'"),
        ] {
            let run = try Tool.run(list: ["bench-participant"] + arguments)
            #expect(run.status == 2)
            #expect(run.output == "")
            #expect(run.error.contains(message), "\(run.error)")
            #expect(run.error.contains("See 'dkg bench-participant --help'"))
        }
    }

    @Test("Help has examples, and says what the floor is")
    func help() throws {
        let run = try Tool.run("bench-participant", "--help")
        #expect(run.status == 0)
        #expect(run.output.contains("EXAMPLES"))
        #expect(run.output.contains("The floor is"))
        #expect(try Tool.run("help", "bench-participant").output == run.output)
        #expect(try Tool.run("--help").output.contains("bench-participant"))
    }
}
