import tomllib
from datetime import date
from math import inf
from pathlib import Path

import pytest

import forecast_score as score

ROOT = Path(__file__).resolve().parents[2]
EVEN = score.Spread([k / 200 for k in range(201)])


def test_the_place_of_an_event_is_the_share_of_plays_below_it():
    low, high = EVEN.place(0.25, 0.25)
    assert low == pytest.approx(0.25, abs=0.01) and high == pytest.approx(0.25, abs=0.01)
    assert EVEN.place(-1, -1) == (0, 0)
    assert EVEN.place(2, 2) == (1, 1)
    assert EVEN.place(0.2, 0.6) == pytest.approx((0.2, 0.6), abs=0.01)


def test_an_event_that_many_plays_share_has_a_wide_place():
    heap = score.Spread([0] * 100 + [1] * 101)
    assert heap.place(0, 0) == pytest.approx((0, 0.5), abs=0.01)


def test_what_never_happened_in_a_play_lies_above_every_day():
    never = score.Spread([10, None, None, None])
    assert never.upto(120) == 0.25
    assert never.quantile(1) == inf


def test_the_crps_is_that_of_the_uniform_distribution():
    for x in (0.0, 0.3, 0.5, 0.9):
        assert EVEN.crps(x) == pytest.approx(score.uniform_crps(x), abs=0.003)


def test_the_crps_of_plays_that_all_agree_is_their_distance():
    assert score.Spread([3] * 201).crps(5) == pytest.approx(2)


def test_a_range_of_land_held_over_a_range_at_the_start_is_a_range_retaken():
    assert score.retaken({"held": [400, 500], "start": [500, 800]}) == pytest.approx((0, 0.5))
    assert score.retaken({"held": [0, 0], "start": [500, 800]}) == (1, 1)
    assert score.retaken({"held": [900, 900], "start": [500, 800]}) == (0, 0)


def test_days_count_as_the_play_counts_them():
    assert score.day_of(date(2024, 11, 11)) == 1
    assert score.day_of(date(2025, 3, 10)) == 120


def test_between_two_frozen_dates_the_distribution_lies_between_them():
    kept = {"ground.day0": [0, 0, 0], "ground.day7": [0, 0.7, 1.4], "other.day3": [9, 9, 9]}
    assert score.at_day(kept, "ground", 2).steps == pytest.approx([0, 0.2, 0.4])
    assert score.at_day(kept, "ground", 7).steps == [0, 0.7, 1.4]
    assert score.at_day(kept, "ground", 99).steps == [0, 0.7, 1.4]


def test_a_statement_is_scored_only_where_the_estimates_agree():
    assert score.brier_line("x", 0.7, True)[2:] == ["yes", "0.090", "0.36"]
    assert score.brier_line("x", 0.7, False)[2:] == ["no", "0.490", "1.20"]
    assert score.brier_line("x", 0.7, None)[2].startswith("not settled")


def test_where_events_lie_is_told_by_the_middle_of_them():
    assert score.side_of([(0.9, 1), (0.8, 0.9), (0.1, 0.2)]) == 1
    assert score.side_of([(0.4, 0.6)]) == 0
    assert score.place_words(0.999, 1) == "above nearly every play"
    assert score.place_words(0, 1) == "in the middle half"


def test_every_outcome_has_a_date_after_the_as_of_date_and_a_source():
    outcomes = tomllib.loads((ROOT / "docs/validation/kursk-2024-outcomes.toml").read_text())
    for entry in outcomes["land"] + outcomes["contingent"]:
        assert date(2024, 11, 11) < entry["date"] <= entry["published"]
        assert entry["link"].startswith("https://") and entry["who"]
        for key in {"held", "start", "killed", "casualties"} & set(entry):
            assert 0 <= entry[key][0] <= entry[key][1]


def test_nothing_that_plays_reads_the_outcomes():
    for folder in ("src", "apps", "scenarios", "parameters"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".cpp", ".hpp", ".toml", ".csv", ".geojson"}:
                assert "kursk-2024-outcomes" not in path.read_text(encoding="utf-8")
