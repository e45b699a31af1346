import Foundation
import Testing

@testable import DKGTool

@Suite("A signer that is killed between any two calls of the system")
struct KilledSignerTests {
    private static let hasStrace =
        (try? Tool.shell("strace -o /dev/null -e trace=write true").status) == 0

    /// The calls by which files are made, overwritten, removed, and said to be on the disk.
    private static let calls = [
        "openat", "read", "pwrite64", "write", "fsync", "unlink,unlinkat", "flock", "close",
    ]

    @Test(
        "Never leaves both a share and nonces that can be used, whenever it was killed",
        .enabled(if: hasStrace, "strace is needed"))
    func killed() throws {
        let sample = try SigningSample()
        try sample.commit()
        try sample.succeed(SigningSample.request())
        try sample.succeed("cp -p 1.nonces kept; ls >before")
        var kept = 0
        var lost = 0
        for call in Self.calls {
            for number in 1...400 {
                try sample.succeed("rm -f 1.nonces 1.z out && cp -p kept 1.nonces")
                // What a program opens and closes while it starts is of no interest.
                let isFrequent = ["openat", "read", "close"].contains(call)
                let folder = sample.folder.url.path
                let place =
                    isFrequent
                    ? "-P '\(folder)/1.nonces' -P '\(folder)' -P '\(folder)/1.z' -P '\(folder)/out'"
                    : ""
                let strace =
                    "strace -o log -f -E LLVM_PROFILE_FILE=/dev/null \(place) -e trace=\(call) -e inject=\(call):signal=KILL:when=\(number)"
                // Paths as strace knows them; the share goes to a file in one run and to a stream in the next.
                let share = SigningSample.share(1)
                    .replacingOccurrences(of: "--nonces 1", with: "--nonces '\(folder)'/1")
                    .replacingOccurrences(
                        of: "--output 1.z",
                        with: number % 2 == 0 ? "--output '\(folder)'/1.z" : ""
                    )
                    .replacingOccurrences(of: "dkg ", with: "\(strace) \"$0\" ", options: .anchored)
                let run = try sample.folder.shell("(\(SigningSample.line(share)) >out); exit $?")
                let hasShare = try sample.folder.shell("[ -s out ] || [ -s 1.z ]").status == 0
                let again = try sample.run(
                    SigningSample.share(1).replacingOccurrences(of: "1.z", with: "again"))
                try sample.succeed("rm -f again")
                #expect(!(hasShare && again.status == 0), "\(call) \(number)")
                if run.status == 0 {
                    #expect(hasShare && again.status == 4)
                    break
                }
                #expect(run.status == 137, "\(call) \(number): \(run.error)")
                if again.status == 0 { kept += 1 } else if !hasShare { lost += 1 }
            }
        }
        // It was killed before and behind the point of no return.
        #expect(kept > 5 && lost > 2, "\(kept) \(lost)")
    }
}
