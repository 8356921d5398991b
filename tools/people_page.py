#!/usr/bin/env python3
"""Writes the page that holds the models of people against what is published, from plays.

    tools/people_page.py JOURNALS STUDIES COMPARISONS PARAMETERS OUT.md

JOURNALS: a folder of journals, `salient play FOLDER --play N --journal JOURNALS/N.jsonl`, and in JOURNALS/NAME those of
the same plays with docs/validation/extremes/NAME.toml as the scenario's parameters.toml. STUDIES: a folder with a study of
`--only-vary nothing` and one of each subject, of the same seed and plays, as <subject>.sqlite. COMPARISONS: a folder with
`salient compare --json` of each subject's extremes, as <subject>.json. PARAMETERS: the folder of that name. Every number
and verdict on the page comes from these files; only the published figures, which stand below with their sources, are
typed.
"""
import argparse
import json
import math
import statistics
import tomllib
from collections import defaultdict
from pathlib import Path

from people_answers import CHOSEN, EXTREMES, Z95, experiments_part, mean_error, subjects_part, table

# Holcomb et al. 2006: Second World War, Vietnam, 2001-05.
ERAS = {"killed": (0.20, 0.20, 0.14), "died": (0.035, 0.032, 0.048), "fatal": (0.19, 0.16, 0.09)}
DIED_BY_MONTH = (0.013, 0.134)  # Patel et al. on 2004-08: lowest and highest monthly share died of wounds
# Wounded for each killed, as reported of this war: US officials in August 2023 (New York Times, 18 August 2023: Russia up
# to 120,000 killed and 170,000 to 180,000 wounded; Ukraine near 70,000 and 100,000 to 120,000), a Ukrainian and Western
# estimates (Wall Street Journal, 17 September 2024: Ukraine 80,000 and 400,000; Russia near 200,000 and about 400,000).
REPORTED = (100 / 70, 400 / 80)
WITHIN_72_HOURS = 0.51          # Holcomb et al. 2006: wounded of 2001-05 returned within 72 hours
SICK_PER_DAY = (0.001, 0.003)   # planning figures for disease and non-battle injury
EFFECTIVENESS = (1.2, 2.0)      # Dupuy 1979: ratios of effectiveness between armies of one war
# What deaths before surgery hang on, and what relief of those surrounded: overrides in docs/validation/extremes.
CARE = {"medical-no-drones": "nobody watches the way", "medical-no-queue": "a place in a vehicle for everyone",
        "medical-no-rings": "rings delay nobody", "medical-at-once": "delay kills nobody"}
RINGS = {"relief-ends": "relief at the far ends of its ranges", "relief-everybody": "everybody is sent",
         "rings-last": "rings last, relief out of reach", "relief-extreme": "rings last, everybody is sent"}
NOT_RIGHT = 0.05                # a rule of a fixed breakpoint counts as right within this share of the loss at breaking


def per_cent(x, digits=0):
    return f"{100 * x:.{digits}f} %"


def quantile(values, p):
    values = sorted(values)
    at = p * (len(values) - 1)
    low = math.floor(at)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (at - low)


def ratio_error(pairs):
    """Of sums, and half of its 95 % interval over plays (linearised)."""
    top, bottom = sum(a for a, _ in pairs), sum(b for _, b in pairs)
    if bottom == 0:
        return math.nan, math.nan
    ratio = top / bottom
    n = len(pairs)
    rest = [(a - ratio * b) * n / bottom for a, b in pairs]
    return ratio, mean_error(rest)[1] if n > 1 else math.nan


def verdict(value, low, high):
    if math.isnan(value):
        return "no case"
    return "above" if value > high else "below" if value < low else "within"


# ---- what a play says

