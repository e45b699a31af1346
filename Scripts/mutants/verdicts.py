"""What became of the mutants: the list of equivalent ones, and the verdicts of this and earlier runs."""

import json
import re
import sys

KILLED, SURVIVED, LEFT_OUT, OPEN = "killed", "survived", "did not compile", "open"


def equivalents(file):
    """Of each listed mutant file, line text and change, and the reason.

    An entry is three lines: file and line text after a colon; the change; the reason.
    """
    entries = {}
    if not file.exists():
        return entries
    for paragraph in re.split(r"\n\s*\n", file.read_text()):
        lines = [l.strip() for l in paragraph.splitlines() if l.strip() and l[0] != "#"]
        if not lines:
            continue
        if len(lines) < 3:
            sys.exit(f"mutants: an entry needs file and line, change, reason: {lines[0]}")
        path, _, line_text = lines[0].partition(": ")
        entries[(path, line_text, lines[1])] = " ".join(lines[2:])
    return entries


class Verdicts:
    """A file with a line of JSON for every verdict, so that a run that was stopped can go on.

    Several runs may append to it at once. A verdict belongs to a file, the text of a line and a
    change; if a file has the same line twice, also to the how-manieth it is. Of two the later counts.
    """

    def __init__(self, file):
        self.file = file
        self.known = {}
        if file.exists():
            for line in file.read_text().splitlines():
                entry = json.loads(line)
                self.known[tuple(entry["mutant"])] = (entry["verdict"], entry["by"])

    def forget(self, keys):
        """Drops the verdicts on these mutants; by appending, as other runs may append, too."""
        for key in keys:
            if key in self.known:
                self.add(key, OPEN, None)

    def add(self, key, verdict, by):
        """Notes a verdict, and the test that killed the mutant."""
        self.known[key] = (verdict, by)
        with self.file.open("a") as out:
            out.write(self.line(key, verdict, by))

    def take_over(self, file):
        """Adds what another file knows, such as that of a shard that ran elsewhere. A kill counts most."""
        for key, (verdict, by) in Verdicts(file).known.items():
            if not self.is_killed(key):
                self.add(key, verdict, by)

    def verdict(self, key):
        """What is known about the mutant, or None."""
        return self.known.get(key, (None, None))[0]

    def is_killed(self, key):
        """Whether a test has killed the mutant. One that survived before is worth another try."""
        return self.verdict(key) == KILLED

    @staticmethod
    def line(key, verdict, by):
        return json.dumps({"mutant": list(key), "verdict": verdict, "by": by}) + "\n"
