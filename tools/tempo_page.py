#!/usr/bin/env python3
"""Writes the page on tempo: how fast fronts move in the laws of advance and in the record, from
`salient validate --tempo`.

    tools/tempo_page.py TEMPO.json OUT.md

Nothing on the page is written by hand: whether a law meets the record is told by the rules at the top of this file.
"""
import argparse
import json
import math
import random
from pathlib import Path

from markdown_table import table_block as table

FEWEST = 10        # battles of a kind that a verdict is given on
TWICE = 2.0        # a median within this factor of the record's is near
HELD = 0.15        # as is a share of battles without advance within this
FRONT = 3.0        # a front's median within this factor of the record is near
RESAMPLES = 1000   # of whole campaigns
SURE = 0.95        # share of them that an interval holds
NORMAL = 1.959964  # standard deviations that hold as much of a normal
MEDIAN, FASTEST = 0.5, 0.9
CHANCE = " (may be chance)"


def near(found, wanted, factor):
    return wanted / factor <= found <= wanted * factor if wanted > 0 else found == 0


def binomial_interval(share, n):
    """Wilson's, of a share found in n battles that know nothing of each other."""
    z = NORMAL ** 2 / n
    middle, half = (share + z / 2) / (1 + z), NORMAL * math.sqrt(share * (1 - share) / n + z / (4 * n)) / (1 + z)
    return max(0.0, middle - half), min(1.0, middle + half)


def quantile(ordered, share):
    at = share * (len(ordered) - 1)
    low = int(at)
    return ordered[low] + (at - low) * (ordered[min(low + 1, len(ordered) - 1)] - ordered[low])


def interval(found):
    ordered = sorted(found)
    return quantile(ordered, (1 - SURE) / 2), quantile(ordered, (1 + SURE) / 2)


def figures(rates, held):
    """(share held, median, fastest tenth): what a verdict is given on."""
    ordered = sorted(rates)
    return held, quantile(ordered, MEDIAN), quantile(ordered, FASTEST)


def of_record(battles):
    return figures([b["record"] for b in battles], sum(b["record"] == 0 for b in battles) / len(battles))


def of_law(battles, law):
    return figures([rate for b in battles for rate in b["played"][law]["rates"]],
                   sum(b["played"][law]["held"] for b in battles) / len(battles))


def resampled(battles, laws, times=RESAMPLES):
    """Intervals over resamples of whole campaigns: {"record": of its three figures, law: of the law's less the record's}.

    A law is asked about the campaigns drawn, as often as they are drawn: what differs between resamples is the record's
    luck and not which battles are asked about."""
    campaigns = {}
    for battle in battles:
        campaigns.setdefault(battle["campaign"], []).append(battle)
    names, luck = sorted(campaigns), random.Random(1)
    found = {who: [[], [], []] for who in ("record", *laws)}
    for _ in range(times):
        drawn = [battle for _ in names for battle in campaigns[luck.choice(names)]]
        record = of_record(drawn)
        for column, figure in enumerate(record):
            found["record"][column].append(figure)
        for law in laws:
            for column, figure in enumerate(of_law(drawn, law)):
                found[law][column].append(figure - record[column])
    between = {who: [interval(column) for column in columns] for who, columns in found.items()}
    low, high = binomial_interval(of_record(battles)[0], len(battles))
    for law in laws:  # ten battles of which none was held are none held in every resample: the binomial knows better
        share = of_law(battles, law)[0]
        between[law][0] = (min(between[law][0][0], share - high), max(between[law][0][1], share - low))
    return between


def chance(differences, column):
    """What to add to a fault that campaigns resampled do not tell from none."""
    low, high = differences[column]
    return CHANCE if low <= 0 <= high else ""


def verdict(pace, record, differences):
    """What is off about a law on a kind of battles; nothing, where all is near. `differences`: intervals of what it has
    more than the record, as `resampled` gives them."""
    faults = []
    if abs(pace["held"] - record["held"]) > HELD:
        faults.append(("holds too often" if pace["held"] > record["held"] else "holds too seldom") +
                      chance(differences, 0))
    if not near(pace["quantiles"][2], record["quantiles"][2], TWICE):
        faults.append(("too slow" if pace["quantiles"][2] < record["quantiles"][2] else "too fast") +
                      chance(differences, 1))
    if not near(pace["quantiles"][4], record["quantiles"][4], TWICE):
        faults.append("its fastest tenth too " +
                      ("slow" if pace["quantiles"][4] < record["quantiles"][4] else "fast") + chance(differences, 2))
    return ", ".join(faults)


def told(differences):
    """What a "near" is worth: nothing much, where the record would not have told a law that is off by the tolerance."""
    low, high = differences[0]
    return "near" if (high - low) / 2 <= HELD else "near, as far as so few tell"


