/// Why a file cannot be read or written.
struct FileError: Error, CustomStringConvertible {
    let description: String
    let isOutput: Bool

    init(_ description: String, isOutput: Bool = false) {
        self.description = description
        self.isOutput = isOutput
    }
}
