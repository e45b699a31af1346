import DKG
import TestSupport
import Testing

/// Invariant (g): no bytes trap, and what is refused changes nothing.
///
/// The seed is the argument, so that a failure prints it.
@Suite("Random bytes and random damage")
struct EnvelopeFuzzTests {
    private static let seeds: [UInt64] = [1, 2, 3, 4]

    private func states(_ scheme: CommitmentScheme) throws -> [(PublicState, [UInt8])] {
        var bench = try Bench(scheme, n: 3, t: 2)
        var result: [(PublicState, [UInt8])] = []
        while bench.state.openRound != nil {
            result.append((bench.state, try bench.message(of: 2)))
            bench.close()
        }
        return result
    }

    @Test("Random bytes are malformed and change nothing", arguments: seeds)
    func noise(seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        for (state, _) in try states(seed % 2 == 0 ? .feldman : .pedersen) {
            var copy = state
            for _ in 0..<400 {
                var bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                    UInt8.random(in: 0...255, using: &random)
                }
                // Half of them begin as an envelope does.
                if Bool.random(using: &random), bytes.count > 2 {
                    bytes[0] = 1
                    bytes[1] = UInt8.random(in: 0...10, using: &random)
                }
                guard case .malformed = copy.receive(bytes) else {
                    Issue.record("\(bytes.hexadecimal) was no noise")
                    continue
                }
            }
            #expect(copy == state)
        }
    }

    @Test(
        "A damaged envelope is refused or it is another one; the untouched one counts",
        arguments: seeds)
    func damage(seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        for (state, original) in try states(seed % 2 == 0 ? .feldman : .pedersen) {
            var copy = state
            for _ in 0..<400 {
                let bytes = original.damaged(using: &random)
                if bytes == original { continue }
                let receipt = copy.receive(bytes)
                #expect(!receipt.changedState, "\(receipt): \(bytes.hexadecimal)")
            }
            #expect(copy == state)
            #expect(copy.receive(original) == .accepted)
        }
    }

    @Test(
        "Signed noise fills its slot, convicts its sender alone and never traps", arguments: seeds)
    func signedNoise(seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        for _ in 0..<6 {
            var bench = try Bench(seed % 2 == 0 ? .feldman : .pedersen, n: 4, t: 2)
            while let round = bench.state.openRound {
                if let message = bench.postings[4]?.first {
                    let envelope = try Envelope(decoding: message)
                    var body = envelope.body
                    if Int.random(in: 0..<3, using: &random) == 0 {
                        body = body.damaged(using: &random)
                    }
                    let largest = bench.ceremony.largestBody(in: round) ?? 0
                    bench.postings[4] = try [
                        bench[4].envelope(Array(body.prefix(largest)), round, id: envelope.id)
                    ]
                }
                bench.close()
            }
            #expect(Set(bench.state.convicted.numbers).isSubset(of: [4]))
            #expect(bench.state.outcome == .certified)
            for member in bench.members.dropLast() {
                #expect(member.state?.views == bench.state.views)
                #expect(member.state?.transcript == bench.state.transcript)
            }
            #expect(bench.state.faults.allSatisfy { $0.isProven })
        }
    }

    @Test("Noise as evidence's body decoders: key files refuse it with an error", arguments: seeds)
    func keyFiles(seed: UInt64) throws {
        var random = SeededRandomSource(seed: seed)
        var bench = try Bench(seed % 2 == 0 ? .feldman : .pedersen, n: 3, t: 2)
        bench.finish()
        let file = try #require(bench.state.groupKey).encoded
        for _ in 0..<1000 {
            let bytes = file.damaged(using: &random)
            if bytes == file { continue }
            #expect(throws: KeyFileError.self) { try GroupKey(decoding: bytes) }
            #expect(throws: KeyFileError.self) {
                _ = try KeyPackage(decoding: SecretBytes(copying: bytes))
            }
        }
        #expect(try GroupKey(decoding: file).encoded == file)
    }
}

extension [UInt8] {
    /// A copy with one to four accidents.
    func damaged(using random: inout SeededRandomSource) -> [UInt8] {
        var bytes = self
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            guard let position = bytes.indices.randomElement(using: &random) else { return [0] }
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes[position] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.remove(at: position)
            case 3: bytes.insert(UInt8.random(in: 0...255, using: &random), at: position)
            case 4: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
            default: bytes.swapAt(position, Int.random(in: 0...position, using: &random))
            }
        }
        return bytes
    }
}
