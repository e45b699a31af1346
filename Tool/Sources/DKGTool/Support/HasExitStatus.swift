/// An error of the tool's own that knows its exit status.
protocol HasExitStatus: Error {
    /// The exit status of a command that ends with it.
    var exitStatus: Int32 { get }
}
