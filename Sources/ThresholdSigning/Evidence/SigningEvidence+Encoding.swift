import PolynomialCommitments
import ThresholdKeys

// evidence = 01 | 13 | kind u8 | what it is about                         (Signing.md, section 5)
//     01 bad share:       length u32, key | length u32, request | answer
//     02 reused nonces:   identity 32 | length u32, answer | answer
//     03 wrong aggregate: signed request
extension SigningEvidence {
    private static let badShareNumber: UInt8 = 1
    private static let reusedNoncesNumber: UInt8 = 2
    private static let wrongAggregateNumber: UInt8 = 3

    /// The encoding: public, complete, and made for somebody who was not there.
    public var encoded: [UInt8] {
        var writer = ByteWriter()
        SigningMessageKind.evidence.append(to: &writer)
        switch self {
        case .badShare(let key, let request, let answer):
            writer.append(SigningEvidence.badShareNumber)
            writer.append(withLength: key.encoded)
            writer.append(withLength: request.encoded)
            writer.append(answer.encoded)
        case .reusedNonces(let identity, let first, let second):
            writer.append(SigningEvidence.reusedNoncesNumber)
            writer.append(identity.encoded)
            writer.append(withLength: first.encoded)
            writer.append(second.encoded)
        case .wrongAggregate(let signed):
            writer.append(SigningEvidence.wrongAggregateNumber)
            writer.append(signed.encoded)
        }
        return writer.bytes
    }

    /// Decodes evidence; whether it shows anything, ``verdict(of:)`` says.
    ///
    /// - Parameters:
    ///   - bytes: The encoding and nothing else.
    ///   - maximumMembers: As in `ThresholdKey.init(decoding:atMost:)`.
    /// - Throws: ``SigningEvidenceError``.
    public init(
        decoding bytes: [UInt8], atMost maximumMembers: Int = 1024
    ) throws(SigningEvidenceError) {
        let (number, parts) = try SigningEvidence.parts(of: bytes)
        switch number {
        case SigningEvidence.badShareNumber:
            self = .badShare(
                try SigningEvidence.key(parts.first, maximumMembers),
                try SigningEvidence.request { () throws(SigningRequestError) in
                    try SigningRequest(decoding: parts.second)
                }, try SigningEvidence.answer(parts.rest))
        case SigningEvidence.reusedNoncesNumber:
            self = .reusedNonces(
                try SigningEvidence.identity(parts.first),
                try SigningEvidence.answer(parts.second), try SigningEvidence.answer(parts.rest))
        default:
            self = .wrongAggregate(
                try SigningEvidence.request { () throws(SigningRequestError) in
                    try SignedRequest(decoding: parts.rest)
                })
        }
    }

    private typealias Parts = (first: [UInt8], second: [UInt8], rest: [UInt8])

    /// Takes the bytes apart, by a number that says what they are.
    private static func parts(
        of bytes: [UInt8]
    ) throws(SigningEvidenceError) -> (number: UInt8, parts: Parts) {
        do throws(DecodingError) {
            var reader = ByteReader(bytes)
            try SigningMessageKind.evidence.read(from: &reader)
            let number = try reader.readUInt8()
            var parts: Parts = ([], [], [])
            switch number {
            case badShareNumber:
                parts.first = try reader.readWithLength()
                parts.second = try reader.readWithLength()
            case reusedNoncesNumber:
                parts.first = try reader.readBytes(VerificationKey.byteCount)
                parts.second = try reader.readWithLength()
            case wrongAggregateNumber: break
            default:
                throw .unexpectedValue(field: "the kind of the evidence", got: Int(number))
            }
            parts.rest = try reader.readBytes(reader.remaining)
            return (number, parts)
        } catch {
            throw .malformed(error)
        }
    }

    private static func key(
        _ bytes: [UInt8], _ maximumMembers: Int
    ) throws(SigningEvidenceError) -> ThresholdKey {
        do throws(ThresholdKeyError) {
            return try ThresholdKey(decoding: bytes, atMost: maximumMembers)
        } catch {
            throw .key(error)
        }
    }

    private static func identity(
        _ bytes: [UInt8]
    ) throws(SigningEvidenceError) -> VerificationKey {
        do throws(PointError) {
            return try VerificationKey(decoding: bytes)
        } catch {
            throw .malformed(.point(error))
        }
    }

    private static func answer(
        _ bytes: [UInt8]
    ) throws(SigningEvidenceError) -> SigningAnswer {
        do throws(DecodingError) {
            return try SigningAnswer(decoding: bytes)
        } catch {
            throw .malformed(error)
        }
    }

    private static func request<Value>(
        _ read: () throws(SigningRequestError) -> Value
    ) throws(SigningEvidenceError) -> Value {
        do throws(SigningRequestError) {
            return try read()
        } catch {
            throw .request(error)
        }
    }
}

extension ByteWriter {
    /// Appends bytes with their number in front: u32.
    fileprivate mutating func append(withLength bytes: [UInt8]) {
        append(UInt32(clamping: bytes.count))
        append(bytes)
    }
}

extension ByteReader {
    /// Reads bytes that have their number in front: u32.
    fileprivate mutating func readWithLength() throws(DecodingError) -> [UInt8] {
        try readBytes(Int(try readUInt32()))
    }
}
