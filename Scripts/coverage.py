#!/usr/bin/env python3
"""Which lines of the library no test runs. Reads what `make test COVERAGE=1` has left behind.

Every module of the library has a floor: of its lines with code, so many in a hundred are run by the tests.
A module below it is named with the lines that were not run, and the exit code is 1. A line counts as run if
any of it was; whether a test would notice that it is wrong, `make mutants` says.

    Scripts/coverage.py [--floor PERCENT] [--lines] [--module NAME ...]

`--lines` names the lines that were not run of every module, `--module` looks at some modules only. The
instrumentation and llvm-cov belong together, so it is the llvm-cov beside the compiler that is asked.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "Sources"
FLOOR = 97.0
# The tool's tests run library code, too. `make test COVERAGE=1` puts what they counted there.
TOOL_COUNTS = ROOT / ".build" / "tool.profdata"

# ConformanceVectors is read by the tests and by the tool alone; the C modules have no lines, and TestSupport and
# the tool lie outside of Sources. All others count: the harness, too, for it is a product with which others try
# their own boards, and the measurement, on which figures rest.
EXEMPT = {"ConformanceVectors", "CLibSecp256k1", "CLibGMP"}


def fail(text):
    sys.exit(f"coverage: {text}")


def output(*command):
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    if result.returncode:
        fail(f"{' '.join(map(str, command))} ended with {result.returncode}")
    return result.stdout


def llvm(name):
    """A program of the toolchain, such as llvm-cov; one of another version may not read its counts."""
    swift = shutil.which("swift")
    if swift is None:
        fail("there is no swift on the PATH")
    beside = Path(os.path.realpath(swift)).parent / name
    if beside.exists():
        return str(beside)
    if shutil.which("xcrun"):
        return output("xcrun", "--find", name).strip()
    return shutil.which(name) or fail(f"there is no {name} beside {swift}")


def measured():
    """Of each file of the library how often each of its lines was run."""
    folder = Path(output("swift", "test", "--show-codecov-path").strip()).parent
    profile = folder / "default.profdata"
    # Beside it lies that of the tool.
    bundles = list(folder.parent.glob("swift-dkgPackageTests.xctest"))
    if len(bundles) != 1 or not profile.exists():
        fail("there are no counts; `make test COVERAGE=1` makes them")
    # On macOS a bundle is a folder.
    inside = bundles[0] / "Contents" / "MacOS" / bundles[0].stem
    binary = inside if inside.exists() else bundles[0]
    if profile.stat().st_mtime < binary.stat().st_mtime:
        fail("the counts are older than the tests; `make test COVERAGE=1` makes new ones")
    if not TOOL_COUNTS.exists() or profile.stat().st_mtime < TOOL_COUNTS.stat().st_mtime:
        fail("there are no counts of the tool's tests, or newer ones; `make test COVERAGE=1` makes both")
    both = folder / "both.profdata"
    output(llvm("llvm-profdata"), "merge", "-o", both, profile, TOOL_COUNTS)
    report = output(
        llvm("llvm-cov"), "export", "-format=lcov", f"-instr-profile={both}", binary)
    files, lines = {}, {}
    for record in report.splitlines():
        if record.startswith("SF:"):
            lines = files.setdefault(Path(record[3:]), {})
        elif record.startswith("DA:"):
            line, count = record[3:].split(",")[:2]
            # A generic function may be listed several times.
            lines[int(line)] = max(lines.get(int(line), 0), int(count))
    return files


def ranges(numbers):
    """1, 2, 3, 7 as "1-3, 7"."""
    found = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in found)


def main():
    parser = argparse.ArgumentParser(description="Fails if tests leave out too much of a module.")
    parser.add_argument("--floor", type=float, default=FLOOR, metavar="PERCENT")
    parser.add_argument("--lines", action="store_true", help="name all lines that are not run")
    parser.add_argument("--module", action="append", metavar="NAME", help="look at these only")
    options = parser.parse_args()

    wanted = options.module or sorted(
        folder.name for folder in SOURCES.iterdir() if folder.is_dir() and folder.name not in EXEMPT)
    by_module = {name: {} for name in wanted}
    for path, lines in measured().items():
        if not path.is_relative_to(SOURCES):
            continue
        name = path.relative_to(SOURCES).parts[0]
        if name in by_module and lines:
            by_module[name][path] = lines

    below = []
    print(f"{'module':24} {'lines':>6} {'run':>6} {'percent':>8}")
    for name, files in by_module.items():
        total = sum(len(lines) for lines in files.values())
        if total == 0:
            fail(f"{name} has no lines with code, so it was not measured")
        run = sum(count > 0 for lines in files.values() for count in lines.values())
        percent = 100 * run / total
        is_below = percent < options.floor
        below += [name] if is_below else []
        print(f"{name:24} {total:6} {run:6} {percent:8.2f}{'  below the floor' if is_below else ''}")
        if is_below or options.lines:
            for path, lines in sorted(files.items()):
                left = sorted(line for line, count in lines.items() if count == 0)
                if left:
                    print(f"    {path.relative_to(ROOT)}: {ranges(left)}")
    if below:
        fail(f"below {options.floor:g} in a hundred: {', '.join(below)}")
    print(f"coverage: {len(by_module)} modules, each at {options.floor:g} in a hundred or more")


if __name__ == "__main__":
    main()
