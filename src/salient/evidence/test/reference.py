#!/usr/bin/env python3
"""The rules of evidence/README.md a second time, from its formulas alone: densities are integrated on a grid,
mixtures and products inverted by halving. Writes pools.txt, which evidence_test.cpp reads.

    src/salient/evidence/test/reference.py > src/salient/evidence/test/pools.txt
"""
import bisect
import math
import random
from statistics import NormalDist

NORMAL, Z95 = NormalDist(), NormalDist().inv_cdf(0.95)
WEIGHT = dict(zip("123456", (1.0, 0.8, 0.5, 0.25, 0.1, 0.4)))
OPEN = dict(zip("ABCDEF", (0, 0.2, 0.5, 0.9, 1.6, 1.0)))
WRONG = 0.01  # share that every claim of a logarithmic pool leaves to its source being wrong altogether
SHARES = (0.01, 0.1, 0.37, 0.52, 0.8, 0.975)
CELLS = 4000


def widen(shape, low, best, high, grade, floor, ceiling):
    """The claim as the pool sees it, {grade-widening}."""
    openness = OPEN[grade[0]]
    k = 1 + openness
    if shape == "lognormal":
        low, high = best * (low / best) ** k, best * (high / best) ** k
        return shape, low, min(best, ceiling), min(high, ceiling)
    if shape == "point" and openness and best:
        shape, low, high = "pert", best - 0.2 * openness * abs(best), best + 0.2 * openness * abs(best)
    elif shape == "uniform":
        low, high = (low + high) / 2 - (high - low) / 2 * k, (low + high) / 2 + (high - low) / 2 * k
    elif shape != "point":
        low, high = best - (best - low) * k, best + (high - best) * k
    return shape, *(min(max(x, floor), ceiling) for x in (low, best, high))


def density(shape, low, best, high, x):
    if shape == "uniform":
        return 1.0
    if shape == "triangular":
        left = x < best or best == high
        return (x - low) / (best - low) if left else (high - x) / (high - best)
    lean = (best - low) / (high - low)
    return ((x - low) / (high - low)) ** (4 * lean) * ((high - x) / (high - low)) ** (4 * (1 - lean))


class Part:
    """One claim's distribution function, tabulated where it has no closed form."""

    def __init__(self, shape, low, best, high):
        self.shape, self.best, self.low, self.high = shape, best, low, high
        if shape in ("uniform", "triangular", "pert"):
            step = (high - low) / CELLS
            self.edges = [low + i * step for i in range(CELLS + 1)]
            cells = [density(shape, low, best, high, edge + step / 2) for edge in self.edges[:-1]]
            total = math.fsum(cells)
            self.below = [0.0]
            for cell in cells:
                self.below.append(self.below[-1] + cell / total)

    def cumulative(self, x):
        if self.shape == "point":
            return float(x >= self.best)
        if self.shape == "lognormal":
            end = self.low if x < self.best else self.high
            return NORMAL.cdf(Z95 * math.log(x / self.best) / abs(math.log(end / self.best))) if x > 0 else 0.0
        if x <= self.low or x >= self.high:
            return float(x >= self.high)
        i = min(bisect.bisect_right(self.edges, x) - 1, CELLS - 1)
        inside = (x - self.edges[i]) / (self.edges[i + 1] - self.edges[i])
        return self.below[i] + inside * (self.below[i + 1] - self.below[i])


def quantile(parts, p, floor, ceiling):
    low, high = -1e7, 1e7
    for _ in range(120):
        middle = (low + high) / 2
        if sum(weight * part.cumulative(middle) for weight, part in parts) >= p:
            high = middle
        else:
            low = middle
    return min(max(high, floor), ceiling)


def logarithmic_quantiles(parts, shares, floor, ceiling, cells=20000):
    """Quantiles of the product of powers: {logarithmic-pool}, on an even grid."""
    ends = []
    for _, part in parts:
        if part.shape == "lognormal":
            z = NORMAL.inv_cdf(1 - 1e-4) / Z95
            ends += [part.best * (part.low / part.best) ** z, part.best * (part.high / part.best) ** z]
        else:
            ends += [part.low, part.high]
    low, high = max(floor, min(ends)), min(ceiling, max(ends))
    step = (high - low) / cells
    edges = [low + i * step for i in range(cells + 1)]
    tables = [(weight, [part.cumulative(x) for x in edges]) for weight, part in parts]
    below = [0.0]
    for i in range(cells):
        log = sum(w * math.log((1 - WRONG) * (t[i + 1] - t[i]) / step + WRONG / (high - low)) for w, t in tables)
        below.append(below[-1] + math.exp(log))
    found = []
    for p in shares:
        i = bisect.bisect_left(below, p * below[-1])
        found.append(edges[i - 1] + step * (p * below[-1] - below[i - 1]) / (below[i] - below[i - 1]))
    return found


def random_claim(rng):
    shape = rng.choice(("point", "uniform", "triangular", "pert", "lognormal"))
    low, best, high = sorted(rng.uniform(1, 1000) for _ in range(3))
    return shape, round(low, 2), round(best, 2), round(high, 2), rng.choice("ABCDEF") + rng.choice("123456")


def pool_lines(rng):
    claims = [random_claim(rng) for _ in range(rng.randint(1, 4))]
    floor, ceiling = rng.choice(((-1e6, 1e6), (0, 1200), (1, 1000)))
    total = sum(WEIGHT[c[4][1]] for c in claims)
    parts = [(WEIGHT[c[4][1]] / total, Part(*widen(*c, floor, ceiling))) for c in claims]
    yield f"pool {floor:g} {ceiling:g} {len(claims)}"
    for claim in claims:
        yield "{} {} {} {} {}".format(*claim)
    points = any(part.shape == "point" for _, part in parts)
    product = None if points or len(parts) == 1 else logarithmic_quantiles(parts, SHARES, floor, ceiling)
    for i, p in enumerate(SHARES):
        yield f"{p} {quantile(parts, p, floor, ceiling):.6g} " + (f"{product[i]:.6g}" if product else "-")


def lines(pools=60):
    rng = random.Random(1941)
    return [line for _ in range(pools) for line in pool_lines(rng)]


if __name__ == "__main__":
    print("\n".join(lines()))
