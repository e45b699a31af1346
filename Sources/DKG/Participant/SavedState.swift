public import PolynomialCommitments
import Secp256k1Group

/// What a participant must have stored before it says anything: its seed, and every envelope that it
/// may have released (Protocol.md, section 2).
///
/// With it and the board a participant is made again after a crash, and cannot contradict itself.
/// It is stored sealed, never in the clear:
///
///     header = 01 | 04 | ceremonyID 32 | index u16
///     released = count u16, (length u32, envelope)
///     file = header | tag 32 | seed XOR pad 32 | released
///     tag = TH("DKG/v1/state tag", key || TH("DKG/v1/state content", key || header || seed || released))
///     pad = TH("DKG/v1/state pad", key || header || tag)
///
/// The tag authenticates everything, and the pad follows from it: deterministic authenticated
/// encryption with a synthetic initialisation vector (Rogaway and Shrimpton, Eurocrypt 2006), made of
/// the one hash that the protocol has, taken as a keyed function. The second hash keeps a longer
/// content from being authenticated by continuing the first. It needs no randomness, so no failing
/// generator breaks it, and the seed never leaves memory that is wiped. The envelopes are public.
///
/// An attempt that was discarded has 32 zero bytes in place of a seed, which no seed ever is, and no
/// envelopes. Nothing can be made of it again, and nobody without the key can put it in a state's place.
///
/// ``Participant`` keeps it up to date by itself.
public struct SavedState: ~Copyable, Sendable {
    /// Which ceremony it belongs to.
    public let ceremonyID: Ceremony.ID

    /// Whose it is.
    public let index: ParticipantIndex

    /// The seed.
    public let seed: CeremonySeed

    /// The envelopes that may have been released, in the order in which they were made.
    ///
    /// There is one for each round at most; a file with more is not opened.
    public private(set) var released: [[UInt8]]

    private static let contentHash = TaggedHash("DKG/v1/state content")
    private static let tagHash = TaggedHash("DKG/v1/state tag")
    private static let padHash = TaggedHash("DKG/v1/state pad")

    /// Gathers what has to be stored.
    ///
    /// - Parameters:
    ///   - ceremony: The ceremony.
    ///   - index: Whose state it is.
    ///   - seed: The seed of this ceremony.
    ///   - released: The envelopes that may have been released so far.
    public init(
        ceremony: Ceremony, index: ParticipantIndex, seed: consuming CeremonySeed,
        released: [[UInt8]] = []
    ) {
        ceremonyID = ceremony.id
        self.index = index
        self.seed = seed
        self.released = released
    }

    /// Opens a stored state.
    ///
    /// - Parameters:
    ///   - sealed: The bytes that ``sealed(with:)`` made, and nothing else.
    ///   - ceremony: The ceremony that it must belong to.
    ///   - index: The participant whose it must be.
    ///   - key: The key that it was sealed with.
    /// - Throws: ``SavedStateError``, before anything secret is decrypted if it is another ceremony's or
    ///   participant's.
    public init(
        opening sealed: [UInt8], for ceremony: Ceremony, index: ParticipantIndex,
        with key: borrowing StateKey
    ) throws(SavedStateError) {
        self = try SavedState.open(sealed, ceremony, index, key)
    }

    /// Adds an envelope that is about to be released.
    ///
    /// - Parameter envelope: The envelope. One that is there already is not added again, not even
    ///   under another signature, for it would be the same message.
    /// - Returns: Whether it is new, so that the state must be stored before it is released.
    @discardableResult
    public mutating func add(_ envelope: [UInt8]) -> Bool {
        SavedState.add(envelope, to: &released)
    }

    static func add(_ envelope: [UInt8], to released: inout [[UInt8]]) -> Bool {
        let content = envelope.dropLast(Signature.byteCount)
        let isKnown = released.contains { $0.dropLast(Signature.byteCount) == content }
        if !isKnown { released.append(envelope) }
        return !isKnown
    }

    /// Encrypts and authenticates the state.
    ///
    /// The same state and key give the same bytes. The bytes show which ceremony and participant it is
    /// and what was released, which is public; they do not show the seed. An older state of the same
    /// participant is as valid as a newer one: where states are stored must not go back in time.
    ///
    /// - Parameter key: The key, which opens it again.
    /// - Returns: The bytes to be stored.
    public borrowing func sealed(with key: borrowing StateKey) -> [UInt8] {
        SavedState.seal(
            seed.bytes,
            as: SealedStateFile(ceremonyID: ceremonyID, index: index, released: released),
            with: key)
    }

    /// What stands in the place of a state once the attempt was given up.
    static func discarded(
        ceremony: Ceremony, index: ParticipantIndex, sealedWith key: borrowing StateKey
    ) -> [UInt8] {
        seal(
            SecretBytes(copying: [UInt8](repeating: 0, count: Digest.byteCount)),
            as: SealedStateFile(ceremonyID: ceremony.id, index: index, released: []), with: key)
    }

    private static func seal(
        _ seed: borrowing SecretBytes, as parts: SealedStateFile, with key: borrowing StateKey
    ) -> [UInt8] {
        var file = parts
        file.tag = SavedState.tagHash.publicDigest(
            of: SavedState.authenticated(key, file, seed: seed))
        // A seed has as many bytes as a digest, so there always is a ciphertext.
        file.ciphertext = seed.sealed(under: SavedState.pad(key, for: file)) ?? []
        return file.bytes
    }

    private static func open(
        _ sealed: [UInt8], _ ceremony: Ceremony, _ index: ParticipantIndex,
        _ key: borrowing StateKey
    ) throws(SavedStateError) -> SavedState {
        let file: SealedStateFile
        do throws(DecodingError) {
            file = try SealedStateFile(decoding: sealed)
        } catch {
            throw .malformed(error)
        }
        guard file.ceremonyID == ceremony.id else {
            throw .otherCeremony(expected: ceremony.id, got: file.ceremonyID)
        }
        guard file.index == index else {
            throw .otherParticipant(expected: index, got: file.index)
        }
        // A seed of another length than a digest's does not decode, so the pad fits.
        guard let bytes = SecretBytes(opening: file.ciphertext, under: pad(key, for: file)),
            tagHash.secretDigest(of: authenticated(key, file, seed: bytes)).matches(file.tag)
        else { throw .notAuthentic }
        guard let seed = CeremonySeed(stored: bytes) else {
            throw .discarded(ceremony: ceremony.id)
        }
        return SavedState(ceremony: ceremony, index: index, seed: seed, released: file.released)
    }

    /// What the tag is the hash of.
    private static func authenticated(
        _ key: borrowing StateKey, _ file: SealedStateFile, seed: borrowing SecretBytes
    ) -> SecretPreimage {
        var content = key.preimage(capacity: 1024)
        content.append(file.header)
        content.append(seed)
        content.append(file.envelopes)
        let inner = contentHash.secretDigest(of: content)
        var outer = key.preimage(capacity: Digest.byteCount)
        outer.append(inner)
        return outer
    }

    private static func pad(
        _ key: borrowing StateKey, for file: SealedStateFile
    ) -> SecretBytes {
        var preimage = key.preimage(capacity: 128)
        preimage.append(file.header)
        preimage.append(file.tag)
        return padHash.secretDigest(of: preimage)
    }
}
