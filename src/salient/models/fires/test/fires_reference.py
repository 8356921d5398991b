"""Reference for the equations of fires, from the theory page in plain Python. Run to write the table again."""
import sys
from math import exp, prod
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from parameter_ranges import ranges
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("fires_reference.csv")
MARCH, ATTACK, HASTY, PREPARED, FORTIFIED, WITHDRAW = 1, 2, 3, 4, 5, 7
COVER = ["open", "mixed", "wooded", "urban"]
POSTURES = [MARCH, ATTACK, HASTY, PREPARED, FORTIFIED, WITHDRAW]
MISSIONS = ["supporting", "preparatory", "counter_battery", "harassing", "interdiction"]
KINDS = ["shell", "cluster", "mortar", "rocket", "bomb"]
SHELL, MORTAR, ROCKET = 0, 2, 3
BARRAGE = {kind: (0.0, 800.0) for kind in KINDS}


def of_gun(p, kind):
    return {SHELL: (1, p.gun_round_tonnes), MORTAR: (p.mortar_share, p.mortar_round_tonnes),
            ROCKET: (p.rocket_share, p.rocket_round_tonnes)}[kind]


def rounds(p, x):
    share, weight = of_gun(p, x.kind)
    rate = getattr(p, "gun_" + MISSIONS[x.mission]) * share
    cycle = 1 / rate + p.displacement_hours / 24 / p.rounds_per_mission
    free = x.tonnes - getattr(p, "reserve_" + MISSIONS[x.mission]) * x.full
    fired = max(0, min(x.tubes * x.span / cycle, free / weight))
    return 1 / cycle, fired, fired * weight


def exposed(p, x):
    unseen = prod(1 - getattr(p, "located_by_" + by) * getattr(x, by) for by in ("radar", "drones", "sound"))
    return 1 - unseen, x.rounds / x.per_mission * (1 - unseen) * p.in_time


def tubes_lost(p, x):
    return 1 - exp(-x.exposed / x.tubes * (1 - 0.5 ** (x.answer / x.exposed / p.half_killed)))


def silenced(p, x):
    if x.answer == 0:
        return 0.0
    answered = x.exposed / p.in_time * min(1, x.answer / (p.rounds_asked * x.exposed))
    return 1 - exp(-answered * p.silenced_hours / 24 / x.tubes)


def munition(p, kind, name):
    return getattr(p, f"munition_{kind}_{name}")


def coverage(p, x):
    upright = x.posture in (MARCH, ATTACK, WITHDRAW)
    swept = 0
    for kind in KINDS:
        exposure = 1 if upright else munition(p, kind, "prone")
        exposure *= munition(p, kind, "dug_in") ** x.works
        if x.cover:
            exposure *= munition(p, kind, COVER[x.cover])
        swept += getattr(x, kind) * munition(p, kind, "lethal_area_m2") * exposure
    swept *= x.bursts * (p.coverage_unobserved + (1 - p.coverage_unobserved) * x.observed)
    return 1 - exp(-swept / (x.area * 1e6))


def equivalents(p, x):
    return (sum(getattr(x, kind) * munition(p, kind, "wear") for kind in KINDS),
            sum(getattr(x, kind) * munition(p, kind, "lethal_area_m2") for kind in KINDS)
            / p.munition_shell_lethal_area_m2)


def suppression(p, x):
    settled = p.most * (1 - 2 ** (-x.density / (p.half_density * p.works_factor**x.works)))
    return settled + (x.before - settled) * 2 ** (-x.span * 24 / p.half_life_hours)


def survive(p, x):
    return p.ready * (1 - p.jammed * x.jamming * (1 - x.fibre)) * (1 - p.shot * x.interception)


def drones(p, x):
    light = (x.daylight + p.night * (1 - x.daylight)) / (0.5 + 0.5 * p.night)
    flown = x.sorties * light * x.flying
    arrive = flown * survive(p, x)
    seen = p.seen_moving if x.posture in (MARCH, ATTACK, WITHDRAW) else p.seen_still
    find = seen * getattr(p, "cover_" + COVER[x.cover]) / (1 + p.half_density / x.density)
    return (arrive * p.at_people * find * min(1, p.aimed * x.skill) * p.shelter**x.works * p.people,
            1 - exp(-arrive / x.width / p.watch), survive(p, x), flown)


