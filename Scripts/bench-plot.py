#!/usr/bin/env python3
"""Draws what `make bench` measured: Docs/performance.svg, and the tables between the markers in
Docs/Performance.md. Needs nothing but Python."""
import json
import math
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.path.join(ROOT, ".build-bench", "bench.json")
WIDTH, HEIGHT = 720, 440
LEFT, RIGHT, TOP, BOTTOM = 70, 130, 50, 50
COLOURS = {"feldman": "#1f6f8b", "pedersen": "#b5532a"}


def position(n, milliseconds, largest):
    across = math.log10(n / 3) / math.log10(1000 / 3)
    up = math.log10(milliseconds) / math.log10(largest)
    return (LEFT + across * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM))


def plot(data):
    rows = [row for row in data["rows"] if row["arithmetic"] == "engine"]
    alone = [row for row in data["rows"] if row["arithmetic"] != "engine"]
    largest = 10 ** math.ceil(math.log10(max(row["cpuMilliseconds"] for row in data["rows"])))
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
           'font-family="sans-serif" font-size="12">',
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
           f'<text x="{LEFT}" y="22" font-size="15">What one participant costs, t = n/2 rounded up</text>',
           f'<text x="{LEFT}" y="39" fill="#666666">milliseconds of processor time; dashed: the floor; thin: '
           f'libsecp256k1 alone. {data["machine"]}</text>']
    mark = 1
    while mark <= largest:
        y = position(3, mark, largest)[1]
        out.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#dddddd"/>')
        out.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{mark}</text>')
        mark *= 10
    for n in sorted({row["participants"] for row in rows}):
        x = position(n, 1, largest)[0]
        out.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}" stroke="#eeeeee"/>')
        out.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{n}</text>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 12}" text-anchor="middle">'
               "participants n</text>")
    for scheme, colour in COLOURS.items():
        for field, dash in [("floorMilliseconds", ' stroke-dasharray="4 4"'), ("cpuMilliseconds", "")]:
            points = [position(row["participants"], max(row[field], 1), largest)
                      for row in rows if row["scheme"] == scheme]
            line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            out.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
        thin = " ".join("{:.1f},{:.1f}".format(*position(row["participants"], max(row["cpuMilliseconds"], 1), largest))
                        for row in alone if row["scheme"] == scheme)
        out.append(f'<polyline points="{thin}" fill="none" stroke="{colour}" stroke-width="0.8"/>')
        for x, y in points:
            out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>')
        out.append(f'<text x="{points[-1][0] + 8:.1f}" y="{points[-1][1] + 4:.1f}" fill="{colour}">{scheme}</text>')
    return "\n".join(out + ["</svg>", ""])


def chill_tables(data):
    rows = data["chilldkg"]
    out = ["Machine: " + data["machine"] + ".", "",
           "| arithmetic | n | t | CPU ms | floor ms | ratio | bytes sent | bytes received |",
           "|---|---|---|---|---|---|---|---|"]
    for row in rows:
        out.append(f"| {row['arithmetic']} | {row['participants']} | {row['threshold']} "
                   f"| {row['cpuMilliseconds']:.2f} | {row['floorMilliseconds']:.2f} | {row['ratio']:.2f} "
                   f"| {row['bytesSent']} | {row['bytesReceived']} |")
    hundred = [row for row in rows if row["participants"] == 100]
    out += ["", "By step, at n = 100 and t = 67, in milliseconds (floor in brackets):", "",
            "| step | " + " | ".join(row["arithmetic"] for row in hundred) + " |", "|---|" + "---|" * len(hundred)]
    for phases in zip(*(row["phases"] for row in hundred)):
        out.append(f"| {phases[0]['phase']} | " + " | ".join(
            f"{phase['cpuMilliseconds']:.2f} ({phase['floorMilliseconds']:.2f})" for phase in phases) + " |")
    return "\n".join(out)


def frost_tables(data):
    rows = data["frost"]
    out = ["Machine: " + data["machine"] + ".", "",
           "| identifiers | n | t | engine ms | libsecp256k1 ms | ratio | decoding ms |",
           "|---|---|---|---|---|---|---|"]
    for row in rows:
        out.append(f"| {row['naming']} | {row['participants']} | {row['threshold']} "
                   f"| {row['cpuMilliseconds']:.2f} | {row['plainMilliseconds']:.2f} | {row['ratio']:.2f} "
                   f"| {row['decodingMilliseconds']:.2f} |")
    hundred = [row for row in rows if row["participants"] == 100]
    out += ["", "By part, at n = 100 and t = 50, in milliseconds (libsecp256k1 alone in brackets):", "",
            "| part | " + " | ".join(row["naming"] for row in hundred) + " |", "|---|" + "---|" * len(hundred)]
    for phases in zip(*(row["phases"] for row in hundred)):
        out.append(f"| {phases[0]['phase']} | " + " | ".join(
            f"{phase['cpuMilliseconds']:.2f} ({phase['plainMilliseconds']:.2f})" for phase in phases) + " |")
    return "\n".join(out)


