import CeremonyLog
import DKG
import Foundation

@testable import DKGTool

/// Everything secret of one member of a session, as the test that knows its passphrase finds it in its data folder.
struct SessionSecrets {
    /// Secrets by name.
    private(set) var secrets: [(name: String, bytes: [UInt8])]

    private static let passphrase = "secret"

    /// The identity's secret and the key of the states.
    init(identityIn session: CeremonySession, of number: Int) throws {
        let file = try SealedFile(
            decoding: session.folder.bytes("n\(number)/identity.sealed"), as: .identity)
        let content = try SessionSecrets.open(file)
        secrets = [
            ("identity \(number)", Array(content.prefix(32))),
            ("state key \(number)", Array(content.dropFirst(32))),
        ]
    }

    /// Adds the seed, while the state is there.
    mutating func addSeed(in session: CeremonySession, of number: Int) throws {
        let call = try CeremonyFile.read(session.folder.url.path + "/c.json")
        let name = "n\(number)/" + DataFolderFile.state(of: call.ceremony.id)
        let content = try SessionSecrets.open(
            SealedFile(decoding: session.folder.bytes(name), as: .state))
        guard secrets.count > 1, let key = StateKey(SecretBytes(copying: secrets[1].bytes)) else {
            return
        }
        // The sealed state is behind version, board, position, chain and tag.
        let state = try SavedState(
            opening: Array(content.dropFirst(1 + 32 + 8 + 32 + 32)), for: call.ceremony,
            index: ParticipantIndex(number), with: key)
        let seed = state.seed.bytes.withBytes { span in
            unsafe span.withUnsafeBytes { unsafe Array($0) }
        }
        secrets.append(("seed \(number)", seed))
    }

    /// Adds the share, once it is there.
    mutating func addShare(in session: CeremonySession, of number: Int) throws {
        let call = try CeremonyFile.read(session.folder.url.path + "/c.json")
        let name = "n\(number)/" + DataFolderFile.key(of: call.ceremony.id)
        let content = try SessionSecrets.open(
            SealedFile(decoding: session.folder.bytes(name), as: .keyPackage))
        let package = try KeyPackage(decoding: SecretBytes(copying: content))
        secrets.append(
            ("share \(number)", package.secretKeyShare().value.disclosed().encoded))
    }

    /// The names of the secrets that bytes have in them: as they are, in hexadecimal digits of either case, in base 64.
    func found(in bytes: [UInt8]) -> [String] {
        let data = Data(bytes)
        return secrets.filter { _, secret in
            let forms = [
                Data(secret), Data(secret.hexadecimal.utf8),
                Data(secret.hexadecimal.uppercased().utf8),
                // Its last digits depend on what follows.
                Data(Data(secret).base64EncodedData().prefix(40)),
            ]
            return forms.contains { data.range(of: $0) != nil }
        }.map(\.name)
    }

    private static func open(_ file: SealedFile) throws -> [UInt8] {
        let key = try PassphraseHashing.key(
            of: SecretBytes(copying: Array(passphrase.utf8)), file.derivation)
        return try file.open(with: key).withBytes { span in
            unsafe span.withUnsafeBytes { unsafe Array($0) }
        }
    }
}
