"""The table that the C++ test of attrition reads is the one its reference computes; and the curves and products
of parameters/attrition.toml keep to the tables that Dupuy and Epstein published, as transcribed in public."""
import tomllib
from math import log, sqrt
from pathlib import Path
from types import SimpleNamespace

from attrition_reference import EQUATIONS, TABLE, adapted_day

from reference_table import check

QJM = tomllib.loads((Path(__file__).parents[5] / "parameters/attrition.toml").read_text())["attrition"]["qjm"]
EPSTEIN = tomllib.loads((Path(__file__).parents[5] / "parameters/attrition.toml").read_text())["attrition"]["epstein"]

# Rows 17 -> 1.9 of one transcription is 0.17: the table falls from row to row.
OPPOSITION = {0.1: 2.5, 0.11: 2.3, 0.13: 2.1, 0.15: 2.0, 0.17: 1.9, 0.19: 1.8, 0.24: 1.7, 0.29: 1.6, 0.34: 1.5,
              0.39: 1.45, 0.44: 1.4, 0.49: 1.35, 0.54: 1.3, 0.59: 1.25, 0.64: 1.2, 0.69: 1.15, 0.74: 1.1, 0.79: 1.05,
              0.89: 1.0, 0.99: 0.95, 1.24: 0.9, 1.49: 0.85, 1.74: 0.8, 1.99: 0.75, 2.49: 0.7, 2.99: 0.65, 3.99: 0.6,
              4.49: 0.55, 4.99: 0.5, 5.99: 0.45, 6.0: 0.4}
STRENGTH = {6000: 1.8, 8000: 1.4, 10000: 1.2, 12500: 1.15, 15000: 1.1, 25000: 1.0, 35000: 0.9, 45000: 0.8, 60000: 0.7}
# relief, cover: position, infantry, guns, tanks, casualty
GROUND = {
    ("rugged", "wooded"): (1.5, 0.6, 0.7, 0.2, 0.3), ("rugged", "mixed"): (1.55, 0.7, 0.8, 0.4, 0.4),
    ("rugged", "open"): (1.45, 0.8, 0.9, 0.5, 0.5), ("rolling", "wooded"): (1.35, 0.8, 0.8, 0.6, 0.6),
    ("rolling", "mixed"): (1.3, 0.9, 0.9, 0.8, 0.7), ("rolling", "open"): (1.2, 1.0, 1.0, 1.0, 0.8),
    ("flat", "wooded"): (1.1, 0.8, 0.9, 0.7, 0.7), ("flat", "mixed"): (1.2, 0.9, 1.0, 0.9, 0.8),
    ("flat", "open"): (1.05, 1.0, 1.0, 1.0, 1.0), ("rolling", "urban"): (1.4, 0.8, 0.9, 0.7, 0.5),
}
# casualties: attack, artillery, tanks, air; temperate and extreme rows, dry and wet
WEATHER = {1.0: (1, 1, 1, 1), 0.7: (0.9, 1, 0.7, 0.5), 0.5: (0.7, 0.9, 0.5, 0.2), 0.3: (0.6, 0.8, 0.5, 0.2)}
POSTURE = {"hasty": (1.3, 0.7, 1, 0.8), "prepared": (1.5, 0.6, 1, 0.85), "fortified": (1.6, 0.5, 1, 0.9)}


def value(table, *path):
    for name in path:
        table = table[name]
    return table["value"]


def test_the_table_is_what_the_reference_computes():
    check(EQUATIONS, TABLE)


def test_opposition_keeps_to_the_published_table():
    factors = [*OPPOSITION.values()]
    assert [*OPPOSITION] == sorted(OPPOSITION) and factors == sorted(factors, reverse=True)
    for ratio, factor in OPPOSITION.items():
        assert abs(ratio**-value(QJM, "opposition") - factor) <= (0.18 if ratio < 0.2 else 0.1), ratio


