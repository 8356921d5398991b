"""Reference in plain Python for the equations of the theory page. Run it to write the table again."""
import sys
from math import exp, log, log1p
from pathlib import Path
from statistics import NormalDist

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("command_reference.csv")
STEADY, SHAKEN, BROKEN, ROUTED, SURRENDERED = range(5)
ECHELONS = "battalion regiment brigade division corps grouping".split()
ORDER = {e: (0.5, 50.0) for e in ECHELONS} | {"spread": SHARE, "jamming": SHARE, "headquarters": SHARE,
                                              "staff": SHARE, "distance": (0.0, 0.02), "ceiling": (40.0, 300.0)}
RATIO = (0.1, 5.0)


def order_delay(p, x):
    median = getattr(p, ECHELONS[x.echelon]) * (1 + p.jamming * x.jamming) * (1 + p.headquarters * x.staff_lost)
    median *= exp(-p.staff * x.staff_training) * x.seam * (1 + p.distance * x.distance)
    median = min(p.ceiling, median)
    return median, min(p.ceiling, median * exp(p.spread * NormalDist().inv_cdf(x.uniform)))


def cap(u, p):
    return u / (1 + u / p.ceiling)


def believed(p, x):
    return min(p.ceiling, max(1 / p.ceiling, x.own / x.enemy * exp(-p.caution * x.sigma)))


def repulses(p, x):
    remembered = x.count / exp(x.since / p.forgets)
    return remembered, exp(p.repulse) ** remembered


def attack(p, x):
    score = (p.ratio_slope * (log(x.believed_ratio) - log(p.ratio)) - p.ammunition * (1 - x.ammunition_fill)
             - p.fatigue * x.fatigue - p.morale * x.morale - p.losses * x.lost_lately + p.pressure * x.pressure)
    return 0 if x.morale >= BROKEN else 1 / (1 + exp(-score))


def press(p, x):
    return (p.best * x.ammunition_fill**p.ammunition * min(1, x.strength_fill) ** p.strength
            / exp(p.fatigue * x.fatigue) * (x.urgency + p.urgency * (1 - x.urgency)))


def culmination(p, x):
    return (1 - x.promising) * cap(p.hazard / (1 + (p.patience / x.lasted)**2) * exp(
        -p.ratio * log(x.believed_ratio) + p.stalled * log1p(x.stalled) + p.ammunition * (1 - x.ammunition_fill)
        + p.fatigue * x.fatigue + p.lost * x.lost + p.reserves * (1 - x.reserves_left) - p.pressure * x.pressure), p)


def reserve(p, x):
    return cap(p.hazard * exp(-p.ratio * log(x.believed_ratio) + p.breakthrough * x.breakthrough
                              + p.success * x.success - p.last * (1 - x.reserves_left)), p)


def weariness(p, x):
    parts = [(p.fatigue, x.fatigue), (p.losses, x.lost), (p.morale, min(x.morale, ROUTED) / ROUTED),
             (p.days, 1 / (1 + p.days_half / x.in_line))]
    return sum(weight * part for weight, part in parts) / sum(weight for weight, _ in parts)


def fall_back(p, x):
    comfort = min(1, 2 * (1 - x.encirclement))
    calm = min(log(x.believed_ratio), comfort * log(x.believed_ratio))
    return cap(p.hazard * exp(
        -p.ratio * calm + p.flank * x.flank_exposure + p.encirclement * x.encirclement
        - comfort * p.no_line * (1 - x.line_behind) - p.hold * x.hold + p.ammunition * (1 - x.ammunition_fill)), p)


def clamped(u):
    return min(1, max(0, u))


def exposure(p, x):
    ring = (1 if x.closing else p.thread if x.hangs else p.neck if x.narrow
            else clamped((x.hostile - p.ring_from) / (1 - p.ring_from)))
    return clamped((x.hostile - p.flank_from) / (p.flank_full - p.flank_from)), ring


def shift(p, x):
    prospect = x.effort * exp(p.ratio * log(x.believed_ratio) + p.success * x.success)
    if x.best <= 0:
        return prospect, 0
    return prospect, cap(p.hazard * max(0, log(x.best) - log(x.own) - p.margin), p) if x.own else p.ceiling


def named(names, **others):
    return dict.fromkeys(names.split(), (0.1, 2.0)) | others


