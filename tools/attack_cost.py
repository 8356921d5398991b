#!/usr/bin/env python3
"""Writes what an attack costs in plays beside what attacks of record cost, into a page's section.

    salient play STUDY --play N --journal play-N.jsonl
    tools/attack_cost.py play-*.jsonl --record FOLDER --salient BINARY --page docs/validation/operations.md

FOLDER: the CDB90 data in their public format. The section between `<!-- attacks -->` and `<!-- end -->` is written again.
A day of battle is one on which an attack presses and meets somebody: what the record counts.
"""
import argparse
import csv
import json
import re
import subprocess
from datetime import datetime
from pathlib import Path

import markdown_table

SECTION = re.compile(r"(<!-- attacks -->\n).*?(<!-- end -->)", re.S)
SINCE = 1904                                # machine guns: before, lines met
RECORD_SIZES = ((0, 5000), (5000, 15000), (15000, 25000), (25000, None))
PLAYED_SIZES = ((0, 1000), (1000, 2000), (2000, None))
SHORTEST = 0.25                             # days: the law's own step
TURNS_A_DAY = 4
INITIAL, ALL_ENGAGED = "1", "3"             # what a strength of record says it is
QUANTILES = (0.1, 0.5, 0.9)


def quantile(values, share):
    """By linear interpolation between the ordered values."""
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])


def rows_of(path):
    with path.open(encoding="latin-1", newline="") as text:
        return list(csv.DictReader(text))


def number(text):
    return float(text) if text not in ("", "NA", None) else 0.0


def people_of(row):
    """Those a side began with: named so, or all engaged less those who came later."""
    if number(row["intst"]) > 0:
        return number(row["intst"])
    came = number(row["rerp"]) if row["code"] == ALL_ENGAGED else 0.0
    return number(row["str"]) - came if number(row["str"]) > came else number(row["str"])


