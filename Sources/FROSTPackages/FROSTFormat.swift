/// The two encodings of a package.
///
/// Both crates write and read both; the participants of a session agree on one.
public enum FROSTFormat: String, Hashable, Sendable, CaseIterable {
    /// Bytes, as the crates' `serialize` writes them.
    case binary
    /// JSON text, as `serde_json` writes it.
    case json
}

extension FROSTFormat: CustomStringConvertible {
    /// The lower-case name.
    public var description: String { rawValue }
}
