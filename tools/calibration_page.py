#!/usr/bin/env python3
"""Writes the tables of docs/model/calibration.md from `salient calibrate --folds --json`.

    tools/calibration_page.py --page docs/model/calibration.md [--folds WORDS JSON]... [--each JSON]

A section of the page between `<!-- calibration NAME -->` and `<!-- end -->` is written again: `folds` from the files of
--folds, in their order; `ablations` and `stacking` from the file of --each, made with `calibrate --each`.
"""
import argparse
import json
import re
from pathlib import Path

from markdown_table import table_block as table

SECTION = re.compile(r"(<!-- calibration (\w+) -->\n).*?(<!-- end -->)", re.S)
MEASURES = {"attacker_loss": "ln attacker's loss", "defender_loss": "ln defender's loss", "exchange": "ln exchange"}


def held(score):
    """CRPS, and in brackets the interval's coverage with its own interval over campaigns."""
    low, high = score["intervals"]["coverage80"]
    return f"{score['crps']:.3f} ({score['coverage80']:.3f} [{low:.2f}, {high:.2f}])"


def told(score, key="difference"):
    low, high = score["interval"]
    words = f"{score[key]:+.3f} [{low:+.3f}, {high:+.3f}]"
    return f"**{words}**" if low > 0 or high < 0 else words


def fold_rows(words, card):
    for where, part in (("", lambda line: line), (", band", lambda line: line["band"])):
        line = part(card["laws"]["history"])
        yield [words + where, f"{line['winner']['log_loss']:.3f}", *(held(line[m]) for m in MEASURES)]


def folds(cards):
    rows = [row for words, card in cards.items() for row in fold_rows(words, card)]
    base = next(iter(cards.values()))["baselines"]["base_rate"]
    for where, line in (("", base), (", band", base["band"])):
        rows.append([f"base rate{where}", f"{line['winner']['log_loss']:.3f}", *(held(line[m]) for m in MEASURES)])
    return table(["", "winner, log-loss", *MEASURES.values()], rows)


def verdict(part):
    """What a row says: a mechanism tells where an interval lies above 0, does harm where one lies below."""
    helped = [name for name, d in part.items() if d["interval"][0] > 0]
    harmed = [name for name, d in part.items() if d["interval"][1] < 0]
    return helped, harmed


SHOWN = ("winner_log_loss", *(f"{m}_crps" for m in MEASURES))
WORDS = {"winner_log_loss": "who wins", "attacker_loss_crps": "the attacker's losses",
         "defender_loss_crps": "the defender's losses", "exchange_crps": "the exchange"}


def ablations(card):
    each = {name: {k: one["all"][k] for k in SHOWN} for name, one in card["without"].items()}
    rows = [[name, *(told(one[k]) for k in SHOWN)] for name, one in each.items()]
    text = table(["without", "winner, log-loss", *(f"{words}, CRPS" for words in MEASURES.values())], rows)
    adds, harms, nothing = [], [], []
    for name, one in each.items():
        helped, harmed = verdict(one)
        if helped:
            adds.append(f"{name} ({', '.join(WORDS[k] for k in helped)})")
        if harmed:
            harms.append(f"{name} ({', '.join(WORDS[k] for k in harmed)})")
        if not helped and not harmed:
            nothing.append(name)
    said = [("Told from nothing", adds), ("Better without", harms), ("Not told from nothing", nothing)]
    return text + "\n" + "\n".join(f"{what}: {', '.join(names) or 'none'}." for what, names in said) + "\n"


def stacking(card):
    rows = []
    for what, s in card["stacked"].items():
        rows.append([what.replace("_", " "), *(f"{s[k]['value']:.3f}" for k in ("law", "regression", "both")),
                     *(told(s[k], "value") for k in ("law_adds", "regression_adds", "weight_of_law"))])
    return table(["", "law", "regression", "both", "the law adds", "the regression adds", "weight of the law"], rows)


def page_with(text, sections):
    return SECTION.sub(lambda m: m.group(1) + sections[m.group(2)] + m.group(3) if m.group(2) in sections else m.group(0),
                       text)


def read(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--page", type=Path, required=True)
    parser.add_argument("--folds", nargs=2, action="append", default=[], metavar=("WORDS", "JSON"))
    parser.add_argument("--each", type=Path)
    typed = parser.parse_args()
    sections = {}
    if typed.folds:
        sections["folds"] = folds({words: read(path) for words, path in typed.folds})
    if typed.each:
        card = read(typed.each)
        sections |= {"ablations": ablations(card), "stacking": stacking(card)}
    text = typed.page.read_text(encoding="utf-8")
    typed.page.write_text(page_with(text, sections), encoding="utf-8")


if __name__ == "__main__":
    main()
