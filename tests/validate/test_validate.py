"""`salient validate` as a person types it."""
import json
import os
import random
import subprocess
from math import exp

import pytest

SALIENT = os.environ.get("SALIENT_BINARY", "build/release/salient")
HEADER = "name,campaign,year,attacker_people,defender_people,posture,winner,attacker_losses,defender_losses\n"


def validate(*words):
    done = subprocess.run([SALIENT, "validate", *map(str, words)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(name="battles")
def battles_(tmp_path):
    chance, rows = random.Random(3), []
    for i in range(60):
        defender = round(exp(chance.gauss(9, 0.5)))
        ratio = exp(chance.gauss(0.5, 0.6))
        won = chance.random() < ratio**1.5 / (1 + ratio**1.5)
        rows.append(f"Battle {i},Campaign {i // 4},{1900 + i},{round(defender * ratio)},{defender},"
                    f"{chance.choice(['hasty', 'prepared', ''])},{'attacker' if won else 'defender'},"
                    f"{round(defender * ratio * 0.04)},{round(defender * 0.06)}")
    path = tmp_path / "battles.csv"
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_scores_are_printed_and_written(battles, tmp_path):
    code, out, err = validate("--battles", battles, "--law", "lanchester", "--json", tmp_path / "a.json")
    assert (code, err) == (0, "")
    assert "Who wins, all battles" in out and "lanchester" in out and "history" not in out
    card = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert list(card["laws"]) == ["lanchester"]
    law = card["laws"]["lanchester"]
    assert law["winner"]["n"] == 60
    assert law["exchange"]["n"] == 60
    assert "advance" not in law  # no column for it
    assert set(card["baselines"]) == {"base_rate", "three_to_one", "force_ratio"}


def test_the_same_bytes_on_any_number_of_threads(battles):
    one = validate("--battles", battles, "--json", "-", "--threads", "1")
    assert one == validate("--battles", battles, "--json", "-", "--threads", "4")
    assert one != validate("--battles", battles, "--json", "-", "--threads", "1", "--seed", "2")


def test_what_is_wrong_is_told_at_once_and_nothing_is_run(battles):
    battles.write_text(HEADER + "Hill,,1951,many,1400,prepared,attacker,210,400\n", encoding="utf-8")
    code, out, err = validate("--battles", battles, "--law", "histry", "--inputs", "C")
    assert (code, out) == (2, "")
    for words in ("histry", 'did you mean "history"?', "--inputs", ":2: attacker_people", "found     many",
                  "3 problems; nothing was run."):
        assert words in err
    assert validate("--battles", battles, "--plays", "10")[0] == 2
    assert "200" in validate("--battles", battles, "--plays", "10")[2]
    assert "nothing of that name" in validate("--battles", battles.parent / "none")[2]
