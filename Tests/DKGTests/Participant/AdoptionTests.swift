import DKG
import TestSupport
import Testing

/// A participant that saw no quorum of signatures in time is handed the certified key later (O3).
@Suite("Participants: adopting a certified key")
struct AdoptionTests {
    /// Everybody knows the key, and nobody's signature arrived.
    private func pending(instance: String = "instance") throws -> Bench {
        var bench = try Bench(n: 5, t: 2, instance: instance)
        try bench.advance(to: .certify)
        bench.postings = [:]
        bench.close()
        #expect(bench.state.outcome == .pending)
        return bench
    }

    private func key(
        _ bench: Bench, lastView: Digest? = nil, signers: [Int] = [1, 2]
    ) throws -> GroupKey {
        let session = try #require(bench.state.session)
        let own = try #require(bench.state.transcript)
        let transcript = Transcript(
            session: session.id, lastView: lastView ?? own.lastView, qualified: own.qualified,
            holders: own.holders, polynomial: own.polynomial)
        let entries = try signers.map { number in
            try bench[number].certification(of: transcript.digest, session: session.id.digest)
        }
        return try GroupKey(
            verifying: session, transcript: transcript,
            certificate: Certificate(entries: entries))
    }

    @Test("Its own transcript, certified by anybody: certified")
    func certified() throws {
        let bench = try pending()
        let key = try key(bench)
        #expect(bench[4].outcome == .pending)
        #expect(bench[4].adopt(key) == .certified)
        #expect(bench[4].close(reading: []) == nil)
        #expect(bench[4].outcome == .certified(key))
        // Handing it in again is harmless.
        #expect(bench[4].adopt(key) == .certified)
        let package = try bench[4].keyPackage()
        #expect(package.groupKey == key)
        #expect(package.share.timesGenerator() == key.verificationShare(of: bench[4].index))
        // The twin: participant 5 was handed nothing.
        #expect(keyPackageError(of: try bench[5].take()) == .pending)
    }

    @Test("Another certificate of the same transcript will do as well")
    func otherSigners() throws {
        let bench = try pending()
        let key = try key(bench, signers: [2, 3, 5])
        #expect(bench[1].adopt(key) == .certified)
        #expect(try bench[1].keyPackage().groupKey.certificate.signers.numbers == [2, 3, 5])
    }

    @Test("Another transcript of the same session: superseded, and nothing is lost")
    func superseded() throws {
        let bench = try pending()
        let other = try key(bench, lastView: .zero)
        let own = try key(bench)
        #expect(other.transcript.digest != own.transcript.digest)
        #expect(bench[4].adopt(other) == .superseded)
        #expect(bench[4].close(reading: []) == nil)
        #expect(bench[4].outcome == .pending)
        #expect(bench[4].adopt(own) == .certified)
        #expect(try bench[4].keyPackage().groupKey == own)
        #expect(bench[5].adopt(other) == .superseded)
        #expect(keyPackageError(of: try bench[5].take()) == .pending)
    }

    @Test("A key of another ceremony: foreign")
    func foreign() throws {
        let bench = try pending()
        let elsewhere = try key(pending(instance: "another"))
        #expect(bench[4].adopt(elsewhere) == .foreign)
        #expect(bench[4].close(reading: []) == nil)
        #expect(bench[4].outcome == .pending)
    }

    @Test("A key of another session of the same ceremony: superseded, and everything is kept")
    func otherSession() throws {
        let bench = try pending()
        var fewer = try Bench(n: 5, t: 2)
        fewer.postings[5] = []
        fewer.finish()
        let key = try #require(fewer.state.groupKey)
        #expect(key.ceremony == bench.ceremony)
        #expect(bench[4].adopt(key) == .superseded)
        #expect(bench[4].adopt(try self.key(bench)) == .certified)
    }

    @Test("Whoever is not waiting adopts nothing")
    func notWaiting() throws {
        let key = try key(pending())
        var running = try Bench(n: 5, t: 2)
        while let round = running.state.openRound {
            #expect(running[1].adopt(key) == .foreign, "\(round)")
            running.close()
        }
        #expect(running.state.outcome == .certified)
        #expect(running[1].adopt(key) == .foreign)
        var aborted = try Bench(n: 5, t: 2)
        try aborted.advance(to: .respond)
        aborted.postings = [:]
        aborted.close()
        // A key where it saw none: the board that it read is not the one that others read.
        #expect(aborted[1].adopt(key) == .superseded)
        #expect(
            keyPackageError(of: try aborted[1].take())
                == .aborted(.noAgreement, isKeyMaybeKnown: false))
    }

    @Test("Without a right share the adopted key is public only")
    func withoutShare() throws {
        var bench = try Bench(n: 5, t: 2)
        try bench.advance(to: .deal)
        let session = try #require(bench.state.session)
        bench.postings[5] = try [bench[5].dealing(in: session, wrongFor: [4])]
        bench.close()
        bench.postings[4] = []
        try bench.advance(to: .certify)
        bench.postings = [:]
        bench.close()
        let key = try key(bench)
        #expect(bench[4].adopt(key) == .certified)
        #expect(keyPackageError(of: try bench[4].take()) == .withoutShare)
        #expect(bench[3].adopt(key) == .certified)
        #expect(keyPackageError(of: try bench[3].take()) == nil)
    }
}
