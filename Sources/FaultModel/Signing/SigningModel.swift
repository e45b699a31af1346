import DKGTestHarness
import ThresholdSigning

/// Predicts what a signature comes to: a second reading of Signing.md, section 5, with names in place of points.
public struct SigningModel {
    /// What the coordinator knows of a signer.
    private enum Standing: Hashable {
        case waiting
        case idle(PlannedCommitment)
        case asked(session: Int)
        case excluded
    }

    private let plan: SigningPlan
    private var signers: [Int: PlannedSigner] = [:]
    private var standings: [Int: Standing] = [:]
    private var offered: [Int: Set<PlannedCommitment>] = [:]
    private var requests: [PlannedRequest] = []
    private var rightAnswers: [Int: Set<Int>] = [:]
    private var pending: [PlannedMessage] = []
    private var prediction = SigningPrediction()
    private var seen: [PlannedAnswer] = []

    private init(_ plan: SigningPlan) {
        self.plan = plan
        for number in 1...plan.participants {
            signers[number] = PlannedSigner(number, plan.conduct[number])
            standings[number] = .waiting
        }
    }

    /// Predicts what a plan comes to.
    ///
    /// - Parameter plan: The plan.
    /// - Returns: The prediction.
    public static func predict(_ plan: SigningPlan) -> SigningPrediction {
        var model = SigningModel(plan)
        model.run()
        return model.prediction
    }

    /// Whose messages somebody repeats or changes.
    private var victim: Int? { (1...plan.participants).first { plan.conduct[$0] == nil } }

    private var isBIP445: Bool { plan.scheme.ciphersuite == nil }

    private mutating func run() {
        for number in 1...plan.participants {
            send(signers[number]?.begin() ?? [])
        }
        if plan.coordinator == .replaysOld, let victim {
            send([.offer(of: victim, .old)])
        }
        var draw = DeliveryOrder(seed: plan.order).begin()
        while !pending.isEmpty {
            switch pending.remove(at: draw.next(of: pending.count)) {
            case .offer(let number, let commitment):
                // Taken from whoever has nothing open and nothing offered.
                if !prediction.isSigned, standings[number] == .waiting { take(commitment, number) }
            case .answer(let answer): receive(answer)
            case .noise: break
            case .request(let number, let request, let isAsked):
                if !isAsked {
                    send(signers[number]?.overhear(request) ?? [])
                } else if let messages = signers[number]?.answer(request) {
                    send(messages)
                } else {
                    prediction.refusing.append(number)
                }
            }
        }
        convict()
    }

    private mutating func send(_ messages: [PlannedMessage]) {
        for message in messages {
            if case .answer(let answer) = message {
                seen.append(answer)
                // What was changed on its way is nobody's.
                if plan.coordinator == .forgedAnswers, answer.signer == victim {
                    pending.append(.noise)
                }
            }
            pending.append(message)
        }
    }

    // MARK: The coordinator: ROAST

    private mutating func take(_ commitment: PlannedCommitment, _ number: Int) {
        if commitment == .pointless { return keepOut(number, .noPoints) }
        guard offered[number, default: []].insert(commitment).inserted else {
            return keepOut(number, .used)
        }
        standings[number] = .idle(commitment)
        var idle: [Int: PlannedCommitment] = [:]
        for (other, standing) in standings {
            if case .idle(let commitment) = standing { idle[other] = commitment }
        }
        guard idle.count == plan.threshold else { return }
        let session = requests.count + 1
        let request = PlannedRequest(session: session, version: 0, list: idle)
        requests.append(request)
        let asked = idle.keys.sorted()
        prediction.sessions.append(asked)
        var messages: [PlannedMessage] = []
        for number in asked {
            standings[number] = .asked(session: session)
            messages += versions(of: request, for: number, asked).map {
                .request(to: number, $0, isAsked: true)
            }
        }
        // Others hear of the first of them.
        if case .request(_, let heard, _)? = messages.first {
            for number in 1...plan.participants
            where plan.conduct[number]?.fault == .unasked && idle[number] == nil {
                messages.append(.request(to: number, heard, isAsked: false))
            }
        }
        send(messages)
    }

