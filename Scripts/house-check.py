#!/usr/bin/env python3
"""Do the arrows point down? Computes from the code which module and which folder needs which.

Modules. Package.swift and Tool/Package.swift may name for a target only what stands below it in HOUSE, and no
file may import another module of these packages than its target names. A dependency that no file imports is
refused, too.

Folders. Within a module a folder needs another one if a file of it names a type that the other declares, or
calls a member that the other declares in an extension and nobody else declares under that name. Two folders
that need each other are a pair, and pairs are refused: whoever changes one has to read the other.

Noncopyable types. None is private: whoever destroys, in another module, what holds one needs its symbol, and release
builds of Swift 6.3.1 do not link without it.

Errors. Every public error of a promised module may get more cases, and says so (@nonexhaustive).

Bindings of noncopyable values are refused by Scripts/noncopyable-lets.py, which this script runs as well.

    Scripts/house-check.py            checks, and says what it saw
    Scripts/house-check.py --folders  prints which folder needs which, and the first reasons
    Scripts/house-check.py --self-test
                                      plants an offence of every kind, and must see each
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
from collections import defaultdict

from swift_tokens import tokens

ROOT = pathlib.Path(__file__).resolve().parent.parent

# The floors of Docs/Architecture.md, from the ground up. Modules of one floor do not know each other, but
# where the second list says so.
HOUSE = [
    {"CLibSecp256k1", "CLibGMP", "CLibArgon2"},
    {"Secp256k1Group"},
    {"PublicPointEngine"},
    {"PolynomialCommitments"},
    {"DiscreteLogProofs"},
    {"ThresholdKeys"},
    {"ShareVerification", "FROSTPackages"},
    {"ComplaintHandling"},
    {"DKG"},
    {"ChillDKG", "FROSTKeyGeneration", "ThresholdSigning"},
    {"CeremonyLog"},
    {"ConformanceVectors", "DKGTestHarness"},
    {"FaultModel", "DKGMeasurement", "FolderStorage"},
    {"DKGTool", "FaultyMember"},
]
# What stands above the ceremonies' module and does not know it: `import ChillDKG` brings no ceremony.
WITHOUT = {
    "DKG": {"ChillDKG", "FROSTKeyGeneration", "FROSTPackages", "ThresholdKeys", "ThresholdSigning"},
}
# Of these no interface is promised.
NOT_PROMISED = {"ConformanceVectors", "DKGMeasurement", "FaultModel", "FolderStorage", "DKGTool", "FaultyMember"}
# The only modules that call C libraries.
CALLS_C = {"Secp256k1Group", "DKGMeasurement", "DKGTool"}

TYPE_WORDS = {"struct", "enum", "class", "actor", "protocol", "typealias"}
MEMBER_WORDS = {"func", "var", "let", "case", "subscript"}


class House:
    def __init__(self, root):
        self.root = root
        self.offences = []

    def offend(self, text):
        self.offences.append(text)

    def modules(self):
        """The folder of each module, those of the tool's package included."""
        return {folder.name: folder for sources in ("Sources", "Tool/Sources")
                for folder in sorted((self.root / sources).iterdir()) if folder.is_dir()}

    # Modules

    def floors(self):
        return {name: number for number, floor in enumerate(HOUSE) for name in floor}

    def dependencies(self):
        """The targets below Sources, and what each names in its Package.swift."""
        text = "\n".join(
            (self.root / package / "Package.swift").read_text() for package in (".", "Tool"))
        # What the tool names of the library are products; one that is promised to nobody has an underscore.
        text = re.sub(r"\.product\(name: \"_?(\w+)\", package: \"swift-dkg\"\)", r'"\1"', text)
        text = re.sub(r"\.product\([^)]*\)", "", text)
        found, modules = {}, self.modules()
        for match in re.finditer(r"\.(?:target|executableTarget)\(\s*name: \"(\w+)\"(.*?)\)", text, re.S):
            name, rest = match.groups()
            if name in modules:
                named = re.search(r"dependencies: \[(.*?)\]", rest + ")", re.S)
                found[name] = set(re.findall(r"\"(\w+)\"", named.group(1))) if named else set()
        return found

    def check_modules(self):
        floors, dependencies, folders = self.floors(), self.dependencies(), self.modules()
        for name in sorted(folders.keys() - HOUSE[0]):
            if name not in dependencies:
                self.offend(f"{folders[name].relative_to(self.root)}: no target was read for it")
            if name not in floors:
                self.offend(f"{name}: on no floor of the house; see HOUSE in Scripts/house-check.py")
        arrows = 0
        for name, needed in sorted(dependencies.items()):
            imported = set()
            for file in sorted(folders[name].rglob("*.swift")):
                for line in re.findall(
                        r"^(?:@_exported )?(?:public |package |internal )?import (?:\w+ )?(\w+)",
                        file.read_text(), re.M):
                    if line in floors:
                        imported.add(line)
                        if line not in needed:
                            self.offend(f"{file.relative_to(self.root)}: imports {line}, which "
                                        f"{name} does not name in Package.swift")
            for other in sorted(needed):
                arrows += 1
                if other not in floors or name not in floors:
                    continue
                if floors[other] >= floors[name]:
                    self.offend(f"{name} needs {other}, which does not stand below it")
                if name in WITHOUT.get(other, ()):
                    self.offend(f"{name} needs {other}; nobody who imports it asked for that")
                if other.startswith("CLib") and name not in CALLS_C:
                    self.offend(f"{name} calls C; only {', '.join(sorted(CALLS_C))} do")
                if other not in imported:
                    self.offend(f"{name} names {other} in Package.swift, and no file imports it")
        return len(dependencies), arrows

    # Errors

    def check_errors(self):
        """A public error without @nonexhaustive could get no further case without breaking who switches over it."""
        count = 0
        for module, folder in sorted(self.modules().items()):
            if module in NOT_PROMISED:
                continue
            for file in sorted(folder.rglob("*.swift")):
                found = re.finditer(
                    r"((?:^.*\n){3})^ *public (?:indirect )?enum (\w+)[^\n{]*\bError\b", file.read_text(), re.M)
                for match in found:
                    count += 1
                    if "@nonexhaustive" not in match.group(1):
                        self.offend(f"{file.relative_to(self.root)}: {match.group(2)} is a public error without "
                                    "@nonexhaustive")
        return count

    # Noncopyable types

    def check_private_types(self):
        for folder in self.modules().values():
            for file in sorted(folder.rglob("*.swift")):
                for match in re.finditer(
                        r"^ *(?:file)?private (?:indirect )?(?:struct|enum) (\w+)[^{]*~Copyable", file.read_text(), re.M):
                    self.offend(f"{file.relative_to(self.root)}: {match.group(1)} is noncopyable and private")

    # Folders

    def reasons(self, module):
        """For each two folders of a module, why the first needs the second."""
        base = self.modules()[module]
        files = {}
        for file in sorted(base.rglob("*.swift")):
            parts = file.relative_to(base).parts
            files[file] = (parts[0] if len(parts) > 1 else "", [
                t for t in tokens(file.read_text()) if t.text != "\n"])
        home, declared_at = {}, {}
        # The members that extensions declare, by name, and all members.
        extended, members = defaultdict(set), defaultdict(int)
        for file, (folder, items) in files.items():
            depth, extension, extension_depth = 0, None, 0
            for i, token in enumerate(items):
                following = items[i + 1].text if i + 1 < len(items) else ""
                if token.text == "{":
                    depth += 1
                elif token.text == "}":
                    depth -= 1
                    if extension and depth <= extension_depth:
                        extension = None
                elif token.text in TYPE_WORDS and depth == 0 and following[:1].isupper():
                    home[following] = folder
                    declared_at[following] = file
                elif token.text == "extension" and depth == 0:
                    extension, extension_depth = following, depth
                elif token.text in MEMBER_WORDS and re.match(r"`?[a-z]", following):
                    members[following.strip("`")] += 1
                    if extension and depth == extension_depth + 1:
                        extended[following.strip("`")].add((extension, folder))
        reasons = defaultdict(list)
        for file, (folder, items) in files.items():
            name = file.relative_to(base)
            for i, token in enumerate(items):
                before = items[i - 1].text if i else ""
                target = None
                if token.text in home and before != ".":
                    target = home[token.text]
                elif before == "." and token.text in extended:
                    places = extended[token.text]
                    # Only what is declared once is sure to be meant.
                    if len(places) == 1 and members[token.text] == 1:
                        (extension, where), = places
                        if home.get(extension, where) != where:
                            target = where
                if target is not None and target != folder:
                    reasons[folder, target].append(f"{name}:{token.line}: {token.text}")
        return reasons

    def check_folders(self, prints=False):
        modules = arrows = 0
        for module, folder in sorted(self.modules().items()):
            reasons = self.reasons(module)
            modules += 1
            arrows += len(reasons)
            for (first, second), why in sorted(reasons.items()):
                if prints:
                    print(f"{module}/{first or '.'} needs {second or '.'}: {len(why)}, {'; '.join(why[:4])}")
                if (second, first) in reasons and first < second:
                    back = reasons[second, first]
                    self.offend(
                        f"{folder.relative_to(self.root)}: the folders {first or '.'} and {second or '.'} "
                        f"need each other ({len(why)} times, such as {why[0]}; {len(back)} times, such as {back[0]})")
        return modules, arrows


