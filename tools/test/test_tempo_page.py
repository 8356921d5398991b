"""The page on tempo says what its numbers say."""
import json
import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).parents[1] / "tempo_page.py"
sys.path.insert(0, str(TOOL.parent))
from tempo_page import front_verdict, verdict  # noqa: E402  pylint: disable=wrong-import-position


def pace(held, *quantiles):
    return {"n": 100, "held": held, "quantiles": list(quantiles)}


RECORD = pace(0.1, 0, 0.3, 1.2, 3, 6)


def test_a_law_like_the_record_is_near():
    assert verdict(pace(0.2, 0, 0.2, 1.0, 2, 5), RECORD) == ""


def test_every_fault_is_named():
    assert verdict(pace(0.5, 0, 0, 0.1, 1, 5), RECORD) == "holds too often, too slow"
    assert verdict(pace(0.0, 1, 2, 4, 9, 30), RECORD) == "too fast, its fastest tenth too fast"


def test_fronts_are_held_to_a_factor():
    assert front_verdict(pace(0, 10, 20, 40, 60, 90), [15, 70]) == "near"
    assert front_verdict(pace(0, 900, 1000, 2000, 3000, 4000), [15, 70]) == "too fast"
    assert front_verdict(pace(0, 1, 2, 3, 30, 100), [15, 70]) == "too slow, its spread reaches it"


def test_the_page_lists_the_misses(tmp_path):
    tempo = {"plays": 200, "battles": [{"name": "1937 to 1945", "record": RECORD | {"n": 40},
                                        "played": {"ladder": pace(0.15, 0, 0.3, 1.0, 3, 7),
                                                   "qjm": pace(0.6, 0, 0, 0, 4, 30)}}],
             "fronts": [{"name": "Pokrovsk", "record": [70, 70], "regimes": {"trench": 0.9, "attack": 0.1},
                         "played": {"ladder": pace(0, 20, 40, 60, 90, 200), "qjm": pace(0, 2000, 3000, 4000, 5000, 6000)}}]}
    source, out = tmp_path / "tempo.json", tmp_path / "tempo.md"
    source.write_text(json.dumps(tempo), encoding="utf-8")
    subprocess.run([sys.executable, TOOL, source, out], check=True)
    text = out.read_text(encoding="utf-8")
    misses = text.split("## Where they miss")[1]
    assert "ladder" not in misses
    assert "qjm on 1937 to 1945: holds too often, too slow, its fastest tenth too fast." in misses
    assert "qjm on Pokrovsk: too fast." in misses
    assert "**1937 to 1945** (40)" in text and "trench" in text