def march(p, x):
    by_day, by_night = 1 - x.denied * x.overhead, 1 - x.denied * x.overhead * p.night
    return x.daylight * by_day + (1 - x.daylight) * by_night


def salvo(p, x):
    arriving = x.missiles * p.missile_reliable + x.drones * p.drone_reliable
    engaged = min(1, x.engagements / arriving)
    return (p.missile_reliable * (1 - p.missile_intercepted * engaged),
            p.drone_reliable * (1 - p.drone_intercepted * engaged))


FIRES = ranges("fires", "munition", "coverage")
EQUATIONS = [
    Equation("rounds", ranges("fires", "gunnery"),
             {"kind": [SHELL, MORTAR, ROCKET], "tubes": (1, 40), "mission": [0, 1, 2, 3, 4], "tonnes": (0.0, 80.0),
              "full": (0.0, 120.0), "span": (0.1, 1.0)}, rounds),
    Equation("battery-exposed", ranges("fires", "counter_battery"),
             {"rounds": (0.0, 2000.0), "per_mission": (3.0, 15.0), "radar": SHARE, "drones": SHARE, "sound": SHARE},
             exposed),
    Equation("battery-strike", ranges("fires", "counter_battery"),
             {"tubes": (1, 40), "exposed": (0.1, 20.0), "answer": (0.0, 2000.0)}, tubes_lost),
    Equation("battery-silenced", ranges("fires", "counter_battery"),
             {"tubes": (1, 40), "exposed": (0.1, 20.0), "answer": (0.0, 2000.0)}, silenced),
    Equation("random-coverage", FIRES,
             {"posture": POSTURES, "cover": [0, 1, 2, 3], "works": SHARE, "observed": SHARE, "bursts": SHARE,
              "area": (0.2, 20.0), **BARRAGE}, coverage),
    Equation("wear-equivalent", FIRES, BARRAGE, equivalents),
    Equation("suppression", ranges("fires", "suppression"),
             {"before": (0.0, 0.7), "density": (0.0, 300.0), "works": SHARE, "span": (0.01, 0.5)}, suppression),
    Equation("assault-density", ranges("fires", "suppression"), {"shells": (0.0, 2000.0), "span": (0.1, 1.0)},
             lambda p, x: x.shells / p.assault_km2 / (x.span * p.assault_hours)),
    Equation("interdiction", ranges("fires", "interdiction"),
             {"rounds": (0.0, 20000.0), "width": (1.0, 200.0), "overhead": SHARE},
             lambda p, x: (1 - 2 ** (-x.rounds / x.width / p.half),
                           1 - (1 - x.overhead) * 2 ** (-x.rounds / x.width / p.half))),
    Equation("glide-bombs", ranges("fires", "air"),
             {"use": SHARE, "flying": SHARE, "air_defence": SHARE, "width": (1.0, 200.0), "people": (0.0, 3000.0),
              "works": SHARE},
             lambda p, x: (p.bombs * x.width * x.use * x.flying * (1 - p.deterred * x.air_defence),
                           x.people * (1 + x.works))),
    Equation("drone-chain", ranges("fires", "drones"),
             {"sorties": (0.0, 300.0), "skill": (0.2, 2.0), "flying": SHARE, "daylight": SHARE, "jamming": SHARE, "fibre": SHARE,
              "interception": SHARE, "density": (1.0, 300.0), "posture": POSTURES, "cover": [0, 1, 2, 3],
              "works": SHARE, "width": (1.0, 30.0)}, drones),
    Equation("daylight-denied", ranges("fires", "drones"),
             {"denied": SHARE, "overhead": SHARE, "daylight": SHARE}, march),
    Equation("salvo", ranges("fires", "salvo"),
             {"missiles": (0.0, 40.0), "drones": (0.1, 150.0), "engagements": (0.0, 80.0)}, salvo),
    Equation("salvo-damage", ranges("fires", "salvo"), {"aim": SHARE, "loss": SHARE, "hits": (0.0, 30.0)},
             lambda p, x: 1 - exp(-x.aim * x.loss * x.hits)),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
