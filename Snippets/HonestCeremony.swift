// A whole ceremony in memory, and a signature with the key that it made.

import DKG
import DKGTestHarness

let result = try CeremonySimulation.honest(participants: 5, threshold: 3)

guard let groupKey = result.auditor.groupKey else {
    fatalError("the ceremony ended without a key: \(result.auditor.outcome)")
}
print("public key:", groupKey.publicKey)
print("signed by: ", groupKey.certificate.signers)

// Only a test puts the key together again: afterwards one party holds all of it.
let secret = try result.reconstructSecret()
let key = try SigningKey(secret)
let message = TaggedHash("tutorial").digest(of: Array("hello".utf8))
let signature = key.sign(message, auxiliaryRandomness: nil)
print("signature verifies:", key.verificationKey.isValid(signature, for: message))
print("same key:          ", key.verificationKey == groupKey.publicKey.verificationKey)
