import Secp256k1Group

/// What the messages have in common: sizes, points that may be infinity, and errors with a blame.
enum Wire {
    static let pointByteCount = Point.compressedByteCount
    static let scalarByteCount = Scalar.byteCount
    static let signatureByteCount = Signature.byteCount

    /// Insists on the length of a message.
    static func check(_ bytes: [UInt8], length expected: Int) throws(MessageFault) {
        guard bytes.count == expected else {
            throw MessageFault(.length(expected: expected, got: bytes.count))
        }
    }
}

/// Why a message is refused, before it is known whom to blame.
struct MessageFault: Error {
    let reason: ChillFaultReason

    init(_ reason: ChillFaultReason) {
        self.reason = reason
    }

    init(_ error: DecodingError) {
        reason = .encoding(error)
    }
}

extension ByteReader {
    /// Reads a point in 33 bytes, of which 33 zeros are infinity.
    mutating func readPointOrInfinity() throws(DecodingError) -> Point {
        var ahead = self
        let bytes = try ahead.readBytes(Wire.pointByteCount)
        if bytes.allSatisfy({ $0 == 0 }) {
            self = ahead
            return .infinity
        }
        return try readCompressedPoint()
    }

    /// Reads several points that may be infinity.
    mutating func readPoints(_ count: Int) throws(DecodingError) -> [Point] {
        var points: [Point] = []
        points.reserveCapacity(count)
        for _ in 0..<count { points.append(try readPointOrInfinity()) }
        return points
    }

    /// Reads several scalars below q.
    mutating func readScalars(_ count: Int) throws(DecodingError) -> [Scalar] {
        var scalars: [Scalar] = []
        scalars.reserveCapacity(count)
        for _ in 0..<count { scalars.append(try readScalar()) }
        return scalars
    }

    /// Reads several signatures, valid or not.
    mutating func readSignatures(_ count: Int) throws(DecodingError) -> [Signature] {
        var signatures: [Signature] = []
        signatures.reserveCapacity(count)
        for _ in 0..<count { signatures.append(try readSignature()) }
        return signatures
    }

    /// Reads several public nonces as they are: whether they are points is somebody else's question.
    mutating func readNonces(_ count: Int) throws(DecodingError) -> [[UInt8]] {
        var nonces: [[UInt8]] = []
        nonces.reserveCapacity(count)
        for _ in 0..<count { nonces.append(try readBytes(Wire.pointByteCount)) }
        return nonces
    }
}

extension ByteWriter {
    /// Appends points, infinity as 33 zero bytes.
    mutating func append(points: [Point]) {
        for point in points { append(compressed: point) }
    }

    /// Appends scalars.
    mutating func append(scalars: [Scalar]) {
        for scalar in scalars { append(scalar) }
    }
}