def elapsed(periods):
    """Days from the first shot to the last, the nights between counted, as the law is fitted on."""
    at = datetime.fromisoformat
    first, last = min(at(p["start_time_min"]) for p in periods), max(at(p["end_time_max"]) for p in periods)
    days = max(1, -(-(last - first.replace(hour=0, minute=0, second=0)).total_seconds() // 86400))
    hours = sum(number(p["duration_max"]) + number(p["duration_min"]) for p in periods) / 2 / 60
    return max(SHORTEST, days - 1 + min(24.0, hours / days) / 24) if hours > 0 else None


def record_of(folder):
    """[(attackers, defenders, days, attacker's daily loss, defender's)] of the battles since machine guns."""
    folder = folder / "data" if (folder / "data").is_dir() else folder
    periods = {}
    for row in rows_of(folder / "active_periods.csv"):
        if row["start_time_min"] and row["end_time_max"]:
            periods.setdefault(row["isqno"], []).append(row)
    side = {(row["isqno"], row["attacker"]): row for row in rows_of(folder / "belligerents.csv")}
    found = []
    for battle in rows_of(folder / "battles.csv"):
        key = battle["isqno"]
        if battle["parent"] or key not in periods or int(periods[key][0]["start_time_min"][:4]) < SINCE:
            continue
        days = elapsed(periods[key])
        people = [people_of(side[key, who]) if (key, who) in side else 0.0 for who in ("1", "0")]
        lost = [number(side[key, who]["cas"]) if (key, who) in side else 0.0 for who in ("1", "0")]
        if days and min(people) > 0 and min(lost) > 0:
            found.append((*people, days, *(gone / (many * days) for gone, many in zip(lost, people))))
    return found


def attacks_of(path):
    """The attacks of a play that came to a day of battle and ended: people, days of battle and of the calendar, losses."""
    opened, fought, found = {}, {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        kind, who = event.get("event"), event.get("formation")
        if kind == "attack opened":
            opened[who] = event
        elif kind == "attack fought":
            fought[who] = event
        elif kind == "attack ended":
            battle, order = fought.pop(who, None), opened.pop(who, None)
            if battle and order and battle["c"] > 0:
                found.append({"attackers": battle["b"], "defenders": battle["c"], "days": battle["a"],
                              "calendar": (event["turn"] - order["turn"]) / TURNS_A_DAY,
                              "lost": event["a"], "inflicted": event["b"]})
    return found


def battle_days(attack):
    return (attack["attackers"], attack["defenders"], attack["days"],
            attack["lost"] / (attack["attackers"] * attack["days"]),
            attack["inflicted"] / (attack["defenders"] * attack["days"]))


def all_days(attack):
    days = max(SHORTEST, attack["calendar"])
    return (attack["attackers"], attack["defenders"], days, attack["lost"] / (attack["attackers"] * days),
            attack["inflicted"] / (attack["defenders"] * days))


def within(fights, size):
    low, high = size
    return [fight for fight in fights if low <= fight[0] and (high is None or fight[0] < high)]


def said(size):
    low, high = size
    if high is None:
        return f"over {low:,}" if low > 0 else "all"
    return f"up to {high:,}" if low == 0 else f"{low:,} to {high:,}"


def spread(values):
    low, middle, high = (quantile(values, share) for share in QUANTILES)
    return f"{middle:.1%} ({low:.1%} to {high:.1%})"


def row(what, size, fights):
    middle = [quantile([fight[column] for fight in fights], 0.5) for column in range(3)]
    return [what, said(size), f"{len(fights):,}", f"{middle[0]:,.0f}", f"{middle[1]:,.0f}", f"{middle[2]:.1f}",
            spread([fight[3] for fight in fights]), spread([fight[4] for fight in fights])]


def adjudicated(salient, attackers, defenders):
    """What the law gives of such an attack if it is fought to its end as a battle of record is."""
    asked = [salient, "adjudicate", "--attacker", f"{attackers:.0f}", "--defender", f"{defenders:.0f}", "--posture",
             "hasty", "--width", "2.5km", "--year", "2024", "--law", "history", "--json"]
    return json.loads(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)["laws"]["history"]


def law_row(size, fights, ask):
    attackers, defenders = (quantile([fight[column] for fight in fights], 0.5) for column in (0, 1))
    course = ask(attackers, defenders)
    days = max(SHORTEST, course["days"]["q50"])
    lost = [f"{course[side]['q50'] / (people * days):.1%}"
            for side, people in (("attacker_lost", attackers), ("defender_lost", defenders))]
    return ["the middle one fought as a battle", said(size), "", f"{attackers:,.0f}", f"{defenders:,.0f}", f"{days:.1f}",
            *lost]


def table(record, attacks, plays, ask):
    played, calendar = [battle_days(a) for a in attacks], [all_days(a) for a in attacks]
    rows = [row("record", size, of) for size in RECORD_SIZES if (of := within(record, size))]
    for size in PLAYED_SIZES:
        if of := within(played, size):
            rows += [row("played, days of battle", size, of), law_row(size, of, ask)]
    rows.append(row("played, every day from order to end", (0, None), calendar))
    head = ["", "attackers", "fights", "attackers", "defenders", "days", "attacker's loss a day", "defender's loss a day"]
    note = (f"{len(attacks):,} attacks of {plays} plays of kursk-2024 that came to a day of battle; battles of record since {SINCE}. People and "
            "days: the middle ones. Losses: shares of those people a day, the middle (a tenth below to a tenth above). Days of record: "
            "from the first shot to the last. More than 100 % a day: in less than a day.")
    return f"{markdown_table.table(head, rows)}\n\n{note}\n"


def page_with(text, written):
    return SECTION.sub(lambda match: match.group(1) + written + match.group(2), text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("journals", nargs="+", type=Path)
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--salient", default="build/release/salient")
    parser.add_argument("--page", type=Path, required=True)
    typed = parser.parse_args()
    attacks = [attack for path in typed.journals for attack in attacks_of(path)]
    written = table(record_of(typed.record), attacks, len(typed.journals),
                    lambda *people: adjudicated(typed.salient, *people))
    typed.page.write_text(page_with(typed.page.read_text(encoding="utf-8"), written), encoding="utf-8")


if __name__ == "__main__":
    main()