    private mutating func keepOut(_ number: Int, _ reason: UnusableCommitment) {
        prediction.keptOut.append(.init(signer: number, reason: reason))
        send(signers[number]?.comeBack() ?? [])
    }

    /// What the coordinator sends to a signer in place of a request.
    private func versions(
        of request: PlannedRequest, for number: Int, _ asked: [Int]
    ) -> [PlannedRequest] {
        func version(replacing victim: Int?) -> PlannedRequest {
            var list = request.list
            if let victim { list[victim] = .stray }
            return PlannedRequest(session: request.session, version: 1, list: list)
        }
        switch plan.coordinator {
        case nil, .replaysOld, .forgedAnswers: return [request]
        case .differentLists:
            guard number == asked.first, let last = asked.last, last != number else {
                return [request]
            }
            return [version(replacing: last)]
        case .alteredCommitment: return [version(replacing: asked.first)]
        case .wrongAggregate: return [isBIP445 ? version(replacing: nil) : request]
        case .asksTwice: return [request, version(replacing: nil)]
        }
    }

    private mutating func receive(_ answer: PlannedAnswer) {
        let number = answer.signer
        guard !prediction.isSigned, let standing = standings[number], standing != .excluded,
            requests.contains(answer.request), answer.request.list[number] != nil
        else { return }
        if let fault = fault(of: answer) {
            standings[number] = .excluded
            prediction.excluded.append(PredictedConviction(culprit: number, fault: fault))
            return
        }
        let session = answer.request.session
        guard standing == .asked(session: session) else { return }
        standings[number] = .waiting
        rightAnswers[session, default: []].insert(number)
        if rightAnswers[session]?.count == plan.threshold { return end(answer.request) }
        if let next = answer.next { take(next, number) }
    }

    private mutating func end(_ request: PlannedRequest) {
        guard cancels(request) else {
            prediction.isSigned = true
            return
        }
        let signers = request.list.keys.sorted()
        for number in signers { standings[number] = .excluded }
        prediction.blamed.append(signers)
        // What they offer now nobody takes.
        for number in signers { send(self.signers[number]?.comeBack() ?? []) }
    }

    /// Whether exactly those who collude are asked, with pairs that add up to nothing.
    private func cancels(_ request: PlannedRequest) -> Bool {
        let colluders = plan.conduct.filter { $0.value.fault == .colludes }.keys.sorted()
        return isBIP445 && plan.threshold > 1 && request.list.keys.sorted() == colluders
            && Set(request.list.values).count == 1
    }

    // MARK: What can be shown

    /// The table of section 5, from its first line to its last but two.
    private func fault(of answer: PlannedAnswer) -> SigningFault? {
        guard let listed = answer.request.list[answer.signer] else { return .notAsked }
        guard listed == answer.commitment else { return .otherCommitment }
        switch answer.share {
        case .right: return nil
        case .wrong: return .wrongShare
        case .notCanonical: return .notCanonical
        }
    }

    private mutating func convict() {
        var found: Set<PredictedConviction> = []
        if plan.coordinator == .wrongAggregate, isBIP445, !requests.isEmpty {
            found.insert(PredictedConviction(culprit: 0, fault: .wrongAggregate))
        }
        for (position, answer) in seen.enumerated() {
            if let fault = fault(of: answer) {
                found.insert(PredictedConviction(culprit: answer.signer, fault: fault))
            }
            let isReused = seen.prefix(position).contains {
                $0.signer == answer.signer && $0.commitment == answer.commitment
                    && $0.request != answer.request
            }
            if isReused {
                found.insert(PredictedConviction(culprit: answer.signer, fault: .reusedNonces))
            }
        }
        prediction.convicted = found.sorted()
    }
}
