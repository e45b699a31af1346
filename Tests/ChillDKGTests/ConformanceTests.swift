import ConformanceVectors
import TestSupport
import Testing

@Suite("The vectors of the draft", .enabled(if: Vectors.isPresent))
struct ConformanceTests {
    private static let cases: [ConformanceCase] =
        (try? ConformanceVectors.cases(in: Vectors.folder))?.filter {
            $0.file.hasPrefix("chilldkg/")
        } ?? []

    @Test("Every published case", arguments: cases)
    func published(vector: ConformanceCase) throws {
        try vector.run()
    }

    @Test("Every file is there, with all its cases")
    func complete() throws {
        let files = ConformanceVectors.files.filter { $0.folder == "chilldkg" }
        var counts: [String: Int] = [:]
        for file in files { counts[file.name] = try file.cases(in: Vectors.folder)?.count ?? 0 }
        #expect(
            counts == [
                "hostpubkey_gen_vectors.json": 4, "params_hash_vectors.json": 6,
                "participant_step1_vectors.json": 52, "coordinator_step1_vectors.json": 44,
                "participant_step2_vectors.json": 74, "coordinator_finalize_vectors.json": 20,
                "participant_finalize_vectors.json": 16, "coordinator_investigate_vectors.json": 4,
                "participant_investigate_vectors.json": 16, "recover_vectors.json": 13,
            ])
        #expect(counts.values.reduce(0, +) == 249)
    }
}
