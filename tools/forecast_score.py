#!/usr/bin/env python3
"""Scores a frozen study against what followed.

    tools/forecast_score.py docs/studies/NAME.json docs/validation/NAME-outcomes.toml docs/validation/NAME.md

The study was frozen by tools/study_page.py; the outcomes are public estimates with their sources, ranges where they
contradict each other. Nothing on the page is typed: where in its distribution each event fell, its scores, and what
that says by the rules at the top. The study's hashes are on the page; a forecast that was changed afterwards has others.
"""
import argparse
import hashlib
import json
import re
import tomllib
from bisect import bisect_left, bisect_right
from datetime import date
from math import inf, log
from pathlib import Path

from markdown_table import table

START = date(2024, 11, 11)  # the first day of play; day d is the end of its d-th day
LAST = 120
TAIL = 0.05                 # on each side of what nine plays in ten come to
WAY_OFF = 0.01              # beyond which hardly a play goes
STATED = (("at least a tenth is retaken by day 120", "retaken.day120", 0.1), ("at least half is retaken by day 120", "retaken.day120", 0.5),
          ("all of it is retaken by day 120", "retaken.day120", 1.0))


class Spread:
    """A frozen distribution: values that equal shares of the plays do not exceed; inf where it never happened."""

    def __init__(self, steps):
        self.steps = [inf if v is None else v for v in steps]

    def between(self, other, weight):
        """Between two dates, share by share."""
        return Spread([a + weight * (b - a) for a, b in zip(self.steps, other.steps)])

    def below(self, x):
        return bisect_left(self.steps, x) / len(self.steps)

    def upto(self, x):
        return bisect_right(self.steps, x) / len(self.steps)

    def quantile(self, p):
        return self.steps[round(p * (len(self.steps) - 1))]

    def place(self, low, high):
        """The shares of plays that lie wholly below, and not above, an event known to lie between two numbers."""
        return self.below(low), self.upto(high)

    def crps(self, x):
        """Of the steps as an ensemble: mean distance to what happened, less half the mean distance of two of them."""
        n, ordered = len(self.steps), self.steps
        apart = sum((2 * i - n + 1) * v for i, v in enumerate(ordered)) * 2 / (n * n)
        return sum(abs(v - x) for v in ordered) / n - apart / 2


def day_of(when):
    return (when - START).days + 1


def at_day(kept, prefix, day):
    """The distribution on a day between those that were frozen."""
    days = sorted(int(m[1]) for key in kept if (m := re.fullmatch(re.escape(prefix) + r"\.day(\d+)", key)))
    day = min(max(day, days[0]), days[-1])
    after = next(d for d in days if d >= day)
    before = max((d for d in days if d <= day))
    early, late = Spread(kept[f"{prefix}.day{before}"]), Spread(kept[f"{prefix}.day{after}"])
    return early if after == before else early.between(late, (day - before) / (after - before))


# ---- words

def percent(share):
    return f"{100 * share:.0f} %"


def people(value):
    return f"{value:,.0f}"


def span(low, high, write):
    return write(low) if write(low) == write(high) else f"{write(low)} to {write(high)}"


def place_words(low, high):
    """Where in the plays an event fell, by the middle of what is known of its place."""
    middle = (low + high) / 2
    if middle < WAY_OFF:
        return "below nearly every play"
    if middle > 1 - WAY_OFF:
        return "above nearly every play"
    if middle < TAIL:
        return "in the lowest twentieth"
    if middle > 1 - TAIL:
        return "in the highest twentieth"
    return "in the middle half" if 0.25 <= middle <= 0.75 else "within nine in ten, on the low side" if middle < 0.25 else \
        "within nine in ten, on the high side"


def source(entry):
    return f"[{entry['who']}]({entry['link']}), {entry['published']}"


# ---- each kind of outcome

def retaken(entry):
    """The share of the land retaken, as a range: what is held over what was held, each in its range."""
    (held_low, held_high), (start_low, start_high) = entry["held"], entry["start"]
    return max(0.0, 1 - held_high / start_low), min(1.0, max(0.0, 1 - held_low / start_high))


def uniform_crps(x):
    """Of one who holds every share between none and all for as likely as any other."""
    return x * x - x + 1 / 3


