import CeremonyLog
import DKG
import Foundation
import Testing

@testable import DKGTool

@Suite("dkg ceremony")
struct CeremonyCommandTests {
    @Test(
        "Three people and a folder make a key, and the log alone says so",
        arguments: [
            "feldman", "pedersen",
        ])
    func threePeople(scheme: String) throws {
        let session = try CeremonySession(3, threshold: 2, scheme: scheme)
        for number in 1...3 {
            let joined = try session.run("join", number)
            #expect(joined.status == 0, "\(joined.error)")
        }
        let statuses = try session.runTogether(1...3, "--json")
        #expect(statuses == [0, 0, 0])
        let audit = try session.audit()
        #expect(audit.outcome == "certified")
        #expect(audit.joined == [1, 2, 3])
        for number in 1...3 {
            let text = String(decoding: try session.folder.bytes("out-\(number)"), as: UTF8.self)
            #expect(try session.report(text).transcript == audit.transcript)
            // The state is erased, and the share is there.
            let files = try FileManager.default.contentsOfDirectory(
                atPath: session.folder.url.path + "/n\(number)")
            #expect(!files.contains { $0.hasPrefix("state-") })
            #expect(files.contains { $0.hasPrefix("key-") })
        }
        // Whoever runs again is told the same.
        #expect(try session.run("run", 1, "--json").status == 0)
        #expect(try session.run("join", 1).status == 2)
    }

