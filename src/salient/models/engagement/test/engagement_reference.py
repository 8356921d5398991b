"""Reference in plain Python for the equations of the theory page. Run it to write the table again."""
import sys
from math import exp, log
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("engagement_reference.csv")
BRANCHES = "infantry motorised mechanised tank airborne marine special".split()
WEIGHTS = dict.fromkeys(BRANCHES + ["support", "armour", "armour_defence"], (0.1, 3.0))
POWER = WEIGHTS | dict.fromkeys("weapons_floor ammunition_floor suppressed attrition".split(), SHARE)


def power(p, x):
    weight = getattr(p, BRANCHES[x.branch]) if x.branch < len(BRANCHES) else p.support
    gain = p.armour if x.attacking else p.armour_defence
    result = x.people * weight * (1 + gain * x.armoured * x.going)
    result *= 1 - (1 - p.weapons_floor) * (1 - x.weapons)
    result *= 1 - (1 - p.ammunition_floor) * (1 - x.ammunition)
    result *= 1 - p.suppressed * x.suppression
    return result * min(1, x.people / x.establishment) ** p.attrition * x.condition * x.training


def frontage(p, x):
    room = x.density * x.width
    fighting = x.people if x.people <= room else room * (x.people / room) ** x.depth
    return fighting / x.people


def lent(p, x):
    """The ratio that the guns make is the greater of what they weigh and what they hold down, and not both."""
    by_weight = (x.troops + x.guns) / x.troops
    by_holding = 1 / (1 - x.held)
    return 0 if by_holding > by_weight else x.troops * (by_weight * (1 - x.held) - 1)


def to_ground(p, x):
    """Steps through the day with the rate that is left to those still in the open."""
    hazard = before = -log(1 - x.already)
    steps = 4000
    for _ in range(steps):
        half = hazard + x.rate / (1 + (hazard / p.half) ** 2) * x.span / steps / 2
        hazard += x.rate / (1 + (half / p.half) ** 2) * x.span / steps
    return 1 - exp(before - hazard)


def surprise(p, x):
    return max(-1, min(1, x.dull - x.unseen * max(0, 1 - x.lasted / p.fades_days)))


EQUATIONS = [
    Equation("unit-power", POWER,
             {"people": (1.0, 600.0), "establishment": (300.0, 500.0), "branch": [0, 1, 2, 3, 4, 5, 6, 8],
              "attacking": [0, 1], "armoured": SHARE, "going": SHARE, "weapons": SHARE, "ammunition": SHARE,
              "suppression": SHARE, "condition": SHARE, "training": (0.5, 1.6)}, power),
    Equation("frontage", {}, {"density": (200.0, 900.0), "depth": SHARE, "people": (100.0, 9000.0),
                              "width": (1.0, 5.0)}, frontage),
    Equation("fire-once", {}, {"troops": (1.0, 3000.0), "guns": (0.0, 900.0), "held": SHARE}, lent),
    Equation("loss-share", {}, {"rate": (0.0, 4.0), "span": (0.04, 1.0)}, lambda p, x: 1 - exp(-x.rate * x.span)),
    Equation("to-ground", {"half": (0.05, 0.2)},
             {"already": (0.0, 0.6), "rate": (0.0, 1.0), "span": (0.04, 0.5)}, to_ground),
    Equation("surprise", {"unseen_days": (1, 4), "fades_days": (2, 5)},
             {"unseen": SHARE, "lasted": (0.0, 6.0), "dull": (-0.5, 0.5)}, surprise),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
