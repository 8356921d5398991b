"""Reference for the cheapest flow: a linear programme over fractions, solved by the simplex method from the book.

Run to write the table again. A row: nodes, first sink, arcs as from to capacity cost, budget, then the limit of
each sink in the order in which they are served; expected: what each sink gets, and what all of it costs.
"""
import random
from fractions import Fraction
from pathlib import Path

TABLE = Path(__file__).with_name("flow_reference.csv")
ROWS = 120


def maximise(objective, rows, bounds):
    """Largest objective . x with rows . x <= bounds, x >= 0 and bounds >= 0, by Bland's rule: (value, x)."""
    n, m = len(objective), len(rows)
    table = [[Fraction(a) for a in row] + [Fraction(int(i == j)) for j in range(m)] + [Fraction(bounds[i])]
             for i, row in enumerate(rows)]
    costs = [-Fraction(c) for c in objective] + [Fraction(0)] * (m + 1)
    basis = list(range(n, n + m))
    while True:
        entering = next((j for j in range(n + m) if costs[j] < 0), None)
        if entering is None:
            break
        ratios = [(table[i][-1] / table[i][entering], basis[i], i) for i in range(m) if table[i][entering] > 0]
        _, _, leaving = min(ratios)
        pivot = table[leaving][entering]
        table[leaving] = [a / pivot for a in table[leaving]]
        for row in [*table[:leaving], *table[leaving + 1:], costs]:
            if row[entering]:
                factor = row[entering]
                row[:] = [a - factor * b for a, b in zip(row, table[leaving])]
        basis[leaving] = entering
    x = [Fraction(0)] * (n + m)
    for i, b in enumerate(basis):
        x[b] = table[i][-1]
    return costs[-1], x[:n]


def cheapest(nodes, first_sink, arcs, budget, limits):
    """Serves the sinks one after the other, each as far as it goes; then the cheapest way to do all that."""
    n = len(arcs)
    rows = [[int(i == j) for j in range(n)] for i in range(n)]
    bounds = [capacity for _, _, capacity, _ in arcs]
    for node in range(1, first_sink):  # node 0 is the source; inflow = outflow as two inequalities
        balance = [int(to == node) - int(start == node) for start, to, _, _ in arcs]
        rows += [balance, [-a for a in balance]]
        bounds += [0, 0]
    rows.append([cost for *_, cost in arcs])
    bounds.append(budget)
    into = [[int(to == sink) for _, to, _, _ in arcs] for sink in range(first_sink, nodes)]
    # What a sink must get is held by a reward too large for any saving of cost to outweigh.
    worth = [Fraction(0)] * n
    large = Fraction(10) ** (3 * len(into))
    for entry, limit in zip(into, limits):
        rows.append(entry)
        bounds.append(limit)
        worth = [w + large * e for w, e in zip(worth, entry)]
        large /= 1000
    _, x = maximise([1000 * w - arc[3] for w, arc in zip(worth, arcs)], rows, bounds)
    delivered = [sum(e * f for e, f in zip(entry, x)) for entry in into]
    return delivered, sum(arc[3] * f for arc, f in zip(arcs, x))


def network(chance):
    inner, sinks = chance.randint(3, 5), chance.randint(1, 3)
    first_sink = inner + 1
    arcs = []
    for node in range(1, inner + 1):
        if node == 1 or chance.random() < 0.4:
            arcs.append((0, node, chance.randint(1, 9), 0))
    for a in range(1, inner + 1):
        for b in range(1, inner + 1):
            if a != b and chance.random() < 0.5:
                arcs.append((a, b, chance.randint(1, 8), chance.randint(1, 9)))
    for node in range(1, inner + 1):
        for sink in range(first_sink, first_sink + sinks):
            if chance.random() < 0.6:
                arcs.append((node, sink, chance.randint(1, 6), chance.randint(1, 5)))
    budget = chance.choice([10**6, chance.randint(5, 60)])
    limits = [chance.choice([100, chance.randint(1, 8)]) for _ in range(sinks)]
    return first_sink + sinks, first_sink, arcs, budget, limits


def rows():
    chance = random.Random("min-cost-flow")
    for _ in range(ROWS):
        nodes, first_sink, arcs, budget, limits = network(chance)
        delivered, cost = cheapest(nodes, first_sink, arcs, budget, limits)
        given = [nodes, first_sink, len(arcs), *(number for arc in arcs for number in arc), budget, *limits]
        yield given, [*(float(amount) for amount in delivered), float(cost)]


def lines():
    yield "equation,parameters,inputs,expected"
    for given, expected in rows():
        yield f"min-cost-flow,,{' '.join(map(str, given))},{' '.join(map(repr, expected))}"


if __name__ == "__main__":
    TABLE.write_text("\n".join(lines()) + "\n", encoding="utf-8")
