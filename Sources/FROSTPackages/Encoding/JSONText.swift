/// The pieces of JSON text, for public and for secret writers alike: compact, and the fields in the
/// order in which the crates write them.
enum JSONText {
    /// An opening brace and the header.
    static func header(_ ciphersuite: FROSTCiphersuite) -> String {
        #"{"header":{"version":0,"ciphersuite":"\#(ciphersuite.contextString)"}"#
    }

    /// A comma and a field whose value is a string.
    static func field(_ name: String, _ value: String) -> String {
        #","\#(name)":"\#(value)""#
    }

    /// A comma and a field whose value is an integer.
    static func field(_ name: String, _ value: Int) -> String {
        #","\#(name)":\#(value)"#
    }
}
