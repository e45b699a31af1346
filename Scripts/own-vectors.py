#!/usr/bin/env python3
"""Makes Tests/Vectors from the full vectors of the ceremony, of resharing and of signing, which another
implementation of the same protocol has computed.

    Scripts/own-vectors.py FOLDER            writes the files
    Scripts/own-vectors.py --check FOLDER    says whether they are what would be written

The full boards are 3 MB. Two things make them small. What an honest participant says follows from its
seed and the board, so of its envelopes only the sender is written, "@3", and a hash of everything that
was read shows whether the right bytes were put in. And of the boards that show the same, one is kept:
together they have every outcome, every fault in every round, every receipt, and so on, that all
boards have (`shown`). Of signing, one case of each kind and scheme is kept. Each choice follows from the full files alone, so everybody makes the same ones.
"""
import hashlib
import json
import pathlib
import sys
from collections import defaultdict

TARGET = pathlib.Path(__file__).resolve().parent.parent / "Tests/Vectors"
GROUPS = ["honest", "setup", "dealing", "complaints", "extraction", "outcome", "timing", "quorum",
          "combined", "split"]
# Kept as they are, because tests of the lower modules read them without a ceremony.
WHOLE = ["honest-n1-t1-pedersen", "honest-n3-t2-feldman", "honest-n3-t2-pedersen"]
RESHARING = ["taggedHashes", "predecessors", "refusedForeign", "refusedPredecessors", "resharingIDs",
             "refusedConfigurations", "sessions", "judge", "lambdas", "pendingShares", "keys", "refusedKeys",
             "doubleHandOver"]


def line(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=True)


def table(parts):
    """An object, each value of each list in a line of its own."""
    text = []
    for name, value in parts.items():
        if isinstance(value, list):
            items = ",\n".join(line(item) for item in value)
            text.append(f'"{name}":[\n{items}\n]')
        else:
            text.append(f'"{name}":{line(value)}')
    return "{\n" + ",\n".join(text) + "\n}\n"


def shown(board):
    """What a board shows. A board is left out if all of this is shown by others."""
    scheme, expected = board["scheme"], board["expected"]
    result = {("board", board["board"], scheme), ("purpose", board["purpose"]),
              ("outcome", scheme, expected.get("certified"), expected["abort"]),
              ("aborted on", board["board"], expected["abort"]),
              ("failed", min(len(expected["failed"]), 2)),
              ("reconstructed", bool(expected["reconstructed"])),
              ("exposed", bool(expected["exposed"]))}
    for fault in expected["convicted"]:
        result.add(("convicted", fault["kind"], fault["round"]))
        result.add(("convicted", fault["kind"], scheme))
    for group in ["inactive", "disagreements"]:
        result |= {(group, round) for round in expected[group]}
    for receipts in expected.get("receipts") or []:
        result |= {("receipt", receipt) for receipt in receipts}
    for share in (expected.get("verificationShares") or {}).values():
        result.add(("a share at infinity", set(share) == {"0"}))
    return result


def sender_of_derived(envelope, kind, honest):
    """The sender of an envelope that follows from its seed, otherwise nothing.

    Only for the open round: the message of a round to come is not known to whoever reads the board.
    """
    raw = bytes.fromhex(envelope)
    if len(raw) < 36 or raw[1] != kind:
        return None
    sender = int.from_bytes(raw[34:36], "big")
    return sender if sender in honest else None


def compact(board):
    """The board without what the honest say. Where there is a forgery in the name of an honest one, both stay."""
    honest = set(board["honest"])
    named = defaultdict(set)
    for round in board["rounds"]:
        for envelope in round["envelopes"]:
            named[sender_of_derived(envelope, round["kind"], honest), round["kind"]].add(envelope)
    read = hashlib.sha256()
    rounds = []
    for round in board["rounds"]:
        entries = []
        for envelope in round["envelopes"]:
            raw = bytes.fromhex(envelope)
            read.update(len(raw).to_bytes(4, "big") + raw)
            sender = sender_of_derived(envelope, round["kind"], honest)
            # An honest one says one thing in a round.
            if sender and len(named[sender, round["kind"]]) == 1:
                entries.append(f"@{sender}")
            else:
                entries.append(envelope)
        rounds.append({"kind": round["kind"], "envelopes": entries})
    # The roster is the public keys of the identities; the ceremony's hash covers it.
    result = {key: value for key, value in board.items() if key not in ("description", "roster")}
    result["rounds"] = rounds
    result["read"] = read.hexdigest()
    return result


