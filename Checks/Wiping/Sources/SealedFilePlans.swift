import CeremonyLog
import DKG
import DKGTestHarness

/// An identity that is sealed, opened again, and dropped.
enum SealedFilePlans {
    static func all() -> [WipingPlan] {
        [
            WipingPlan(
                name: "sealed files",
                needles: {
                    [
                        Needle("identity secret", try drawn("identity")),
                        Needle("state key", try drawn("state key")),
                        Needle("key of the file", try drawn("file key")),
                        Needle("last block", try drawn("last block")),
                    ]
                },
                run: run)
        ]
    }

    private static func drawn(_ label: String) throws -> SecretBytes {
        var source = DeterministicRandomSource(seed: 4713, label: label)
        return try SecretBytes(random32: &source)
    }

    private static func key() throws -> SealedFileKey {
        var source = DeterministicRandomSource(seed: 4713, label: "salt")
        let derivation = try KeyDerivation(passes: 1, memoryKiB: 8, random: &source)
        guard let key = SealedFileKey(try drawn("file key"), derivedBy: derivation) else {
            throw WipingPlan.Failure(description: "no key")
        }
        return key
    }

    @inline(never)
    private static func run(_ reached: (Checkpoint) throws -> Void) throws {
        try useFiles()
        // No key is certified here; everything is gone before it would be.
        try reached(.certified)
    }

    @inline(never)
    private static func useFiles() throws {
        var content = SecretPreimage()
        content.append(try drawn("identity"))
        content.append(try drawn("state key"))
        let identity = try IdentityFile(decoding: content.bytes())
        let key = try key()
        let file = try SealedFile(sealing: identity.secretEncoding(), as: .identity, with: key)
        let opened = try IdentityFile(
            decoding: SealedFile(decoding: file.encoded, as: .identity).open(with: key))
        try WipingPlan.require(
            opened.identity.verificationKey == identity.identity.verificationKey, "another identity"
        )
        content.append(try drawn("last block"))
        content.append(UInt8(1))
        let longer = try SealedFile(sealing: content.bytes(), as: .state, with: key)
        let length = try longer.open(with: key).count
        try WipingPlan.require(length == 97, "another content")
    }
}
