"""What `salient study` prints: one JSON object, or a page of text, in which every answer has its interval and its error."""
import json
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("SALIENT_BINARY", "")
PLAYS = 60


def study(tmp_path, *options):
    if not Path(PROGRAM).is_file():
        pytest.skip("no built program: SALIENT_BINARY is not set")
    return subprocess.run([PROGRAM, "study", str(ROOT / "scenarios/tiny"), "--plays", str(PLAYS), "--out", str(tmp_path / "study.sqlite"),
                           *options, "--quiet"], check=True, stdout=subprocess.PIPE, text=True).stdout


def test_the_json_is_one_object_with_signature_plays_failures_and_answers(tmp_path):
    found = json.loads(study(tmp_path, "--json"))
    assert re.fullmatch("[0-9a-f]{64}", found["signature"])
    assert found["plays"] == PLAYS and found["failed_plays"] == 0
    assert found["answers"] and found["by_law"]["rows"] and found["confidence"]["level"] in ("low", "moderate", "high")
    for answer in found["answers"]:
        for part in answer["parts"]:
            assert part.get("quantiles") or part["propositions"]
            for q in part.get("quantiles", []):
                assert len(q["error"]) == 2
            for stated in part.get("propositions", []):
                low, high = stated["error"]
                assert low <= stated["share"] <= high
                assert stated["words"] or stated["plays"] in (0, stated["of"])


def test_in_text_every_number_has_its_error_and_every_statement_its_word(tmp_path):
    text = study(tmp_path)
    stated = [line for line in text.splitlines() if re.match(r"    \S.*: ", line)]
    assert stated
    for line in stated:
        assert re.search(r"\[[\d.]+ to [\d.]+\]$", line), line
        assert re.search(r"likely|unlikely|chance|certain|in none of|in all of", line), line
    assert "By law" in text and "Confidence: " in text
    confidence = next(line for line in text.splitlines() if line.startswith("Confidence: "))
    assert not re.search(r"likely|no chance|even chance|almost certain", confidence)
