import DKG
public import ThresholdKeys
public import ThresholdSigning

/// One use of a key, as a log shows it: a call, and what followed.
public struct SigningUse: Sendable {
    /// Who asks for what.
    public let call: SigningCall

    /// The number of the entry that called.
    public let position: UInt64

    /// The requests of the coordinator that ask for what was called for, in the order of the log.
    public internal(set) var requests: [SignedRequest] = []

    /// The signature, verified; `nil` as long as there is none.
    public internal(set) var signature: ThresholdSignature?

    /// The digest of the request that the signature came from.
    public internal(set) var signedRequest: Digest?

    /// The answers that count, of each member to each request at most two that differ.
    public internal(set) var answers: [Digest: [ParticipantIndex: [SigningAnswer]]] = [:]

    /// The first commitments that counted, of whatever bytes.
    var offers: Set<[UInt8]> = []

    /// How many of them each member has.
    var offerCounts: [ParticipantIndex: Int] = [:]

    /// The request of a digest.
    func request(_ digest: Digest) -> SignedRequest? {
        requests.first { $0.request.digest == digest }
    }
}
