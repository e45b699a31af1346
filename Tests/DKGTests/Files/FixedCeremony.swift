import DKG
import TestSupport

/// Two tiny ceremonies in which all nine kinds of message occur: n = 3, t = 2, explicit secrets.
enum FixedCeremony {
    /// Participant 3 publishes wrong Feldman values: kinds 1, 2, 3, 5, 6, 7, 8 and 9.
    static func pedersen() throws -> FixedRun {
        try run(.pedersen) { bench in
            if bench.state.openRound == .extract, let session = bench.state.session {
                bench.postings[3] = try [bench[3].extraction(in: session)]
            }
        }
    }

    /// Participant 3 deals a wrong share to participant 1: kinds 1, 2, 3, 4 and 9.
    static func feldman() throws -> FixedRun {
        try run(.feldman) { bench in
            if bench.state.openRound == .deal, let session = bench.state.session {
                bench.postings[3] = try [bench[3].dealing(in: session, wrongFor: [1])]
            }
        }
    }

    private static func run(
        _ scheme: CommitmentScheme, _ script: (inout Bench) throws -> Void
    ) throws -> FixedRun {
        var bench = try Bench(scheme, n: 3, t: 2, instance: "fixed")
        var messages: [Round: [UInt8]] = [:]
        while let round = bench.state.openRound {
            try script(&bench)
            // The message of participant 1; it complains, objects and opens.
            messages[round] = try bench.message(of: 1)
            bench.close()
        }
        return FixedRun(bench: bench, messages: messages)
    }
}

/// A ceremony that has ended, and what participant 1 said in it.
struct FixedRun {
    let bench: Bench
    let messages: [Round: [UInt8]]
}

/// A name for bytes that are too long to be written down.
func fingerprint(_ bytes: [UInt8]) -> String {
    TaggedHash("test fingerprint").digest(of: bytes).description
}
