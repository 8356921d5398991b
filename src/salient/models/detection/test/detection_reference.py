"""Reference for the equations of detection, from the theory page in plain Python. Run to write the table again."""
import sys
from math import exp, log, sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from parameter_ranges import ranges
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("detection_reference.csv")
ATTACK, MARCH, HASTY, FORTIFIED, DELAY, WITHDRAW, REST = 2, 1, 3, 5, 6, 7, 8
COVER = ["open", "mixed", "wooded", "urban"]
SIGMA = (0.1, 1.5)


def detection(p, x):
    def finds(sensor):
        rate, half = getattr(p, f"search_{sensor}_rate"), getattr(p, f"search_{sensor}_half_depth")
        return rate * getattr(x, sensor) * 2 ** (-x.depth / half)

    optics = x.flying * x.visibility * (1 - p.search_night * x.darkness) * getattr(p, "search_cover_" + COVER[x.cover])
    shown = 1 if x.posture in (ATTACK, MARCH, DELAY, WITHDRAW) else p.search_still
    shown *= 1 - p.search_concealed * x.deception
    return 1 - exp(-(finds("drones") * optics + finds("radar") + finds("radio")) * shown * x.span)


def sighting(p, x):
    sigma = exp(x.quality * log(p.sharp) + (1 - x.quality) * log(p.blurred)) * (1 + p.deceived * x.deception)
    return x.people * exp(sigma * x.z), sigma


def fusion(p, x):
    a, b = x.old_sigma**-2, x.seen_sigma**-2
    return exp((a * log(x.old) + b * log(x.seen)) / (a + b)), 1 / sqrt(a + b)


BELIEF = ranges("detection", "belief")
EQUATIONS = [
    Equation("detection", ranges("detection"),
             {"depth": (0.0, 40.0), "drones": SHARE, "radar": SHARE, "radio": SHARE, "flying": SHARE,
              "visibility": SHARE, "darkness": SHARE,
              "posture": [ATTACK, MARCH, HASTY, FORTIFIED, DELAY, WITHDRAW, REST], "cover": [0, 1, 2, 3],
              "deception": SHARE, "span": (0.04, 2.0)}, detection),
    Equation("strength-error", BELIEF,
             {"people": (50, 900), "quality": SHARE, "deception": SHARE, "z": (-2.5, 2.5)}, sighting),
    Equation("fusion", {}, {"old": (50, 900), "old_sigma": SIGMA, "seen": (50, 900), "seen_sigma": SIGMA}, fusion),
    Equation("ageing", BELIEF, {"sigma": SIGMA, "span": (0.1, 20.0)},
             lambda p, x: sqrt(x.sigma**2 + p.drift**2 * x.span)),
    Equation("forgetting", BELIEF, {"trust": SHARE, "span": (0.1, 20.0)},
             lambda p, x: x.trust * 0.5 ** (x.span / p.forget_days)),
    Equation("identification", BELIEF, {"quality": SHARE, "deception": SHARE},
             lambda p, x: p.identified * x.quality * (1 - p.disguised * x.deception)),
    Equation("coverage", ranges("detection", "coverage"), {"carriers": (0, 120)},
             lambda p, x: tuple(min(1, x.carriers / getattr(p, f"{sensor}_enough"))
                                for sensor in ("drones", "radar", "radio"))),
    Equation("flights", ranges("detection", "coverage"), {"jamming": SHARE, "interception": SHARE},
             lambda p, x: 1 - p.jammed * x.jamming - p.shot * x.interception * (1 - p.jammed * x.jamming)),
    Equation("continuity", BELIEF, {"moved": (0.0, 30.0), "since": (0.0, 8.0)},
             lambda p, x: float(x.moved <= p.follow_km * max(1, x.since))),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