def read_play(lines):
    """Of one journal: what is asked of it below."""
    snapshots, broke, surrendered, encircled, given_up, commanders = [], [], [], {}, {}, []
    spells, ends, attempts = 0, {"surrendered": 0, "broke out": 0, "reached again": 0}, 0
    held = []
    for line in lines:
        entry = json.loads(line)
        if "snapshot" in entry:
            snapshots.append(entry["people"])
            continue
        kind, unit = entry["event"], entry.get("unit")
        if kind == "morale changed" and entry["b"] > entry["a"] and entry["b"] == 2:
            broke.append(entry["c"])
        elif kind == "encircled":
            encircled[unit] = entry["day"]
            spells += 1
        elif kind == "link restored" and unit in encircled:
            held.append(entry["day"] - encircled.pop(unit))
            ends["broke out" if given_up.pop(unit, None) == entry["day"] else "reached again"] += 1
        elif kind == "surrendered":
            surrendered.append(unit in encircled)
            given_up[unit] = entry["day"]
        elif kind == "commander lost":
            commanders.append(entry["a"])
        elif kind == "attack opened" and entry.get("cause") == "relief":
            attempts += 1
    for unit in [unit for unit in encircled if given_up.get(unit, -1) >= encircled[unit]]:
        held.append(given_up[unit] - encircled[unit])
        ends["surrendered"] += 1
    return {"first": snapshots[0], "last": snapshots[-1], "days": len(snapshots) - 1, "broke": broke,
            "surrendered": surrendered, "spells": spells, "ends": ends, "held": held, "attempts": attempts, "commanders": commanders,
            "present": [{n: p["present"] for n, p in s.items()} for s in snapshots]}


def streams(play, nation):
    """Killed and wounded since the start, as the definitions of Holcomb et al. take them."""
    now, then = play["last"][nation], play["first"][nation]
    gone = {key: now[key] - then[key] for key in now}
    died = gone["died_of_wounds"]
    return {"killed": gone["killed"] - died, "died": died, "severe": gone["wounded_severe"],
            "wounded": gone["wounded"] + died, "sick": gone["sick"], "returned": gone["returned"],
            "discharged": gone["evacuated"], "person_days": sum(day[nation] for day in play["present"])}


# ---- parts of the page

def training_part(parameters):
    effects = parameters["training"]["training"]["effects"]
    rows = []
    for apart in (0.2, 0.4):
        ratios = [math.exp(apart * (effects["own_loss"][at] + effects["inflicted"][at])) for at in ("value", "low", "high")]
        rows.append([f"{apart}", f"{ratios[0]:.2f}", f"{ratios[1]:.2f} to {ratios[2]:.2f}",
                     f"{EFFECTIVENESS[0]} to {EFFECTIVENESS[1]}", verdict(ratios[0], *EFFECTIVENESS)])
    return f"""## Loss rates fall with training

Dupuy's ratios of effectiveness between armies of one war run from {EFFECTIVENESS[0]} to {EFFECTIVENESS[1]}. Here a level of
training lowers the own rate of loss and raises the enemy's; the ratio of exchange between two forces that differ in
nothing else:

{table(["levels apart", "at the values", "ends of both ranges", "published", ""], rows)}
Where it misses: the published ratios hold leadership, doctrine and equipment too, which here act besides, so that the
sum of all is larger than theirs. No army's training has been measured on this scale.
"""


def breaking_part(plays):
    losses = [loss for play in plays for loss in play["broke"]]
    if not losses:
        return "## Breakpoints\n\nNo battalion broke in these plays.\n"
    middle = quantile(losses, 0.5)
    right = [sum(abs(loss - rule) <= NOT_RIGHT for loss in losses) / len(losses) for rule in (middle, 0.2, 0.3, 0.4)]
    rows = [[f"{name}", per_cent(share)] for name, share in zip(
        (f"the best: at the median, {per_cent(middle)}", "at 20 %", "at 30 %", "at 40 %"), right)]
    return f"""## Breakpoints

Rules that a unit breaks at a fixed loss have no record to stand on (Clark 1954: a "gross oversimplification"; units
broke at very different losses). In these plays {len(losses)} battalions broke, at losses of {per_cent(quantile(losses, 0.05))} to
{per_cent(quantile(losses, 0.95))} of those they came with (5 to 95 %), half of them below {per_cent(middle)}. How often a rule
would have been right to within {per_cent(NOT_RIGHT)} of strength:

{table(["rule", "right"], rows)}
Where it misses: Clark's units fought one or two weeks; losses here add up over months with replacements, so the two
spreads are of one kind but not of one measure.
"""


