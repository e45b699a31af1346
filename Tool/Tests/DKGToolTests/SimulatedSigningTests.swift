import DKGTestHarness
import Testing
import ThresholdSigning

@Suite("dkg simulate --sign")
struct SimulatedSigningTests {
    @Test(
        "Every scheme signs after a ceremony, and the signature is one of the key that is named",
        arguments: ["rfc9591", "taproot", "bip445-0.6.0", "bip445-0.12.1"])
    func honest(scheme: String) throws {
        let (status, report) = try Tool.report(
            "--seed", "3", "--sign", "--signing-scheme", scheme, "--signing-message", "hello")
        #expect(status == 0)
        let signing = try #require(report.signing)
        #expect(signing.scheme == scheme)
        #expect(signing.message == "68656c6c6f")
        #expect(signing.signers == [1, 2, 3, 4, 5])
        #expect(signing.convicted == [])
        #expect(signing.keptOut == [])
        #expect(signing.faults == [:])
        #expect(signing.taproot == (scheme != "rfc9591"))
        // Only an output key differs from the ceremony's.
        #expect((signing.signingKey == report.groupKey) == (scheme == "rfc9591"))
        #expect(signing.signature?.count == (scheme == "rfc9591" ? 130 : 128))
        #expect(signing.signatureVerifies)
        #expect(signing.sessions.map(\.number) == Array(1...signing.sessions.count))
        #expect(signing.sessions.filter(\.finished).count == 1)
        #expect(signing.sessions.allSatisfy { $0.signers.count == 3 })
        // It is what anybody verifies who has the two lines.
        let bytes = try #require([UInt8](hexadecimal: signing.signature ?? ""))
        let point = try #require([UInt8](hexadecimal: signing.signingKey ?? ""))
        let key = try #require(PublicKey(Point(compressed: point)))
        let known: SigningScheme = scheme == "rfc9591" ? .rfc9591 : .taproot
        let signature = try ThresholdSignature(decoding: bytes, of: known)
        #expect(signature.isValid(for: Array("hello".utf8), under: key))
        #expect(!signature.isValid(for: Array("hallo".utf8), under: key))
    }

    @Test(
        "Every signing fault has its verdict, and the others sign",
        arguments: [
            ("absent", [], []), ("silent", [], []), ("wrong-share", ["wrongShare"], []),
            ("not-canonical", ["notCanonical"], []),
            ("other-commitment", ["otherCommitment"], []),
            ("malformed-first", [], ["noPoints"]), ("used-next", [], ["used"]),
            ("pointless-next", [], ["noPoints"]), ("without-next", [], []), ("repeats", [], []),
            ("contradicts", ["wrongShare"], []), ("colludes", [], []),
        ] as [(String, [String], [String])])
    func faultKinds(kind: String, verdicts: [String], reasons: [String]) throws {
        // With t = 2 of 5 everybody is asked, or waits for somebody who is.
        var convicted: Set<String> = []
        var kept: Set<String> = []
        for seed in 1...4 {
            let (status, report) = try Tool.report(
                "--threshold", "2", "--seed", "\(seed)", "--sign", "--signing-fault", "\(kind):5")
            #expect(status == 0)
            let signing = try #require(report.signing)
            #expect(signing.faults == ["5": kind])
            #expect(signing.signatureVerifies)
            #expect(signing.convicted.allSatisfy { $0.index == 5 && $0.evidenceVerifies })
            #expect(signing.keptOut.allSatisfy { $0.index == 5 })
            convicted.formUnion(signing.convicted.map(\.kind))
            kept.formUnion(signing.keptOut.map(\.reason))
        }
        #expect(convicted == Set(verdicts))
        #expect(kept == Set(reasons))
    }

    @Test("The story has every session, the liar, the silent one and the proof")
    func story() throws {
        let run = try Tool.run(
            "simulate", "--seed", "1", "--sign", "--signing-fault", "wrong-share:2",
            "--signing-fault", "4=silent")
        #expect(run.status == 0)
        for text in [
            "signing       taproot, any 3 of 1-5 sign", "fault         2: wrong-share",
            "fault         4: silent", "session 1     1-3 asked", "convicted: 2",
            "silent: 4", "signed",
            "convicted     2: answered with a share that breaks its equation  (evidence verifies)",
            ", a Taproot output key", "proof 3       yes, it verifies in libsecp256k1",
        ] {
            #expect(run.output.contains(text), "\(text):\n\(run.output)")
        }
        let kept = try Tool.run(
            "simulate", "--seed", "1", "--sign", "--signing-fault", "malformed-first:1",
            "--signing-fault", "used-next:2")
        #expect(kept.output.contains("kept out      1: its commitment is no pair of points"))
        let honest = try Tool.run("simulate", "--seed", "1", "--sign")
        #expect(honest.output.hasSuffix("proof 3       yes, it verifies in libsecp256k1\n"))
    }

