"""The judged steps of the drones' chain are what the published shares of the chain leave of them."""
import random
import tomllib
from types import SimpleNamespace

import drone_record
import fires_reference
import pytest


@pytest.fixture(scope="module")
def drawn():
    return drone_record.independent()


def record(name, shares):
    chance = random.Random(3)
    return drone_record.quantiles([drone_record.draw(chance, *drone_record.RECORD[name]) for _ in range(20_000)], shares)


def test_the_parameters_are_what_the_record_leaves():
    held = drone_record.parameters()
    for key, numbers in drone_record.calibrated().items():
        assert held[key] == ("pert", *numbers), f"{key}: drone_record.py --write"


@pytest.mark.parametrize("name", drone_record.RECORD)
def test_steps_drawn_independently_spread_over_the_middle_half_of_the_record(drawn, name):
    low, middle, high = drawn[name]
    lower, upper = record(name, [0.25, 0.75])
    assert low < lower and upper < high + 0.01
    assert record(name, [0.1])[0] < middle < record(name, [0.9])[0]


def test_counts_of_later_months_that_nothing_was_fitted_to_are_met(drawn):
    with open(drone_record.ROOT / "docs/validation/drone-record.toml", "rb") as toml:
        later = [f for f in tomllib.load(toml)["figure"] if f["of"] == "check" and f["measure"] in drawn]
    assert len(later) >= 4
    for figure in later:
        low, _, high = drawn[figure["measure"]]
        assert low <= figure["high"] and figure["low"] <= high, figure["says"]


@pytest.mark.parametrize("moving", [0.0, 1.0])
def test_the_aggregates_are_the_chain_of_the_reference(moving):
    step = {key: value for key, (_, _, value, _) in drone_record.parameters().items()}
    met = {"jamming": 0.4, "shooting": 0.3, "moving": moving, "works": 0.0 if moving else 0.6, "cover": 1.0, "dense": 0.75, "by_enemy": 1.0}
    p = SimpleNamespace(**{key.split(".")[-1]: value for key, value in step.items() if key.startswith("fires.")}, cover_open=1.0)
    x = SimpleNamespace(sorties=1.0, skill=1.0, flying=1.0, daylight=0.5, jamming=0.4, fibre=0.0, interception=0.3, density=3 * p.half_density,
                        posture=fires_reference.ATTACK if moving else fires_reference.HASTY, cover=0, works=met["works"], width=1.0)
    found = drone_record.aggregates(step, met)
    assert found["people_hit"] == pytest.approx(fires_reference.drones(p, x)[0])
    survive = fires_reference.survive(p, x)
    assert found["hit"] == pytest.approx(survive * (p.seen_moving if moving else p.seen_still) * p.aimed)


def test_conditioning_spreads_the_aggregates_as_the_record():
    chance = random.Random(1)
    rows = [({}, {name: chance.random() for name in drone_record.RECORD}, {key: chance.random() for key in drone_record.MET})
            for _ in range(20_000)]
    weights = drone_record.conditioned(rows)
    for name in drone_record.RECORD:
        got = drone_record.quantiles([row[1][name] for row in rows], [0.25, 0.5, 0.75], weights)
        assert got == pytest.approx(record(name, [0.25, 0.5, 0.75]), abs=0.03)
    for key in drone_record.MET:
        assert drone_record.quantiles([row[2][key] for row in rows], [0.5], weights)[0] == pytest.approx(0.5, abs=0.05)
