"""A study killed in the middle and resumed is the study that was never killed.

SALIENT_BINARY names the program. Nothing here waits for a fixed time: the killer watches the file grow.
"""
import json
import os
import re
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BINARY = os.environ.get("SALIENT_BINARY", "")
TINY = str(ROOT / "scenarios/tiny")
PLAYS = 1200
pytestmark = pytest.mark.skipif(not Path(BINARY).is_file(), reason="SALIENT_BINARY names no program")


def salient(*words, **kept):
    return subprocess.run([BINARY, *map(str, words)], capture_output=True, text=True, cwd=kept.get("cwd"))


def study(out, plays, *more):
    return salient("study", TINY, "--plays", plays, "--seed", 9, "--out", out, "--json", "--quiet", *more)


def blocks(path):
    """How many blocks the file holds; 0 while it has no tables."""
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5) as file:
            return file.execute("SELECT count(*) FROM blocks").fetchone()[0]
    except sqlite3.Error:
        return 0


def stop_when(path, enough, signals):
    """Starts a study of PLAYS plays and sends it the signals once it has written `enough` blocks."""
    words = f"--plays {PLAYS} --seed 9 --quiet --threads 2".split()
    running = subprocess.Popen([BINARY, "study", TINY, "--out", str(path), *words], text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 120
    while blocks(path) < enough and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    assert running.poll() is None, "the study ended before it could be stopped"
    for number in signals:
        running.send_signal(number)
    _, errors = running.communicate(timeout=120)
    return running.returncode, errors


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory):
    done = study(tmp_path_factory.mktemp("whole") / "whole.sqlite", PLAYS)
    assert done.returncode == 0, done.stderr
    return told(done)


def told(done):
    answer = json.loads(done.stdout)
    answer.pop("elapsed_s")
    return answer


@pytest.mark.parametrize("enough", [0, 1, 5])
def test_killed_outright_and_resumed(tmp_path, uninterrupted, enough):
    path = tmp_path / "killed.sqlite"
    if enough == 0:
        path.touch()  # killed before its first transaction
    else:
        code, _ = stop_when(path, enough, [signal.SIGKILL])
        assert code == -signal.SIGKILL
        assert enough <= blocks(path) < PLAYS / 100
    resumed = study(path, PLAYS, "--resume")
    assert resumed.returncode == 0, resumed.stderr
    assert told(resumed) == uninterrupted


def test_ctrl_c_finishes_what_has_begun_and_says_how_to_go_on(tmp_path, uninterrupted):
    path = tmp_path / "stopped.sqlite"
    code, errors = stop_when(path, 1, [signal.SIGINT])
    assert code == 130
    assert f"salient study {TINY} --out {path} --resume" in errors
    with sqlite3.connect(path) as file:
        held, kept = file.execute("SELECT (SELECT count(*) FROM plays), (SELECT sum(plays) FROM blocks WHERE kind = 'plays')").fetchone()
        assert held == kept < PLAYS
    resumed = salient("study", TINY, "--out", path, "--resume", "--json", "--quiet")  # plays and seed as they were
    assert resumed.returncode == 0, resumed.stderr
    assert told(resumed) == uninterrupted


def test_a_play_of_a_study_is_the_play_alone(tmp_path):
    path = tmp_path / "some.sqlite"
    assert study(path, 20).returncode == 0
    again = salient("play", path, "--play", 13)
    assert again.returncode == 0
    assert "The same, bit for bit, as in the study.\n" in again.stdout
    alone = salient("play", TINY, "--play", 13, "--seed", 9, "--journal", tmp_path / "journal.jsonl")
    assert alone.returncode == 0
    assert signature(alone) == signature(again)
    lines = [json.loads(line) for line in (tmp_path / "journal.jsonl").read_text().splitlines()]
    assert [line["snapshot"] for line in lines if "snapshot" in line] == list(range(41))


def signature(done):
    return [line for line in done.stdout.splitlines() if line.startswith("signature")]


def test_results_go_to_standard_output_and_progress_does_not(tmp_path):
    done = salient("study", TINY, "--plays", 20, "--out", tmp_path / "some.sqlite", "--json")
    assert json.loads(done.stdout)["plays"] == 20
    made, of = re.search(r"(\d+) of (\d+) plays \(100 %\)", done.stderr).groups()
    assert made == of
    assert 20 + 20 < int(made) < 60  # the plays, of each arm those that are other plays


def test_a_file_that_is_there_is_left_alone(tmp_path):
    path = tmp_path / "mine.sqlite"
    path.write_text("dear diary")
    refused = study(path, 20)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr == f"""{path}: --out
    found     a file of that name
    expected  a name not in use
    because   a study that took hours is not overwritten by one that takes seconds
    try       --resume to go on with it, or --out with another name

1 problem; nothing was run.
"""
    assert path.read_text() == "dear diary"
    assert "a file that is no database" in study(path, 20, "--resume").stderr
