import DKG

/// Configurations and single values of resharing, of an independent implementation.
enum ResharingVectors {
    static let files: [ConformanceFile] = [
        ConformanceFile(folder: "resharing", name: "primitives.json") { path, root in
            try hashes(path, root["taggedHashes"].items)
                + predecessors(path, root["predecessors"].items)
                + refusedForeign(path, root["refusedForeign"].items)
                + refusedPredecessors(path, root["refusedPredecessors"].items)
                + configurations(path, root["resharingIDs"].items)
                + refusedConfigurations(path, root["refusedConfigurations"].items)
                + ResharingSessionVectors.cases(path, root)
                + EpochVectors.cases(path, root)
        }
    ]

    private static func hashes(
        _ path: String, _ vectors: [JSONValue]
    ) throws -> [ConformanceCase] {
        try vectors.enumerated().map { position, vector in
            let tag = try vector["tag"].string()
            return ConformanceCase(file: path, id: "hash \(position + 1)", comment: tag) {
                let digest = TaggedHash(tag).digest(of: try vector["message"].bytes())
                try expect(digest.encoded, vector["hash"], "the hash")
            }
        }
    }

    // MARK: Predecessors

    private static func predecessors(
        _ path: String, _ vectors: [JSONValue]
    ) throws -> [ConformanceCase] {
        try vectors.enumerated().map { position, vector in
            ConformanceCase(
                file: path, id: "predecessor \(position + 1)",
                comment: try vector["description"].string()
            ) {
                try check(vector)
            }
        }
    }

    private static func check(_ vector: JSONValue) throws {
        let predecessor = try Predecessor(decoding: vector["encoding"].bytes())
        try expect(predecessor.encoded, vector["encoding"], "the encoding again")
        try expect(predecessor.id.digest.encoded, vector["predecessorID"], "the predecessorID")
        let key = predecessor.key
        try expect("\(key.purpose)", vector["purpose"].string(), "the purpose")
        try expect(
            key.epoch.board?.description ?? "foreign", vector["board"].string(), "the board")
        try expect(Int(key.epoch.number), vector["epoch"].integer(), "the epoch")
        try expect(key.epoch.genesis.encoded, vector["genesis"], "the genesis")
        try expect(key.epoch.transcript.encoded, vector["transcript"], "the transcript")
        try expect(key.threshold.count, vector["threshold"].integer(), "t")
        try expect(key.publicKey.compressed, vector["key"], "Y")
        try expect(key.context, vector["context"], "the context")
        let dealers = vector["dealers"].items
        try expect(predecessor.dealers.count, dealers.count, "the number of dealers")
        for (member, dealer) in zip(predecessor.dealers, dealers) {
            try expect(Int(member.index.value), dealer["index"].integer(), "an index")
            try expect(member.identity?.encoded ?? [], dealer["identity"], "an identity")
            try expect(member.evaluationPoint.encoded, dealer["point"], "a point")
            guard predecessor.canDeal(member.index) == !dealer["share"].isNull else {
                throw ConformanceFailure("who can deal is who has a share that is not zero")
            }
            if !dealer["share"].isNull {
                try expect(member.verificationShare.compressed, dealer["share"], "a share")
            }
        }
        try expect(
            predecessor.quorum(on: .agreed), vector["oldQuorumAgreed"].integer(),
            "the quorum on an agreed board")
        try expect(
            predecessor.quorum(on: .relay), vector["oldQuorumRelay"].integer(),
            "the quorum on a relay")
        try expect(
            predecessor.faultyDealersSurvived, vector["survivesDealers"].integer(),
            "how many faulty dealers it survives")
        // Whoever has the key made it of its parts.
        if key.epoch.isForeign {
            let own = try foreign(vector, dealers)
            guard own == predecessor else {
                throw ConformanceFailure("the key that its adopter names is another one")
            }
        } else if try Predecessor(key) != predecessor {
            throw ConformanceFailure("the key makes another predecessor")
        }
    }

    /// The predecessor as its adopter makes it: a key whose members have no identities, and who they are.
    private static func foreign(
        _ vector: JSONValue, _ members: [JSONValue]
    ) throws -> Predecessor {
        let name = vector["purpose"]
        guard let purpose = name.isNull ? .signing : Purpose(name: try name.string()) else {
            throw ConformanceFailure("the vector has no purpose")
        }
        let key = try ThresholdKey(
            publicKey: Point(compressed: vector["key"].bytes()),
            threshold: Threshold(vector["threshold"].integer()),
            shares: members.map { member in
                PublicShare(
                    evaluationPoint: try Scalar(member["point"].bytes()),
                    point: member["share"].isNull
                        ? .infinity : try Point(compressed: member["share"].bytes()))
            },
            purpose: purpose, context: vector["context"].bytes())
        return try Predecessor(
            key,
            identities: members.map { try VerificationKey(decoding: $0["identity"].bytes()) })
    }

    private static func refusedForeign(
        _ path: String, _ vectors: [JSONValue]
    ) throws -> [ConformanceCase] {
        try vectors.enumerated().map { position, vector in
            let comment = try vector["description"].string()
            return ConformanceCase(
                file: path, id: "refused foreign key \(position + 1)", comment: comment
            ) {
                try refuse(vector) {
                    // One vector says in words only what is wrong with it.
                    guard vector["members"].isNull else {
                        _ = try foreign(vector, vector["members"].items)
                        return
                    }
                    let key = Scalar.one.timesGenerator()
                    _ = try Predecessor(
                        heldAlone: PublicKey(finite: key),
                        by: VerificationKey(decoding: key.doubledX),
                        context: [UInt8](repeating: 0, count: 256))
                }
            }
        }
    }

