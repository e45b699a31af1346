#!/usr/bin/env python3
"""What the libraries promise: compares their public interface with that of an earlier commit, and with its page.

    Scripts/api-check.py              compares with the commit in Scripts/api-baseline
    Scripts/api-check.py --write      writes the lists of Docs/PublicAPI.md anew
    Scripts/api-check.py --self-test  plants what it looks for, and must see it

Breakages. What has gone or changed since that commit is refused unless Scripts/api-breakages.txt has its line, with
the reason above it. swift-api-digester compares, as in `swift package diagnose-api-breaking-changes`, which would build
both commits with all tests and examples.

Page. The lists in Docs/PublicAPI.md are those of the modules' public types.

Scope. `import ChillDKG`, `import FROSTKeyGeneration` and `import ThresholdKeys` bring no name of a ceremony into
scope: every public type of the modules of the ceremony is looked up, and must not be found.

The modules that are compared are those of the last build in .build; `make api-check` builds them.
"""

import argparse
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "Docs" / "PublicAPI.md"
ALLOWED = ROOT / "Scripts" / "api-breakages.txt"
KEPT = ROOT / ".build-api"

PROMISED = [
    "DKG", "CeremonyLog", "ThresholdKeys", "ThresholdSigning", "ChillDKG", "FROSTKeyGeneration", "DKGTestHarness",
]
# Not promised by themselves; what a promised module names of them is.
BELOW = ["ComplaintHandling", "ShareVerification", "FROSTPackages", "DiscreteLogProofs", "PolynomialCommitments",
         "PublicPointEngine", "Secp256k1Group"]
# Whose public types are those of a ceremony, and who is not to see them.
CEREMONY = ["DKG", "ComplaintHandling", "ShareVerification"]
WITHOUT_CEREMONY = ["ChillDKG", "FROSTKeyGeneration", "ThresholdKeys", "ThresholdSigning"]
# These targets need all of the modules.
EVERYTHING = ["DKGTestHarness", "ThresholdSigning"]


def run(*command, **options):
    return subprocess.run(command, text=True, capture_output=True, **options)


def environment():
    """Without what the Makefile and the scripts set: a stranger does not set it."""
    return {key: value for key, value in os.environ.items() if not key.startswith("DKG_")}


def built_modules(package, *options):
    path = run("swift", "build", "--package-path", str(package), "--show-bin-path", *options, env=environment())
    return pathlib.Path(path.stdout.strip()) / "Modules"


def includes(modules, sources):
    return ["-I", str(modules), "-I", str(sources / "CLibSecp256k1"), "-I", str(sources / "CLibGMP")]


def keep_public(node):
    """Takes out what is not public: to the digester a function that has become one of the package is still there."""
    for kind in ("children", "accessors"):
        if kind in node:
            node[kind] = [child for child in node[kind] if not child.get("isInternal")]
            for child in node[kind]:
                keep_public(child)


def dump(module, modules, sources, file):
    """The interface of a module as the digester writes it."""
    result = run("swift-api-digester", "-dump-sdk", "-module", module, "-o", str(file), "-sdk", "/",
                 "-swift-version", "6", *includes(modules, sources))
    if result.returncode or not file.exists() or not json.loads(file.read_text())["ABIRoot"].get("children"):
        sys.exit(f"api-check: no interface of {module} in {modules}; build it first.\n{result.stderr}")
    interface = json.loads(file.read_text())
    keep_public(interface["ABIRoot"])
    file.write_text(json.dumps(interface))


def dumps_now(folder):
    modules = built_modules(ROOT)
    for module in PROMISED + BELOW:
        dump(module, modules, ROOT / "Sources", folder / f"{module}.json")
    return modules


def products(package):
    return set(re.findall(r'\.library\(name: "(\w+)"', package))


def dumps_then(commit):
    """The interfaces of a commit; made once with this compiler, and kept. A module that it lacks has none."""
    compiler = hashlib.sha256(run("swift", "--version").stdout.encode()).hexdigest()[:12]
    folder = KEPT / f"{commit}-{compiler}-public"
    if folder.exists():
        return folder
    source = KEPT / "source"
    run("git", "-C", str(ROOT), "worktree", "remove", "--force", str(source))
    run("git", "-C", str(ROOT), "worktree", "prune")
    added = run("git", "-C", str(ROOT), "worktree", "add", "--detach", str(source), commit)
    if added.returncode:
        sys.exit(f"api-check: {commit} cannot be checked out: {added.stderr}")
    scratch = ["--scratch-path", str(KEPT / "build")]
    for target in EVERYTHING:
        if not (source / "Sources" / target).is_dir():
            continue
        built = run("swift", "build", "--package-path", str(source), "--target", target, *scratch,
                    env=environment())
        if built.returncode:
            sys.exit(f"api-check: {commit} does not build:\n{built.stdout[-3000:]}{built.stderr[-3000:]}")
    modules = built_modules(source, *scratch)
    with tempfile.TemporaryDirectory(dir=KEPT) as half:
        half = pathlib.Path(half) / "all"
        half.mkdir()
        for module in PROMISED + BELOW:
            if (source / "Sources" / module).is_dir():
                dump(module, modules, source / "Sources", half / f"{module}.json")
        half.rename(folder)
    run("git", "-C", str(ROOT), "worktree", "remove", "--force", str(source))
    return folder


