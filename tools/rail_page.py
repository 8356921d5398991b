#!/usr/bin/env python3
"""Writes the share of railways in a page's section on supply, from the journals of some plays.

    salient play STUDY --play N --journal play-N.jsonl
    tools/rail_page.py play-*.jsonl --page docs/validation/operations.md

The section between `<!-- rail -->` and `<!-- end -->` is written again. Tonnes count once on each link of the net.
"""
import argparse
import json
import re
from pathlib import Path
from statistics import median

import markdown_table

SECTION = re.compile(r"(<!-- rail -->\n).*?(<!-- end -->)", re.S)


def moved(path):
    """{side: (tonnes by rail, tonnes by road)} at the end of a play."""
    last = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith('{"snapshot"'):
            last = json.loads(line)
    return {side: (last["by_rail"][side], last["by_road"][side]) for side in last["by_rail"]}


def table(plays):
    rows = []
    for side in plays[0]:
        rail, road = [p[side][0] for p in plays], [p[side][1] for p in plays]
        shares = [a / (a + b) if a + b > 0 else 0.0 for a, b in zip(rail, road)]
        rows.append([side, f"{median(rail):,.0f}", f"{median(road):,.0f}",
                     f"{median(shares):.0%} ({min(shares):.0%} to {max(shares):.0%})"])
    note = f"{len(plays)} plays: the middle (least to most). A tonne counts once on each link that it goes over."
    head = ["side", "tonnes by rail", "tonnes by road", "share by rail"]
    return f"{markdown_table.table(head, rows)}\n\n{note}\n"


def page_with(text, plays):
    return SECTION.sub(lambda match: match.group(1) + table(plays) + match.group(2), text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("journals", nargs="+", type=Path)
    parser.add_argument("--page", type=Path, required=True)
    options = parser.parse_args()
    text = options.page.read_text(encoding="utf-8")
    options.page.write_text(page_with(text, [moved(path) for path in options.journals]), encoding="utf-8")


if __name__ == "__main__":
    main()
