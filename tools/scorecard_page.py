#!/usr/bin/env python3
"""Writes the page of a scorecard: tables, plots, and where each law fails, all from `salient validate --json`.

    tools/scorecard_page.py A.json OUT.md [--ab AB.json] [--permuted P.json] [--swapped S.json] [--scores SCORES.csv]
                            [--folds WORDS JSON]...

`--folds`: of `salient calibrate --folds --json`, as often as asked, in the order of the table's rows.

The plots go beside the page as reliability.svg and coverage.svg. Nothing on the page is written by hand: a law's
faults are found by the rules at the top of this file.
"""
import argparse
import json
from pathlib import Path

from markdown_table import table_block as table

MEASURES = {"attacker_loss": "attacker's loss", "defender_loss": "defender's loss", "exchange": "exchange"}
OTHERS = {"advance": "advance", "duration": "duration"}
COVERAGE = (0.75, 0.85)  # what 80 % intervals may hold
BIAS = 0.2               # of a logarithm: a fifth too much or too little
BIN = 0.1                # by which a bin of calibration may be off
FEWEST = 20              # battles of an era that a sentence is written about
INK = ["#1f5a8a", "#b4552d", "#3d7a4a"]


def interval(score, key):
    low, high = score["intervals"][key]
    return f"{score[key]:.3f} [{low:.3f}, {high:.3f}]"


def forecasters(card):
    return [*card["laws"].items(), *((f"*{name}*", line) for name, line in card["baselines"].items())]


def winner_table(card, part=lambda line: line):
    rows = [[name, interval(w, "log_loss"), interval(w, "brier"), interval(w, "auc"), str(w["n"])]
            for name, line in forecasters(card) if (w := part(line).get("winner"))]
    return table(["", "log-loss", "Brier", "AUC", "n"], rows)


def measure_table(card, measure, part=lambda line: line):
    rows = [[name, interval(m, "crps"), f"{m['rmse']:.3f}", f"{m['bias']:+.3f}", interval(m, "coverage80"),
             str(m["n"])] for name, line in forecasters(card) if (m := part(line).get(measure))]
    return table(["", "CRPS", "RMSE", "bias", "in the 80 % interval", "n"], rows)


def era_table(line, base):
    rows = []
    for era, scores in line["eras"].items():
        cells = [era.replace("_", " ")]
        for name, key in (("winner", "log_loss"), *((m, "crps") for m in MEASURES)):
            ours, theirs = scores.get(name), base["eras"][era].get(name)
            cells.append(f"{ours[key]:.3f} ({theirs[key]:.3f})" if ours and theirs else "")
        rows.append([*cells, str(scores.get("winner", {}).get("n", 0)), str(scores.get("exchange", {}).get("n", 0))])
    return table(["era", "winner, log-loss", *(f"{m}, CRPS" for m in MEASURES.values()), "n", "n"], rows)


def against(line, key, what):
    """A sentence on a score against the base rate's."""
    found = line["against_base_rate"][key]
    low, high = found["interval"]
    side = "better than" if high < 0 else "worse than" if low > 0 else "not told apart from"
    return side, f"{what} is {side} the base rate ({found['difference']:+.3f} [{low:+.3f}, {high:+.3f}])"


def faults_of_spread(scores, where):
    for measure, words in {**MEASURES, **OTHERS}.items():
        m = scores.get(measure)
        if not m or m["n"] < FEWEST:
            continue
        wide = m["coverage80"] > COVERAGE[1] and measure in MEASURES  # whole days and no ground gained are ties
        if m["coverage80"] < COVERAGE[0] or wide:
            kind = "too narrow" if m["coverage80"] < COVERAGE[0] else "too wide"
            yield f"{words}{where}: the 80 % interval holds {m['coverage80']:.0%} and is {kind}"
        if abs(m["bias"]) > BIAS:
            yield f"{words}{where}: expected {'too much' if m['bias'] > 0 else 'too little'} by {abs(m['bias']):.2f} of ln"


