"""The table on the page of commanders is what the journals say, and one column is written at a time."""
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
import command_table as tool

PEOPLE = {"ukrainian": {"killed": 5, "captured": 1, "missing": 0}, "russian": {"killed": 9, "captured": 0, "missing": 0}}


def event(kind, day, formation="f", **more):
    return {"event": kind, "day": day, "side": "russia", "formation": formation, "a": 0, "b": 0, "c": 0} | more


def snapshot(day, killed=5):
    people = json.loads(json.dumps(PEOPLE))
    people["ukrainian"]["killed"] = killed
    return {"snapshot": day, "people": people}


def read(*events):
    lines = [snapshot(0), event("offensive opened", 1), *events, snapshot(99, killed=25)]
    return tool.read_play([json.dumps(line) for line in lines], {"Drone Company"}, {"d"})


def attack(day, end, cause, place=7, **more):
    return [event("attack opened", day, hex=place), event("attack ended", end, hex=place, cause=cause, **more)]


def test_attacks_without_loss_and_ground_are_told_apart_by_their_end():
    count = read(*attack(1, 3, "no target"), *attack(4, 5, "culminated"), *attack(6, 9, "no gain", b=4))
    assert count["attacks"] == 3 and count["empty"] == 2
    assert count["no way"] == 1 and count["called off"] == 1
    assert count["killed"] == 20


@pytest.mark.parametrize("day, place, again", [(8, 7, 1), (9, 7, 0), (8, 6, 0)])
def test_an_attack_comes_again_at_the_same_place_within_days(day, place, again):
    count = read(*attack(1, 3, "shock", a=5), event("attack opened", day, hex=place))
    assert count["again"] == again


def test_ground_gained_ends_a_row_of_repulses():
    thrown = [x for day in (1, 3) for x in attack(day, day + 1, "losses", a=9)]
    assert read(*thrown, *attack(5, 6, "shock", a=1))["thrown back often"] == 1
    assert read(*thrown, *attack(5, 6, "shock", a=1, c=2.5), *attack(7, 8, "shock", a=1))["thrown back often"] == 0


def test_support_cut_off_and_long_pockets():
    count = read(event("encircled", 2, unit="1st Drone Company"), event("encircled", 2, unit="Infantry Battalion"),
                 event("surrendered", 4, unit="1st Drone Company", a=3), event("surrendered", 20, unit="Infantry Battalion", a=3))
    assert count["cut off"] == 2 and count["support cut off"] == 1 and count["pockets"] == 1


def test_a_reserve_cut_off_soon_after_it_was_sent_is_counted_once():
    sent = event("reserve committed", 2, cause="outnumbered", hex=3)
    lost = [event("encircled", 4, unit="a"), event("encircled", 4, unit="b")]
    assert read(sent, *lost)["reserve lost"] == 1
    assert read(sent, event("encircled", 20, unit="a"))["reserve lost"] == 0
    assert read(event("reserve committed", 2, cause="fatigue"), *lost)["reserve lost"] == 0


def test_a_formation_that_attacks_nothing_and_melts_away():
    melting = [event("losses of a day", day, a=30, b=70, c=0) for day in range(20, 26)]
    assert read(*melting)["crushed"] == 1
    assert read(event("attack opened", 22, hex=1), *melting)["crushed"] == 0
    assert read(*[x | {"side": "ukraine"} for x in melting])["crushed"] == 0


def test_one_column_is_replaced_and_the_others_stay():
    page = "before\n" + tool.BEGIN + tool.END + "after\n"
    names = tool.labels(20)
    page = tool.with_column(page, "as found", names, ["1"] * len(names))
    page = tool.with_column(page, "as mended", names, ["2"] * len(names))
    page = tool.with_column(page, "as mended", names, ["3"] * len(names))
    head, rows = tool.cells_of(page)
    assert head == ["in a play", "as found", "as mended"]
    assert len(rows) == len(names) and all(row[1:] == ["1", "3"] for row in rows)
    assert page.startswith("before\n") and page.endswith("after\n")


def test_a_defender_who_lost_many_and_was_told_nothing_is_silent():
    lost = [event("losses of a day", day, formation="d", side="ukraine", a=300) for day in (3, 4)]
    told = event("order given", 9, formation="d", side="ukraine")
    assert read(*lost)["silent"] == 1
    assert read(*(x | {"formation": "guns"} for x in lost))["silent"] == 0
    assert read(*lost[:1])["silent"] == 0 and read(*lost, told)["silent"] == 0
    assert read(*(event("losses of a day", 3, a=900),))["silent"] == 0


@pytest.mark.parametrize("day, lost", [(6, 1), (8, 0)])
def test_a_place_that_falls_within_a_day_of_a_reserves_coming(day, lost):
    sent = event("reserve committed", 5, side="ukraine", hex=4)
    assert read(sent, event("ground taken", day, hex=4))["lost at once"] == lost


def test_pockets_that_nobody_comes_for():
    cut = event("encircled", 2, side="ukraine", formation="d", unit="Battalion")
    out = event("link restored", 12, side="ukraine", formation="d", unit="Battalion")
    comes = event("attack opened", 5, side="ukraine", cause="relief")
    assert read(cut, out)["alone"] == 1 and read(cut, comes, out)["alone"] == 0


def test_efforts_that_end_as_they_begin_or_never_do():
    ends = event("offensive culminated", 20)
    assert read(*attack(18, 20, "culminated"))["stopped at once"] == 1
    assert read(*attack(15, 20, "culminated"), *attack(18, 20, "shock"))["stopped at once"] == 0
    again = [event("attack opened", 5), ends, event("offensive resumed", 40)]
    assert read(*again)["idle efforts"] == 1 and read(*again, event("attack opened", 50))["idle efforts"] == 0
