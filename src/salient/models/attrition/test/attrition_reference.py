"""Reference for the equations of attrition, from the theory page in plain Python. Run to write the table again."""
import sys
from math import exp, log, sqrt, tanh
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from parameter_ranges import ranges
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("attrition_reference.csv")
RESERVE, MARCH, ATTACK, HASTY, PREPARED, FORTIFIED, DELAY, WITHDRAW, REST = range(9)
RELIEF = ["flat", "rolling", "rugged"]
COVER = ["open", "mixed", "wooded", "urban"]
NORMAL = (-2.0, 2.0)
ALL = ranges("attrition")


def power_ratio(own, enemy, p):
    return log(max(own / enemy, 1 / p.setting_ratio_limit))


def works(p, x):
    floor = {PREPARED: p.setting_prepared_works, FORTIFIED: p.setting_fortified_works}.get(x.posture, 0)
    return max(floor, x.works)


def circumstances(p, x, scatter):
    sigma_a, sigma_d, lasting, rho = (getattr(p, f"{scatter}_{name}")
                                      for name in ("attacker", "defender", "lasting", "correlation"))
    ground = log(getattr(p, "relief_" + RELIEF[x.relief]) * getattr(p, "cover_" + COVER[x.cover]) * x.weather)
    luck_a = sqrt(lasting) * x.attacker_luck + sqrt(1 - lasting) * x.attacker_daily
    luck_d = sqrt(lasting) * x.defender_luck + sqrt(1 - lasting) * x.defender_daily
    own, enemy = p.setting_surprise_own, p.setting_surprise_enemy
    surprise_a = own * x.surprise if x.surprise < 0 else enemy * x.surprise
    surprise_d = -enemy * x.surprise if x.surprise < 0 else -own * x.surprise
    return (ground + surprise_a + sigma_a * luck_a,
            ground + surprise_d + sigma_d * (rho * luck_a + sqrt(1 - rho**2) * luck_d))


def bounded(p, x, attacker, defender, captured):
    most, pressed = p.setting_most_per_day, x.intensity**p.setting_intensity_power
    return tuple(most * tanh(rate / most) * (quiet + (1 - quiet) * pressed) for rate, quiet in
                 ((attacker, p.setting_quiet_attacker), (defender, p.setting_quiet_defender), (captured, 0)))


def by_works(p, x, hasty, prepared, fortified, delay):
    if x.posture in (DELAY, WITHDRAW):
        return delay
    e, e1, e2 = works(p, x), p.setting_prepared_works, p.setting_fortified_works
    if e < e1:
        return hasty + (prepared - hasty) * e / e1
    return prepared + (fortified - prepared) * min(1, (e - e1) / (e2 - e1))


def history(p, x):
    h = {name[8:]: value for name, value in vars(p).items() if name.startswith("history_")}
    extra_a, extra_d = circumstances(p, x, "history_scatter")
    slope_a = h["ratio_slope"] * h["attacker_share"]
    slope_d = h["ratio_slope"] * (1 - h["attacker_share"])
    knots_a, knots_d, odds = [], [], []
    for posture in ("hasty", "prepared", "fortified", "delay"):
        ratio, taken = log(h["ratio_" + posture]), h["captured_" + posture]
        knots_a.append(log(h["attacker_" + posture]) + slope_a * ratio)
        knots_d.append(log(h["defender_" + posture] * (1 - taken)) - slope_d * ratio)
        odds.append(log(taken / (1 - taken)))
    knots_d[1] = min(knots_d[0], knots_d[1])
    knots_d[2] = min(knots_d[1], knots_d[2])
    size_a = h["attacker_size"] * log(max(x.attackers, h["smallest_people"]) / h["attacker_people"])
    size_d = h["defender_size"] * log(max(x.defenders, h["smallest_people"]) / h["defender_people"])
    a = by_works(p, x, *knots_a) - size_a - slope_a * power_ratio(x.attack_power, x.defence_power, p) + extra_a
    d = by_works(p, x, *knots_d) - size_d - slope_d * power_ratio(x.defence_power, x.attack_power, p) + extra_d
    defender = exp(d) * h["defender_era"]
    return bounded(p, x, exp(a) * h["attacker_era"], defender, defender * exp(by_works(p, x, *odds)))


def lanchester(p, x):
    extra_a, extra_d = circumstances(p, x, "lanchester_scatter")
    shielded = x.defence_power * (1 + p.lanchester_works_gain * works(p, x))

    def rate(at_parity, people, own, enemy, extra):
        small = p.lanchester_reference_people / max(people, p.lanchester_smallest_people)
        return (at_parity * exp(extra) * small**p.lanchester_size
                * exp(-p.lanchester_helmbold * power_ratio(own, enemy, p)))

    attacker = rate(p.lanchester_attacker_rate, x.attackers, x.attack_power, shielded, extra_a)
    defender = rate(p.lanchester_defender_rate, x.defenders, shielded, x.attack_power, extra_d)
    defender *= p.lanchester_defender_era
    return bounded(p, x, attacker * p.lanchester_attacker_era, defender, defender * p.lanchester_captured)


def break_off(p, x):
    if x.morale >= 2:
        return p.ceiling
    return min(p.ceiling, p.base * exp(
        p.own_loss * (x.own_loss - p.usual_own_loss) + p.recent_loss * (x.last_day - p.usual_recent_loss)
        + p.shaken * (x.morale == 1) + p.ammunition * (1 - x.ammunition)
        - p.success * min(1, max(0, x.gained) / p.good_gain)) * (x.power_ratio / p.usual_ratio)**-p.ratio)


FIGHT = {
    "attackers": (200, 40000), "attack_power": (100, 40000), "defenders": (200, 20000),
    "defence_power": (100, 20000), "posture": [HASTY, PREPARED, FORTIFIED, DELAY, WITHDRAW, MARCH, HASTY],
    "relief": [0, 1, 2], "cover": [0, 1, 2, 3], "works": SHARE, "weather": (0.3, 1.0), "surprise": (-1.0, 1.0),
    "intensity": SHARE, "attacker_luck": NORMAL, "defender_luck": NORMAL, "attacker_daily": NORMAL,
    "defender_daily": NORMAL,
}
EQUATIONS = [
    Equation("history-law", ALL, FIGHT, history),
    Equation("lanchester-law", ALL, FIGHT, lanchester),
    Equation("break-off", ranges("attrition", "break_off"),
             {"own_loss": (0.0, 0.3), "last_day": (0.0, 0.1), "power_ratio": (0.2, 6.0), "gained": (-2.0, 12.0),
              "ammunition": SHARE, "morale": [0, 0, 1, 1, 2, 3]}, break_off),
    Equation("hazard-chance", {}, {"hazard": (0.0, 4.0), "span": (0.04, 2.0)},
             lambda p, x: 1 - exp(-x.hazard * x.span)),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
