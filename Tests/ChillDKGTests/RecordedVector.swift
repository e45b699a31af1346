import ChillDKG
import DKGTestHarness
import Foundation
import TestSupport

/// A session as it is written down in Vectors/sessions.json: inputs, every message and every output.
///
/// They cover what the published vectors lack. `DKG_RECORD_VECTORS=1` writes the file anew; a changed
/// byte in it means that old and new do not understand each other.
struct RecordedVector: Codable, Hashable, Sendable, CustomStringConvertible {
    var name: String
    var t: Int
    var hostseckeys: [String]
    var random: [String]
    var auxRand: [String]
    var paramsHash = ""
    var pmsgs1: [String] = []
    var cmsg1 = ""
    var cinv: [String] = []
    var pmsgs2: [String] = []
    var cmsg2 = ""
    var recoveryData = ""
    var untweakedKey = ""
    var threshPk = ""
    var pubshares: [String] = []
    var secshares: [String] = []
    var acknowledgements: [String] = []

    /// Which coefficient of participant 0 is made zero, if one is: 33 zero bytes in its commitment.
    var zeroCoefficient: Int?

    /// Whether it is instead the sum over all participants that is made zero.
    var zeroSum: Bool?

    var description: String { name }

    static let file: URL = {
        var url = URL(fileURLWithPath: #filePath)
        url.deleteLastPathComponent()
        return url.appendingPathComponent("Vectors/sessions.json")
    }()

    static func load() throws -> [RecordedVector] {
        try JSONDecoder().decode([RecordedVector].self, from: Data(contentsOf: file))
    }

    /// The sessions that are written down, without what follows from their inputs.
    static let inputs: [RecordedVector] = [
        RecordedVector("one participant alone", n: 1, t: 1),
        RecordedVector("threshold 1 among seven", n: 7, t: 1),
        RecordedVector("three of five, every participant", n: 5, t: 3),
        RecordedVector("six of six", n: 6, t: 6),
        RecordedVector("four of nine", n: 9, t: 4),
        RecordedVector("a coefficient of one participant is zero", n: 3, t: 3, zero: 1),
        RecordedVector("the last coefficients add up to zero", n: 3, t: 3, zero: 2, sum: true),
    ]

    private init(_ name: String, n: Int, t: Int, zero: Int? = nil, sum: Bool? = nil) {
        self.name = name
        self.t = t
        func secrets(_ label: String) -> [String] {
            (0..<n).map { position in
                TaggedHash("ChillDKG recorded vector").digest(
                    of: Array("\(name) \(label) \(position)".utf8)
                ).description
            }
        }
        hostseckeys = secrets("host key")
        random = secrets("random")
        auxRand = secrets("aux")
        zeroCoefficient = zero
        zeroSum = sum
    }
}
