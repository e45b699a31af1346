public import DKG

/// A ceremony as it was called: its configuration, and the terms on which it is held.
///
/// This is what whoever calls a ceremony gives to all members. Its instance is
/// TH("DKG/v1/instance", fresh 32 || termsDigest), which readers recompute; so the id of the ceremony covers the terms,
/// and whoever joins has agreed to them.
public struct CeremonyCall: Hashable, Sendable {
    /// The configuration.
    public let ceremony: Ceremony

    /// The terms.
    public let terms: CeremonyTerms

    /// 32 bytes that were drawn for this attempt.
    public let fresh: Digest

    private static let instanceHash = TaggedHash("DKG/v1/instance")
    private static let fingerprintHash = TaggedHash("DKG/v1/ceremony fingerprint")
    private static let version: UInt8 = 1

    /// Calls a ceremony.
    ///
    /// - Parameters:
    ///   - terms: The terms, with a name for each member of the roster.
    ///   - scheme: How dealers commit.
    ///   - purpose: What the key is for.
    ///   - threshold: t.
    ///   - roster: Who may take part.
    ///   - context: Which key this is, in the application's own words alone: 0...255 bytes.
    ///   - source: Where the 32 fresh bytes come from.
    /// - Throws: ``CeremonyCallError``.
    public init(
        on terms: CeremonyTerms, scheme: CommitmentScheme = .pedersen, purpose: Purpose = .signing,
        threshold: Int, roster: Roster, context: [UInt8] = [],
        random source: inout some RandomSource
    ) throws(CeremonyCallError) {
        let fresh: Digest
        let ceremony: Ceremony
        do throws(RandomSourceError) {
            fresh = try Digest(random: &source)
        } catch {
            throw .random(error)
        }
        do throws(CeremonyError) {
            ceremony = try Ceremony(
                scheme: scheme, purpose: purpose, board: terms.board, threshold: threshold,
                roster: roster, instance: CeremonyCall.instance(of: terms, fresh: fresh),
                context: context)
        } catch {
            throw .ceremony(error)
        }
        do throws(CeremonyTermsError) {
            try self.init(ceremony, on: terms, fresh: fresh)
        } catch {
            throw .terms(error)
        }
    }

    /// Puts together a ceremony and its terms, which have to belong together.
    ///
    /// - Parameters:
    ///   - ceremony: The configuration.
    ///   - terms: The terms.
    ///   - fresh: The 32 bytes that were drawn for this attempt.
    /// - Throws: ``CeremonyTermsError``.
    public init(
        _ ceremony: Ceremony, on terms: CeremonyTerms, fresh: Digest
    ) throws(CeremonyTermsError) {
        let count = ceremony.participantCount
        guard fresh != .zero else { throw .zeroFreshBytes }
        guard terms.names.count == count else {
            throw .nameCount(expected: count, got: terms.names.count)
        }
        guard terms.board == ceremony.board else {
            throw .otherBoard(ceremony: ceremony.board, terms: terms.board)
        }
        let expected = count - terms.absent.count
        guard ceremony.canStart(joined: expected) else {
            throw .tooManyAbsent(
                expected: expected, participants: count, threshold: ceremony.threshold.count)
        }
        let instance: Ceremony.Instance
        do throws(CeremonyError) {
            instance = try CeremonyCall.instance(of: terms, fresh: fresh)
        } catch {
            throw .zeroFreshBytes
        }
        guard ceremony.instance == instance else {
            throw .otherInstance(expected: instance, got: ceremony.instance)
        }
        self.ceremony = ceremony
        self.terms = terms
        self.fresh = fresh
    }

    /// TH("DKG/v1/instance", fresh 32 || termsDigest).
    private static func instance(
        of terms: CeremonyTerms, fresh: Digest
    ) throws(CeremonyError) -> Ceremony.Instance {
        var writer = ByteWriter(capacity: 2 * Digest.byteCount)
        writer.append(fresh)
        writer.append(terms.digest)
        return try Ceremony.Instance(instanceHash.digest(of: writer))
    }

    /// What people read to each other by telephone: eight groups of four hexadecimal digits, the first 16 bytes of
    /// TH("DKG/v1/ceremony fingerprint", ceremonyID).
    public var fingerprint: String {
        let digits = CeremonyCall.fingerprintHash.digest(of: ceremony.id.digest.encoded).description
        return stride(from: 0, to: 32, by: 4).map { start in
            String(digits.dropFirst(start).prefix(4))
        }.joined(separator: " ")
    }

    /// The canonical encoding: 01 | fresh 32 | length u32, ceremony | terms; public.
    public var encoded: [UInt8] {
        let configuration = ceremony.encoded
        var writer = ByteWriter()
        writer.append(CeremonyCall.version)
        writer.append(fresh)
        writer.append(UInt32(clamping: configuration.count))
        writer.append(configuration)
        writer.append(terms.encoded)
        return writer.bytes
    }

    /// Decodes and checks a ceremony with its terms.
    ///
    /// - Parameter bytes: The encoding and nothing else.
    /// - Throws: ``CeremonyTermsError``.
    public init(decoding bytes: [UInt8]) throws(CeremonyTermsError) {
        var reader = ByteReader(bytes)
        let fresh: Digest
        let configuration: [UInt8]
        do throws(DecodingError) {
            let version = try reader.readUInt8()
            guard version == CeremonyCall.version else {
                throw .unexpectedValue(field: "the version of a called ceremony", got: Int(version))
            }
            fresh = try reader.readDigest()
            configuration = try reader.readBytes(Int(try reader.readUInt32()))
        } catch {
            throw .malformed(error)
        }
        let ceremony: Ceremony
        do throws(KeyFileError) {
            ceremony = try Ceremony(decoding: configuration)
        } catch {
            throw .ceremony(error)
        }
        let terms = try CeremonyTerms(from: &reader, participants: ceremony.participantCount)
        do throws(DecodingError) {
            try reader.finish()
        } catch {
            throw .malformed(error)
        }
        try self.init(ceremony, on: terms, fresh: fresh)
    }
}
