import ThresholdKeys

// derivation = count u8, path steps u32 each | 00, or 01 and a chain code 32
//     | Taproot: 00 none, 01 without a root, 02 and the root 32 | 00, or 01 and a rerandomisation seed 32
//     | count u8, raw tweaks: mode u8 (0 plain, 1 x-only), tweak 32 each                    (Signing.md, section 4)
extension SigningDerivation {
    /// The encoding.
    var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 5 + 4 * path.steps.count)
        writer.append(UInt8(clamping: path.steps.count))
        for step in path.steps { writer.append(step) }
        writer.append(optional: chainCode?.encoded)
        switch taproot {
        case .none: writer.append(UInt8(0))
        case .withoutScripts: writer.append(UInt8(1))
        case .root(let root):
            writer.append(UInt8(2))
            writer.append(root)
        }
        writer.append(optional: rerandomisation?.encoded)
        writer.append(UInt8(clamping: rawTweaks.count))
        for tweak in rawTweaks {
            writer.append(UInt8(tweak.mode == .xOnly ? 1 : 0))
            writer.append(tweak.scalar)
        }
        return writer.bytes
    }

    package init(from reader: inout ByteReader) throws(SigningRequestError) {
        var steps: [UInt32] = []
        for _ in 0..<(try reader.value { reader throws(DecodingError) in try reader.readUInt8() }) {
            steps.append(
                try reader.value { reader throws(DecodingError) in try reader.readUInt32() })
        }
        let code = try reader.optional("the mark of the chain code")
        do throws(DerivationError) {
            path = try DerivationPath(steps: steps)
            chainCode =
                if let code { try ChainCode(decoding: code.encoded) } else { nil }
        } catch {
            throw .underivable(error)
        }
        switch try reader.mark("the kind of Taproot output", atMost: 2) {
        case 0: taproot = nil
        case 1: taproot = .withoutScripts
        default:
            taproot = .root(
                try reader.value { reader throws(DecodingError) in try reader.readDigest() })
        }
        rerandomisation = try reader.optional("the mark of the rerandomisation")
        var tweaks: [KeyTweak] = []
        for _ in 0..<(try reader.value { reader throws(DecodingError) in try reader.readUInt8() }) {
            let mode = try reader.mark("the mode of a tweak", atMost: 1)
            let scalar = try reader.value { reader throws(DecodingError) in
                try reader.readScalar()
            }
            tweaks.append(KeyTweak(scalar, as: mode == 1 ? .xOnly : .plain))
        }
        rawTweaks = tweaks
    }
}

extension ByteWriter {
    /// 00, or 01 and the bytes.
    fileprivate mutating func append(optional bytes: [UInt8]?) {
        append(UInt8(bytes == nil ? 0 : 1))
        append(bytes ?? [])
    }
}

extension ByteReader {
    /// Reads a value; what is wrong with it is wrong with the request.
    mutating func value<Value>(
        _ read: (inout ByteReader) throws(DecodingError) -> Value
    ) throws(SigningRequestError) -> Value {
        do throws(DecodingError) {
            return try read(&self)
        } catch {
            throw .malformed(error)
        }
    }

    /// Reads a byte that says which of some things follows.
    mutating func mark(
        _ field: String, atMost maximum: UInt8
    ) throws(SigningRequestError) -> UInt8 {
        let mark = try value { reader throws(DecodingError) in try reader.readUInt8() }
        guard mark <= maximum else {
            throw .malformed(.unexpectedValue(field: field, got: Int(mark)))
        }
        return mark
    }

    /// Reads 00, or 01 and 32 bytes.
    fileprivate mutating func optional(_ field: String) throws(SigningRequestError) -> Digest? {
        guard try mark(field, atMost: 1) == 1 else { return nil }
        return try value { reader throws(DecodingError) in try reader.readDigest() }
    }
}
