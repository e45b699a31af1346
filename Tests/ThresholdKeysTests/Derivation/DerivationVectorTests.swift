import TestSupport
import Testing
import ThresholdKeys

/// What an independent implementation derives, with what becomes of every share.
@Suite("Derivation by an independent implementation", .enabled(if: Vectors.has("uses")))
struct DerivationVectorTests {
    private let file: DerivationVectors

    init() throws {
        file = try Vectors.load("uses/derivation.json")
    }

    @Test("Keys have their names")
    func names() throws {
        #expect(file.keys.count >= 5)
        for vector in file.keys {
            #expect(try vector.key().keyID == vector.keyID.digest(), "\(vector.name)")
        }
    }

    @Test("Children, output keys and addresses are those of the other implementation")
    func derive() throws {
        #expect(file.derive.count >= 94)
        for vector in file.derive {
            let note: Comment = "\(vector.key), \(vector.path)"
            let owner = try file.key(vector.key)
            let key = try owner.key()
            let path = try DerivationPath(vector.path)
            #expect(path.steps == vector.steps, note)
            let chainCode = try ChainCode(decoding: vector.chainCode.bytes)
            if !vector.chainCodeGiven { #expect(chainCode == ChainCode(of: key), note) }

            let root = try TweakedKey(of: key)
            var (tweaked, code) = (root, chainCode)
            #expect(vector.levels.map(\.index) == path.steps, note)
            for level in vector.levels {
                (tweaked, code) = try tweaked.child(level.index, chainCode: code)
                #expect(tweaked.publicKey.point == (try level.key.point()), note)
                #expect(code.encoded == level.chainCode.bytes, note)
            }
            #expect(try root.descendant(path, chainCode: chainCode) == (tweaked, code), note)
            #expect(tweaked.publicKey.point == (try vector.child.point()), note)

            if let merkleRoot = vector.merkleRoot {
                let commitment = try TaprootCommitment(merkleRoot: merkleRoot.bytes)
                let tweak = try KeyTweak(
                    decoding: try #require(vector.tapTweak).bytes, as: .xOnly)
                let output = try tweaked.outputKey(commitment)
                #expect(try tweaked.tweaked(by: tweak) == output, note)
                tweaked = output
                #expect(tweaked.verificationKey.encoded == vector.outputX?.bytes, note)
                #expect(
                    tweaked.verificationKey.taprootAddress(on: .main) == vector.address, note)
            }
            #expect(tweaked.publicKey.point == (try vector.outputKey.point()), note)
            #expect(tweaked.isNegated == (vector.gacc == -1), note)
            #expect(tweaked.sum == (try vector.tacc.scalar()), note)
            try checkShares(of: owner, tweaked, vector.shares, vector.coefficients, note)
            for (index, share) in vector.publicShares ?? [:] {
                let point = try #require(owner.member(index)).publicShare?.point() ?? .infinity
                #expect(tweaked.publicShare(point) == (try share.point()), note)
            }
            if let xpub = vector.xpub {
                let extended = ExtendedPublicKey(of: key.publicKey, chainCode: chainCode)
                #expect(extended.description == xpub, note)
                #expect(try ExtendedPublicKey(xpub) == extended, note)
                if !vector.chainCodeGiven {
                    #expect(try ExtendedPublicKey(of: key) == extended, note)
                }
            }
        }
    }

    /// Every share, and the polynomial on which they lie.
    private func checkShares(
        of owner: DerivationVectors.Key, _ tweaked: TweakedKey, _ shares: [String: HexValue],
        _ coefficients: [HexValue], _ note: Comment
    ) throws {
        #expect(shares.count == owner.members.count, note)
        for (index, share) in shares {
            let secret = try #require(owner.member(index)).secretShare.secretScalar()
            #expect(tweaked.share(secret).disclosed() == (try share.scalar()), note)
        }
        let expected = try coefficients.map { try $0.point() }
        #expect(expected.count == owner.coefficients.count, note)
        for (order, coefficient) in owner.coefficients.enumerated() {
            let point = try coefficient.point()
            // Only the constant term moves.
            let moved =
                order == 0 ? tweaked.publicShare(point) : tweaked.isNegated ? -point : point
            #expect(moved == expected[order], note)
        }
        for member in owner.members {
            let point = try member.publicShare?.point() ?? .infinity
            #expect(
                tweaked.publicShare(point) == Point.polynomial(expected, at: member.index), note)
        }
    }

    @Test("Tweaks one after the other give the same key, sign and sum")
    func tweaks() throws {
        #expect(file.tweaks.count >= 10)
        for (number, vector) in file.tweaks.enumerated() {
            let note: Comment = "tweaks \(number)"
            let owner = try file.key(vector.key)
            var tweaked = try TweakedKey(of: owner.key())
            for step in vector.steps {
                let mode: KeyTweak.Mode = step.xOnly ? .xOnly : .plain
                tweaked = try tweaked.tweaked(by: KeyTweak(decoding: step.tweak.bytes, as: mode))
                #expect(tweaked.publicKey.point == (try step.key.point()), note)
                #expect(tweaked.isNegated == (step.gacc == -1), note)
                #expect(tweaked.sum == (try step.tacc.scalar()), note)
            }
            try checkShares(of: owner, tweaked, vector.shares, vector.coefficients, note)
        }
    }

    @Test("Paths are read, and the same ones are refused for the same reasons")
    func paths() throws {
        #expect(file.paths.count >= 6 && file.refusedPaths.count >= 29)
        for vector in file.paths {
            #expect(try DerivationPath(vector.path).steps == vector.steps)
        }
        for vector in file.refusedPaths {
            let error = #expect(throws: DerivationError.self) { try DerivationPath(vector.path) }
            #expect(error.map(kind) == vector.error.kind, "\(vector.path)")
        }
    }

    @Test("What the other implementation refuses is refused for the same reason")
    func refusedCalls() throws {
        #expect(file.refusedCalls.count >= 6)
        for vector in file.refusedCalls {
            let key = try file.key(vector.key).key()
            let error = #expect(throws: DerivationError.self) {
                let root = try TweakedKey(of: key)
                if let tweak = vector.tweak, let xOnly = vector.xOnly {
                    _ = try root.tweaked(
                        by: KeyTweak(decoding: tweak.bytes, as: xOnly ? .xOnly : .plain))
                }
                let chainCode =
                    try vector.chainCode.map { try ChainCode(decoding: $0.bytes) }
                    ?? ChainCode(of: key)
                let path = try DerivationPath(vector.path ?? "m")
                let child = try root.descendant(path, chainCode: chainCode).key
                if let merkleRoot = vector.merkleRoot {
                    _ = try child.outputKey(TaprootCommitment(merkleRoot: merkleRoot.bytes))
                }
            }
            #expect(error.map(kind) == vector.error.kind, "\(vector.what)")
        }
    }

    /// What the other implementation calls an error.
    private func kind(_ error: DerivationError) -> String {
        switch error {
        case .hardenedStep: "hardened"
        case .stepTooLarge: "pathNumber"
        case .notAStep: "pathSyntax"
        case .pathTooLong: "pathLength"
        case .wrongPurpose: "wrongPurpose"
        case .merkleRootLength: "merkleRoot"
        case .chainCodeLength: "chainCode"
        case .infinity: "infinity"
        case .tweak(.notReduced): "tweakRange"
        default: "\(error)"
        }
    }
}
