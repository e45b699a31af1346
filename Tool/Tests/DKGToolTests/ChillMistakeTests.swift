import DKG
import Foundation
import Testing

/// Nobody is blamed for what is wrong with a command line of `dkg chilldkg`.
@Suite("Mistakes on the command line of chilldkg")
struct ChillMistakeTests {
    private static let common = "--threshold 2 --host-keys hosts"

    /// The documented session, with all of its files.
    private func session() throws -> TestFolder { try Template.chillDKG.copy() }

    private func step2(_ arguments: String, _ common: String = ChillMistakeTests.common) -> String {
        "dkg chilldkg step2 \(common) --cmsg1 cmsg1 \(arguments)"
    }

    private func finalize(_ arguments: String, _ common: String = ChillMistakeTests.common)
        -> String
    {
        "dkg chilldkg finalize \(common) --cmsg1 cmsg1 --cmsg2 cmsg2 --share new --recovery-data new2 "
            + arguments
    }

    /// Expects exit status 2, that texts are in the error, that nobody is called faulty, and that nothing is
    /// written.
    private func expectMistake(
        _ folder: borrowing TestFolder, _ line: String, _ texts: String...,
        location: SourceLocation = #_sourceLocation
    ) throws {
        let run = try folder.shell(line)
        #expect(run.status == 2, "\(line): \(run.error)", sourceLocation: location)
        #expect(run.output == "", sourceLocation: location)
        for text in texts {
            #expect(run.error.contains(text), "\(run.error)", sourceLocation: location)
        }
        #expect(!run.error.contains("faulty"), "\(run.error)", sourceLocation: location)
        #expect(try folder.shell("ls new new2").output == "", sourceLocation: location)
    }

