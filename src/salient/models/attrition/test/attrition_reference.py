"""Reference for the equations of attrition, from the theory page in plain Python. Run to write the table again."""
import sys
from math import exp, log, sqrt, tanh
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parents[2] / "test"))
from parameter_ranges import ranges
from reference_table import SHARE, Equation, write

TABLE = Path(__file__).with_name("attrition_reference.csv")
RESERVE, MARCH, ATTACK, HASTY, PREPARED, FORTIFIED, DELAY, WITHDRAW, REST = range(9)
RELIEF = ["flat", "rolling", "rugged"]
MACHINE_GUN, COLD_WAR, PRESENT = 4, 8, 9
COVER = ["open", "mixed", "wooded", "urban"]
NORMAL = (-2.0, 2.0)
ERAS = ("pike_and_shot flintlock napoleonic rifle machine_gun great_war between_wars second_world_war"
        " cold_war").split()
# What the shipped posterior leaves at 0 is moved here, so that the equations are seen to read it.
ALL = {name: (-0.5, 0.5) if name.startswith(("history_attacker", "history_defender", "giving_up")) and
       name.endswith(("sorties", "envelopment", "counterattack")) else span
       for name, span in ranges("attrition").items()}


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


def bounded(p, x, attacker, defender, captured, most=None):
    most, pressed = most or p.setting_most_per_day, x.intensity
    return tuple(most * tanh(rate / most) * (quiet + (1 - quiet) * pressed) for rate, quiet in
                 ((attacker, p.setting_quiet_attacker), (defender, p.setting_quiet_defender), (captured, 0)))


def by_works(p, x, hasty, prepared, fortified, delay):
    if x.posture in (DELAY, WITHDRAW):
        return delay
    e, e1, e2 = works(p, x), p.setting_prepared_works, p.setting_fortified_works
    if e < e1:
        return hasty + (prepared - hasty) * e / e1
    return prepared + (fortified - prepared) * min(1, (e - e1) / (e2 - e1))


def sized(p, people):
    return log(max(people, p.history_smallest_people) / p.history_usual_people)


def thousandth(number, people, told):
    return log(1 + (told if told >= 0 else 1000 * number / people))


def history(p, x):
    """Both sides' rates; `own` and `enemy` of each: people, power, tanks, guns and sorties per thousand, in ln."""
    forces = ((x.attackers, x.attack_power, thousandth(x.attack_tanks, x.attackers, x.attack_told),
               thousandth(x.attack_guns, x.attackers, -1), thousandth(x.attack_aircraft, x.attackers, -1)),
              (x.defenders, x.defence_power, thousandth(x.defence_tanks, x.defenders, -1),
               thousandth(x.defence_guns, x.defenders, x.defence_told),
               thousandth(x.defence_aircraft, x.defenders, -1)))
    least = sqrt(p.history_smallest_people / p.history_usual_people)
    sigmas = [getattr(p, "history_scatter_" + side)
              * max(force[0] / p.history_usual_people, least)**-getattr(p, f"history_scatter_{side}_size")
              for side, force in zip(("attacker", "defender"), forces)]
    sigmas[0] *= exp(p.history_scatter_attacker_modern * (x.era >= MACHINE_GUN))
    sigmas[1] *= exp(getattr(p, "history_scatter_era_" + ERAS[min(x.era, COLD_WAR)]))
    scatter = SimpleNamespace(**{**vars(p), "history_scatter_attacker": sigmas[0],
                                 "history_scatter_defender": sigmas[1]})
    extras = circumstances(scatter, x, "history_scatter")
    rates = []
    for side, own, enemy, air, extra in (("attacker", *forces, x.air, extras[0]),
                                         ("defender", *forces[::-1], -x.air, extras[1])):
        c = {name.removeprefix(f"history_{side}_"): value for name, value in vars(p).items()
             if name.startswith(f"history_{side}_")}
        fortified = [0, c["prepared"], c["fortified"]]
        if side == "defender":
            fortified = [min(fortified[:n]) for n in (1, 2, 3)]
        ratio = min(max(log(own[1] / enemy[1]), -log(p.setting_ratio_limit)), log(p.setting_ratio_limit))
        log_rate = (c["base"] + c["era_" + ERAS[min(x.era, COLD_WAR)]] - c["size"] * sized(p, own[0])
                    - c["ratio"] * ratio + by_works(p, x, *fortified, c["delay"]) + c["air"] * air
                    + c["own_tanks"] * own[2] + c["enemy_tanks"] * enemy[2] + c["own_guns"] * own[3]
                    + c["enemy_guns"] * enemy[3] + c["own_sorties"] * own[4] + c["enemy_sorties"] * enemy[4]
                    + c["envelopment"] * (x.scheme in (1, 2)) + c["counterattack"] * x.counterattacks
                    - c["fatigue"] * log(1 + x.days) + extra)
        better = x.attack_effectiveness - x.defence_effectiveness
        log_rate += x.attack_losses - better if side == "attacker" else x.defence_losses + better
        rates.append(exp(log_rate) * (getattr(p, f"history_{side}_era") if x.era > COLD_WAR else 1))
    taken = by_works(p, x, *(getattr(p, "history_captured_" + k) for k in ("hasty", "prepared", "fortified", "delay")))
    return bounded(p, x, *rates, rates[1] * taken / (1 - taken), most=p.history_most_per_day)


