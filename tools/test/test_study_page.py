import json
from pathlib import Path

import pytest

import study_page as page

ROOT = Path(__file__).resolve().parents[2]


def split(knowledge, luck, law, error=0.02):
    parts = {"knowledge": knowledge, "luck": luck, "law": law}
    return {"split": {**parts, **{f"{k}_error": [v - error, v + error] for k, v in parts.items()}}}


def test_what_most_of_the_spread_is_follows_from_the_figures():
    assert page.split_sentence(split(0.7, 0.2, 0.1)).startswith("Most of the spread is what is not known.")
    assert page.split_sentence(split(0.2, 0.7, 0.1)).startswith("Most of the spread is luck.")
    assert page.split_sentence(split(0.45, 0.35, 0.2)).startswith("The largest part of the spread is what is not known.")
    assert page.split_sentence(split(0.45, 0.40, 0.15, error=0.1)).startswith("No one thing makes most of the spread.")
    assert page.split_sentence({}).startswith("Too few plays")
    assert page.split_sentence(None).startswith("Too few plays")


def test_an_effect_that_is_not_told_from_nothing_says_so():
    def said(low, high):
        answer = {"text": "What if?", "parts": [{"difference": True, "mean": (low + high) / 2, "mean_error": [low, high]}]}
        return page.effects({"study": {"answers": [answer]}})
    assert said(-0.01, 0.02).endswith("no difference that the plays can tell.")
    assert said(0.01, 0.02).endswith("more.")
    assert said(-0.02, -0.01) == "- What if? On average \u22121.5 points [\u22122.0 to \u22121.0] by day 120: less."


def driver(quantity, share, clear):
    return {"kind": "quantity", "id": quantity, "first_order": share, "error": [0, share], "clear": clear, "about": quantity}


def test_a_fact_matters_if_its_quantity_is_told_from_chance_in_some_answer():
    results = {"drivers": {"drivers": [{"label": "one", "inputs": [driver("people", 0.02, False), driver("start", 0.01, False)]},
                                       {"label": "two", "inputs": [driver("people", 0.2, True)]}]}}
    claims = [{"fact": 1, "quantity": "people", "says": "many"}, {"fact": 3, "quantity": "start", "says": "soon"}]
    found = page.facts(results, claims)
    assert "| 1 | many |" in found["facts_matter"] and "two" in found["facts_matter"]
    assert "| 3 | soon |" in found["facts_idle"]
    assert found["facts_counted"] == "1 of the 2 facts that the plays draw"
    assert "2, 4, 5" in found["facts_given"]


def test_only_what_flips_is_told_of_the_laws():
    figures = [{"law": "history", "cell": "72 %", "flips": False, "departs": ""}, {"law": "qjm", "cell": "20 %", "flips": True, "departs": "unlikely instead of likely"}]
    study = {"by_law": {"reruns": 20, "compared": 1, "flips": 1, "laws": ["history", "qjm"], "rows": [{"label": "it falls", "figures": figures}]}}
    found = page.by_law({"study": study})
    assert "**20 %**" in found["by_law"]
    assert found["by_law_verdict"].endswith("- it falls: under qjm unlikely instead of likely")
    figures[1]["flips"] = False
    study["by_law"]["flips"] = 0
    assert page.by_law({"study": study})["by_law_verdict"].startswith("No conclusion is another")


def test_the_steps_of_a_distribution_are_its_quantiles():
    assert page.steps([1, 2, 3, 4])[::50] == [1, 1, 2, 3, 4]
    assert page.steps([1, None])[-1] is None


def test_a_key_without_a_figure_and_a_figure_without_a_place_are_errors():
    assert page.fill("a {{b}}", {"b": "c"}) == "a c"
    for template, found in (("{{b}} {{c}}", {"b": "x"}), ("{{b}}", {"b": "x", "c": "y"})):
        with pytest.raises(SystemExit):
            page.fill(template, found)


def test_the_frozen_file_is_json():
    assert json.loads(page.frozen_text({"a": "b"}, {"c": [1, None]}))["distributions"] == {"c": [1, None]}


def test_the_published_page_is_its_template_filled_in():
    frozen = json.loads((ROOT / "docs/studies/kursk-2024.json").read_text(encoding="utf-8"))
    template = (ROOT / "docs/studies/kursk-2024.template.md").read_text(encoding="utf-8")
    assert page.fill(template, frozen["figures"]) == (ROOT / "docs/studies/kursk-2024.md").read_text(encoding="utf-8")


def test_the_published_scores_are_of_the_published_study(tmp_path):
    import hashlib
    import tomllib

    import forecast_score
    text = (ROOT / "docs/studies/kursk-2024.json").read_bytes()
    outcomes = tomllib.loads((ROOT / "docs/validation/kursk-2024-outcomes.toml").read_text(encoding="utf-8"))
    made = forecast_score.page(json.loads(text), outcomes, hashlib.sha256(text).hexdigest())
    assert made == (ROOT / "docs/validation/kursk-2024.md").read_text(encoding="utf-8")
