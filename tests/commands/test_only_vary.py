"""A study that draws one subject of uncertainty alone. SALIENT_BINARY names the program."""
import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BINARY = os.environ.get("SALIENT_BINARY", "")
TINY = str(ROOT / "scenarios/tiny")
SEVEN = "training expectation morale coalition information medical leaders".split()
pytestmark = pytest.mark.skipif(not Path(BINARY).is_file(), reason="SALIENT_BINARY names no program")


def salient(*words):
    return subprocess.run([BINARY, *map(str, words)], capture_output=True, text=True)


def study(path, *words):
    done = salient("study", TINY, "--plays", 20, "--out", path, "--quiet", *words)
    assert done.returncode == 0, done.stderr
    return path


def table(path, name):
    with sqlite3.connect(path) as db:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({name})")]
        rows = db.execute(f"SELECT * FROM {name} ORDER BY play").fetchall()
    return {column: [row[i] for row in rows] for i, column in enumerate(columns)}


def varying(path):
    return {name for name, values in table(path, "inputs").items() if name != "play" and len(set(values)) > 1}


def test_only_the_subject_is_drawn_and_each_of_its_numbers_as_in_a_study_of_everything(tmp_path):
    whole = table(study(tmp_path / "whole.sqlite"), "inputs")
    path = study(tmp_path / "training.sqlite", "--only-vary", "people.training")
    drawn = varying(path)
    assert drawn and all(name.startswith("training.") for name in drawn)
    part = table(path, "inputs")
    assert all(part[name] == whole[name] for name in drawn)
    assert "legion-people" not in drawn and len(set(part["legion-people"])) == 1


def test_people_are_their_seven_and_nothing_is_luck_alone(tmp_path):
    people = varying(study(tmp_path / "people.sqlite", "--only-vary", "people"))
    parts = [varying(study(tmp_path / f"{s}.sqlite", "--only-vary", f"people.{s}")) for s in SEVEN]
    assert all(parts)
    assert people == set().union(*parts)
    assert sum(map(len, parts)) == len(people)
    path = study(tmp_path / "nothing.sqlite", "--only-vary", "nothing")
    assert varying(path) == set()
    assert len(set(table(path, "outcomes")["retaken.day40"])) > 1


def test_the_file_knows_what_it_drew(tmp_path):
    path = study(tmp_path / "tiny.sqlite", "--only-vary", "people.morale")
    refused = salient("study", TINY, "--plays", 30, "--out", path, "--resume", "--only-vary", "people.leaders", "--quiet")
    assert refused.returncode == 2 and "one study draws one part of what is not known" in refused.stderr
    grown = salient("study", TINY, "--plays", 30, "--out", path, "--resume", "--quiet")
    assert grown.returncode == 0, grown.stderr
    again = study(tmp_path / "again.sqlite", "--only-vary", "people.morale")
    salient("study", TINY, "--plays", 30, "--out", again, "--resume", "--quiet")
    assert table(path, "outcomes") == table(again, "outcomes")
    played = salient("play", path, "--play", 7)
    assert played.returncode == 0, played.stderr + played.stdout
    assert salient("report", path, "--out", tmp_path / "report.html").returncode == 0


def test_a_subject_that_is_none_is_refused():
    refused = salient("study", TINY, "--only-vary", "people.moral")
    assert refused.returncode == 2
    assert "people.moral" in refused.stderr and "did you mean" in refused.stderr and "people.leaders" in refused.stderr