def giving_up(p, x):
    """Hazards of attacker and defender."""
    g = {name.removeprefix("giving_up_"): value for name, value in vars(p).items() if name.startswith("giving_up_")}
    era = ERAS[min(x.era, COLD_WAR)]
    crowd = x.per_km / getattr(p, "usual_density_" + era)
    crowd = min(max(crowd, 1 / g["density_limit"]), g["density_limit"])
    pace = (g["base"] + g["era_" + era] - g["attackers"] * sized(p, x.attackers)
            - g["defenders"] * sized(p, x.defenders) + g["works"] * x.works + g["delay"] * x.gives_ground
            + g["heat"] * (x.attacker_excess + x.defender_excess) / 2)
    tilt = (g["verdict"] + g["ratio"] * x.log_ratio + g["air"] * x.air - g["density"] * log(crowd)
            + g["sorties"] * x.sorties + g["envelopment"] * x.envelopment + g["counterattack"] * x.counterattacks
            + g["effectiveness"] * x.effectiveness
            + g["excess"] * (x.defender_excess - x.attacker_excess))
    return tuple(min(exp(pace + sign * tilt / 2), g["ceiling"]) for sign in (-1, 1))


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


def since(p, x, name):
    """{era}: what changed since the record counts in fights of the present alone."""
    return getattr(p, name) if x.era == PRESENT else 1


def published_posture(p, x, name, better=None):
    """A factor of {qjm-law} by works; `better` holds it from falling (max) or rising (min) with them."""
    hasty, prepared, fortified, delay = (getattr(p, f"qjm_posture_{name}_{posture}")
                                         for posture in ("hasty", "prepared", "fortified", "delay"))
    if better:
        prepared = better(hasty, prepared)
        fortified = better(prepared, fortified)
    return by_works(p, x, hasty, prepared, fortified, delay)


def qjm_strengths(p, x):
    generation = "1973" if x.era >= COLD_WAR else "1944"
    balance = (x.attack_aircraft - x.defence_aircraft) / max(1e-9, x.attack_aircraft + x.defence_aircraft)
    lead = x.air or balance
    weather, season = vars(x)["weather"], (lambda name: getattr(p, "qjm_season_growing_" + name) if x.growing else 1)
    forces = ((x.attackers, x.attack_power, x.attack_tanks, x.attack_guns, x.attack_aircraft),
              (x.defenders, x.defence_power, x.defence_tanks, x.defence_guns, x.defence_aircraft))

    def ground(name):
        return (getattr(p, f"qjm_ground_{name}_relief_{RELIEF[x.relief]}")
                * getattr(p, f"qjm_ground_{name}_cover_{COVER[x.cover]}"))

    def score(name):
        return getattr(p, f"qjm_scores_{generation}_{name}")

    found = []
    for (people, power, tanks, guns, sorties), ahead in zip(forces, (lead, -lead)):
        sky = 1 + p.qjm_air_superiority * ahead
        on_land = (people * score("infantryman") * ground("infantry")
                   + tanks * score("tank") * ground("tanks") * weather**p.qjm_season_weather_tanks
                   + guns * score("gun") * ground("guns") * weather**p.qjm_season_weather_guns * season("guns") * sky)
        air = sorties * score("sortie") * weather**p.qjm_season_weather_air * season("air") * sky
        if air > on_land:
            air = min(on_land + p.qjm_air_excess * (air - on_land), p.qjm_air_most * on_land)
        counted = (people * p.qjm_counted_infantryman + tanks * p.qjm_counted_tank + guns * p.qjm_counted_gun
                   + sorties * p.qjm_counted_sortie)
        found.append((power / counted * (on_land + air), people, ahead))
    return found


