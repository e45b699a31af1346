import ChillDKG
import TestSupport

extension RecordedVector {
    private func secret(_ digits: String) throws -> SecretBytes {
        guard let bytes = [UInt8](hexadecimal: digits) else { throw TestError("no hex") }
        return SecretBytes(copying: bytes)
    }

    private func hostKey(_ position: Int) throws -> ChillHostKey {
        try ChillHostKey(decoding: secret(hostseckeys[position]))
    }

    private func begin(_ position: Int, _ parameters: ChillSessionParameters) throws
        -> ChillParticipant
    {
        try ChillParticipant(
            hostKey: hostKey(position), parameters: parameters, random: secret(random[position]))
    }

    /// What the library makes of the inputs.
    func completed() throws -> RecordedVector {
        var vector = self
        let count = hostseckeys.count
        let parameters = try ChillSessionParameters(
            hostPublicKeys: (0..<count).map { try hostKey($0).publicKey.compressed }, threshold: t)
        vector.paramsHash = parameters.hash.description
        var first = try (0..<count).map { try begin($0, parameters).message }
        if let zeroCoefficient {
            first[0] = try changingCoefficient(zeroCoefficient, of: first[0], parameters)
        }
        vector.pmsgs1 = first.map(\.hexadecimal)
        var coordinator = try ChillCoordinator.step1(first, parameters: parameters)
        let summed = coordinator.message
        vector.cmsg1 = summed.hexadecimal
        vector.cinv = try ChillCoordinator.investigate(first, parameters: parameters)
            .map(\.hexadecimal)
        var certificate: [UInt8] = []
        for position in 0..<count {
            let next = try begin(position, parameters).step2(
                summed, hostKey: hostKey(position),
                auxiliaryRandomness: secret(auxRand[position]))
            vector.pmsgs2.append(next.message.hexadecimal)
            try coordinator.add(next.message, from: id(position))
            certificate += next.message
        }
        let (message, key) = try coordinator.finish()
        vector.cmsg2 = message.hexadecimal
        vector.recoveryData = key.recoveryData.hexadecimal
        vector.untweakedKey = key.untweakedPublicKey.description
        vector.threshPk = key.publicKey.description
        vector.pubshares = key.verificationShares().map(\.compressed.hexadecimal)
        for position in 0..<count {
            let package = try begin(position, parameters).step2(
                summed, hostKey: hostKey(position),
                auxiliaryRandomness: secret(auxRand[position])
            ).finalize(message)
            vector.secshares.append(package.share.disclosed().description)
            let recovered = try ChillKey(recoveryData: package.key.recoveryData).recoverShare(
                hostKey: hostKey(position))
            guard recovered.share.disclosed() == package.share.disclosed() else {
                throw TestError("another share is recovered")
            }
            vector.acknowledgements.append(
                try key.acknowledge(
                    hostKey: hostKey(position), auxiliaryRandomness: secret(auxRand[position])
                ).description)
        }
        try key.verify(
            acknowledgements: vector.acknowledgements.map {
                [UInt8](hexadecimal: $0) ?? []
            })
        return vector
    }

    /// Adds delta x^k to the polynomial of participant 0: to one commitment and to every share.
    ///
    /// Coefficients are hashes, so none is ever zero by itself. Participant 0 says something else than
    /// it computed; it does not notice, because only its constant term is echoed.
    private func changingCoefficient(
        _ k: Int, of message: [UInt8], _ parameters: ChillSessionParameters
    ) throws -> [UInt8] {
        let dealers = zeroSum == true ? Array(hostseckeys.indices) : [0]
        let delta = -(try dealers.map { try coefficient(k, of: $0, parameters) }.reduce(.zero, +))
        var message = message
        let range = 33 * k..<33 * (k + 1)
        let old = try Point(compressed: message[range])
        message.replaceSubrange(range, with: (old + delta.timesGenerator()).compressed)
        for position in hostseckeys.indices {
            let start = 33 * t + 97 + 32 * position
            let power = (0..<k).reduce(Scalar.one) { power, _ in
                power * Scalar(UInt64(position + 1))
            }
            let share = try Scalar(message[start..<start + 32]) + delta * power
            message.replaceSubrange(start..<start + 32, with: share.bytes)
        }
        return message
    }

    /// a_k by the formulas of the draft.
    func coefficient(
        _ k: Int, of position: Int, _ parameters: ChillSessionParameters
    ) throws -> Scalar {
        guard let host = [UInt8](hexadecimal: hostseckeys[position]),
            let random = [UInt8](hexadecimal: random[position])
        else { throw TestError("no hex") }
        let keys = parameters.hostPublicKeys.flatMap(\.compressed)
        let seed = TaggedHash("BIP DKG/encpedpop seed").digest(
            of: host + random + [0, 0, 0, UInt8(t)] + keys)
        return try Scalar(
            TaggedHash("BIP DKG/vss coeffs").digest(of: seed.bytes + [0, 0, 0, UInt8(k)]).bytes)
    }
}
