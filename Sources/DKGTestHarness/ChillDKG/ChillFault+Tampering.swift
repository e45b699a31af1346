import ChillDKG
import DKG

extension ChillFault {
    /// What becomes of a message; `nil` if it is not sent.
    func apply(
        to bytes: [UInt8], _ message: ChillMessage, in parameters: ChillSessionParameters
    ) -> [UInt8]? {
        guard concerns(message) else { return bytes }
        let layout = ChillLayout(parameters)
        var edited = ChillBytes(bytes)
        switch self {
        case .wrongShare(_, let to):
            edited.increment(at: layout.firstShare(to))
        case .badProof:
            edited.flip(at: layout.firstProof + 40)
        case .badNonce:
            edited.replace(layout.firstNonce, with: [UInt8](repeating: 4, count: 33))
        case .constantTermAtInfinity:
            edited.replace(0, with: [UInt8](repeating: 0, count: 33))
        case .silent, .unsigned, .withheldCertificate:
            return nil
        case .badSignature:
            edited.flip(at: 50)
        case .alteredShare(let id), .splitShare(let id, _):
            edited.increment(at: layout.share(id))
        case .alteredConstantTerm(let id, _):
            edited.replace(33 * id.position, with: Point.generator.compressed)
        case .alteredProof(let id, _):
            edited.flip(at: layout.proof(id) + 40)
        case .swappedNonces(let a, let b, _):
            edited.swap(layout.nonce(a), layout.nonce(b), count: 33)
        case .badCertificate:
            edited.flip(at: 64 * (parameters.count - 1) + 50)
        case .framed(let id, let victim):
            if case .investigation = message {
                edited.increment(at: 32 * id.position)
            } else {
                edited.increment(at: layout.share(victim))
            }
        }
        return edited.bytes
    }

    /// Whether the fault is in this message.
    private func concerns(_ message: ChillMessage) -> Bool {
        switch self {
        case .wrongShare(let id, _), .badProof(let id), .badNonce(let id),
            .constantTermAtInfinity(let id), .silent(let id):
            message == .first(from: id)
        case .unsigned(let id), .badSignature(let id):
            message == .signature(from: id)
        case .splitShare(_, let to), .alteredConstantTerm(_, let to), .alteredProof(_, let to),
            .swappedNonces(_, _, let to):
            message == .summed(to: to)
        case .badCertificate(let to), .withheldCertificate(let to):
            message == .certificate(to: to)
        case .alteredShare:
            message.isSummed
        case .framed(_, let victim):
            message.isSummed || message == .investigation(to: victim)
        }
    }
}

extension ChillMessage {
    fileprivate var isSummed: Bool {
        if case .summed = self { return true }
        return false
    }
}

/// Where things lie in the messages of a session.
struct ChillLayout {
    private let count: Int
    private let threshold: Int

    init(_ parameters: ChillSessionParameters) {
        count = parameters.count
        threshold = parameters.threshold.count
    }

    var firstProof: Int { 33 * threshold }
    var firstNonce: Int { firstProof + 64 }
    func firstShare(_ id: ChillParticipantID) -> Int { firstNonce + 33 + 32 * id.position }
    func proof(_ id: ChillParticipantID) -> Int {
        33 * (count + threshold - 1) + 64 * id.position
    }
    func nonce(_ id: ChillParticipantID) -> Int {
        33 * (count + threshold - 1) + 64 * count + 33 * id.position
    }
    func share(_ id: ChillParticipantID) -> Int {
        33 * (count + threshold - 1) + 97 * count + 32 * id.position
    }
}

/// A message to be edited; positions outside it change nothing.
struct ChillBytes {
    private(set) var bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Changes one bit.
    mutating func flip(at position: Int) {
        if bytes.indices.contains(position) { bytes[position] ^= 1 }
    }

    /// Adds one to the scalar that begins at a position.
    mutating func increment(at position: Int) {
        let end = position + Scalar.byteCount
        guard position >= 0, end <= bytes.count,
            let scalar = try? Scalar(bytes[position..<end])
        else { return }
        bytes.replaceSubrange(position..<end, with: (scalar + .one).bytes)
    }

    /// Writes over bytes.
    mutating func replace(_ position: Int, with replacement: [UInt8]) {
        let end = position + replacement.count
        guard position >= 0, end <= bytes.count else { return }
        bytes.replaceSubrange(position..<end, with: replacement)
    }

    /// Exchanges two parts.
    mutating func swap(_ first: Int, _ second: Int, count: Int) {
        guard min(first, second) >= 0, max(first, second) + count <= bytes.count else { return }
        let part = Array(bytes[first..<first + count])
        replace(first, with: Array(bytes[second..<second + count]))
        replace(second, with: part)
    }
}