def qjm_powers(p, x):
    (s_a, n_a, lead), (s_d, n_d, _) = qjm_strengths(p, x)
    position = (getattr(p, "qjm_ground_position_relief_" + RELIEF[x.relief])
                * getattr(p, "qjm_ground_position_cover_" + COVER[x.cover]))

    def left(people, own, enemy, exposure, lead):
        v = people * exposure * sqrt(enemy / own) * (1 - p.qjm_air_superiority * lead) / own
        if v > p.qjm_vulnerability_knee:
            v = p.qjm_vulnerability_knee + p.qjm_vulnerability_beyond * (v - p.qjm_vulnerability_knee)
        return max(1 - p.qjm_vulnerability_most, 1 - v)

    power_a = s_a * left(n_a, s_a, s_d, 1, lead) * x.weather**p.qjm_season_weather_attack
    if x.growing:
        power_a *= p.qjm_season_growing_attack
    power_d = (s_d * published_posture(p, x, "strength", max) * position
               * left(n_d, s_d, s_a, published_posture(p, x, "vulnerability", min) / position, -lead))
    sudden = p.qjm_surprise_power**(x.surprise**2)
    return (power_a * sudden, power_d) if x.surprise < 0 else (power_a, power_d * sudden)


def qjm(p, x):
    power_a, power_d = qjm_powers(p, x)
    common = (getattr(p, "qjm_ground_casualty_relief_" + RELIEF[x.relief])
              * getattr(p, "qjm_ground_casualty_cover_" + COVER[x.cover]) * x.weather)

    def rate(base, people, own, enemy, surprised):
        size = (max(people, p.qjm_smallest_people) / p.qjm_reference_people)**-p.qjm_size
        return (base * common * size * max(own / enemy, 1 / p.qjm_opposition_limit)**-p.qjm_opposition
                * (1 + p.qjm_surprise_casualty * max(0, surprised)))

    calm = SimpleNamespace(**{**vars(x), "surprise": 0, "weather": 1})
    plain = SimpleNamespace(**{**vars(p), "relief_" + RELIEF[x.relief]: 1, "cover_" + COVER[x.cover]: 1})
    luck_a, luck_d = circumstances(plain, calm, "qjm_scatter")
    fought, taken = {}, {}
    for posture in ("hasty", "prepared", "fortified", "delay"):
        taken[posture] = getattr(p, "qjm_posture_captured_" + posture)
        fought[posture] = getattr(p, "qjm_posture_defender_casualty_" + posture) * (1 - taken[posture])
    fought["prepared"] = min(fought["prepared"], fought["hasty"])
    fought["fortified"] = min(fought["fortified"], fought["prepared"])
    captured = by_works(p, x, *taken.values())
    attacker = (rate(p.qjm_attacker_rate, x.attackers, power_a, power_d, x.surprise) * exp(luck_a)
                * published_posture(p, x, "attacker_casualty") * since(p, x, "qjm_attacker_era"))
    defender = (rate(p.qjm_defender_rate, x.defenders, power_d, power_a, -x.surprise) * exp(luck_d)
                * by_works(p, x, *fought.values()) * since(p, x, "qjm_defender_era"))
    return bounded(p, x, attacker, defender, defender * captured / (1 - captured))


def adapted_day(p, x):
    """Epstein's two adapting sides, closed form: loss of fighting power of attacker and defender."""
    air_a = min(1, min(x.attack_tanks, p.epstein_kills_defender * x.defence_aircraft) * p.epstein_vehicle
                / x.attack_power)
    air_d = min(1, min(x.defence_tanks, p.epstein_kills_attacker * x.attack_aircraft) * p.epstein_vehicle
                / x.defence_power)
    ratio = x.attack_power / x.defence_power
    exchange = p.epstein_exchange * (1 + p.epstein_works_gain * works(p, x))
    press = max(0, p.epstein_tolerable_attacker - air_a)
    if not press:
        return air_a, air_d
    leave = max(0, 1 - exchange * max(0, p.epstein_tolerable_defender - air_d) / (ratio * press))
    pace = press + (min(p.epstein_opening, press) - press) * exp(-x.days / p.epstein_press_days)
    pace *= 1 - leave * (1 - exp(-x.days / p.epstein_withdraw_days))
    return pace + air_a, pace * ratio / exchange + air_d


