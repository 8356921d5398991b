"""The page on people says what the plays say."""
import json
import sqlite3
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import people_answers as answers
import people_page as tool

PEOPLE = dict(present=1000, killed=40, wounded=10, missing=0, captured=0, sick=0, in_care=0, evacuated=0, returned=0,
              replaced=0, elsewhere=0, wounded_severe=5, died_of_wounds=2)


def snapshot(day, **changed):
    return {"snapshot": day, "people": {"red": PEOPLE | changed}}


def event(kind, day, unit, a=0, b=0, c=0):
    return {"event": kind, "day": day, "turn": 4 * day, "unit": unit, "a": a, "b": b, "c": c}


def journal():
    return [snapshot(0), event("encircled", 1, "one"), event("encircled", 1, "two"),
            event("morale changed", 1, "three", a=1, b=2, c=0.3), event("morale changed", 1, "three", a=2, b=1, c=0.3),
            event("link restored", 2, "two"), event("surrendered", 4, "one"), event("surrendered", 4, "three"),
            snapshot(1, killed=142, wounded=208, wounded_severe=105, died_of_wounds=12, sick=20, returned=30, evacuated=10)]


def read(lines):
    return tool.read_play([json.dumps(line) for line in lines])


def test_a_journal_is_read():
    play = read(journal())
    assert play["broke"] == [0.3]
    assert play["spells"] == 2 and play["ends"] == {"surrendered": 1, "broke out": 0, "reached again": 1}
    assert play["surrendered"] == [True, False] and sorted(play["held"]) == [1, 3]


def test_the_streams_leave_out_what_was_before_the_start_and_count_the_died_with_the_wounded():
    s = tool.streams(read(journal()), "red")
    assert s == {"killed": 92, "died": 10, "severe": 100, "wounded": 208, "sick": 20, "returned": 30, "discharged": 10,
                 "person_days": 2000}
    rows = [*tool.casualty_rows([read(journal())] * 3, "red", "Red")]
    assert rows[0][2].startswith("45.5 %") and rows[0][4] == "above"
    assert rows[1][2].startswith("9.1 %") and rows[1][4] == "within"
    assert rows[2][2].startswith("34.0 %") and rows[2][4] == "above"
    assert rows[3][2].startswith("1.0") and rows[3][4] == "below"
    assert rows[4][2].startswith("1.9") and rows[4][4] == "within"


def test_a_ratio_has_the_error_of_its_plays():
    ratio, error = tool.ratio_error([(10, 100), (20, 100), (30, 100)])
    assert ratio == pytest.approx(0.2) and error == pytest.approx(1.96 * 0.1 / 3**0.5)
    assert tool.ratio_error([(10, 100)] * 5)[1] == 0


def test_parts_say_when_there_is_nothing():
    quiet = read([snapshot(0), snapshot(1)])
    assert "No battalion broke" in tool.breaking_part([quiet])
    assert "Nobody was cut off" in tool.surrender_part([quiet], {})


def test_what_killed_hangs_on_is_read_off_the_same_plays_without_it():
    def played(killed):
        return [read([snapshot(0), snapshot(1, killed=killed, wounded=110, wounded_severe=105, died_of_wounds=2)])] * 3
    text = tool.care_part(played(70), {"medical-no-drones": played(60), "medical-no-rings": played(70)}, {"red": "Red"})
    assert "| as it is | 23.1 % ± 0.0 % |" in text and "| nobody watches the way | 16.7 % ± 0.0 % |" in text
    assert "is gone with: nobody watches the way." in text
    assert "None of these takes all" in tool.care_part(played(70), {"medical-no-rings": played(70)}, {"red": "Red"})
    assert tool.care_part(played(70), {}, {"red": "Red"}) == ""


def test_rings_that_relief_opens_are_told_from_those_nobody_is_sent_to():
    shut = [read([snapshot(0), event("encircled", 1, "one"), snapshot(1)])] * 4
    opened = [read([snapshot(0), event("encircled", 1, "one"), event("link restored", 5, "one"), snapshot(1)])] * 4
    text = tool.rings_part(shut, {"rings-last": shut, "relief-extreme": opened})
    assert "100 % are reached if everybody is sent against 0 % if relief is out of" in text and "the code can open rings," in text
    assert "That is not told from nothing" in tool.rings_part(shut, {"rings-last": shut, "relief-extreme": shut})
    assert tool.rings_part(shut, {}) == ""


