import Foundation
import Testing

@testable import DKGTool

/// Nobody is a culprit for what is wrong with a command line of `dkg frost-keygen`.
@Suite("Mistakes on the command line of frost-keygen")
struct FROSTMistakeTests {
    private static let suite = "--suite secp256k1"
    private static let numbers = "--threshold 2 --participants 3"

    private static func own(_ index: Int) -> String {
        "\(suite) \(numbers) --identifier \(index) --randomness r\(index)"
    }

    private static func packages(of index: Int) -> String {
        (1...3).filter { $0 != index }.map { "--package \($0)=p\($0)" }.joined(separator: " ")
    }

    private static let shares = "--share 2=2-to-1 --share 3=3-to-1"

    /// Runs part1 and part2 of three participants.
    static func begin(_ folder: borrowing TestFolder, _ format: String) throws {
        for index in 1...3 {
            try folder.succeed("dkg frost-keygen part1 \(own(index)) --output p\(index) \(format)")
        }
        for index in 1...3 {
            let shares = (1...3).filter { $0 != index }.map { "--share \($0)=\(index)-to-\($0)" }
            try folder.succeed(
                "dkg frost-keygen part2 \(own(index)) \(packages(of: index)) "
                    + shares.joined(separator: " ") + " \(format)")
        }
    }

    private func session(_ format: String = "") throws -> TestFolder {
        try (format.isEmpty ? Template.frostBinary : Template.frostJSON).copy()
    }

    private func part2(_ packages: String, _ rest: String = "--share 2=new") -> String {
        "dkg frost-keygen part2 \(FROSTMistakeTests.own(1)) \(packages) \(rest)"
    }

    private func part3(
        _ shares: String = FROSTMistakeTests.shares,
        packages: String = FROSTMistakeTests.packages(of: 1), _ rest: String = ""
    ) -> String {
        "dkg frost-keygen part3 \(FROSTMistakeTests.own(1)) \(packages) \(shares) --key key "
            + "--public-key public \(rest)"
    }

