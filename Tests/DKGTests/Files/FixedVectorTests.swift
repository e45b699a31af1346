import DKG
import TestSupport
import Testing

/// The wire format and the key files, pinned by committed bytes.
///
/// A change of format, of a derivation or of a signature's randomness breaks these without any
/// vector file.
@Suite("Fixed bytes of every kind of message and file")
struct FixedVectorTests {
    private static func run(_ scheme: CommitmentScheme) throws -> FixedRun {
        switch scheme {
        case .pedersen: try FixedCeremony.pedersen()
        case .feldman: try FixedCeremony.feldman()
        }
    }

    @Test("All nine kinds are there, and some of each in full")
    func coverage() {
        #expect(Set(FixedMessage.all.map(\.round)) == Set(Round.allCases))
        #expect(
            Set(FixedMessage.all.filter { $0.hexadecimal != nil }.map(\.round))
                == Set(Round.allCases).subtracting([.deal]))
    }

    @Test("A participant says exactly these bytes", arguments: CommitmentScheme.allCases)
    func messages(scheme: CommitmentScheme) throws {
        let run = try FixedVectorTests.run(scheme)
        let fixed = FixedMessage.all.filter { $0.scheme == scheme }
        #expect(run.messages.count == fixed.count)
        for expected in fixed {
            let bytes = try #require(run.messages[expected.round])
            #expect(bytes.count == expected.byteCount, "\(expected)")
            #expect(fingerprint(bytes) == expected.fingerprint, "\(expected)")
            #expect(
                try Envelope(decoding: bytes).digest.description == expected.digest, "\(expected)")
            if let text = expected.hexadecimal {
                #expect(bytes.hexadecimal == text, "\(expected)")
            }
        }
    }

    @Test(
        "The committed envelopes decode, verify, and encode to the same bytes",
        arguments: FixedMessage.all.filter { $0.hexadecimal != nil })
    func decoding(fixed: FixedMessage) throws {
        let file = fixed.scheme == .pedersen ? FixedKeyFile.pedersen : .feldman
        let key = try GroupKey(decoding: #require([UInt8](hexadecimal: file.groupKey)))
        let bytes = try #require([UInt8](hexadecimal: fixed.hexadecimal ?? "?"))
        let envelope = try Envelope(decoding: bytes, in: key.ceremony)
        #expect(envelope.round == fixed.round)
        #expect(envelope.sender.value == 1)
        #expect(envelope.id.description == (fixed.round == .join ? file.ceremonyID : file.sid))
        #expect(envelope.digest.description == fixed.digest)
        #expect(envelope.isAuthentic(in: key.ceremony.roster))
        let body = try reencoded(envelope, key)
        #expect(body == envelope.body)
    }

    /// Decodes a body with the decoder of its kind and encodes it again.
    private func reencoded(_ envelope: Envelope, _ key: GroupKey) throws -> [UInt8] {
        var reader = envelope.bodyReader
        switch envelope.round {
        case .join:
            let join = try #require(key.session.joins.first)
            return join.encryptionKey.compressed + join.nonce.bytes
        case .deal:
            return try Dealing(from: &reader, in: key.session.dealing).encoded
        case .respond, .respondAgain:
            let body = try ResponseBody(from: &reader, dealers: 3)
            let accused = envelope.round == .respond && key.ceremony.scheme == .feldman ? [3] : []
            #expect(body.complaints.map(\.dealer).numbers == accused)
            return body.encoded
        case .extract:
            let extraction = try Extraction(from: &reader, in: key.session.dealing)
            #expect(extraction.isProved(by: envelope.sender, in: key.session.dealing))
            return extraction.encoded
        case .confirm, .confirmAgain, .open:
            let body = try RevealBody(from: &reader, members: 3)
            let named = envelope.round == .confirmAgain ? [] : [3]
            #expect(body.entries.map(\.member).numbers == named)
            return body.encoded
        case .certify:
            return key.transcript.digest.bytes
        }
    }

    @Test("The group key file", arguments: FixedKeyFile.all)
    func groupKey(fixed: FixedKeyFile) throws {
        let run = try FixedVectorTests.run(fixed.scheme)
        let key = try #require(run.bench.state.groupKey)
        #expect(key.encoded.hexadecimal == fixed.groupKey)
        let decoded = try GroupKey(decoding: #require([UInt8](hexadecimal: fixed.groupKey)))
        #expect(decoded == key)
        #expect(decoded.ceremony.id.description == fixed.ceremonyID)
        #expect(decoded.session.id.description == fixed.sid)
        #expect(decoded.transcript.digest.description == fixed.transcript)
        #expect(decoded.ceremony == run.bench.ceremony)
    }

    @Test("The key package file", arguments: FixedKeyFile.all)
    func keyPackage(fixed: FixedKeyFile) throws {
        let run = try FixedVectorTests.run(fixed.scheme)
        let encoding = try run.bench[1].keyPackage().secretEncoding()
        let bytes = encoding.publicBytes(in: 0..<encoding.count)
        #expect(fingerprint(bytes) == fixed.packageFingerprint)
        #expect(bytes.hexadecimal == "01020001" + fixed.share + fixed.groupKey)
        let decoded = try KeyPackage(decoding: SecretBytes(copying: bytes))
        #expect(decoded.index.value == 1)
        #expect(decoded.share.disclosed().bytes.hexadecimal == fixed.share)
    }
}