def faults(line, base):
    """Where a law fails, a sentence each, by the rules at the top."""
    found = []
    for key, what in (("winner_log_loss", "the winner's log-loss"),
                      *((f"{m}_crps", f"the CRPS of the {words}") for m, words in {**MEASURES, **OTHERS}.items())):
        if key in line["against_base_rate"]:
            side, sentence = against(line, key, what)
            found += [sentence] if side != "better than" else []
    for bin_ in line["winner"]["calibration"]:
        if bin_["n"] >= FEWEST and abs(bin_["forecast"] - bin_["happened"]) > BIN:
            found.append(f"of {bin_['n']} battles given {bin_['forecast']:.0%} the attacker won {bin_['happened']:.0%}")
    found += faults_of_spread(line, "")
    found += faults_of_spread(line["band"], " in the band")
    for era, scores in line["eras"].items():
        ours, theirs = scores.get("winner"), base["eras"][era].get("winner")
        if ours and theirs and ours["n"] >= FEWEST and ours["log_loss"] > theirs["log_loss"]:
            found.append(f"{era.replace('_', ' ')}: log-loss {ours['log_loss']:.3f} over {ours['n']} battles, base rate "
                         f"{theirs['log_loss']:.3f}")
    return found


def merits(line):
    for key, what in (("winner_log_loss", "the winner's log-loss"),
                      *((f"{m}_crps", f"the CRPS of the {words}") for m, words in {**MEASURES, **OTHERS}.items())):
        if key in line["against_base_rate"]:
            side, sentence = against(line, key, what)
            if side == "better than":
                yield sentence


def bullets(lines):
    return "".join(f"- {line[0].upper() + line[1:]}.\n" for line in lines) or "- Nothing by these rules.\n"


# ---- plots

SIDE, GAP = 200, 60


def panel(row, title, x_label, y_label, marks):
    """A square with its diagonal; marks drawn in units of the square, y upward."""
    left = 50 + row * (SIDE + GAP)
    parts = [f'<g transform="translate({left},40)">',
             f'<rect width="{SIDE}" height="{SIDE}" fill="#fff" stroke="#999"/>',
             f'<line x1="0" y1="{SIDE}" x2="{SIDE}" y2="0" stroke="#bbb" stroke-dasharray="4 3"/>',
             f'<text x="{SIDE / 2}" y="-12" text-anchor="middle" font-weight="bold">{title}</text>',
             f'<text x="{SIDE / 2}" y="{SIDE + 34}" text-anchor="middle">{x_label}</text>',
             f'<text transform="translate(-34,{SIDE / 2}) rotate(-90)" text-anchor="middle">{y_label}</text>']
    for tick in (0, 0.5, 1):
        parts.append(f'<text x="{tick * SIDE:g}" y="{SIDE + 16}" text-anchor="middle">{tick:g}</text>')
        parts.append(f'<text x="-8" y="{SIDE - tick * SIDE + 4:g}" text-anchor="end">{tick:g}</text>')
    return "\n".join([*parts, *marks, "</g>"])


def at(x, y):
    return round(x * SIDE, 1), round(SIDE - y * SIDE, 1)


def curve(points, ink, label=""):
    path = " ".join(f"{x},{y}" for x, y in (at(*p) for p in points))
    dots = [f'<circle cx="{x}" cy="{y}" r="3.5" fill="{ink}"/>' for x, y in (at(*p) for p in points)]
    return [f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="1.5"><title>{label}</title></polyline>',
            *dots]


def svg(panels, legend=()):
    width, height = 50 + len(panels) * (SIDE + GAP), SIDE + 90 + (22 if legend else 0)
    keys = []
    for i, (label, ink) in enumerate(legend):
        x, y = 50 + i * 150, SIDE + 100
        keys.append(f'<circle cx="{x + 4}" cy="{y - 4}" r="4" fill="{ink}"/><text x="{x + 14}" y="{y}">{label}</text>')
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            'font-family="sans-serif" font-size="12" fill="#222">\n<rect width="100%" height="100%" fill="#fafafa"/>\n'
            + "\n".join([*panels, *keys]) + "\n</svg>\n")


