import ChillDKG
import FROSTKeyGeneration
import ThresholdSigning

/// A file of a signing session that is read, in whichever format it is.
struct SigningFile {
    /// What the file has in it.
    enum Content {
        /// Text of the crates.
        case json([UInt8])
        /// Bytes, of the file itself or of its hexadecimal digits.
        case bytes([UInt8])
    }

    let option: String
    let path: String
    let content: Content

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: The file, or "-".
    ///   - option: Which option names it.
    ///   - sizes: Of how many bytes a file is taken as it is, whatever they look like.
    /// - Throws: `FileAccess.Failure`.
    init(_ path: String, _ option: String, sizes: [Int] = []) throws(FileAccess.Failure) {
        let bytes = try FileAccess.read(path)
        self.path = path
        self.option = option
        content =
            sizes.contains(bytes.count) ? .bytes(bytes) : SigningFile.content(of: bytes)
    }

    /// Recognises text: JSON by its first character, hexadecimal digits by having nothing else.
    private static func content(of bytes: [UInt8]) -> Content {
        let first = bytes.first { !ChillEncoding.isSpace($0) }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "\"") { return .json(bytes) }
        let digits = bytes.filter { !ChillEncoding.isSpace($0) }
        if !digits.isEmpty,
            let decoded = [UInt8](hexadecimal: String(decoding: digits, as: UTF8.self))
        {
            return .bytes(decoded)
        }
        return .bytes(bytes)
    }

    /// The commitment in it.
    func commitment(in scheme: SigningScheme) throws(FileAccess.Failure) -> NonceCommitment {
        try decoded("a commitment of \(SigningSchemeName.text(of: scheme))") { () throws in
            switch content {
            case .bytes(let bytes) where bytes.count == NonceCommitment.byteCount:
                return try NonceCommitment(decoding: bytes)
            case .bytes(let bytes):
                // Those of the crates have a header in front.
                guard let suite = scheme.ciphersuite else {
                    return try NonceCommitment(decoding: bytes)
                }
                return NonceCommitment(
                    try FROSTSigningCommitments(decoding: bytes, as: .binary, in: suite))
            case .json(let text):
                return NonceCommitment(
                    try FROSTSigningCommitments(
                        decoding: text, as: .json, in: scheme.ciphersuite ?? .secp256k1))
            }
        }
    }

    /// The share in it.
    func share(
        of index: ParticipantIndex, in scheme: SigningScheme
    ) throws(FileAccess.Failure) -> SignatureShare {
        try decoded("a share of a signature") { () throws in
            switch content {
            case .bytes(let bytes): return try SignatureShare(decoding: bytes, of: index)
            case .json(let text):
                return SignatureShare(
                    try FROSTSignatureShare(
                        decoding: text, as: .json, in: scheme.ciphersuite ?? .secp256k1),
                    of: index)
            }
        }
    }

    /// The signature in it; its size says of which kind it is.
    func signature() throws(FileAccess.Failure) -> ThresholdSignature {
        try decoded("a signature") { () throws in
            switch content {
            case .bytes(let bytes):
                let scheme: SigningScheme = bytes.count == 65 ? .rfc9591 : .taproot
                return try ThresholdSignature(decoding: bytes, of: scheme)
            case .json(let text):
                // 64 or 65 bytes in hexadecimal digits, between quotation marks.
                let suite: FROSTCiphersuite =
                    text.count(where: { !ChillEncoding.isSpace($0) }) == 132
                    ? .secp256k1 : .secp256k1Taproot
                let signature = try FROSTSignature(decoding: text, as: .json, in: suite)
                return try ThresholdSignature(
                    decoding: signature.encoded(),
                    of: suite == .secp256k1 ? .rfc9591 : .taproot)
            }
        }
    }

    /// The request of this package in it, or what a coordinator of the crates asks.
    func request() throws -> ReceivedRequest {
        switch content {
        case .json(let text): return .package(try package(text, .json))
        case .bytes(let bytes) where bytes.first == 0: return .package(try package(bytes, .binary))
        case .bytes(let bytes):
            do throws(SigningRequestError) {
                return .request(try SigningRequest(decoding: bytes))
            } catch {
                throw FileProblem(path: path, error: error)
            }
        }
    }

    /// The package names its suite; only of the one that it names an error means something.
    private func package(
        _ bytes: [UInt8], _ format: FROSTFormat
    ) throws(FileProblem) -> FROSTSigningPackage {
        do throws(FROSTEncodingError) {
            return try AnySuite.decode { suite throws(FROSTEncodingError) in
                try FROSTSigningPackage(decoding: bytes, as: format, in: suite)
            }
        } catch {
            throw FileProblem(path: path, error: error)
        }
    }

    /// Says which file is not what it should be.
    private func decoded<Value>(
        _ what: String, _ body: () throws -> Value
    ) throws(FileAccess.Failure) -> Value {
        do {
            return try body()
        } catch {
            throw .unreadable(
                "\(option) \(path): this is not \(what): \(error) Is it the right file, and whole?")
        }
    }
}