    @Test("Another --random than in step1 is an error of the argument")
    func otherRandom() throws {
        let folder = try session()
        try folder.succeed("dkg chilldkg secret --output fresh")
        for line in [
            step2("--secret host0.key --random fresh"),
            finalize("--secret host0.key --random fresh"),
        ] {
            // The mark beside the host key knows what step1 said.
            try expectMistake(
                folder, line, "--random fresh is another than step1 used with --secret host0.key")
        }
        // Without that mark nothing tells, and it is said that it may be the argument.
        let unmarked = try folder.shell(
            "rm host0.key.step1; " + step2("--secret host0.key --random fresh"))
        #expect(unmarked.status == 1)
        #expect(
            unmarked.error.contains(
                "If all of them are those of this session, the coordinator is faulty"))
        #expect(unmarked.error.contains("params-hash"))
        // The twin.
        try folder.succeed(step2("--secret host0.key --random random0"))
    }

    @Test("Another --secret than in step1 is an error of the argument")
    func otherSecret() throws {
        let folder = try session()
        for line in [
            step2("--secret host1.key --random random0"),
            finalize("--secret host1.key --random random0"),
        ] {
            try expectMistake(
                folder, line,
                "--secret host1.key is another host key than step1 used with --random random0")
        }
        // Also where only the host key has a mark.
        try folder.succeed("rm random0.step1 random0.session")
        try expectMistake(
            folder, step2("--secret host1.key --random random0"),
            "--random random0 is another than step1 used with --secret host1.key")
        try folder.succeed("dkg chilldkg secret --output stranger")
        try expectMistake(
            folder, step2("--secret stranger --random random0"),
            "none of the session's host public keys")
    }

    @Test(
        "The marks hold no secret, one serves all sessions of a host key, and step1 keeps to its session"
    )
    func marks() throws {
        let folder = try session()
        for file in ["random0", "host0.key"] {
            let secret = String(decoding: try folder.bytes(file), as: UTF8.self)
            let mark = String(decoding: try folder.bytes("\(file).step1"), as: UTF8.self)
            #expect(!mark.contains(secret.trimmingCharacters(in: .whitespacesAndNewlines)))
        }
        let lines = "wc -l < host0.key.step1 | tr -d ' '"
        #expect(try folder.succeed(lines).output == "1\n")
        let step1 = "dkg chilldkg step1 --host-keys hosts --secret host0.key"
        // The same again leaves nothing new; another session leaves a line.
        try folder.succeed("\(step1) --threshold 2 --random random0 | cmp - pmsg1-0")
        #expect(try folder.succeed(lines).output == "1\n")
        try folder.succeed(
            "dkg chilldkg secret --output next && \(step1) --threshold 3 --random next > /dev/null")
        #expect(try folder.succeed(lines).output == "2\n")
        try folder.succeed(step2("--secret host0.key --random random0"))
        try expectMistake(
            folder, "\(step1) --threshold 3 --random random0 --output new",
            "used in another session")
        // A host key that is in no file has no mark.
        try folder.succeed(
            "dkg chilldkg step1 --host-keys hosts --secret - --threshold 2 --random random0 < host0.key "
                + "| cmp - pmsg1-0")
        #expect(try folder.succeed(lines).output == "2\n")
    }

    @Test("Other host keys, another order or another threshold than in step1")
    func otherParameters() throws {
        let folder = try session()
        try folder.succeed(
            "sort -r hosts > descending; sort hosts > ascending; "
                + "if cmp -s hosts ascending; then cp descending other; else cp ascending other; fi"
        )
        let own = "--secret host0.key --random random0"
        for common in ["--threshold 2 --host-keys other", "--threshold 3 --host-keys hosts"] {
            for line in [step2(own, common), finalize(own, common)] {
                try expectMistake(
                    folder, line, "--host-keys or --threshold is another than in step1",
                    "params-hash")
            }
        }
    }

    @Test("Blame comes with a hint at what it rests on")
    func hint() throws {
        let folder = try session()
        // The others have another order, and so does the coordinator.
        try folder.succeed("(sed -n 1p hosts; sed -n 3p hosts; sed -n 2p hosts) > other")
        for index in 0...2 {
            try folder.succeed("rm random\(index).session; dkg chilldkg secret --output x\(index)")
            let hosts = index == 0 ? "hosts" : "other"
            try folder.succeed(
                "dkg chilldkg step1 --threshold 2 --host-keys \(hosts) --secret host\(index).key "
                    + "--random x\(index) --output y\(index)")
        }
        try folder.succeed(
            "dkg chilldkg coordinator-step1 --threshold 2 --host-keys other --message y0 --message y2 "
                + "--message y1 --output z")
        let common = "--threshold 2 --host-keys hosts --secret host0.key --random x0 --cmsg1 z"
        let run = try folder.shell("dkg chilldkg step2 \(common)")
        #expect(run.status == 5, "\(run.error)")
        #expect(run.error.contains("same --host-keys in the same order and the same --threshold"))
        let verdict = try folder.shell(
            "dkg chilldkg coordinator-investigate --threshold 2 --host-keys other --message y0 "
                + "--message y2 --message y1 --id 0 --output a; dkg chilldkg investigate \(common) --cinv a"
        )
        #expect(verdict.output.contains("faulty"))
        #expect(verdict.error.contains("params-hash"))
        // The coordinator who has yet another list hears that it may be the order.
        let coordinator =
            "dkg chilldkg coordinator-step1 --threshold 2 --host-keys hosts --output new --message y0 "
        try expectMistake(
            folder, coordinator + "--message y1 --message y2",
            "--message y1, number 1 from 0, was made as the message of participant 2", "params-hash"
        )
    }

    @Test("Messages exchanged, of another threshold, truncated")
    func messages() throws {
        let folder = try session()
        let coordinator = "dkg chilldkg coordinator-step1 \(ChillMistakeTests.common) --output new"
        try expectMistake(
            folder, coordinator + " --message pmsg1-1 --message pmsg1-0 --message pmsg1-2",
            "--message pmsg1-1, number 0 from 0, was made as the message of participant 1")
        try expectMistake(
            folder, coordinator + " --message pmsg1-0 --message pmsg1-0 --message pmsg1-2",
            "--message pmsg1-0, number 1 from 0, was made as the message of participant 0")
        try folder.succeed(
            "dkg chilldkg secret --output r3 && dkg chilldkg step1 --threshold 3 --host-keys hosts "
                + "--secret host1.key --random r3 --output p3; head -c 100 pmsg1-1 > short")
        let all = " --message pmsg1-0 --message FILE --message pmsg1-2"
        for (file, text) in [("p3", "It would be one with --threshold 3."), ("short", "got 50")] {
            for step in ["coordinator-step1", "coordinator-investigate --id 0"] {
                try expectMistake(
                    folder,
                    "dkg chilldkg \(step) \(ChillMistakeTests.common) --output new"
                        + all.replacingOccurrences(of: "FILE", with: file),
                    "--message \(file): a first message has 259 bytes", text)
            }
        }
        try folder.succeed("head -c 100 cmsg1 > short1; head -c 100 cmsg2 > short2")
        let own = "--secret host0.key --random random0"
        try expectMistake(
            folder,
            "rm random0.session; dkg chilldkg step2 \(ChillMistakeTests.common) \(own) --cmsg1 short1",
            "--cmsg1 short1: the coordinator's first message has 519 bytes in this session; got 50")
        try expectMistake(
            folder,
            "dkg chilldkg finalize \(ChillMistakeTests.common) \(own) --cmsg1 cmsg1 --cmsg2 short2 --share new",
            "--cmsg2 short2: a certificate has 192 bytes in this session; got 50")
    }

    @Test("Signatures exchanged, or of other messages")
    func signatures() throws {
        let folder = try session()
        let messages = "--message pmsg1-0 --message pmsg1-1 --message pmsg1-2"
        let finalize =
            "dkg chilldkg coordinator-finalize \(ChillMistakeTests.common) --recovery-data new2 --output new "
        try expectMistake(
            folder,
            "\(finalize) \(messages) --signature pmsg2-0 --signature pmsg2-2 --signature pmsg2-1",
            "--signature pmsg2-2, number 1 from 0, is that of participant 2")
        try expectMistake(
            folder,
            "\(finalize) \(messages) --signature pmsg2-0 --signature pmsg1-0 --signature pmsg2-2",
            "--signature pmsg1-0: a signature has 64 bytes")
        let signatures = "--signature pmsg2-0 --signature pmsg2-1 --signature pmsg2-2"
        try folder.succeed(
            "dkg chilldkg secret --output r && dkg chilldkg step1 \(ChillMistakeTests.common) "
                + "--secret host1.key --random r --output other")
        try expectMistake(
            folder, "\(finalize) --message pmsg1-0 --message other --message pmsg1-2 \(signatures)",
            "no signature belongs to these messages")
        // A signature that is nobody's is its sender's.
        let wrong = try folder.shell(
            "tr 0123456789abcdef 123456789abcdef0 < pmsg2-1 > wrong; \(finalize) \(messages) "
                + "--signature pmsg2-0 --signature wrong --signature pmsg2-2")
        #expect(wrong.status == 1)
        #expect(wrong.error.contains("participant 1 is faulty"))
    }

    @Test("Acknowledgements exchanged, truncated, or of other data")
    func acknowledgements() throws {
        let folder = try session()
        let verify = "dkg chilldkg verify-acks --recovery-data recovery"
        try expectMistake(
            folder, "\(verify) --ack ack1 --ack ack0 --ack ack2",
            "--ack ack1, number 0 from 0, is the acknowledgement of participant 1")
        try expectMistake(
            folder, "head -c 20 ack1 > short; \(verify) --ack ack0 --ack short --ack ack2",
            "--ack short: an acknowledgement has 64 bytes; got 10")
        try expectMistake(
            folder, "\(verify) --ack pmsg2-0 --ack pmsg2-1 --ack pmsg2-2",
            "no acknowledgement belongs to --recovery-data recovery")
        let wrong = try folder.shell("\(verify) --ack ack0 --ack pmsg2-1 --ack ack2")
        #expect(wrong.status == 1)
        #expect(wrong.error.contains("participant 1 does not count"))
        #expect(wrong.error.contains("Hint"))
    }

    @Test("finalize looks at the mark of the message that was signed")
    func otherMessage() throws {
        let folder = try session()
        try folder.succeed(
            "dkg chilldkg secret --output r && dkg chilldkg step1 \(ChillMistakeTests.common) "
                + "--secret host1.key --random r --output other && "
                + "dkg chilldkg coordinator-step1 \(ChillMistakeTests.common) --message pmsg1-0 --message other "
                + "--message pmsg1-2 --output cmsg1b")
        try expectMistake(
            folder,
            "dkg chilldkg finalize \(ChillMistakeTests.common) --secret host0.key --random random0 "
                + "--cmsg1 cmsg1b --cmsg2 cmsg2 --share new", "used in another session")
    }

    @Test(
        "If one output exists, finalize and the others write nothing",
        arguments: ["--share", "--recovery-data", "--public-shares", "--output"])
    func outputs(option: String) throws {
        let folder = try session()
        let options = ["--share", "--recovery-data", "--public-shares", "--output"]
        func files(_ options: [String]) -> String {
            options.map { "\($0) \($0 == option ? "taken" : "new" + $0)" }.joined(separator: " ")
        }
        try folder.succeed("echo here > taken")
        let messages =
            "--message pmsg1-0 --message pmsg1-1 --message pmsg1-2 --signature pmsg2-0 "
            + "--signature pmsg2-1 --signature pmsg2-2"
        var lines = [
            "finalize \(ChillMistakeTests.common) --secret host0.key --random random0 --cmsg1 cmsg1 "
                + "--cmsg2 cmsg2 " + files(options)
        ]
        if option != "--recovery-data" {
            lines.append(
                "recover --recovery-data recovery --secret host0.key "
                    + files(options.filter { $0 != "--recovery-data" }))
        }
        if option != "--share" {
            lines.append(
                "coordinator-finalize \(ChillMistakeTests.common) \(messages) "
                    + files(options.filter { $0 != "--share" }))
        }
        for line in lines {
            let run = try folder.shell("dkg chilldkg \(line)")
            #expect(run.status == 3, "\(line): \(run.error)")
            #expect(run.error.contains("'taken' exists"))
            #expect(try folder.shell("ls new--*").output == "", "\(line)")
            // The twin: without it all are written.
            try folder.succeed(
                "mv taken away; dkg chilldkg \(line) && rm taken new--*; mv away taken")
        }
    }

    @Test("--public-shares: the public keys of all shares, from whoever has the key")
    func publicShares() throws {
        let folder = try session()
        let own =
            "\(ChillMistakeTests.common) --secret host0.key --random random0 --cmsg1 cmsg1 --cmsg2 cmsg2"
        try folder.succeed("dkg chilldkg finalize \(own) --public-shares a > key")
        try folder.succeed(
            "dkg chilldkg recover --recovery-data recovery --public-shares b | cmp - key")
        try folder.succeed(
            "dkg chilldkg coordinator-finalize \(ChillMistakeTests.common) --message pmsg1-0 --message pmsg1-1 "
                + "--message pmsg1-2 --signature pmsg2-0 --signature pmsg2-1 --signature pmsg2-2 "
                + "--public-shares c --output certificate")
        try folder.succeed("cmp a b && cmp a c")
        let lines = String(decoding: try folder.bytes("a"), as: UTF8.self).split(
            separator: Character("\n"))
        #expect(lines.count == 3)
        // Each is the public key of the share that its participant holds.
        for (position, line) in lines.enumerated() {
            let public0 = try folder.succeed("dkg chilldkg host-key --secret share\(position)")
            #expect(public0.output == "\(line)\n")
        }
        let digits = String(decoding: try folder.bytes("recovery").dropLast(), as: UTF8.self)
        try folder.write(try #require([UInt8](hexadecimal: digits)), to: "recovery.raw")
        try folder.succeed(
            "dkg chilldkg recover --format raw --recovery-data recovery.raw --public-shares raw > /dev/null"
        )
        #expect(try folder.bytes("raw").count == 99)
        // A file that is not whole is the caller's, and named.
        try folder.write(Array(try folder.bytes("recovery.raw").dropLast()), to: "cut.raw")
        let cut = try folder.shell(
            "dkg chilldkg recover --format raw --recovery-data cut.raw --output new")
        #expect(cut.status == 2 && cut.error.contains("--recovery-data cut.raw:"), "\(cut.error)")
        let alone = try folder.shell("dkg chilldkg recover --recovery-data recovery --share new")
        #expect(alone.status == 2 && alone.error.contains("--share needs --secret"))
    }

    @Test("--aux says that its file has mode 600, and has to")
    func auxiliary() throws {
        for step in ["step2", "ack"] {
            let help = try Tool.run("chilldkg", step, "--help")
            let text = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(
                text.contains("32 bytes for the signature's nonce, with mode 0600"),
                "\(help.output)")
        }
        let folder = try session()
        let line = "dkg chilldkg ack --recovery-data recovery --secret host0.key --aux aux"
        try folder.succeed("dkg chilldkg secret --output aux && \(line)")
        let open = try folder.shell("chmod 644 aux; \(line)")
        #expect(open.status == 4 && open.error.contains("chmod 600 aux"))
    }
}
