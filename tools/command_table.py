#!/usr/bin/env python3
"""Counts what commanders ordered in the plays of a study, and writes one column of the table in docs/validation/command.md.

    tools/command_table.py STUDY COLUMN docs/validation/command.md [--salient build/release/salient] [--plays 20]

Every play is played again for its journal, so the study must be of the program given. The column of that heading is
replaced, or added as the last; the others stay, since an older program can no longer be asked.
"""
import argparse
import json
import statistics
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

from markdown_table import table_block

BEGIN, END = "<!-- counts: written by tools/command_table.py -->\n", "<!-- end of counts -->\n"
SOON, LONG, WEEK, AT_ONCE = 5, 14, 7, 2
REPULSES = {"shock", "losses", "no gain"}
NOTHING_FOUND = {"no target", "no way"}
OUTNUMBERED = "outnumbered"
CRUSHED = 500
SILENT = 500

MEDIANS = {  # per play
    "attacks": "attacks opened",
    "empty": "attacks that ended without a loss on either side and no ground",
    "again": f"attacks thrown back and begun again by the same formation at the same place within {SOON} days",
    "cut off": "units cut off",
    "support cut off": "of these, units that do not fight in the line",
    "captured": "Ukrainian captured or missing",
    "killed": "Ukrainian killed",
    "enemy killed": "Russian and North Korean killed",
    "reserves": "reserves committed",
    "fell back": "fell back to another line",
    "rested": "taken out to rest",
}
TOTALS = {  # in all plays
    "thrown back often": "formations thrown back three times or more in a row",
    "reserve lost": f"reserves of the defence of which a battalion was cut off within {SOON} days",
    "no way": "attacks without loss and ground that found no way or nothing left to attack",
    "called off": "attacks without loss and ground that ended with the offensive",
    "same line": "ordered to fall back to the place of the last such order",
    "counter-attacks": "counter-attacks",
    "relief": "attacks to reach units cut off",
    "pockets": f"units that surrendered after more than {LONG} days cut off",
    "silent": f"formations of the defence with battalions of the line that lost {SILENT} people or more without an order in the play",
    "lost at once": "reserves and reliefs of the defence sent to a place that was lost within a day",
    "alone": f"units cut off for more than {WEEK} days that nobody tried to reach",
    "stopped at once": f"attacks broken off by the calling off of the offensive within {AT_ONCE} days of their beginning",
    "idle efforts": "efforts of an offensive, of a week or more, without an attack",
    "crushed": f"weeks in which a formation of the attacker that attacked nothing lost more than {CRUSHED} people",
}


SUPPORT = ("headquarters", "artillery", "rocket_artillery", "engineer", "drone", "air_defence", "logistics")


def support_units(forces):
    """Names of units that do not take and hold ground, as a scenario's forces.toml has them."""
    units = tomllib.loads(forces.read_text(encoding="utf-8"))["unit"]
    return {unit["name"] for unit in units if unit["branch"] in SUPPORT}


def line_formations(scenario):
    """Formations of the plans of a scenario's folder that have a unit which takes and holds ground."""
    units = tomllib.loads((scenario / "forces.toml").read_text(encoding="utf-8"))["unit"]
    plans = tomllib.loads((scenario / "plans.toml").read_text(encoding="utf-8"))["plan"]
    planned = {name for plan in plans for axis in plan.get("axis", []) for name in axis["formations"]}
    planned |= {name for plan in plans for name in plan.get("reserve", [])}
    return planned & {unit["formation"] for unit in units if unit["branch"] not in SUPPORT}


def is_support(name, support):
    """Units of one entry are told apart by a number or their formation's name about its name."""
    return any(part in name for part in support)


