import DKG
import ThresholdSigning

/// Sees everything that is sent, and convicts by evidence alone.
struct SigningWitness {
    private var requests: [Digest: SignedRequest] = [:]
    private var signed: [SignedRequest] = []
    private(set) var answers: [SigningAnswer] = []

    mutating func see(_ request: SignedRequest) {
        if requests.updateValue(request, forKey: request.request.digest) == nil {
            signed.append(request)
        }
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
            if let request = requests[answer.requestDigest] {
                add(.badShare(key, request.request, answer))
            }
            guard let identity = key.member(answer.index)?.identity else { continue }
            for earlier in answers.prefix(position)
            where earlier.index == answer.index && earlier.commitment == answer.commitment
                && earlier.requestDigest != answer.requestDigest
            {
                add(.reusedNonces(identity, earlier, answer))
            }
        }
        return found
    }
}
