"""The table that the C++ test reads is what the reference says today."""
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
import reference  # noqa: E402


def test_the_committed_table_is_the_reference():
    assert (HERE / "pools.txt").read_text().splitlines() == reference.lines()
