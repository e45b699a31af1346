import ConformanceVectors
import TestSupport
import Testing

/// The published vectors of both crates.
@Suite(.enabled(if: Vectors.isPresent, "The vectors are missing; see Vectors.swift."))
struct VectorTests {
    private static let folders = ["frost-secp256k1", "frost-secp256k1-tr"]

    private static let cases: [ConformanceCase] =
        (try? ConformanceVectors.cases(in: Vectors.folder))?.filter {
            $0.file.hasSuffix("/vectors_dkg.json") || $0.file.hasSuffix("/repair-share.json")
        } ?? []

    @Test(arguments: cases)
    func passes(_ vector: ConformanceCase) throws {
        try vector.run()
    }

    @Test func everyFileIsThereWithAllItsCases() throws {
        var counts: [String: Int] = [:]
        for file in ConformanceVectors.files where VectorTests.folders.contains(file.folder) {
            counts[file.path] = try file.cases(in: Vectors.folder)?.count ?? 0
        }
        var expected: [String: Int] = [:]
        for folder in VectorTests.folders {
            expected["\(folder)/vectors_dkg.json"] = 3
            // Of signing; SigningVectorTests runs them.
            expected["\(folder)/vectors.json"] = 22
            expected["\(folder)/vectors-big-identifier.json"] =
                folder == "frost-secp256k1" ? 284 : 22
            expected["\(folder)/repair-share.json"] = 2
        }
        #expect(counts == expected)
    }
}
