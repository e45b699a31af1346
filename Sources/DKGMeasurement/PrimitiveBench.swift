import CLibSecp256k1

/// The inputs with which the calls of libsecp256k1 are measured.
@safe
final class PrimitiveBench {
    private let context: OpaquePointer
    private let secret = [UInt8](repeating: 0x5A, count: 32)
    private let message = [UInt8](repeating: 0x3C, count: 55 + 64 * 64)
    private var signature = [UInt8](repeating: 0, count: 64)
    private var output = [UInt8](repeating: 0, count: 65)
    private var compressed = [UInt8](repeating: 0, count: 33)
    private var affine = [UInt8](repeating: 0, count: 65)
    private var pair = secp256k1_keypair()
    private var xKey = secp256k1_xonly_pubkey()
    private var point = secp256k1_pubkey()
    private var other = secp256k1_pubkey()
    private let points: UnsafeMutablePointer<secp256k1_pubkey>
    private let pointers: UnsafeMutablePointer<UnsafePointer<secp256k1_pubkey>?>
    private static let pointCount = 260

    init() {
        unsafe context = secp256k1_context_create(UInt32(SECP256K1_CONTEXT_NONE)).unsafelyUnwrapped
        unsafe points = .allocate(capacity: PrimitiveBench.pointCount)
        unsafe pointers = .allocate(capacity: PrimitiveBench.pointCount)
        _ = unsafe secp256k1_ec_pubkey_create(context, &point, secret)
        for position in 0..<PrimitiveBench.pointCount {
            var factor = [UInt8](repeating: 0x77, count: 32)
            factor[30] = UInt8(position / 256)
            factor[31] = UInt8(position % 256)
            unsafe (points + position).initialize(to: secp256k1_pubkey())
            _ = unsafe secp256k1_ec_pubkey_create(context, points + position, factor)
            unsafe (pointers + position).initialize(to: UnsafePointer(points + position))
        }
        unsafe other = points[1]
        _ = unsafe secp256k1_keypair_create(context, &pair, secret)
        _ = unsafe secp256k1_keypair_xonly_pub(context, &xKey, nil, &pair)
        var length = 33
        _ = unsafe secp256k1_ec_pubkey_serialize(
            context, &compressed, &length, &point, UInt32(SECP256K1_EC_COMPRESSED))
        length = 65
        _ = unsafe secp256k1_ec_pubkey_serialize(
            context, &affine, &length, &point, UInt32(SECP256K1_EC_UNCOMPRESSED))
        sign()
    }

    deinit {
        unsafe points.deallocate()
        unsafe pointers.deallocate()
        unsafe secp256k1_context_destroy(context)
    }

    func create() { _ = unsafe secp256k1_ec_pubkey_create(context, &other, secret) }
    func diffieHellman() { _ = unsafe secp256k1_ecdh(context, &output, &point, secret, nil, nil) }
    func verify() { _ = unsafe secp256k1_schnorrsig_verify(context, signature, message, 32, &xKey) }
    func sign() {
        _ = unsafe secp256k1_schnorrsig_sign32(context, &signature, message, &pair, secret)
    }
    func compare() { _ = unsafe secp256k1_ec_pubkey_cmp(context, &point, points) }

    func keyPair() {
        _ = unsafe secp256k1_keypair_create(context, &pair, secret)
        _ = unsafe secp256k1_keypair_xonly_pub(context, &xKey, nil, &pair)
        _ = unsafe secp256k1_xonly_pubkey_serialize(context, &output, &xKey)
    }

    func multiply(by bits: Int) {
        var factor = [UInt8](repeating: 0, count: 32)
        for bit in 0..<bits where bit == bits - 1 || bit % 3 != 1 {
            factor[31 - bit / 8] |= 1 << UInt8(bit % 8)
        }
        other = point
        _ = unsafe secp256k1_ec_pubkey_tweak_mul(context, &other, factor)
    }

    func addGenerator() {
        other = point
        _ = unsafe secp256k1_ec_pubkey_tweak_add(context, &other, secret)
    }

    func sum(_ count: Int) {
        _ = unsafe secp256k1_ec_pubkey_combine(context, &other, pointers, count)
    }

    func parse(compressed isCompressed: Bool) {
        if isCompressed {
            _ = unsafe secp256k1_ec_pubkey_parse(context, &other, compressed, 33)
        } else {
            _ = unsafe secp256k1_ec_pubkey_parse(context, &other, affine, 65)
        }
    }

    func serialise() {
        var length = 65
        _ = unsafe secp256k1_ec_pubkey_serialize(
            context, &output, &length, &point, UInt32(SECP256K1_EC_UNCOMPRESSED))
    }

    func xOnly() {
        var key = secp256k1_xonly_pubkey()
        _ = unsafe secp256k1_xonly_pubkey_from_pubkey(context, &key, nil, &point)
        _ = unsafe secp256k1_xonly_pubkey_serialize(context, &output, &key)
    }

    func hash(_ length: Int) {
        _ = unsafe secp256k1_tagged_sha256(context, &output, secret, 32, message, length)
    }
}