class Attacks:
    """The attacks of one play as they begin and end."""

    def __init__(self):
        self.open, self.last, self.repulsed = {}, {}, Counter()

    def begin(self, event, count):
        formation = event["formation"]
        self.open[formation] = event
        count["attacks"] += 1
        count["counter-attacks"] += event.get("cause") == "counter-attack"
        count["relief"] += event.get("cause") == "relief"
        last = self.last.get(formation)
        count["again"] += (last is not None and last.get("cause") in REPULSES and not last["c"] and
                           last.get("hex") == event.get("hex") and event["day"] - last["day"] <= SOON)

    def end(self, event, count):
        formation = event["formation"]
        opened = self.open.pop(formation, None)
        count["stopped at once"] += opened is not None and event.get("cause") == "culminated" and event["day"] - opened["day"] <= AT_ONCE
        self.last[formation] = event
        if event["c"]:
            self.repulsed[formation] = 0
        elif event.get("cause") in REPULSES:
            self.repulsed[formation] += 1
            count["thrown back often"] += self.repulsed[formation] == 3
        if not (event["a"] or event["b"] or event["c"]):
            count["empty"] += 1
            count["no way"] += event.get("cause") in NOTHING_FOUND
            count["called off"] += event.get("cause") == "culminated"


class Sent:
    """Reserves and lines: where formations of the defence were sent, and what came of it."""

    def __init__(self):
        self.reserve, self.line = {}, {}

    def commit(self, event, count):
        count["reserves"] += 1
        if event.get("cause") == OUTNUMBERED:
            self.reserve[event["formation"]] = event["day"]

    def fall_back(self, event, count):
        count["fell back"] += 1
        count["same line"] += self.line.get(event["formation"]) == event.get("hex")
        self.line[event["formation"]] = event.get("hex")

    def cut_off(self, event, count):
        day = self.reserve.get(event["formation"])
        if day is not None and event["day"] - day <= SOON:
            count["reserve lost"] += 1
            del self.reserve[event["formation"]]


class Efforts:
    """An offensive from its opening, or from when it was taken up again, to its calling off."""

    def __init__(self):
        self.begun, self.attacked = {}, set()

    def open(self, event):
        self.begun[event["side"]] = event["day"]
        self.attacked.discard(event["side"])

    def attack(self, event):
        self.attacked.add(event["side"])

    def close(self, side, day, count):
        begun = self.begun.pop(side)
        count["idle efforts"] += side not in self.attacked and day - begun >= WEEK


class Held:
    """Places that reserves and reliefs of the defence were sent to hold, and units cut off, until each is settled."""

    def __init__(self):
        self.sent, self.cut, self.tried = {}, {}, set()

    def send(self, event):
        if event.get("hex"):
            self.sent[json.dumps(event["hex"]), event["side"]] = event["day"]

    def taken(self, event, count):
        for (place, side), day in list(self.sent.items()):
            if place == json.dumps(event.get("hex")) and side != event["side"]:
                count["lost at once"] += event["day"] - day <= 1
                del self.sent[place, side]

    def cut_off(self, event):
        self.cut[event["formation"], event["unit"]] = event["side"], event["day"]

    def relief(self, event):
        self.tried |= {unit for unit, (side, _) in self.cut.items() if side == event["side"]}

    def free(self, unit, day, count):
        if unit in self.cut:
            _, since = self.cut.pop(unit)
            count["alone"] += day - since > WEEK and unit not in self.tried
            self.tried.discard(unit)


def crushed_weeks(losses, attacking):
    """Weeks in which a formation lost so many without attacking on any of its days; `losses` by formation and day."""
    weeks = 0
    for formation, by_day in losses.items():
        day = 0
        while day <= max(by_day):
            days = range(day, day + WEEK)
            if sum(by_day.get(d, 0) for d in days) > CRUSHED and not any((formation, d) in attacking for d in days):
                weeks += 1
                day += WEEK
            else:
                day += 1
    return weeks


def people_count(first, last, count):
    for nation, now in last.items():
        then = first[nation]
        killed = now["killed"] - then["killed"]
        if nation == "ukrainian":
            count["killed"] += killed
            count["captured"] += sum(now[k] - then[k] for k in ("captured", "missing"))
        else:
            count["enemy killed"] += killed


