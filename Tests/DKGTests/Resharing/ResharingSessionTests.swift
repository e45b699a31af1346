import DKG
import TestSupport
import Testing

@Suite("Sessions of resharing")
struct ResharingSessionTests {
    @Test("The name is that of the specification, in whatever order they came")
    func name() throws {
        let scenario = try ResharingScenario()
        let session = scenario.session
        var writer = ByteWriter()
        writer.append(scenario.resharing.id.digest)
        writer.append(count: 3)
        for offer in session.offers {
            writer.append(offer.index.value)
            writer.append(offer.nonce)
        }
        writer.append(count: 3)
        for join in session.joins {
            writer.append(join.index.value)
            writer.append(compressed: join.encryptionKey)
            writer.append(join.nonce)
        }
        #expect(session.offers.map(\.index.value) == [1, 2, 4])
        #expect(session.joins.map(\.index.value) == [1, 2, 4])
        #expect(
            session.id.digest
                == TaggedHash("DKG/v1/resharing session").digest(of: writer.bytes))
        #expect(
            session
                == ResharingSession(
                    resharing: scenario.resharing, offers: session.offers.reversed(),
                    joins: session.joins.reversed()))
    }

    @Test("Another set of dealers or receivers is another session, with other polynomials")
    func others() throws {
        let scenario = try ResharingScenario()
        let fewer = try ResharingScenario(offering: [1, 2])
        let receivers = ResharingSession(
            resharing: scenario.resharing, offers: scenario.session.offers,
            joins: Array(scenario.session.joins.dropLast()))
        #expect(
            Set([scenario.session.id, fewer.session.id, receivers.id]).count == 3)
        let secrets = try scenario.secrets(of: 1)
        let others = try fewer.secrets(of: 1)
        #expect(
            secrets.polynomial.constantTerm().disclosed() == scenario.sample.share(at: 1)
                && others.polynomial.constantTerm().disclosed() == scenario.sample.share(at: 1))
        #expect(
            secrets.polynomial.coefficient(1).disclosed()
                != others.polynomial.coefficient(1).disclosed())
        #expect(secrets.ephemeralSecret.disclosed() != others.ephemeralSecret.disclosed())
    }

    @Test("A dealer deals with its identity's number in the old roster, and receives with another")
    func persons() throws {
        let session = try ResharingScenario().session.dealing
        #expect(session.dealsAgain && session.statedPointCount == 1)
        #expect(session.dealers.map(\.value) == [1, 2, 4])
        var pairs: [[UInt16]] = []
        for dealer in session.dealers {
            for receiver in session.receivers.map(\.index)
            where session.isOnePerson(dealer: dealer, receiver: receiver) {
                pairs.append([dealer.value, receiver.value])
            }
        }
        // Person 2 has one number in both; receiver 1 is dealer 4; receiver 4 was no dealer.
        #expect(pairs == [[2, 2], [4, 1]])
    }

    @Test("A dealer that cannot deal has no constant term, and deals nothing")
    func zeroShare() throws {
        let sample = try ResharingSample(threshold: 2, zeroAt: 2)
        let resharing = try sample.resharing(members: 1...4, threshold: 2, to: 1...3)
        let offers = try (1...5).map {
            Offer(index: try ParticipantIndex($0), nonce: ResharingSample.digest("\($0)"))
        }
        let session = ResharingSession(resharing: resharing, offers: offers, joins: [])
        #expect(session.dealing.dealers.map(\.value) == [1, 3, 4])
        #expect(session.dealing.constantTerms.values.allSatisfy { !$0.isInfinity })
    }

    @Test("A complaint is judged by identities, not by numbers")
    func judging() throws {
        let scenario = try ResharingScenario()
        func verdict(_ dealer: Int, by receiver: Int, error: Scalar = .zero) throws -> Verdict? {
            let dealing = try scenario.dealing(of: dealer, error: error)
            let complaint = try Complaint(
                about: dealing, by: ParticipantIndex(receiver),
                sessionKey: scenario.sessionKey(ofReceiver: receiver),
                seed: SecretBytes(copying: [1]), in: scenario.session.dealing)
            return ComplaintJudge.judge(
                complaint, by: try ParticipantIndex(receiver), about: dealing,
                in: scenario.session.dealing)
        }
        for error in [Scalar.zero, .one] {
            #expect(try verdict(4, by: 1, error: error)?.kind == .groundlessComplaint)
            #expect(try verdict(2, by: 2, error: error)?.kind == .groundlessComplaint)
        }
        // Another person under the same number, or under no number at all.
        for (dealer, receiver) in [(1, 1), (4, 4), (1, 4), (2, 1)] {
            #expect(try verdict(dealer, by: receiver)?.kind == .falseComplaint)
            let judged = try verdict(dealer, by: receiver, error: .one)
            #expect(judged?.kind == .invalidShare && judged?.culprit.value == UInt16(dealer))
        }
    }
}
