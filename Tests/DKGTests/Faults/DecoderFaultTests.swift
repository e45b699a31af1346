import ComplaintHandling
import DKG
import Foundation
import ShareVerification
import TestSupport
import Testing

/// Whatever bytes a decoder is given, it answers with a typed error or a value.
@Suite("Faults: decoders")
struct DecoderFaultTests {
    /// A fault's file, a group key's, and an envelope of every kind.
    private struct Samples {
        var fault: [UInt8]
        var key: [UInt8]
        var envelopes: [Envelope] = []
        var session: Session

        init(_ scheme: CommitmentScheme) throws {
            var bench = try Bench(scheme, n: 4, t: 2)
            while let round = bench.state.openRound {
                if let session = bench.state.session {
                    if scheme == .feldman, round == .deal {
                        bench.postings[4] = try [bench[4].dealing(in: session, wrongFor: [1])]
                    } else if scheme == .pedersen, round == .extract {
                        bench.postings[4] = try [bench[4].extraction(in: session)]
                    }
                }
                envelopes.append(try Envelope(decoding: bench.message(of: 4)))
                bench.close()
                if bench.postings[4]?.isEmpty ?? true { bench.postings[4] = bench.postings[1] }
            }
            fault = bench.state.faults.first?.encoded ?? []
            guard let key = bench.state.groupKey, let session = bench.state.session else {
                throw TestError("not certified")
            }
            self.key = key.encoded
            self.session = session
        }
    }

    /// Gives the bytes to every decoder; returns the names of those that accepted them.
    private static func accepted(_ bytes: [UInt8], in session: Session) -> [String] {
        var names: [String] = []
        func attempt(_ name: String, _ decode: () throws -> Void) {
            do {
                try decode()
                names.append(name)
            } catch is DecodingError {
            } catch is EnvelopeError {
            } catch is KeyFileError {
            } catch is CeremonyError {
            } catch {
                Issue.record("\(name) throws \(type(of: error))")
            }
        }
        func read(_ name: String, _ decode: (inout ByteReader) throws -> Void) {
            attempt(name) {
                var reader = ByteReader(bytes)
                try decode(&reader)
            }
        }
        attempt("envelope") { _ = try Envelope(decoding: bytes) }
        attempt("envelope of the ceremony") {
            _ = try Envelope(decoding: bytes, in: session.ceremony)
        }
        attempt("group key") { _ = try GroupKey(decoding: bytes) }
        attempt("key package") { _ = try KeyPackage(decoding: SecretBytes(copying: bytes)) }
        attempt("fault") { _ = try Fault(decoding: bytes) }
        attempt("roster") { _ = try Roster([bytes]) }
        read("dealing") { _ = try Dealing(from: &$0, in: session.dealing) }
        read("extraction") { _ = try Extraction(from: &$0, in: session.dealing) }
        read("complaint") { _ = try Complaint(from: &$0) }
        read("revealed share") { _ = try RevealedShare(from: &$0) }
        read("response") { _ = try ResponseBody(from: &$0, dealers: 4) }
        read("openings") { _ = try RevealBody(from: &$0, members: 4) }
        return names
    }

    @Test("O6 random bytes", arguments: UInt64(1)...4)
    func noise(seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        let session = try Samples(seed % 2 == 0 ? .feldman : .pedersen).session
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0...600, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            // Two of these read a prefix, and any 66 bytes but a few are a share.
            let names = DecoderFaultTests.accepted(bytes, in: session)
            #expect(Set(names).isSubset(of: ["revealed share", "complaint", "roster"]))
        }
    }

    @Test("O6 truncations", arguments: CommitmentScheme.allCases)
    func truncations(scheme: CommitmentScheme) throws {
        let samples = try Samples(scheme)
        for file in [samples.fault, samples.key] + samples.envelopes.map(\.bytes) {
            #expect(!DecoderFaultTests.accepted(file, in: samples.session).isEmpty)
            for count in stride(from: 0, to: file.count, by: 3) {
                let names = DecoderFaultTests.accepted(
                    Array(file.prefix(count)), in: samples.session)
                #expect(Set(names).isSubset(of: ["revealed share", "complaint", "roster"]))
            }
        }
        for body in samples.envelopes.map(\.body) where !body.isEmpty {
            _ = DecoderFaultTests.accepted(Array(body.dropLast()), in: samples.session)
        }
    }

    /// Puts the largest numbers that two and four bytes hold at every place of every file and body.
    ///
    /// Returns how many inputs that were.
    private static func tryHugeLengths() throws -> Int {
        var inputs = 0
        for scheme in CommitmentScheme.allCases {
            let samples = try Samples(scheme)
            let envelopes = samples.envelopes.flatMap { [$0.bytes, $0.body] }
            for file in [samples.fault, samples.key] + envelopes {
                for position in stride(from: 0, to: file.count, by: 5) {
                    for huge in [
                        [0xff, 0xff], [0x7f, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0xff],
                    ]
                        as [[UInt8]]
                    {
                        var bytes = file
                        let end = min(position + huge.count, file.count)
                        bytes.replaceSubrange(position..<end, with: huge)
                        _ = accepted(bytes, in: samples.session)
                        inputs += 1
                    }
                }
            }
        }
        return inputs
    }

    #if os(Linux)
        @Test("O6 huge length fields, with little memory to allocate")
        func hugeLengths() async {
            await #expect(processExitsWith: .success) {
                // Room for 256 MB beyond what the process has; 65535 points of 64 bytes are 4 MB,
                // 2^31 entries of anything are too many.
                var limit = rlimit()
                let pages =
                    try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
                    .split(separator: " ").first.flatMap { UInt64($0) } ?? 0
                limit.rlim_cur = rlim_t(pages * UInt64(getpagesize()) + (256 << 20))
                limit.rlim_max = limit.rlim_cur
                guard unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else {
                    exit(3)
                }
                let inputs = try DecoderFaultTests.tryHugeLengths()
                guard inputs > 1000 else { exit(4) }
            }
        }

        @Test("O6 the twin: allocating what a length field promises does not pass")
        func promised() async {
            await #expect(processExitsWith: .failure) {
                var limit = rlimit()
                limit.rlim_cur = 4 << 30
                limit.rlim_max = limit.rlim_cur
                guard unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else {
                    exit(0)
                }
                let promised = [UInt64](repeating: 1, count: Int(UInt32.max))
                exit(promised.count > 1 ? 0 : 1)
            }
        }
    #endif
}
