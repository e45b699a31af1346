/// One published case.
public struct ConformanceCase: Sendable, CustomStringConvertible {
    /// The file, with the folder of its protocol.
    public let file: String

    /// The case's id in the file.
    public let id: String

    /// What the file says about it.
    public let comment: String

    private let body: @Sendable () throws -> Void

    init(
        file: String, id: String, comment: String, body: @escaping @Sendable () throws -> Void
    ) {
        self.file = file
        self.id = id
        self.comment = comment
        self.body = body
    }

    /// Runs the case.
    ///
    /// Throws what went wrong if this library does anything else than the file says.
    public func run() throws { try body() }

    /// File, id and comment.
    public var description: String { "\(file) \(id): \(comment)" }
}
