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


def material(p, x):
    after = x.before + (1 - x.before) * x.rise
    free = min(after, max(x.before, p.prepared_works))
    return (p.material_tonnes * x.width * (after - free) / (1 - p.prepared_works),
            free * (1 - x.ration) + after * x.ration)


def bridging(p, x):
    gone = (1 - x.capacity) * exp(-p.build * x.engineers * (1 - p.fire_slows * x.fire) * x.span / x.width)
    return 1 - gone, p.tonnes * x.width * (1 - gone - x.capacity), x.width * (1 - x.capacity)


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
    Equation("material", ranges("fortification", "digging"),
             {"before": SHARE, "rise": SHARE, "width": (1.0, 10.0), "ration": SHARE}, material),
    Equation("mine-tonnes", ranges("fortification", "mines"), {"mines": (0.0, 0.5), "more": (0.0, 0.5), "width": (1.0, 10.0)},
             lambda p, x: p.belt_tonnes * x.width * x.more),
    Equation("breach", ranges("fortification", "mines"),
             {"mines": SHARE, "engineers": (0, 80), "fire": SHARE, "span": SPAN},
             lambda p, x: (x.mines * exp(-p.breach * x.engineers * (1 - p.breach_fire * x.fire) * x.span),
                           1 - exp(-p.breach_lost * x.mines * x.fire * x.span))),
    Equation("mine-toll", ranges("fortification", "mines"), {"mines": SHARE}, lambda p, x: 1 + p.toll * x.mines),
    Equation("trampled", ranges("fortification", "mines"), {"mines": SHARE, "gained": (0.0, 5.0)},
             lambda p, x: x.mines * exp(-p.trampled * x.gained)),
    Equation("bridging", ranges("fortification", "bridges"),
             {"capacity": SHARE, "engineers": (0, 600), "fire": SHARE, "width": (3.0, 100.0), "span": SPAN}, bridging),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
