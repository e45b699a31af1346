/// An entry of a board, at its position.
package struct BoardEntry: Hashable, Sendable {
    /// What is at a position.
    package enum Content: Hashable, Sendable {
        /// The bytes, which mean what the protocol says, if anything.
        case bytes([UInt8])
        /// The file is larger than anything that has a meaning, and was not read.
        case tooLarge(byteCount: Int)
        /// Something that is no file has the name of one.
        case notAFile
    }

    /// The number of the entry; the first has 1.
    package let position: UInt64

    /// What is there.
    package let content: Content
}