def score(spread, low, high, write):
    place = spread.place(low, high)
    crps = sorted(spread.crps(x) for x in (low, (low + high) / 2, high))
    return place, [f"{write(spread.quantile(0.5))} ({write(spread.quantile(0.05))} to {write(spread.quantile(0.95))})",
                   span(low, high, write), span(*place, percent), place_words(*place)], (crps[0], crps[-1])


def land(outcomes, kept):
    rows, places, scores = [], [], []
    for entry in outcomes["land"]:
        low, high = retaken(entry)
        place, cells, crps = score(at_day(kept, "ground", day_of(entry["date"])), low, high, percent)
        places.append(place)
        scores.append((sum(crps) / 2, uniform_crps((low + high) / 2)))
        reference = sorted(uniform_crps(x) for x in (low, (low + high) / 2, high))
        rows.append([str(entry["date"]), *cells, span(*crps, lambda x: f"{x:.3f}"), span(reference[0], reference[-1], lambda x: f"{x:.3f}"),
                     source(entry)])
    return rows, places, scores


def contingent(outcomes, kept):
    rows, places = [], {"killed": [], "casualties": []}
    for entry in outcomes["contingent"]:
        for kind in places:
            if kind not in entry:
                continue
            place, cells, crps = score(at_day(kept, f"north_korean.{kind}", day_of(entry["date"])), *entry[kind], people)
            places[kind].append(place)
            rows.append([str(entry["date"]), kind if kind == "killed" else "killed and wounded", *cells, span(*crps, people), source(entry)])
    return rows, places


def brier_line(text, p, happened):
    if happened is None:
        return [text, percent(p), "not settled: the estimates lie on both sides", "", ""]
    clipped = min(max(p if happened else 1 - p, 1e-3), 1 - 1e-3)
    return [text, percent(p), "yes" if happened else "no", f"{(p - happened) ** 2:.3f}", f"{-log(clipped):.2f}"]


def statements(outcomes, kept):
    town, last = outcomes["town"], START.toordinal() + LAST - 1
    first, final = (d.toordinal() for d in town["fell"])
    falls = Spread(kept[town["question"]]).upto(LAST)
    fell = None if first <= last < final else final <= last
    rows = [brier_line(f"{town['name']} falls by day {LAST}", falls, fell)]
    ends = [retaken(e) for e in outcomes["land"] if day_of(e["date"]) >= LAST - 3]
    for text, column, border in STATED:
        p = 1 - Spread(kept[column]).below(border)
        yes, no = all(low >= border for low, _ in ends), all(high < border for _, high in ends)
        rows.append(brier_line(text, p, True if yes else False if no else None))
    return rows


def town_sentence(outcomes, kept):
    town = outcomes["town"]
    first, final = (day_of(d) for d in town["fell"])
    spread = Spread(kept[town["question"]])
    by_end = spread.upto(LAST)
    links = ", ".join(f"[{i + 1}]({link})" for i, link in enumerate(town["links"]))
    when = f"It fell between {town['fell'][0]} and {town['fell'][1]} ({links}), days {first} to {final}"
    if first > LAST:
        return (f"{when}: {first - LAST} to {final - LAST} days after the last day that was played. In {percent(by_end)} of the plays it "
                f"had fallen before; in the others it had not by day {LAST}, as it had not.")
    low, high = spread.place(first, final)
    return f"{when}: {span(low, high, percent)} of the plays had it fall no later."


# ---- what that says

