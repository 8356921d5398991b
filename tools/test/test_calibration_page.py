"""The tables of the calibration page say what the scores say."""
import json
import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).parents[1] / "calibration_page.py"
sys.path.insert(0, str(TOOL.parent))
import calibration_page as tool


def difference(value, low, high):
    return {"difference": value, "interval": [low, high]}


def card():
    measure = {"crps": 0.5561, "coverage80": 0.843, "intervals": {"coverage80": [0.8, 0.88]}}
    line = {"winner": {"log_loss": 0.63}, **{m: measure for m in tool.MEASURES}}
    line["band"] = {**line, "winner": {"log_loss": 0.611}}
    flat = {k: difference(0.001, -0.01, 0.01) for k in tool.SHOWN}
    air = {**flat, "winner_log_loss": difference(0.02, 0.005, 0.03)}
    guns = {**flat, "exchange_crps": difference(-0.008, -0.012, -0.004)}
    value = {"value": 0.6, "interval": [0.2, 0.9]}
    return {"laws": {"history": line}, "baselines": {"base_rate": line},
            "without": {"air": {"all": air}, "guns": {"all": guns}, "nation": {"all": flat}},
            "stacked": {"attacker_loss": {k: value for k in ("law", "regression", "both", "law_adds", "regression_adds",
                                                            "weight_of_law")}}}


def test_folds_tell_coverage_with_its_interval():
    text = tool.folds({"A": card()})
    assert "| A | 0.630 | 0.556 (0.843 [0.80, 0.88]) |" in text
    assert "| A, band | 0.611 |" in text and "| base rate | 0.630 |" in text


def test_a_mechanism_tells_only_where_the_interval_leaves_nothing_out():
    text = tool.ablations(card())
    assert "| air | **+0.020 [+0.005, +0.030]** |" in text
    assert "Told from nothing: air (who wins)." in text
    assert "Better without: guns (the exchange)." in text
    assert "Not told from nothing: nation." in text


def test_only_the_sections_asked_for_are_written(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- calibration folds -->\nstale\n<!-- end -->\n"
                    "<!-- calibration stacking -->\nkept\n<!-- end -->\nafter\n", encoding="utf-8")
    scores = tmp_path / "a.json"
    scores.write_text(json.dumps(card()), encoding="utf-8")
    subprocess.run([sys.executable, TOOL, "--page", page, "--folds", "A", scores], check=True)
    text = page.read_text(encoding="utf-8")
    assert "stale" not in text and "kept" in text and text.startswith("before\n") and text.endswith("after\n")
    subprocess.run([sys.executable, TOOL, "--page", page, "--each", scores], check=True)
    assert "| attacker loss | 0.600 |" in page.read_text(encoding="utf-8")
