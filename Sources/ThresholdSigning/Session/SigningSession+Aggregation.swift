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
        let signature = sum(of: values)
        if isValid(signature) { return signature }
        guard let session = recomputed() else { throw .notConfirmed }
        let other = session.sum(of: values)
        if other != signature, session.isValid(other) { return other }
        let wrong = session.wrongPlaces(values, searchesByHalves: arithmetic == .engine)
        throw wrong.isEmpty
            ? .signatureInvalid : .wrongShares(wrong.map { members[$0].index }.sorted())
    }

    private func sum(of values: [Scalar]) -> ThresholdSignature {
        ThresholdSignature(
            scheme: request.scheme, noncePoint: terms.noncePoint,
            response: values.reduce(terms.addend, +))
    }

    private func isValid(_ signature: ThresholdSignature) -> Bool {
        signature.isValid(for: request.message, under: signingKey)
    }

    /// Whether a share holds its equation; if it seems not to, libsecp256k1 computes every part of it again.
    ///
    /// - Parameter share: The share.
    /// - Returns: `true` if it does; `false` also for whoever is not asked.
    public func isValid(_ share: SignatureShare) -> Bool {
        seemsValid(share) || (arithmetic == .engine && recomputed()?.seemsValid(share) == true)
    }

    /// The same by what computes in this session, which accuses nobody if that is the engine.
    ///
    /// - Parameters:
    ///   - share: The share.
    ///   - weights: lambda_i of all signers, of whoever looks at several shares.
    /// - Returns: Whether it does.
    func seemsValid(_ share: SignatureShare, weights: [Scalar]? = nil) -> Bool {
        guard let place = place(of: share.index),
            let weight = weights?[place] ?? Interpolation.weight(ofPlace: place, in: request.points)
        else { return false }
        switch arithmetic {
        case .engine:
            return terms.seemsToHold(
                share.value, at: place, commitments[place], members[place].verificationShare,
                weight: weight)
        case .libsecp256k1: return holds(share.value, at: place, weight: weight)
        }
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
        terms.hold(
            value, at: place, commitments[place], members[place].verificationShare, weight: weight)
    }

    /// The places of all shares that break their equations.
    ///
    /// - Parameters:
    ///   - values: z_i of every signer. The signature that they add up to does not verify.
    ///   - searchesByHalves: Whether the engine says where to look.
    /// - Returns: The places.
    private func wrongPlaces(_ values: [Scalar], searchesByHalves: Bool) -> [Int] {
        guard let weights = Interpolation.weights(ofPoints: request.points) else { return [] }
        let all = Array(values.indices)
        let isRight = { place in holds(values[place], at: place, weight: weights[place]) }
        if searchesByHalves {
            let equations = ShareEquations(of: self, values: values, weights: weights)
            // Halving costs what the equations cost; beyond three times the whole, one by one is as fast.
            // An equation is cheaper than one look by libsecp256k1, even for one share.
            var search = BlameByHalves(budget: 3 * all.count, smallest: 1) { $0 }
            search.search(
                all[...], areKnownToFail: true, equationHolds: equations.hold, isRight: isRight)
            if !search.wrong.isEmpty { return search.wrong }
        }
        // Only libsecp256k1 says that nobody is to blame for a signature that does not verify.
        return all.filter { !isRight($0) }
    }
}
