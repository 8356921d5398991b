"""What each phase of the turn costs in instructions, which other work on the machine does not change.

    python3 benchmarks/phases.py [--plays 2] [build/release/salient]      exit status 1: a phase is over a third

Plays kursk-2024 under callgrind (Debian package valgrind) and prints a table in Markdown.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

HOME = Path(__file__).parents[1]
PHASES = "injects policy intelligence command supply movement fires combat people works control".split()
PLAYS = 2
LARGEST = 1 / 3  # share of a turn that no phase may pass
LINE = re.compile(r"^\s*([\d,]+)\s+\([^)]*\)\s+\S*?salient::(.+?)\(")


def recorded(program, play, folder):
    """Inclusive instructions of one play by function, as callgrind tells them."""
    trace = Path(folder) / "trace"
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={trace}", program, "play",
                    HOME / "scenarios/kursk-2024", "--seed", "1", "--play", str(play)], check=True, capture_output=True)
    told = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", trace], check=True,
                          capture_output=True, text=True).stdout
    return Counter(inclusive(told))


def inclusive(told):
    """{function without its namespace: instructions} of callgrind_annotate's report."""
    found = {}
    for line in told.splitlines():
        if match := LINE.match(line):
            found.setdefault(match[2], int(match[1].replace(",", "")))
    return found


def shares(found):
    """{phase: (instructions, share of the turns)}, largest first, and what all turns take."""
    turns = found["play_turn"]
    parts = {phase: found.get(f"phases::{phase}", 0) for phase in PHASES}
    return {phase: (cost, cost / turns) for phase, cost in sorted(parts.items(), key=lambda part: -part[1])}, turns


def table(parts, turns, plays):
    lines = [f"{turns / plays / 1e6:,.0f} million instructions a play in its turns (callgrind, {plays} plays).", "",
             "| phase | million instructions a play | share of the turn |", "|---|---|---|"]
    return "\n".join(lines + [f"| {phase} | {cost / plays / 1e6:,.1f} | {100 * share:.1f} % |"
                              for phase, (cost, share) in parts.items()])


def report(program, plays):
    """The table with its verdict, and the phases over a third of the turn."""
    found = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for play in range(plays):
            found += recorded(program, play, folder)
    parts, turns = shares(found)
    over = [phase for phase, (_, share) in parts.items() if share > LARGEST]
    said = f"Over a third of the turn: {', '.join(over)}." if over else "No phase is over a third of the turn."
    return f"{table(parts, turns, plays)}\n\n{said}", over


def main():
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--plays", type=int, default=PLAYS)
    ask.add_argument("program", nargs="?", default=HOME / "build/release/salient")
    asked = ask.parse_args()
    text, over = report(asked.program, asked.plays)
    print(text)
    sys.exit(bool(over))


if __name__ == "__main__":
    main()
