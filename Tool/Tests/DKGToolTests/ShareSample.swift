import CeremonyLog
import DKG
import DKGTestHarness
import FolderStorage
import Foundation
import Testing

@testable import DKGTool

/// A data folder with the share of a small ceremony, as a node leaves it.
struct ShareSample {
    /// Shares of keys that nobody may use: everything follows from the seed.
    private static let encodings: [Result<[UInt8], any Error>] = [5, 6].map { (seed: UInt64) in
        Result {
            let result = try CeremonySimulation.run(
                SimulationConfiguration(participants: 3, threshold: 2, seed: seed))
            guard let participant = result.participant(2) else { throw Missing() }
            return try participant.keyPackage().secretEncoding().withBytes { span in
                unsafe span.withUnsafeBytes { unsafe Array($0) }
            }
        }
    }

    let groupKey: GroupKey

    /// The share of participant 2 with the key that has this number.
    static func package(_ number: Int = 0) throws -> KeyPackage {
        try KeyPackage(decoding: SecretBytes(copying: encodings[number].get()))
    }

    struct Missing: Error {}

    /// The content of a key file of a share, sealed under a passphrase.
    static func sealed(
        _ package: borrowing KeyPackage, _ passphrase: String
    ) throws -> SealedFile {
        var source = SystemRandomSource()
        let derivation = try KeyDerivation(passes: 1, memoryKiB: 1024, random: &source)
        let key = try PassphraseHashing.key(
            of: SecretBytes(copying: Array(passphrase.utf8)), derivation)
        return try SealedFile(sealing: package.secretEncoding(), as: .keyPackage, with: key)
    }

    /// Puts the share into the folder `d`, whose passphrase is `secret`.
    init(in folder: borrowing TestFolder, _ number: Int = 0) throws {
        let package = try ShareSample.package(number)
        groupKey = package.groupKey
        let data = try DataFolder(making: folder.url.path + "/d")
        try data.add(
            DataFolderFile.key(of: groupKey.ceremony.id),
            ShareSample.sealed(package, "secret").encoded)
    }
}
