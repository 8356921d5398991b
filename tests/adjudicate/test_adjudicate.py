"""`salient adjudicate` as an umpire types it. SALIENT_BINARY names the program."""
import json
import os
import resource
import subprocess
from pathlib import Path

import pytest

BINARY = os.environ.get("SALIENT_BINARY", "")
pytestmark = pytest.mark.skipif(not Path(BINARY).is_file(), reason="SALIENT_BINARY names no program")
ENGAGEMENT = ("--attacker 3200 --defender 1400 --posture prepared --terrain rolling/mixed --tanks 40/12"
              " --artillery 72/36 --width 6km --days 2").split()


def adjudicate(*words):
    return subprocess.run([BINARY, "adjudicate", *words], capture_output=True, text=True)


def answer(*words):
    done = adjudicate(*ENGAGEMENT, "--json", *words)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_law_answers_in_under_a_second():
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    laws = answer()["laws"]
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 1
    assert [*laws] == ["history", "lanchester", "qjm", "epstein"]
    for law in laws.values():
        assert abs(law["attacker_holds"] + law["defender_holds"] + law["undecided"] - 1) < 1e-9
        assert 0 < law["attacker_lost"]["q10"] <= law["attacker_lost"]["q50"] <= law["attacker_lost"]["q90"] <= 3200
        assert law["days"]["q90"] <= 2


def test_the_same_seed_gives_the_same_answer_and_laws_meet_one_luck():
    assert answer() == answer("--seed", "1") != answer("--seed", "2")
    assert answer("--law", "qjm")["laws"]["qjm"] == answer()["laws"]["qjm"]


def test_a_roll_comes_again_by_its_seed_and_not_otherwise():
    rolls = [answer("--roll") for _ in range(3)]
    assert len({roll["seed"] for roll in rolls}) == 3
    assert answer("--roll", "--seed", str(rolls[0]["seed"])) == rolls[0]
    said = adjudicate(*ENGAGEMENT, "--roll", "--seed", "7", "--law", "epstein").stdout
    assert "Roll of seed 7 under epstein" in said and "The same again: --roll --seed 7 --law epstein" in said


def test_everything_wrong_is_said_at_once():
    done = adjudicate("--attacker", "3200", "--posture", "prepard", "--tanks", "40", "--law", "osipov", "--plays", "x",
                      "--battles", "no/such/folder")
    assert done.returncode == 2 and done.stdout == ""
    for piece in ("--plays", "no --defender", "--posture", 'did you mean "prepared"?', "--tanks",
                  "history, lanchester, qjm or epstein", "no/such/folder"):
        assert piece in done.stderr, piece


def test_a_file_and_battles_of_ones_own(tmp_path):
    file = tmp_path / "crossing.toml"
    file.write_text('attacker = 3200\ndefender = 1400\nposture = "prepared"\nterrain = "rolling/mixed"\n'
                    'tanks = "40/12"\nartillery = "72/36"\nwidth = "6 km"\ndays = 2\n')
    done = adjudicate("--file", str(file), "--json")
    assert json.loads(done.stdout) == answer()
