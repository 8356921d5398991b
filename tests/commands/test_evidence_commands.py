"""The commands about what an answer rests on, as a person types them. SALIENT_BINARY names the program."""
import json
import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BINARY = os.environ.get("SALIENT_BINARY", "")
TINY = str(ROOT / "scenarios/tiny")
pytestmark = pytest.mark.skipif(not Path(BINARY).is_file(), reason="SALIENT_BINARY names no program")


def salient(*words):
    return subprocess.run([BINARY, *map(str, words)], capture_output=True, text=True)


def told(*words):
    done = salient(*words)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    path = tmp_path_factory.mktemp("study") / "tiny.sqlite"
    done = salient("study", TINY, "--plays", 60, "--out", path, "--quiet")
    assert done.returncode == 0, done.stderr
    return path


def test_liveness_is_kept_in_the_study_and_told_in_the_report(study, tmp_path):
    found = told("liveness", study, "--plays", 1, "--json", "--quiet")
    assert all(entry["columns"] for entry in found["live"])
    names = {entry["id"] for entry in found["live"]} | {entry["id"] for entry in found["inert"]}
    assert "legion-people" in names
    page = tmp_path / "report.html"
    assert salient("report", study, "--out", page).returncode == 0
    text = page.read_text()
    assert f'"live":{len(found["live"])}' in text
    assert '"influence":[{' in text


def test_drivers_rank_every_input_of_every_answer(study):
    found = told("drivers", study, "--json")
    assert len(found["drivers"]) >= 3
    for answer in found["drivers"]:
        ranked = [entry["first_order"] for entry in answer["inputs"]]
        assert ranked == sorted(ranked, reverse=True)
        assert len(ranked) > 400
    one = told("drivers", study, "--question", "millbrook", "--json")
    assert {answer["question"] for answer in one["drivers"]} == {"millbrook"}


def test_why_finds_a_question_by_its_words_and_refuses_what_is_none(study):
    assert told("why", study, "millbrook", "--json")["claims"] is not None
    refused = salient("why", study, "is the moon made of cheese")
    assert refused.returncode == 2
    assert "no question has these words" in refused.stderr


def test_trace_leads_from_a_claim_to_answers(study):
    found = told("trace", study, "legion-thousands", "--json")
    assert found["quantity"] == "legion-people"
    assert found["uses"] and found["moves"] and all(felt["live"] for felt in found["first_felt"])
    refused = salient("trace", study, "legion-thousand")
    assert refused.returncode == 2
    assert "legion-thousands" in refused.stderr


def test_compare_plays_both_worlds_on_one_luck(tmp_path):
    early, late = tmp_path / "early.toml", tmp_path / "late.toml"
    early.write_text('name = "early"\n[hold]\nquantity = "assault-start"\nat = 2\n')
    late.write_text('name = "late"\n[hold]\nquantity = "assault-start"\nat = 20\n')
    found = told("compare", TINY, early, late, "--plays", 30, "--json", "--quiet")
    pairs = [(entry["of"], entry["against"]) for entry in found["comparisons"]]
    assert pairs == [("early", "as it is"), ("late", "as it is"), ("late", "early")]
    for entry in found["comparisons"][2]["differences"]:
        assert entry["error"][0] <= entry["difference"] <= entry["error"][1]
        assert entry["plays"] == 30
    late.write_text('name = "late"\n[hold]\nquantity = "assault-stat"\nat = 20\n')
    refused = salient("compare", TINY, late)
    assert refused.returncode == 2
    assert "assault-start" in refused.stderr


def test_compare_killed_goes_on_and_says_the_same(tmp_path):
    """kill -9 while it plays: what was finished is in the file, and the end is that of a run left alone."""
    late, out = tmp_path / "late.toml", tmp_path / "worlds.sqlite"
    late.write_text('name = "late"\n[hold]\nquantity = "assault-start"\nat = 20\n')
    words = ["compare", TINY, late, "--plays", 400, "--json", "--quiet"]
    alone = told(*words)
    running = subprocess.Popen([BINARY, *map(str, words), "--out", str(out)], stdout=subprocess.DEVNULL)
    while not out.exists() or out.stat().st_size < 30_000:
        assert running.poll() is None, "it ended before it could be killed"
    running.kill()
    running.wait()
    held = sqlite3.connect(out).execute("SELECT count(*) FROM world_outcomes").fetchone()[0]
    assert 0 < held < 800
    assert told(*words, "--out", out) == alone
    refused = salient("compare", TINY, late, "--plays", 10, "--seed", 5, "--out", out)
    assert refused.returncode == 2
    assert "manifest.seed" in refused.stderr


@pytest.mark.parametrize("words, said", [
    (["--design", "sobol", "--budget", 100], "morris or saltelli"),
    (["--design", "morris"], "both or neither"),
    (["--design", "morris", "--budget", 10], "or more"),
    (["--question", "milbrook"], "millbrook"),
])
def test_what_drivers_refuses(study, words, said):
    refused = salient("drivers", study, *words)
    assert refused.returncode == 2
    assert said in refused.stderr
    assert refused.stdout == ""
