import pytest

from check_layers import check


@pytest.fixture
def breaches(tmp_path):
    """Writes files given as {path: text}; returns what check() says of them."""

    def run(files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return check(tmp_path)[0]

    return run


def including(*targets):
    return "".join(f'#include "{target}"\n' for target in targets)


ALLOWED = [
    ("src/salient/models/attrition/a.cpp", "models/advance/b.hpp"),
    ("src/salient/models/attrition/a.cpp", "base/b.hpp"),
    ("src/salient/forces/a.cpp", "terrain/b.hpp"),
    ("src/salient/phases/fires.cpp", "phases/phase.hpp"),
    ("src/salient/phases/fires.cpp", "phases/phases.hpp"),
    ("src/salient/phases/fires.cpp", "phases/fires_deep.hpp"),
    ("src/salient/phases/fires.cpp", "phases/fires/deep.hpp"),
    ("src/salient/phases/fires.cpp", "state/b.hpp"),
    ("src/salient/turn/turn.cpp", "phases/phases.hpp"),
    ("src/salient/study/a.cpp", "turn/play.hpp"),
    ("src/salient/study/test/a.cpp", "state/state.hpp"),
    ("src/salient/models/attrition/test/a.cpp", "terrain/b.hpp"),
    ("src/salient/base/test/a.cpp", "tests/support/b.hpp"),
    ("src/salient/report/a.cpp", "report_assets.hpp"),
    ("apps/salient/main.cpp", "report/b.hpp"),
]

FORBIDDEN = [
    ("src/salient/base/a.hpp", "terrain/b.hpp", "upward"),
    ("src/salient/models/attrition/a.cpp", "terrain/b.hpp", "models see"),
    ("src/salient/models/attrition/a.cpp", "scenario/b.hpp", "upward"),
    ("src/salient/state/a.cpp", "record/b.hpp", "do not know"),
    ("src/salient/record/a.cpp", "state/b.hpp", "do not know"),
    ("src/salient/phases/fires.cpp", "phases/combat.hpp", "each other"),
    ("src/salient/study/a.cpp", "phases/phase.hpp", "only turn"),
    ("apps/salient/main.cpp", "phases/phase.hpp", "only turn"),
    ("src/salient/study/a.cpp", "state/state.hpp", "never State"),
    ("src/salient/history/a.cpp", "state/state.hpp", "never State"),
    ("src/salient/base/test/a.cpp", "turn/turn.hpp", "upward"),
    ("src/salient/scenario/a.cpp", "toml.hpp", "no file of this project"),
    ("src/salient/gossip/a.cpp", "base/b.hpp", "no layer"),
    ("src/salient/scenario/a.cpp", "report_assets.hpp", "report's"),
    ("src/salient/terrain/a.cpp", "base/test/b.hpp", "only tests"),
]


@pytest.mark.parametrize("source, target", ALLOWED)
def test_allowed(breaches, source, target):
    assert breaches({source: including(target)}) == []


@pytest.mark.parametrize("source, target, reason", FORBIDDEN)
def test_forbidden(breaches, source, target, reason):
    found = breaches({source: "#pragma once\n" + including(target)})
    assert len(found) == 1 and reason in found[0] and found[0].startswith(f"{source}:2:")


def test_file_cycle(breaches):
    found = breaches({"src/salient/base/a.hpp": including("base/b.hpp"),
                      "src/salient/base/b.hpp": including("base/a.hpp")})
    assert found == ["file cycle: base/a.hpp -> base/b.hpp -> base/a.hpp"]


def test_folder_cycle_without_a_file_cycle(breaches):
    found = breaches({"src/salient/terrain/a.hpp": including("forces/b.hpp"), "src/salient/forces/b.hpp": "",
                      "src/salient/forces/c.hpp": including("terrain/d.hpp"), "src/salient/terrain/d.hpp": ""})
    assert found == ["folder cycle: forces -> terrain -> forces"]


def test_a_folder_inside_another_makes_no_cycle(breaches):
    assert breaches({"src/salient/phases/combat.cpp": including("phases/combat/losses.hpp"),
                     "src/salient/phases/combat/losses.hpp": including("phases/phase.hpp"),
                     "src/salient/phases/phase.hpp": ""}) == []


def test_an_include_may_be_named_from_the_folder_it_stands_in(breaches):
    assert breaches({"apps/salient/main.cpp": including("commands.hpp"), "apps/salient/commands.hpp": ""}) == []


def test_library_includes_are_no_concern(breaches):
    assert breaches({"src/salient/base/a.cpp": "#include <fmt/core.h>\n"}) == []
