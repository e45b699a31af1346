import ThresholdSigning

/// A folder into which evidence is written, each in a file of its own that is there as a whole or not at all.
struct EvidenceFolder {
    private let path: String

    /// Checks that the folder is there, before anybody is waited for.
    ///
    /// - Parameter path: The folder; `nil` if none is wanted.
    /// - Throws: `FileAccess.Failure`.
    init?(_ path: String?) throws(FileAccess.Failure) {
        guard let path else { return nil }
        guard FileAccess.isFolder(path) else {
            throw .unwritable("--evidence '\(path)' is no folder; make it first.")
        }
        self.path = path
    }

    /// Writes evidence, unless an earlier run has.
    ///
    /// - Parameters:
    ///   - proof: The evidence.
    ///   - name: The file, without what it ends in.
    /// - Throws: `FileAccess.Failure`.
    func keep(_ proof: SigningEvidence, as name: String) throws(FileAccess.Failure) {
        let path = "\(path)/\(name).evidence"
        if !FileAccess.isFile(path) { try FileAccess.writeAtOnce(proof.encoded, to: path) }
    }
}