def epstein(p, x):
    extra = circumstances(p, x, "epstein_scatter")
    rates = []
    for loss, people, more, era in zip(adapted_day(p, x), (x.attackers, x.defenders), extra,
                                       (since(p, x, "epstein_attacker_era"), since(p, x, "epstein_defender_era"))):
        size = (max(people, p.epstein_smallest_people) / p.epstein_reference_people)**-p.epstein_size
        rates.append(loss * p.epstein_people * size * exp(more) * era)
    return bounded(p, x, *rates, rates[1] * p.epstein_captured)


def break_off(p, x):
    if x.morale >= 2:
        return p.ceiling
    return min(p.ceiling, x.hazard * exp(p.shaken * (x.morale == 1) + p.ammunition * (1 - x.ammunition)
                                         - p.success * min(1, max(0, x.gained) / p.good_gain)))


FIGHT = {
    "attackers": (200, 40000), "attack_power": (100, 40000), "defenders": (200, 20000),
    "defence_power": (100, 20000), "posture": [HASTY, PREPARED, FORTIFIED, DELAY, WITHDRAW, MARCH, HASTY],
    "relief": [0, 1, 2], "cover": [0, 1, 2, 3], "works": SHARE, "weather": (0.3, 1.0), "surprise": (-1.0, 1.0),
    "intensity": SHARE, "attacker_luck": NORMAL, "defender_luck": NORMAL, "attacker_daily": NORMAL,
    "defender_daily": NORMAL, "days": (0.0, 20.0), "growing": [0, 1], "era": [1, 5, 7, 8, 9],
    "air": [0, 0, -1, 1, 0.5],
    "attack_tanks": (0, 300), "attack_guns": (0, 200), "attack_aircraft": (0, 60),
    "defence_tanks": (0, 200), "defence_guns": (0, 150), "defence_aircraft": [0, 10, 40],
    "scheme": [0, 0, 1, 2, 3, 4], "counterattacks": [0, 1], "attack_told": [-1, 0, 25.5], "defence_told": [-1, 7.5],
    "attack_effectiveness": (-0.5, 0.5), "attack_losses": [0, -0.4, 0.3], "defence_effectiveness": (-0.5, 0.5),
    "defence_losses": [0, 0.5],
}
CONTEST = {
    "era": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], "attackers": (200, 40000), "defenders": (200, 20000), "works": SHARE,
    "gives_ground": [0, 0, 1], "log_ratio": (-2.0, 2.0), "air": [-1, 0, 1], "per_km": (50, 9000),
    "sorties": (-1.0, 1.0), "envelopment": [0, 1], "counterattacks": [0, 1], "attacker_excess": NORMAL,
    "defender_excess": NORMAL, "effectiveness": (-0.6, 0.6),
}
EQUATIONS = [
    Equation("history-law", ALL, FIGHT, history),
    Equation("giving-up", ALL, CONTEST, giving_up),
    Equation("loss-excess", {}, {"lost": (0.0, 900.0), "usual": (0.0, 900.0)},
             lambda p, x: log((x.lost + 1) / (x.usual + 1))),
    Equation("lanchester-law", ALL, FIGHT, lanchester),
    Equation("qjm-law", ALL, FIGHT, qjm),
    Equation("qjm-power", ALL, FIGHT, qjm_powers),
    Equation("epstein-law", ALL, FIGHT, epstein),
    Equation("break-off", ranges("attrition", "break_off"),
             {"hazard": (0.0, 3.0), "gained": (-2.0, 12.0),
              "ammunition": SHARE, "morale": [0, 0, 1, 1, 2, 3]}, break_off),
    Equation("hazard-chance", {}, {"hazard": (0.0, 4.0), "span": (0.04, 2.0)},
             lambda p, x: 1 - exp(-x.hazard * x.span)),
]


if __name__ == "__main__":
    write(EQUATIONS, TABLE)
