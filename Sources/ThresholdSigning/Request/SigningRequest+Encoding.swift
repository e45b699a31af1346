import ThresholdKeys

// preimage = scheme u8 | version u32 | key digest 32 | derivation
//     | u u16 | u times, ascending: x_i 32 | B: u times x_i 32, D 33, E 33 | bip445: aggregate nonce 66 | length u64, m
extension SigningRequest {
    /// The encoding: what the digest is the hash of.
    public var encoded: [UInt8] {
        let derivation = derivation.encoded
        var writer = ByteWriter(capacity: 160 + derivation.count + list.count + message.count)
        writer.append(scheme.number)
        writer.append(scheme.version)
        writer.append(keyDigest)
        writer.append(derivation)
        writer.append(count: points.count)
        for point in points { writer.append(point) }
        writer.append(list)
        writer.append(aggregateNonce)
        writer.append(UInt64(message.count).bigEndianBytes)
        writer.append(message)
        return writer.bytes
    }

    /// Decodes a request.
    ///
    /// Its commitments are bytes until somebody computes with them. That it decodes says nothing about whether it is
    /// to be signed: see ``Signer/examine(_:for:)``.
    ///
    /// - Parameter bytes: The encoding and nothing else.
    /// - Throws: ``SigningRequestError/malformed(_:)``, ``SigningRequestError/unknownScheme(number:version:)``,
    ///   ``SigningRequestError/underivable(_:)``, ``SigningRequestError/notAscending(previous:next:)``,
    ///   ``SigningRequestError/otherListedSigner(place:)`` or ``SigningRequestError/messageTooLong(maximum:got:)``.
    public init(decoding bytes: [UInt8]) throws(SigningRequestError) {
        var reader = ByteReader(bytes)
        let number = try reader.value { reader throws(DecodingError) in try reader.readUInt8() }
        let version = try reader.value { reader throws(DecodingError) in try reader.readUInt32() }
        guard let scheme = SigningScheme(number: number, version: version) else {
            throw .unknownScheme(number: Int(number), version: Int(version))
        }
        self.scheme = scheme
        keyDigest = try reader.value { reader throws(DecodingError) in try reader.readDigest() }
        derivation = try SigningDerivation(from: &reader)
        let count = Int(
            try reader.value { reader throws(DecodingError) in try reader.readUInt16() })
        points = try SigningRequest.points(count, from: &reader)
        list = try reader.value { reader throws(DecodingError) in
            try reader.readBytes(count * SigningRequest.entryByteCount)
        }
        try SigningRequest.check(list, names: points)
        aggregateNonce = try reader.value { reader throws(DecodingError) in
            guard case .bip445 = scheme else { return [] }
            return try reader.readBytes(NonceCommitment.byteCount)
        }
        message = try SigningRequest.message(from: &reader)
        try reader.value { reader throws(DecodingError) in try reader.finish() }
    }

    private static func points(
        _ count: Int, from reader: inout ByteReader
    ) throws(SigningRequestError) -> [Scalar] {
        var points: [Scalar] = []
        for _ in 0..<count {
            let point = try reader.value { reader throws(DecodingError) in
                try reader.readScalar()
            }
            if let previous = points.last, !previous.precedes(point) {
                throw .notAscending(previous: previous, next: point)
            }
            points.append(point)
        }
        return points
    }

    /// The list names the signers once more, in the same order.
    private static func check(
        _ list: [UInt8], names points: [Scalar]
    ) throws(SigningRequestError) {
        for (place, point) in points.enumerated() {
            let start = place * entryByteCount
            guard list[start..<start + Scalar.byteCount].elementsEqual(point.encoded) else {
                throw .otherListedSigner(place: place)
            }
        }
    }

    /// Reads a message with its length in front.
    static func message(
        from reader: inout ByteReader
    ) throws(SigningRequestError) -> [UInt8] {
        let length = try reader.value { reader throws(DecodingError) in
            UInt64(try reader.readUInt32()) << 32 | UInt64(try reader.readUInt32())
        }
        guard length <= UInt64(maximumMessageByteCount) else {
            throw .messageTooLong(
                maximum: maximumMessageByteCount, got: Int(clamping: length))
        }
        return try reader.value { reader throws(DecodingError) in
            try reader.readBytes(Int(length))
        }
    }
}
