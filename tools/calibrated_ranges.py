#!/usr/bin/env python3
"""Writes the middle and the ends of a posterior's columns into parameters/attrition.toml.

A play draws a row of parameters/posterior/history.csv whole; the file of parameters holds each column's mean, and its
5 and 95 % points, for readers and for plays without uncertainty. Without --write: fails where they disagree.
"""
import csv
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
POSTERIOR = ROOT / "parameters/posterior/history.csv"
PARAMETERS = ROOT / "parameters/attrition.toml"


def columns():
    """{key: (low, mean, high)} of every column."""
    with open(POSTERIOR, encoding="utf-8") as file:
        rows = [*csv.DictReader(line for line in file if not line.startswith("#"))]
    found = {}
    for key in rows[0]:
        values = sorted(float(row[key]) for row in rows)
        tail = round(0.05 * (len(values) - 1))
        found[key] = (values[tail], sum(values) / len(values), values[-1 - tail])
    return found


def rewritten(text):
    blocks = re.split(r"(?m)^(?=\[)", text)
    known = columns()
    for i, block in enumerate(blocks):
        key = block[1:block.index("]")] if block.startswith("[") else ""
        for name, number in zip(("low", "value", "high"), known.get(key, ())):
            blocks[i] = re.sub(rf"(?m)^{name} = .*$", f"{name} = {number:.4g}", blocks[i])
    return "".join(blocks)


def main():
    text = PARAMETERS.read_text(encoding="utf-8")
    fresh = rewritten(text)
    if "--write" in sys.argv[1:]:
        PARAMETERS.write_text(fresh, encoding="utf-8")
    elif fresh != text:
        sys.exit("parameters/attrition.toml and its posterior disagree: tools/calibrated_ranges.py --write")


if __name__ == "__main__":
    main()
