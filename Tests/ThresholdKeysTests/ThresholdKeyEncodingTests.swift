import Testing
import ThresholdKeys

@Suite("Threshold keys and shares as bytes")
struct ThresholdKeyEncodingTests {
    private func key(context: [UInt8] = [1, 2, 3]) throws -> ThresholdKey {
        try ThresholdKeySamples.key(context: context)
    }

    /// Where the parts begin: after version, kind, purpose, board, epoch, genesis, transcript.
    private static let partsStart = 2 + 1 + 1 + 4 + 32 + 32

    /// The key 1 + x of a ceremony with three members, in bytes.
    private func ceremonyBytes(
        epoch: UInt32 = 0, genesis: Digest = .zero, transcript: Digest = .zero, board: UInt8 = 1,
        points: [UInt64] = [1, 2, 3], indices: [UInt16] = [1, 2, 3],
        leavesOutIdentity: Bool = false,
        repeatsIdentity: Bool = false
    ) throws -> [UInt8] {
        var writer = ByteWriter()
        writer.append([0x01, 0x0f, Purpose.decryption.rawValue, board])
        writer.append(epoch)
        writer.append(genesis)
        writer.append(transcript)
        writer.append(UInt16(2))
        writer.append(compressed: .generator)
        writer.append(UInt8(0))
        writer.append(count: points.count)
        for (index, point) in zip(indices, points) {
            writer.append(index)
            let secret = Scalar(repeatsIdentity ? 100 : 100 + point)
            let key = try #require(secret.timesGenerator().verificationKey)
            writer.append(leavesOutIdentity ? .zero : key.digest)
            writer.append(Scalar(point))
            writer.append(compressed: Scalar(point + 1).timesGenerator())
        }
        return writer.bytes
    }

    @Test("A key is what its bytes say", arguments: [0, 3, 255])
    func roundTrip(contextByteCount: Int) throws {
        let key = try key(context: [UInt8](repeating: 7, count: contextByteCount))
        let bytes = key.encoded
        #expect(bytes.count == 143 + contextByteCount + 3 * 99 - 33)
        #expect(try ThresholdKey(decoding: bytes) == key)
    }