def reliability(card):
    return svg([panel(i, name, "P(attacker wins)", "attacker won",
                      curve([(b["forecast"], b["happened"]) for b in line["winner"]["calibration"] if b["n"]], INK[0]))
                for i, (name, line) in enumerate(card["laws"].items()) if "winner" in line])


def held(tenths):
    """(share that a central interval should hold, share that it held)."""
    return [(0, 0), *((0.2 * k, sum(tenths[5 - k:5 + k])) for k in range(1, 6))]


def coverage(card):
    panels = []
    for i, (name, line) in enumerate(card["laws"].items()):
        marks = [mark for ink, (measure, words) in zip(INK, MEASURES.items()) if measure in line
                 for mark in curve(held(line[measure]["tenths"]), ink, words)]
        panels.append(panel(i, name, "interval should hold", "interval held", marks))
    return svg(panels, [*zip(MEASURES.values(), INK)])


# ---- the page

def head(card):
    return f"""# Scorecard

*Written by `tools/scorecard_page.py` from `salient validate`; [how it is read](../reference/scorecard.md),
[how battles are played and scored](../../src/salient/history/README.md).*

{card['rows']} battles of the development part of CDB90, {card['parts_of_larger_battles']} of them parts of others and
not scored; each played {card['plays']} times under each law with inputs {card['inputs']} (known before the battle),
converter {card['converter']}. In brackets 95 of 100 resamples of whole campaigns. Scores of losses are of natural
logarithms: of the share of the attacker's people lost, of the defender's, and of the defender's losses over the
attacker's. Lower is better but for AUC. In italics, baselines fitted on all other campaigns: the base rate, the 3:1
rule, and regression on the force ratio; left out campaign by campaign, a base rate is lower where the attacker won,
so that its AUC lies below a half and says nothing.

The law `history` and the hazards of giving up, under which every law here ends its battles, were fitted to these very
battles: their scores are in sample, but for the section "Out of fold".
"""


def page(card, ab, controls, folds):
    base = card["baselines"]["base_rate"]
    parts = [head(card), "## Who wins\n", winner_table(card), "![reliability of P(attacker wins)](reliability.svg)\n"]
    for measure, words in MEASURES.items():
        parts += [f"## ln of the {words}\n", measure_table(card, measure)]
    parts += ["![central intervals against what they held](coverage.svg)\n"]
    for measure, words in OTHERS.items():
        parts += [f"## {words.capitalize()}\n", measure_table(card, measure)]
    parts += ["## Brigades and divisions\n", "Battles of 1904 and later with at most 25,000 people on both sides.\n",
              winner_table(card, lambda line: line["band"])]
    for measure, words in MEASURES.items():
        parts += [f"ln of the {words}:\n", measure_table(card, measure, lambda line: line["band"])]
    parts.append("## By era\n\nIn brackets the base rate on the same battles.\n")
    for name, line in card["laws"].items():
        parts += [f"### {name}\n", era_table(line, base)]
    if ab:
        parts += ["## With sorties and scheme\n", "Inputs A+B: what a scenario's author would also know.\n",
                  winner_table(ab)]
        for measure, words in MEASURES.items():
            parts += [f"ln of the {words}:\n", measure_table(ab, measure)]
    if folds:
        parts += out_of_fold(folds)
    parts.append("## Where each law fails\n\n" + rules())
    for name, line in card["laws"].items():
        parts += [f"### {name}\n", bullets(faults(line, base)), "What it does better than the base rate:\n",
                  bullets(merits(line))]
    if controls:
        parts += ["## Controls\n", "Spoilt on purpose; log-loss of the winner must be worse than above.\n",
                  control_table(card, controls)]
    return "\n".join(parts)


def held_by(m):
    low, high = m["intervals"]["coverage80"]
    return f"{m['crps']:.3f} ({m['coverage80']:.3f} [{low:.2f}, {high:.2f}])"


