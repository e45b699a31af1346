#!/usr/bin/env python3
"""Fetches the vectors that others have published, as Scripts/vectors.txt lists them, into vectors/.

    Scripts/vectors.py [--to FOLDER] [--from BASE]

Every file is at a commit, and has the hash that the list says, or it is not written. What is there already is
kept if its hash is right, and removed if not. The exit code is 0 if all files are there in the end, otherwise 1, and what is
missing is named.

BASE is a URL, or a folder, below which a file is at OWNER/NAME/COMMIT/PATH; without it that is
https://raw.githubusercontent.com. The folder is for machines that reach no network.
"""
import argparse
import hashlib
import json
import os
import pathlib
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
BASE = "https://raw.githubusercontent.com"
TIMEOUT = 30
LARGEST = 4 << 20


def bip32(text):
    """The test vectors of BIP 32 as JSON; the BIP itself has them in its text."""
    section = text.decode().split("==Test Vectors==", 1)[1]
    vectors = []
    parts = re.split(r"===Test vector \d+===", section)[1:]
    for number, part in enumerate(parts, 1):
        part = part.split("\n==")[0]
        seed = re.search(r"Seed \(hex\): ([0-9a-f]+)", part)
        if seed:
            chains = re.findall(r"\* Chain (\S+)\n\*\* ext pub: (\S+)\n\*\* ext prv: (\S+)", part)
            vectors.append({"vector": number, "seed": seed[1], "chains": [
                {"path": path.replace("<sub>H</sub>", "h"), "xpub": public, "xprv": private}
                for path, public, private in chains]})
        else:
            vectors.append({"vector": number, "invalid": re.findall(r"^\* (x\S+)", part, re.M)})
    return json.dumps(vectors, indent=1).encode()


MAKERS = {"bip32": bip32}


def listed(path):
    """The list: name, repository, commit, path in it, hash, and what makes the file from it."""
    source = None
    for number, text in enumerate(path.read_text().splitlines(), 1):
        words = text.split()
        if not words or text.startswith("#"):
            continue
        if text.startswith("["):
            source = text.strip("[]").split()
        elif source and len(words) in (3, 4) and re.fullmatch(r"[0-9a-f]{64}", words[2]):
            maker = MAKERS[words[3]] if len(words) == 4 else None
            yield words[0], *source, words[1], words[2], maker
        else:
            sys.exit(f"vectors: {path.name}, line {number} is not an entry: {text}")


def fetch(base, repository, commit, path):
    """The bytes of a file. Raises OSError, of which URLError is one."""
    if "://" not in base:
        return (pathlib.Path(base) / repository / commit / path).read_bytes()
    url = f"{base.rstrip('/')}/{repository}/{commit}/{urllib.parse.quote(path)}"
    with urllib.request.urlopen(url, timeout=TIMEOUT) as answer:
        return answer.read(LARGEST)


def is_unreachable(error):
    """Whether the next file would fail in the same way: there is no answer at all."""
    return isinstance(error, (urllib.error.URLError, TimeoutError)) and not isinstance(
        error, urllib.error.HTTPError)


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    os.replace(part, path)


def main():
    parser = argparse.ArgumentParser(description="Fetches the published vectors.")
    parser.add_argument("--to", type=pathlib.Path, default=ROOT / "vectors", metavar="FOLDER")
    parser.add_argument("--from", dest="base", default=BASE, metavar="BASE")
    parser.add_argument(
        "--list", type=pathlib.Path, default=ROOT / "Scripts/vectors.txt", metavar="FILE")
    arguments = parser.parse_args()

    there, fetched, missing, untried, unreachable = 0, 0, [], [], False
    for name, repository, commit, path, expected, maker in listed(arguments.list):
        target = arguments.to / name
        if target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() == expected:
            there += 1
            continue
        target.unlink(missing_ok=True)
        if unreachable:
            untried.append(name)
            continue
        try:
            data = fetch(arguments.base, repository, commit, path)
            data = maker(data) if maker else data
        except OSError as error:
            unreachable = is_unreachable(error)
            missing.append(f"{name}: {error}")
            continue
        except (IndexError, UnicodeDecodeError):
            missing.append(f"{name}: {path} does not have the form it is made from")
            continue
        found = hashlib.sha256(data).hexdigest()
        if found != expected:
            missing.append(f"{name}: SHA-256 {found} came, {expected} is expected; not written")
            continue
        write(target, data)
        fetched += 1

    print(f"vectors: {fetched} fetched, {there} already there, {len(missing) + len(untried)} missing in "
          f"{arguments.to}")
    for text in missing:
        print(f"vectors: {text}", file=sys.stderr)
    if unreachable:
        folders = ", ".join(dict.fromkeys(name.split("/")[0] for name in untried))
        print(f"vectors: {arguments.base} cannot be reached from here. Not tried: {len(untried)} files of "
              f"{folders}. The tests that need them are skipped, and say so.", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
