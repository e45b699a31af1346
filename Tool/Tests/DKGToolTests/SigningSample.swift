import CeremonyLog
import DKG
import DKGTestHarness
import Foundation
import Testing
import ThresholdSigning

@testable import DKGTool

/// A folder with the three shares of a small ceremony, 2 of which sign, as Docs/Signing.md has them.
final class SigningSample {
    /// Who has the shares, by index.
    static let names = ["anna", "boris", "clara"]

    /// Keys that nobody may use: everything follows from the seed.
    private static let keys: [Result<[[UInt8]], any Error>] = [11, 12].map { (seed: UInt64) in
        Result {
            let result = try CeremonySimulation.run(
                SimulationConfiguration(
                    participants: 3, threshold: 2, scheme: .feldman, seed: seed))
            return try (1...3).map { index in
                guard let participant = result.participant(index) else { throw Missing() }
                return try participant.keyPackage().secretEncoding().withBytes { span in
                    unsafe span.withUnsafeBytes { unsafe Array($0) }
                }
            }
        }
    }

    let folder: TestFolder
    let key: ThresholdKey

    struct Missing: Error {}

    /// Puts shares, sealed by the passphrase `backup`, the key and a message into a folder.
    init(_ number: Int = 0) throws {
        folder = try TestFolder()
        let packages = try SigningSample.keys[number].get()
        let first = try KeyPackage(decoding: SecretBytes(copying: packages[0]))
        key = first.groupKey.thresholdKey
        try folder.write(first.groupKey.encoded, to: "group.key")
        for (name, bytes) in zip(SigningSample.names, packages) {
            let package = try KeyPackage(decoding: SecretBytes(copying: bytes))
            try folder.write(
                ShareSample.sealed(package, "backup").encoded, to: "\(name).share")
        }
        try folder.write(Array("backup".utf8), to: "backup")
        try folder.write(Array(repeating: 7, count: 32), to: "tx.sighash")
    }

    /// A key of three.
    static func groupKey() throws -> GroupKey {
        try KeyPackage(decoding: SecretBytes(copying: keys[0].get()[0])).groupKey
    }

    /// The share of a member, as it is.
    func package(_ index: Int) throws -> KeyPackage {
        try KeyPackage(decoding: SecretBytes(copying: SigningSample.keys[0].get()[index - 1]))
    }

    /// Runs a command with the passphrase of the shares.
    func run(_ command: String) throws -> Tool.Run {
        try folder.shell(SigningSample.line(command))
    }

    /// A command with the passphrase of the shares.
    static func line(_ command: String) -> String {
        command.contains("sign commit") || command.contains("sign share")
            ? command + " --share-passphrase-fd 4 4<backup" : command
    }

    /// The same; ends the test if it fails.
    @discardableResult
    func succeed(_ command: String) throws -> Tool.Run {
        try folder.succeed(SigningSample.line(command))
    }

    /// Makes nonces `1.nonces` and a commitment `1.commitment`, and so on.
    func commit(_ signers: [Int] = [1, 3], scheme: String = "taproot") throws {
        for signer in signers {
            try succeed(
                "dkg sign commit --share \(SigningSample.names[signer - 1]).share --scheme \(scheme) "
                    + "--nonces \(signer).nonces --output \(signer).commitment")
        }
    }

    /// The command that makes a request of the commitments.
    static func request(
        _ signers: [Int] = [1, 3], scheme: String = "taproot", _ options: String = "--taproot"
    ) -> String {
        "dkg sign request --key group.key --scheme \(scheme) --message tx.sighash "
            + signers.map { "--commitment \($0)=\($0).commitment" }.joined(separator: " ")
            + " --output request \(options)"
    }

    /// The command by which a signer gives its share.
    static func share(_ signer: Int, _ options: String = "--yes") -> String {
        "dkg sign share --share \(names[signer - 1]).share --nonces \(signer).nonces --request request "
            + "--output \(signer).z \(options)"
    }

    /// The command that adds the shares.
    static func combine(_ signers: [Int] = [1, 3], _ options: String = "--output signature")
        -> String
    {
        "dkg sign combine --key group.key --request request "
            + signers.map { "--share \($0)=\($0).z" }.joined(separator: " ") + " \(options)"
    }

    /// Whether a file is there.
    func has(_ file: String) throws -> Bool { try folder.shell("[ -e \(file) ]").status == 0 }
}
