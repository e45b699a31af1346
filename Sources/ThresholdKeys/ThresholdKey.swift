public import PolynomialCommitments
public import Secp256k1Group

/// A public key whose secret is shared, whichever protocol made it: the key, the threshold, and who holds the shares.
///
/// It is what a protocol that uses the key needs to know, and no more. It is not certified by itself: `GroupKey` of
/// the module `DKG` proves where it comes from and gives one; ``init(publicKey:threshold:shares:purpose:context:)``
/// makes one of a key of any other protocol.
///
/// All of it is public. Equal keys are equal in every part, members and purpose included.
public struct ThresholdKey: Hashable, Sendable {
    /// The public key.
    public let publicKey: PublicKey

    /// t, the number of shares that use the key.
    public let threshold: Threshold

    /// What the key is for; whoever uses it refuses it for anything else.
    public let purpose: Purpose

    /// What the ceremony was about, in the words of its users: at most 255 bytes.
    public let context: [UInt8]

    /// Which sharing of the key this is.
    public let epoch: KeyEpoch

    /// For whom there is a share, ascending by index; at least t.
    ///
    /// Whether everybody has got it, and will use it honestly, is another question: of a robust ceremony these are
    /// all who took part, the convicted included. See `GroupKey.transcript` for its holders.
    public let members: [Member]

    /// The positions of ``members``, ascending by evaluation point.
    let positions: [Int]

    /// The largest size of a context.
    public static let maximumContextByteCount = 255

    /// Takes over a key of another protocol, and checks that its parts belong together.
    ///
    /// Public key and public shares have to be the values of one polynomial with exactly t coefficients. Otherwise
    /// different shares would give different secrets, or fewer than t would give one. Variable time; with m members
    /// m^2 products of scalars and one linear combination of m points.
    ///
    /// - Parameters:
    ///   - publicKey: The public key.
    ///   - threshold: How many shares use it.
    ///   - shares: The public shares; their places, counted from one, are the members' indices.
    ///   - purpose: What the key is for.
    ///   - context: At most 255 bytes that say what it is about.
    /// - Throws: ``ThresholdKeyError``: what ``init(unverified:threshold:shares:purpose:context:)`` throws, or
    ///   ``ThresholdKeyError/notOnePolynomial(threshold:)``.
    public init(
        publicKey: Point, threshold: Threshold, shares: [PublicShare], purpose: Purpose = .signing,
        context: [UInt8] = []
    ) throws(ThresholdKeyError) {
        try self.init(
            unverified: publicKey, threshold: threshold, shares: shares, purpose: purpose,
            context: context)
        try requireOnePolynomial()
    }

    /// Takes over a key of another protocol without checking that its parts belong together.
    ///
    /// For a protocol that made the public shares from one polynomial itself. Parts that came from somewhere go
    /// through ``init(publicKey:threshold:shares:purpose:context:)``.
    ///
    /// - Parameters:
    ///   - publicKey: The public key.
    ///   - threshold: How many shares use it.
    ///   - shares: The public shares; their places, counted from one, are the members' indices.
    ///   - purpose: What the key is for.
    ///   - context: At most 255 bytes that say what it is about.
    /// - Throws: ``ThresholdKeyError``, for a key at infinity, too few members or too many, a context that is too
    ///   long, identities that come twice, evaluation points that are zero or come twice, and a share at infinity.
    public init(
        unverified publicKey: Point, threshold: Threshold, shares: [PublicShare],
        purpose: Purpose = .signing, context: [UInt8] = []
    ) throws(ThresholdKeyError) {
        var members: [Member] = []
        members.reserveCapacity(shares.count)
        for (position, share) in shares.enumerated() {
            guard let index = ParticipantIndex(position: position) else {
                throw .tooManyMembers(
                    maximum: ParticipantIndex.range.upperBound, got: shares.count)
            }
            members.append(Member(index: index, share: share))
        }
        try ThresholdKey.check(publicKey, threshold, members, context)
        try ThresholdKey.requireFinite(members)
        self.init(
            foreign: publicKey, threshold: threshold, members: members, purpose: purpose,
            context: context)
    }

    private init(
        foreign publicKey: Point, threshold: Threshold, members: [Member], purpose: Purpose,
        context: [UInt8]
    ) {
        let parts = ThresholdKey.encodedParts(publicKey, threshold, members, context)
        self.init(
            unchecked: publicKey, threshold: threshold, members: members, purpose: purpose,
            context: context, epoch: .foreign(purpose: purpose, parts: parts))
    }

    /// The key of a protocol that made it itself, so that nothing can be wrong with it.
    ///
    /// Its points are the indices.
    package init(
        madeBy publicKey: Point, threshold: Threshold,
        members: [(index: ParticipantIndex, share: Point, identity: VerificationKey?)],
        purpose: Purpose, context: [UInt8], epoch: KeyEpoch?
    ) {
        let members = members.map { member in
            Member(
                index: member.index,
                share: PublicShare(
                    evaluationPoint: Scalar(member.index), point: member.share,
                    identity: member.identity))
        }
        if let epoch {
            self.init(
                unchecked: publicKey, threshold: threshold, members: members, purpose: purpose,
                context: context, epoch: epoch)
        } else {
            self.init(
                foreign: publicKey, threshold: threshold, members: members, purpose: purpose,
                context: context)
        }
    }

    /// A key whose epoch somebody made up, as published vectors do.
    package init(
        published publicKey: Point, threshold: Threshold, shares: [PublicShare], purpose: Purpose,
        epoch: KeyEpoch
    ) {
        let members = shares.enumerated().compactMap { position, share in
            ParticipantIndex(position: position).map { Member(index: $0, share: share) }
        }
        self.init(
            unchecked: publicKey, threshold: threshold, members: members, purpose: purpose,
            context: [], epoch: epoch)
    }

    init(
        unchecked publicKey: Point, threshold: Threshold, members: [Member], purpose: Purpose,
        context: [UInt8], epoch: KeyEpoch
    ) {
        self.publicKey = PublicKey(finite: publicKey)
        self.threshold = threshold
        self.members = members
        self.purpose = purpose
        self.context = context
        self.epoch = epoch
        positions = ThresholdKey.order(of: members)
    }
}

extension ThresholdKey: CustomStringConvertible {
    /// The compressed public key, how many shares use it, what for, and which sharing this is.
    public var description: String {
        "\(publicKey), \(threshold) of \(members.count) shares, for \(purpose), \(epoch)"
    }
}
