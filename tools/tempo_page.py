#!/usr/bin/env python3
"""Writes the page on tempo: how fast fronts move in the laws of advance and in the record, from
`salient validate --tempo`.

    tools/tempo_page.py TEMPO.json OUT.md

Nothing on the page is written by hand: whether a law meets the record is told by the rules at the top of this file.
"""
import argparse
import json
from pathlib import Path

from markdown_table import table_block as table

FEWEST = 10        # battles of a kind that a verdict is given on
TWICE = 2.0        # a median within this factor of the record's is near
HELD = 0.15        # as is a share of battles without advance within this
FRONT = 3.0        # a front's median within this factor of the record is near


def near(found, wanted, factor):
    return wanted / factor <= found <= wanted * factor if wanted > 0 else found == 0


def verdict(pace, record):
    """What is off about a law on a kind of battles; nothing, where all is near."""
    faults = []
    if abs(pace["held"] - record["held"]) > HELD:
        faults.append("holds too often" if pace["held"] > record["held"] else "holds too seldom")
    if not near(pace["quantiles"][2], record["quantiles"][2], TWICE):
        faults.append("too slow" if pace["quantiles"][2] < record["quantiles"][2] else "too fast")
    if not near(pace["quantiles"][4], record["quantiles"][4], TWICE):
        faults.append("its fastest tenth too " + ("slow" if pace["quantiles"][4] < record["quantiles"][4] else "fast"))
    return ", ".join(faults)


def battles_table(battles):
    rows = []
    for kind in battles:
        lines = [("record", kind["record"], ""),
                 *((law, pace, "too few to say" if kind["record"]["n"] < FEWEST else verdict(pace, kind["record"]) or
                    "near") for law, pace in kind["played"].items())]
        for who, pace, said in lines:
            first = f"**{kind['name']}** ({kind['record']['n']})" if who == "record" else ""
            rows.append([first, who, f"{pace['held']:.0%}", *(f"{q:.1f}" for q in pace["quantiles"]), said])
    return table(["battles", "", "no advance", "10 %", "25 %", "median", "75 %", "90 %", ""], rows)


def metres(x):
    return f"{x:,.0f}" if x >= 10 else f"{x:.1f}"


def front_verdict(pace, record):
    low, high = record
    median = pace["quantiles"][2]
    if low / FRONT <= median <= high * FRONT:
        return "near"
    inside = pace["quantiles"][0] <= high and pace["quantiles"][4] >= low
    return ("too slow" if median < low else "too fast") + (", its spread reaches it" if inside else "")


def fronts_table(fronts):
    rows = []
    for front in fronts:
        low, high = front["record"]
        record = metres(low) if low == high else f"{metres(low)} to {metres(high)}"
        regime = max(front["regimes"], key=front["regimes"].get)
        for law, pace in front["played"].items():
            q = pace["quantiles"]
            first = [f"**{front['name']}**", record] if law == next(iter(front["played"])) else ["", ""]
            rows.append([*first, law, metres(q[2]), f"{metres(q[0])} to {metres(q[4])}",
                         front_verdict(pace, front["record"]), regime if law == "ladder" else ""])
    return table(["front", "record, m/day", "", "median", "80 % of plays", "", "regime"], rows)


def page(tempo):
    record = {kind["name"]: kind["record"] for kind in tempo["battles"]}
    parts = [
        "# Tempo: how fast fronts move\n",
        "*Written by `tools/tempo_page.py` from `salient validate --tempo`; the laws are in "
        "[src/salient/models/advance](../../src/salient/models/advance/README.md).*\n",
        f"Every battle of record that says how far it went and how long it took, and every front below, played "
        f"{tempo['plays']} times under each law of advance, its numbers drawn from their ranges as a study draws them. "
        "Losses and who gives up go by the law of attrition `history`. Kilometres a day of the calendar; an advance of "
        "less than 100 m is none; for a law the quantiles are over battles and plays together. The nations of the record "
        "are known by the effects that the law of attrition gives them, as far as it saw them: in the same battles.\n",
        "## Battles\n",
        battles_table(tempo["battles"]),
        f"*Near*: median and fastest tenth within a factor of {TWICE:g} of the record's, no advance in a share of "
        f"battles within {HELD:.0%}. Of the ladder `stall.at`, `.slope`, `ladder.attack`, `pressure.works`, `.density` "
        "and `.effectiveness` and the effects of front and time (`extent`) were chosen on these battles, 1914 to 1990, whole "
        "campaigns left out in turn (the scores out of fold stand on the theory page): the rows show the fit and are no test. Mobility was not fitted: it is in the law by "
        "published columns, and out of fold these battles do not tell it from nothing.\n"]
    if tempo["fronts"]:
        parts += [
            "## Fronts\n",
            "Means over weeks and months, net. What describes a front to the law is in [fronts.csv](fronts.csv) and is "
            "judgement; the test is whether one law, with numbers of the world wars' battles, reaches from tens of "
            "metres a day before works that drones watch to tens of kilometres against a front that has come apart.\n",
            fronts_table(tempo["fronts"]),
            "`pressure.drones` was fitted to the fronts of Chasiv Yar, Kupiansk and Pokrovsk: those three rows are no test of "
            "the law. Kherson, Kharkiv, 1916, 1918 and 1991 were not used.\n",
            f"*Near*: the median within a factor of {FRONT:g} of the record. *Regime*: the step of the ladder that "
            "most plays are on, luck left out.\n"]
    misses = [f"- {law} on {kind['name']}: {said}." for kind in tempo["battles"] if kind["record"]["n"] >= FEWEST
              for law, pace in kind["played"].items() if (said := verdict(pace, record[kind["name"]]))]
    misses += [f"- {law} on {front['name']}: {said}." for front in tempo["fronts"]
               for law, pace in front["played"].items() if (said := front_verdict(pace, front["record"])) != "near"]
    parts += ["## Where they miss\n", "\n".join(misses) + "\n" if misses else "Nowhere by these rules.\n"]
    return "\n".join(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tempo", type=Path)
    parser.add_argument("out", type=Path)
    typed = parser.parse_args()
    typed.out.write_text(page(json.loads(typed.tempo.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
