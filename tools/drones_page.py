#!/usr/bin/env python3
"""Writes the section on drones of a page: the steps' parameters, and what was published beside what plays show.

    salient play SCENARIO --play N --journal play-N.jsonl
    tools/drones_page.py play-*.jsonl --scenario scenarios/kursk-2024 --page docs/validation/operations.md

The sections `<!-- drones steps -->`, `<!-- drones record -->` and `<!-- drones plays -->` are written again, each to its
`<!-- end -->`. Figures published are in docs/validation/drone-record.toml. Of each play the last day counts.
"""
import argparse
import json
import re
import sys
import tomllib
from pathlib import Path

import markdown_table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src/salient/models/fires/test"))
import drone_record

SECTION = r"(<!-- drones {} -->\n).*?(<!-- end -->)"
STEPS = [("started a day by one crew", "operation.rear.sorties"), ("by night, against day", "fires.drones.night"),
         ("works and is flown well", "fires.drones.ready"), ("lost to the strongest jamming", "fires.drones.jammed"),
         ("lost to the strongest shooting", "fires.drones.shot"), ("flown at people", "fires.drones.at_people"),
         ("finds people who move", "fires.drones.seen_moving"), ("finds people who hold", "fires.drones.seen_still"),
         ("hits what it found", "fires.drones.aimed"), ("the same in full works, times", "fires.drones.shelter"),
         ("people a hit", "fires.drones.people"), ("reach, km", "operation.range.drone"),
         ("wind that grounds half, m/s", "weather.wind.grounding"),
         ("watching: flights lost to the strongest jamming", "detection.coverage.jammed"),
         ("watching: to the strongest shooting", "detection.coverage.shot"),
         ("long range: arrives", "fires.salvo.drone.reliable"), ("long range: shot when engaged", "fires.salvo.drone.intercepted"),
         ("missile: arrives", "fires.salvo.missile.reliable"), ("missile: shot when engaged", "fires.salvo.missile.intercepted")]
CAUSES = {"hit_by_drones": "drones", "hit_by_guns": "guns, rockets, mortars", "hit_by_bombs": "bombs", "hit_direct": "direct fire"}
MEASURES = {"hit": "hits of anything, of strike sorties flown", "jammed": "sorties lost to jamming",
            "people_hit": "people hit, of strike sorties flown", "flight_lost": "reconnaissance flights that are the last",
            "sorties_km_day": "strike sorties a day and km", "by_drones": "people hit by drones, of all hit",
            "by_guns": "by guns, of all hit", "direct": "by direct fire, of all hit",
            "rounds_km_day.ukraine": "Ukrainian rounds a day and km", "rounds_km_day.russia": "Russian rounds a day and km",
            "rounds_hit.ukraine": "Ukrainian rounds for each hit by guns",
            "rounds_hit.russia": "Russian rounds for each hit by guns"}


def parameter(key):
    file, *path = key.split(".")
    with open(ROOT / f"parameters/{file}.toml", "rb") as toml:
        found = tomllib.load(toml)[file]
    for name in path:
        found = found[name]
    return found


def steps_part():
    rows = []
    for words, key in STEPS:
        p = parameter(key)
        rows.append([words, f"`{key}`", f"{p['value']:g}", f"{p['low']:g} to {p['high']:g}", p["standing"], p["source"]])
    return markdown_table.table(["step", "parameter", "value", "range", "standing", "source"], rows) + "\n"


def sides_of(scenario):
    """{nation: side} and {side: the other}."""
    with open(scenario / "scenario.toml", "rb") as toml:
        read = tomllib.load(toml)
    sides = [side["id"] for side in read["side"]]
    return {nation["id"]: nation["side"] for nation in read["nation"]}, {sides[0]: sides[1], sides[1]: sides[0]}


def last_day(path):
    last = None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith('{"snapshot"'):
                last = json.loads(line)
    return last


def shown(values, form="{:.3g}"):
    """The middle and the 10 and 90 % points."""
    ordered = sorted(values)
    at = [ordered[round(share * (len(ordered) - 1))] for share in (0.5, 0.1, 0.9)]
    return "{} ({} to {})".format(*(form.format(x) for x in at))


def told(day, nations, other):
    """{measure: value} of one play, by side where sides differ."""
    by_nation = {n: {cause: p[cause] for cause in CAUSES} for n, p in day["people"].items()}
    hit = {side: {cause: sum(x[cause] for n, x in by_nation.items() if nations[n] == side) for cause in CAUSES} for side in other}
    tonnes = parameter("fires.gunnery.gun_round_tonnes")["value"]
    found = {}
    for side, drones in day["drones"].items():
        enemy = hit[other[side]]
        front = max(drones["front"], 1e-9)
        rounds = day["shells_fired"][side] / tonnes
        found[side] = {"sorties_km_day": drones["flown"] / front,
                       "through": drones["through"] / max(drones["flown"], 1e-9),
                       "people_hit": drones["struck"] / max(drones["flown"], 1e-9),
                       "rounds_km_day": rounds / front, "rounds_hit": rounds / max(enemy["hit_by_guns"], 1),
                       "hit_km_day": sum(enemy.values()) / front,
                       **{cause: count / max(sum(enemy.values()), 1) for cause, count in enemy.items()}}
    for nation, causes in by_nation.items():
        everyone = max(sum(causes.values()), 1)
        found[nation] = {cause: count / everyone for cause, count in causes.items()} | {
            "killed": day["people"][nation]["killed"], "wounded": day["people"][nation]["wounded"]}
    return found


