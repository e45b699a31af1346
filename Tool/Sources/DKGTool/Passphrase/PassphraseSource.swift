/// Where a passphrase comes from; never from an argument or the environment, which others can see.
enum PassphraseSource: Hashable, Sendable {
    /// Somebody types it.
    case terminal
    /// It is all that can be read from a descriptor.
    case descriptor(Int32)
    /// It is in a file that the service manager gives to the service.
    case credential(String)
}
