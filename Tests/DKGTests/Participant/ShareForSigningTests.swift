import DKG
import TestSupport
import Testing

/// A signer gets no share by accident of a key that the honest holders alone may not be able to use.
@Suite("A participant's share for a signer")
struct ShareForSigningTests {
    /// A ceremony of five with threshold 3 up to the last round, in which the last ones say nothing.
    private func bench(certifying: Int) throws -> Bench {
        var bench = try Bench(n: 5, t: 3)
        try bench.advance(to: .certify)
        for number in 1...5 where number > certifying { bench.postings[number] = [] }
        return bench
    }

    private func error(
        of participant: borrowing UnstoredParticipant, evenIfUnassured: Bool
    ) -> ParticipantError? {
        do throws(ParticipantError) {
            _ = try participant.secretKeyShare(evenIfUnassured: evenIfUnassured)
            return nil
        } catch {
            return error
        }
    }

    // With c signatures and nobody convicted, c - 2 shares are assured.
    @Test("A share of an assured key, and of no other unless that is said", arguments: [3, 4, 5])
    func assurance(certifying: Int) throws {
        var bench = try bench(certifying: certifying)
        bench.close()
        #expect(bench.state.outcome == .certified)
        let participant = try bench[1].take()
        let package = try participant.keyPackage()
        let unassured = ParticipantError.unassured(assured: certifying - 2, threshold: 3)
        #expect(
            error(of: participant, evenIfUnassured: false) == (certifying < 5 ? unassured : nil))
        let share = try participant.secretKeyShare(evenIfUnassured: true)
        let (index, point, key) = (share.index, share.value.timesGenerator(), share.key)
        #expect(index == package.index)
        #expect(point == package.verificationShare)
        #expect(key == package.groupKey.thresholdKey)
        if certifying == 5 {
            let share = try participant.secretKeyShare()
            let point = share.value.timesGenerator()
            #expect(point == package.verificationShare)
        } else {
            let error = #expect(throws: ParticipantError.self) {
                _ = try participant.secretKeyShare()
            }
            #expect(error == unassured)
        }
    }

    @Test("Whoever has no key package has no share either, even if unassured")
    func withoutKey() throws {
        var bench = try bench(certifying: 2)
        bench.close()
        let pending = try bench[1].take()
        for evenIfUnassured in [false, true] {
            #expect(error(of: pending, evenIfUnassured: evenIfUnassured) == .pending)
            #expect(
                try error(of: bench[2].rebuilt(), evenIfUnassured: evenIfUnassured)
                    == .unfinished(open: .join))
        }
    }

    @Test("The participant that stores before it speaks gives the same", arguments: [3, 5])
    func stored(certifying: Int) throws {
        var bench = try Bench(n: 5, t: 3)
        var random = SeededRandomSource(seed: 6)
        var node = try Participant(
            ceremony: bench.ceremony, identity: bench[1].identity(),
            stateKey: SavedStateTests.key(), random: &random)
        var file: [UInt8] = []
        bench.postings[1] = [node.join { file = $0 }]
        while let round = bench.state.openRound {
            if round == .certify {
                for number in 1...5 where number > certifying { bench.postings[number] = [] }
            }
            for envelope in bench.posted { node.receive(envelope) }
            bench.close()
            bench.postings[1] = nil
            if case .opened(_, let message?) = node.closeRound(store: { file = $0 }) {
                bench.postings[1] = [message]
            }
        }
        #expect(!file.isEmpty)
        let (isAssured, package) = (node.isAssured, try node.keyPackage().verificationShare)
        #expect(isAssured == (certifying == 5))
        let share = try node.secretKeyShare(evenIfUnassured: true)
        let point = share.value.timesGenerator()
        #expect(point == package)
        do throws(ParticipantError) {
            let share = try node.secretKeyShare()
            let index = share.index
            #expect(isAssured)
            #expect(index.value == 1)
        } catch {
            #expect(error == .unassured(assured: 1, threshold: 3))
            #expect(!isAssured)
        }
    }
}
