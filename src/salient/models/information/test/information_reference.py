"""Reference in plain Python for the equations of the theory page. Run it to write the table again."""
import sys
from math import exp
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("information_reference.csv")
ACCESS = {"filtered": SHARE, "half_sites": (10.0, 5000.0), "line": SHARE, "fading": (2.0, 60.0)}
DISTRACTION = dict.fromkeys("vigilance uptake rest discipline".split(), SHARE)
MESSAGES = dict.fromkeys("reach offline language".split(), SHARE)


def distraction(p, x):
    left = x.novelty * (1 - p.discipline * x.discipline)
    return left, 1 - p.vigilance * left, 1 - p.uptake * left, p.rest * left


def novelty(p, x):
    fresh = x.fresh / exp(x.access * x.days / p.fading)
    return fresh, x.access * (1 - x.openness) * fresh


EQUATIONS = [
    Equation("network-access", ACCESS, {"network": [0, 1, 2], "users": SHARE, "contact": SHARE, "restriction": SHARE},
             lambda p, x: [0, p.filtered, 1][x.network] * x.users * (1 - x.restriction) * (1 - p.line * x.contact)),
    Equation("home-openness", ACCESS, {"sites": (0.0, 9000.0), "people": SHARE},
             lambda p, x: x.people / (1 + p.half_sites / x.sites)),
    Equation("novelty", ACCESS, {"access": SHARE, "openness": SHARE, "fresh": SHARE, "days": (0.0, 60.0)}, novelty),
    Equation("distraction", DISTRACTION, {"novelty": SHARE, "discipline": SHARE}, distraction),
    Equation("message-exposure", MESSAGES, {"access": SHARE, "effort": SHARE, "own": SHARE},
             lambda p, x: x.effort * (p.reach * x.access + p.offline * (1 - x.access))
             * (x.own + p.language * (1 - x.own))),
    Equation("restriction", {"hazard": SHARE, "share": SHARE},
             {"distracted": SHARE, "leadership": SHARE, "restriction": SHARE},
             lambda p, x: (p.hazard * x.distracted * x.leadership, max(p.share, x.restriction))),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
