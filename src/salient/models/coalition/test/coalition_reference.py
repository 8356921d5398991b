"""Reference in plain Python for the equations of the theory page. Run it to write the table again."""
import sys
from math import exp, expm1
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("coalition_reference.csv")


def friction(p, x):
    habit = p.residue + (1 - p.residue) * exp(-x.together / p.habit)
    return x.crossed * (1 - p.interpreters * x.interpreters) * habit


def tolerance(p, x):
    week = exp(p.recent * x.week)
    pause, home = (p.pause * week * (loss / p.tolerance) ** p.shape for loss in (x.since, x.lost))
    resume = p.resume / (1 + (x.lost / p.tolerance) ** p.shape)
    return pause, p.withdraw * home, resume * (x.paused >= p.stands)


def identified(p, x):
    unknown = x.unknown / exp(p.contact * x.contact * x.days)
    return unknown, 1 - p.host_uniform * x.uniform * unknown


SEAM = dict.fromkeys("interpreters habit residue order_delay fire_latency fire_window fire_effect friendly_fire "
                     "friendly_loss".split(), SHARE) | {"habit": (10.0, 90.0), "fire_window": (0.3, 4.0)}
EQUATIONS = [
    Equation("seam-friction", SEAM, {"crossed": [0, 1], "interpreters": SHARE, "together": (0.0, 200.0)}, friction),
    Equation("seam-orders", SEAM, {"friction": SHARE}, lambda p, x: 1 + p.order_delay * x.friction),
    Equation("seam-fires", SEAM, {"friction": SHARE},
             lambda p, x: (1 - p.fire_effect * x.friction) / (1 + p.fire_latency * x.friction / p.fire_window)),
    Equation("friendly-fire", SEAM, {"friction": SHARE, "joint": SHARE},
             lambda p, x: p.friendly_fire * x.friction * x.joint),
    Equation("host-equipment", {"spare": SHARE, "pace": SHARE}, {"fill": SHARE, "days": (0.0, 30.0)},
             lambda p, x: x.fill + max(0, p.spare - x.fill) * -expm1(-p.pace * x.days)),
    Equation("uniform-identification", {"host_uniform": SHARE, "contact": SHARE},
             {"uniform": SHARE, "unknown": SHARE, "contact": SHARE, "days": (0.0, 30.0)}, identified),
    Equation("loss-tolerance", {"pause": SHARE, "tolerance": (0.05, 0.6), "shape": (0.5, 4.0), "recent": (0.0, 9.0),
                                "withdraw": SHARE, "resume": SHARE, "stands": (0.0, 40.0)},
             {"lost": SHARE, "since": SHARE, "week": SHARE, "paused": (0.0, 60.0)}, tolerance),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
