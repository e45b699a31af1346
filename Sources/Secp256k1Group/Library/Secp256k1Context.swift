import CLibSecp256k1

/// The one libsecp256k1 context of the process.
///
/// It is created and randomised once and only read afterwards, which libsecp256k1 documents as safe
/// from any number of threads at once. The randomisation blinds the constant-time multiplication
/// with the base point against side channels; it never changes a result, so the core stays
/// deterministic although this draws from the operating system.
@safe
struct Secp256k1Context: @unchecked Sendable {
    // Unchecked, because a pointer is not Sendable; safe, because nothing writes through it after
    // `shared` is initialised.
    let pointer: OpaquePointer

    static let shared = Secp256k1Context()

    /// The shared context, as C wants it.
    @inline(__always)
    static var pointer: OpaquePointer { unsafe shared.pointer }

    private init() {
        // Aborts the process if the library was miscompiled; there is nothing to recover.
        secp256k1_selftest()
        // NULL would mean that no memory is left for a few hundred bytes, or a foreign function.
        guard let created = unsafe secp256k1_context_create(UInt32(SECP256K1_CONTEXT_NONE))
        else { endProcess(wrong: "secp256k1_context_create", of: .secp256k1) }
        unsafe pointer = created
        unsafe withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { buffer in
            let base = unsafe buffer.baseAddress.unsafelyUnwrapped
            unsafe base.initializeMemory(as: UInt8.self, repeating: 0, count: 32)
            // Without entropy the context stays unblinded, as it is before any randomisation.
            if unsafe fillFromOperatingSystem(base, byteCount: 32) {
                let blinded = unsafe secp256k1_context_randomize(
                    pointer, base.assumingMemoryBound(to: UInt8.self))
                // With valid arguments it never fails.
                if blinded != 1 {
                    endProcess(wrong: "secp256k1_context_randomize", of: .secp256k1)
                }
            }
            unsafe wipe(base, byteCount: 32)
        }
        // Another libsecp256k1 in its place, or in that of some of its functions, ends the process.
        unsafe LibraryAnswers.requireSecp256k1(pointer)
    }
}
