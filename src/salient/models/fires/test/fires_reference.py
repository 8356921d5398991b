"""Reference for the equations of fires, from the theory page in plain Python. Run to write the table again."""
import sys
from math import exp
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from parameter_ranges import ranges
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("fires_reference.csv")
MARCH, ATTACK, HASTY, PREPARED, FORTIFIED, WITHDRAW = 1, 2, 3, 4, 5, 7
ARTILLERY, ROCKETS = 7, 8
COVER = ["open", "mixed", "wooded", "urban"]
POSTURES = [MARCH, ATTACK, HASTY, PREPARED, FORTIFIED, WITHDRAW]


def rounds(p, x):
    rate = [p.gun_harassing, p.gun_supporting, p.gun_preparatory, p.gun_counter_battery][x.mission]
    weight = p.gun_round_tonnes
    if x.branch == ROCKETS:
        rate, weight = rate * p.rocket_share, p.rocket_round_tonnes
    fired = min(x.tubes * rate * x.span, x.tonnes / weight)
    return fired, fired * weight


def tubes_lost(p, x):
    unseen = (1 - p.located_by_radar * x.radar) * (1 - p.located_by_drones * x.drones)
    return 1 - exp(-x.rounds / p.rounds_per_mission * (1 - unseen) * p.answered * x.shooters * p.lost)


def coverage(p, x):
    upright = x.posture in (MARCH, ATTACK, WITHDRAW)
    exposure = (p.standing if upright else p.prone) * p.dug_in**x.works * getattr(p, "cover_" + COVER[x.cover])
    exposure *= p.unobserved + (1 - p.unobserved) * x.observed
    return 1 - exp(-x.rounds * p.lethal_area_m2 * exposure / (x.area * 1e6))


def suppression(p, x):
    settled = p.most * (1 - 2 ** (-x.density / (p.half_density * p.works_factor**x.works)))
    return settled + (x.before - settled) * 2 ** (-x.span * 24 / p.half_life_hours)


def drones(p, x):
    arrive = x.sorties * x.flying * p.ready * (1 - p.jammed * x.jamming) * (1 - p.shot * x.air_defence)
    seen = p.seen_moving if x.posture in (MARCH, ATTACK, WITHDRAW) else p.seen_still
    find = seen * getattr(p, "cover_" + COVER[x.cover]) / (1 + p.half_density / x.density)
    return arrive * find * p.aimed * p.shelter**x.works * p.people, 1 - exp(-arrive / x.width / p.watch)


EQUATIONS = [
    Equation("rounds", ranges("fires", "gunnery"),
             {"branch": [ARTILLERY, ROCKETS], "tubes": (1, 40), "mission": [0, 1, 2, 3], "tonnes": (0.0, 80.0),
              "span": (0.1, 1.0)}, rounds),
    Equation("counter-battery", ranges("fires", "counter_battery"),
             {"rounds": (0.0, 150.0), "radar": SHARE, "drones": SHARE, "shooters": SHARE}, tubes_lost),
    Equation("random-coverage", ranges("fires", "coverage"),
             {"posture": POSTURES, "cover": [0, 1, 2, 3], "works": SHARE, "observed": SHARE, "area": (0.2, 20.0),
              "rounds": (0.0, 3000.0)}, coverage),
    Equation("suppression", ranges("fires", "suppression"),
             {"before": (0.0, 0.7), "density": (0.0, 300.0), "works": SHARE, "span": (0.01, 0.5)}, suppression),
    Equation("drone-chain", ranges("fires", "drones"),
             {"sorties": (0.0, 300.0), "flying": SHARE, "jamming": SHARE, "air_defence": SHARE,
              "density": (1.0, 300.0), "posture": POSTURES, "cover": [0, 1, 2, 3], "works": SHARE,
              "width": (1.0, 30.0)}, drones),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