def casualty_rows(plays, nation, name):
    all_ = [streams(play, nation) for play in plays]
    measures = {"killed": [(s["killed"], s["killed"] + s["severe"] + s["died"]) for s in all_],
                "died": [(s["died"], s["severe"] + s["died"]) for s in all_],
                "fatal": [(s["killed"] + s["died"], s["killed"] + s["wounded"]) for s in all_]}
    words = {"killed": "killed, of killed and severely wounded", "died": "died of wounds, of severely wounded",
             "fatal": "killed and died, of killed and wounded"}
    for key, pairs in measures.items():
        value, error = ratio_error(pairs)
        low, high = (min(ERAS[key]), max(ERAS[key])) if key != "died" else DIED_BY_MONTH
        yield [name, words[key], f"{per_cent(value, 1)} ± {per_cent(error, 1)}",
               " / ".join(per_cent(x, 1) for x in ERAS[key]), verdict(value, low, high)]
    for key, word in (("severe", "severely wounded"), ("alive", "wounded")):
        value, error = ratio_error([({"severe": s["severe"], "alive": s["wounded"] - s["died"]}[key], s["killed"] + s["died"])
                                    for s in all_])
        yield [name, f"{word} and living, for each killed or died", f"{value:.1f} ± {error:.1f}",
               f"{REPORTED[0]:.1f} to {REPORTED[1]:.1f} of this war", verdict(value, *REPORTED)]


def killed_share(plays, nation):
    """Killed of killed and severely wounded, those who died in hospital among the latter, and its error."""
    return ratio_error([(s["killed"], s["killed"] + s["severe"] + s["died"]) for s in (streams(play, nation) for play in plays)])


def care_part(plays, others, nations):
    """What deaths before surgery hang on: the share killed in the same plays with one thing taken away."""
    worlds = [("as it is", plays)] + [(words, others[name]) for name, words in CARE.items() if others.get(name)]
    if len(worlds) == 1:
        return ""
    low, high = min(ERAS["killed"]), max(ERAS["killed"])
    rows, without = [], {}
    for words, played in worlds:
        found = {nation: killed_share(played, nation) for nation in nations}
        rows.append([words, *(f"{per_cent(value, 1)} ± {per_cent(error, 1)}" for value, error in found.values())])
        without[words] = [verdict(value, low, high) for value, _ in found.values()]
    above = [word for word in without["as it is"] if word == "above"]
    mends = [words for words in without if words != "as it is" and "above" not in without[words]]
    conclusion = ("No nation's share stands above the eras." if not above else
                  f"What stands above the eras' {per_cent(low)} to {per_cent(high)} is gone with: {'; '.join(mends)}."
                  if mends else "None of these takes all of what stands above the eras away.")
    return f"""
Where deaths before surgery come from: killed, of killed and severely wounded, in the same plays with one thing taken away
by override (`docs/validation/extremes/medical-*.toml`). With no delay at all what is left is killed outright:

{table(["", *nations.values()], rows)}
{conclusion}
"""


def casualties_part(plays, nations, others):
    rows = [row for nation, name in nations.items() for row in casualty_rows(plays, nation, name)]
    return f"""## Killed to wounded

Definitions and figures of Holcomb et al. 2006, Second World War / Vietnam / 2001-05; severe is away for more than 72
hours. The last column holds ours against the range of the eras, for those who died of wounds against the months of
2004-08 ({per_cent(DIED_BY_MONTH[0], 1)} to {per_cent(DIED_BY_MONTH[1], 1)}, Patel et al.). ± is the 95 % interval over plays.

{table(["", "", "here", "published", ""], rows)}
Missing and captured are in none of these rows. Whoever dies before he reaches a hospital is killed, by those definitions,
whatever he was hit by; so what drones and bad roads do to evacuation shows among the killed, as it did when transport was
halved in 2009 (killed 16.0 to 9.9 %, died of wounds 4.1 and 4.3 %, Kotwal et al. 2016).
{care_part(plays, others, nations)}
Where it misses: the eras had their wounded at surgery within ten hours, Vietnam within one or two, and no drones overhead;
how much longer the way takes under them is judgement with a wide range, `medical.evacuation.drones`. The reports of
this war span more than threefold, are estimates by the parties and their friends, and none says who counts as wounded:
that both rows lie within them tells little.
"""


