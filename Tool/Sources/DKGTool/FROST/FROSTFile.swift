import FROSTKeyGeneration

/// A participant and the file of what it sent, or of what it gets: `identifier=file`.
struct FROSTFile: Sendable {
    let name: FROSTName
    let path: String

    @Sendable
    init(_ text: String) throws {
        guard let equals = text.firstIndex(of: "=") else {
            throw UsageError("identifier=file is expected.")
        }
        name = try FROSTName(String(text[..<equals]))
        path = String(text[text.index(after: equals)...])
    }
}
