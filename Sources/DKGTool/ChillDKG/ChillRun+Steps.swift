import ChillDKG

extension ChillRun {
    /// Does the step.
    func run() throws {
        switch step {
        case .secret:
            var source = SystemRandomSource()
            let path = try required("output")
            try SessionMark.checkNone(path)
            try writeSecret(SecretBytes(random32: &source), to: path)
        case .hostKey:
            try write(hostKey().publicKey.compressed)
        case .paramsHash:
            try write(parameters().hash.encoded)
        case .step1:
            try write(began(hostKey()).message)
        case .coordinatorStep1:
            try write(summed().message)
        case .step2:
            let summed = try message("cmsg1")
            let participant = try signed(summed)
            try SessionMark.bind(required("random"), to: ChillRun.sessionHash.digest(of: summed))
            try write(participant.message)
        case .coordinatorFinalize:
            let (certificate, key) = try summed().finalize(messages("signature"))
            try write(key.recoveryData, toOption: "recovery-data")
            try write(certificate)
        case .finalize:
            let package = try signed(message("cmsg1")).finalize(message("cmsg2"))
            // The recovery data first: with it nothing is lost if the next write fails.
            try write(package.key.recoveryData, toOption: "recovery-data")
            try keep(package)
        case .coordinatorInvestigate:
            let parameters = try parameters()
            _ = try required("id")
            let position = try arguments.integer("id", in: 0...parameters.count - 1) ?? 0
            try write(
                ChillCoordinator.investigate(messages("message"), parameters: parameters)[position])
        case .investigate:
            try investigate()
        case .recover:
            let key = try ChillKey(recoveryData: message("recovery-data"))
            if arguments.has("secret") {
                try keep(key.recoverShare(hostKey: hostKey()))
            } else {
                try write(key.publicKey.compressed)
            }
        case .acknowledge:
            let key = try ChillKey(recoveryData: message("recovery-data"))
            try write(
                key.acknowledge(
                    hostKey: hostKey(), auxiliaryRandomness: auxiliaryRandomness()
                ).encoded)
        case .verifyAcknowledgements:
            try ChillKey(recoveryData: message("recovery-data"))
                .verify(acknowledgements: messages("ack"))
        }
    }

    /// Names a session for ``SessionMark``.
    private static let sessionHash = TaggedHash("DKG/tool/chilldkg session")

    /// A participant behind step 1, made again from its secrets.
    private func began(_ hostKey: borrowing ChillHostKey) throws -> ChillParticipant {
        try ChillParticipant(
            hostKey: hostKey, parameters: parameters(), random: secret("random"))
    }

    /// A participant behind step 2.
    private func signed(_ summed: [UInt8]) throws -> ChillCertifyingParticipant {
        let hostKey = try hostKey()
        let auxiliary = try auxiliaryRandomness()
        return try began(hostKey).step2(
            summed, hostKey: hostKey, auxiliaryRandomness: auxiliary)
    }

    /// The coordinator behind its step 1.
    private func summed() throws -> ChillCertifyingCoordinator {
        try ChillCoordinator.step1(
            messages("message"), parameters: parameters(),
            strictness: arguments.has("lenient") ? .lenient : .strict)
    }

    /// Writes the share if somewhere was given, and the key.
    private func keep(_ package: borrowing ChillKeyPackage) throws {
        if let path = arguments.all("share").last {
            try writeSecret(package.share.secretEncoding(), to: path)
        }
        try write(package.key.publicKey.compressed)
    }

    private func investigate() throws {
        do {
            _ = try signed(message("cmsg1"))
        } catch ChillParticipantStep2Error.unknownFaultyParticipantOrCoordinator(let investigation)
        {
            let verdict = investigation.investigate(try message("cinv"))
            Console.write(verdict.description)
            return
        }
        throw UsageError("the share is right; there is nothing to investigate.")
    }
}