def fold_table(folds, part):
    rows = []
    for words, card in folds.items():
        line = part(card["laws"]["history"])
        rows.append([words, f"{line['winner']['log_loss']:.3f}", *(held_by(line[measure]) for measure in MEASURES)])
    base = part(next(iter(folds.values()))["baselines"]["base_rate"])
    rows.append(["*base_rate*", f"{base['winner']['log_loss']:.3f}", *(held_by(base[m]) for m in MEASURES)])
    return table(["", "winner, log-loss", *(f"ln {words}, CRPS" for words in MEASURES.values())], rows)


def out_of_fold(folds):
    """The law `history` where each battle is forecast by a fit to other campaigns; controls must come out worse."""
    return ["## Out of fold\n",
            "The law `history`, each battle forecast by a fit to the battles of other campaigns, five folds: the figures to\n"
            "improve. In brackets the share of battles in the 80 % interval, and that share's own interval over resamples of\n"
            "campaigns: where it holds 0.8, an honest forecast of battles so clustered may miss as much. Controls are spoilt\n"
            "on purpose: outcomes dealt out at random before the fit; sides swapped after it.\n",
            fold_table(folds, lambda line: line), "Brigades and divisions of 1904 and later:\n",
            fold_table(folds, lambda line: line["band"]), *folds_fail(folds)]


def folds_fail(folds):
    """Where the forecasts that are not spoilt fail, by the rules of the next section."""
    for words, card in folds.items():
        if card["control"] == "none":
            yield f"Where {words} fail, by the rules below:\n"
            yield bullets(faults(card["laws"]["history"], card["baselines"]["base_rate"]))


def rules():
    return (f"Told by rule: scores that are not better than the base rate's, bins of calibration off by more than "
            f"{BIN:.0%}, 80 % intervals that hold less than {COVERAGE[0]:.0%} or more than {COVERAGE[1]:.0%}, bias over "
            f"{BIAS} of a logarithm, eras of {FEWEST} battles and more in which the base rate called winners better.\n")


def control_table(card, controls):
    rows = [[name, f"{line['winner']['log_loss']:.3f}",
             *(f"{c['laws'][name]['winner']['log_loss']:.3f}" for c in controls.values())]
            for name, line in card["laws"].items()]
    return table(["", "honest", *controls], rows)


def scores(card):
    """What a study tells its confidence from: each law against brigades and divisions of record, as CSV."""
    base = card["baselines"]["base_rate"]["band"]
    lines = ["# Scores of each law of attrition against battles of record since 1904 with at most 25,000 people on both sides,",
             "# and of the base rate on the same battles. Log-loss of the winner; CRPS of ln losses and ln exchange. Made by",
             "# script/scorecard. The last column: battles of the record that are of the present.",
             "law,measure,battles,score,base_rate,coverage80,of_the_present"]
    for name, line in card["laws"].items():
        present = line["eras"].get("present", {}).get("winner", {}).get("n", 0)
        for measure in ("winner", *MEASURES):
            mine, key = line["band"][measure], "log_loss" if measure == "winner" else "crps"
            held = f"{mine['coverage80']:.4f}" if "coverage80" in mine else ""
            lines.append(f"{name},{measure},{mine['n']},{mine[key]:.4f},{base[measure][key]:.4f},{held},{present}")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("card", type=Path)
    parser.add_argument("out", type=Path)
    for name in ("ab", "permuted", "swapped"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--scores", type=Path, help="also write the scores that a study tells its confidence from")
    parser.add_argument("--folds", nargs=2, action="append", default=[], metavar=("WORDS", "JSON"))
    typed = parser.parse_args()

    def read(path):
        return json.loads(path.read_text(encoding="utf-8")) if path else None

    card = read(typed.card)
    controls = {words: read(path) for words, path in
                (("outcomes dealt out at random", typed.permuted), ("sides swapped", typed.swapped)) if path}
    typed.out.write_text(page(card, read(typed.ab), controls, {words: read(Path(path)) for words, path in typed.folds}),
                         encoding="utf-8")
    if typed.scores:
        typed.scores.write_text(scores(card), encoding="utf-8")
    typed.out.with_name("reliability.svg").write_text(reliability(card), encoding="utf-8")
    typed.out.with_name("coverage.svg").write_text(coverage(card), encoding="utf-8")


if __name__ == "__main__":
    main()
