import CeremonyLog
import DKG
import DKGTestHarness
import FolderStorage
import Foundation
import Testing
import ThresholdSigning

@testable import DKGTool

/// A folder with the data folders `n1`, `n2` and so on of a small ceremony's members, whose passphrase is `secret`, their
/// `group.key`, a message and a policy by which all may sign it for whoever has the last folder.
final class RobustSample {
    let folder: TestFolder
    let key: ThresholdKey
    let count: Int

    private let result: CeremonyResult

    /// Runs the ceremony and writes the files.
    ///
    /// - Parameters:
    ///   - threshold: t.
    ///   - count: n.
    ///   - seed: What every secret of the key follows from.
    /// - Throws: An error if the simulated ceremony fails, or a file cannot be written.
    init(_ threshold: Int = 2, of count: Int = 3, seed: UInt64 = 21) throws {
        folder = try TestFolder()
        self.count = count
        result = try CeremonySimulation.run(
            SimulationConfiguration(
                participants: count, threshold: threshold, scheme: .feldman, seed: seed))
        let groupKey = try #require(result.auditor.groupKey)
        key = groupKey.thresholdKey
        try folder.write(groupKey.encoded, to: "group.key")
        try folder.write(Array("secret".utf8), to: "secret")
        try folder.write(Array(repeating: 7, count: 32), to: "tx.sighash")
        for number in 1...count { try makeDataFolder(number) }
        try writePolicy()
    }

    struct Missing: Error {}

    private func makeDataFolder(_ number: Int) throws {
        var source = SystemRandomSource()
        let sealing = try PassphraseHashing.key(
            of: SecretBytes(copying: Array("secret".utf8)),
            KeyDerivation(passes: 1, memoryKiB: 1024, random: &source))
        let data = try DataFolder(making: folder.url.path + "/n\(number)")
        // The secret of the identity, and a key for states.
        var content = SecretPreimage(capacity: 64)
        content.append(try identity(number).secretEncoding())
        content.append(try SecretBytes(random32: &source))
        try data.add(
            DataFolderFile.identity,
            SealedFile(sealing: content.bytes(), as: .identity, with: sealing).encoded)
        let package = try package(number)
        try data.add(
            DataFolderFile.key(of: package.groupKey.ceremony.id),
            SealedFile(sealing: package.secretEncoding(), as: .keyPackage, with: sealing).encoded)
    }

    /// The share of a member, as it is.
    func package(_ number: Int) throws -> KeyPackage {
        guard let participant = result.participant(number) else { throw Missing() }
        return try participant.keyPackage()
    }

    func identity(_ number: Int) throws -> SigningKey {
        try result.configuration.identity(at: number - 1)
    }

    func signer(_ number: Int, by scheme: SigningScheme = .taproot) throws -> Signer {
        try Signer(package(number).secretKeyShare(), by: scheme, options: .keyAsItIs)
    }

    // MARK: Files

    /// One entry of a policy; what is changed is given in JSON.
    func asker(
        coordinator: String? = nil, key: String? = nil, purpose: String = "signing",
        messages: String = "[\"07\"]", rate: String = "{\"signatures\": 9, \"seconds\": 60}",
        more: String = ""
    ) throws -> String {
        let last = try identity(count).verificationKey.description
        return """
            { "name": "treasury", "coordinator": "\(coordinator ?? last)", \
            "key": "\(key ?? self.key.publicKey.description)", "purpose": "\(purpose)", \
            "messages": \(messages), "rate": \(rate)\(more) }
            """
    }

    func writePolicy(_ askers: String..., to name: String = "policy.json") throws {
        let all = askers.isEmpty ? [try asker()] : askers
        try folder.write(
            Array("{ \"askers\": [\(all.joined(separator: ", "))] }".utf8), to: name)
    }

    // MARK: Commands

    /// The coordinator's command.
    func ask(_ options: String = "--output signature", wait: Int = 20) -> String {
        "dkg sign robust ask --key group.key --board board --data n\(count) --scheme taproot --taproot "
            + "--message tx.sighash --pause 5 --wait \(wait) --passphrase-fd 3 \(options) 3<secret"
    }

    /// A member's command.
    func answer(_ number: Int, _ options: String = "", wait: Int = 20) -> String {
        "dkg sign robust answer --board board --data n\(number) --scheme taproot --policy policy.json "
            + "--pause 5 --wait \(wait) --passphrase-fd 3 \(options) 3<secret"
    }

    /// Calls, and does not wait; returns the call.
    func call(_ options: String = "") throws -> String {
        let run = try folder.shell(ask("--again \(options)", wait: 1))
        #expect(run.status == 6, "\(run.error)")
        return String(try #require(run.error.firstMatch(of: /call: +([0-9a-f]{64})/)?.1))
    }

    /// Whether a signature in a file is one of the message.
    func verify(_ file: String = "signature") throws -> Tool.Run {
        try folder.shell(
            "dkg sign verify --key group.key --taproot --message tx.sighash --signature \(file)")
    }

    // MARK: The board

    /// What the board says.
    func log() throws -> SigningLog {
        var log = SigningLog(of: key, coordinators: nil)
        guard FileAccess.isFile(folder.url.path + "/board/board") else { return log }
        var board = try LogFolder(
            folder.url.path + "/board", entryLimit: SigningLog.largestEntry(of: key))
        for entry in try board.newEntries() { _ = log.read(entry) }
        return log
    }

    /// The files of a data folder but the lock.
    func names(_ number: Int) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/n\(number)")
            .filter { $0 != "lock" }
    }
}
