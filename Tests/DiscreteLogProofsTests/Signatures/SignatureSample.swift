import Secp256k1Group
import TestSupport

/// A signature that verifies, and the ways in which it can be spoilt.
struct SignatureSample {
    var key: VerificationKey
    var signature: Signature
    var message: Digest

    /// Every kind of signature that does not verify.
    enum Flaw: CaseIterable {
        case otherMessage, otherKey, otherNonce, otherResponse, negatedResponse
        case nonceOffCurve, nonceIsPrime, nonceIsMax, nonceIsZero
        case responseIsOrder, responsePlusOrder, responseIsMax, responseIsZero, swappedHalves
    }

    /// Signs a message.
    init(_ source: inout SeededRandomSource) throws {
        let signer = try SigningKey(random: &source)
        message = TaggedHash("test message").digest(of: source.scalar().bytes)
        signature = signer.sign(message, auxiliaryRandomness: nil)
        key = signer.verificationKey
    }

    static func samples(_ count: Int, _ source: inout SeededRandomSource) throws
        -> [SignatureSample]
    {
        var samples: [SignatureSample] = []
        for _ in 0..<count { samples.append(try SignatureSample(&source)) }
        return samples
    }

    /// The same with a flaw; `other` gives what belongs to another signature.
    func spoilt(by flaw: Flaw, other: SignatureSample) -> SignatureSample {
        let nonce = Array(signature.bytes.prefix(32))
        let response = Array(signature.bytes.suffix(32))
        let order = (-Scalar.one).bytes.dropLast() + [0x41]
        let prime = [UInt8](repeating: 0xff, count: 27) + [0xfe, 0xff, 0xff, 0xfc, 0x2f]
        let full = [UInt8](repeating: 0xff, count: 32)
        let zero = [UInt8](repeating: 0, count: 32)
        var result = self
        switch flaw {
        case .otherMessage: result.message = other.message
        case .otherKey: result.key = other.key
        case .otherNonce: result.replace(Array(other.signature.bytes.prefix(32)), response)
        case .otherResponse: result.replace(nonce, Array(other.signature.bytes.suffix(32)))
        case .negatedResponse:
            let scalar = Digest(response).map { Scalar(reducing: $0) } ?? .zero
            result.replace(nonce, (-scalar).bytes)
        // 7 + 5^3 is no square modulo p.
        case .nonceOffCurve: result.replace(zero.dropLast() + [5], response)
        case .nonceIsPrime: result.replace(prime, response)
        case .nonceIsMax: result.replace(full, response)
        case .nonceIsZero: result.replace(zero, response)
        case .responseIsOrder: result.replace(nonce, Array(order))
        case .responsePlusOrder: result.replace(nonce, Array(order.dropLast() + [0x42]))
        case .responseIsMax: result.replace(nonce, full)
        case .responseIsZero: result.replace(nonce, zero)
        case .swappedHalves: result.replace(response, nonce)
        }
        return result
    }

    private mutating func replace(_ nonce: [UInt8], _ response: [UInt8]) {
        signature = Signature(nonce + response) ?? signature
    }
}