CEILING = (1.0, 9.0)
STATES = [STEADY, SHAKEN, BROKEN, ROUTED, SURRENDERED]
EQUATIONS = [
    Equation("order-delay", ORDER, {"echelon": [*range(6)], "jamming": SHARE, "staff_lost": SHARE,
                                    "staff_training": SHARE, "seam": (1.0, 3.0), "uniform": (0.01, 0.99),
                                    "distance": (0.0, 200.0)},
             order_delay),
    Equation("believed-ratio", {"caution": (0.0, 2.0), "ceiling": (2.0, 20.0), "repulse": SHARE, "forgets": (5.0, 60.0)},
             {"own": (0.0, 9.0), "enemy": (0.1, 9.0), "sigma": SHARE}, believed),
    Equation("repulses", {"caution": (0.0, 2.0), "ceiling": (2.0, 20.0), "repulse": SHARE, "forgets": (5.0, 60.0)},
             {"count": (0.0, 6.0), "since": (0.0, 90.0)}, repulses),
    Equation("attack-go", named("ratio ratio_slope ammunition fatigue morale losses pressure"),
             {"believed_ratio": RATIO, "ammunition_fill": SHARE, "fatigue": SHARE, "morale": [STEADY, SHAKEN, BROKEN],
              "lost_lately": SHARE, "pressure": SHARE}, attack),
    Equation("press-probability", dict.fromkeys("best ammunition fatigue strength urgency".split(), SHARE),
             {"ammunition_fill": SHARE, "fatigue": SHARE, "strength_fill": (0.0, 1.3), "urgency": SHARE}, press),
    Equation("culmination", named("hazard ratio ammunition fatigue lost stalled reserves pressure", patience=(2.0, 25.0), ceiling=CEILING),
             {"believed_ratio": RATIO, "ammunition_fill": SHARE, "fatigue": SHARE, "lost": SHARE,
              "stalled": (0.0, 20.0), "reserves_left": SHARE, "pressure": SHARE, "lasted": (0.5, 90.0), "promising": SHARE}, culmination),
    Equation("commit-reserve", named("hazard ratio breakthrough success last", ceiling=CEILING),
             {"believed_ratio": RATIO, "breakthrough": SHARE, "success": SHARE, "reserves_left": (0.05, 1.0)},
             reserve),
    Equation("rotation-score", named("fatigue losses morale days", days_half=(5.0, 60.0)),
             {"fatigue": SHARE, "lost": SHARE, "morale": STATES, "in_line": (0.5, 90.0)}, weariness),
    Equation("fall-back", named("hazard ratio flank encirclement no_line hold ammunition", ceiling=CEILING),
             {"believed_ratio": RATIO, "flank_exposure": SHARE, "encirclement": SHARE, "line_behind": SHARE,
              "hold": SHARE, "ammunition_fill": SHARE}, fall_back),
    Equation("target-cost", {"detour": (20.0, 150.0), "crowd": (15.0, 150.0)},
             {"minutes": (0.0, 900.0), "enemy": (0.0, 9000.0), "others": [0, 1, 2, 5]},
             lambda p, x: x.minutes + p.detour * (x.enemy / 1000) / (x.others + 1) + x.others * p.crowd),
    Equation("shift-effort", named("hazard ratio success margin", ceiling=CEILING),
             {"effort": (0.0, 1.0), "believed_ratio": RATIO, "success": SHARE, "own": [0, 0.1, 0.5, 0.9],
              "best": [0, 0.4, 1.5, 3.0]}, shift),
    Equation("exposure", {"flank_from": (0.2, 0.45), "flank_full": (0.6, 1.0), "ring_from": (0.5, 0.8),
                          "neck": (0.4, 0.8), "thread": (0.6, 1.0)},
             {"hostile": SHARE, "narrow": [0, 0, 1], "hangs": [0, 0, 1], "closing": [0, 0, 0, 1]}, exposure),
    Equation("delay-chance", {"ratio": (0.3, 1.5), "km_a_day": (1.0, 6.0)},
             {"contact": SHARE, "encirclement": SHARE, "believed_ratio": RATIO},
             lambda p, x: x.contact * (1 - x.encirclement) / (1 + p.ratio / x.believed_ratio)),
    Equation("break-out", named("hazard hold lost reach hunted"),
             {"hold": SHARE, "km": (0.0, 20.0), "enemies": (0.0, 3000.0), "people": (1.0, 600.0)},
             lambda p, x: (p.hazard / exp(p.hold * x.hold), 1 - exp(-p.lost * x.km),
                           p.hunted / (0.5 + x.people / x.enemies / 2))),
    Equation("relief-worth", {"reach": (1.0, 20.0), "weight": SHARE, "cost": SHARE}, {"cut_off": (0.0, 3000.0), "own": (10.0, 3000.0)},
             lambda p, x: 1 / (1 + p.cost * x.own / x.cut_off)),
    Equation("counter-urgency", {"fresh_days": (1.0, 8.0), "weight": SHARE}, {"ago": (0.0, 12.0)},
             lambda p, x: p.weight * clamped((p.fresh_days - x.ago) / p.fresh_days)),
    Equation("relief-cost", {}, {"cost": (0.0, 900.0), "between": [1, 2, 3, 4]}, lambda p, x: sum([x.cost] * x.between)),
    Equation("gap-need", {"alarm": (10.0, 150.0), "screen": (40.0, 250.0), "hours": (0.3, 3.0)},
             {"threat": (0.0, 5000.0), "cover": (0.0, 5000.0), "way": (0.0, 9.0)},
             lambda p, x: (x.threat + p.alarm) / (x.cover + p.screen) / (1 + x.way / p.hours)),
    Equation("thin-out", {"alarm": (10.0, 150.0), "screen": (40.0, 250.0), "hours": (0.3, 3.0)},
             {"threat": (0.0, 2000.0), "cover": (1.0, 5000.0)},
             lambda p, x: clamped((x.cover - x.threat - p.alarm) / x.cover)),
    Equation("regroup", {}, {"recover": (1.0, 9.0), "least": (0.1, 0.4), "ammunition": SHARE, "repulsed": [0, 1, 2, 5]},
             lambda p, x: x.recover / max(x.least, x.ammunition) * (x.repulsed + 1)),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
