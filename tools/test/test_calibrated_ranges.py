"""The file of parameters holds the middle and the ends of the posterior that plays draw from."""
import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).parents[1] / "calibrated_ranges.py"
sys.path.insert(0, str(TOOL.parent))
import calibrated_ranges  # noqa: E402


def test_parameters_and_posterior_agree():
    assert subprocess.run([sys.executable, TOOL], check=False).returncode == 0


def test_a_number_that_moved_is_seen():
    text = calibrated_ranges.PARAMETERS.read_text(encoding="utf-8")
    at = text.index("[attrition.giving_up.air]")
    moved = text[:at] + text[at:].replace("value = ", "value = 9", 1)
    assert calibrated_ranges.rewritten(moved) == calibrated_ranges.rewritten(text) != moved


def test_ends_hold_the_middle():
    for key, (low, middle, high) in calibrated_ranges.columns().items():
        assert low <= middle <= high, key