def choose(boards):
    """Boards that together show everything: the ones that show most in few bytes, first come first."""
    missing = set().union(*(shown(board) for board in boards))
    sizes = {board["name"]: len(line(compact(board))) for board in boards}
    chosen = []
    while missing:
        best = max(boards, key=lambda board: len(shown(board) & missing) / sizes[board["name"]])
        chosen.append(best)
        missing -= shown(best)
    # Early choices can be covered by later ones.
    for board in sorted(chosen, key=lambda board: (-sizes[board["name"]], board["name"])):
        rest = [other for other in chosen if other is not board]
        if shown(board) <= set().union(*(shown(other) for other in rest)):
            chosen = rest
    return [board for board in boards if board in chosen]


def first_of_each(cases, kind):
    """The first case of each kind, in their order."""
    seen = {}
    for case in cases:
        seen.setdefault(kind(case), case)
    return list(seen.values())


def scheme_of(case):
    return case["what"].split(":")[0]


def signing_requests(full):
    """Three sessions of each scheme, small ones first come, and one refusal of each kind and scheme."""
    kept = {key: value for key, value in full.items() if key != "sessions"}
    counts = defaultdict(int)
    sessions = []
    for session in full["sessions"]:
        counts[session["schemeName"]] += len(session["points"]) <= 3
        if len(session["points"]) <= 3 and counts[session["schemeName"]] <= 3:
            sessions.append(session)
    kept["sessions"] = sessions
    kept["refused"] = first_of_each(full["refused"], lambda case: (scheme_of(case), case["error"]["words"]))
    return kept


def signing_evidence(full):
    def kind(case):
        words = case["what"].split(": ", 1)[-1]
        return case["kind"], words, (case["convicted"] or {}).get("reason"), "bip445" in case["what"]
    return dict(full, cases=first_of_each(full["cases"], kind))


def robust_transcripts(full):
    """One transcript of each story, of keys that are small."""
    small = [transcript for transcript in full["transcripts"] if transcript["key"]["n"] <= 4]
    return dict(full, transcripts=first_of_each(small, lambda one: tuple(one["name"].split(", ", 2)[2:])))


def draft_bip445(full):
    return dict(full, sessions=[session for session in full["sessions"] if session["n"] <= 5])


def files(source):
    boards = [board for group in GROUPS
              for board in json.loads((source / f"ceremony/{group}.json").read_text())["boards"]]
    primitives = json.loads((source / "ceremony/primitives.json").read_text())
    resharing = json.loads((source / "resharing/primitives.json").read_text())
    signing = {name: json.loads((source / f"signing/{name}.json").read_text()) for name in [
        "requests", "evidence", "roast", "bip445-0.12.1", "own-bip445-0.6.0-gaps"]}
    whole = [board for board in boards if board["name"] in WHOLE]
    assert len(whole) == len(WHOLE), "a board of WHOLE has another name"
    return {
        "ceremony/primitives.json": table(primitives),
        "ceremony/honest.json": table({"boards": whole}),
        "ceremony/boards.json": table({"boards": [compact(board) for board in choose(boards)]}),
        "resharing/primitives.json": table({name: resharing[name] for name in RESHARING}),
        "signing/requests.json": table(signing_requests(signing["requests"])),
        "signing/evidence.json": table(signing_evidence(signing["evidence"])),
        "signing/roast.json": table(robust_transcripts(signing["roast"])),
        "signing/bip445-0.12.1.json": table(draft_bip445(signing["bip445-0.12.1"])),
        "signing/own-bip445-0.6.0-gaps.json": table(signing["own-bip445-0.6.0-gaps"]),
    }


def main(arguments):
    check = arguments[:1] == ["--check"]
    if len(arguments) != 1 + check:
        sys.exit("usage: Scripts/own-vectors.py [--check] FOLDER, which has ceremony, resharing and signing")
    wrong = 0
    for name, text in files(pathlib.Path(arguments[-1])).items():
        path = TARGET / name
        if check:
            same = path.is_file() and path.read_text() == text
            wrong += not same
            print(f"own vectors: {name} {'is the same' if same else 'DIFFERS'}")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            print(f"own vectors: {name}, {len(text)} bytes")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
