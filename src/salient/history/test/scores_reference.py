"""Reference for the scores and baselines, from their definitions in plain Python. Run to write the table again."""
import random
from itertools import product
from math import exp, log
from pathlib import Path

TABLE = Path(__file__).with_name("scores_reference.csv")
ROWS = 12


def log_loss(p, y):
    p = min(max(p, 1e-4), 1 - 1e-4)
    return -(y * log(p) + (1 - y) * log(1 - p))


def brier(p, y):
    return (p - y) ** 2


def auc(calls):
    """Pairs of one that happened and one that did not, each as often as the product of its weights."""
    won = pairs = 0
    for (p, y, v), (q, z, w) in product(calls, calls):
        if y == 1 and z == 0:
            pairs += v * w
            won += v * w * (1 if p > q else 0.5 if p == q else 0)
    return won / pairs if pairs else 0.5


def crps(sample, y):
    n = len(sample)
    return sum(abs(x - y) for x in sample) / n - sum(abs(a - b) for a in sample for b in sample) / (2 * n * n)


def logistic(points):
    """Maximum of the likelihood with a ridge of 1e-3 on both coefficients, by steps uphill."""
    a = b = 0.0
    for _ in range(3000):
        miss = [(y - 1 / (1 + exp(-a - b * x)), x) for x, y in points]
        a += 0.15 * (sum(m for m, _ in miss) - 1e-3 * a)
        b += 0.15 * (sum(m * x for m, x in miss) - 1e-3 * b)
    return a, b


def left_out(battles):
    """P(attacker wins) of each battle by base rate, 3:1 rule and force ratio, fitted on the other campaigns."""
    for x, _, campaign in battles:
        rest = [(u, y) for u, y, c in battles if c != campaign]
        alike = [y for u, y in rest if (u >= log(3)) == (x >= log(3))]
        a, b = logistic(rest)
        yield (sum(y for _, y in rest) + 1) / (len(rest) + 2)
        yield (sum(alike) + 1) / (len(alike) + 2)
        yield 1 / (1 + exp(-a - b * x))


def rows():
    chance = random.Random(1973)
    for _ in range(ROWS):
        p, y = round(chance.random(), 4), chance.randint(0, 1)
        yield "log-loss", [p, y], [log_loss(p, y)]
        yield "brier", [p, y], [brier(p, y)]
        calls = sorted((round(chance.random(), 1), chance.randint(0, 1), chance.randint(0, 3)) for _ in range(15))
        yield "auc", [number for call in calls for number in call], [auc(calls)]
        sample = sorted(round(chance.gauss(0, 1), 3) for _ in range(chance.randint(1, 9)))
        at = round(chance.gauss(0, 1.5), 3)
        yield "crps", [at, *sample], [crps(sample, at)]
    yield "log-loss", [0.0, 1], [log_loss(0.0, 1)]
    battles = [(round(chance.gauss(0.5, 0.8), 3), chance.randint(0, 1), i % 5) for i in range(20)]
    yield "baselines", [number for battle in battles for number in battle], [*left_out(battles)]


def write():
    lines = ["score,inputs,expected"]
    for label, *parts in rows():
        lines.append(",".join([label, *(" ".join(map(repr, part)) for part in parts)]))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
