#!/usr/bin/env python3
"""Two functions whose indices are known, sampled and analysed by SALib (https://salib.readthedocs.io, PyPI). Writes
sensitivity_reference.txt, which sensitivity_test.cpp reads: it must make the same of the same numbers.

    src/salient/study/test/sensitivity_reference.py > src/salient/study/test/sensitivity_reference.txt
"""
import numpy as np
from SALib.analyze import morris as analyze_morris
from SALib.analyze.sobol import first_order, total_order
from SALib.sample import morris as sample_morris
from SALib.sample import sobol as sample_sobol

A = np.array([0, 1, 4.5, 9, 99, 99])


def ishigami(u):
    x = np.pi * (2 * u - 1)
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def sobol_g(u):
    return np.prod((np.abs(4 * u - 2) + A) / (1 + A), axis=1)


def line(name, values):
    print(name, *(repr(float(v)) for v in np.ravel(values)))


def saltelli(name, function, inputs, rows):
    problem = {"num_vars": inputs, "names": [str(i) for i in range(inputs)], "bounds": [[0, 1]] * inputs}
    table = function(sample_sobol.sample(problem, rows, calc_second_order=False, seed=7)).reshape(rows, inputs + 2)
    a, b, mixed = table[:, 0], table[:, -1], table[:, 1:-1].T
    line(f"{name}.a", a)
    line(f"{name}.b", b)
    for i in range(inputs):
        line(f"{name}.mixed{i}", mixed[i])
    centre = np.mean([a, b])  # SALib's own wrapper centres on the mixed rows too
    line(f"{name}.first", [first_order(a - centre, m - centre, b - centre) for m in mixed])
    line(f"{name}.total", [total_order(a, m, b) for m in mixed])


def morris(name, function, inputs, walks):
    problem = {"num_vars": inputs, "names": [str(i) for i in range(inputs)], "bounds": [[0, 1]] * inputs}
    x = sample_morris.sample(problem, walks, num_levels=4, seed=7)
    y = function(x)
    found = analyze_morris.analyze(problem, x, y, num_levels=4, seed=7)
    line(f"{name}.points", x)
    line(f"{name}.values", y)
    for key in ("mu", "mu_star", "sigma"):
        line(f"{name}.{key}", found[key])


if __name__ == "__main__":
    saltelli("ishigami", ishigami, 3, 32)
    saltelli("sobol_g", sobol_g, 6, 32)
    morris("ishigami_walks", ishigami, 3, 6)
    morris("sobol_g_walks", sobol_g, 6, 6)
