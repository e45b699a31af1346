extension FaultReport {
    /// Whether the evidence of every fault, looked at by itself, shows it.
    ///
    /// What the faults have in common is looked at once: no message is decoded, no signature verified and no
    /// history or board gone through again because another fault names it, whoever wrote the file.
    ///
    /// It is computed each time.
    public var isProven: Bool {
        shownFaults().count == faults.count
    }

    /// The faults that their evidence shows.
    ///
    /// - Returns: Them, in the order of the file.
    public func shownFaults() -> [Fault] {
        var reader = EvidenceReader()
        return faults.filter { $0.isShown(to: &reader) }
    }
}
