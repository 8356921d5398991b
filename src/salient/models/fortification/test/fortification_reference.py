"""Reference for the equations of fortification, from the theory page in plain Python. Run to write the table again."""
import sys
from math import exp
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from parameter_ranges import ranges
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("fortification_reference.csv")
SPAN = (0.04, 10.0)


def dug(p, x):
    labour = min(p.most_labour, (x.people + p.engineer_worth * x.engineers) / p.usual_labour)
    days = x.span * labour * (1 - p.fire_slows * x.under_fire) * x.dig_factor
    return 1 - (1 - x.works) * (1 - p.prepared_works) ** (days / p.prepared_days)


EQUATIONS = [
    Equation("dig", ranges("fortification", "digging"),
             {"works": SHARE, "people": (0, 3000), "engineers": (0, 80), "under_fire": SHARE,
              "dig_factor": (0.2, 1.0), "span": SPAN}, dug),
    Equation("wear", ranges("fortification", "works"), {"works": SHARE, "rounds": (0, 4000)},
             lambda p, x: x.works * 0.5 ** (x.rounds / p.half_worn)),
    Equation("captured-works", ranges("fortification", "works"), {"works": SHARE},
             lambda p, x: x.works * p.captured),
    Equation("works-power", ranges("fortification", "works"), {"works": SHARE},
             lambda p, x: p.bare * (1 - x.works) + p.full * x.works),
    Equation("lay-mines", ranges("fortification", "mines"), {"mines": SHARE, "engineers": (0, 80), "span": SPAN},
             lambda p, x: 1 - (1 - x.mines) * exp(-p.lay * x.engineers * x.span)),
    Equation("breach", ranges("fortification", "mines"),
             {"mines": SHARE, "engineers": (0, 80), "fire": SHARE, "span": SPAN, "gained": (0.0, 5.0)},
             lambda p, x: x.mines * exp(-p.breach * x.engineers * (1 - p.breach_fire * x.fire) * x.span)
             * exp(-p.trampled * x.gained)),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
