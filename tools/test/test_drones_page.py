import json
import re
import tomllib

import drones_page
import pytest

NATIONS = {"red": "a", "blue": "b"}
OTHER = {"a": "b", "b": "a"}


def people(drones, guns, bombs, direct):
    return {"hit_by_drones": drones, "hit_by_guns": guns, "hit_by_bombs": bombs, "hit_direct": direct, "killed": 10, "wounded": 40}


def day():
    return {"snapshot": 120, "people": {"red": people(30, 10, 5, 5), "blue": people(0, 0, 0, 0)},
            "shells_fired": {"a": 0.0, "b": 58.0},
            "drones": {"a": {"flown": 0.0, "through": 0.0, "struck": 0.0, "front": 100.0},
                       "b": {"flown": 500.0, "through": 300.0, "struck": 20.0, "front": 100.0}}}


def test_rates_are_of_who_flies_over_the_front_and_shares_of_whom_they_hit():
    tonnes = drones_page.parameter("fires.gunnery.gun_round_tonnes")["value"]
    found = drones_page.told(day(), NATIONS, OTHER)
    assert found["b"]["sorties_km_day"] == 5 and found["b"]["through"] == pytest.approx(0.6)
    assert found["b"]["people_hit"] == pytest.approx(0.04) and found["b"]["hit_by_drones"] == pytest.approx(0.6)
    assert found["b"]["rounds_hit"] == pytest.approx(58 / tonnes / 10) and found["b"]["hit_km_day"] == pytest.approx(0.5)
    assert found["red"]["hit_direct"] == pytest.approx(0.1)
    assert found["a"]["hit_by_drones"] == 0  # who hits nobody divides by nothing


def test_the_last_day_of_a_journal_counts(tmp_path):
    path = tmp_path / "0.jsonl"
    path.write_text("\n".join(map(json.dumps, ({"snapshot": 0}, {"event": "arrived"}, day()))) + "\n", encoding="utf-8")
    assert drones_page.last_day(path)["snapshot"] == 120


@pytest.mark.parametrize("low, high, words", [(0.1, 0.2, "below it"), (0.6, 0.7, "above it"), (0.2, 0.6, "around it"),
                                              (0.35, 0.4, "within it"), (0.4, 0.6, "partly in it")])
def test_where_the_model_lies(low, high, words):
    assert drones_page.verdict({"low": 0.3, "high": 0.5}, low, high) == words


def test_every_figure_has_a_measure_that_plays_or_the_chain_show():
    with open(drones_page.ROOT / "docs/validation/drone-record.toml", "rb") as toml:
        figures = tomllib.load(toml)["figure"]
    for figure in figures:
        assert figure["measure"] in drones_page.MEASURES and figure["low"] <= figure["high"]
        assert figure["of"] in ("fit", "check", "bound") and figure["standing"] in ("read", "recalled")
        if figure["of"] == "fit":  # the scenario knows nothing later
            assert not re.search(r"202[5-9]|December 2024", figure["who"])


def test_only_the_sections_are_written():
    page = "".join(f"{name}\n<!-- drones {name} -->\nleft\n<!-- end -->\n" for name in ("steps", "plays"))
    text = drones_page.page_with(page, {"steps": drones_page.steps_part(), "plays": "new\n"})
    assert "\nleft\n" not in text and "| flown at people |" in text and text.endswith("<!-- drones plays -->\nnew\n<!-- end -->\n")
    with pytest.raises(AssertionError, match="no section record"):
        drones_page.page_with(page, {"record": ""})
