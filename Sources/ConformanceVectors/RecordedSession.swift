import FROSTPackages
import ThresholdSigning

/// What was recorded of one session.
struct RecordedSession {
    let suite: FROSTCiphersuite
    let format: FROSTFormat
    let key: ThresholdKey
    let derivation: SigningDerivation
    let package: [UInt8]
    /// The shares that were sent, in the crates' bytes.
    let published: [(index: ParticipantIndex, share: [UInt8])]
    private let shares: [ParticipantIndex: Scalar]
    private let nonces: JSONValue
    private let names: [ParticipantIndex: String]

    init(_ vector: JSONValue) throws {
        suite = try vector["suite"].string() == "plain" ? .secp256k1 : .secp256k1Taproot
        format = try vector["format"].string() == "json" ? .json : .binary
        let text = try vector["package"].string()
        package = format == .json ? Array(text.utf8) : try vector["package"].bytes()
        derivation = try RecordedSession.derivation(vector["mode"].string())
        // The members of the key are those whose shares are known, by their identifiers.
        let known = try vector["shares"].names.map { name in
            guard let number = Int(name) else {
                throw ConformanceFailure("the identifier \(name) is no number")
            }
            return (number: number, name: name, share: try Scalar(vector["shares"][name].bytes()))
        }.sorted { $0.number < $1.number }
        key = try ThresholdKey(
            publicKey: Point(compressed: vector["key"].bytes()),
            threshold: Threshold(vector["t"].integer()),
            shares: known.map {
                PublicShare(
                    evaluationPoint: Scalar(try ParticipantIndex($0.number)),
                    point: $0.share.timesGenerator())
            })
        var shares: [ParticipantIndex: Scalar] = [:]
        var names: [ParticipantIndex: String] = [:]
        var published: [(index: ParticipantIndex, share: [UInt8])] = []
        for (position, entry) in known.enumerated() {
            let index = try ParticipantIndex(position + 1)
            shares[index] = entry.share
            names[index] = entry.name
            published.append((index, try vector["signature_shares"][entry.name].bytes()))
        }
        self.shares = shares
        self.names = names
        self.published = published
        nonces = vector["nonces_of_python_signers"]
    }

    private static func derivation(_ mode: String) throws -> SigningDerivation {
        let parts = mode.split(separator: ":")
        switch (parts.first, parts.count) {
        case ("none", 1): return .none
        case ("tweak", 1): return .taproot()
        case ("root", 2): return .taproot(.root(try JSONValue.text(String(parts[1])).digest()))
        case ("seed", 2):
            return .rerandomised(seed: try JSONValue.text(String(parts[1])).digest())
        default: throw ConformanceFailure("the mode \(mode) is not known")
        }
    }

    var signers: [ParticipantIndex] { key.members.map(\.index) }

    func signer(_ index: ParticipantIndex) throws -> Signer {
        guard let share = shares[index], let member = key.member(index) else {
            throw ConformanceFailure("no share of \(index) was recorded")
        }
        return try Signer(
            SecretKeyShare(SecretScalar(share), at: member.evaluationPoint, of: key),
            by: suite == .secp256k1 ? .rfc9591 : .taproot)
    }

    /// The nonces of a signer; `nil` for one of the crates, whose nonces were not recorded.
    func nonces(of index: ParticipantIndex, _ signer: borrowing Signer) throws -> NoncePair? {
        let pair = nonces[names[index] ?? ""].items
        guard pair.count == 2 else { return nil }
        return NoncePair(
            hiding: try SecretScalar(decoding: pair[0].secret()),
            binding: try SecretScalar(decoding: pair[1].secret()), of: signer)
    }
}
