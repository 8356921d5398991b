"""The judged steps of the drones' chain, held to the shares that were published of the chain as a whole.

Nobody has published a share for each step; of their product some have. So each judged step starts from a wide prior, and
the draws of all of them together are weighed until the products are spread as the record is (Jeffrey's rule of
conditioning, one aggregate after the other until all hold: iterative proportional fitting). What is left of each step
stands in the parameter files as `calibrated`: its 0.3 and 99.7 % points as low and high, and as value the mode of the PERT
distribution between them that has its mean. A study draws the steps independently of each other, which spreads their
product more than the record: `independent` shows by how much, and the test holds it.

    drone_record.py --write    writes the steps into parameters/*.toml
    drone_record.py            prints the steps, and the aggregates as a study draws them
"""
import math
import random
import re
import sys
import tomllib
from bisect import bisect_left
from pathlib import Path

ROOT = Path(__file__).parents[5]
DRAWS = 40_000
BINS = 20
TAIL = 0.003  # between which a PERT distribution has the variance of a bell curve
ROUNDS = 60

# Steps nobody has counted: low, mode, high of a PERT distribution, before the aggregates.
PRIOR = {
    "fires.drones.ready": (0.5, 0.75, 0.95),
    "fires.drones.jammed": (0.2, 0.55, 0.9),
    "fires.drones.shot": (0.05, 0.2, 0.5),
    "fires.drones.at_people": (0.05, 0.35, 0.8),
    "fires.drones.seen_moving": (0.3, 0.7, 0.95),
    "fires.drones.seen_still": (0.1, 0.4, 0.8),
    "fires.drones.aimed": (0.15, 0.5, 0.95),
    "detection.coverage.jammed": (0.05, 0.35, 0.7),
    "detection.coverage.shot": (0.05, 0.2, 0.5),
}
# What the flights that were counted met. Of the strongest jamming and shooting; targets that move; works, cover and
# density of the people among them; of losses of reconnaissance drones those by the enemy (pilots' errors: 40 %, General
# Sanders, September 2023).
MET = {"jamming": (0.15, 0.5, 0.9), "shooting": (0.1, 0.35, 0.7), "moving": (0.2, 0.5, 0.8), "works": (0.1, 0.4, 0.8),
       "cover": (0.5, 0.75, 1.0), "dense": (0.4, 0.75, 0.95), "by_enemy": (0.4, 0.6, 0.9)}
# The record up to November 2024. Hits of anything, of strike missions flown; people hit, of the same; reconnaissance
# flights lost. See the theory page for who said so.
RECORD = {"hit": ("pert", 0.10, 0.33, 0.50), "people_hit": ("lognormal", 0.01, 0.045, 0.20),
          "flight_lost": ("pert", 0.12, 0.25, 0.40)}


def pert(chance, low, mode, high):
    if high <= low:
        return low
    span = high - low
    return low + span * chance.betavariate(1 + 4 * (mode - low) / span, 1 + 4 * (high - mode) / span)


def lognormal(chance, low, middle, high):
    return middle * math.exp(math.log(high / low) / 2 / 1.6448536 * chance.gauss(0, 1))


def draw(chance, shape, *numbers):
    return {"pert": pert, "lognormal": lognormal, "fixed": lambda c, low, value, high: value}[shape](chance, *numbers)


def parameters():
    """{key: (shape, low, value, high)} of the tables that the chain reads."""
    found = {}
    for file, *tables in (("fires", "drones"), ("detection", "coverage")):
        with open(ROOT / f"parameters/{file}.toml", "rb") as toml:
            for table in tables:
                for name, p in tomllib.load(toml)[file][table].items():
                    if "value" in p:
                        found[f"{file}.{table}.{name}"] = (p["shape"], p["low"], p["value"], p["high"])
    return found


def aggregates(step, met):
    """What the record counts, from the steps and what was met. {drone-chain} {flights}"""
    through = (step["fires.drones.ready"] * (1 - step["fires.drones.jammed"] * met["jamming"])
               * (1 - step["fires.drones.shot"] * met["shooting"]))
    moving, still = step["fires.drones.seen_moving"] * met["moving"], step["fires.drones.seen_still"] * (1 - met["moving"])
    sheltered = step["fires.drones.shelter"] ** met["works"]
    lost = 1 - ((1 - step["detection.coverage.jammed"] * met["jamming"])
                * (1 - step["detection.coverage.shot"] * met["shooting"]))
    return {"hit": through * (moving + still) * step["fires.drones.aimed"],
            "people_hit": through * step["fires.drones.at_people"] * met["cover"] * met["dense"]
            * (moving + still * sheltered) * step["fires.drones.aimed"] * step["fires.drones.people"],
            "flight_lost": lost / met["by_enemy"]}


