import TestSupport
import Testing
import ThresholdKeys

/// What an independent implementation says that a key to be reshared is, which it calls a predecessor.
@Suite("Threshold keys of an independent implementation")
struct ThresholdKeyVectorTests {
    private struct Primitives: Decodable {
        let predecessors: [Predecessor]
        let refusedForeign: [Foreign]
        let refusedPredecessors: [Refused]
    }

    private struct Predecessor: Decodable {
        let description: String
        let purpose: String
        let board: String
        let epoch: UInt32
        let genesis: HexValue
        let transcript: HexValue
        let threshold: Int
        let key: HexValue
        let context: HexValue
        let dealers: [Dealer]
        let encoding: HexValue
    }

    private struct Dealer: Decodable {
        let index: Int
        let identity: HexValue
        let point: HexValue
        /// Nothing for infinity.
        let share: HexValue?
    }

    private struct Foreign: Decodable {
        let description: String
        let threshold: Int?
        let key: HexValue?
        let context: HexValue?
        let members: [ForeignMember]?
    }

    private struct ForeignMember: Decodable {
        let identity: HexValue
        let point: HexValue
        let share: HexValue?
    }

    private struct Refused: Decodable {
        let description: String
        let encoding: HexValue
    }

    private static let preamble: [UInt8] = [0x01, 0x0f]

    @Test(
        "Keys decode to what they are, and encode to the same bytes")
    func predecessors() throws {
        let primitives: Primitives = try OwnVectors.load("resharing/primitives.json")
        try #require(primitives.predecessors.count >= 6)
        for vector in primitives.predecessors {
            let bytes = Self.preamble + vector.encoding.bytes
            let key = try ThresholdKey(decoding: bytes)
            #expect(key.encoded == bytes, "\(vector.description)")
            #expect(key.purpose.description == vector.purpose)
            #expect((key.epoch.board?.description ?? "foreign") == vector.board)
            #expect(key.epoch.number == vector.epoch)
            #expect(key.epoch.genesis == (try vector.genesis.digest()))
            #expect(key.epoch.transcript == (try vector.transcript.digest()))
            #expect(key.threshold.count == vector.threshold)
            #expect(key.publicKey.point == (try vector.key.point()))
            #expect(key.context == vector.context.bytes)
            #expect(key.members.count == vector.dealers.count)
            for (member, dealer) in zip(key.members, vector.dealers) {
                #expect(Int(member.index.value) == dealer.index)
                #expect(member.identity?.bytes == dealer.identity.bytes)
                #expect(member.evaluationPoint == (try Scalar(dealer.point.bytes)))
                #expect(member.verificationShare == (try dealer.share?.point() ?? .infinity))
            }
            if key.epoch.isForeign {
                #expect(key == (try foreign(vector, key.purpose)), "\(vector.description)")
            }
        }
    }

    /// The key as its adopter makes it.
    private func foreign(_ vector: Predecessor, _ purpose: Purpose) throws -> ThresholdKey {
        try ThresholdKey(
            publicKey: vector.key.point(), threshold: Threshold(vector.threshold),
            shares: vector.dealers.map { dealer in
                PublicShare(
                    evaluationPoint: try Scalar(dealer.point.bytes),
                    point: try dealer.share?.point() ?? .infinity,
                    identity: try VerificationKey(dealer.identity.bytes))
            },
            purpose: purpose, context: vector.context.bytes)
    }

    @Test("What it refuses is refused")
    func refused() throws {
        let primitives: Primitives = try OwnVectors.load("resharing/primitives.json")
        try #require(primitives.refusedForeign.count >= 16)
        try #require(primitives.refusedPredecessors.count >= 15)
        for vector in primitives.refusedForeign {
            guard let members = vector.members, let key = vector.key,
                let threshold = vector.threshold
            else {
                // A context that is too long has a test of its own.
                #expect(vector.description == "context of 256 bytes")
                continue
            }
            #expect(throws: (any Error).self, "\(vector.description)") {
                try ThresholdKey(
                    publicKey: key.point(), threshold: Threshold(threshold),
                    shares: members.map { member in
                        PublicShare(
                            evaluationPoint: try Scalar(member.point.bytes),
                            point: try member.share?.point() ?? .infinity,
                            identity: try VerificationKey(member.identity.bytes))
                    },
                    context: vector.context?.bytes ?? [])
            }
        }
        for vector in primitives.refusedPredecessors {
            #expect(throws: ThresholdKeyError.self, "\(vector.description)") {
                try ThresholdKey(decoding: Self.preamble + vector.encoding.bytes)
            }
        }
    }
}
