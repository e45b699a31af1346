/// Encodings at the borders of what a decoder accepts, from arithmetic in plain integers.
enum EncodingAnswer {
    /// q, the order of the group.
    static let order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
    /// q - 1, the largest scalar.
    static let largest = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140"
    /// q + 1.
    static let aboveOrder = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364142"
    /// 2^256 - 1.
    static let ones = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    /// 2^256 - 1 - q.
    static let onesReduced = "000000000000000000000000000000014551231950b75fc4402da1732fc9bebe"

    /// p, the prime of the field.
    static let prime = "fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f"

    /// x-coordinates of no point.
    static let noPoint = [
        "0000000000000000000000000000000000000000000000000000000000000005",
        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2e",
    ]

    /// The smallest x-coordinate of a point that is not zero, its even y, and the same plus p.
    static let smallX = (
        x: "0000000000000000000000000000000000000000000000000000000000000001",
        y: "4218f20ae6c646b363db68605822fb14264ca8d2587fdd6fbc750d587e76a7ee",
        unreduced: "fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc30"
    )

    /// The point with the smallest y-coordinate, and the same plus p.
    static let smallY = (
        x: "1fe1e5ef3fceb5c135ab7741333ce5a6e80d68167653f6b2b24bcbcfaaaff507",
        y: "0000000000000000000000000000000000000000000000000000000000000001",
        unreduced: "fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc30"
    )

    /// SHA-256 of the uncompressed encoding of G.
    static let pedersenX = "50929b74c1a04954b78b4b6035e97a5e078a5a0f28ec96d547bfee9ace803ac0"
    /// The even square root of x^3 + 7 there.
    static let pedersenY = "31d3c6863973926e049e637cb1b5f40a36dac28af1766968c30c2313f3a38904"
}
