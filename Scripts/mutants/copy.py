"""The copy of the package: writing and building it."""

import hashlib
import os
import re
import subprocess
import sys

from mutants.rendering import SWITCH, mutated

# What is built, and what the tests read.
COPIED = ["Package.swift", "Sources", "Tests", "Snippets", "README.md", "Docs"]


def prepare(root, scratch, mutants):
    """Writes the copy and returns a digest of it.

    Files that did not change keep their dates, so that a build is incremental.
    """
    by_path = {}
    for mutant in mutants:
        by_path.setdefault(mutant.path, []).append(mutant)
    wanted = {"Sources/Secp256k1Group/Mutant.swift": SWITCH}
    for top in COPIED:
        top_path = root / top
        files = [top_path] if top_path.is_file() else sorted(top_path.rglob("*"))
        for file in files:
            if not file.is_file():
                continue
            name = str(file.relative_to(root))
            wanted[name] = file
    digest = hashlib.sha256()
    for name, source in sorted(wanted.items()):
        target = scratch / name
        if name in by_path:
            content = mutated(source.read_text(), by_path[name]).encode()
        elif isinstance(source, str):
            content = source.encode()
        else:
            content = source.read_bytes()
        if name == "Package.swift":
            # A switch makes code that is odd on purpose.
            content = content.replace(b".strictMemorySafety(),", b"")
        digest.update(f"{name} {len(content)}\n".encode() + content)
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    for top in COPIED:
        for file in (scratch / top).rglob("*"):
            if file.is_file() and str(file.relative_to(scratch)) not in wanted:
                file.unlink()
    return digest.hexdigest()


def build(root, scratch, mutants):
    """Builds the copy; returns its digest, and the mutants that do not compile, which it lacks."""
    left_out = []
    # For the same reason warnings are no errors here.
    environment = {name: value for name, value in os.environ.items() if name != "DKG_STRICT"}
    for _ in range(40):
        digest = prepare(root, scratch, [m for m in mutants if m not in left_out])
        result = subprocess.run(
            ["swift", "build", "--build-tests", "--package-path", str(scratch)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
        if result.returncode == 0 and "Build complete!" in result.stdout:
            return digest, left_out
        wrong = set()
        for path, line, message in re.findall(
            r"^(\S+?\.swift):(\d+):\d+: error: (.*)$", result.stdout, re.M
        ):
            name = os.path.relpath(path, scratch)
            lines = (scratch / name).read_text().split("\n")
            line = int(line)
            numbers = re.findall(r"Mutant\.\w+\((\d+)", lines[line - 1])
            # A missing return is reported where the function ends.
            while not numbers and line > 1 and "missing return" in message:
                line -= 1
                numbers = re.findall(r"if Mutant\.off\((\d+)\)", lines[line - 1])
            wrong.update(int(number) for number in numbers)
        if not wrong:
            sys.stderr.write(result.stdout[-4000:])
            sys.exit("mutants: the copy does not build, and not because of a mutant")
        # One at a time for a line: others of the same line may be right.
        left_out += [m for m in mutants if m.number in wrong]
    sys.exit("mutants: the copy does not build")
