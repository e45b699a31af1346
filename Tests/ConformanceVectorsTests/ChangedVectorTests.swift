import ConformanceVectors
import Foundation
import TestSupport
import Testing

/// Whoever runs vectors has to look at what they expect: an expectation that was changed is not met.
@Suite("Vectors with one changed expectation")
struct ChangedVectorTests {
    /// What the parts of a file expect, by the name of the field; it is changed where it stands first.
    private static let expectations: [(file: String, part: String, fields: [String])] = [
        (
            "requests.json", "sessions",
            [
                "preimage", "digest", "signingKey", "R", "rho", "secret", "commitment", "z",
                "answer",
                "signature", "signedRequest", "coordinator",
            ]
        ),
        ("requests.json", "firstCommitments", ["first"]),
        ("requests.json", "refused", ["kind"]),
        ("evidence.json", "cases", ["reason", "index", "coordinator"]),
        (
            "roast.json", "transcripts",
            ["ask", "request", "finish", "convict", "reason", "leave", "why", "sessions"]
        ),
        ("bip445-0.12.1.json", "nonceGen", ["secretNonce", "publicNonce"]),
        ("bip445-0.12.1.json", "nonceAgg", ["aggregate"]),
        (
            "bip445-0.12.1.json", "sessions",
            ["aggregateNonce", "tweakedKey", "tacc", "gacc", "R", "b", "partialSignatures"]
        ),
        ("bip445-0.12.1.json", "aggregates", ["signature", "signatureVerifies"]),
        ("bip445-0.12.1.json", "signs", ["partialSignature"]),
        ("bip445-0.12.1.json", "signErrors", ["words"]),
        ("bip445-0.12.1.json", "verifies", ["valid"]),
        ("bip445-0.12.1.json", "deterministic", ["publicNonce", "partialSignature", "words"]),
    ]

    /// The same of resharing.
    private static let resharing: [(part: String, fields: [String])] = [
        ("taggedHashes", ["hash"]),
        (
            "predecessors",
            [
                "purpose", "board", "epoch", "genesis", "transcript", "threshold", "key", "context",
                "index", "identity", "point", "share", "predecessorID", "oldQuorumAgreed",
                "oldQuorumRelay", "survivesDealers",
            ]
        ),
        ("refusedForeign", ["reason"]),
        ("refusedPredecessors", ["reason"]),
        (
            "resharingIDs",
            [
                "resharingID", "quorum", "oldQuorum", "fewestJoins", "lossTolerated",
                "silenceTolerated", "largestBodies",
            ]
        ),
        ("refusedConfigurations", ["reason"]),
        (
            "sessions",
            [
                "resharingID", "sid", "offers", "joins", "seed", "nonce", "coefficients", "r",
                "body",
                "dealingDigest", "s", "sessionKey", "hash", "combined", "lambdas",
                "publicPolynomial", "transcriptDigest", "message", "shareSignature",
                "envelopeDigest", "envelopeSignature",
            ]
        ),
        ("judge", ["kind", "role", "complaint"]),
        ("lambdas", ["lambdas"]),
        (
            "keys",
            [
                "encoding", "transcriptDigest", "kind", "epoch", "index", "share",
                "nextPredecessorID",
            ]
        ),
        ("refusedKeys", ["reason"]),
        ("doubleHandOver", ["culprit", "resharingID", "envelope"]),
        (
            "pendingShares",
            ["resharingID", "sid", "transcriptDigest", "index", "share", "encoding"]
        ),
    ]

    private static let arguments = expectations.flatMap { file, part, fields in
        fields.map { [file, part, $0] }
    }

