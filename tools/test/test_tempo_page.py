"""The page on tempo says what its numbers say."""
import json
import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).parents[1] / "tempo_page.py"
sys.path.insert(0, str(TOOL.parent))
from tempo_page import binomial_interval, front_verdict, resampled, told, verdict  # noqa: E402  pylint: disable=wrong-import-position


def pace(held, *quantiles):
    return {"n": 100, "held": held, "quantiles": list(quantiles)}


RECORD = pace(0.1, 0, 0.3, 1.2, 3, 6)
SURE_OF_IT = [(0.2, 0.4), (0.5, 2.0), (1.0, 4.0)]
MAY_BE_NOTHING = [(-0.2, 0.4), (-0.5, 2.0), (-1.0, 4.0)]


def battles(campaigns, each, record, played):
    return [{"id": f"{c}-{n}", "campaign": f"c{c}", "record": record(c, n),
             "played": {"ladder": {"held": played.count(0) / len(played), "rates": played}}}
            for c in range(campaigns) for n in range(each)]


def test_a_law_like_the_record_is_near():
    assert verdict(pace(0.2, 0, 0.2, 1.0, 2, 5), RECORD, SURE_OF_IT) == ""


def test_every_fault_is_named():
    assert verdict(pace(0.5, 0, 0, 0.1, 1, 5), RECORD, SURE_OF_IT) == "holds too often, too slow"
    assert verdict(pace(0.0, 1, 2, 4, 9, 30), RECORD, SURE_OF_IT) == "too fast, its fastest tenth too fast"


def test_a_fault_that_campaigns_do_not_tell_from_none_says_so():
    assert verdict(pace(0.5, 0, 0, 0.1, 1, 5), RECORD, MAY_BE_NOTHING) == \
        "holds too often (may be chance), too slow (may be chance)"
    assert told(SURE_OF_IT) == "near"
    assert told([(-0.3, 0.2), (0, 1), (0, 1)]) == "near, as far as so few tell"


def test_the_binomial_interval_is_wilsons():
    low, high = binomial_interval(12 / 22, 22)
    assert abs(low - 0.3466) < 1e-3 and abs(high - 0.7308) < 1e-3
    low, high = binomial_interval(0.0, 10)
    assert low == 0 and abs(high - 0.2775) < 1e-3


def test_resamples_tell_a_law_that_is_off_and_are_wider_where_campaigns_are_alike():
    played = [0.0, 1.0, 2.0, 3.0]
    same = resampled(battles(20, 4, lambda c, n: played[n], played), ["ladder"], 200)
    assert all(low <= 0 <= high for low, high in same["ladder"])
    slow = resampled(battles(20, 4, lambda c, n: 10 + n, played), ["ladder"], 200)
    assert slow["ladder"][1][1] < -8 and slow["record"][1][0] > 10
    alike = resampled(battles(20, 4, lambda c, n: played[c % 4], played), ["ladder"], 200)
    width = [high - low for low, high in (same["record"][1], alike["record"][1])]
    assert width[1] > width[0]


def test_none_held_of_ten_leaves_open_what_ten_leave_open():
    found = resampled(battles(10, 1, lambda c, n: 2.0 + c, [0.0] + 19 * [2.0]), ["ladder"], 200)
    low, high = found["ladder"][0]
    assert low < 0 < high


def test_fronts_are_held_to_a_factor():
    assert front_verdict(pace(0, 10, 20, 40, 60, 90), [15, 70]) == "near"
    assert front_verdict(pace(0, 900, 1000, 2000, 3000, 4000), [15, 70]) == "too fast"
    assert front_verdict(pace(0, 1, 2, 3, 30, 100), [15, 70]) == "too slow, its spread reaches it"


def test_the_page_lists_the_misses(tmp_path):
    each = battles(20, 2, lambda c, n: (0.0, 0.3, 1.2, 3, 6)[(2 * c + n) % 5], [0.0, 0.3, 1.0, 3.0, 7.0])
    for battle in each:
        battle["played"]["qjm"] = {"held": 0.6, "rates": [0.0, 0.0, 0.0, 4.0, 30.0]}
    tempo = {"plays": 200, "battles": [{"name": "1937 to 1945", "record": RECORD | {"n": 40}, "each": each,
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
    assert "(40 of 20 campaigns)" in text and "10% [4%, 23%]" in text
    assert "qjm on Pokrovsk: too fast." in misses
    assert "trench" in text
