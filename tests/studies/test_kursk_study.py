"""The published study of Kursk, made again on a few plays: its commands run, and every place of its template is filled."""
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("SALIENT_BINARY", "")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    if not Path(PROGRAM).is_file():
        pytest.skip("no built program: SALIENT_BINARY is not set")
    folder = tmp_path_factory.mktemp("study")
    subprocess.run([sys.executable, str(ROOT / "tools/study_page.py"), str(ROOT / "docs/studies/kursk-2024.template.md"), "--plays", "40",
                    "--compare-plays", "6", "--out", str(folder / "page.md"), "--frozen", str(folder / "page.json")], check=True)
    return folder


def test_every_place_is_filled(made):
    text = (made / "page.md").read_text()
    assert "{{" not in text and "nan" not in text.lower().split() and "None" not in re.sub(r"None of|None:|None can|None changes", "", text)
    figures = json.loads((made / "page.json").read_text())["figures"]
    assert all(figures[key] for key in figures if key != "by_law_verdict")


def test_the_statements_hold_of_the_figures(made):
    figures = json.loads((made / "page.json").read_text())["figures"]
    assert figures["plays"] == "40"
    told = figures["excursions_told"]
    bold = [line for line in figures["excursions"].splitlines()[2:] if line.split("|")[2].strip().startswith("**")]
    assert told.startswith("None of them") == (not bold)
    for line in bold:
        assert line.split("|")[1].strip() in told


def test_it_can_be_scored(made):
    out = made / "scores.md"
    subprocess.run([sys.executable, str(ROOT / "tools/forecast_score.py"), str(made / "page.json"),
                    str(ROOT / "docs/validation/kursk-2024-outcomes.toml"), str(out)], check=True)
    text = out.read_text()
    signature = json.loads((made / "page.json").read_text())["figures"]["signature"]
    assert signature in text and len(signature) == 64
