import DKG
import ThresholdSigning

/// A request whose parts somebody changes; what is not changed stays as it was.
struct ForgedRequest {
    private var bytes: [UInt8]
    private let count: Int
    private let isBIP445: Bool
    private let messageCount: Int

    /// A commitment that no signer has made.
    static let stray = [7, 11].flatMap { Scalar($0).timesGenerator().compressed }

    init(_ request: SigningRequest) {
        bytes = request.encoded
        count = request.points.count
        isBIP445 = request.scheme.ciphersuite == nil
        messageCount = request.message.count
    }

    /// The request; `nil` if it does not decode.
    var request: SigningRequest? { try? SigningRequest(decoding: bytes) }

    // The end of the encoding: u times x 32 | D 33 | E 33, in BIP 445 the aggregate nonce 66, a length in 8 bytes, m.
    private var messageStart: Int { bytes.count - messageCount }
    private var aggregateStart: Int {
        messageStart - 8 - (isBIP445 ? NonceCommitment.byteCount : 0)
    }
    private func commitmentStart(_ place: Int) -> Int {
        aggregateStart - (count - place) * (Scalar.byteCount + NonceCommitment.byteCount)
            + Scalar.byteCount
    }

    /// Lists a stray commitment in a place; an aggregate nonce remains the sum.
    mutating func replaceCommitment(at place: Int) {
        let start = commitmentStart(place)
        bytes.replaceSubrange(
            start..<start + NonceCommitment.byteCount, with: ForgedRequest.stray)
        setAggregate(wrongBy: .infinity)
    }

    /// Adds G to the first half of an aggregate nonce.
    mutating func spoilAggregate() { setAggregate(wrongBy: .generator) }

    private mutating func setAggregate(wrongBy error: Point) {
        guard isBIP445 else { return }
        let listed = (0..<count).compactMap { place in
            let start = commitmentStart(place)
            return try? NonceCommitment(
                decoding: Array(bytes[start..<start + NonceCommitment.byteCount]))
        }
        let hiding = Point.sum(of: listed.map(\.hiding) + [error])
        let binding = Point.sum(of: listed.map(\.binding))
        bytes.replaceSubrange(
            aggregateStart..<messageStart - 8, with: hiding.compressed + binding.compressed)
    }

    /// Asks for another message of the same length; where there was none, for one byte.
    mutating func changeMessage() {
        if messageCount > 0 {
            bytes[messageStart] ^= 1
        } else {
            bytes[messageStart - 1] = 1
            bytes.append(1)
        }
    }
}