def return_part(plays, nations):
    rows = []
    for nation, name in nations.items():
        all_ = [streams(play, nation) for play in plays]
        light, _ = ratio_error([(s["wounded"] - s["died"] - s["severe"], s["wounded"]) for s in all_])
        back, back_error = ratio_error([(s["returned"], s["returned"] + s["discharged"]) for s in all_])
        sick, _ = ratio_error([(s["sick"], s["person_days"]) for s in all_])
        rows.append([name, per_cent(light, 1), per_cent(WITHIN_72_HOURS), f"{per_cent(back, 1)} ± {per_cent(back_error, 1)}",
                     per_cent(sick, 2), verdict(sick, *SICK_PER_DAY)])
    return f"""## Return to duty, and disease

Of the wounded of 2001-05 some {per_cent(WITHIN_72_HOURS)} returned within 72 hours; wars of artillery had fewer. Disease and
injury outside battle: planning figures of {per_cent(SICK_PER_DAY[0], 1)} to {per_cent(SICK_PER_DAY[1], 1)} of strength a day.

{table(["", "wounded lightly", "published", "returned, of all who left care", "sick a day", ""], rows)}
Where it misses: no public series gives the return of severe cases by month of this war; the column stands without a
peer.
"""


def ring_row(words, plays):
    spells = sum(play["spells"] for play in plays)
    ends = {key: sum(play["ends"][key] for play in plays) for key in ("broke out", "reached again", "surrendered")}
    held = [days for play in plays for days in play["held"]]
    reached, error = ratio_error([(play["ends"]["reached again"], play["spells"]) for play in plays])
    return [words, str(spells), str(sum(play["attempts"] for play in plays)), f"{per_cent(reached)} ± {per_cent(error)}",
            *(per_cent(ends[key] / spells) for key in ("broke out", "surrendered")),
            f"{quantile(held, 0.5):.0f}" if held else ""], (reached, error)


def rings_part(plays, others):
    """Whether the world or the code keeps rings closed: relief at its ends, and where rings last."""
    worlds = [("as it is", plays)] + [(words, others[name]) for name, words in RINGS.items() if others.get(name)]
    worlds = [(words, played) for words, played in worlds if sum(play["spells"] for play in played)]
    if len(worlds) == 1:
        return ""
    found = {words: ring_row(f"{words}, {len(played)} plays", played) for words, played in worlds}
    rows = [row for row, _ in found.values()]
    conclusion = ""
    if {RINGS["rings-last"], RINGS["relief-extreme"]} <= found.keys():
        (_, (alone, a)), (_, (sent, b)) = found[RINGS["rings-last"]], found[RINGS["relief-extreme"]]
        acts = sent - alone > math.hypot(a, b)
        conclusion = (f"Where rings last, {per_cent(sent)} are reached if everybody is sent against {per_cent(alone)} if relief is out of "
                      f"reach, a difference of {per_cent(sent - alone)} ± {per_cent(math.hypot(a, b))}. "
                      + ("So the code can open rings, and what keeps them closed as it is are those in them, who break out or give up "
                         "before help comes." if acts else "That is not told from nothing with so few plays."))
    if RINGS["relief-everybody"] in found:
        conclusion += f" With everybody sent while rings are as they are, {per_cent(found[RINGS['relief-everybody']][1][0])} are reached."
    return f"""

Whether the world or the code keeps rings closed, by override (`docs/validation/extremes/`); rings last where nobody breaks
out, gives up or is hunted:

{table(["", "cut off", "attempts", "reached again", "broke out", "captivity", "median days"], rows)}
{conclusion}

That a strong formation beside a ring opens it, and that without its orders it stays shut, is also a test of whole plays
(`src/salient/turn/test/relief_play_test.cpp`).
"""


def leaders_part(plays):
    number, error = mean_error([len(play["commanders"]) for play in plays])
    missing = [share for play in plays for share in play["commanders"]]
    if not missing:
        return "## Leaders\n\nNo commander of a formation was lost in these plays.\n"
    return f"""## Leaders

In a play {number:.0f} ± {error:.0f} commanders of formations were lost; on the evening after, {per_cent(statistics.fmean(missing))} of
their formation's leaders were missing on average (5 to 95 %: {per_cent(quantile(missing, 0.05))} to {per_cent(quantile(missing, 0.95))}).
What that costs is tested: orders take longer from a headquarters that is hit, leaders lead less, cohesion wears
(`src/salient/phases/test`). What it changes in the answers stands below.
"""


