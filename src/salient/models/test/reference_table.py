"""Tables of expected values for the models' tests: random rows, computed by a reference in plain Python.

A row is `equation,parameters,inputs,expected`, the last three being numbers with a space between.
"""
import random
from collections import namedtuple
from types import SimpleNamespace

# parameters, inputs: {name: (low, high)} or, for one of a few values, {name: [values]}; order is the file's.
# function(p, x): a number or a tuple of numbers.
Equation = namedtuple("Equation", "label parameters inputs function")
ROWS = 20
SHARE = (0.0, 1.0)


def draw(chance, among):
    if isinstance(among, list):
        return chance.choice(among)
    low, high = among
    return round(low + (high - low) * chance.random(), 4)


def rows(equations):
    """(label, parameters, inputs, expected) of every row; the numbers do not depend on the other equations."""
    for equation in equations:
        chance = random.Random(equation.label)
        for _ in range(ROWS):
            p = {name: draw(chance, among) for name, among in equation.parameters.items()}
            x = {name: draw(chance, among) for name, among in equation.inputs.items()}
            expected = equation.function(SimpleNamespace(**p), SimpleNamespace(**x))
            results = expected if isinstance(expected, tuple) else (expected,)
            yield equation.label, [*p.values()], [*x.values()], [*results]


def write(equations, path):
    lines = ["equation,parameters,inputs,expected"]
    for label, *numbers in rows(equations):
        lines.append(",".join([label, *(" ".join(map(repr, part)) for part in numbers)]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def check(equations, path):
    """Fails unless the table is what the reference computes now, to the last few bits."""
    recorded = path.read_text(encoding="utf-8").splitlines()[1:]
    fresh = list(rows(equations))
    assert len(recorded) == len(fresh), f"write {path.name} again"
    for line, (label, *numbers) in zip(recorded, fresh):
        found, *parts = line.split(",")
        assert found == label
        for part, expected in zip(parts, numbers):
            values = [float(word) for word in part.split()]
            assert len(values) == len(expected), line
            for a, b in zip(values, expected):
                assert abs(a - b) <= 1e-12 * max(abs(a), abs(b), 1e-3), line
