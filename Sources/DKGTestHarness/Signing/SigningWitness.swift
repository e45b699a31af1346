import DKG
import ThresholdSigning

/// Sees everything that is sent, and convicts by evidence alone.
///
/// It holds every answer against every request, as somebody would who wants to frame a signer: what fits and what does not
/// only the evidence says.
struct SigningWitness {
    private var digests: Set<Digest> = []
    private var signed: [SignedRequest] = []
    private(set) var answers: [SigningAnswer] = []

    mutating func see(_ request: SignedRequest) {
        if digests.insert(request.request.digest).inserted { signed.append(request) }
    }

    mutating func see(answer bytes: [UInt8]) {
        if let answer = try? SigningAnswer(decoding: bytes) { answers.append(answer) }
    }

    /// Everything that can be shown, each verdict once, in the order in which it was done.
    func convictions(of key: ThresholdKey) -> [SigningConviction] {
        var found: [SigningConviction] = []
        var seen: Set<SigningVerdict> = []
        func add(_ evidence: SigningEvidence) {
            guard let verdict = evidence.verdict(of: key), seen.insert(verdict).inserted else {
                return
            }
            found.append(SigningConviction(verdict: verdict, evidence: evidence))
        }
        for request in signed { add(.wrongAggregate(request)) }
        for (position, answer) in answers.enumerated() {
            for request in signed { add(.badShare(key, request.request, answer)) }
            guard let identity = key.member(answer.index)?.identity else { continue }
            for earlier in answers.prefix(position)
            where earlier.commitment == answer.commitment {
                add(.reusedNonces(identity, earlier, answer))
            }
        }
        return found
    }
}
