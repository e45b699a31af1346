// Puts a secret key together from key packages: for migration, or in an emergency.

import DKG
import DKGTestHarness

func recover() throws {
    let result = try CeremonySimulation.honest(participants: 3, threshold: 2)
    let first = try result.participants[0].keyPackage()
    let second = try result.participants[2].keyPackage()

    // snippet.show
    var recovery = SecretKeyShare.Recovery(of: first.groupKey.thresholdKey)
    try recovery.add(first.secretKeyShare())
    try recovery.add(second.secretKeyShare())
    let secret = try recovery.reconstructSecret()
    let isSame = secret.timesGenerator() == first.groupKey.publicKey.point
    print("the secret key again:", isSame)
    // snippet.hide
}

try recover()
