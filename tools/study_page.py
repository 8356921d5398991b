#!/usr/bin/env python3
"""Writes a published study: runs the commands its template names and fills in what they printed.

    tools/study_page.py docs/studies/NAME.template.md [--plays N] [--compare-plays N] [--out PAGE.md] [--frozen FILE.json]

A template is Markdown with {{keys}}. Every key is a figure, a table or a sentence that is made from the commands'
output by a rule below; a key without a figure, and a figure that no key asks for, is an error. Nothing on the page
that could turn out otherwise is typed. Beside the page goes NAME.json: the commands, the hashes, every figure filled
in, and the distributions of the answers, so that the page can be made again without a play, and scored later.
"""
import argparse
import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from markdown_table import table

ROOT = Path(__file__).resolve().parents[1]
KEY = re.compile(r"\{\{([a-z0-9_]+)\}\}")
POINTS = 200        # a distribution is frozen at so many steps
TOP = 6             # inputs named of each answer
FACTS = 12          # reported facts that the scenario's README numbers
SPLIT = {"knowledge": "what is not known", "luck": "luck", "law": "which law of attrition is true"}
RANKED = "retaken.day120", "sudzha.day.falls", "losses.north_korean.day120.killed", "culmination.culminated"


def commands(plays, compare_plays, seed=20241110):
    """What is typed to make the page, by name; the first writes the study that the others read."""
    scenario = "scenarios/kursk-2024"

    def compare(*names):
        return ["compare", scenario, *names, "--plays", str(compare_plays), "--seed", str(seed), "--json"]
    return {
        "study": ["study", scenario, "--plays", str(plays), "--seed", str(seed), "--out", "kursk-2024.sqlite", "--json"],
        "drivers": ["drivers", "kursk-2024.sqlite", "--json"],
        "aid": compare("aid-cut", "aid-steady"),
        "start": compare("assault-in-3-days", "assault-in-30-days"),
        "contingent": compare("without-contingent"),
        "network": compare("network-open", "network-filtered"),
    }