def check(root, prints=False):
    house = House(root)
    targets, arrows = house.check_modules()
    errors = house.check_errors()
    house.check_private_types()
    modules, folder_arrows = house.check_folders(prints)
    for offence in house.offences:
        print(f"house-check: {offence}", file=sys.stderr)
    print(f"house-check: {targets} targets with {arrows} arrows, {modules} modules whose folders have "
          f"{folder_arrows}, {errors} public errors; {len(house.offences)} offences")
    return house.offences


def self_test():
    """Plants what the check looks for, in a copy, and sees it reported."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        subprocess.run(["cp", "-r", str(ROOT / "Sources"), str(ROOT / "Package.swift"), folder], check=True)
        (copy / "Tool").mkdir()
        subprocess.run(["cp", "-r", str(ROOT / "Tool" / "Sources"), str(ROOT / "Tool" / "Package.swift"),
                        str(copy / "Tool")], check=True)

        def plant(wanted, files=None):
            """Writes new files, or changes one, and takes both back."""
            before = {}
            for path, text in (files or {}).items():
                file = copy / path
                before[file] = file.read_text() if file.exists() else None
                file.write_text(text(before[file]) if callable(text) else text)
            house = House(copy)
            house.check_modules()
            house.check_errors()
            house.check_private_types()
            house.check_folders()
            if not any(wanted in offence for offence in house.offences):
                sys.exit(f"house-check: planted and not seen: {wanted}")
            for file, text in before.items():
                file.unlink() if text is None else file.write_text(text)
            planted.append(wanted)

        planted = []

        def needs(target, other):
            """Package.swift with one more name in the first list after the target's."""
            def changed(text):
                first = re.compile(rf'(\.target\(\s*name: "{target}",\s*dependencies: \[)')
                return first.sub(rf'\1"{other}", ', text, count=1)
            return changed

        plant("imports DKG, which ChillDKG does not name",
              files={"Sources/ChillDKG/Planted.swift": "import DKG\n"})
        plant("PublicPointEngine needs DKG, which does not stand below it",
              files={"Package.swift": needs("PublicPointEngine", "DKG")})
        plant("ChillDKG needs DKG; nobody who imports it asked for that",
              files={"Package.swift": needs("ChillDKG", "DKG")})
        plant("ThresholdKeys calls C", files={"Package.swift": needs("ThresholdKeys", "CLibGMP")})
        plant("ThresholdKeys names PublicPointEngine in Package.swift, and no file imports it",
              files={"Package.swift": needs("ThresholdKeys", "PublicPointEngine")})
        # The tool's package is looked at as well.
        plant("imports FaultModel, which DKGTool does not name",
              files={"Tool/Sources/DKGTool/Planted.swift": "import FaultModel\n"})
        plant("DKG needs DKGTool, which does not stand below it",
              files={"Package.swift": needs("DKG", "DKGTool")})
        (copy / "Sources" / "Planted").mkdir()
        plant("Planted: on no floor of the house")
        (copy / "Sources" / "Planted").rmdir()
        plant("PlantedError is a public error without @nonexhaustive", files={
            "Sources/ThresholdKeys/Planted.swift": "/// One.\n///\n/// Two.\npublic enum PlantedError: Error { case a }\n"})
        plant("Planted is noncopyable and private", files={
            "Sources/ThresholdKeys/Planted.swift": "enum Outer {\n    private struct Planted: ~Copyable, Sendable {}\n}\n"})
        group = "Sources/Secp256k1Group/"
        plant("the folders Encoding and Group need each other", files={
            group + "Group/Planted.swift": "struct Planted { let writer: ByteWriter }\n"})
        # A member that an extension in another folder declares.
        plant("the folders Group and Signatures need each other", files={
            group + "Signatures/Planted.swift": "extension Scalar { var planted: Int { 0 } }\n",
            group + "Group/Planted.swift": "let planting = Scalar.one.planted\n"})
    print(f"house-check: {len(planted)} offences were planted, each of another kind, and seen")


def main():
    parser = argparse.ArgumentParser(description="Do the arrows point down?")
    parser.add_argument("--folders", action="store_true", help="print which folder needs which, and why")
    parser.add_argument("--self-test", action="store_true", help="plant offences in a copy and see them")
    options = parser.parse_args()
    if options.self_test:
        self_test()
        return 0
    offences = check(ROOT, options.folders)
    lets = subprocess.run([str(ROOT / "Scripts" / "noncopyable-lets.py")], check=False).returncode
    return 1 if offences or lets else 0


if __name__ == "__main__":
    sys.exit(main())
