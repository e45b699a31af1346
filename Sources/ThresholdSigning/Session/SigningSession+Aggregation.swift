import PolynomialCommitments
import PublicPointEngine
import ThresholdKeys

extension SigningSession {
    /// Adds the shares of all signers, and verifies the signature before it is given.
    ///
    /// Shares are looked at only if the signature does not verify: all together first, then by halves. Whoever is named
    /// then broke an equation of which libsecp256k1 has computed every part.
    ///
    /// - Parameter shares: One of every signer, in any order.
    /// - Returns: The signature.
    /// - Throws: ``AggregationError``.
    public func aggregate(
        _ shares: [SignatureShare]
    ) throws(AggregationError) -> ThresholdSignature {
        let values = try ordered(shares)
        if let signature = signature(of: values) { return signature }
        let session = recomputed()
        if let signature = session.signature(of: values) { return signature }
        let wrong = session.wrongPlaces(values, suspected: suspects(values))
        throw wrong.isEmpty
            ? .signatureInvalid : .wrongShares(wrong.map { members[$0].index }.sorted())
    }

    /// The sum of all shares, if it verifies.
    private func signature(of values: [Scalar]) -> ThresholdSignature? {
        let signature = ThresholdSignature(
            scheme: request.scheme, noncePoint: terms.noncePoint,
            response: values.reduce(terms.addend, +))
        return signature.isValid(for: request.message, under: signingKey) ? signature : nil
    }

    /// Whether a share holds its equation; if it seems not to, libsecp256k1 computes every part of it again.
    ///
    /// - Parameter share: The share.
    /// - Returns: `true` if it does; `false` also for whoever is not asked.
    public func isValid(_ share: SignatureShare) -> Bool {
        guard let place = place(of: share.index),
            let weight = Interpolation.weight(ofPlace: place, in: request.points)
        else { return false }
        return holds(share.value, at: place, weight: weight)
            || (arithmetic == .engine
                && recomputed().holds(share.value, at: place, weight: weight))
    }

    /// z_i of every signer, in the order of the list.
    private func ordered(_ shares: [SignatureShare]) throws(AggregationError) -> [Scalar] {
        var values: [ParticipantIndex: Scalar] = [:]
        let asked = Set(signers)
        for share in shares {
            guard asked.contains(share.index) else { throw .notAsked(share.index) }
            guard values.updateValue(share.value, forKey: share.index) == nil else {
                throw .duplicate(share.index)
            }
        }
        let missing = signers.filter { values[$0] == nil }
        guard missing.isEmpty else { throw .missing(missing.sorted()) }
        return members.compactMap { values[$0.index] }
    }

    private func holds(_ value: Scalar, at place: Int, weight: Scalar) -> Bool {
        value.timesGenerator()
            == terms.expected(
                at: place, commitments[place], members[place].verificationShare, weight: weight)
    }

    /// The places of shares that the engine suspects, found by halves; all if it is not used.
    private func suspects(_ values: [Scalar]) -> [Int] {
        let all = Array(values.indices)
        guard arithmetic == .engine,
            let weights = Interpolation.weights(ofPoints: request.points)
        else { return all }
        let equations = ShareEquations(of: self, values: values, weights: weights)
        // Halving costs what the equations cost; beyond three times the whole, one by one is as fast.
        var search = BlameByHalves(budget: 3 * all.count) { $0 }
        search.search(
            all[...], equationHolds: equations.hold,
            isRight: { holds(values[$0], at: $0, weight: weights[$0]) })
        return search.wrong
    }

    /// The places of all shares that break their equations: the suspected ones that do, or if those hold, any.
    private func wrongPlaces(_ values: [Scalar], suspected: [Int]) -> [Int] {
        guard let weights = Interpolation.weights(ofPoints: request.points) else { return [] }
        let isWrong = { place in !holds(values[place], at: place, weight: weights[place]) }
        let wrong = suspected.filter(isWrong)
        // Only libsecp256k1 says that nobody is to blame for a signature that does not verify.
        return (wrong.isEmpty ? values.indices.filter(isWrong) : wrong).sorted()
    }
}
