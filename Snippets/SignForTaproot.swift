// From a ceremony to a signature that spends a Taproot output: no party ever holds the key.

import DKG
import DKGTestHarness
import ThresholdSigning

/// One holder of a share, who signs for Taproot.
func signer(_ number: Int, of result: CeremonyResult) throws -> Signer {
    guard let participant = result.participant(number) else {
        fatalError("there is no participant \(number)")
    }
    return try Signer(participant.secretKeyShare(), by: .taproot)
}

/// Where the money is: the output key of a child, without scripts.
func output(_ path: DerivationPath, of key: ThresholdKey) throws -> TweakedKey {
    try TweakedKey(of: key).descendant(path, chainCode: ChainCode(of: key)).key
        .outputKey(.withoutScripts)
}

/// Three of five sign.
func spend(
    _ message: [UInt8], _ path: DerivationPath, with key: ThresholdKey, of result: CeremonyResult
) throws -> ThresholdSignature {
    // 1. Those who will sign commit to nonces.
    var random = SystemRandomSource()
    let first = try signer(1, of: result)
    let second = try signer(2, of: result)
    let fourth = try signer(4, of: result)
    let firstNonces = try first.commit(random: &random)
    let secondNonces = try second.commit(random: &random)
    let fourthNonces = try fourth.commit(random: &random)

    // 2. A coordinator asks them, naming the key as data: a path, and an output key.
    let request = try SigningRequest(
        for: message, with: key, by: .taproot, derivation: .taproot(path: path),
        commitments: [
            first.index: firstNonces.commitment, second.index: secondNonces.commitment,
            fourth.index: fourthNonces.commitment,
        ])

    // 3. Each looks at what it is asked, and at the key that signs; then it signs, and its nonces are gone.
    let examined = try first.examine(request, for: firstNonces)
    guard try examined.signingKey == output(path, of: key).publicKey else {
        fatalError("somebody asks for another output")
    }
    let shares = [
        try first.sign(examined, with: firstNonces),
        try second.sign(second.examine(request, for: secondNonces), with: secondNonces),
        try fourth.sign(fourth.examine(request, for: fourthNonces), with: fourthNonces),
    ]

    // 4. The coordinator adds them up; the signature is verified before it is given.
    return try SigningSession(request, of: key).aggregate(shares)
}

let result = try CeremonySimulation.honest(participants: 5, threshold: 3)
guard let key = result.auditor.groupKey?.thresholdKey else {
    fatalError("the ceremony ended without a key: \(result.auditor.outcome)")
}
let path = try DerivationPath("m/0/7")
let message = Array("the transaction's digest".utf8)
let coin = try output(path, of: key)
print("address:           ", coin.verificationKey.taprootAddress(on: .main))
let signature = try spend(message, path, with: key, of: result)
print("signature verifies:", signature.isValid(for: message, under: coin.publicKey))