def side_of(places):
    """-1: the events lay low in the plays, 1: high, 0: neither, by the middle of their places."""
    middle = sorted((low + high) / 2 for low, high in places)[len(places) // 2]
    return -1 if middle < 0.25 else 1 if middle > 0.75 else 0


def held_sentence(what, places):
    inside = sum(low < 1 - TAIL and high > TAIL for low, high in places)
    return f"{inside} of {len(places)} estimates of {what} lie, at least in part, within what nine plays in ten come to"


def land_score(scores):
    """Against one who knows nothing; by a tenth, for the estimates are no finer."""
    ours, theirs = (sum(s[i] for s in scores) / len(scores) for i in (0, 1))
    told = "better than" if ours < 0.9 * theirs else "worse than" if ours > 1.1 * theirs else "no better and no worse than"
    return f"on land the plays score a CRPS of {ours:.3f} on average, {told} one who holds every share for as likely as any other ({theirs:.3f})"


def says(land_places, places, scores):
    lines = [held_sentence("the land retaken", land_places) + "; " + {
        -1: "what happened lies low in the plays: they retook more, or sooner, than was retaken",
        1: "what happened lies high in the plays: they retook less, or later, than was retaken",
        0: "what happened lies about their middle"}[side_of(land_places)], land_score(scores)]
    for kind, words in (("killed", "the contingent's killed"), ("casualties", "its killed and wounded")):
        lines.append(held_sentence(words, places[kind]) + "; " + {
            -1: "the estimates lie low in the plays: too many were lost in them",
            1: "the estimates lie high in the plays: too few were lost in them, or the estimates are too high",
            0: "the estimates lie about their middle"}[side_of(places[kind])])
    return "\n".join(f"- {line[0].upper() + line[1:]}." for line in lines)


def disagreement(outcomes):
    """By how much those who estimate the contingent's dead contradict each other."""
    killed = [e["killed"] for e in outcomes["contingent"] if "killed" in e and day_of(e["date"]) >= LAST]
    if len(killed) < 2:
        return ""
    low, high = min(k[0] for k in killed), max(k[1] for k in killed)
    return (f"Those who estimate the contingent's dead to the end of the play differ by a factor of {high / low:.1f} ({people(low)} to "
            f"{people(high)}); some count past it, so theirs is at most that.")


def page(frozen, outcomes, digest):
    kept, figures = frozen["distributions"], frozen["figures"]
    land_rows, land_places, land_scores = land(outcomes, kept)
    lost_rows, lost_places = contingent(outcomes, kept)
    start = outcomes["start"]
    return f"""# Against what happened: Kursk, from November 2024

*Written by `tools/forecast_score.py` from the frozen study `docs/studies/kursk-2024.json` and the public estimates in
`docs/validation/kursk-2024-outcomes.toml`. Nothing here was or may be used to set a number of the model.*

The forecast is [the study](../studies/kursk-2024.md), {figures['plays']} plays from 11 November 2024. Frozen:

| | |
|---|---|
| signature of its plays | `{figures['signature']}` |
| program | `{figures['code']}` |
| scenario | `{figures['scenario_hash']}` |
| parameters | `{figures['parameters_hash']}` |
| the frozen file, SHA-256 | `{digest}` |

*Place*: the share of the plays that lies below the event; a forecast that is right in the long run sees events fall
evenly between 0 and 100 %. One campaign cannot show that: it is one event, told in several numbers that hang together.
*CRPS*: the distance between the plays and the event, lower is better. Ranges are those of the estimates.

## What it says

{says(land_places, lost_places, land_scores)}

{town_sentence(outcomes, kept)}

{disagreement(outcomes)}

## Land

The share of what Ukraine held on 11 November that was retaken. No one counted on that day: {start['note']}
([source]({start['link']})), so {start['low']} to {start['high']} km². Distributions between two frozen dates are taken between them,
share by share. In the last but one column, one who thinks every share as likely as any other.

{table(["date", "plays: middle (nine in ten)", "estimated", "place", "", "CRPS", "knows nothing", "source"], land_rows)}

## Statements

Brier score: 0 is best, 0.25 is a coin's. Log score: 0 is best, 0.69 is a coin's.

{table(["", "plays", "happened", "Brier", "log"], statements(outcomes, kept))}

## The contingent's losses

{table(["date", "", "plays: middle (nine in ten)", "estimated", "place", "", "CRPS", "source"], lost_rows)}

Not scored: losses of Russia and Ukraine, of which only their enemies published totals for this region; whether and when the
offensive was called off, which nobody outside could see.
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    for name in ("frozen", "outcomes", "out"):
        parser.add_argument(name, type=Path)
    typed = parser.parse_args()
    text = typed.frozen.read_bytes()
    frozen = json.loads(text)
    if frozen.get("format") != "salient-frozen-study":
        raise SystemExit(f"{typed.frozen} is no study frozen by tools/study_page.py")
    outcomes = tomllib.loads(typed.outcomes.read_text(encoding="utf-8"))
    typed.out.write_text(page(frozen, outcomes, hashlib.sha256(text).hexdigest()), encoding="utf-8")


if __name__ == "__main__":
    main()