def declarations(file):
    """All declarations of an interface with their paths."""
    def walk(node, path):
        for child in node.get("children", []):
            here = f"{path}.{child.get('printedName', '')}" if path else child.get("printedName", "")
            yield here, child
            yield from walk(child, here)
    return list(walk(json.loads(file.read_text())["ABIRoot"], ""))


def growing(file):
    """The enumerations that may get more cases. The digester does not look at the attribute."""
    return {child["name"] for _, child in declarations(file) if "Nonexhaustive" in child.get("declAttributes", [])}


def throwing(file):
    """The mangled names of what throws, by path: the type of the error is in them and nowhere else."""
    found = {}
    for path, child in declarations(file):
        if child.get("throwing"):
            found.setdefault(path, set()).add(child.get("mangledName"))
    return found


def breakages(before, after):
    """What has gone or changed between two interfaces."""
    result = run("swift-api-digester", "-diagnose-sdk", "-input-paths", str(before), "-input-paths", str(after))
    if result.returncode or "/* Removed Decls */" not in result.stdout + result.stderr:
        sys.exit(f"api-check: swift-api-digester ended with {result.returncode}: {result.stdout}{result.stderr}")
    found = set(line.strip() for line in (result.stdout + result.stderr).splitlines()
                if line.strip() and not line.startswith("/*"))
    may_grow = growing(before)
    new_case = re.compile(r"EnumElement (\w+)\..* has been added as a new enum case")
    found = {line for line in found if not ((match := new_case.search(line)) and match.group(1) in may_grow)}
    then, now = throwing(before), throwing(after)
    found |= {f"{path} throws another error, or has other types" for path in then.keys() & now.keys()
              if not then[path] <= now[path]}
    return sorted(found)


def allowed():
    lines = ALLOWED.read_text().splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def types(file, module):
    """The public types that a module declares, nested ones left out."""
    root = json.loads(file.read_text())["ABIRoot"]
    return sorted(child["name"] for child in root.get("children", [])
                  if child["kind"] == "TypeDecl" and child.get("moduleName") == module
                  and not child.get("isFromExtension"))


def lists(folder):
    """The lists of the page."""
    lines = []
    for modules, about in ((PROMISED, ""), (BELOW, ", where a promised library names it")):
        for module in modules:
            names = types(folder / f"{module}.json", module)
            lines += [f"**{module}**{about}:", ", ".join(f"`{name}`" for name in names) + ".", ""]
    text = []
    for line in lines:
        while len(line) > 118:
            cut = line.rfind(" ", 0, 118)
            text.append(line[:cut])
            line = line[cut + 1:]
        text.append(line)
    return "\n".join(text)


BEGIN, END = "<!-- lists: Scripts/api-check.py writes them -->\n\n", "<!-- end of the lists -->"


def with_lists(page, folder):
    before, rest = page.split(BEGIN)
    return before + BEGIN + lists(folder) + END + rest.split(END)[1]


