import json

import rail_page


def journal(folder, name, rail, road):
    path = folder / name
    first = {"snapshot": 0, "by_rail": {"a": 0, "b": 0}, "by_road": {"a": 0, "b": 0}}
    last = {"snapshot": 120, "by_rail": {"a": rail, "b": 0}, "by_road": {"a": road, "b": 50}}
    path.write_text("\n".join(json.dumps(line) for line in (first, {"event": "arrived"}, last)) + "\n")
    return path


def test_the_last_day_counts_and_the_middle_is_told_with_its_range(tmp_path):
    plays = [rail_page.moved(journal(tmp_path, f"{n}.jsonl", rail, 1000)) for n, rail in enumerate((1000, 3000, 9000))]
    text = rail_page.page_with("before\n<!-- rail -->\nold\n<!-- end -->\nafter\n", plays)
    assert "| a | 3,000 | 1,000 | 75% (50% to 90%) |" in text
    assert "| b | 0 | 50 | 0% (0% to 0%) |" in text
    assert "old" not in text and text.startswith("before\n") and text.endswith("after\n")
