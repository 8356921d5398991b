"""What attacks cost, in the record and in plays."""
import json

import attack_cost


def csv_of(path, *lines):
    path.write_text("\n".join(lines) + "\n", encoding="latin-1")


def record_folder(folder):
    csv_of(folder / "battles.csv", "isqno,parent", "1,", "2,1", "3,", "4,")
    csv_of(folder / "active_periods.csv", "isqno,start_time_min,end_time_max,duration_max,duration_min",
           "1,1944-01-01T06:00:00,1944-01-02T18:00:00,1440,1440",   # two days of twelve hours: one and a half
           "2,1944-01-01T06:00:00,1944-01-01T18:00:00,720,720",     # part of the first
           "3,1815-06-18T11:00:00,1815-06-18T21:00:00,600,600",     # before machine guns
           "4,,,720,720")
    csv_of(folder / "belligerents.csv", "isqno,attacker,str,code,intst,rerp,cas",
           "1,1,4000,3,0,1000,90", "1,0,2000,1,2000,0,300", "2,1,9,1,9,0,9", "2,0,9,1,9,0,9",
           "3,1,9,1,9,0,9", "3,0,9,1,9,0,9", "4,1,9,1,9,0,9", "4,0,9,1,9,0,9")
    return folder


def journal(folder):
    events = [
        {"event": "attack opened", "turn": 0, "formation": "a", "b": 1200},
        {"event": "attack opened", "turn": 0, "formation": "idle", "b": 500},
        {"event": "losses of a day", "turn": 3, "formation": "a", "a": 9, "b": 9, "c": 9},
        {"event": "attack ended", "turn": 16, "formation": "idle", "a": 0, "b": 0, "c": 0},
        {"event": "attack fought", "turn": 16, "formation": "a", "a": 2.0, "b": 1000, "c": 200},
        {"event": "attack ended", "turn": 16, "formation": "a", "a": 60, "b": 40, "c": 2.5},
        {"snapshot": 4}]
    path = folder / "0.jsonl"
    path.write_text("\n".join(json.dumps(event) for event in events) + "\n", encoding="utf-8")
    return path


def test_the_record_counts_who_began_and_the_days_from_first_shot_to_last(tmp_path):
    (attackers, defenders, days, lost, inflicted), = attack_cost.record_of(record_folder(tmp_path))
    assert (attackers, defenders, days) == (3000, 2000, 1.5)
    assert abs(lost - 90 / 3000 / 1.5) < 1e-12 and abs(inflicted - 300 / 2000 / 1.5) < 1e-12


def test_an_attack_counts_its_days_of_battle_and_not_those_of_the_march(tmp_path):
    attack, = attack_cost.attacks_of(journal(tmp_path))
    assert attack_cost.battle_days(attack) == (1000, 200, 2.0, 0.03, 0.1)
    assert attack_cost.all_days(attack) == (1000, 200, 4.0, 0.015, 0.05)


def test_quantiles_lie_between():
    assert attack_cost.quantile([3, 1, 2], 0.5) == 2
    assert attack_cost.quantile([0, 10], 0.25) == 2.5


def test_the_page_holds_record_play_and_law(tmp_path):
    def ask(attackers, defenders):
        assert (attackers, defenders) == (1000, 200)
        return {"days": {"q50": 0.5}, "attacker_lost": {"q50": 20.0}, "defender_lost": {"q50": 50.0}}

    written = attack_cost.table(attack_cost.record_of(record_folder(tmp_path)), attack_cost.attacks_of(journal(tmp_path)), 1, ask)
    text = attack_cost.page_with("a\n<!-- attacks -->\nold\n<!-- end -->\nb\n", written)
    assert "| record | up to 5,000 | 1 | 3,000 | 2,000 | 1.5 | 2.0% (2.0% to 2.0%) | 10.0%" in text
    assert "| played, days of battle | 1,000 to 2,000 | 1 | 1,000 | 200 | 2.0 | 3.0%" in text
    assert "| the middle one fought as a battle | 1,000 to 2,000 |  | 1,000 | 200 | 0.5 | 4.0% | 50.0% |" in text
    assert "| played, every day from order to end | all | 1 | 1,000 | 200 | 4.0 | 1.5%" in text
    assert "old" not in text and text.startswith("a\n") and text.endswith("b\n")