    /// Expects exit status 2, that texts are in the error, that nobody is named, and that nothing was written.
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
        #expect(!run.error.contains("culprit"), "\(run.error)", sourceLocation: location)
        #expect(!run.error.contains("aborted"), "\(run.error)", sourceLocation: location)
        let written = try folder.shell("ls new key public")
        #expect(written.output == "", sourceLocation: location)
    }

    @Test(
        "The session of these tests ends with a key, in both formats",
        arguments: ["", "--format json"])
    func twin(format: String) throws {
        let folder = try session(format)
        try folder.succeed(part3() + " " + format)
        #expect(try folder.mode("key") == 0o600)
    }

    @Test("Another format than the files have: file, option and the right format are named")
    func format() throws {
        let binary = try session()
        for line in [
            part2(FROSTMistakeTests.packages(of: 1), "--share 2=new --format json"),
            part3() + " --format json",
        ] {
            try expectMistake(
                binary, line, "--package 2=p2: this is not a package of part1 in the format json",
                "It is one with --format binary.")
        }
        let json = try session("--format json")
        for line in [part2(FROSTMistakeTests.packages(of: 1)), part3()] {
            try expectMistake(
                json, line, "--package 2=p2: this is not a package of part1 in the format binary",
                "It is one with --format json.")
        }
    }

    @Test("Another format than the shares have")
    func formatOfShares() throws {
        let folder = try session()
        let json = try TestFolder()
        try folder.succeed("cp * '\(json.url.path)'")
        try json.succeed(
            "rm 2-to-1 && dkg frost-keygen part2 \(FROSTMistakeTests.own(2)) --package 1=p1 --package 3=p3 "
                + "--share 1=2-to-1 > out 2>&1; rm 2-to-1; "
                + "for p in p1 p3; do cp $p $p.b; done; "
                + "dkg frost-keygen part1 \(FROSTMistakeTests.own(1)) --again --format json --output p1.j && "
                + "dkg frost-keygen part1 \(FROSTMistakeTests.own(3)) --again --format json --output p3.j && "
                + "dkg frost-keygen part2 \(FROSTMistakeTests.own(2)) --package 1=p1.j --package 3=p3.j "
                + "--format json --share 1=2-to-1")
        try expectMistake(
            json, part3(), "--share 2=2-to-1: this is not a share of part2 in the format binary",
            "It is one with --format json.")
    }

    @Test("Packages exchanged, in part2 and part3: whose package it is")
    func exchangedPackages() throws {
        let folder = try session()
        let exchanged = "--package 2=p3 --package 3=p2"
        for line in [part2(exchanged), part3(packages: exchanged)] {
            try expectMistake(folder, line, "--package 2=p3: this is the package of 3.")
        }
        let twice = "--package 2=p2 --package 3=p2"
        try expectMistake(folder, part2(twice), "--package 3=p2: this is the package of 2.")
        let own = "--package 2=p1 --package 3=p3"
        try expectMistake(folder, part2(own), "--package 2=p1: this is the package of 1.")
        // A participant under another number than its own.
        let renamed = "--package 7=p2 --package 3=p3"
        try expectMistake(
            folder, part2(renamed, "--share 3=new"), "--package 7=p2: this is the package of 2.")
    }

    @Test("Shares exchanged: who made it for whom")
    func exchangedShares() throws {
        let folder = try session()
        try expectMistake(
            folder, part3("--share 2=3-to-1 --share 3=2-to-1"),
            "--share 2=3-to-1: this is the share that 3 made for 1.")
        try expectMistake(
            folder, part3("--share 2=2-to-3 --share 3=3-to-1"),
            "--share 2=2-to-3: this is the share that 2 made for 3.")
        try expectMistake(
            folder, part3("--share 2=1-to-2 --share 3=3-to-1"),
            "--share 2=1-to-2: this is the share that 1 made for 2.")
    }

    @Test("A share in place of a package, and the other way round")
    func otherKind() throws {
        let folder = try session()
        try expectMistake(
            folder, part2("--package 2=2-to-1 --package 3=p3"),
            "--package 2=2-to-1: this is not a package of part1", "It is a share of part2")
        try expectMistake(
            folder, "chmod 600 p2; " + part3("--share 2=p2 --share 3=3-to-1"),
            "--share 2=p2: this is not a share of part2")
    }

    @Test("Other suites")
    func suites() throws {
        let folder = try session()
        try folder.succeed(
            "dkg frost-keygen part1 --suite taproot \(FROSTMistakeTests.numbers) --identifier 2 "
                + "--randomness t2 --output t2.p")
        try expectMistake(
            folder, part2("--package 2=t2.p --package 3=p3"), "--package 2=t2.p",
            "It is one with --suite taproot.")
    }

    @Test("A package that ends as a long line break begins is recognised as well")
    func longLineBreaks() {
        #expect(FROSTReading.countsWithoutLineBreak([1, 2, 13, 10]) == [3, 2])
        #expect(FROSTReading.countsWithoutLineBreak([1, 2, 10]) == [2])
        #expect(FROSTReading.countsWithoutLineBreak([10]) == [0])
        #expect(FROSTReading.countsWithoutLineBreak([1, 13]) == [])
        #expect(FROSTReading.countsWithoutLineBreak([]) == [])
    }

    @Test("Truncated files, and files with a line break at the end")
    func damaged() throws {
        let folder = try session()
        try folder.succeed("head -c 60 p2 > short; head -c 20 2-to-1 > cut; chmod 600 cut")
        try folder.succeed(": > empty; chmod 600 empty; (cat p2; echo) > long")
        try folder.succeed(
            "(cat 2-to-1; echo) > lines; printf '\\r\\n' | cat p2 - > crlf; chmod 600 lines")
        for (file, text) in [
            ("short", "whole?"), ("empty", "whole?"), ("long", "a line break that an editor"),
            ("crlf", "a line break that an editor"),
        ] {
            let given = "--package 2=\(file) --package 3=p3"
            for line in [part2(given), part3(packages: given)] {
                try expectMistake(folder, line, "--package 2=\(file): this is not a package", text)
            }
        }
        for (file, text) in [
            ("cut", "whole?"), ("empty", "whole?"), ("lines", "a line break that an editor"),
        ] {
            try expectMistake(
                folder, part3("--share 2=\(file) --share 3=3-to-1"),
                "--share 2=\(file): this is not a share", text)
        }
    }

    @Test("An option twice, and a participant twice, missing, or itself")
    func repeated() throws {
        let folder = try session()
        let packages = FROSTMistakeTests.packages(of: 1)
        for line in [
            part2(packages, "--share 2=new --format binary --format binary"),
            part3("\(FROSTMistakeTests.shares) --format binary --format=json"),
        ] {
            try expectMistake(folder, line, "--format is given twice")
        }
        for line in [
            part2(packages + " --package 2=p2"), part3(packages: packages + " --package 2=p2"),
        ] {
            try expectMistake(folder, line, "--package is given twice for 2")
        }
        for line in [part2("--package 2=p2"), part3(packages: "--package 2=p2")] {
            try expectMistake(
                folder, line, "--package is needed once for each", "there are 2; got 1")
        }
        let own = packages + " --package 1=p1"
        for line in [part2(own), part3(packages: own)] {
            try expectMistake(folder, line, "--package 1=p1: 1 is this participant itself")
        }
        try expectMistake(
            folder, part2(packages, "--share 2=new --share 2=key"), "--share is given twice for 2")
        try expectMistake(
            folder, part2(packages, "--share 2=new --share 3=new"), "'new' is named for two outputs"
        )
        try expectMistake(
            folder, part3(FROSTMistakeTests.shares + " --share 2=2-to-1"),
            "--share is given twice for 2")
        try expectMistake(folder, part3("--share 2=2-to-1"), "it is missing for 3")
        try expectMistake(
            folder, part3(FROSTMistakeTests.shares + " --share 9=3-to-1"), "no --package from 9")
        try expectMistake(
            folder, part3(FROSTMistakeTests.shares + " --share 1=3-to-1"), "this participant itself"
        )
    }

    @Test("Other options than in part1: the option is named, here and in part1 --again")
    func otherSetup() throws {
        let folder = try session()
        let packages = FROSTMistakeTests.packages(of: 1)
        for (from, to, text) in [
            ("--threshold 2", "--threshold 3", "--threshold is another than in part1"),
            ("--identifier 1", "--identifier 4", "--identifier is another than in part1"),
            ("r1", "r2", "--identifier is another than in part1: 'r2' was made with 2; got 1."),
        ] {
            for line in [part2(packages), part3()] {
                try expectMistake(
                    folder, line.replacingOccurrences(of: from, with: to), text)
            }
            let again = "dkg frost-keygen part1 \(FROSTMistakeTests.own(1)) --again --output new"
            try expectMistake(folder, again.replacingOccurrences(of: from, with: to), text)
        }
        let again = "dkg frost-keygen part1 \(FROSTMistakeTests.own(1)) --again --output new"
        try expectMistake(
            folder, again.replacingOccurrences(of: "--participants 3", with: "--participants 4"),
            "--participants is another than in part1")
        // The twin: without a mark the options are taken as they are.
        try folder.succeed(
            "rm r1.setup && "
                + again.replacingOccurrences(of: "--threshold 2", with: "--threshold 3"))
        try folder.succeed("test -s new")
    }

    @Test(
        "A threshold that the others do not have is a question to all, and one that differs is theirs"
    )
    func threshold() throws {
        let folder = try TestFolder()
        for index in 1...3 {
            let threshold = index == 1 ? 3 : 2
            try folder.succeed(
                "dkg frost-keygen part1 --suite taproot --participants 3 --threshold \(threshold) "
                    + "--identifier \(index) --randomness r\(index) --output p\(index)")
        }
        let common = "--suite taproot --participants 3"
        try expectMistake(
            folder,
            "dkg frost-keygen part2 \(common) --threshold 3 --identifier 1 --randomness r1 "
                + "--package 2=p2 --package 3=p3 --share 2=new",
            "--threshold is 3, and 2 of 2 packages commit to 2 coefficients")
        let other = try folder.shell(
            "dkg frost-keygen part2 \(common) --threshold 2 --identifier 2 --randomness r2 "
                + "--package 1=p1 --package 3=p3 --share 3=new")
        #expect(other.status == 1)
        #expect(other.error.contains("culprit: 1\n"))
    }

    @Test("Packages of another attempt in part3 are not held against anybody's share")
    func otherAttempt() throws {
        let folder = try session()
        try folder.succeed(
            "rm r2* && dkg frost-keygen part1 \(FROSTMistakeTests.own(2)) --output p2.new")
        try expectMistake(
            folder, part3(packages: "--package 2=p2.new --package 3=p3"), "used in another session")
    }

    @Test("A culprit is still one: a wrong share, and a proof that is nobody's")
    func culprits() throws {
        let folder = try session()
        var share = try folder.bytes("2-to-1")
        share[share.count - 1] ^= 1
        try folder.write(share, to: "wrong")
        let wrong = try folder.shell(
            "chmod 600 wrong; " + part3("--share 2=wrong --share 3=3-to-1"))
        #expect(wrong.status == 1)
        #expect(wrong.error.contains("culprit: 2\n"))
        #expect(wrong.error.contains("Hint: this holds if every file is what its sender sent"))
        var package = try folder.bytes("p3")
        package[package.count - 1] ^= 1
        try folder.write(package, to: "p3.wrong")
        let proof = try folder.shell(part2("--package 2=p2 --package 3=p3.wrong"))
        #expect(proof.status == 1)
        #expect(proof.error.contains("culprit: 3\n"))
    }

    @Test(
        "JSON files have no line break at their end, as the crates write them; with one they are read"
    )
    func lineBreaks() throws {
        let folder = try session("--format json")
        try folder.succeed(part3() + " --format json")
        for file in ["p1", "public", "key", "1-to-2"] {
            #expect(try folder.bytes(file).last == UInt8(ascii: "}"), "\(file)")
        }
        try folder.succeed(
            "rm key public; (cat p2; echo) > p2.n && (cat 2-to-1; echo) > s.n && chmod 600 s.n")
        try folder.succeed(
            part3("--share 2=s.n --share 3=3-to-1", packages: "--package 2=p2.n --package 3=p3")
                + " --format json")
    }

    @Test("If one output exists, no other is written")
    func outputs() throws {
        let folder = try session()
        let packages = FROSTMistakeTests.packages(of: 1)
        try folder.succeed("echo here > taken")
        for line in [
            part2(packages, "--share 2=new --share 3=taken"),
            part3().replacingOccurrences(of: "--public-key public", with: "--public-key taken"),
            part3().replacingOccurrences(of: "--key key", with: "--key taken"),
            "dkg frost-keygen part1 \(FROSTMistakeTests.suite) \(FROSTMistakeTests.numbers) --identifier 1 "
                + "--randomness new --output taken",
        ] {
            let run = try folder.shell(line)
            #expect(run.status == 3, "\(line): \(run.error)")
            #expect(run.error.contains("'taken' exists"))
            #expect(try folder.shell("ls new key public").output == "")
        }
        #expect(try folder.succeed("cat taken").output == "here\n")
    }
}
