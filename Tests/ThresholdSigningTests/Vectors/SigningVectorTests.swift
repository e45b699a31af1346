import ConformanceVectors
import TestSupport
import Testing

/// The vectors of RFC 9591, of the crates, of BIP 445's drafts, and of an independent implementation of the requests.
@Suite("Published vectors of signing")
struct SigningVectorTests {
    /// Every file with the number of its cases.
    private static let counts: [String: Int] = [
        "rfc9591/vectors.json": 22,
        "frost-secp256k1/vectors.json": 22,
        "frost-secp256k1/vectors-big-identifier.json": 284,
        "frost-secp256k1-tr/vectors.json": 22,
        "frost-secp256k1-tr/vectors-big-identifier.json": 22,
        "bip445/nonce_gen_vectors.json": 5,
        "bip445/nonce_agg_vectors.json": 5,
        "bip445/sign_verify_vectors.json": 93,
        "bip445/tweak_vectors.json": 44,
        "bip445/sig_agg_vectors.json": 22,
        "bip445/det_sign_vectors.json": 81,
        "signing/own-bip445-0.6.0-gaps.json": 12,
        "signing/bip445-0.12.1.json": 238,
        "signing/requests.json": 151,
        "signing/evidence.json": 182,
        "signing/roast.json": 30,
        "signing/zf-3.0.0-mixed-sessions.json": 60,
    ]

    @Test(
        "Every case of a file passes, and there are as many as there have to be",
        arguments: counts.sorted { $0.key < $1.key }.map(\.key))
    func passes(_ path: String) throws {
        let file = try #require(ConformanceVectors.files.first { $0.path == path })
        guard let place = Vectors.place(with: file.folder) else {
            try Test.cancel("the vectors of \(file.folder) are missing; see Vectors.swift")
        }
        let cases = try file.cases(in: place) ?? []
        #expect(cases.count == SigningVectorTests.counts[path])
        for vector in cases {
            #expect(throws: Never.self, "\(vector)") { try vector.run() }
        }
    }
}
