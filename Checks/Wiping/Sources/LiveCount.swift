import Secp256k1Group

/// The buffers of secrets that live, by their type.
enum LiveCount {
    /// One line for all types, such as "SecretBytes 0, SecretScalar 0".
    static var line: String {
        LiveBuffers.allCases.map { "\($0) \($0.live)" }.joined(separator: ", ")
    }

    /// What `line` is when nothing lives.
    static var nothing: String {
        LiveBuffers.allCases.map { "\($0) 0" }.joined(separator: ", ")
    }

    /// Types that were never used, so that counting them shows nothing.
    static var unused: [String] {
        LiveBuffers.allCases.filter { $0.made == 0 }.map { "\($0)" }
    }
}