def run(salient, typed, folder):
    """Every command's JSON, and the study's file. A command that fails ends it."""
    results = {}
    for name, words in typed.items():
        words = [str(folder / w) if w.endswith(".sqlite") else w for w in words]
        print("$ salient " + shlex.join(words), file=sys.stderr)
        results[name] = json.loads(subprocess.run([salient, *words, "--quiet"] if words[0] != "drivers" else [salient, *words],
                                                  cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)
    return results


# ---- numbers in words

def percent(share):
    return "under 1 %" if 0 < share < 0.005 else "over 99 %" if 0.995 <= share < 1 else f"{100 * share:.0f} %"


def people(value):
    if value < 20:
        return f"{value:.0f}"
    step = 10 ** (len(str(int(value))) - 2)
    return f"{round(value / step) * step:,.0f}"


def points(value):
    return f"{100 * value:+.1f}".replace("-", "\u2212")


# ---- the answers

def part(results, outcome):
    return next(p for a in results["study"]["answers"] for p in a["parts"] if p["outcome"] == outcome and not p.get("difference"))


def quantile(found, p):
    return next(q for q in found["quantiles"] if q["p"] == p)


def shown(found, write):
    """Middle, what holds nine plays in ten, and in square brackets the Monte Carlo error of the middle."""
    middle = quantile(found, 0.5)
    return f"{write(middle['value'])} ({write(quantile(found, 0.05)['value'])} to {write(quantile(found, 0.95)['value'])}) {error(middle['error'], write)}"


def error(pair, write):
    low, high = (write(x) if x is not None else "never" for x in pair)
    return f"[{low} to {high}]"


def probability(found, index):
    stated = found["propositions"][index]
    words = stated["words"] or ("in no play" if stated["plays"] == 0 else "in every play")
    return f"**{words}**: {percent(stated['share'])} {error(stated['error'], percent)}"


def answers(results):
    study, last = results["study"], part(results, "retaken.day120")
    losses = [[name, *(shown(part(results, f"losses.{nation}.day{day}.killed"), people) for day in (30, 60, 120)),
               shown(part(results, f"losses.{nation}.day120.wounded"), people)]
              for nation, name in (("ukrainian", "Ukraine"), ("russian", "Russia"), ("north_korean", "North Korea"))]
    return {
        "plays": f"{study['plays']:,}", "failed": str(study["failed_plays"]),
        "retaken_30": shown(part(results, "retaken.day30"), percent), "retaken_60": shown(part(results, "retaken.day60"), percent),
        "retaken_120": shown(last, percent), "half": probability(last, 1), "all": probability(last, 2), "tenth": probability(last, 0),
        "sudzha": probability(part(results, "sudzha.day"), 0), "stops": probability(part(results, "culmination.culminated"), 0),
        "losses": table(["killed by", "day 30", "day 60", "day 120", "wounded by day 120"], losses),
        "effects": effects(results),
    }


def effects(results):
    lines = []
    for answer in results["study"]["answers"]:
        found = answer["parts"][-1]
        if not found.get("difference"):
            continue
        low, high = found["mean_error"]
        told = "more" if low > 0 else "less" if high < 0 else "no difference that the plays can tell"
        lines.append(f"- {answer['text']} On average {points(found['mean'])} points [{points(low)} to {points(high)}] by day "
                     f"120: {told}.")
    return "\n".join(lines)


# ---- what drives them

def drivers_of(results, target):
    return next((d for d in results["drivers"]["drivers"] if d["target"] == target), None)


def split_sentence(found):
    """Which part of the spread is the largest, if any can be told from the others."""
    split = found.get("split") if found else None
    if not split:
        return "Too few plays were played again to say of what the spread is made."
    said = ", ".join(f"{words} {percent(split[key])} ({percent(split[key + '_error'][0])} to {percent(split[key + '_error'][1])})"
                     for key, words in SPLIT.items())
    first = max(SPLIT, key=lambda key: split[key])
    clear = all(split[first + "_error"][0] > split[key + "_error"][1] for key in SPLIT if key != first)
    if clear and split[first + "_error"][0] > 0.5:
        return f"Most of the spread is {SPLIT[first]}. Of the variance: {said}."
    if clear:
        return f"The largest part of the spread is {SPLIT[first]}. Of the variance: {said}."
    return f"No one thing makes most of the spread. Of the variance: {said}."


def top_inputs(found):
    clear = [i for i in found["inputs"] if i["clear"]][:TOP] if found else []
    if not clear:
        return "No input can be told from chance by these plays."
    kinds = {"quantity": "reported", "parameter": "equation"}
    return table(["input", "", "share of the spread", "95 %"], [
        [i["about"].rstrip("."), kinds[i["kind"]], percent(max(0, i["first_order"])), error(i["error"], percent)] for i in clear])


def drivers(results):
    found = {target: drivers_of(results, target) for target in RANKED}
    first = found["retaken.day120"]
    reported = [i for i in first["inputs"] if i["clear"] and i["kind"] == "quantity"] if first else []
    return {
        "split": split_sentence(first), "split_sudzha": split_sentence(found["sudzha.day.falls"]),
        "drivers_retaken": top_inputs(first), "drivers_sudzha": top_inputs(found["sudzha.day.falls"]),
        "drivers_contingent": top_inputs(found["losses.north_korean.day120.killed"]),
        "drivers_stops": top_inputs(found["culmination.culminated"]),
        "first_report": f"Of what was reported, most hangs on this: {reported[0]['about'].rstrip('.')}." if reported
                        else "No reported quantity can be told from chance in the share retaken.",
    }


def facts(results, claims):
    """The numbered facts that were reported, and the most that any answer hangs on one of them."""
    best = {}
    for of in results["drivers"]["drivers"]:
        for i in of["inputs"]:
            if i["kind"] == "quantity" and (i["id"] not in best or i["first_order"] > best[i["id"]][0]["first_order"]):
                best[i["id"]] = (i, of["label"])
    matter, idle = [], []
    for number in range(1, FACTS + 1):
        mine = [c for c in claims if c["fact"] == number]
        ranked = [best[c["quantity"]] for c in mine if c["quantity"] in best]
        if not ranked:
            continue
        # A claim is only as weighty as its quantity, and a quantity is clear or it is not: no sum over claims.
        i, label = max(ranked, key=lambda pair: (pair[0]["clear"], pair[0]["first_order"]))
        cells = [str(number), mine[0]["says"], f"{percent(max(0, i['first_order']))} {error(i['error'], percent)}", label]
        (matter if i["clear"] else idle).append(cells)
    given = [str(n) for n in range(1, FACTS + 1) if str(n) not in {c[0] for c in matter + idle}]
    head = ["fact", "as reported", "most it makes of any spread", "of"]
    return {
        "facts_matter": table(head, matter) if matter else "None can be told from chance by these plays.",
        "facts_idle": table(head, idle) if idle else "None: each can be told from chance in some answer.",
        "facts_given": f"Facts {', '.join(given)} are taken as given and cannot be ranked." if given else
                       "Every one of them is a quantity that the plays draw.",
        "facts_counted": f"{len(idle)} of the {len(matter) + len(idle)} facts that the plays draw",
    }


# ---- excursions, laws, confidence

def compared(results, name, of, against, target):
    found = next(c for c in results[name]["comparisons"] if c["of"] == of and c["against"] == against)
    return next(d for d in found["differences"] if d["target"] == target)


def difference_cell(d):
    share = d["probability"] or d["target"].startswith("retaken")

    def write(x):
        return points(x) if share else f"{x:+,.0f}".replace("-", "\u2212")
    low, high = d["error"]
    said = f"{write(d['difference'])} [{write(low)} to {write(high)}]"
    return f"**{said}**" if low > 0 or high < 0 else said


EXCURSIONS = (("aid", "aid steady", "aid cut on 20 January", "US aid steady rather than cut on 20 January"),
              ("start", "assault in thirty days", "assault in three days", "assault in thirty days rather than in three"),
              ("contingent", "without the contingent", "as it is", "without the North Korean contingent rather than with it"),
              ("network", "network filtered for the contingent", "network open to the contingent",
               "the contingent's network filtered rather than open"))


def excursions(results):
    targets = "retaken.day120", "sudzha.day.falls", "losses.ukrainian.day120.killed", "losses.russian.day120.killed"
    rows = [[words, *(difference_cell(compared(results, name, of, against, t)) for t in targets)]
            for name, of, against, words in EXCURSIONS]
    told = [words for name, of, against, words in EXCURSIONS
            if clear(compared(results, name, of, against, "retaken.day120"))]
    plays = results["aid"]["plays"]
    return {
        "excursions": table(["", "share retaken, points", "Sudzha falls, points", "Ukrainians killed", "Russians killed"], rows),
        "excursions_plays": f"{plays:,}",
        "excursions_told": f"The share retaken is told from no change by: {'; '.join(told)}." if told else
                           "None of them changes the share retaken by more than the plays can tell from nothing.",
    }


def clear(d):
    return d["error"][0] > 0 or d["error"][1] < 0


def by_law(results):
    found = results["study"]["by_law"]
    if found["reruns"] == 0:
        short = "Too few plays to play any again under other laws."
        return {"by_law": short, "by_law_verdict": "", "by_law_plays": "None"}
    rows, flipped = [], []
    for line in found["rows"]:
        cells = {f["law"]: f for f in line["figures"]}
        rows.append([line["label"], *((f"**{cells[law]['cell']}**" if cells[law]["flips"] else cells[law]["cell"])
                                      if law in cells else "not played" for law in found["laws"])])
        flipped += [f"- {line['label']}: under {f['law']} {f['departs']}" for f in line["figures"] if f["flips"]]
    verdict = (f"Of {found['compared']} conclusions under other laws {found['flips']} {'is' if found['flips'] == 1 else 'are'} "
               f"another, beyond Monte Carlo error:\n\n" + "\n".join(flipped) if flipped else
               f"No conclusion is another under another law, of {found['compared']} compared.")
    return {"by_law": table(["", *found["laws"]], rows), "by_law_verdict": verdict, "by_law_plays": str(found["reruns"])}


def confidence(results):
    found = results["study"]["confidence"]
    return {"confidence": found["level"], "confidence_evidence": found["evidence"]["sentence"],
            "confidence_record": found["record"]["sentence"], "confidence_laws": found["laws"]["sentence"],
            "judgement": percent(found["evidence"]["judgement"])}


def manifest(results, typed):
    study = results["study"]
    lines = "\n".join("salient " + shlex.join(words) for words in typed.values())
    return {"commands": f"```console\n{lines}\n```", "signature": study["signature"], "code": study["code"],
            "scenario_hash": study["scenario_hash"], "parameters_hash": study["parameters_hash"], "seed": str(study["seed"]),
            "law": study["law"], "advance": study["advance"]}


# ---- the study's file

def read_claims(database):
    rows = database.execute("SELECT fact, quantity, says FROM claims WHERE fact > 0 ORDER BY fact, claim")
    return [{"fact": fact, "quantity": quantity, "says": says} for fact, quantity, says in rows]


def steps(values):
    """The value that a share k / POINTS of the plays do not exceed, for every k; null: never."""
    ordered = sorted(float("inf") if v is None else v for v in values)
    picked = [ordered[min(len(ordered) - 1, max(0, -(-k * len(ordered) // POINTS) - 1))] for k in range(POINTS + 1)]
    return [None if v == float("inf") else float(f"{v:.4g}") for v in picked]


def distributions(database):
    columns = [name for name, in database.execute("SELECT name FROM outcome_columns ORDER BY name")]
    found = {name: steps([v for v, in database.execute(f'SELECT "{name}" FROM outcomes')]) for name in columns
             if name.endswith(".day") or ".share" not in name}
    for day, in database.execute("SELECT DISTINCT day FROM ground WHERE region = 'salient' ORDER BY day").fetchall():
        found[f"ground.day{day}"] = steps([v for v, in database.execute(
            "SELECT share FROM ground WHERE region = 'salient' AND side = 'russia' AND day = ?", (day,))])
        lost = database.execute("SELECT killed, wounded FROM series WHERE nation = 'north_korean' AND day = ?", (day,)).fetchall()
        found[f"north_korean.killed.day{day}"] = steps([killed for killed, _ in lost])
        found[f"north_korean.casualties.day{day}"] = steps([killed + wounded for killed, wounded in lost])
    return found


# ---- the page

def figures(results, typed, claims):
    found = {}
    for some in (answers(results), drivers(results), facts(results, claims), excursions(results), by_law(results),
                 confidence(results), manifest(results, typed)):
        found.update(some)
    return found


def fill(template, found):
    asked = set(KEY.findall(template))
    if missing := sorted(asked - set(found)):
        raise SystemExit(f"no figure for {', '.join(missing)}")
    if idle := sorted(set(found) - asked):
        raise SystemExit(f"the template has no place for {', '.join(idle)}")
    return KEY.sub(lambda m: found[m[1]], template)


def frozen_text(found, spread):
    """JSON, a line for each figure and each distribution."""
    def lines(some):
        return ",\n".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in sorted(some.items()))
    return (f'{{"format": "salient-frozen-study", "version": 1,\n"figures": {{\n{lines(found)}}},\n'
            f'"distributions": {{\n{lines(spread)}}}}}\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("template", type=Path)
    parser.add_argument("--plays", type=int, default=6000)
    parser.add_argument("--compare-plays", type=int, default=400)
    parser.add_argument("--salient", default=os.environ.get("SALIENT_BINARY", str(ROOT / "build/release/salient")))
    parser.add_argument("--out", type=Path, help="the page; beside the template by default")
    parser.add_argument("--frozen", type=Path, help="its figures and distributions; beside the page by default")
    typed = parser.parse_args()
    out = typed.out or typed.template.with_name(typed.template.name.replace(".template", ""))
    frozen = typed.frozen or out.with_suffix(".json")
    with tempfile.TemporaryDirectory() as folder:
        asked = commands(typed.plays, typed.compare_plays)
        results = run(typed.salient, asked, Path(folder))
        with sqlite3.connect(Path(folder) / "kursk-2024.sqlite") as database:
            found, spread = figures(results, asked, read_claims(database)), distributions(database)
    out.write_text(fill(typed.template.read_text(encoding="utf-8"), found), encoding="utf-8")
    frozen.write_text(frozen_text(found, spread), encoding="utf-8")


if __name__ == "__main__":
    main()
