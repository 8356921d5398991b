"""The page of a scorecard says what the numbers say."""
import copy
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

TOOL = Path(__file__).parents[1] / "scorecard_page.py"
sys.path.insert(0, str(TOOL.parent))
import scorecard_page as tool


def winner(log_loss, forecasts=(0.4, 0.5, 0.6, 0.7, 0.8), happened=(0.4, 0.5, 0.6, 0.7, 0.8)):
    return {"log_loss": log_loss, "brier": 0.22, "auc": 0.6, "n": 100,
            "intervals": {"log_loss": [0.6, 0.7], "brier": [0.2, 0.24], "auc": [0.5, 0.7]},
            "calibration": [{"forecast": f, "happened": h, "n": 20} for f, h in zip(forecasts, happened)]}


def measure(coverage=0.8, bias=0.0):
    return {"crps": 0.6, "rmse": 1.1, "bias": bias, "coverage80": coverage, "n": 100, "width80": 2.5,
            "tenths": [0.1] * 10,
            "intervals": {"crps": [0.5, 0.7], "rmse": [1, 1.2], "bias": [-0.1, 0.1], "coverage80": [0.7, 0.9]}}


def line(log_loss=0.64, **others):
    scores = {"winner": winner(log_loss), **{m: measure() for m in [*tool.MEASURES, *tool.OTHERS]}}
    scores.update(others)
    against = {"winner_log_loss": {"difference": log_loss - 0.65, "interval": [-0.03, -0.01]},
               **{f"{m}_crps": {"difference": -0.1, "interval": [-0.2, -0.05]}
                  for m in [*tool.MEASURES, *tool.OTHERS]}}
    return {**scores, "band": copy.deepcopy(scores), "eras": {"great_war": copy.deepcopy(scores)},
            "against_base_rate": against}


def card():
    return {"format": "salient-scorecard", "version": 1, "battles": "somewhere", "rows": 120,
            "parts_of_larger_battles": 3, "without_people": 0, "inputs": "A", "plays": 200, "seed": 1, "converter": 1,
            "control": "none", "laws": {"history": line(), "lanchester": line(0.66)},
            "baselines": {"base_rate": line(0.65)}, "notes": []}


def test_a_law_without_fault_has_none():
    assert tool.faults(line(), line(0.65)) == []
    assert len([*tool.merits(line())]) == 6


def test_each_fault_is_told():
    worse = line(exchange=measure(coverage=0.6, bias=-0.5), winner=winner(0.70, happened=(0.6, 0.5, 0.6, 0.7, 0.8)))
    worse["against_base_rate"]["winner_log_loss"] = {"difference": 0.05, "interval": [0.02, 0.08]}
    worse["eras"]["great_war"]["winner"]["log_loss"] = 0.71
    found = "\n".join(tool.faults(worse, line(0.65)))
    assert "the winner's log-loss is worse than the base rate (+0.050 [+0.020, +0.080])" in found
    assert "of 20 battles given 40% the attacker won 60%" in found
    assert "exchange: the 80 % interval holds 60% and is too narrow" in found
    assert "exchange: expected too little by 0.50 of ln" in found
    assert "great war: log-loss 0.710 over 100 battles, base rate 0.650" in found
    assert found.count("in the band") == 2 and found.count("\n") == 6


def test_an_interval_is_judged_by_the_tenths_about_its_middle():
    assert abs(tool.held([0.1] * 10)[-1][1] - 1) < 1e-9
    assert [round(b, 9) for _, b in tool.held([0, 0, 0, 0, 0.5, 0.5, 0, 0, 0, 0])] == [0, 1, 1, 1, 1, 1]


def test_the_page_and_its_plots_are_written(tmp_path):
    source, out = tmp_path / "a.json", tmp_path / "page.md"
    source.write_text(json.dumps(card()))
    subprocess.run([sys.executable, TOOL, source, out, "--ab", source, "--permuted", source], check=True)
    text = out.read_text(encoding="utf-8")
    for words in ("# Scorecard", "| history | 0.640 [0.600, 0.700] |", "| *base_rate* | 0.650",
                  "## With sorties and scheme", "## Controls", "### lanchester"):
        assert words in text
    for plot, panels in (("reliability.svg", 2), ("coverage.svg", 2)):
        root = ElementTree.fromstring((tmp_path / plot).read_text(encoding="utf-8"))
        assert len(root.findall("{http://www.w3.org/2000/svg}g")) == panels


def test_scores_out_of_fold_stand_beside_their_controls(tmp_path):
    honest, spoilt = card(), card()
    spoilt["laws"]["history"]["winner"]["log_loss"] = 0.77
    spoilt["laws"]["history"]["band"]["exchange"]["coverage80"] = 0.42
    text = "\n".join(tool.out_of_fold({"inputs A": honest, "control": spoilt}))
    assert "| inputs A | 0.640 | 0.600 (0.800 [0.70, 0.90]) |" in text and "| control | 0.770 |" in text
    assert "0.600 (0.420 [0.70, 0.90]) |" in text and text.count("| *base_rate* | 0.650 |") == 2


def test_a_forecaster_that_says_nothing_of_a_measure_has_no_row(tmp_path):
    data = card()
    del data["baselines"]["base_rate"]["exchange"]
    assert "*base_rate*" not in tool.measure_table(data, "exchange")
    assert "*base_rate*" in tool.measure_table(data, "advance")


def test_the_scores_of_the_band_are_written_beside_the_base_rate():
    def line(value):
        losses = {m: {"crps": value, "coverage80": 0.8, "n": 9} for m in ("attacker_loss", "defender_loss", "exchange")}
        return {"band": {"winner": {"log_loss": value, "n": 8}, **losses}, "eras": {"present": {"winner": {"n": 3}}}}
    rows = tool.scores({"laws": {"history": line(0.5)}, "baselines": {"base_rate": line(0.7)}}).splitlines()
    assert rows[-4:] == ["history,winner,8,0.5000,0.7000,,3", *(f"history,{m},9,0.5000,0.7000,0.8000,3"
                                                               for m in ("attacker_loss", "defender_loss", "exchange"))]
