"""Reference for the equations of advance, from the theory page in plain Python. Run to write the table again."""
import sys
from math import exp, log, sqrt
from statistics import NormalDist
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
sys.path.insert(0, str(Path(__file__).parents[2] / "attrition" / "test"))
import attrition_reference as attrition
from parameter_ranges import ranges
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("advance_reference.csv")
HASTY, PREPARED, FORTIFIED, DELAY, WITHDRAW = 3, 4, 5, 6, 7
RELIEF = ["flat", "rolling", "rugged"]
COVER = ["open", "mixed", "wooded", "urban"]
NORMAL = (-2.0, 2.0)


def step(u):
    return 1 / (1 + exp(-u))


def pressure(p, x):
    river = x.river / (x.river + p.going_river_half_m)
    return (log(x.intensity * x.attack_power / x.defence_power) - p.pressure_works * x.works
            - p.pressure_drones * x.drones - p.pressure_obstacle * x.obstacle - p.pressure_river * river
            - p.pressure_density * log(x.defenders / x.width / p.pressure_usual_density)
            + p.pressure_effectiveness * x.effectiveness + p.pressure_air * x.air - p.pressure_surprise * x.surprise + p.pressure_delay * (x.posture in (DELAY, WITHDRAW)))


def going(p, x):
    return (getattr(p, "relief_" + RELIEF[x.relief]) * getattr(p, "cover_" + COVER[x.cover])
            * x.trafficability**p.going_trafficability * (1 - p.going_obstacle * x.obstacle)
            * (p.going_supply_floor + (1 - p.going_supply_floor) * min(1, x.supply))
            / (1 + x.river / p.going_river_half_m))


def advance(p, x):
    u = sqrt(p.stall_lasting) * x.luck + sqrt(1 - p.stall_lasting) * x.daily
    riding = 1 + p.ladder_motorised * x.motorised + p.ladder_armoured * x.armour
    extent = (x.front / p.extent_usual_front)**p.extent_width / (1 + x.lasted / p.extent_first_days)**p.extent_slowing
    if not x.defended:
        pace = p.ladder_pursuit * riding * extent * going(p, x)
        pace *= (1 - p.going_march_drones * x.drones) * exp(p.going_march_scatter * u)
        return min(pace, p.going_march), 0.0, 4
    at = pressure(p, x)
    steps = [p.ladder_trench, p.ladder_attack, p.ladder_breakthrough, p.ladder_pursuit]
    thresholds = [p.ladder_to_attack, p.ladder_to_breakthrough, p.ladder_to_pursuit]
    pace = steps[0]
    for this, following, threshold in zip(steps, steps[1:], thresholds):
        pace *= (following / this) ** step((at - threshold) / p.ladder_softness)
    if x.posture == DELAY:
        pace = steps[0] * (steps[1] / steps[0]) ** step((at - thresholds[0]) / p.ladder_softness)
    else:
        pace *= riding ** step((at - p.ladder_to_breakthrough) / p.ladder_softness)
    pace *= extent
    u0 = p.stall_at - p.stall_slope * at
    gain = max(0, exp(p.stall_scatter * u) - exp(p.stall_scatter * u0))
    rate = pace * going(p, x) * (1 - p.going_works * x.works) * gain
    return min(rate, p.going_march), NormalDist().cdf(u0), sum(at >= t for t in thresholds)


def qjm_advance(p, x):
    """By the power ratio of the attrition model's qjm; parameters of `advance` carry the prefix a_."""
    power_a, power_d = attrition.qjm_powers(p, x)
    u = sqrt(p.a_stall_lasting) * x.luck + sqrt(1 - p.a_stall_lasting) * x.daily
    ratio = x.intensity * power_a / power_d * exp(p.a_qjm_scatter * u)
    if ratio < 1:
        return 0.0
    column = p.a_qjm_infantry + (p.a_qjm_armour - p.a_qjm_infantry) * x.armour
    posture = attrition.by_works(p, x, *(getattr(p, "a_qjm_posture_" + name)
                                         for name in ("hasty", "prepared", "fortified", "delay")))
    ground = (getattr(p, "a_qjm_ground_relief_" + RELIEF[x.relief])
              * getattr(p, "a_qjm_ground_cover_" + COVER[x.cover]))
    rate = (p.a_qjm_parity * min(ratio, p.a_qjm_most_ratio)**column * posture * ground * (1 - p.a_qjm_obstacle * x.obstacle)
            / (1 + (x.river / p.a_qjm_river_half_m)**p.a_qjm_river))
    return min(rate, p.a_going_march)


WAY = {"obstacle": SHARE, "river": [0, 20, 100, 500], "trafficability": (0.1, 1.0), "drones": SHARE,
       "supply": (0.0, 1.5), "armour": SHARE, "luck": NORMAL, "daily": NORMAL}
EQUATIONS = [
    Equation("qjm-advance", {**{"a_" + name: span for name, span in ranges("advance").items()}, **attrition.ALL},
             {**attrition.FIGHT, **WAY}, qjm_advance),
    Equation("stall", ranges("advance"), {
        "attackers": (500, 40000), "attack_power": (500, 40000), "defenders": (200, 20000),
        "defence_power": (100, 20000), "posture": [HASTY, PREPARED, FORTIFIED, DELAY, WITHDRAW],
        "relief": [0, 1, 2], "cover": [0, 1, 2, 3], "works": SHARE, "surprise": (-1.0, 1.0), "width": (1.0, 20.0),
        "intensity": (0.05, 1.0), "obstacle": SHARE, "river": (0.0, 500.0), "trafficability": (0.1, 1.0),
        "drones": SHARE, "supply": (0.0, 1.5), "defended": [1, 1, 1, 0], "armour": SHARE, "luck": NORMAL,
        "daily": NORMAL, "motorised": SHARE, "effectiveness": (-0.6, 0.6),
        "front": (1.0, 80.0), "lasted": (0.0, 30.0), "air": (-1.0, 1.0)}, advance),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