def plays_part(plays, nations, other):
    sides = [*other]
    lines = [("strike sorties flown a day and km, outside assaults", "sorties_km_day", "{:.2g}"),
             ("come through, of those flown", "through", "{:.0%}"),
             ("hit people, of those flown", "people_hit", "{:.1%}"),
             ("enemies hit by all arms, a day and km", "hit_km_day", "{:.2g}"),
             *((f"of them by {words}", cause, "{:.0%}") for cause, words in CAUSES.items()),
             ("rounds fired a day and km, in shells' weight", "rounds_km_day", "{:.2g}"),
             ("rounds for each enemy hit by guns", "rounds_hit", "{:.3g}")]
    rows = [[words, *(shown([p[side][key] for p in plays], form) for side in sides)] for words, key, form in lines]
    by_nation = [[nation, *(shown([p[nation][cause] for p in plays], "{:.0%}") for cause in CAUSES),
                  *(shown([p[nation][what] for p in plays], "{:,.0f}") for what in ("killed", "wounded"))] for nation in nations]
    return (markdown_table.table(["by", *sides], rows) + "\n\n"
            + markdown_table.table(["people hit of", *(f"by {words}" for words in CAUSES.values()), "killed", "wounded"], by_nation)
            + f"\n\n{len(plays)} plays of 120 days: the middle (10 to 90 %). What a play does not tell apart is which of the killed and wounded "
              "whom: it draws them from the day's causes together.\n")


def compared(figure, plays, drawn, sides):
    """What the model shows of a figure's measure, its ends and in words."""
    name, _, side = figure["measure"].partition(".")
    if name in drawn:
        low, middle, high = drawn[name]
        return low, high, f"{middle:.2g} ({low:.2g} to {high:.2g}) as drawn"
    key = {"by_drones": "hit_by_drones", "by_guns": "hit_by_guns", "direct": "hit_direct"}.get(name, name)
    values = sorted(p[s][key] for p in plays for s in ([side] if side else sides))
    low, high = (values[round(share * (len(values) - 1))] for share in (0.1, 0.9))
    return low, high, shown(values, "{:.2g}") + " in plays"


def verdict(figure, low, high):
    """Where the model's interval lies by the published one."""
    if figure["low"] > high:
        return "below it"
    if figure["high"] < low:
        return "above it"
    if low <= figure["low"] and figure["high"] <= high:
        return "around it"
    return "within it" if figure["low"] <= low and high <= figure["high"] else "partly in it"


def record_part(plays, other):
    with open(ROOT / "docs/validation/drone-record.toml", "rb") as toml:
        record = tomllib.load(toml)
    drawn = drone_record.independent()
    jam = parameter("fires.drones.jammed")
    drawn["jammed"] = tuple(jam[end] * drone_record.MET["jamming"][1] for end in ("low", "value", "high"))
    rows = []
    for figure in record["figure"]:
        low, high, words = compared(figure, plays, drawn, [*other])
        published = f"{figure['low']:g}" if figure["low"] == figure["high"] else f"{figure['low']:g} to {figure['high']:g}"
        rows.append([MEASURES[figure["measure"]], figure["says"], figure["who"], figure["standing"], figure["of"], published, words,
                     verdict(figure, low, high)])
    others = [[told["says"], told["who"], told["standing"], told["reads"]] for told in record["told"]]
    return (markdown_table.table(["", "published", "by", "standing", "use", "as a number", "model", "which lies"], rows) + "\n\n"
            + markdown_table.table(["also published", "by", "standing", "what reads it here"], others) + "\n")


def page_with(text, parts):
    for name, part in parts.items():
        section = re.compile(SECTION.format(name), re.S)
        assert section.search(text), f"the page has no section {name}"
        text = section.sub(lambda match, part=part: match.group(1) + part + match.group(2), text)
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("journals", nargs="+", type=Path)
    parser.add_argument("--scenario", type=Path, required=True)
    parser.add_argument("--page", type=Path, required=True)
    options = parser.parse_args()
    nations, other = sides_of(options.scenario)
    plays = [told(last_day(path), nations, other) for path in options.journals]
    parts = {"steps": steps_part(), "record": record_part(plays, other), "plays": plays_part(plays, nations, other)}
    options.page.write_text(page_with(options.page.read_text(encoding="utf-8"), parts), encoding="utf-8")


if __name__ == "__main__":
    main()
