import CLibSecp256k1

/// Calls of libsecp256k1 that believe nothing: what a function was to write counts only if it reports
/// success and wrote.
///
/// All arguments are valid, and a key that was not written goes no further, so the callback with which
/// libsecp256k1 aborts on illegal arguments is not reached.
@safe
struct Secp256k1Calls {
    let context: OpaquePointer

    /// What an output holds before the call.
    private static let unwritten: UInt8 = 0x5A

    /// The bytes that a call writes, or did not write; `nil` if it reports a failure.
    func bytes(_ count: Int, _ call: (UnsafeMutablePointer<UInt8>) -> Int32) -> [UInt8]? {
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { buffer in
            unsafe buffer.initialize(repeating: Secp256k1Calls.unwritten)
            let returned = unsafe call(buffer.baseAddress.unsafelyUnwrapped)
            return unsafe returned == 1 ? Array(buffer) : nil
        }
    }

    /// The key that a call writes; `nil` if it reports a failure, or wrote nothing, or zeros.
    private func key<Key: BitwiseCopyable>(
        _ empty: Key, _ call: (UnsafeMutablePointer<Key>) -> Int32
    ) -> Key? {
        var key = empty
        unsafe withUnsafeMutableBytes(of: &key) { bytes in
            for offset in bytes.indices { unsafe bytes[offset] = Secp256k1Calls.unwritten }
        }
        let returned = unsafe call(&key)
        let isWritten = unsafe withUnsafeBytes(of: key) { bytes in
            unsafe bytes.contains { $0 != 0 }
                && bytes.contains { $0 != Secp256k1Calls.unwritten }
        }
        return returned == 1 && isWritten ? key : nil
    }

    func parsed(_ encoding: [UInt8]) -> secp256k1_pubkey? {
        unsafe key(secp256k1_pubkey()) {
            unsafe secp256k1_ec_pubkey_parse(context, $0, encoding, encoding.count)
        }
    }

    func created(_ secret: [UInt8]) -> secp256k1_pubkey? {
        unsafe key(secp256k1_pubkey()) {
            unsafe secp256k1_ec_pubkey_create(context, $0, secret)
        }
    }

    /// What a function that writes over its operand makes of a key.
    func changed(
        _ operand: secp256k1_pubkey?, _ call: (UnsafeMutablePointer<secp256k1_pubkey>) -> Int32
    ) -> secp256k1_pubkey? {
        guard var changed = operand else { return nil }
        return unsafe call(&changed) == 1 ? changed : nil
    }

    /// The sum, with what the call returned.
    func combined(
        _ a: secp256k1_pubkey?, _ b: secp256k1_pubkey?
    ) -> (returned: Int32, key: secp256k1_pubkey?) {
        guard let a, let b else { return (-1, nil) }
        var returned: Int32 = -1
        let sum = unsafe key(secp256k1_pubkey()) { sum in
            unsafe withUnsafePointer(to: a) { a in
                unsafe withUnsafePointer(to: b) { b in
                    returned = unsafe secp256k1_ec_pubkey_combine(context, sum, [a, b], 2)
                    return returned
                }
            }
        }
        return (returned, sum)
    }

    func compared(_ a: secp256k1_pubkey?, _ b: secp256k1_pubkey?) -> Int32? {
        guard let a, let b else { return nil }
        return unsafe withUnsafePointer(to: a) { a in
            unsafe withUnsafePointer(to: b) { unsafe secp256k1_ec_pubkey_cmp(context, a, $0) }
        }
    }

    func compressed(_ key: secp256k1_pubkey?) -> [UInt8]? {
        serialised(key, byteCount: 33, flags: UInt32(SECP256K1_EC_COMPRESSED))
    }

    func uncompressed(_ key: secp256k1_pubkey?) -> [UInt8]? {
        serialised(key, byteCount: 65, flags: UInt32(SECP256K1_EC_UNCOMPRESSED))
    }

    private func serialised(
        _ key: secp256k1_pubkey?, byteCount: Int, flags: UInt32
    ) -> [UInt8]? {
        guard let key else { return nil }
        var length = byteCount
        let encoding = unsafe withUnsafePointer(to: key) { key in
            unsafe bytes(byteCount) {
                unsafe secp256k1_ec_pubkey_serialize(context, $0, &length, key, flags)
            }
        }
        return length == byteCount ? encoding : nil
    }

    func pair(_ secret: [UInt8]) -> secp256k1_keypair? {
        unsafe key(secp256k1_keypair()) {
            unsafe secp256k1_keypair_create(context, $0, secret)
        }
    }

    func xOnly(_ encoding: [UInt8]) -> secp256k1_xonly_pubkey? {
        unsafe key(secp256k1_xonly_pubkey()) {
            unsafe secp256k1_xonly_pubkey_parse(context, $0, encoding)
        }
    }

    func xOnly(of point: secp256k1_pubkey?) -> secp256k1_xonly_pubkey? {
        guard let point else { return nil }
        return unsafe withUnsafePointer(to: point) { point in
            unsafe key(secp256k1_xonly_pubkey()) {
                unsafe secp256k1_xonly_pubkey_from_pubkey(context, $0, nil, point)
            }
        }
    }

    func xOnly(of pair: UnsafePointer<secp256k1_keypair>) -> secp256k1_xonly_pubkey? {
        unsafe key(secp256k1_xonly_pubkey()) {
            unsafe secp256k1_keypair_xonly_pub(context, $0, nil, pair)
        }
    }

    func serialised(_ key: secp256k1_xonly_pubkey?) -> [UInt8]? {
        guard let key else { return nil }
        return unsafe withUnsafePointer(to: key) { key in
            unsafe bytes(32) { unsafe secp256k1_xonly_pubkey_serialize(context, $0, key) }
        }
    }

    func verified(
        _ signature: [UInt8], _ message: [UInt8], _ key: secp256k1_xonly_pubkey?
    ) -> Int32? {
        guard let key else { return nil }
        return unsafe withUnsafePointer(to: key) { key in
            unsafe secp256k1_schnorrsig_verify(
                context, signature, message, message.count, key)
        }
    }
}
