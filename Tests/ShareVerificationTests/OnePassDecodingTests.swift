import DiscreteLogProofs
import PolynomialCommitments
import Secp256k1Group
import TestSupport
import Testing

@testable import ShareVerification

@Suite("Decoding a dealing in one pass")
struct OnePassDecodingTests {
    /// The plain way: decode everything, then check the rules.
    private func plain(
        _ bytes: [UInt8], _ dealer: ParticipantIndex, _ session: DealingSession
    ) -> AcceptedDealing? {
        var reader = ByteReader(bytes)
        guard let dealing = try? Dealing(from: &reader, in: session) else { return nil }
        return try? AcceptedDealing(verifying: dealing, from: dealer, in: session)
    }

    private func onePass(
        _ bytes: [UInt8], _ dealer: ParticipantIndex, _ session: DealingSession
    ) -> AcceptedDealing? {
        // Behind other bytes, as in an envelope.
        let array = [7, 7, 7] + bytes
        var reader = ByteReader(array, in: 3..<array.count)
        return AcceptedDealing(decoding: &reader, from: dealer, in: session)
    }

    @Test(
        "It accepts what the plain way accepts, and the result is the same",
        arguments: CommitmentScheme.allCases)
    func same(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let dealer = try ParticipantIndex(2)
        let dealing = try fixture.dealing(of: dealer)
        let bytes = dealing.encoded
        let expected = try #require(plain(bytes, dealer, fixture.session))
        var accepted = try #require(onePass(bytes, dealer, fixture.session))
        #expect(accepted == expected)
        #expect(accepted.digest == dealing.digest(from: dealer, in: fixture.session))
        #expect(accepted.sealedShares == dealing.sealedShares)
        #expect(accepted.commitment == dealing.commitment)
        #expect(accepted.ephemeralKey == dealing.ephemeralKey)
        accepted.releaseCommitment()
        #expect(accepted.commitment == dealing.commitment)
        #expect(accepted == expected)
    }

    @Test(
        "A changed, missing or additional byte is refused alike",
        arguments: CommitmentScheme.allCases)
    func changed(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme, members: [1, 2, 3], threshold: 2)
        let dealer = try ParticipantIndex(1)
        let bytes = try fixture.dealing(of: dealer).encoded
        for position in bytes.indices {
            for change in [1, 0x80, 0xFF] as [UInt8] {
                var changed = bytes
                changed[position] ^= change
                #expect(plain(changed, dealer, fixture.session) == nil)
                #expect(onePass(changed, dealer, fixture.session) == nil)
            }
            let prefix = Array(bytes[..<position])
            #expect(plain(prefix, dealer, fixture.session) == nil)
            #expect(onePass(prefix, dealer, fixture.session) == nil)
        }
        #expect(onePass(bytes + [0], dealer, fixture.session) == nil)
        // Another dealer, and somebody who is not a member.
        #expect(onePass(bytes, try ParticipantIndex(2), fixture.session) == nil)
        #expect(onePass(bytes, try ParticipantIndex(9), fixture.session) == nil)
    }

    @Test(
        "A stranger's dealing is refused, however well it is proved",
        arguments: CommitmentScheme.allCases)
    func stranger(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme, members: [1, 2, 4])
        for (index, isMember) in [(3, false), (4, true), (5, false), (65535, false)] {
            let dealer = try ParticipantIndex(index)
            let bytes = try fixture.dealing(of: dealer).encoded
            var reader = ByteReader(bytes)
            let unproved = UnprovedDealing(decoding: &reader, from: dealer, in: fixture.session)
            #expect((unproved != nil) == isMember)
            #expect((onePass(bytes, dealer, fixture.session) != nil) == isMember)
        }
    }

    @Test(
        "There is a claim for each proof, and it is of that proof",
        arguments: CommitmentScheme.allCases)
    func claims(scheme: CommitmentScheme) throws {
        let fixture = try SessionFixture(scheme)
        let dealer = try ParticipantIndex(2)
        let bytes = try fixture.dealing(of: dealer).encoded
        let count = scheme == .feldman ? 2 : 1
        for proof in 0...count {
            var changed = bytes
            if proof < count { changed[bytes.count - 64 * (count - proof)] ^= 1 }
            var reader = ByteReader(changed)
            let unproved = try #require(
                UnprovedDealing(decoding: &reader, from: dealer, in: fixture.session))
            #expect(unproved.claims.map(\.isValid) == (0..<count).map { $0 != proof })
            let isAccepted = onePass(changed, dealer, fixture.session) != nil
            #expect(isAccepted == (proof == count))
        }
    }
}