    @Test("No byte can be changed, left out or added")
    func everyByte() throws {
        for bytes in [try key().encoded, try ceremonyBytes()] {
            _ = try ThresholdKey(decoding: bytes)
            for position in bytes.indices {
                var changed = bytes
                changed[position] ^= 1
                // Another purpose, board or name of a ceremony's key is another key: its GroupKey tells.
                let isFreeHere =
                    bytes[3] != 0
                    && (position == 2 || position == 3 || isIdentity(position, contextByteCount: 0))
                let decoded = try? ThresholdKey(decoding: changed)
                if isFreeHere {
                    #expect(decoded == nil || decoded?.encoded == changed)
                    // 2 and 3 ^ 1 are purposes, 1 ^ 1 is no board of a ceremony.
                    if position == 2 { #expect(decoded != nil) }
                } else {
                    #expect(decoded == nil, "byte \(position)")
                }
            }
            for count in bytes.indices {
                #expect(throws: ThresholdKeyError.self) {
                    try ThresholdKey(decoding: Array(bytes.prefix(count)))
                }
            }
            #expect(throws: ThresholdKeyError.malformed(.trailing(count: 1))) {
                try ThresholdKey(decoding: bytes + [0])
            }
        }
    }

    private func isIdentity(_ position: Int, contextByteCount: Int) -> Bool {
        let start = Self.partsStart + 2 + 33 + 1 + contextByteCount + 2
        guard position >= start else { return false }
        return (2..<34).contains((position - start) % 99)
    }

    @Test(
        "A key of a ceremony has its members' indices as points, identities, and an epoch that fits"
    )
    func ceremony() throws {
        let one = try #require(Digest([UInt8](repeating: 1, count: 32)))
        let key = try ThresholdKey(decoding: ceremonyBytes(epoch: 1, genesis: one))
        #expect(key.epoch.number == 1 && key.epoch.genesis == one && key.epoch.board == .agreed)
        #expect(!key.epoch.isForeign && key.purpose == .decryption)
        #expect(throws: ThresholdKeyError.self) {
            try ThresholdKey(decoding: ceremonyBytes(epoch: 1, genesis: one, transcript: one))
        }
        #expect(throws: ThresholdKeyError.self) {
            try ThresholdKey(decoding: ceremonyBytes(genesis: one))
        }
        #expect(throws: ThresholdKeyError.pointNotIndex(try ParticipantIndex(3))) {
            try ThresholdKey(decoding: ceremonyBytes(points: [1, 2, 4]))
        }
        #expect(throws: ThresholdKeyError.identityMissing(try ParticipantIndex(1))) {
            try ThresholdKey(decoding: ceremonyBytes(leavesOutIdentity: true))
        }
        #expect(throws: ThresholdKeyError.malformed(.unexpectedValue(field: "the board", got: 3))) {
            try ThresholdKey(decoding: ceremonyBytes(board: 3))
        }
        let repeated = try #require(Scalar(100).timesGenerator().verificationKey)
        #expect(throws: ThresholdKeyError.duplicateIdentity(repeated)) {
            try ThresholdKey(decoding: ceremonyBytes(repeatsIdentity: true))
        }
        #expect(throws: ThresholdKeyError.tooFewMembers(needed: 2, got: 1)) {
            try ThresholdKey(decoding: ceremonyBytes(points: [1], indices: [1]))
        }
        #expect(throws: ThresholdKeyError.tooManyMembers(maximum: 2, got: 3)) {
            try ThresholdKey(decoding: ceremonyBytes(), atMost: 2)
        }
        // Before any of them is read.
        #expect(throws: ThresholdKeyError.tooManyMembers(maximum: 2, got: 3)) {
            try ThresholdKey(decoding: Array(ceremonyBytes().dropLast(3 * 99)), atMost: 2)
        }
        _ = try ThresholdKey(decoding: ceremonyBytes(), atMost: 3)
        let disordered = ThresholdKeyError.malformed(
            .notAscending(field: "the members", previous: 2, next: 1))
        #expect(throws: disordered) {
            try ThresholdKey(decoding: ceremonyBytes(points: [2, 1, 3], indices: [2, 1, 3]))
        }
        let repeatedIndex = ThresholdKeyError.malformed(
            .notAscending(field: "the members", previous: 1, next: 1))
        #expect(throws: repeatedIndex) {
            try ThresholdKey(decoding: ceremonyBytes(points: [1, 1, 3], indices: [1, 1, 3]))
        }
        // 2 is missing from the roster, which is not a fault.
        let gap = try ThresholdKey(decoding: ceremonyBytes(points: [1, 3], indices: [1, 3]))
        let found = try (1...4).map { gap.member(try ParticipantIndex($0))?.index.value }
        #expect(gap.members.count == 2 && found == [1, nil, 3, nil])
    }

    @Test("A foreign key counts its members from one, and its name is a hash of its parts")
    func foreign() throws {
        var bytes = try key().encoded
        // The last member's index.
        bytes[bytes.count - 98] = 9
        #expect(
            throws: ThresholdKeyError.malformed(
                .unexpectedValue(field: "the index of member 3 of a foreign key", got: 9))
        ) {
            try ThresholdKey(decoding: bytes)
        }
        var renamed = try key().encoded
        renamed[10] ^= 1
        #expect(throws: ThresholdKeyError.epochMismatch(try epoch(of: renamed))) {
            try ThresholdKey(decoding: renamed)
        }
        // With the name that fits its parts, it is the parts that are refused: a first share at infinity.
        var infinite = try key().encoded
        let share = Self.partsStart + 2 + 33 + 1 + 3 + 2 + 2 + 32 + 32
        infinite.replaceSubrange(share..<share + 33, with: [UInt8](repeating: 0, count: 33))
        let name = TaggedHash("DKG/v1/foreign key")
            .digest(of: [infinite[2]] + infinite[Self.partsStart...]).encoded
        infinite.replaceSubrange(8..<72, with: name + name)
        #expect(throws: ThresholdKeyError.shareAtInfinity(Scalar(3))) {
            try ThresholdKey(decoding: infinite)
        }
    }

    /// What foreign bytes say of genesis and transcript.
    private func epoch(of bytes: [UInt8]) throws -> KeyEpoch {
        KeyEpoch(
            number: 0, genesis: try Digest(decoding: bytes[8..<40]),
            transcript: try Digest(decoding: bytes[40..<72]), board: nil)
    }

    @Test("A share is what its bytes say, with its key")
    func shares() throws {
        for point: UInt64 in [1, 2, 3] {
            let share = try ThresholdKeySamples.share(point)
            let bytes = share.secretEncoding()
            #expect(bytes.count == 36 + share.key.encoded.count)
            let decoded = try SecretKeyShare(decoding: bytes)
            #expect(decoded.index == share.index && decoded.key == share.key)
            #expect(decoded.evaluationPoint == Scalar(point))
            #expect(decoded.value.disclosed() == share.value.disclosed())
        }
    }

    @Test("Bytes that are not a share are refused")
    func refusedShares() throws {
        let share = try ThresholdKeySamples.share(2)
        let encoding = share.secretEncoding()
        let bytes = encoding.publicBytes(in: 0..<encoding.count)
        func decode(_ change: (inout [UInt8]) -> Void) throws {
            var changed = bytes
            change(&changed)
            _ = try SecretKeyShare(decoding: SecretBytes(copying: changed))
        }
        try decode { _ in }
        #expect(throws: ThresholdKeyError.malformed(.truncated(needed: 37, available: 36))) {
            try decode { $0.removeLast($0.count - 36) }
        }
        #expect(
            throws: ThresholdKeyError.malformed(
                .unexpectedValue(field: "the version of the file", got: 2))
        ) { try decode { $0[0] = 2 } }
        #expect(
            throws: ThresholdKeyError.malformed(
                .unexpectedValue(field: "the kind of the file (16 secret key share)", got: 15))
        ) { try decode { $0[1] = 15 } }
        #expect(
            throws: ThresholdKeyError.malformed(.unexpectedValue(field: "the index", got: 0))
        ) { try decode { $0[3] = 0 } }
        #expect(throws: ThresholdKeyError.unknownIndex(try ParticipantIndex(9))) {
            try decode { $0[3] = 9 }
        }
        // Index 1 of the sample is at the point 3.
        #expect(throws: ThresholdKeyError.shareMismatch(Scalar(3))) { try decode { $0[3] = 1 } }
        #expect(throws: ThresholdKeyError.shareMismatch(Scalar(2))) { try decode { $0[35] ^= 1 } }
        #expect(throws: ThresholdKeyError.malformed(.scalar(.notReduced))) {
            try decode { $0.replaceSubrange(4..<36, with: [UInt8](repeating: 0xff, count: 32)) }
        }
        #expect(throws: ThresholdKeyError.malformed(.trailing(count: 1))) {
            try decode { $0.append(0) }
        }
    }
}
