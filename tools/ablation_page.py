#!/usr/bin/env python3
"""Writes the ablation tables of a page from `salient compare --json`: each mechanism off, what changes, with errors.

    tools/ablation_page.py COMPARE.json... --page docs/validation/operations.md

A section of the page between `<!-- ablation NAME -->` and `<!-- end -->` is written again from the file NAME.json.
"""
import argparse
import json
import re
from pathlib import Path
from statistics import median

SECTION = re.compile(r"(<!-- ablation ([\w-]+) -->\n).*?(<!-- end -->)", re.S)


def number(x):
    """Three figures are more than the error allows."""
    return f"{x:,.0f}" if abs(x) >= 100 else f"{x:.3g}"


def change(difference):
    low, high = difference["error"]
    told = f"{round(difference['difference'], 9):+.3g} [{number(low)}, {number(high)}]"
    return f"**{told}**" if low > 0 or high < 0 else told


def against_the_scenario(compared):
    """Comparisons of an excursion with the scenario itself, not with another excursion."""
    return [c for c in compared["comparisons"] if c["against"] == "as it is"]


def table(compared, targets):
    comparisons = against_the_scenario(compared)
    first = {d["target"]: d for d in comparisons[0]["differences"]}
    shown = [t for t in first if not targets or t in targets]
    lines = ["| " + " | ".join(["", *(first[t]["label"] for t in shown)]) + " |", "|" + "---|" * (len(shown) + 1),
             "| as it is | " + " | ".join(number(first[t]["before"]) for t in shown) + " |"]
    for comparison in comparisons:
        by_target = {d["target"]: d for d in comparison["differences"]}
        cells = [change(by_target[t]) if t in by_target else "" for t in shown]
        lines.append(f"| {comparison['of']} | " + " | ".join(cells) + " |")
    widths = [[(d["error"][1] - d["error"][0]) / 2 for c in comparisons for d in c["differences"] if d["target"] == t]
              for t in shown]
    lines.append("| *smallest change told* | " + " | ".join(f"*{number(median(w))}*" for w in widths) + " |")
    note = f"{compared['plays']} plays of {compared['scenario']}, {compared['failed']} failed; change in the mean with its "
    note += "95 % interval over paired plays; bold where the interval leaves out 0. "
    note += "The last row is half the width of the middle interval: a smaller change would not have been seen."
    return "\n".join([*lines, "", note]) + "\n"


def page_with(text, sections, targets):
    def written(match):
        compared = sections.get(match.group(2))
        return match.group(0) if compared is None else match.group(1) + table(compared, targets) + match.group(3)
    return SECTION.sub(written, text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("compared", nargs="+", type=Path)
    parser.add_argument("--page", type=Path, required=True)
    parser.add_argument("--target", action="append", default=[], help="only this target; may be given again")
    options = parser.parse_args()
    sections = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in options.compared}
    text = options.page.read_text(encoding="utf-8")
    options.page.write_text(page_with(text, sections, options.target), encoding="utf-8")


if __name__ == "__main__":
    main()
