public import DKG

/// A key and those who hold shares of it, each with the identity that speaks for it: what a simulated signature begins with.
///
/// Of a ceremony, of ChillDKG, of a key generation of the FROST crates, or dealt by a hand that everybody trusts:
///
/// ```swift
/// let result = try CeremonySimulation.honest(participants: 5, threshold: 3)
/// let group = try SigningGroup(of: result)
/// ```
///
/// > Warning: Every secret in it is a function of a seed.
public struct SigningGroup: Sendable {
    /// The key, whose members have identities.
    public let key: ThresholdKey

    private(set) var seats: [ParticipantIndex: SigningSeat] = [:]

    /// Begins with a key of which nobody holds a share yet.
    ///
    /// - Parameter key: The key. Members without an identity take no part.
    public init(_ key: ThresholdKey) {
        self.key = key
    }

    /// Begins with a key whose protocol knows no identities, and gives each member one: the same shares, another epoch.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - seed: What the identities follow from.
    /// - Throws: ``SigningSimulationError``.
    public init(
        givingIdentitiesTo key: ThresholdKey, seed: UInt64
    ) throws(SigningSimulationError) {
        var shares: [PublicShare] = []
        for member in key.members {
            let identity = try SigningGroup.identity(of: member.index, seed: seed)
            shares.append(
                PublicShare(
                    evaluationPoint: member.evaluationPoint, point: member.verificationShare,
                    identity: identity.verificationKey))
        }
        do throws(ThresholdKeyError) {
            self.key = try ThresholdKey(
                unverified: key.publicKey.point, threshold: key.threshold, shares: shares,
                purpose: key.purpose, context: key.context)
        } catch {
            throw .key(error)
        }
    }

    /// Who holds a share, ascending.
    public var holders: [ParticipantIndex] { seats.keys.sorted() }

    /// Gives a member its share.
    ///
    /// - Parameters:
    ///   - share: The share, of this key or of the one that identities were given to.
    ///   - identity: The key that the member signs its messages with.
    /// - Throws: ``SigningSimulationError``: a share of another key, or another identity than the member's.
    public mutating func add(
        _ share: borrowing SecretKeyShare, identity: consuming SigningKey
    ) throws(SigningSimulationError) {
        try add(share.value.duplicate(), of: share.index, identity: identity)
    }

    mutating func add(
        _ value: consuming SecretScalar, of index: ParticipantIndex,
        identity: consuming SigningKey
    ) throws(SigningSimulationError) {
        guard let member = key.member(index), member.identity == identity.verificationKey else {
            throw .otherIdentity(index)
        }
        do throws(ThresholdKeyError) {
            let share = try SecretKeyShare(value, at: member.evaluationPoint, of: key)
            seats[index] = SigningSeat(share, identity: identity)
        } catch {
            throw .key(error)
        }
    }

    /// The identity that a seed gives a member.
    static func identity(
        of index: ParticipantIndex, seed: UInt64
    ) throws(SigningSimulationError) -> SigningKey {
        var source = DeterministicRandomSource(seed: seed, label: "signer's identity \(index)")
        do throws(RandomSourceError) {
            return try SigningKey(random: &source)
        } catch {
            throw .random(error)
        }
    }
}