def read_play(lines, support, line):
    """What commanders ordered in one play, from its journal."""
    count, attacks, sent, efforts, held = Counter(), Attacks(), Sent(), Efforts(), Held()
    cut, losses, attackers, attacking, people = {}, {}, set(), set(), []
    ordered, lost, last = set(), {}, 0
    for text in lines:
        event = json.loads(text)
        if "snapshot" in event:
            people.append(event["people"])
            last = event["snapshot"]
            attacking |= {(formation, event["snapshot"]) for formation in attacks.open}
            continue
        kind, unit = event["event"], (event.get("formation"), event.get("unit"))
        if kind == "offensive opened":
            attackers.add(event["side"])
            efforts.open(event)
        elif kind == "offensive resumed":
            efforts.open(event)
        elif kind == "offensive culminated":
            efforts.close(event["side"], event["day"], count)
        elif kind == "order given":
            ordered.add(event["formation"])
        elif kind == "ground taken":
            held.taken(event, count)
        elif kind == "attack opened":
            attacks.begin(event, count)
            efforts.attack(event)
            if event.get("cause") == "relief":
                held.relief(event)
            attacking.add((event["formation"], event["day"]))
        elif kind == "attack ended":
            attacks.end(event, count)
        elif kind == "reserve committed":
            sent.commit(event, count)
            if event["side"] not in attackers:
                held.send(event)
        elif kind == "line abandoned":
            sent.fall_back(event, count)
        elif kind == "rotated out":
            count["rested"] += 1
        elif kind == "encircled":
            count["cut off"] += 1
            count["support cut off"] += is_support(event["unit"], support)
            cut[unit] = event["day"]
            sent.cut_off(event, count)
            held.cut_off(event)
        elif kind == "link restored":
            cut.pop(unit, None)
            held.free(unit, event["day"], count)
        elif kind == "surrendered":
            held.free(unit, event["day"], count)
            count["pockets"] += unit in cut and event["day"] - cut.pop(unit) > LONG
        elif kind == "losses of a day":
            people_lost = event["a"] + event["b"] + event["c"]
            lost[event["side"], event["formation"]] = lost.get((event["side"], event["formation"]), 0) + people_lost
            if event["side"] in attackers:
                losses.setdefault(event["formation"], Counter())[event["day"]] += people_lost
    people_count(people[0], people[-1], count)
    for side in list(efforts.begun):
        efforts.close(side, last, count)
    count["silent"] = sum(people_lost >= SILENT and side not in attackers and formation in line - ordered
                          for (side, formation), people_lost in lost.items())
    count["crushed"] = crushed_weeks(losses, attacking)
    return count


def column(plays):
    """The cells of one column: medians per play, then totals."""
    medians = [f"{statistics.median(play[key] for play in plays):,.0f}" for key in MEDIANS]
    return medians + [f"{sum(play[key] for play in plays):,}" for key in TOTALS]


def labels(plays):
    return [*MEDIANS.values(), *(f"in all {plays} plays: {label}" for label in TOTALS.values())]


def cells_of(block):
    """Heading and rows of a Markdown table."""
    lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in block.splitlines() if line.startswith("|")]
    return lines[0], lines[2:]


def with_column(page, heading, names, cells):
    """The page with this column of its table replaced or added; rows are known by their names."""
    before, rest = page.split(BEGIN)
    block, after = rest.split(END)
    head, rows = cells_of(block) if block.strip() else (["in a play"], [])
    old = {row[0]: dict(zip(head[1:], row[1:])) for row in rows}
    if heading not in head:
        head.append(heading)
    table = [[name, *({**old.get(name, {}), heading: cell}.get(h, "") for h in head[1:])] for name, cell in zip(names, cells)]
    return before + BEGIN + table_block(head, table) + END + after


def journal(salient, study, play):
    """Lines of one play's journal."""
    done = subprocess.run([salient, "play", study, "--play", str(play), "--journal", "-"], check=True, capture_output=True, text=True)
    return [line for line in done.stdout.splitlines() if line.startswith("{")]


def main():
    command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.add_argument("study")
    command.add_argument("column")
    command.add_argument("page", type=Path)
    command.add_argument("--salient", default="build/release/salient")
    command.add_argument("--plays", type=int, default=20)
    command.add_argument("--scenario", type=Path, default=Path("scenarios/kursk-2024"))
    typed = command.parse_args()
    support, line = support_units(typed.scenario / "forces.toml"), line_formations(typed.scenario)
    plays = [read_play(journal(typed.salient, typed.study, play), support, line) for play in range(typed.plays)]
    page = typed.page.read_text(encoding="utf-8")
    typed.page.write_text(with_column(page, typed.column, labels(typed.plays), column(plays)), encoding="utf-8")


if __name__ == "__main__":
    main()