    @Test("A pair that colludes in bip445 spoils a session, which the story says")
    func collusion() throws {
        var isBlamed = false
        for seed in 1...6 {
            let (status, report) = try Tool.report(
                "--threshold", "2", "--seed", "\(seed)", "--sign", "--signing-scheme",
                "bip445-0.12.1", "--signing-fault", "colludes:1", "--signing-fault", "colludes:2")
            #expect(status == 0)
            let signing = try #require(report.signing)
            #expect(signing.convicted == [])
            if signing.sessions.contains(where: { $0.blamed == [1, 2] }) {
                isBlamed = true
                let run = try Tool.run(
                    "simulate", "--threshold", "2", "--seed", "\(seed)", "--sign",
                    "--signing-scheme", "bip445-0.12.1", "--signing-fault", "colludes:1",
                    "--signing-fault", "colludes:2")
                #expect(
                    run.output.contains(
                        "every share holds and the signature does not; not asked again: 1, 2"))
            }
        }
        #expect(isBlamed)
    }

    @Test("Without t honest signers there is no signature, and the status says so")
    func unsigned() throws {
        let arguments = [
            "simulate", "--seed", "1", "--sign", "--signing-fault", "silent:1", "--signing-fault",
            "silent:2", "--signing-fault", "absent:3",
        ]
        let run = try Tool.run(list: arguments)
        #expect(run.status == 1)
        #expect(run.output.contains("no signature  fewer than 3 signers answered right"))
        let json = try Tool.run(list: arguments + ["--json"])
        #expect(json.status == 1)
        #expect(json.error.contains("there is no signature."))
        #expect(json.output.contains("\"signature\" : null"))
        // Nor where there is no key.
        let (status, report) = try Tool.report("--seed", "1", "--fault", "absent:2", "--sign")
        #expect(status == 1)
        #expect(report.signing == nil)
    }

    @Test("The same seed gives the same bytes; without --sign nothing is said of a signature")
    func repeatable() throws {
        let arguments = ["simulate", "--seed", "5", "--sign", "--signing-fault", "repeats:1"]
        let first = try Tool.run(list: arguments + ["--json"])
        #expect(try Tool.run(list: arguments + ["--json"]).output == first.output)
        let (_, report) = try Tool.report("--seed", "5")
        #expect(report.signing == nil)
    }

    @Test(
        "What does not go together is refused",
        arguments: [
            (["--signing-fault", "silent:1"], "--signing-fault needs --sign."),
            (["--signing-scheme", "taproot"], "--signing-scheme needs --sign."),
            (["--signing-message", "x"], "--signing-message needs --sign."),
            (["--sign", "--signing-fault", "silent"], "a signing fault is KIND:INDEX"),
            (["--sign", "--signing-fault", "lies:1"], "there is no signing fault 'lies'"),
            (["--sign", "--signing-fault", "x=silent"], "the index is in 1...n; got 'x'"),
            (["--sign", "--signing-fault", "silent:6"], "the index is in 1...5; got '6'"),
            (
                ["--sign", "--signing-fault", "silent:1", "--signing-fault", "1=repeats"],
                "a signer has one fault"
            ),
            (["--sign", "--purpose", "decryption"], "--sign needs --purpose signing"),
        ])
    func refused(arguments: [String], message: String) throws {
        let run = try Tool.run(list: ["simulate"] + arguments)
        #expect(run.status == 2)
        #expect(run.error.contains(message), "\(run.error)")
    }

    @Test("Help names every signing fault")
    func help() throws {
        let run = try Tool.run("simulate", "--help")
        #expect(SignerFault.allCases.allSatisfy { run.output.contains("\n  \($0)\n") })
        #expect(run.output.contains("dkg simulate --sign --signing-fault wrong-share:2"))
    }
}