def in_scope(module, names, modules):
    """Which names a file sees that imports one module and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "scope.swift"
        file.write_text(f"import {module}\n" + "".join(
            # A type that is not there is an error in its own line; ~Copyable types, generic ones and protocols have
            # other errors, or none.
            f"extension {name} {{}}\n" for name in names))
        result = run("swiftc", "-typecheck", "-swift-version", "6", *includes(modules, ROOT / "Sources"), str(file))
        missing = set(re.findall(r"cannot find type '(\w+)' in scope", result.stdout + result.stderr))
    return [name for name in names if name not in missing]


def check_scope(folder, modules):
    ceremony = [name for module in CEREMONY for name in types(folder / f"{module}.json", module)]
    found = in_scope("DKG", ceremony, modules)
    if found != ceremony:
        sys.exit(f"api-check: `import DKG` should bring {sorted(set(ceremony) - set(found))}, and does not")
    offences = []
    for module in WITHOUT_CEREMONY:
        own = types(folder / f"{module}.json", module)
        lost = set(own) - set(in_scope(module, own, modules))
        if lost:
            offences.append(f"`import {module}` does not bring {', '.join(sorted(lost))}")
        seen = in_scope(module, [name for name in ceremony if name not in own], modules)
        if seen:
            offences.append(f"`import {module}` brings a ceremony into scope: {', '.join(seen)}")
    return len(ceremony), offences


def baseline():
    commit = (ROOT / "Scripts" / "api-baseline").read_text().split()[0]
    if run("git", "-C", str(ROOT), "cat-file", "-e", commit + "^{commit}").returncode == 0:
        return commit
    if run("git", "-C", str(ROOT), "rev-parse", "--is-shallow-repository").stdout.strip() == "true":
        print(f"api-check: SKIPPED, not compared: this clone is shallow and does not have {commit}")
        return None
    sys.exit(f"api-check: Scripts/api-baseline names {commit}, which is not in this repository")


def check(folder):
    modules = dumps_now(folder)
    offences = []
    commit = baseline()
    if commit:
        before, listed, used = dumps_then(commit), allowed(), set()
        manifest = run("git", "-C", str(ROOT), "show", f"{commit}:Package.swift").stdout
        for name in sorted(products(manifest) - products((ROOT / "Package.swift").read_text())):
            if not name.startswith("_"):
                line = f"the product {name} has gone"
                used.add(line)
                if line not in listed:
                    offences.append(f"not listed in Scripts/api-breakages.txt: {line}")
        for module in PROMISED + BELOW:
            if not (before / f"{module}.json").exists():
                continue
            for line in breakages(before / f"{module}.json", folder / f"{module}.json"):
                line = f"{module}: {line}"
                used.add(line)
                if line not in listed:
                    offences.append(f"not listed in Scripts/api-breakages.txt: {line}")
        offences += [f"listed, and not so: {line}" for line in sorted(listed - used)]
    if not PAGE.exists() or with_lists(PAGE.read_text(), folder) != PAGE.read_text():
        offences.append("Docs/PublicAPI.md has not the lists of these modules; Scripts/api-check.py --write")
    count, scope = check_scope(folder, modules)
    offences += scope
    for offence in offences:
        print(f"api-check: {offence}", file=sys.stderr)
    print(f"api-check: {len(PROMISED + BELOW)} modules compared with {(commit or 'nothing')[:12]}, {count} types of "
          f"ceremonies looked for without them; {len(offences)} offences")
    return 1 if offences else 0


def self_test(folder):
    modules = dumps_now(folder)
    before = folder / "DKG.json"
    interface = json.loads(before.read_text())
    participant = next(c for c in interface["ABIRoot"]["children"] if c["name"] == "Participant")
    gone = next(c for c in participant["children"] if c["name"] == "release")
    participant["children"].remove(gone)
    after = folder / "planted.json"
    after.write_text(json.dumps(interface))
    if not any("release" in line for line in breakages(before, after)):
        sys.exit("api-check: planted and not seen: a function that has gone")
    if breakages(before, before):
        sys.exit("api-check: an interface is not what it is")
    # The digester marks what is not public, and compares it all the same.
    interface = json.loads(before.read_text())
    participant = next(c for c in interface["ABIRoot"]["children"] if c["name"] == "Participant")
    next(c for c in participant["children"] if c["name"] == "release")["isInternal"] = True
    keep_public(interface["ABIRoot"])
    after.write_text(json.dumps(interface))
    if not any("release" in line for line in breakages(before, after)):
        sys.exit("api-check: planted and not seen: a function that is public no more")
    # Another error: the mangled name of what throws differs.
    interface = json.loads(before.read_text())
    participant = next(c for c in interface["ABIRoot"]["children"] if c["name"] == "Participant")
    next(c for c in participant["children"] if c["name"] == "release")["mangledName"] += "x"
    after.write_text(json.dumps(interface))
    if not any("throws another error" in line for line in breakages(before, after)):
        sys.exit("api-check: planted and not seen: another error is thrown")
    # A case that is gone is a breakage, and the new one of the other order only where the enumeration may not grow.
    interface = json.loads(before.read_text())
    reasons = next(c for c in interface["ABIRoot"]["children"] if c["name"] == "AbortReason")
    reasons["children"].remove(next(c for c in reasons["children"] if c.get("declKind") == "EnumElement"))
    after.write_text(json.dumps(interface))
    if not breakages(before, after):
        sys.exit("api-check: planted and not seen: a case that has gone")
    if breakages(after, before):
        sys.exit(f"api-check: a new case of what may grow was refused: {breakages(after, before)}")
    reasons["declAttributes"].remove("Nonexhaustive")
    after.write_text(json.dumps(interface))
    if not breakages(after, before):
        sys.exit("api-check: planted and not seen: a new case of what may not grow")
    (folder / "page.md").write_text(PAGE.read_text().replace("`Participant`, ", ""))
    if with_lists((folder / "page.md").read_text(), folder) == (folder / "page.md").read_text():
        sys.exit("api-check: planted and not seen: a type that is missing in the page")
    if in_scope("ChillDKG", ["ChillParticipant", "Ceremony", "Nothing"], modules) != ["ChillParticipant"]:
        sys.exit("api-check: scopes are misread")
    if in_scope("DKG", ["ChillParticipant", "Ceremony", "Nothing"], modules) != ["Ceremony"]:
        sys.exit("api-check: scopes are misread")
    print("api-check: what has gone or is public no more, other errors, new cases, a type that is not in the page, and "
          "names in scope were planted, and seen")
    return 0


def main():
    parser = argparse.ArgumentParser(description="Does the public interface keep what it promised?")
    parser.add_argument("--write", action="store_true", help="write the lists of Docs/PublicAPI.md")
    parser.add_argument("--self-test", action="store_true", help="plant what is looked for, and see it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        if options.self_test:
            return self_test(folder)
        if options.write:
            dumps_now(folder)
            PAGE.write_text(with_lists(PAGE.read_text(), folder))
            return 0
        return check(folder)


if __name__ == "__main__":
    sys.exit(main())
