import DKG
import TestSupport

/// Keys whose polynomial everybody knows, and resharings of them.
struct ResharingSample {
    /// The coefficients, constant term first.
    let coefficients: [Scalar]

    init(threshold: Int, seed: UInt64 = 1) {
        var source = SeededRandomSource(seed: seed)
        coefficients = source.scalars(threshold)
    }

    /// A polynomial whose value at an index is zero.
    init(threshold: Int, zeroAt index: Int) throws {
        let sample = ResharingSample(threshold: threshold)
        coefficients = sample.coefficients.withRoot(at: try ParticipantIndex(index))
    }

    static func identity(_ number: Int) throws -> SigningKey {
        try SigningKey(SecretScalar(Scalar(UInt64(1000 + number))))
    }

    static func roster(_ numbers: some Sequence<Int>) throws -> Roster {
        try Roster(numbers.map { try identity($0).verificationKey })
    }

    static func instance(_ name: String = "instance") throws -> Ceremony.Instance {
        try Ceremony.Instance(TaggedHash("test instance").digest(of: Array(name.utf8)))
    }

    static func digest(_ name: String) -> Digest {
        TaggedHash("test digest").digest(of: Array(name.utf8))
    }

    var publicKey: Point { coefficients[0].timesGenerator() }

    func share(at index: Int) -> Scalar { coefficients.value(at: UInt16(index)) }

    /// A key of this package; member k has the identity k.
    func key(
        members: some Sequence<Int>, board: BoardKind = .agreed, epoch: UInt32 = 0
    ) throws -> ThresholdKey {
        let genesis = ResharingSample.digest("genesis")
        return ThresholdKey(
            madeBy: publicKey, threshold: try Threshold(coefficients.count),
            members: try members.map { number in
                (
                    try ParticipantIndex(number), share(at: number).timesGenerator(),
                    try ResharingSample.identity(number).verificationKey
                )
            },
            purpose: .decryption, context: [7],
            epoch: KeyEpoch(
                number: epoch, genesis: genesis,
                transcript: epoch == 0 ? genesis : ResharingSample.digest("epoch \(epoch)"),
                board: board))
    }

    /// A key of another protocol, with the members at the evaluation points from 1 on.
    func foreignKey(members: Int, named: Bool = false) throws -> ThresholdKey {
        try ThresholdKey(
            publicKey: publicKey, threshold: Threshold(coefficients.count),
            shares: try (1...members).map { number in
                PublicShare(
                    evaluationPoint: Scalar(UInt64(number)),
                    point: share(at: number).timesGenerator(),
                    identity: named ? try ResharingSample.identity(number).verificationKey : nil)
            })
    }

    func secretShare(_ number: Int, of key: ThresholdKey) throws -> SecretKeyShare {
        try SecretKeyShare(
            SecretScalar(share(at: number)), at: Scalar(UInt64(number)), of: key)
    }

    /// A resharing of a key of this package to the persons `to`.
    func resharing(
        members: some Sequence<Int>, board: BoardKind = .agreed, epoch: UInt32 = 0,
        threshold: Int, to receivers: some Sequence<Int>, instance: String = "instance"
    ) throws -> Resharing {
        try Resharing(
            of: Predecessor(key(members: members, board: board, epoch: epoch)),
            threshold: threshold, roster: ResharingSample.roster(receivers),
            instance: ResharingSample.instance(instance))
    }
}