def signing_tables(data):
    parts = ["commit", "sign", "aggregate", "blame", "verify"]
    out = ["Machine: " + data["machine"] + ".", "",
           "| scheme | t | " + " | ".join(f"{part}, us" for part in parts) + " |", "|---|---|" + "---|" * len(parts)]
    for row in data["signatures"]:
        out.append(f"| {row['scheme']} | {row['threshold']} | "
                   + " | ".join(f"{row['engine'][part]:.0f} ({row['shares'][part]:.2f})" for part in parts) + " |")
    return "\n".join(out)


def robust_tables(data):
    out = ["Machine: " + data["machine"] + ".", "",
           "| scheme | t | n | plain, us | signed, us | robust, us | sessions with liars | with liars, us | answer, us | its bound | verdict, us | decoding and session |",
           "|---|---|---|---|---|---|---|---|---|---|---|---|"]
    for row in data["robust"]:
        out.append(f"| {row['scheme']} | {row['threshold']} | {row['participants']} | {row['plain']:.0f} | {row['signed']:.0f} "
                   f"| {row['honest']:.0f} ({row['honest'] / row['signed']:.2f}) | {row['sessions']} "
                   f"| {row['lying']:.0f} ({row['lying'] / row['signed']:.2f}) | {row['answer']:.0f} | {row['answerBound']:.0f} "
                   f"| {row['verdict']:.0f} ({row['verdict'] / row['verdictBase']:.2f}) | {row['verdictBase']:.0f} |")
    return "\n".join(out)


def fill(text, begin, end, content):
    text, found = re.subn(f"(<!-- {begin} -->\n).*(<!-- {end} -->)",
                          lambda match: match[1] + content + "\n" + match[2], text, flags=re.S)
    if found != 1:
        sys.exit(f"bench-plot: Docs/Performance.md has not one pair of markers '{begin}' and '{end}'")
    return text


def tables(data):
    out = ["Machine: " + data["machine"] + "."]
    for arithmetic, title in [("engine", "With the engine for public points:"),
                              ("libsecp256k1", "With libsecp256k1 alone:")]:
        rows = [row for row in data["rows"] if row["arithmetic"] == arithmetic]
        out += ["", title, "",
                "| scheme | n | t | CPU ms | floor ms | ratio | bytes sent | bytes received | peak MB |",
                "|---|---|---|---|---|---|---|---|---|"]
        for row in rows:
            out.append(f"| {row['scheme']} | {row['participants']} | {row['threshold']} "
                       f"| {row['cpuMilliseconds']:.2f} | {row['floorMilliseconds']:.2f} | {row['ratio']:.2f} "
                       f"| {row['bytesSent']} | {row['bytesReceived']} | {row['peakMemoryMegabytes']:.0f} |")
    hundred = {(row["scheme"], row["arithmetic"]): row for row in data["rows"] if row["participants"] == 100}
    if hundred:
        names = sorted(hundred)
        out += ["", "By part, at n = 100 and t = 50, in milliseconds (floor in brackets):", "",
                "| part | " + " | ".join(f"{scheme}, {arithmetic}" for scheme, arithmetic in names) + " |",
                "|---|" + "---|" * len(names)]
        parts = {name: {p["phase"]: f"{p['cpuMilliseconds']:.2f} ({p['floorMilliseconds']:.2f})"
                        for p in hundred[name]["phases"]} for name in names}
        for phase in hundred[names[-1]]["phases"]:
            out.append(f"| {phase['phase']} | "
                       + " | ".join(parts[name].get(phase["phase"], "") for name in names) + " |")
    largest = max((row for row in data["rows"] if row["arithmetic"] == "engine"),
                  key=lambda row: row["participants"])
    out += ["", f"What the calls cost, in nanoseconds, at n = {largest['participants']}:", "", "| call | cost |", "|---|---|"]
    for name, cost in largest["nanoseconds"].items():
        out.append(f"| {name} | {cost:.0f} |")
    out += ["", "Judging one complaint at t = 50, against one Horner's rule at t and six full products: "
            + ", ".join(f"{row['scheme']} {row['cpuMilliseconds']:.2f} ms, {row['ratio']:.2f} times"
                        for row in data["judging"]) + "."]
    return "\n".join(out)


def main():
    if not os.path.exists(DATA):
        sys.exit("bench-plot: there is nothing to draw; run `make bench` first")
    with open(DATA) as file:
        data = json.load(file)
    path = os.path.join(ROOT, "Docs", "Performance.md")
    with open(path) as file:
        text = file.read()
    # What was not measured yet stays as it is.
    if "rows" in data:
        with open(os.path.join(ROOT, "Docs", "performance.svg"), "w") as file:
            file.write(plot(data))
        text = fill(text, "measured", "end", tables(data))
    if "chilldkg" in data:
        text = fill(text, "measured chilldkg", "end chilldkg", chill_tables(data))
    if "frost" in data:
        text = fill(text, "measured frost", "end frost", frost_tables(data))
    if "signatures" in data:
        text = fill(text, "measured signatures", "end signatures", signing_tables(data))
    if "robust" in data:
        text = fill(text, "measured robust", "end robust", robust_tables(data))
    with open(path, "w") as file:
        file.write(text)
    print("bench-plot: Docs/performance.svg and the tables of Docs/Performance.md")


main()
