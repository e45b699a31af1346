#!/usr/bin/env python3
"""Members of real ceremonies, each a process over one folder, killed at random until there is a key.

The first ceremony has seven members. Two stay away after they have joined, so that the rounds in which they are expected
have to be voted on by all of the others, and these are killed after 70 ms on average, at least a thousand times. The ceremonies after it, while there
is time, have up to seven members, any scheme, members that cheat (faulty-member) and kills at any moment, in `join` too.

Each ends well if every member that was not cheating ends with the same certified key, and the audit of the log, which
knows no secret, says the same of everything. What is drawn follows from the seed; when processes run does not.

    Scripts/node-soak.py DIRECTORY-OF-THE-TOOL [SECONDS [SEED]]
"""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PASSPHRASE = "a passphrase that protects nothing"
QUICK = ["--kdf-memory", "1", "--kdf-passes", "1", "--insecure-test"]
FAULTS = [
    "silent-dealer", "wrong-share", "wrong-share-all", "long-commitments", "bad-proof", "equivocate",
    "false-complaint", "forged-complaint", "silent-extraction", "bad-extraction", "late",
    "other-transcript",
]
# How long the rounds last that are voted on: two of them are long enough for the kills, at 25 a second.
VOTED_ROUND = 20
# What may end a process besides a kill: a key, or a key without a share of this member.
CERTIFIED = {0, 1}


class Failed(Exception):
    """A ceremony that did not end as it has to."""


class Ceremony:
    """One ceremony: its folder, its members, and those of them that run."""

    def __init__(self, tools, draw, honest, faults, threshold, scheme, seconds):
        self.tools = tools
        self.draw = draw
        self.work = Path(tempfile.mkdtemp(prefix="node-soak-"))
        self.board = self.work / "board"
        self.file = self.work / "key.json"
        self.secret = self.work / "passphrase"
        self.secret.write_text(PASSPHRASE)
        self.honest = [f"member {number}" for number in range(1, honest + 1)]
        self.faults = faults
        self.kills = 0
        self.statuses = {}
        self.running = {}
        members = []
        for name in self.honest:
            out = self.run("identity", "new", "--data", self.data(name), *QUICK).stdout
            members.append({"name": name, "identity": re.search(r"public key: +(\w+)", out)[1]})
        for number, _ in enumerate(faults, 1):
            out = subprocess.run(
                [tools / "faulty-member", "identity", "--seed", str(number)], check=True,
                capture_output=True, text=True).stdout
            members.append({"name": f"cheat {number}", "identity": out.strip()})
        roster = {
            "members": members, "threshold": threshold, "scheme": scheme, "seconds": seconds,
            "board": str(self.board), "joinUntil": "2099-12-31T00:00:00Z",
        }
        (self.work / "roster.json").write_text(json.dumps(roster))
        self.run("ceremony", "new", self.work / "roster.json", "--output", self.file)

    def data(self, name):
        return str(self.work / name)

    def command(self, *words):
        words = [str(word) for word in words]
        asks = "--data" in words
        return [str(self.tools / "dkg"), *words, *(["--passphrase-fd", "0"] if asks else [])]

    def run(self, *words, allowed=(0,)):
        with self.secret.open() as secret:
            done = subprocess.run(
                self.command(*words), stdin=secret, capture_output=True, text=True, timeout=120)
        if done.returncode not in allowed:
            raise Failed(f"{' '.join(map(str, words))}: status {done.returncode}\n{done.stderr}")
        return done

    # Processes that are killed.

    def start(self, name, command):
        with self.secret.open() as secret:
            options = ["--quiet", "--pause", "5"] if command == "run" else []
            process = subprocess.Popen(
                self.command("ceremony", command, self.file, "--data", self.data(name), *options),
                stdin=secret, stdout=subprocess.DEVNULL, stderr=(self.work / "errors").open("a"))
        self.running[name] = process
        return process

    def reap(self, name):
        """Whether a member has ended by itself; its status is kept."""
        status = self.running[name].poll()
        if status is None:
            return False
        del self.running[name]
        if status not in CERTIFIED | {6}:
            errors = (self.work / "errors").read_text()[-2000:]
            raise Failed(f"{name} ended with status {status}: {errors}")
        self.statuses[name] = status
        return True

    def kill(self, name):
        process = self.running[name]
        process.send_signal(signal.SIGKILL)
        if process.wait() == -signal.SIGKILL:
            del self.running[name]
            self.kills += 1
        else:
            self.reap(name)

    def harass(self, names, command, lifetime, until):
        """Starts members again and again, and kills each when its time is up, until all have ended by themselves.

        Once `until` says so, nobody is killed any more.
        """
        deaths = {}
        left = set(names)
        began = time.monotonic()
        while left:
            if time.monotonic() - began > 300:
                raise Failed(f"{', '.join(sorted(left))} did not end")
            quiet = until()
            now = time.monotonic()
            for name in sorted(left):
                if name not in self.running:
                    self.start(name, command)
                    deaths[name] = now + self.draw.uniform(0, 2 * lifetime)
                elif self.reap(name):
                    if self.statuses[name] in CERTIFIED:
                        left.discard(name)
                elif not quiet and now >= deaths[name]:
                    self.kill(name)
            time.sleep(0.001)

    def join_all(self, lifetime):
        for name in self.honest:
            budget = self.draw.randrange(8)
            begun = self.kills
            self.harass([name], "join", lifetime, lambda: self.kills - begun >= budget)

    def cheat(self):
        """Starts those that cheat."""
        return [
            subprocess.Popen(
                [self.tools / "faulty-member", "run", self.file, "--seed", str(number), "--fault", fault],
                stdout=subprocess.DEVNULL, stderr=(self.work / "errors").open("a"))
            for number, fault in enumerate(self.faults, 1)
        ]

    # What came of it.

    def check(self):
        key = self.work / "group.key"
        audit = json.loads(
            self.run("ceremony", "audit", self.board, "--json", "--group-key", key).stdout)
        if audit["outcome"] != "certified":
            raise Failed(f"the audit says {audit['outcome']}: {audit.get('reason')}")
        cheats = range(len(self.honest) + 1, len(self.honest) + len(self.faults) + 1)
        for conviction in audit["convicted"]:
            if conviction["member"] not in cheats:
                raise Failed(f"{conviction['name']} was convicted of {conviction['kind']}")
        for name in self.honest:
            run = self.run(
                "ceremony", "run", self.file, "--data", self.data(name), "--json", "--quiet",
                allowed=CERTIFIED)
            if json.loads(run.stdout) != audit:
                raise Failed(f"{name} and the audit differ:\n{run.stdout}\n{json.dumps(audit)}")
            if run.returncode != self.statuses[name]:
                raise Failed(f"{name} ended with {self.statuses[name]}, then {run.returncode}")
            if run.returncode == 0:
                self.check_share(name, key)
            elif name in self.expected_shares:
                raise Failed(f"{name} has no share")
        return audit

    def check_share(self, name, key):
        """The share that a member has stored is one of the key that the audit found."""
        share = self.work / f"{name}.share"
        with self.secret.open() as folder, self.secret.open() as own:
            subprocess.run(
                [
                    *self.command("share", "export", "--data", self.data(name), "--output", share, *QUICK),
                    "--share-passphrase-fd", str(own.fileno())],
                stdin=folder, pass_fds=[own.fileno()], check=True, stdout=subprocess.DEVNULL)
        with self.secret.open() as own:
            subprocess.run(
                self.command("share", "check", share, "--against", key, "--share-passphrase-fd", "0"),
                stdin=own, check=True, stdout=subprocess.DEVNULL)

    expected_shares = frozenset()

    def end(self):
        for process in self.running.values():
            process.kill()
            process.wait()
        shutil.rmtree(self.work)


