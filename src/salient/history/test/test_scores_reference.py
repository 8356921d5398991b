"""The table that the scores are tested against is what its reference computes."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import scores_reference as reference


def test_the_table_is_what_the_reference_computes():
    recorded = reference.TABLE.read_text(encoding="utf-8").splitlines()[1:]
    fresh = [*reference.rows()]
    assert len(recorded) == len(fresh)
    for line, (label, inputs, expected) in zip(recorded, fresh):
        found, *parts = line.split(",")
        assert found == label
        for part, numbers in zip(parts, (inputs, expected)):
            for a, b in zip((float(word) for word in part.split()), numbers, strict=True):
                assert abs(a - b) <= 1e-12 * max(abs(a), abs(b), 1e-3), line


def test_scores_worked_out_by_hand():
    assert abs(reference.log_loss(0.8, 1) - 0.2231435513) < 1e-9
    assert reference.auc([(0.2, 0, 1), (0.5, 1, 1), (0.5, 0, 1), (0.9, 1, 1)]) == 3.5 / 4
    assert reference.crps([1.0], 3.0) == 2.0
    assert reference.crps([0.0, 2.0], 1.0) == 0.5
