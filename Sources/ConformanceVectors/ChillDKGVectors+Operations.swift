import ChillDKG

extension ChillDKGVectors {
    static func hostPublicKey(_ vector: JSONValue) throws {
        let key = try ChillHostKey(decoding: vector["hostseckey"].secret())
        try expect(key.publicKey.compressed, vector["expectedHostpubkey"], "hostpubkey")
    }

    static func parametersHash(_ vector: JSONValue) throws {
        try expect(
            parameters(vector["params"]).hash.bytes, vector["expectedParamsHash"], "params hash")
    }

    static func participantStep1(_ vector: JSONValue) throws {
        let key = try ChillHostKey(decoding: vector["hostseckey"].secret())
        let participant = try ChillParticipant(
            hostKey: key, parameters: try parameters(vector["params"]),
            random: vector["random"].secret())
        try expect(participant.message, vector["expectedPmsg1"], "pmsg1")
    }

    static func coordinatorStep1(_ group: JSONValue, _ vector: JSONValue) throws {
        let parameters = try parameters(vector["params"])
        let messages = try group["pmsg1Pool"].pick(vector["pmsg1Indices"])
        for strictness in ChillCoordinatorStrictness.allCases.reversed() {
            let coordinator = try ChillCoordinator.step1(
                messages, parameters: parameters, strictness: strictness)
            try expect(coordinator.message, vector["expectedCmsg1"], "cmsg1")
        }
    }

    /// Step 1 of the participant whose inputs are in a group.
    private static func began(_ group: JSONValue) throws -> ChillParticipant {
        let key = try ChillHostKey(decoding: group["hostseckey"].secret())
        let participant = try ChillParticipant(
            hostKey: key, parameters: try parameters(group["params"]),
            random: group["random"].secret())
        try expect(participant.message, group["pmsg1"], "pmsg1")
        return participant
    }

    static func participantStep2(_ group: JSONValue, _ vector: JSONValue) throws {
        let auxiliary = vector["auxRand"].isNull ? group["auxRand"] : vector["auxRand"]
        let secret = vector["hostseckey"].isNull ? group["hostseckey"] : vector["hostseckey"]
        let participant = try began(group)
        let next = try participant.step2(
            vector["cmsg1"].bytes(), hostKey: ChillHostKey(decoding: secret.secret()),
            auxiliaryRandomness: auxiliary.secret())
        try expect(next.message, vector["expectedPmsg2"], "pmsg2")
    }

    static func coordinatorFinalize(_ group: JSONValue, _ vector: JSONValue) throws {
        let coordinator = try ChillCoordinator.step1(
            group["pmsgs1"].byteList(), parameters: parameters(group["params"]))
        try expect(coordinator.message, group["cmsg1"], "cmsg1")
        let messages = try group["pmsg2Pool"].pick(vector["pmsg2Indices"])
        let (message, key) = try coordinator.finalize(messages)
        let expected = vector["expectedOutput"]
        try expect(message, expected["cmsg2"], "cmsg2")
        try expect(key, share: nil, expected["dkgOutput"])
        try expect(key.recoveryData, expected["recoveryData"], "recovery data")
    }

    static func participantFinalize(_ group: JSONValue, _ vector: JSONValue) throws {
        let participant = try began(group)
        let next = try participant.step2(
            group["cmsg1"].bytes(), hostKey: ChillHostKey(decoding: group["hostseckey"].secret()),
            auxiliaryRandomness: group["auxRand"].secret())
        try expect(next.message, group["pmsg2"], "pmsg2")
        let package = try next.finalize(vector["cmsg2"].bytes())
        let expected = vector["expectedOutput"]
        try expect(package.key, share: package.share.disclosed(), expected["dkgOutput"])
        try expect(package.key.recoveryData, expected["recoveryData"], "recovery data")
    }

    static func coordinatorInvestigate(_ group: JSONValue, _ vector: JSONValue) throws {
        let messages = try ChillCoordinator.investigate(
            group["pmsgs1"].byteList(), parameters: parameters(group["params"]))
        guard messages == (try vector["expectedCinvMsgs"].byteList()) else {
            throw ConformanceFailure("the investigation messages differ")
        }
    }

    static func participantInvestigate(_ group: JSONValue, _ vector: JSONValue) throws {
        let participant = try began(group)
        let position = try vector["cmsg1Index"].integer()
        let message = try group["cmsg1Pool"].pick(.list([.integer(position)]))
        let investigation: ChillInvestigation
        do {
            _ = try participant.step2(
                message[0], hostKey: ChillHostKey(decoding: group["hostseckey"].secret()),
                auxiliaryRandomness: group["auxRand"].secret())
            throw ConformanceFailure("step 2 was expected to fail")
        } catch ChillParticipantStep2Error.unknownFaultyParticipantOrCoordinator(let found) {
            investigation = found
        }
        throw investigation.investigate(try vector["cinvMsg"].bytes())
    }

    static func recover(_ vector: JSONValue) throws {
        let key = try ChillKey(recoveryData: vector["recoveryData"].bytes())
        let expected = vector["expectedOutput"]
        let secret = vector["hostseckey"]
        if secret.isNull {
            try expect(key, share: nil, expected["dkgOutput"])
        } else {
            let package = try key.recoverShare(hostKey: ChillHostKey(decoding: secret.secret()))
            try expect(package.key, share: package.share.disclosed(), expected["dkgOutput"])
        }
        guard key.parameters == (try parameters(expected["params"])) else {
            throw ConformanceFailure("the recovered parameters differ")
        }
    }
}
