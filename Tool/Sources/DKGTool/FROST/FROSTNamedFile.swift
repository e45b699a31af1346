import FROSTKeyGeneration

/// A file with the identifier of the participant that it is from or for.
struct FROSTNamedFile: Sendable {
    let identifier: FROSTIdentifier
    let path: String
}

extension FROSTOptions {
    /// The files of an option with their participants, each of the others at most once.
    ///
    /// - Parameters:
    ///   - files: The values of the option.
    ///   - option: Its name.
    /// - Returns: The files in their order.
    /// - Throws: ``UsageError``: what the library would call a fault of the sender is one of the command line.
    func resolved(
        _ files: [FROSTFile], _ option: String
    ) throws(UsageError) -> [FROSTNamedFile] {
        let own = try identifier.identifier(in: suite.ciphersuite)
        var seen: Set<FROSTIdentifier> = []
        var resolved: [FROSTNamedFile] = []
        for file in files {
            let identifier = try file.name.identifier(in: suite.ciphersuite)
            guard identifier != own else {
                throw UsageError(
                    "\(option) \(identifier)=\(file.path): \(identifier) is this participant itself; "
                        + "name the others only.")
            }
            guard seen.insert(identifier).inserted else {
                throw UsageError("\(option) is given twice for \(identifier).")
            }
            resolved.append(FROSTNamedFile(identifier: identifier, path: file.path))
        }
        return resolved
    }
}
