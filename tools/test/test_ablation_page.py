"""The ablation tables of a page say what `salient compare --json` said, and touch nothing else."""
import json
import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).parents[1] / "ablation_page.py"
sys.path.insert(0, str(TOOL.parent))
import ablation_page as tool

PAGE = "before\n<!-- ablation fires -->\nold\n<!-- end -->\nbetween\n<!-- ablation supply -->\nkept\n<!-- end -->\n"


def difference(target, mean, low, high):
    return {"target": target, "label": f"label of {target}", "before": 0.4, "after": 0.4 + mean, "difference": mean,
            "error": [low, high]}


def compared():
    return {"scenario": "somewhere", "plays": 400, "failed": 1, "comparisons": [
        {"of": "without drones", "against": "as it is",
         "differences": [difference("retaken", 0.1, 0.05, 0.15), difference("losses", -300.0, -700.0, 100.0)]},
        {"of": "without guns", "against": "as it is", "differences": [difference("retaken", -0.2, -0.3, -0.1)]},
        {"of": "without guns", "against": "without drones", "differences": [difference("retaken", 9, 8, 10)]}]}


def test_bold_where_the_interval_leaves_out_nothing():
    assert tool.change(difference("x", 0.1, 0.05, 0.15)) == "**+0.1 [0.05, 0.15]**"
    assert tool.change(difference("x", -300.0, -700.0, 100.0)) == "-300 [-700, 100]"


def test_a_row_for_each_excursion_against_the_scenario_only():
    lines = tool.table(compared(), []).splitlines()
    assert lines[0] == "|  | label of retaken | label of losses |"
    assert lines[3].startswith("| without drones | **+0.1") and lines[4].startswith("| without guns | **-0.2")
    assert "9" not in "".join(lines[3:5])
    assert "400 plays of somewhere, 1 failed" in lines[-1]


def test_the_smallest_change_told_is_half_the_middle_interval():
    lines = tool.table(compared(), []).splitlines()
    assert lines[5] == "| *smallest change told* | *0.075* | *400* |"


def test_only_the_targets_asked_for():
    assert "losses" not in tool.table(compared(), ["retaken"])


def test_only_its_own_section_is_written(tmp_path):
    page, data = tmp_path / "page.md", tmp_path / "fires.json"
    page.write_text(PAGE)
    data.write_text(json.dumps(compared()))
    subprocess.run([sys.executable, TOOL, data, "--page", page], check=True)
    text = page.read_text()
    assert text.startswith("before\n<!-- ablation fires -->\n|") and "\nold\n" not in text
    assert text.endswith("between\n<!-- ablation supply -->\nkept\n<!-- end -->\n")
