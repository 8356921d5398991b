"""Reference in plain Python for the equations of the theory page. Run it to write the table again."""
import sys
from math import exp, expm1
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("policy_reference.csv")
POLICY = {"statement_spread": SHARE, "statement_fade": (5.0, 90.0), "feedback": (0.0, 3.0),
          "reference": SHARE, "stands": (0.0, 40.0)}
FLOW = {"flow": (0.0, 100.0), "decided": (0.0, 100.0), "lag": (1.0, 90.0), "days": (0.1, 60.0)}


def shifted(p, x):
    odds = x.probability / (1 - x.probability) * exp(x.shift)
    return odds / (1 + odds)


EQUATIONS = [
    Equation("decision-hazard", {}, {"hazard": (0.0, 0.5), "shift": (-2.0, 2.0), "days": (0.1, 30.0)},
             lambda p, x: -expm1(-x.hazard * x.days * exp(x.shift))),
    Equation("decision-stands", POLICY, {"days": (0.0, 60.0)}, lambda p, x: int(x.days < p.stands)),
    Equation("log-odds-shift", {}, {"probability": (0.01, 0.99), "shift": (-4.0, 4.0)}, shifted),
    Equation("statement", POLICY, {"log_odds": (-2.0, 2.0), "z": (-2.5, 2.5), "days": (0.0, 90.0)},
             lambda p, x: (x.log_odds + p.statement_spread * abs(x.log_odds) * x.z)
             / exp(x.days / p.statement_fade)),
    Equation("feedback", POLICY, {"slope": (-2.0, 2.0), "held": SHARE},
             lambda p, x: x.slope * (p.feedback * x.held - p.feedback * p.reference)),
    Equation("delivery-lag", {}, FLOW, lambda p, x: x.decided + (x.flow - x.decided) / exp(x.days / x.lag)),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
