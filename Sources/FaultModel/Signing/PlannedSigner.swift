import DKGTestHarness

/// A signer as a plan knows it: what it has offered, and what it answers.
struct PlannedSigner {
    let number: Int
    let script: SignerScript?
    private var made = 0
    private var unused: Set<Int> = []
    private var last: Int?
    private var answered = 0
    private var hasOverheard = false

    init(_ number: Int, _ script: SignerScript?) {
        self.number = number
        self.script = script
    }

    /// Whether it does now what its script says.
    private func deviates(_ fault: SignerFault) -> Bool {
        script?.fault == fault && answered >= (script?.after ?? 0)
    }

    private var comesBack: Bool { script.map(\.returns) ?? true }

    private mutating func make() -> PlannedCommitment {
        defer { made += 1 }
        unused.insert(made)
        return .pair(made)
    }

    private mutating func offer() -> PlannedMessage {
        unused = []
        return .offer(of: number, make())
    }

    mutating func begin() -> [PlannedMessage] {
        if script?.fault == .absent { return [] }
        if script?.fault == .malformedFirst { return [.offer(of: number, .pointless)] }
        return [offer()]
    }

    mutating func comeBack() -> [PlannedMessage] { comesBack ? [offer()] : [] }

    /// What it answers when it is not asked.
    mutating func overhear(_ request: PlannedRequest) -> [PlannedMessage] {
        guard deviates(.unasked), !hasOverheard else { return [] }
        hasOverheard = true
        return [
            .answer(
                PlannedAnswer(
                    signer: number, request: request, commitment: .pointless, share: .wrong))
        ]
    }

    /// What it answers; `nil` if it refuses.
    ///
    /// An honest signer answers a request that lists its own unused commitment, whatever the others' are.
    mutating func answer(_ request: PlannedRequest) -> [PlannedMessage]? {
        if deviates(.silent) { return [] }
        if let last, deviates(.reusesNonces) {
            answered += 1
            // Right if that commitment is listed: otherwise it names another one than the list.
            return [
                .answer(
                    PlannedAnswer(signer: number, request: request, commitment: .pair(last)))
            ]
        }
        guard case .pair(let pair)? = request.list[number], unused.contains(pair) else {
            return nil
        }
        var right = PlannedAnswer(signer: number, request: request, commitment: .pair(pair))
        let script = answered >= (script?.after ?? 0) ? script : nil
        answered += 1
        last = pair
        unused = []
        switch script?.fault {
        case .usedNext:
            right.next = .pair(pair)
            return [.answer(right)]
        case .pointlessNext:
            right.next = .pointless
            return [.answer(right)]
        case .withoutNext:
            return [.answer(right)] + (comesBack ? [offer()] : [])
        case .otherCommitment:
            right.commitment = make()
            return [.answer(right)]
        case .repeats:
            right.next = make()
            var second = right
            second.next = make()
            return [.answer(right), .answer(second)]
        case .contradicts:
            right.next = make()
            var second = right
            second.share = .wrong
            return [.answer(right), .answer(second)]
        case .wrongShare, .notCanonical:
            right.next = make()
            right.share = script?.fault == .wrongShare ? .wrong : .notCanonical
            return [.answer(right)]
        case nil, .absent, .silent, .reusesNonces, .malformedFirst, .unasked, .colludes:
            right.next = make()
            return [.answer(right)]
        }
    }
}
