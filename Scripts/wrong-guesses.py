#!/usr/bin/env python3
"""Would the vectors notice a wrong reading of the schemes? Puts each into the code, in a copy, and runs the vectors.

    Scripts/wrong-guesses.py [--only WORDS] FOLDER

A specification of signatures can be misread in some dozens of ways that still give signatures that verify, or pass the
published files. GUESSES has them, each as a change of the source. FOLDER has all vectors, as `dkg conformance` takes it.
The unchanged code has to pass all, and each changed one has to fail one at least, or to trap; the exit code is 1 if one
passes. Modules are compiled by themselves, in order, which takes seconds; nothing else of the package is needed.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODULES = ["Secp256k1Group", "PublicPointEngine", "DiscreteLogProofs", "PolynomialCommitments", "ThresholdKeys",
           "ShareVerification", "FROSTPackages", "ComplaintHandling", "DKG", "ChillDKG", "FROSTKeyGeneration",
           "ThresholdSigning", "ConformanceVectors"]
FOLDERS = ["rfc9591", "frost-secp256k1", "frost-secp256k1-tr", "bip445", "signing"]
MAIN = """
import ConformanceVectors
import Foundation

var passed = 0
for vector in try ConformanceVectors.cases(in: URL(fileURLWithPath: CommandLine.arguments[1]))
where %s.contains(where: { vector.file.hasPrefix($0 + "/") }) {
    do {
        try vector.run()
        passed += 1
    } catch {
        print("\\(vector)")
        exit(1)
    }
}
print(passed)
"""

S = "Sources/ThresholdSigning/"
FROST = S + "Session/SigningTerms+FROST.swift"
DRAFT = S + "Session/SigningTerms+BIP445.swift"
TERMS = S + "Session/SigningTerms.swift"
NONCES = S + "Nonces/NonceGeneration.swift"
SIGNERS = S + "BIP445/BIP445Signers.swift"
SESSION = S + "BIP445/BIP445Session.swift"
LAST = S + "BIP445/BIP445Session+Deterministic.swift"
VERSION = S + "Scheme/BIP445Version.swift"
TWEAK = "Sources/ThresholdKeys/Derivation/TweakedKey.swift"
TAPROOT = "Sources/ThresholdKeys/Derivation/TweakedKey+Taproot.swift"
FIELD = "Sources/Secp256k1Group/Hashing/HashToField.swift"
SUITE = "Sources/FROSTPackages/FROSTCiphersuite.swift"
REQUEST = S + "Request/SigningRequest.swift"
RULES = S + "Request/SigningRequest+Rules.swift"

# Name, file, what stands there once, and what stands there then; more changes follow in the same order.
GUESSES = [
    # Taproot, where the published files have an even key alone.
    ("commitments unsorted", REQUEST, "entries.sort { $0.member.evaluationPoint.precedes($1.member.evaluationPoint) }",
     "entries.sort { $1.member.evaluationPoint.precedes($0.member.evaluationPoint) }"),
    ("rho over 03 for an odd key", FROST, "let negates = suite == .secp256k1Taproot && key.hasOddY", "let negates = false"),
    ("an odd key not negated", FROST, "isTaproot && point.hasOddY ? -challenge : challenge", "challenge"),
    # BIP 445, where the published files do not look.
    ("tacc without g", TWEAK, "scalar + (flips ? -sum : sum)", "scalar + sum"),
    ("a tweak of zero refused", SIGNERS, "guard let scalar = try? Scalar(decoding: bytes) else",
     "guard let scalar = try? Scalar(decoding: bytes), !scalar.isZero else"),
    ("the own public share at any place", SIGNERS, "case .draft12: publicShares[position] == publicShare",
     "case .draft12: publicShares.contains(publicShare)"),
    ("a partial signature reduced instead of refused", SESSION,
     "guard let value = try? Scalar(decoding: bytes) else {\n                throw .contribution(.partialSignature",
     "guard let value = Digest(bytes).map(Scalar.init(reducing:)) else {\n                throw .contribution(.partialSignature"),
    # RFC 9591 and Taproot.
    ("hash_to_field with L = 32", FIELD, "ending = [0, UInt8(HashToField.byteCount), 0] + suffix",
     "ending = [0, 32, 0] + suffix",
     FIELD, "return HashToField.reduced(high) * HashToField.twoTo256\n            + HashToField.reduced(Array(first.suffix(16) + second.prefix(16)))",
     "_ = (high, second); return HashToField.reduced(first)"),
    ("identifiers in 2 bytes", FROST, "hash.append(x.encoded)", "hash.append(Array(x.encoded.suffix(2)))"),
    ("the message not hashed for rho", FROST, 'suite.digest(of: request.message, purpose: "msg")', "request.message"),
    ("H4 as a scalar", FROST, 'suite.digest(of: request.message, purpose: "msg")',
     'suite.scalar(request.message, purpose: "msg").encoded'),
    ("H5 as a scalar", FROST, 'suite.digest(of: request.list, purpose: "com")',
     'suite.scalar(request.list, purpose: "com").encoded'),
    ("the key left out of rho", FROST, "return (negates ? -key : key).compressed\n            + suite.digest",
     "_ = negates; return suite.digest"),
    ("H3 of share and randomness", NONCES, "preimage.append(random)\n        preimage.append(share)\n        return HashToField",
     "preimage.append(share)\n        preimage.append(random)\n        return HashToField"),
    ("rho over x(Y) only", FROST, "return (negates ? -key : key).compressed\n",
     "return Array((negates ? -key : key).compressed.dropFirst())\n"),
    ("an odd R not negated", FROST, "negatesNonces: isTaproot && nonce.hasOddY", "negatesNonces: false"),
    ("one nonce of an odd R negated", TERMS,
     "let nonce = hiding.adding(binding.multiplied(by: bindingFactor))\n        let first = (negatesNonces ? nonce.negated() : "
     "nonce.duplicate())",
     "let nonce = (negatesNonces ? hiding.negated() : hiding.duplicate()).adding(binding.multiplied(by: bindingFactor))\n"
     "        let first = nonce",
     TERMS, ".adding(binding.multiplied(by: sign * bindingFactor))", ".adding(binding.multiplied(by: bindingFactor))"),
    ("the plain context in Taproot", SUITE, "public var contextString: String { rawValue }",
     "public var contextString: String { FROSTCiphersuite.secp256k1.rawValue }"),
    ("the share not negated before its tweak", FROST, "shareFactor: key.isNegated ? -signed : signed", "shareFactor: signed"),
    ("the tweak in one share only", FROST, "generatorFactor: signed * key.sum, addend: .zero",
     "generatorFactor: .zero, addend: signed * key.sum"),
    ("the tweak over 33 bytes", TAPROOT, "verificationKey.encoded + commitment", "publicKey.compressed + commitment"),
    ("a root of zeros for none", TAPROOT, "verificationKey.encoded + commitment.merkleRoot",
     "verificationKey.encoded + (commitment.merkleRoot.isEmpty ? [UInt8](repeating: 0, count: 32) : commitment.merkleRoot)"),
    ("the rerandomisation's seed last", RULES, "seed.encoded + list", "list + seed.encoded"),
    # BIP 445.
    ("identifiers in the given order", SIGNERS, "identifiers.sorted().map", "identifiers.map"),
    ("identifiers from 1", SIGNERS, "identifiers.sorted().map { UInt32(clamping: $0) }",
     "identifiers.sorted().map { UInt32(clamping: $0 + 1) }",
     S + "Session/RequestView.swift", "UInt32($0.index.value) - 1", "UInt32($0.index.value)"),
    ("b over another key than the tweaked one", DRAFT, "writer.append(point.compressed.dropFirst())\n        writer.append(message)",
     "writer.append((key.isNegated ? -point : point).adding(timesGenerator: -key.sum).compressed.dropFirst())\n"
     "        writer.append(message)"),
    ("b over 33 bytes", DRAFT, "writer.append(point.compressed.dropFirst())\n        writer.append(message)",
     "writer.append(point.compressed)\n        writer.append(message)"),
    ("b over a hashed message", DRAFT, "writer.append(message)\n        let b", "writer.append(SHA256.hash(message))\n        let b"),
    ("R at infinity is kept", DRAFT, "sum.isInfinity ? Point.generator : sum", "sum"),
    ("lambda from identifiers without one more", SIGNERS, "Scalar(UInt64(clamping: identifier)) + .one",
     "Scalar(UInt64(clamping: identifier))"),
    ("gacc forgotten", DRAFT, "shareFactor: key.isNegated ? -signed : signed", "shareFactor: signed"),
    ("g forgotten", DRAFT, "point.hasOddY ? -e : e", "e"),
    ("every tweak x-only", SIGNERS, "as: isXOnly ? .xOnly : .plain", "as: .xOnly"),
    ("tacc without e", DRAFT, "addend: signed * key.sum", "addend: key.sum"),
    ("an absent message as an empty one", NONCES, "preimage.append(UInt8(0))\n", "preimage.append([1] + UInt64(0).bigEndianBytes)\n"),
    ("counters 1 and 2", NONCES, "preimage.append(number &- 1)", "preimage.append(number)"),
    ("aux unhashed", NONCES, "return share.mixed(with: auxiliaryHash.secretDigest(of: preimage))",
     "_ = preimage; return share.mixed(with: random)"),
    ("a message's length in 4 bytes", NONCES, "[1] + UInt64(message.count).bigEndianBytes",
     "[1] + UInt32(clamping: message.count).bigEndianBytes"),
    ("the extra input's length in 8 bytes", NONCES, "UInt32(clamping: binding.extra.count).bigEndianBytes",
     "UInt64(binding.extra.count).bigEndianBytes"),
    ("deterministic nonces without identifiers", LAST,
     "for other in signers.ascending { preimage.append(other.bigEndianBytes) }", ""),
    ("deterministic nonces without the own identifier", LAST, "preimage.append(UInt32(clamping: identifier).bigEndianBytes)\n", "\n"),
    ("deterministic nonces without the tweaked key", LAST,
     "preimage.append(Array(signers.key.publicKey.compressed.dropFirst()))\n", "\n"),
    ("deterministic nonces with zeros for absent aux", LAST, "case .none: return signing\n",
     "case .none: return NonceGeneration.maskedSeed(signing, SecretBytes(copying: [UInt8](repeating: 0, count: 32)))\n"),
    ("halves of zeros accepted", SESSION, "let point = try? Point(\n                    compressed: bytes[start..<start + "
     "Point.compressedByteCount])", "let point = try? BIP445Session.half(bytes, start)",
     SESSION, "    /// Sign.\n", "    private static func half(_ bytes: [UInt8], _ start: Int) throws -> Point {\n"
     "        var reader = ByteReader(Array(bytes[start..<start + 33]))\n"
     "        return try reader.readCompressedPointOrInfinity()\n    }\n\n    /// Sign.\n"),
    ("a late check of the signer's public share", SESSION,
     "try signers.check(publicShare, at: position)\n        return try sign(first, second, share, publicShare, at: position).encoded",
     "let late = try sign(first, second, share, publicShare, at: position).encoded\n        return late"),
]


class Build:
    """A copy of the sources, of which modules are compiled where something changed."""

    def __init__(self, work):
        self.work = work
        self.objects = work / "objects"
        self.objects.mkdir()
        shutil.copytree(ROOT / "Sources", work / "Sources")
        (work / "main.swift").write_text(MAIN % ("[" + ", ".join(f'"{name}"' for name in FOLDERS) + "]"))

    def options(self):
        maps = []
        for name in ["CLibSecp256k1", "CLibGMP"]:
            maps += ["-Xcc", f"-fmodule-map-file={self.work}/Sources/{name}/module.modulemap"]
        return ["-swift-version", "6", "-O", "-package-name", "main", "-suppress-warnings", "-I", str(self.objects)] + maps

    def compile(self, module):
        files = sorted(map(str, (self.work / "Sources" / module).rglob("*.swift")))
        return run(["swiftc", *self.options(), "-wmo", "-parse-as-library", "-emit-module", "-emit-module-path",
                    str(self.objects / f"{module}.swiftmodule"), "-c", "-o", str(self.objects / f"{module}.o"), "-module-name",
                    module, "-enable-upcoming-feature", "InternalImportsByDefault", "-enable-upcoming-feature",
                    "MemberImportVisibility", *files])

    def link(self):
        return run(["swiftc", *self.options(), "-module-name", "Vectors", str(self.work / "main.swift"),
                    *[str(self.objects / f"{module}.o") for module in MODULES], "-lsecp256k1", "-lgmp", "-o",
                    str(self.work / "vectors")])


def run(command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def must(result, what):
    if result.returncode != 0:
        sys.exit(f"wrong-guesses: {what}:\n{result.stdout[-3000:]}")


def changed(build, changes):
    """Makes the changes, and returns the files as they were."""
    before = {}
    for file, old, new in zip(changes[::3], changes[1::3], changes[2::3]):
        path = build.work / file
        text = path.read_text()
        before.setdefault(path, text)
        count = text.count(old)
        if count != 1:
            sys.exit(f"wrong-guesses: {file} has {count} times, and not once: {old!r}")
        path.write_text(text.replace(old, new))
    return before


def main():
    parser = argparse.ArgumentParser(description="Would the vectors notice a wrong reading of the schemes?")
    parser.add_argument("--only", default="", help="guesses whose names have these words")
    parser.add_argument("folder", help="where all vectors are")
    options = parser.parse_args()
    if not (pathlib.Path(options.folder) / "signing").is_dir():
        print(f"wrong-guesses: SKIPPED: there are no vectors in {options.folder}")
        return 0
    survived = []
    with tempfile.TemporaryDirectory(prefix="wrong-guesses-") as folder:
        build = Build(pathlib.Path(folder))
        for module in MODULES:
            must(build.compile(module), f"{module} does not compile")
        must(build.link(), "the vectors do not link")

        def vectors():
            return run([str(build.work / "vectors"), str(pathlib.Path(options.folder).resolve())])

        right = vectors()
        must(right, "the right code does not pass")
        print(f"wrong-guesses: the right code passes {right.stdout.strip()} cases", flush=True)
        tried = [guess for guess in GUESSES if options.only in guess[0]]
        for name, *changes in tried:
            before = changed(build, changes)
            modules = {re.match(r"Sources/(\w+)/", file)[1] for file in changes[::3]}
            kept = build.objects.with_name("kept")
            shutil.copytree(build.objects, kept)
            for module in sorted(modules, key=MODULES.index):
                must(build.compile(module), f"'{name}' does not compile")
            must(build.link(), f"'{name}' does not link")
            result = vectors()
            for path, text in before.items():
                path.write_text(text)
            # Nothing of one module is compiled into another, so the old objects are right again.
            shutil.rmtree(build.objects)
            kept.rename(build.objects)
            noticed = result.stdout.strip().split("\n")[-1][:100] if result.returncode == 1 else f"exit {result.returncode}"
            if result.returncode == 0:
                survived.append(name)
                noticed = "NOT NOTICED"
            print(f"wrong-guesses: {name}: {noticed}", flush=True)
    print(f"wrong-guesses: {len(tried)} tried, {len(survived)} not noticed")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())