def surrender_part(plays, others):
    given_up = [cut for play in plays for cut in play["surrendered"]]
    spells = sum(play["spells"] for play in plays)
    ends = {key: sum(play["ends"][key] for play in plays) for key in plays[0]["ends"]}
    held = [days for play in plays for days in play["held"]]
    if not spells:
        return "## Surrender under encirclement\n\nNobody was cut off in these plays.\n"
    rest = spells - sum(ends.values())
    attempts = sum(play["attempts"] for play in plays)
    lines = [f"In {len(plays)} plays battalions were cut off {spells} times. {per_cent(ends['broke out'] / spells)} of these broke out, a part "
             f"of their people taken on the way; {per_cent(ends['reached again'] / spells)} were reached again; "
             f"{per_cent(ends['surrendered'] / spells)} ended in captivity; {per_cent(rest / spells)} held out to the last day or were "
             f"destroyed. Formations in hand were sent to break a ring {attempts} times."]
    if given_up:
        lines.append(f"Of {len(given_up)} times that prisoners were taken whole or in breaking out, {per_cent(statistics.fmean(given_up))} "
                     "were of battalions cut off.")
    if held:
        lines.append(f"Rings lasted a median of {quantile(held, 0.5):.0f} days (5 to 95 %: {quantile(held, 0.05):.0f} to "
                     f"{quantile(held, 0.95):.0f}).")
    return "## Surrender under encirclement\n\n" + "\n".join(lines) + """

Published: no hazard. Encircled garrisons held out from days to months; those who expected ill treatment longer (Grauer
2014). Where it misses: in a small salient most rings are of a few battalions for a few days, and no long siege occurs
to compare. Relief is ordered where a formation in hand believes itself strong enough; `salient explain` tells each attempt
with its end.""" + (rings_part(plays, others) or "\n")


def page(journals, studies, comparisons, parameters, nations):
    def read_folder(folder):
        return [read_play(path.read_text(encoding="utf-8").splitlines()) for path in sorted(folder.glob("*.jsonl"))]
    plays = read_folder(journals)
    others = {name: read_folder(journals / name) for name in [*CARE, *RINGS]}
    head = f"""# People against what is published

Written by `tools/people_page.py` from {len(plays)} plays of `scenarios/kursk-2024` (seed 1) and studies of it; do not edit.
Nothing in the models was fitted to these figures. To write it again:

    for n in $(seq 0 {len(plays) - 1}); do
      build/release/salient play scenarios/kursk-2024 --play $n --journal build/people/$n.jsonl; done
    for x in {' '.join([*CARE, *RINGS])}; do  # the rings better with 120 plays
      cp -r scenarios/kursk-2024 build/people/with-$x; mkdir build/people/$x
      cp docs/validation/extremes/$x.toml build/people/with-$x/parameters.toml
      for n in $(seq 0 {len(plays) - 1}); do
        build/release/salient play build/people/with-$x --play $n --journal build/people/$x/$n.jsonl; done; done
    for s in nothing people.training people.expectation people.morale people.coalition people.information \\
      people.medical people.leaders; do
      build/release/salient study scenarios/kursk-2024 --plays 400 --only-vary $s --out build/people/$s.sqlite; done
{chr(10).join(f"    build/release/salient compare scenarios/kursk-2024 {names} --plays 200 --json > build/people/{subject}.json" for subject, names in EXTREMES.items())}
    for s in expectation information leaders; do
      cp -r scenarios/kursk-2024 build/people/with-$s
      cp docs/validation/extremes/$s.toml build/people/with-$s/parameters.toml
      build/release/salient study build/people/with-$s --plays 200 --only-vary nothing --out build/people/extreme.$s.sqlite; done
    tools/people_page.py build/people build/people build/people parameters docs/validation/people.md

"""
    parts = [training_part(parameters), breaking_part(plays), casualties_part(plays, nations, others), return_part(plays, nations),
             surrender_part(plays, others), leaders_part(plays), subjects_part(studies, CHOSEN), experiments_part(comparisons, CHOSEN, studies)]
    return head + "\n".join(parts)


def main():
    command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("journals", "studies", "comparisons", "parameters", "out"):
        command.add_argument(name, type=Path)
    typed = command.parse_args()
    parameters = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in typed.parameters.glob("*.toml")}
    nations = {"russian": "Russia", "north_korean": "North Korea", "ukrainian": "Ukraine"}
    typed.out.write_text(page(typed.journals, typed.studies, typed.comparisons, parameters, nations), encoding="utf-8")


if __name__ == "__main__":
    main()
