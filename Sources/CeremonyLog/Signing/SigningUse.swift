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

    /// The first commitments of each member that counted, of whatever bytes.
    ///
    /// Each member's by themselves: whoever offers what somebody else has offered keeps nobody out.
    var offers: [ParticipantIndex: Set<[UInt8]>] = [:]

    /// The places of the requests; a digest is computed once, since a request can be large.
    private var places: [Digest: Int] = [:]

    init(call: SigningCall, position: UInt64) {
        self.call = call
        self.position = position
    }

    /// The requests with their digests, in the order of the log.
    var named: [(digest: Digest, request: SignedRequest)] {
        places.sorted { $0.value < $1.value }.map { ($0.key, requests[$0.value]) }
    }

    /// The request of a digest.
    func request(_ digest: Digest) -> SignedRequest? { places[digest].map { requests[$0] } }

    /// Counts a request.
    mutating func add(_ request: SignedRequest, named digest: Digest) {
        places[digest] = requests.count
        requests.append(request)
    }
}
