#!/usr/bin/env python3
"""Measures one member of a large ceremony over a folder: a real process, with all others played by one program.

    Scripts/node-crowd.py DIRECTORY-OF-THE-TOOL N T SCHEME

The member is `dkg ceremony run`, with a key derivation that costs nothing; `faulty-member crowd` appends what the other
n - 1 say, which nobody measures. Printed are the processor time of the member beside that of the participant alone
(`dkg bench-participant` in the same run), what it costs to read the whole board again (`status`) and to audit it, the
member's memory, and how many files the board has. The member is killed once in the last round and started again.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

QUICK = ["--kdf-memory", "1", "--kdf-passes", "1", "--insecure-test"]


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    build, count, threshold, scheme = Path(sys.argv[1]).resolve(), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    tool, crowd = build / "dkg", build / "faulty-member"
    reader = threshold

    def run(*words):
        return subprocess.run(list(map(str, words)), check=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL).stdout

    with tempfile.TemporaryDirectory(prefix="node-crowd-") as folder:
        work = Path(folder)
        secret = work / "passphrase"
        secret.write_text("a passphrase that protects nothing")
        data = work / "data"

        def member(*words):
            with secret.open() as file:
                return subprocess.run(
                    list(map(str, [tool, *words, "--data", data, "--passphrase-fd", "0"])), stdin=file, check=True,
                    stdout=subprocess.PIPE).stdout

        own = json.loads(member("identity", "new", "--json", *QUICK))["publicKey"]
        keys = run(crowd, "crowd", "--participants", count, "--without", reader).decode().split()
        keys[reader - 1] = own
        (work / "roster.json").write_text(json.dumps({
            "members": [{"name": f"member {number + 1}", "identity": key} for number, key in enumerate(keys)],
            "threshold": threshold, "scheme": scheme, "seconds": 86400, "board": str(work / "board"),
            "joinUntil": "2099-12-31T00:00:00Z"}))
        run(tool, "ceremony", "new", work / "roster.json", "--output", work / "key.json")
        member("ceremony", "join", work / "key.json")
        others = subprocess.Popen([crowd, "crowd", work / "key.json", "--participants", str(count), "--without", str(reader)])
        try:
            used, most = measure(tool, work, data, secret, count, scheme)
        finally:
            if others.poll() is None:
                others.kill()
        alone = json.loads(run(
            tool, "bench-participant", "--participants", count, "--threshold", threshold, "--scheme", scheme, "--json"))
        began = os.times().children_user + os.times().children_system
        audit = json.loads(run(tool, "ceremony", "audit", work / "board", "--json"))
        audited = os.times().children_user + os.times().children_system - began
        files = sum(1 for path in (work / "board").rglob("*") if path.is_file() and path.name.isdigit())
        participant = alone["cpuMilliseconds"] / 1000
        print(
            f"n = {count}, t = {threshold}, {scheme}: {files} files; participant {participant:.2f} s, member "
            f"{sum(used):.2f} s in {len(used)} processes ({', '.join(f'{each:.2f}' for each in used)}), at most {most:.0f} MB, "
            f"participant {alone['peakMemoryMegabytes']:.0f} MB; audit {audited:.2f} s, {audit['outcome']}")
        if audit["outcome"] != "certified":
            sys.exit("node-crowd: there is no key")


def measure(tool, work, data, secret, count, scheme):
    """Runs the member, kills it when the first messages of the last round are there, and runs it again."""
    rounds = 4 if scheme == "feldman" else 6
    used, most = [], 0
    for is_last in [False, True]:
        with secret.open() as file:
            process = subprocess.Popen(
                [str(tool), "ceremony", "run", str(work / "key.json"), "--data", str(data), "--passphrase-fd", "0", "--quiet",
                 "--pause", "200"], stdin=file, stdout=subprocess.DEVNULL)
        # It is waited for below, so that its processor time is known.
        while not is_last and os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            if sum(1 for path in (work / "board").rglob("*") if path.name.isdigit()) > (rounds - 1) * count + count // 2:
                process.send_signal(signal.SIGKILL)
                break
            time.sleep(0.2)
        _, status, usage = os.wait4(process.pid, 0)
        used.append(usage.ru_utime + usage.ru_stime)
        most = max(most, usage.ru_maxrss / 1024)
        status = os.waitstatus_to_exitcode(status)
        if status != (0 if is_last else -signal.SIGKILL):
            sys.exit(f"node-crowd: the member ended with status {status}")
    return used, most


main()
