import ConformanceVectors
import TestSupport
import Testing

/// Single values of an independent implementation; they are in every clone.
@Suite("Own vectors of resharing")
struct OwnResharingVectorTests {
    private static let cases: [ConformanceCase] = {
        let file = ConformanceVectors.files.first { $0.path == "resharing/primitives.json" }
        return (try? file?.cases(in: OwnVectors.folder)) ?? []
    }()

    @Test("The file is there, and has its cases")
    func complete() {
        #expect(Self.cases.count >= 127, "\(Self.cases.count)")
    }

    @Test("Each case passes", arguments: cases)
    func passes(_ vector: ConformanceCase) {
        #expect(throws: Never.self, "\(vector)") { try vector.run() }
    }
}

/// All of them, where there are more.
@Suite("Resharing by an independent implementation", .enabled(if: Vectors.has("resharing")))
struct ResharingVectorTests {
    @Test("Each case passes")
    func passes() throws {
        let folder = try #require(Vectors.place(with: "resharing"))
        let file = try #require(
            ConformanceVectors.files.first { $0.path == "resharing/primitives.json" })
        let cases = try #require(try file.cases(in: folder))
        #expect(cases.count >= 127)
        for vector in cases {
            #expect(throws: Never.self, "\(vector)") { try vector.run() }
        }
    }
}
