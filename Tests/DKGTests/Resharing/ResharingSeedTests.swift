import DKG
import TestSupport
import Testing

@Suite("Seeds of resharing")
struct ResharingSeedTests {
    private struct ConstantSource: RandomSource {
        let byte: UInt8

        mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError) {
            for offset in 0..<bytes.byteCount {
                bytes.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
            }
        }
    }

    private let sample = ResharingSample(threshold: 2)

    private func resharing(_ instance: String = "instance") throws -> Resharing {
        try sample.resharing(
            members: 1...4, threshold: 2, to: [3, 6, 7], instance: instance)
    }

    private func receiver(
        _ person: Int, in resharing: Resharing, byte: UInt8 = 9
    ) throws -> [UInt8] {
        var source = ConstantSource(byte: byte)
        let seed = try CeremonySeed(
            receivingIn: resharing, identity: ResharingSample.identity(person), random: &source)
        return seed.bytes.publicBytes(in: 0..<32)
    }

    private func dealer(
        _ number: Int, in resharing: Resharing, identity: Int? = nil, byte: UInt8 = 9
    ) throws -> [UInt8] {
        var source = ConstantSource(byte: byte)
        let seed = try DealerSeed(
            dealing: sample.secretShare(number, of: resharing.predecessor.key), in: resharing,
            identity: ResharingSample.identity(identity ?? number), random: &source)
        return seed.bytes.publicBytes(in: 0..<32)
    }

    @Test("They are the hashes that the specification says")
    func derivation() throws {
        let resharing = try resharing()
        let identity = Scalar(1003).encoded
        let fresh = [UInt8](repeating: 9, count: 32)
        let name = resharing.id.digest.encoded
        let expected = TaggedHash("DKG/v1/seed").digest(of: identity + fresh + name)
        #expect(try receiver(3, in: resharing) == expected.encoded)
        let own = TaggedHash("DKG/v1/dealer seed").digest(
            of: identity + sample.share(at: 3).encoded + fresh + name)
        #expect(try dealer(3, in: resharing) == own.encoded)
        switch DealerSeed(stored: SecretBytes(copying: own.encoded)) {
        case .some(let seed):
            #expect(
                seed.offerNonce() == TaggedHash("DKG/v1/join nonce").digest(of: own.encoded))
            let message = ResharingSample.digest("message")
            #expect(
                seed.auxiliaryRandomness(for: message).publicBytes(in: 0..<32)
                    == TaggedHash("DKG/v1/aux").digest(of: own.encoded + message.encoded).encoded)
        case .none: Issue.record("the seed is refused")
        }
    }

    @Test("One source for all, and still every seed is another")
    func hedging() throws {
        var seeds: Set<[UInt8]> = []
        for instance in ["instance", "another"] {
            let resharing = try resharing(instance)
            for person in [3, 6, 7] { seeds.insert(try receiver(person, in: resharing)) }
            for number in 1...4 { seeds.insert(try dealer(number, in: resharing)) }
        }
        #expect(seeds.count == 14)
        let again = try resharing()
        #expect(try seeds.contains(dealer(3, in: again)) && seeds.contains(receiver(3, in: again)))
        #expect(try !seeds.contains(dealer(3, in: again, byte: 8)))
    }

    @Test("A source that delivers zeros gives none")
    func zeros() throws {
        let resharing = try resharing()
        #expect(throws: ResharingError.random(.allZero)) {
            try receiver(3, in: resharing, byte: 0)
        }
        #expect(throws: ResharingError.random(.allZero)) { try dealer(3, in: resharing, byte: 0) }
        #expect(throws: RandomSourceError.allZero) {
            var source = ConstantSource(byte: 0)
            _ = try DealerSeed(handingOverWith: &source)
        }
        var source = ConstantSource(byte: 3)
        let seed = try DealerSeed(handingOverWith: &source)
        #expect(seed.bytes.publicBytes(in: 0..<32) == [UInt8](repeating: 3, count: 32))
    }

    @Test("A stored seed has 32 bytes that are not all zero", arguments: [0, 31, 32, 33])
    func stored(count: Int) {
        for byte in [UInt8(0), 5] {
            let bytes = SecretBytes(copying: [UInt8](repeating: byte, count: count))
            switch DealerSeed(stored: bytes) {
            case .some: #expect(count == 32 && byte == 5)
            case .none: #expect(count != 32 || byte == 0)
            }
        }
    }

    @Test("Who is in neither roster, or has somebody else's share, gets none")
    func strangers() throws {
        let resharing = try resharing()
        let stranger = try ResharingSample.identity(1).verificationKey
        #expect(
            throws: ResharingError.notAReceiver(identity: stranger, resharing: resharing.id)
        ) { try receiver(1, in: resharing) }
        #expect(
            throws: ResharingError.notTheDealer(
                index: try ParticipantIndex(2),
                needed: try ResharingSample.identity(2).verificationKey, got: stranger)
        ) { try dealer(2, in: resharing, identity: 1) }
    }

    @Test("A share of another epoch, and a share of zero")
    func otherShares() throws {
        let resharing = try resharing()
        var source = ConstantSource(byte: 1)
        let other = try sample.key(members: 1...4, epoch: 3)
        #expect(
            throws: ResharingError.otherKey(
                needed: resharing.predecessor.key.epoch, got: other.epoch)
        ) {
            _ = try DealerSeed(
                dealing: sample.secretShare(2, of: other), in: resharing,
                identity: ResharingSample.identity(2), random: &source)
        }
        let zero = try ResharingSample(threshold: 2, zeroAt: 2)
        let withZero = try zero.resharing(members: 1...4, threshold: 2, to: 1...3)
        for number in 1...3 {
            let share = try zero.secretShare(number, of: withZero.predecessor.key)
            let make = {
                _ = try DealerSeed(
                    dealing: zero.secretShare(number, of: withZero.predecessor.key),
                    in: withZero, identity: ResharingSample.identity(number), random: &source)
            }
            if number == 2 {
                #expect(throws: ResharingError.shareOfZero(share.index)) { try make() }
            } else {
                #expect(throws: Never.self) { try make() }
            }
        }
    }
}
