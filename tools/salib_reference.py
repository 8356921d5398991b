#!/usr/bin/env python3
"""Has SALib (PyPI, "pip install SALib") analyse plays of real scenarios, and writes what it makes of them beside the
plays, for tests/sensitivity/salib_test.cpp: of the same numbers Salient must make the same indices.

    salient study scenarios/tiny --plays 400 --seed 4 --out tiny.sqlite
    salient drivers tiny.sqlite --question millbrook --design saltelli --budget 600 >/dev/null
    salient drivers tiny.sqlite --design morris --budget 1400 >/dev/null
    tools/salib_reference.py tiny.sqlite:millbrook.day ... > tests/sensitivity/salib_reference.txt

Each argument is a study file and the outcome column to explain. Numbers are rounded to seven digits before either
program sees them. The file need not be made again when results move: it holds numbers, not a claim about a scenario.
"""
import sqlite3
import sys
from pathlib import Path

import numpy as np
from SALib.analyze import morris, rbd_fast
from SALib.analyze.sobol import first_order, total_order

GIVEN_INPUTS = 8  # of given data, as many inputs as are written down: those that SALib ranks first


def rounded(values):
    return np.array([float(f"{value:.7g}") for value in values])


def line(name, values):
    print(name, *(f"{value:.12g}" for value in np.ravel(values)))


def problem(names):
    names = list(names)
    return {"num_vars": len(names), "names": names, "bounds": [[0, 1]] * len(names)}


def saltelli(db, name, column, of_play):
    rows = db.execute(f'SELECT line, member, "{column}" FROM design_outcomes WHERE design = "saltelli" AND failed = 0')
    members = {}
    for row, member, value in rows:
        members.setdefault(member, {})[row] = value
    lines = sorted(set.intersection(*(set(of) for of in members.values())))
    a = rounded(of_play[2 * row] for row in lines)
    b = rounded(of_play[2 * row + 1] for row in lines)
    line(f"{name}.saltelli.a", a)
    line(f"{name}.saltelli.b", b)
    centre, first, total = np.mean([a, b]), [], []
    for i, member in enumerate(sorted(members)):
        mixed = rounded(members[member][row] for row in lines)
        line(f"{name}.saltelli.mixed{i}", mixed)
        first.append(first_order(a - centre, mixed - centre, b - centre))
        total.append(total_order(a, mixed, b))
    line(f"{name}.saltelli.first", first)
    line(f"{name}.saltelli.total", total)


def walks(db, name, column):
    order, start, end, points, values = [], [], [], [], []
    for (walk,) in db.execute("SELECT DISTINCT walk FROM design_steps ORDER BY walk").fetchall():
        steps = db.execute("SELECT input, level, becomes FROM design_steps WHERE walk = ? ORDER BY step", (walk,)).fetchall()
        moved, at, to = ([step[i] for step in steps] for i in range(3))
        point, goal = np.empty(len(moved)), np.empty(len(moved))
        point[moved], goal[moved] = at, to
        order.append(moved), start.append(point.copy()), end.append(goal)
        points.append(point.copy())
        for which in moved:
            point[which] = goal[which]
            points.append(point.copy())
        outcomes = dict(db.execute(
            f'SELECT CAST(member AS INTEGER), "{column}" FROM design_outcomes WHERE design = "morris" AND line = ?', (walk,)))
        values += [outcomes[step] for step in range(len(moved) + 1)]
    values = rounded(values)
    found = morris.analyze(problem(map(str, range(len(start[0])))), np.array(points), values, num_levels=4, seed=7)
    for what, of in (("order", order), ("start", start), ("end", end), ("values", values)):
        line(f"{name}.walks.{what}", of)
    for what in ("mu", "mu_star", "sigma"):
        line(f"{name}.walks.{what}", found[what])


def given(db, name, of_play):
    cursor = db.execute("SELECT * FROM inputs ORDER BY play")
    names = [one[0] for one in cursor.description][1:]
    rows = [row for row in cursor if row[0] in of_play]
    y = rounded(of_play[row[0]] for row in rows)
    x = np.array([row[1:] for row in rows])
    varied = [i for i in range(x.shape[1]) if len(np.unique(x[:, i])) > 1]
    x = np.array([rounded(x[:, i]) for i in varied]).T
    first = np.array(rbd_fast.analyze(problem(names[i] for i in varied), x, y, M=10, seed=7)["S1"])
    line(f"{name}.given.y", y)
    for n, i in enumerate(np.argsort(-first)[:GIVEN_INPUTS]):
        line(f"{name}.given.x{n}", x[:, i])
        line(f"{name}.given.first{n}", [first[i]])


def explain(argument):
    path, column = argument.split(":")
    name = Path(path).stem
    with sqlite3.connect(path) as db:
        of_play = dict(db.execute(f'SELECT play, "{column}" FROM outcomes WHERE "{column}" IS NOT NULL'))
        saltelli(db, name, column, of_play)
        walks(db, name, column)
        given(db, name, of_play)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for word in sys.argv[1:]:
        explain(word)