def draws(steps, seed, accept=lambda step: True):
    """Rows (steps, aggregates), every step drawn by itself."""
    chance = random.Random(seed)
    rows = []
    while len(rows) < DRAWS:
        step = {key: draw(chance, *shape) for key, shape in steps.items()}
        met = {key: pert(chance, *shape) for key, shape in MET.items()}
        if accept(step):
            rows.append((step, aggregates(step, met), met))
    return rows


def share_below(values, weights, points):
    """Cumulative weight of values below each point."""
    order = sorted(range(len(values)), key=values.__getitem__)
    total, at, found = sum(weights), 0.0, []
    row = 0
    for point in points:
        while row < len(order) and values[order[row]] < point:
            at += weights[order[row]]
            row += 1
        found.append(at / total)
    return found


def quantiles(values, shares, weights=None):
    order = sorted(range(len(values)), key=values.__getitem__)
    weights = weights or [1.0] * len(values)
    total, at, found = sum(weights), 0.0, []
    shares = list(shares)
    for row in order:
        at += weights[row]
        while len(found) < len(shares) and at >= shares[len(found)] * total:
            found.append(values[row])
    return found


def edges():
    """{aggregate: points that cut the record's distribution into parts of equal chance}."""
    chance = random.Random(7)
    found = {}
    for name, shape in RECORD.items():
        found[name] = quantiles([draw(chance, *shape) for _ in range(DRAWS)], [i / BINS for i in range(1, BINS)])
    return found


def conditioned(rows):
    """Weights of the rows under which every aggregate is spread as the record, and what was met as it was before."""
    parts = {name: [bisect_left(cut, row[1][name]) for row in rows] for name, cut in edges().items()}
    for name in MET:
        values = [row[2][name] for row in rows]
        cut = quantiles(values, [i / BINS for i in range(1, BINS)])
        parts[name] = [bisect_left(cut, value) for value in values]
    weights = [1.0] * len(rows)
    for _ in range(ROUNDS):
        for part in parts.values():
            have = [0.0] * BINS
            for at, weight in zip(part, weights):
                have[at] += weight
            scale = [sum(have) / BINS / x if x > 0 else 0.0 for x in have]
            weights = [weight * scale[at] for at, weight in zip(part, weights)]
    return weights


def calibrated():
    """{key: (low, value, high)} of every judged step."""
    fixed = {key: shape for key, shape in parameters().items() if key not in PRIOR}
    rows = draws(fixed | {key: ("pert", *prior) for key, prior in PRIOR.items()}, 5,
                 lambda step: step["fires.drones.seen_moving"] >= step["fires.drones.seen_still"])
    weights = conditioned(rows)
    found = {}
    for key in PRIOR:
        values = [step[key] for step, *_ in rows]
        low, high = (round(q, 2) for q in quantiles(values, [TAIL, 1 - TAIL], weights))
        mean = sum(v * w for v, w in zip(values, weights)) / sum(weights)
        found[key] = (low, round(min(high, max(low, (6 * mean - low - high) / 4)), 2), high)
    return found


def independent(steps=None):
    """{aggregate: its 5, 50 and 95 % points} as a study draws the steps, each by itself."""
    rows = draws(steps or parameters(), 11)
    return {name: quantiles([row[1][name] for row in rows], [0.05, 0.5, 0.95]) for name in RECORD}


def rewritten(text, file, steps):
    blocks = re.split(r"(?m)^(?=\[)", text)
    for i, block in enumerate(blocks):
        key = block[1:block.index("]")] if block.startswith("[") else ""
        for name, number in zip(("low", "value", "high"), steps.get(key, ())):
            blocks[i] = re.sub(rf"(?m)^{name} = .*$", f"{name} = {number:g}", blocks[i])
    return "".join(blocks)


def main():
    steps = calibrated()
    if "--write" in sys.argv[1:]:
        for file in ("fires", "detection"):
            path = ROOT / f"parameters/{file}.toml"
            path.write_text(rewritten(path.read_text(encoding="utf-8"), file, steps), encoding="utf-8")
    for key, (low, value, high) in steps.items():
        print(f"{key:30} {low:g} {value:g} {high:g}    before {PRIOR[key]}")
    shown = {key: shape for key, shape in parameters().items()} | {k: ("pert", *v) for k, v in steps.items()}
    record = random.Random(7)
    for name, (low, middle, high) in independent(shown).items():
        told = quantiles([draw(record, *RECORD[name]) for _ in range(DRAWS)], [0.05, 0.5, 0.95])
        print(f"{name:12} drawn {low:.3f} {middle:.3f} {high:.3f}    record {' '.join(f'{x:.3f}' for x in told)}")


if __name__ == "__main__":
    main()