    private static func refusedPredecessors(
        _ path: String, _ vectors: [JSONValue]
    ) throws -> [ConformanceCase] {
        try vectors.enumerated().map { position, vector in
            ConformanceCase(
                file: path, id: "refused predecessor \(position + 1)",
                comment: try vector["description"].string()
            ) {
                try refuse(vector) {
                    _ = try Predecessor(decoding: vector["encoding"].bytes())
                }
            }
        }
    }

    // MARK: Configurations

    private static func configurations(
        _ path: String, _ vectors: [JSONValue]
    ) throws -> [ConformanceCase] {
        vectors.enumerated().map { position, vector in
            ConformanceCase(
                file: path, id: "resharing \(position + 1)",
                comment: (try? vector["description"].string()) ?? ""
            ) {
                let resharing = try resharing(vector)
                try expect(resharing.id.digest.encoded, vector["resharingID"], "the resharingID")
                let figures = [
                    "quorum": resharing.quorum, "oldQuorum": resharing.dealerQuorum,
                    "fewestJoins": resharing.fewestJoins,
                    "lossTolerated": resharing.lossTolerated,
                    "silenceTolerated": resharing.silenceTolerated,
                ]
                for (name, figure) in figures.sorted(by: { $0.key < $1.key }) {
                    try expect(figure, vector[name].integer(), name)
                }
                let largest = vector["largestBodies"]
                try expect(largest.names.count, ResharingMessage.allCases.count, "the kinds")
                for kind in ResharingMessage.allCases {
                    try expect(
                        resharing.largestBody(of: kind), largest["\(kind.rawValue)"].integer(),
                        "the largest body of kind \(kind.rawValue)")
                }
                guard try Resharing(decoding: resharing.encoded) == resharing else {
                    throw ConformanceFailure("the resharing is read as another one")
                }
            }
        }
    }

    private static func refusedConfigurations(
        _ path: String, _ vectors: [JSONValue]
    ) throws -> [ConformanceCase] {
        try vectors.enumerated().map { position, vector in
            ConformanceCase(
                file: path, id: "refused resharing \(position + 1)",
                comment: try vector["description"].string()
            ) {
                try refuse(vector) { _ = try resharing(vector) }
            }
        }
    }

    /// The resharing that a vector describes.
    static func resharing(_ vector: JSONValue) throws -> Resharing {
        guard let board = BoardKind(name: try vector["board"].string()) else {
            throw ConformanceFailure("the vector has no board")
        }
        return try resharing(vector, on: board)
    }

    /// The resharing that a vector describes, on another board than it says, or on the predecessor's.
    static func resharing(_ vector: JSONValue, on board: BoardKind?) throws -> Resharing {
        try Resharing(
            of: Predecessor(decoding: vector["predecessor"].bytes()), board: board,
            threshold: vector["threshold"].integer(), roster: Roster(vector["roster"].byteList()),
            instance: Ceremony.Instance(vector["instance"].digest()))
    }

    // MARK: Refusals

    /// Expects a refusal for the reason that the vector gives.
    private static func refuse(_ vector: JSONValue, _ body: () throws -> Void) throws {
        let reason = try vector["reason"].string()
        do {
            try body()
        } catch {
            guard names(of: error).contains(reason) else {
                throw ConformanceFailure("expected \(reason), got: \(error)")
            }
            return
        }
        throw ConformanceFailure("expected \(reason), and nothing was refused")
    }

    /// The names that the vectors have for an error.
    static func names(of error: any Error) -> Set<String> {
        switch error {
        case let error as ResharingError:
            switch error {
            case .predecessor(let error): names(of: error)
            case .threshold, .tooFewReceivers: ["threshold"]
            case .tooFewDealers: ["tooFewDealers"]
            case .otherBoard, .malformed(.unexpectedValue): ["board"]
            case .malformed(.truncated): ["short"]
            case .configuration(let error): names(of: error)
            default: []
            }
        case let error as ThresholdKeyError:
            switch error {
            case .notOnePolynomial: ["polynomial", "degenerate"]
            case .tooFewMembers: ["tooFewDealers"]
            case .contextTooLong: ["purpose, epoch or context"]
            case .pointZero, .duplicate, .pointNotIndex: ["points"]
            case .duplicateIdentity: ["identities"]
            case .shareAtInfinity: ["infinity"]
            case .epochMismatch: ["genesis"]
            case .malformed(.truncated): ["short"]
            case .malformed(.trailing): ["trailing bytes"]
            case .malformed(.unexpectedValue(let field, _)):
                field == "the board" ? ["board"] : ["purpose, epoch or context"]
            default: []
            }
        case let error as CeremonyError:
            switch error {
            case .zeroInstance: ["instance"]
            case .duplicateIdentity, .invalidIdentity: ["roster"]
            default: []
            }
        case is ParameterError: ["purpose, epoch or context"]
        case is ScalarError: ["points"]
        case is PointError: ["identities"]
        default: []
        }
    }

    // MARK: Comparing

    static func expect(_ got: [UInt8], _ expected: JSONValue, _ name: String) throws {
        try ChillDKGVectors.expect(got, expected, name)
    }

    static func expect<Value: Equatable>(
        _ got: Value, _ expected: Value, _ name: String
    ) throws {
        guard got == expected else {
            throw ConformanceFailure("\(name): expected \(expected); got \(got)")
        }
    }
}

extension Point {
    /// The x-coordinate of twice the point, as somebody's identity.
    fileprivate var doubledX: [UInt8] { (self + self).compressed.dropFirst().map { $0 } }
}
