"""Reference for the equations of supply, from the theory page in plain Python. Run to write the table again."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from parameter_ranges import ranges
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("supply_reference.csv")
ARM = ["foot", "mechanised", "mechanised", "tank", "foot", "foot", "foot", "fires", "fires", "fires",
       "support", "support", "support", "support"]  # by branch: infantry, motorised, mechanised, tank, airborne ...
ACTIVITY = ["rest", "hold", "march", "defend", "attack"]


def need(p, x):
    arm, activity = ARM[x.branch], ACTIVITY[x.activity]

    def per_day(kind):
        return getattr(p, f"{kind}_{arm}") * getattr(p, f"{kind}_share_{activity}") * x.people

    return per_day("ammunition"), per_day("fuel"), getattr(p, f"food_{arm}") * x.people


def lift(p, x):
    trips = p.hours / ((2 * x.minutes + p.turnaround_minutes) / 60) * x.flow
    loads = x.trucks * p.availability * trips
    return (loads * (1 - x.interdiction) * p.payload, loads * x.interdiction * p.payload,
            loads * x.interdiction * p.truck_lost)


def fill_curve(p, x):
    return p.floor + (1 - p.floor) * min(1, x.fill) ** p.exponent


EQUATIONS = [
    Equation("daily-need", ranges("supply"),
             {"branch": list(range(14)), "activity": list(range(5)), "people": (0, 900)}, need),
    Equation("lift", ranges("supply", "lift"),
             {"trucks": (0, 200), "minutes": (0, 400), "interdiction": SHARE, "flow": (0.3, 1.0)}, lift),
    Equation("fill-curve", ranges("supply", "cohesion"), {"fill": (0.0, 1.6)}, fill_curve),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
