import ConformanceVectors
import TestSupport
import Testing

/// A part of what an independent implementation of the same specification has computed; it is in every clone.
@Suite("Own vectors of signing")
struct OwnSigningVectorTests {
    private static let files = ConformanceVectors.files.filter {
        [
            "signing/requests.json", "signing/evidence.json", "signing/roast.json",
            "signing/bip445-0.12.1.json", "signing/own-bip445-0.6.0-gaps.json",
        ].contains($0.path)
    }

    private static let cases: [ConformanceCase] = {
        (try? files.flatMap { try $0.cases(in: OwnVectors.folder) ?? [] }) ?? []
    }()

    @Test("Every file is there, and has its cases")
    func complete() {
        #expect(Self.files.count == 5)
        for file in Self.files {
            #expect(Self.cases.contains { $0.file == file.path }, "\(file.path)")
        }
        #expect(Self.cases.count >= 300)
    }

    @Test("Each case passes", arguments: cases)
    func passes(_ vector: ConformanceCase) {
        #expect(throws: Never.self, "\(vector)") { try vector.run() }
    }
}