    @Test("The case that has it fails", arguments: arguments)
    func fails(_ changed: [String]) throws {
        let source = OwnVectors.folder.appendingPathComponent("signing/\(changed[0])")
        let file = try JSONSerialization.jsonObject(with: Data(contentsOf: source))
        var wrong = try #require(file as? [String: Any])
        var seen = false
        wrong[changed[1]] = ChangedVectorTests.changing(
            changed[2], in: try #require(wrong[changed[1]]), &seen, except: ["keys", "key"])
        try #require(seen, "there is no '\(changed[2])'")
        let failures = try failures(of: wrong, in: changed[0])
        #expect(failures == 1, "\(changed)")
    }

    @Test(
        "A case of resharing that has it fails",
        arguments: resharing.flatMap { part, fields in fields.map { [part, $0] } })
    func resharingFails(_ changed: [String]) throws {
        let source = OwnVectors.folder.appendingPathComponent("resharing/primitives.json")
        let file = try JSONSerialization.jsonObject(with: Data(contentsOf: source))
        var wrong = try #require(file as? [String: Any])
        var seen = false
        wrong[changed[0]] = ChangedVectorTests.changing(
            changed[1], in: try #require(wrong[changed[0]]), &seen, except: [])
        try #require(seen, "there is no '\(changed[1])'")
        #expect(try failures(of: wrong, in: "primitives.json", of: "resharing") == 1, "\(changed)")
    }

    @Test("A verdict where none is expected fails, and none where one is")
    func verdicts() throws {
        let source = OwnVectors.folder.appendingPathComponent("signing/evidence.json")
        let right = try JSONSerialization.jsonObject(with: Data(contentsOf: source))
        for convicts in [true, false] {
            var file = try #require(right as? [String: Any])
            var cases = try #require(file["cases"] as? [[String: Any]])
            let position = try #require(
                cases.firstIndex { ($0["convicted"] is NSNull) != convicts })
            cases[position]["convicted"] =
                convicts ? NSNull() : ["index": 1, "reason": "wrongShare"] as [String: Any]
            file["cases"] = cases
            #expect(try failures(of: file, in: "evidence.json") == 1)
        }
    }

    /// How many cases of a changed file fail, up to the first.
    private func failures(
        of value: Any, in file: String, of protocol: String = "signing"
    ) throws -> Int {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("changed-vectors-\(UUID().uuidString)")
        let place = folder.appendingPathComponent(`protocol`)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try JSONSerialization.data(withJSONObject: value)
            .write(to: place.appendingPathComponent(file))
        let kind = try #require(
            ConformanceVectors.files.first { $0.path == "\(`protocol`)/\(file)" })
        let cases = try #require(try kind.cases(in: folder))
        for vector in cases {
            do {
                try vector.run()
            } catch {
                return 1
            }
        }
        return 0
    }

    /// The value with another one in the first field of that name, in the order of the names.
    private static func changing(
        _ field: String, in value: Any, _ seen: inout Bool, except left: Set<String>
    ) -> Any {
        if seen { return value }
        if let list = value as? [Any] {
            return list.map { changing(field, in: $0, &seen, except: left) }
        }
        guard var object = value as? [String: Any] else { return value }
        for name in object.keys.sorted() where !left.contains(name) {
            guard let member = object[name] else { continue }
            if name == field, !seen, let other = other(than: member) {
                seen = true
                object[name] = other
            } else {
                object[name] = changing(field, in: member, &seen, except: left)
            }
        }
        return object
    }

    /// Something else of the same type; `nil` for what has no value.
    private static func other(than value: Any) -> Any? {
        switch value {
        case let text as String where !text.isEmpty:
            return text.dropLast() + (text.hasSuffix("1") ? "2" : "1")
        case let list as [Any]:
            guard let first = list.first, let other = other(than: first) else { return nil }
            return [other] + list.dropFirst()
        case let object as [String: Any]:
            // A member of one is expected, too.
            for name in object.keys.sorted() {
                guard let member = object[name], let other = other(than: member) else { continue }
                return object.merging([name: other]) { $1 }
            }
            return nil
        case let flag as Bool: return !flag
        case let number as Int: return -number
        default: return nil
        }
    }
}