def battles_table(battles):
    rows = []
    for kind in battles:
        record, between = kind["record"], kind["intervals"]
        lines = [("record", record, ""),
                 *((law, pace, "too few to say" if record["n"] < FEWEST else
                    verdict(pace, record, between[law]) or told(between[law])) for law, pace in kind["played"].items())]
        for who, pace, said in lines:
            cells = [f"{pace['held']:.0%}", *(f"{q:.1f}" for q in pace["quantiles"])]
            if who == "record":
                low, high = binomial_interval(pace["held"], pace["n"])
                cells[0] += f" [{low:.0%}, {high:.0%}]"
                for cell, column in ((3, 1), (5, 2)):
                    cells[cell] += " [{:.1f}, {:.1f}]".format(*between["record"][column])
            campaigns = len({battle["campaign"] for battle in kind["each"]})
            first = f"**{kind['name']}** ({record['n']} of {campaigns} campaigns)" if who == "record" else ""
            rows.append([first, who, *cells, said])
    return table(["battles", "", "no advance", "10 %", "25 %", "median", "75 %", "90 %", ""], rows)


def differences_table(battles):
    """What each law has more than the record, with the intervals."""
    rows = []
    for kind in battles:
        for law, pace in kind["played"].items():
            held, median, fastest = kind["intervals"][law]
            more = [pace["held"] - kind["record"]["held"],
                    *(pace["quantiles"][i] - kind["record"]["quantiles"][i] for i in (2, 4))]
            cells = [f"{100 * more[0]:+.0f} [{100 * held[0]:+.0f}, {100 * held[1]:+.0f}]",
                     *(f"{x:+.1f} [{low:+.1f}, {high:+.1f}]" for x, (low, high) in zip(more[1:], (median, fastest)))]
            strong = [cell if low <= 0 <= high else f"**{cell}**"
                      for cell, (low, high) in zip(cells, (held, median, fastest))]
            rows.append([kind["name"] if law == next(iter(kind["played"])) else "", law, *strong])
    return table(["battles", "", "no advance, points", "median, km/day", "fastest tenth, km/day"], rows)


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
    for kind in tempo["battles"]:
        kind["intervals"] = resampled(kind["each"], list(kind["played"]))
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
        "In brackets, what chance leaves open of the record: of the share without advance the binomial interval (95 %), as if battles knew "
        f"nothing of each other; of median and fastest tenth where they lie in {SURE:.0%} of {RESAMPLES:,} resamples of whole "
        "campaigns.\n",
        f"*Near*: median and fastest tenth within a factor of {TWICE:g} of the record's, no advance in a share of "
        f"battles within {HELD:.0%}. A fault *may be chance* where the interval of what the law has more than the record (the next table) does not "
        "leave out 0. *Near, as far as so few tell*: half the interval of the share without advance is wider than the tolerance, so that a law off by "
        "as much could not have been told. Of the ladder `stall.at`, `.slope`, `ladder.attack`, `pressure.works`, `.density`, "
        "`.effectiveness` and `.air` and the effects of front and time (`extent`) were chosen on these battles, 1914 to 1990, whole "
        "campaigns left out in turn (the scores out of fold stand on the theory page): the rows show the fit and are no test. Mobility was not fitted: it is in the law by "
        "published columns, and out of fold these battles do not tell it from nothing.\n",
        f"What a law has more than the record in {SURE:.0%} of {RESAMPLES:,} resamples of whole campaigns, the law asked about the campaigns "
        "drawn, and for the share without advance never less than the binomial interval leaves open. Bold where the interval leaves out 0: of "
        f"{3 * len(tempo['battles'])} figures of a law that had the record's own chances one would be bold by luck alone.\n",
        differences_table(tempo["battles"])]
    if tempo["fronts"]:
        parts += [
            "## Fronts\n",
            "Means over weeks and months, net. What describes a front to the law is in [fronts.csv](fronts.csv) and is "
            "judgement; the test is whether one law, with numbers of the world wars' battles, reaches from tens of "
            "metres a day before works that drones watch to tens of kilometres against a front that has come apart.\n",
            fronts_table(tempo["fronts"]),
            "`pressure.drones` was fitted to the fronts of Chasiv Yar, Kupiansk and Pokrovsk: those three rows are no test of "
            "the law. The others were not used.\n",
            f"*Near*: the median within a factor of {FRONT:g} of the record. *Regime*: the step of the ladder that "
            "most plays are on, luck left out.\n"]
    misses = [f"- {law} on {kind['name']}: {said}." for kind in tempo["battles"] if kind["record"]["n"] >= FEWEST
              for law, pace in kind["played"].items() if 
              (said := verdict(pace, kind["record"], kind["intervals"][law]))]
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