    @Test("A member is killed again and again, and the key is one")
    func killed() throws {
        let session = try CeremonySession(3, threshold: 2, scheme: "pedersen")
        for number in 1...3 { #expect(try session.run("join", number).status == 0) }
        // The third is killed after 0.1, 0.2, ... seconds of each run.
        let third = session.line("run", 3, "--pause 20 --quiet")
        let line = """
            true
            (\(session.line("run", 1, "--pause 20 --quiet")) >out-1; touch end-1) &
            (\(session.line("run", 2, "--pause 20 --quiet")) >out-2; touch end-2) &
            for t in 0.05 0.08 0.1 0.12 0.15 0.2 0.25; do
              (\(third.replacingOccurrences(of: "dkg", with: "exec timeout -s KILL $t \"$0\""))) >out-3 2>err-3
            done
            \(third) >out-3
            while ! [ -e end-1 -a -e end-2 ]; do sleep 0.05; done
            """
        try session.folder.succeed(line)
        #expect(try session.audit().outcome == "certified")
        let statuses = try (1...3).map { try session.run("run", $0, "--json").status }
        #expect(statuses == [0, 0, 0])
    }

    @Test("One member never comes: the others vote it out, and have a key")
    func absentMember() throws {
        let session = try CeremonySession(4, threshold: 2, seconds: 1, joinSeconds: 6)
        for number in 1...3 { #expect(try session.run("join", number).status == 0) }
        #expect(try session.runTogether(1...3) == [0, 0, 0])
        let audit = try session.audit()
        #expect(audit.outcome == "certified")
        #expect(audit.joined == [1, 2, 3])
    }

    @Test("A member vanishes after joining: every round is voted on")
    func vanished() throws {
        let session = try CeremonySession(3, threshold: 2, scheme: "pedersen", seconds: 1)
        for number in 1...3 { #expect(try session.run("join", number).status == 0) }
        #expect(try session.runTogether(1...2) == [0, 0])
        #expect(try session.audit().outcome == "certified")
    }

    @Test(
        "What a ceremony file says to people has to be what its bytes say",
        arguments: [
            ("\"threshold\" : 2", "\"threshold\" : 1", "threshold"),
            ("member 2", "member 7", "members[1]"), ("\"deal\" : 60", "\"deal\" : 61", "seconds"),
            ("feldman", "pedersen", "scheme"), ("agreed", "relay", "board"),
        ])
    func alteredFile(from: String, to: String, field: String) throws {
        let session = try CeremonySession(3, threshold: 2)
        let text = String(decoding: try session.folder.bytes("c.json"), as: UTF8.self)
        let range = try #require(text.range(of: from))
        try session.folder.write(
            Array(text.replacingCharacters(in: range, with: to).utf8), to: "c.json")
        let shown = try session.folder.shell("dkg ceremony show c.json")
        #expect(shown.status == 4)
        #expect(shown.error.contains("'\(field)'"), "\(shown.error)")
        #expect(try session.run("join", 1).status == 4)
    }

    @Test("The fingerprint is printed by all who show the file, and join can insist on it")
    func fingerprint() throws {
        let session = try CeremonySession(3, threshold: 2)
        let shown = try session.folder.succeed("dkg ceremony show c.json --json")
        struct File: Decodable { let fingerprint: String }
        let file = try JSONDecoder().decode(File.self, from: Data(shown.output.utf8))
        #expect(file.fingerprint.split(separator: " ").count == 8)
        let wrong = try session.run("join", 1, "--fingerprint 'aaaa bbbb'")
        #expect(wrong.status == 2)
        #expect(wrong.error.contains(file.fingerprint))
        #expect(try session.run("run", 1).status == 2)
        #expect(try session.run("join", 1, "--fingerprint '\(file.fingerprint)'").status == 0)
    }

    @Test("A roster that cannot be is refused by name")
    func rosters() throws {
        let session = try CeremonySession(3, threshold: 2)
        let right = String(decoding: try session.folder.bytes("roster.json"), as: UTF8.self)
        func new(_ text: String) throws -> Tool.Run {
            try session.folder.write(Array(text.utf8), to: "r.json")
            return try session.folder.shell("dkg ceremony new r.json --output d.json")
        }
        func refuse(_ from: String, _ to: String, _ message: String) throws {
            #expect(right.contains(from))
            let run = try new(right.replacingOccurrences(of: from, with: to))
            #expect(run.status == 2, "\(run.error)")
            #expect(run.error.contains(message), "\(run.error)")
        }
        try refuse("member 2", "member 1", "same name")
        try refuse(
            try session.publicKey(3), try session.publicKey(1),
            "'member 1' and 'member 3' have the same identity")
        try refuse("\"threshold\":2", "\"threshold\":3", "at least 5")
        try refuse("\"threshold\":2", "\"treshold\":2", "no field 'treshold'")
        try refuse("\"seconds\":60", "\"profile\":\"daily\"", "'daily'")
        try refuse("feldman", "shamir", "no scheme 'shamir'")
        let until = try #require(right.firstMatch(of: /"joinUntil":"([^"]+)"/)?.1)
        try refuse(String(until), "2020-01-01T00:00:00Z", "has passed")
        try refuse(String(until), "tomorrow", "is a date")
        #expect(try new("[]").status == 2)
        // The same folder may carry many ceremonies.
        #expect(try new(right).status == 0)
        #expect(try new(right).status == 3)
    }

    @Test("A folder that a program copies is no board")
    func synchronised() throws {
        let session = try CeremonySession(3, threshold: 2)
        try session.folder.succeed("mkdir .stfolder")
        let run = try session.folder.shell("dkg ceremony new roster.json --output d.json")
        #expect(run.status == 2)
        #expect(run.error.contains("Syncthing"))
    }

    @Test("check finds a member that has another file")
    func otherFile() throws {
        let session = try CeremonySession(3, threshold: 2)
        try session.writeRoster(threshold: 1)
        try session.folder.succeed("dkg ceremony new roster.json --output other.json")
        try session.folder.succeed(
            "printf secret | dkg ceremony join other.json --data n2 --passphrase-fd 0")
        let check = try session.folder.shell("dkg ceremony check c.json --data n1")
        #expect(check.status == 1)
        #expect(check.output.contains("compare the fingerprint with member 2 (member 2)"))
        #expect(try session.run("join", 1).status == 0)
        let again = try session.folder.shell("dkg ceremony check c.json --data n1")
        #expect(again.output.contains("joined:      member 1 (member 1)"))
    }

    @Test("A board that was copied back, or is another one, is refused, and nothing is said on it")
    func boards() throws {
        let session = try CeremonySession(3, threshold: 2)
        for number in 1...2 { #expect(try session.run("join", number).status == 0) }
        try session.folder.succeed("cp -a board board-old")
        #expect(try session.run("join", 3).status == 0)
        // The first has read all joins, and stored that it has.
        let line = session.line("run", 1, "--quiet")
            .replacingOccurrences(of: "dkg", with: "exec timeout -s KILL 1 \"$0\"")
        _ = try session.folder.shell("(\(line))")
        try session.folder.succeed("mv board board-new && cp -a board-old board")
        let back = try session.run("run", 1)
        #expect(back.status == 8, "\(back.error)")
        let entries = try session.folder.succeed("ls board | grep -c '^0'").output
        #expect(entries == "2\n")
        try session.folder.succeed(
            "rm -r board && cp -a board-new board && mv board/0000000002 t && mv board/0000000001 board/0000000002 && mv t board/0000000001"
        )
        #expect(try session.run("run", 1).status == 8)
        try session.folder.succeed("rm -r board")
        #expect(try session.run("run", 1).status == 7)
        try session.folder.succeed("cp -a board-new board")
        #expect(try session.runTogether(1...3) == [0, 0, 0])
    }

    @Test("A wrong passphrase, a changed state and a stranger are told apart")
    func refusals() throws {
        let session = try CeremonySession(3, threshold: 2)
        #expect(try session.run("join", 1).status == 0)
        let wrong = try session.folder.shell(
            "printf other | dkg ceremony run c.json --data n1 --passphrase-fd 0")
        #expect(wrong.status == 4)
        let id = try #require(
            try session.folder.succeed("ls n1 | grep state-").output.split(separator: "\n").first)
        var state = try session.folder.bytes("n1/\(id)")
        state[60] ^= 1
        try session.folder.succeed("cp -p n1/\(id) kept")
        try session.folder.write(state, to: "n1/\(id)")
        #expect(try session.run("run", 1).status == 4)
        // Another kind of sealed file under the name.
        try session.folder.succeed("cp -p n1/identity.sealed n1/\(id)")
        #expect(try session.run("run", 1).status == 4)
        // A state that is gone is never drawn again.
        try session.folder.succeed("rm n1/\(id)")
        #expect(try session.run("join", 1).error.contains("never begun again"))
        try session.folder.succeed("cp -p kept n1/\(id)")
        #expect(try session.run("join", 1).status == 0)

        try IdentityCommandTests.make(session.folder, "n9")
        #expect(try session.run("join", 9).status == 2)
    }

    @Test("A data folder from before the joining does not join again with the same identity")
    func restoredFolder() throws {
        let session = try CeremonySession(3, threshold: 2)
        try session.folder.succeed("cp -a n1 n1-before")
        #expect(try session.run("join", 1).status == 0)
        try session.folder.succeed("mv n1 n1-joined && mv n1-before n1")
        let again = try session.run("join", 1)
        #expect(again.status == 4)
        #expect(again.error.contains("joined the ceremony already"), "\(again.error)")
        #expect(try session.folder.succeed("ls board | grep -c '^0'").output == "1\n")
        try session.folder.succeed("rm -r n1 && mv n1-joined n1")
        for number in 2...3 { #expect(try session.run("join", number).status == 0) }
        #expect(try session.runTogether(1...3) == [0, 0, 0])
        // After the joining the board says it as well.
        try session.folder.succeed("rm n1/state-* n1/joined-* n1/key-* n1/times-* || true")
        #expect(try session.run("join", 1).status == 4)
    }

    @Test("Nobody joins once the joining is over")
    func joiningIsOver() throws {
        let session = try CeremonySession(4, threshold: 2)
        let roster = String(decoding: try session.folder.bytes("roster.json"), as: UTF8.self)
        let absent = roster.replacingOccurrences(
            of: "\"name\":\"member 4\"", with: "\"absent\":true,\"name\":\"member 4\"")
        #expect(absent != roster)
        try session.folder.write(Array(absent.utf8), to: "roster.json")
        try session.folder.succeed("rm c.json && dkg ceremony new roster.json --output c.json")
        for number in 1...3 { #expect(try session.run("join", number).status == 0) }
        let late = try session.run("join", 4)
        #expect(late.status == 2)
        #expect(late.error.contains("the joining is over"), "\(late.error)")
        #expect(try session.folder.succeed("ls board | grep -c '^0'").output == "3\n")
        #expect(try session.folder.shell("ls n4 | grep -q state-").status == 1)
    }

    @Test("A state is not erased for a share of another key under the name of its own")
    func otherShare() throws {
        let session = try CeremonySession(1, threshold: 1)
        #expect(try session.run("join", 1).status == 0)
        #expect(try session.run("run", 1).status == 0)
        let first = try session.folder.succeed("ls n1 | grep key-").output.dropLast()
        // A second ceremony of the same member, which has begun.
        try session.folder.succeed("rm c.json && dkg ceremony new roster.json --output c.json")
        #expect(try session.run("join", 1).status == 0)
        let state = try session.folder.succeed("ls n1 | grep state-").output.dropLast()
        let own = state.replacingOccurrences(of: "state-", with: "key-")
        #expect(own != first)
        try session.folder.succeed("cp -p n1/\(first) n1/\(own)")
        let run = try session.run("run", 1)
        #expect(run.status == 4)
        #expect(run.error.contains("another ceremony's key"), "\(run.error)")
        try session.folder.succeed("rm n1/\(own)")
        #expect(try session.run("run", 1).status == 0)
    }

    @Test("A discarded attempt says nothing any more")
    func discarded() throws {
        let session = try CeremonySession(3, threshold: 2)
        for number in 1...3 { #expect(try session.run("join", number).status == 0) }
        #expect(try session.run("discard", 1).status == 2)
        #expect(try session.run("discard", 1, "--yes").status == 0)
        let run = try session.run("run", 1)
        #expect(run.status == 4)
        #expect(run.error.contains("discarded"))
    }

    @Test("A share is backed up, lost, and put back")
    func backup() throws {
        let session = try CeremonySession(3, threshold: 2)
        for number in 1...3 { #expect(try session.run("join", number).status == 0) }
        #expect(try session.runTogether(1...3) == [0, 0, 0])
        try session.folder.succeed(
            "printf secret >p && printf backup >q && dkg share export --output share.sealed --data n1 "
                + "--passphrase-fd 3 --share-passphrase-fd 4 \(CeremonySession.quick) 3<p 4<q")
        try session.folder.succeed("rm n1/key-*")
        #expect(try session.run("run", 1).status == 4)
        try session.folder.succeed(
            "dkg share import share.sealed --data n1 --passphrase-fd 3 --share-passphrase-fd 4 3<p 4<q"
        )
        #expect(try session.run("run", 1).status == 0)
    }
}
