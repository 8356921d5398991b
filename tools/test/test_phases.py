import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import phases

REPORT = """
Ir
 1,000 (100.0%)  ???:salient::run_study() [/x/salient]
   900 (90.00%)  ???:salient::play_turn(salient::PlaySetting const&, salient::State&) [/x/salient]
   400 (40.00%)  ???:salient::phases::people(salient::Setting const&, salient::State&) [/x/salient]
   200 (20.00%)  src/a.cpp:salient::phases::fires(salient::Setting const&) [/x/salient]
   150 (15.00%)  ???:salient::phases::fire_guns(salient::Setting const&) [/x/salient]
"""


def test_phases_are_told_by_their_own_functions_and_not_by_parts_of_them():
    parts, turns = phases.shares(phases.inclusive(REPORT))
    assert turns == 900
    assert list(parts)[:2] == ["people", "fires"]
    assert parts["people"] == (400, 400 / 900)
    assert parts["fires"][0] == 200 and parts["combat"][0] == 0
    assert "| people | 0.0 | 44.4 % |" in phases.table(parts, turns, 1)
