"""Reference in plain Python for the equations of the theory page. Run it to write the table again."""
import sys
from math import exp, expm1, log
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("policy_reference.csv")
POLICY = {"statement_spread": SHARE, "statement_fade": (5.0, 90.0), "feedback": (0.0, 3.0),
          "reference": SHARE}
FLOW = {"flow": (0.0, 100.0), "decided": (0.0, 100.0), "lag": (1.0, 90.0), "days": (0.1, 60.0)}


def leave(p, x):
    scale = x.median / log(2) ** (1 / x.shape)

    def surviving(age):
        return -((age / scale) ** x.shape) * exp(x.shift)

    return -expm1(surviving(x.age + x.days) - surviving(x.age))


def next_regime(p, x):
    weights = [x.w0 * exp(x.s0), x.w1 * exp(x.s1), x.w2 * exp(x.s2)]
    below = [sum(weights[: i + 1]) / sum(weights) for i in range(3)]
    return next(i for i in range(3) if x.uniform <= below[i])


def shifted(p, x):
    odds = x.probability / (1 - x.probability) * exp(x.shift)
    return odds / (1 + odds)


def mean_flow(p, x):
    """Simpson's rule over the span."""
    n = 400
    at = [x.decided + (x.flow - x.decided) * exp(-x.days * i / n / x.lag) for i in range(n + 1)]
    return (at[0] + at[-1] + 4 * sum(at[1::2]) + 2 * sum(at[2:-1:2])) / (3 * n)


EQUATIONS = [
    Equation("regime-leaving", {}, {"median": (5.0, 90.0), "shape": (0.5, 3.0), "age": (0.0, 120.0),
                                    "days": (0.1, 30.0), "shift": (-2.0, 2.0)}, leave),
    Equation("regime-next", {}, {"w0": SHARE, "w1": SHARE, "w2": SHARE, "s0": (-1.0, 1.0), "s1": (-1.0, 1.0),
                                 "s2": (-1.0, 1.0), "uniform": (0.001, 0.999)}, next_regime),
    Equation("log-odds-shift", {}, {"probability": (0.01, 0.99), "shift": (-4.0, 4.0)}, shifted),
    Equation("statement", POLICY, {"log_odds": (-2.0, 2.0), "z": (-2.5, 2.5), "days": (0.0, 90.0)},
             lambda p, x: (x.log_odds + p.statement_spread * abs(x.log_odds) * x.z)
             / exp(x.days / p.statement_fade)),
    Equation("feedback", POLICY, {"slope": (-2.0, 2.0), "held": SHARE},
             lambda p, x: x.slope * (p.feedback * x.held - p.feedback * p.reference)),
    Equation("delivery-lag", {}, FLOW, lambda p, x: (
        x.decided + (x.flow - x.decided) / exp(x.days / x.lag), mean_flow(p, x))),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
