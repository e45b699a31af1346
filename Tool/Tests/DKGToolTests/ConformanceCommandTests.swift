import Foundation
import TestSupport
import Testing

@Suite("dkg conformance")
struct ConformanceCommandTests {
    @Test("All published cases pass", .enabled(if: Vectors.isPresent))
    func passes() throws {
        let run = try Tool.run("conformance", Vectors.folder.path)
        #expect(run.status == 0)
        #expect(run.error == "")
        #expect(run.output.contains("chilldkg/participant_step2_vectors.json: 74 of 74\n"))
        let own = try Tool.run(
            "conformance", Vectors.folder.appendingPathComponent("chilldkg").path)
        #expect(own.status == 0)
        #expect(own.output.contains("chilldkg/recover_vectors.json: 13 of 13\n"))
        #expect(own.output.hasSuffix("249 of 249 cases passed\n"))
    }

    @Test("A case that does not pass is named, with file, id and difference")
    func fails() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "conformance-\(UUID().uuidString)/chilldkg")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
        let key = String(repeating: "0", count: 63)
        let wrong = """
            {"totalTests": 3, "validTestCases": [
              {"tcId": 7, "hostseckey": "\(key)1", "comment": "a wrong key",
               "expectedHostpubkey": "02\(key)1"}],
             "errorTestCases": [
              {"tcId": 8, "hostseckey": "\(key)1", "comment": "no error comes",
               "expectedError": {"type": "HostSeckeyError"}},
              {"tcId": 9, "hostseckey": "\(key)0", "comment": "another error comes",
               "expectedError": {"type": "ValueError"}}]}
            """
        let file = folder.appendingPathComponent("hostpubkey_gen_vectors.json")
        try Data(wrong.utf8).write(to: file)
        let run = try Tool.run("conformance", folder.path)
        #expect(run.status == 1)
        #expect(run.output.contains("hostpubkey_gen_vectors.json: 0 of 3\n"))
        #expect(run.output.contains("chilldkg/recover_vectors.json: not there\n"))
        #expect(
            run.error.contains("hostpubkey_gen_vectors.json 7: a wrong key: hostpubkey: expected"))
        #expect(run.error.contains("8: no error comes: an error is expected; got the hostpubkey"))
        #expect(run.error.contains("expected ValueError; got HostSeckeyError"))
        try Data(#"{"totalTests": 2, "validTestCases": []}"#.utf8).write(to: file)
        let incomplete = try Tool.run("conformance", folder.path)
        #expect(incomplete.status == 1)
        #expect(incomplete.error.contains("announces 2 cases and has 0"))
    }

    @Test("Wrong usage")
    func usage() throws {
        for arguments in [[], ["a", "b"], ["--all"]] {
            #expect(try Tool.run(list: ["conformance"] + arguments).status == 2)
        }
        let nothing = try Tool.run("conformance", "/nowhere")
        #expect(nothing.status == 2)
        #expect(nothing.error.contains("no vector file is in '/nowhere'"))
        #expect(try Tool.run("conformance", "--help").output.contains("EXIT STATUS"))
    }
}