def seven_voters(tools, draw, kills):
    """Seven members of whom two stay away; the others are killed, and have to vote."""
    ceremony = Ceremony(
        tools, draw, honest=7, faults=[], threshold=3, scheme="pedersen", seconds=VOTED_ROUND)
    try:
        ceremony.join_all(lifetime=0.05)
        present = ceremony.honest[:5]
        ceremony.expected_shares = frozenset(present)
        begun = ceremony.kills
        ceremony.harass(present, "run", 0.07, lambda: False)
        voted = ceremony.kills - begun
        # The two come back when all is over.
        ceremony.harass(ceremony.honest[5:], "run", 0.07, lambda: True)
        audit = ceremony.check()
        causes = {closing["round"]: closing["cause"] for closing in audit["closings"]}
        by_votes = [name for name, cause in causes.items() if cause == "votes"]
        print(
            f"node-soak: seven members, {ceremony.kills} kills, {voted} of them in rounds; closed by votes: "
            f"{', '.join(by_votes)}", flush=True)
        # Later rounds expect only those who have spoken in these.
        if not {"deal", "respond"} <= set(by_votes):
            raise Failed(f"rounds closed otherwise: {causes}")
        if ceremony.kills < kills:
            raise Failed(f"only {ceremony.kills} kills, expected {kills}")
    finally:
        ceremony.end()
    return ceremony.kills


def any_members(tools, draw):
    """Members drawn at random, some of whom cheat, killed at any moment."""
    honest = draw.randrange(3, 7)
    threshold = draw.randrange(2, honest + 1)
    faulty = draw.randrange(0, threshold)
    while 2 * threshold - 1 > honest:
        threshold -= 1
        faulty = min(faulty, threshold - 1)
    faults = [draw.choice(FAULTS) for _ in range(faulty)]
    scheme = draw.choice(["pedersen", "feldman"])
    ceremony = Ceremony(tools, draw, honest, faults, threshold, scheme, seconds=2)
    cheats = []
    try:
        ceremony.join_all(lifetime=draw.choice([0.01, 0.03, 0.1]))
        cheats = ceremony.cheat()
        budget = draw.randrange(10, 60)
        begun = ceremony.kills
        ceremony.harass(
            ceremony.honest, "run", draw.choice([0.01, 0.05, 0.2]),
            lambda: ceremony.kills - begun >= budget)
        ceremony.expected_shares = frozenset(ceremony.honest)
        ceremony.check()
    except Failed as failure:
        raise Failed(f"{honest} honest, t = {threshold}, {scheme}, {faults}: {failure}") from failure
    finally:
        for process in cheats:
            process.kill()
            process.wait()
        ceremony.end()
    return ceremony.kills


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    tools = Path(sys.argv[1]).resolve()
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.SystemRandom().randrange(2**32)
    draw = random.Random(seed)
    os.environ["LLVM_PROFILE_FILE"] = os.devnull
    print(f"node-soak: seed {seed}", flush=True)
    began = time.monotonic()
    try:
        kills = seven_voters(tools, draw, 1000)
        ceremonies = 1
        while time.monotonic() - began < seconds:
            kills += any_members(tools, draw)
            ceremonies += 1
    except Failed as failure:
        print(f"node-soak: FAILED with seed {seed}: {failure}", file=sys.stderr)
        sys.exit(1)
    print(
        f"node-soak: {ceremonies} ceremonies, {kills} kills, {time.monotonic() - began:.0f} s; "
        "every audit agreed with every member")


if __name__ == "__main__":
    main()
