#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A library whose functions are asked.
enum ForeignLibrary {
    case secp256k1
    case gmp

    /// Its name.
    var name: String {
        switch self {
        case .secp256k1: "libsecp256k1"
        case .gmp: "GMP"
        }
    }

    /// What a program has to link.
    var demand: String {
        switch self {
        case .secp256k1:
            "one libsecp256k1, 0.2.0 or newer, with its modules ecdh, extrakeys and schnorrsig"
        case .gmp: "one GMP, with limbs of 64 bits"
        }
    }
}

/// Says which function of a library is wrong, why that may be and what to do, and ends the process.
///
/// - Parameters:
///   - symbol: The function.
///   - library: The library that it should come from.
func endProcess(wrong symbol: String, of library: ForeignLibrary) -> Never {
    let message = """
        swift-dkg: \(symbol) does not give the answer that \(library.name) has to give.
        Another copy or another version of \(library.name) is probably linked into this program, or \
        preloaded, and takes the place of the one that swift-dkg was built with. Every key and every share \
        computed here could be wrong, so the process ends.
        Link \(library.demand); hide or rename the symbols of any other copy, and look at LD_PRELOAD. \
        LD_DEBUG=bindings (DYLD_PRINT_BINDINGS on macOS) shows from which file each function is taken.

        """
    unsafe message.withCString { text in
        var rest = unsafe text
        var length = unsafe strlen(text)
        while length > 0 {
            let written = unsafe write(STDERR_FILENO, rest, length)
            if written <= 0 { break }
            unsafe rest += written
            length -= written
        }
    }
    // Ending the process is right here and nowhere else in this package. The fault is in how the program was
    // put together: it was there before any input was read, no caller can mend it, nothing has been
    // computed that could be lost, and whatever went on would hand out wrong keys as right ones.
    abort()
}
