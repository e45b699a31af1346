import CeremonyLog
import DKG
import Testing

/// The bytes of sealed files, computed by another implementation.
///
/// It is these lines of Python, which have only SHA-256 in common with the module:
///
///     import hashlib, struct
///     def sha(m): return hashlib.sha256(m).digest()
///     def th(tag, m): t = sha(tag.encode()); return sha(t + t + m)
///     def sealed(kind, t, m, salt, key, content):
///         header = bytes([1, kind, 1]) + struct.pack(">III", t, m, 1) + salt
///         tag = th("DKG/v1/sealed file tag",
///                  key + th("DKG/v1/sealed file content", key + header + content))
///         pad = b"".join(th("DKG/v1/sealed file pad", key + header + tag + struct.pack(">I", i))
///                        for i in range(-(-len(content) // 32)))
///         file = header + tag + bytes(a ^ b for a, b in zip(content, pad))
///         return file + sha(file)[:4]
///     salt, key = bytes(range(0x10, 0x20)), bytes(range(0x20, 0x40))
///     for kind, t, m, n in [(0x0c, 4, 262144, 64), (0x0d, 1, 8, 0), (0x0e, 10, 1 << 20, 70)]:
///         print(sealed(kind, t, m, salt, key, bytes(range(n))).hex())
@Suite("Vectors of sealed files")
struct SealedFileVectorTests {
    struct Vector: Sendable {
        let kind: SealedFile.Kind
        let passes: UInt32
        let memoryKiB: UInt32
        let count: Int
        let file: String
    }

    static let vectors = [
        Vector(
            kind: .identity, passes: 4, memoryKiB: 256 << 10, count: 64,
            file: "010c01000000040004000000000001101112131415161718191a1b1c1d1e1f536a7e5bd310f57d"
                + "7536213df7000c3de1f53a07574cd6d06a71141a6c0aa6bc65bf6b8b7729f1069c14f343ab42"
                + "d1bdf30d43dd8bebe6e2c479159025214508155386ae9831d8b4463e8b73521d8624c778b44d"
                + "98af4e7ecc00c476b266b163604fd5ff"),
        Vector(
            kind: .state, passes: 1, memoryKiB: 8, count: 0,
            file: "010d01000000010000000800000001101112131415161718191a1b1c1d1e1f9c2a609edd03c692"
                + "89ed7bb5284b59dd3d5597a6fabbea38a5e9bbb594a5bb1cd7163547"),
        Vector(
            kind: .keyPackage, passes: 10, memoryKiB: 1 << 20, count: 70,
            file: "010e010000000a0010000000000001101112131415161718191a1b1c1d1e1f15e5f0653cbf93cf"
                + "922208a696a17680bfc3bf24235aa8bf10c6928fba3ea245ae693e8895ed18f1404dbce21246"
                + "645f82bfbc421f52fa438e1401e4901e4cee69ccea1f95ca995b7e30f8297395b43eeb986a54"
                + "649ee9b231da38d45cebee43d376703430451e03adce"),
    ]

    @Test("The file is the one that another implementation makes, and opens", arguments: vectors)
    func bytes(vector: Vector) throws {
        let key = try SealedSample.key(
            derivedBy: SealedSample.derivation(
                passes: vector.passes, memoryKiB: vector.memoryKiB))
        let content = SealedSample.content(vector.count)
        let file = try SealedFile(
            sealing: SecretBytes(copying: content), as: vector.kind, with: key)
        #expect(file.encoded.hexadecimal == vector.file)
        let bytes = try #require([UInt8](hexadecimal: vector.file))
        let read = try SealedFile(decoding: bytes, as: vector.kind)
        #expect(read.derivation == key.derivation)
        let opened = try read.open(with: key).all()
        #expect(opened == content)
    }
}
