import TestSupport
import Testing

@testable import ThresholdSigning

@Suite("Sessions with the draft's own inputs")
struct BIP445SessionTests {
    private let group: TestGroup
    private let nonces: [[UInt8]]

    init() throws {
        group = try TestGroup(2, of: 3)
        nonces = try [1, 2].map {
            [UInt8](try TestGroup(2, of: 3).nonces($0, by: .bip445(.draft12)).commitment.encoded)
        }
    }

    private func parameters(
        participants: Int = 3, publicShares: [[UInt8]]? = nil
    ) -> BIP445Parameters {
        BIP445Parameters(
            version: .draft12, participants: participants, threshold: 2, identifiers: [0, 1],
            publicShares: publicShares
                ?? group.key.members.prefix(2).map(\.verificationShare.compressed),
            thresholdKey: group.key.publicKey.compressed, message: [1])
    }

    @Test("A public nonce has 66 bytes, no fewer and no more", arguments: [0, 1])
    func nonceSize(position: Int) throws {
        #expect(throws: Never.self) { try BIP445Session.aggregateNonce(of: nonces) }
        for bytes in [Array(nonces[position].dropLast()), nonces[position] + [0]] {
            var changed = nonces
            changed[position] = bytes
            #expect(throws: BIP445Error.contribution(.publicNonce, position: position)) {
                try BIP445Session.aggregateNonce(of: changed)
            }
        }
    }

    @Test("128 participants are the most")
    func participants() throws {
        let aggregate = try BIP445Session.aggregateNonce(of: nonces)
        #expect(throws: Never.self) {
            try BIP445Session(parameters(participants: 128), aggregateNonce: aggregate)
        }
        #expect(throws: BIP445Error.tooManyParticipants) {
            try BIP445Session(parameters(participants: 129), aggregateNonce: aggregate)
        }
    }

    @Test("The number of public shares is looked at before the nonces are")
    func counts() throws {
        let broken = [nonces[0], [UInt8](repeating: 0, count: 66)]
        let signature = [UInt8](repeating: 1, count: 32)
        let shares = group.key.members.map(\.verificationShare.compressed)
        #expect(throws: BIP445Error.publicShareCount) {
            try BIP445Session.isValid(
                signature, at: 0, publicNonces: broken, parameters(publicShares: shares))
        }
        #expect(throws: BIP445Error.contribution(.publicNonce, position: 1)) {
            try BIP445Session.isValid(signature, at: 0, publicNonces: broken, parameters())
        }
    }
}