def test_strength_keeps_to_the_published_table_where_its_base_rates_hold():
    for people, factor in STRENGTH.items():
        curve = (people / value(QJM, "reference_people")) ** -value(QJM, "size")
        assert abs(curve - factor) <= 0.3, people
    smallest = (value(QJM, "smallest_people") / value(QJM, "reference_people")) ** -value(QJM, "size")
    most = smallest * value(QJM, "opposition_limit") ** value(QJM, "opposition")
    assert most <= 13.44 / 2.8  # the most a day costs an attacker, over the base rate


def test_ground_keeps_to_the_published_table():
    for (relief, cover), row in GROUND.items():
        for name, published in zip(("position", "infantry", "guns", "tanks", "casualty"), row):
            product = value(QJM, "ground", name, "relief", relief) * value(QJM, "ground", name, "cover", cover)
            assert abs(product - published) <= 0.11, (relief, cover, name, product)


def test_weather_keeps_to_the_published_table():
    for casualty, row in WEATHER.items():
        for name, published in zip(("attack", "guns", "tanks", "air"), row):
            assert abs(casualty ** value(QJM, "season", "weather_" + name) - published) <= 0.17, (casualty, name)


def test_postures_are_the_published_ones():
    for posture, row in POSTURE.items():
        for name, published in zip(("strength", "vulnerability", "attacker_casualty", "defender_casualty"), row):
            assert value(QJM, "posture", name, posture) == published


def published_days(ratio, days, tolerable_attacker=0.075, tolerable_defender=0.05, exchange=1.5):
    """Epstein's rules (A-3 to A-7) from day to day with his values, forces held constant and no aircraft."""
    press, withdrawal, fastest = 0.02, 0.0, 20.0
    for _ in range(days):
        attacker = press * (1 - withdrawal / fastest)
        defender = attacker * ratio / exchange
        yield attacker, defender
        press -= (tolerable_attacker - press) / tolerable_attacker * (attacker - tolerable_attacker)
        withdrawal = (withdrawal + (fastest - withdrawal) / (1 - tolerable_defender) * (defender - tolerable_defender)
                      if defender > tolerable_defender else 0.0)


def closed_form(ratio, days):
    names = ("tolerable_attacker", "tolerable_defender", "opening", "press_days", "withdraw_days", "vehicle",
             "kills_attacker", "kills_defender")
    p = SimpleNamespace(**{"epstein_" + name: value(EPSTEIN, name) for name in names}, epstein_exchange=1.5,
                        epstein_works_gain=0, setting_prepared_works=0, setting_fortified_works=0)
    x = SimpleNamespace(attack_power=ratio * 1e4, defence_power=1e4, attack_tanks=0, defence_tanks=0,
                        attack_aircraft=0, defence_aircraft=0, works=0, posture=3, days=days)
    return adapted_day(p, x)


def test_epsteins_rules_settle_where_the_law_does():
    for ratio in (0.5, 1.0, 1.5, 2.0, 3.0, 5.0):
        for settled, law in zip([*published_days(ratio, 600)][-1], closed_form(ratio, 600)):
            assert abs(settled / law - 1) < 0.01, ratio


def test_the_law_keeps_to_epsteins_rules_on_the_way():
    errors = [log(rule[0] / closed_form(ratio, day)[0]) for ratio in (0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
              for day, rule in enumerate(published_days(ratio, 10))]
    assert sqrt(sum(error**2 for error in errors) / len(errors)) < 0.08


def test_epsteins_first_day_is_the_one_he_printed():
    """330000 and 200000 points, 300 and 250 aircraft: 4.531 and 3.375 % lost on the first day."""
    def by_aircraft(aircraft, lost, sorties, kills):
        return 47490 / 1200 * aircraft * kills * ((1 - (1 - lost) ** (sorties + 1)) / lost - 1)

    ground = next(published_days(330 / 200, 1))
    attacker = ground[0] + by_aircraft(300, 0.05, 1.5, 0.5) / 330000
    defender = ground[1] + by_aircraft(250, 0.05, 1.0, 0.25) / 200000
    assert round(attacker, 4) == 0.0453 and round(defender, 5) == 0.03375