def test_commanders_lost_are_counted():
    text = tool.leaders_part([read([snapshot(0), event("commander lost", 1, "one", a=0.3), snapshot(1)])] * 3)
    assert "In a play 1 ± 0 commanders" in text and "30 % of" in text
    assert "No commander" in tool.leaders_part([read([snapshot(0), snapshot(1)])])


def test_the_ratio_of_training_is_that_of_the_parameters():
    parameters = {"training": tomllib.loads((ROOT / "parameters/training.toml").read_text())}
    text = tool.training_part(parameters)
    effects = parameters["training"]["training"]["effects"]
    ratio = 2.718281828459045 ** (0.4 * (effects["own_loss"]["value"] + effects["inflicted"]["value"]))
    assert f"| 0.4 | {ratio:.2f} |" in text


def study(path, subject, values):
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE manifest(key TEXT, value TEXT)")
        db.executemany("INSERT INTO manifest VALUES (?, ?)", [("seed", "1"), ("days", "120"), ("only_vary", subject)])
        db.execute('CREATE TABLE outcomes(play INTEGER, "retaken.day120" REAL, "sudzha.day" REAL)')
        db.executemany("INSERT INTO outcomes VALUES (?, ?, ?)", values)
        db.execute("CREATE TABLE inputs(play INTEGER, held REAL, a REAL, b REAL)")
        db.executemany("INSERT INTO inputs VALUES (?, 1, ?, ?)", [(n, n % 5, n * n % 7) for n, _, _ in values])


CHOSEN = {"retaken.day120": "share", "sudzha.day": "day"}


def test_what_a_subject_moves_is_measured_play_by_play(tmp_path):
    base = [(n, 0.1 * (n % 4), 50.0) for n in range(40)]
    study(tmp_path / "nothing.sqlite", "nothing", base)
    for subject in answers.SUBJECTS:
        shift = 0.2 if subject == "morale" else 0.0
        fallen = None if subject == "leaders" else 50.0
        study(tmp_path / f"people.{subject}.sqlite", f"people.{subject}", [(n, x + shift, fallen) for n, x, _ in base])
    text = answers.subjects_part(tmp_path, CHOSEN)
    assert "| morale | 20.0 ± 0.0 | 0.0 ± 0.0 |" in text
    assert "| leaders | 0.0 ± 0.0 | 70.0 ± 0.0 |" in text
    assert "Nothing at all is changed by training, expectation, coalition, information, medical." in text


def test_what_the_numbers_account_for_is_told_from_luck(tmp_path):
    base = [(n, 0.3, 50.0) for n in range(40)]
    study(tmp_path / "nothing.sqlite", "nothing", base)
    for subject in answers.SUBJECTS:
        values = [(n, 0.1 * (n % 5) if subject == "medical" else 0.01 * (n * 37 % 11), 50.0) for n in range(40)]
        study(tmp_path / f"people.{subject}.sqlite", f"people.{subject}", values)
    text = answers.subjects_part(tmp_path, CHOSEN)
    assert "| medical | 2 | 100.0 ± " in text
    assert "Told apart from luck in at least one answer: medical." in text
    assert "Each of them changes plays." in text


def test_a_subject_without_a_study_is_named(tmp_path):
    base = [(n, 0.1 * (n % 4), 50.0) for n in range(40)]
    study(tmp_path / "nothing.sqlite", "nothing", base)
    study(tmp_path / "people.morale.sqlite", "people.morale", base)
    text = answers.subjects_part(tmp_path, CHOSEN)
    assert "No study was made yet of training, expectation, coalition, information, medical, leaders." in text


