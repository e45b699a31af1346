import DKG
import FROSTKeyGeneration
import TestSupport
import Testing

/// Every message and every output of sessions that another program computed, byte for byte.
@Suite struct FixedSessionTests {
    @Test func allAreThere() throws {
        #expect(FixedSession.all.count == 5)
        let taproot = try FixedSession.all.filter { try $0.suite == .secp256k1Taproot }
        // Even and odd y, before and after the tweak.
        #expect(Set(taproot.map { $0.untweakedKey.bytes[0] }) == [2, 3])
        #expect(FixedSession.all.contains { $0.threshold == $0.participants.count })
    }

    @Test(arguments: FixedSession.all)
    func derivesIdentifiers(of session: FixedSession) throws {
        for (position, participant) in session.participants.enumerated() {
            let identifier = try session.identifier(position)
            #expect(identifier.bytes == participant.identifier.bytes)
            if participant.name.isEmpty { continue }
            let name = Array(participant.name.utf8)
            #expect(FROSTIdentifier.derived(from: name, in: try session.suite) == identifier)
            for other in FROSTCiphersuite.allCases where try other != session.suite {
                #expect(FROSTIdentifier.derived(from: name, in: other) != identifier)
            }
        }
    }

    @Test(arguments: FixedSession.all)
    func makesTheMessages(of session: FixedSession) throws {
        for (position, participant) in session.participants.enumerated() {
            let first = try session.first(position)
            let package = first.package
            #expect(package.encoded() == participant.round1.bytes)
            #expect(
                String(decoding: package.encoded(as: .json), as: UTF8.self)
                    == participant.round1JSON)
            for format in FROSTFormat.allCases {
                let again = try FROSTRound1Package(
                    decoding: package.encoded(as: format), as: format, in: session.suite)
                #expect(again == package)
            }
            let second = try first.receive(session.broadcasts(to: position))
            for receiver in session.participants.indices {
                guard let share = second.package(for: try session.identifier(receiver)) else {
                    #expect(receiver == position)
                    continue
                }
                let expected = session.participants[receiver]
                let binary = share.secretEncoding().opened()
                let json = share.secretEncoding(as: .json).opened()
                #expect(binary == expected.received[position].bytes)
                #expect(String(decoding: json, as: UTF8.self) == expected.receivedJSON[position])
            }
        }
    }

    @Test(arguments: FixedSession.all)
    func makesTheKey(of session: FixedSession) throws {
        for position in session.participants.indices {
            let key = try session.generatedKey(position)
            try expect(key, is: session.key, at: position)
            let share = try key.secretKeyShare()
            #expect(share.key.publicKey == key.publicKeyPackage.verifyingKey)
        }
    }

    /// All three tweaks of the crates and of ChillDKG, on keys with even and with odd y.
    @Test(arguments: FixedSession.all)
    func tweaksTheKey(of session: FixedSession) throws {
        let root = try session.merkleRoot.digest()
        for position in session.participants.indices {
            let key = try session.generatedKey(position)
            try expect(
                key.tweaked(by: FROSTTaprootTweak()), is: session.lifted, at: position)
            try expect(
                key.tweaked(by: FROSTTaprootTweak(merkleRoot: root)), is: session.liftedWithRoot,
                at: position)
            try expect(
                key.tweaked(by: FROSTTaprootTweak(parity: .kept)), is: session.kept, at: position)
            let isOdd = key.publicKeyPackage.verifyingKey.compressed[0] == 3
            #expect((session.kept.public == session.lifted.public) == !isOdd)
        }
    }

    @Test(arguments: FixedSession.all)
    func refusesTheProofOfAnybodyElse(_ session: FixedSession) throws {
        let broadcasts = try session.broadcasts(to: 0)
        // The first two of the others swap their packages.
        var swapped = broadcasts
        swapped[0] = FROSTBroadcast(broadcasts[1].package, from: broadcasts[0].sender)
        swapped[1] = FROSTBroadcast(broadcasts[0].package, from: broadcasts[1].sender)
        let fault = try session.first(0).fault(receiving: swapped)
        #expect(fault == .invalidProof(broadcasts[0].sender))
        let twin = try session.first(0).fault(receiving: broadcasts)
        #expect(twin == nil)
    }

    private func expect(
        _ key: borrowing FROSTGeneratedKey, is expected: FixedSession.Key, at position: Int
    ) throws {
        let binary = key.keyPackage.secretEncoding()
        let json = key.keyPackage.secretEncoding(as: .json)
        let openedBinary = binary.opened()
        let openedJSON = String(decoding: json.opened(), as: UTF8.self)
        #expect(openedBinary == expected.packages[position].bytes)
        #expect(openedJSON == expected.packagesJSON[position])

        let package = key.publicKeyPackage
        for share in package.verifyingShares {
            #expect(package.verifyingShare(of: share.identifier) == share.point)
        }
        #expect(package.verifyingShare(of: FROSTIdentifier(try ParticipantIndex(9))) == nil)
        let old = package.withoutThreshold
        #expect(package.encoded() == expected.public.bytes)
        #expect(old.encoded() == expected.publicWithoutThreshold.bytes)
        #expect(String(decoding: package.encoded(as: .json), as: UTF8.self) == expected.publicJSON)
        #expect(
            String(decoding: old.encoded(as: .json), as: UTF8.self)
                == expected.publicJSONWithoutThreshold)

        let suite = package.ciphersuite
        for format in FROSTFormat.allCases {
            let again = try FROSTKeyPackage(
                decoding: key.keyPackage.secretEncoding(as: format), as: format, in: suite)
            let reopened = again.secretEncoding().opened()
            #expect(reopened == openedBinary)
            for package in [package, old] {
                #expect(
                    try FROSTPublicKeyPackage(
                        decoding: package.encoded(as: format), as: format, in: suite) == package)
            }
        }
    }
}
