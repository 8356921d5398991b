"""Reference for the equations of supply, from the theory page in plain Python. Run to write the table again."""
import sys
from math import exp
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
    hours = p.trucks * x.people / 1000 * (1 - x.lost) * p.availability * p.hours
    return hours, 2 * x.minutes / (60 * p.payload * x.going), p.turnaround_minutes / (60 * p.payload)


def trucks_lost(p, x):
    trucks = p.trucks * x.people / 1000
    return min(1, x.lost * (1 - p.replaced) + x.tonnes * p.truck_lost / (p.payload * trucks))


def repair(p, x):
    whole = getattr(p, f"whole_{ARM[x.branch]}") * x.establishment
    after = min(1, x.weapons + min(x.gain, x.spares / whole))
    return after, (after - x.weapons) * whole


ROAD = ["field", "track", "minor", "major"]


def belt(p, x):
    inside = max(0, 1 - x.depth / x.belt)
    return inside**2, 2 * x.length * inside / x.belt


def fill_curve(p, x):
    return p.floor + (1 - p.floor) * min(1, x.fill) ** p.exponent


LIFT, WAY, DAMAGE = (ranges("supply", member) for member in ("lift", "way", "damage"))
EQUATIONS = [
    Equation("daily-need", ranges("supply"),
             {"branch": list(range(14)), "activity": list(range(5)), "people": (0, 900)}, need),
    Equation("lift", LIFT, {"people": (0, 60000), "lost": SHARE, "minutes": (0, 400), "going": (0.3, 1.0)}, lift),
    Equation("trucks-lost", LIFT, {"lost": SHARE, "tonnes": (0, 400), "people": (100, 60000)}, trucks_lost),
    Equation("repair", ranges("supply", "repair"),
             {"branch": list(range(14)), "establishment": (100, 900), "weapons": SHARE, "gain": (0.0, 0.2),
              "spares": (0, 60)}, repair),
    Equation("road-capacity", WAY, {"road": [0, 1, 2, 3], "going": SHARE, "damage": SHARE},
             lambda p, x: getattr(p, ROAD[x.road]) * x.going * (1 - x.damage)),
    Equation("rail-capacity", WAY, {"damage": SHARE}, lambda p, x: p.trains * p.train_load * (1 - x.damage)),
    Equation("belt", {}, {"depth": (0, 30), "belt": (5, 25), "length": (0, 5)}, belt),
    Equation("way-loss", WAY, {"watch": SHARE, "crossed": (0, 2), "minutes": (0, 200), "threat": SHARE},
             lambda p, x: (exp(-p.hazard * x.watch * x.crossed), x.minutes * (1 + p.caution * x.watch * x.threat))),
    Equation("bomb-chance", DAMAGE, {"air": SHARE, "depth": (0, 80), "span": (0.1, 3)},
             lambda p, x: 1 - exp(-p.bombed * x.air * max(0, 1 - x.depth / p.reach) * x.span)),
    Equation("damage", DAMAGE, {"damage": SHARE, "hit": [0, 1], "span": (0.1, 3)},
             lambda p, x: 1 - (1 - x.damage * 0.5 ** (x.span / p.repair_days)) * (1 - p.wrecked * x.hit)),
    Equation("fill-curve", ranges("supply", "cohesion"), {"fill": (0.0, 1.6)}, fill_curve),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