def test_the_adjusted_share_is_nought_on_average_for_numbers_that_do_nothing():
    import random
    chance = random.Random(4)
    found = []
    for _ in range(200):
        basis = answers.orthogonal([answers.standardised([chance.gauss(0, 1) for _ in range(60)]) for _ in range(8)])
        found.append(answers.explained([], basis, [chance.gauss(0, 1) for _ in range(60)]))
    assert abs(sum(share for share, _, _ in found) / len(found)) < 0.03
    assert 0.9 < sum(abs(share) <= error for share, error, _ in found) / len(found) <= 1


def test_taking_the_same_luck_out_first_tells_a_small_share_from_nothing():
    import random
    chance = random.Random(5)
    with_luck, without = [], []
    for _ in range(30):
        numbers = [[chance.gauss(0, 1) for _ in range(200)] for _ in range(8)]
        luck = [chance.gauss(0, 1) for _ in range(200)]
        values = [0.2 * x + 0.9 * y + 0.3 * chance.gauss(0, 1) for x, y in zip(numbers[0], luck)]
        basis = answers.orthogonal([answers.standardised(column) for column in numbers])
        with_luck.append(answers.explained(answers.orthogonal([answers.standardised(luck)]), basis, values))
        without.append(answers.explained([], basis, values))
    true = 0.04 / (0.04 + 0.81 + 0.09)
    mean = sum(share for share, _, _ in with_luck) / len(with_luck)
    assert abs(mean - true) < 0.008
    assert all(share > answers.apart(none, 6) for share, _, none in with_luck)
    assert sum(share > answers.apart(none, 6) for share, _, none in without) < 20
    scatter = (sum((share - mean) ** 2 for share, _, _ in with_luck) / 29) ** 0.5
    assert 0.7 < 1.96 * scatter / (sum(error for _, error, _ in with_luck) / 30) < 1.4


def test_a_study_of_another_subject_is_refused(tmp_path):
    study(tmp_path / "nothing.sqlite", "nothing", [(0, 0.1, 50.0), (1, 0.2, 50.0)])
    for subject in answers.SUBJECTS:
        study(tmp_path / f"people.{subject}.sqlite", "people.other", [(0, 0.1, 50.0)])
    with pytest.raises(AssertionError):
        answers.subjects_part(tmp_path, CHOSEN)


def test_an_extreme_world_that_is_told_from_nothing_is_named(tmp_path):
    def difference(target, value, half):
        return {"target": target, "difference": value, "error": [value - half, value + half]}
    told = {"plays": 50, "comparisons": [
        {"of": "much", "against": "as it is", "differences": [difference("retaken.day120", -0.2, 0.05), difference("killed", 3, 9)]},
        {"of": "nothing", "against": "as it is", "differences": [difference("retaken.day120", 0, 0.05), difference("killed", 1, 9)]}]}
    chosen = {"retaken.day120": "retaken", "killed": "killed"}
    (tmp_path / "training.json").write_text(json.dumps(told))
    text = answers.experiments_part(tmp_path, chosen, tmp_path)
    assert "| much | as it is | -20.0 (-25.0 to -15.0) | +3.0 (-6.0 to +12.0) |" in text
    assert 'told from nothing in one or more: "much". Within' in text
    (tmp_path / "information.json").write_text(json.dumps(told | {"comparisons": told["comparisons"][1:]}))
    assert "None of these worlds is told from nothing" in answers.experiments_part(tmp_path, chosen, tmp_path)


def test_a_subject_at_its_extreme_is_paired_with_the_plays_at_the_centre(tmp_path):
    values = [(n, 0.1 * n, 10.0) for n in range(10)]
    study(tmp_path / "nothing.sqlite", "nothing", values)
    study(tmp_path / "extreme.information.sqlite", "nothing", [(n, x + 0.2, day + (1 if n % 2 else -1)) for n, x, day in values])
    chosen = {"retaken.day120": "retaken", "sudzha.day": "day"}
    plays, found = answers.overridden(tmp_path, "information", chosen)
    assert plays == 10 and found["retaken.day120"][0] == pytest.approx(0.2)
    text = answers.overridden_words("information", plays, found, chosen)
    assert "+20.0 ± 0.0" in text and "So the code acts: retaken can be told" in text
    assert answers.overridden(tmp_path, "training", chosen) is None
