import pytest

from code_metrics import check


@pytest.fixture
def measured(tmp_path):
    def run(files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return check(tmp_path)

    return run


def function(lines, name="f"):
    return f"int {name}() {{\n" + "  a();\n" * (lines - 2) + "}\n"


A = "src/salient/base/a.cpp"


def test_short_functions_pass_and_are_counted(measured):
    rows, breaches = measured({A: function(3) + function(5), "apps/salient/main.cpp": function(8)})
    assert breaches == []
    assert [row.split() for row in rows[1:]] == [
        ["base", "1", "8", "2", "4", "5"], ["apps", "1", "8", "1", "8", "8"], ["all", "2", "16", "3", "5", "8"]]


def test_a_long_median(measured):
    assert measured({A: function(9)})[1] == ["the median function has 9 lines, 8 at most"]


def test_a_long_function(measured):
    short = function(3) * 3
    assert measured({A: short + function(60)})[1] == []
    assert measured({A: short + function(61, "g")})[1] == [f"{A}:10: g has 61 lines, 60 at most"]


def test_a_long_function_with_a_reason(measured):
    files = {A: function(3) * 3 + function(61, "g"), "tools/code_metrics.allow": f"function {A}:g a table\n"}
    assert measured(files)[1] == []


def test_a_reason_no_longer_needed(measured):
    allow = {"tools/code_metrics.allow": f"# why\nfile {A} a table\n"}
    assert measured({A: function(3)} | allow)[1] == [f"tools/code_metrics.allow: file {A}: no longer needed"]


def test_long_files_in_tests_too(measured):
    long = "int a;\n" * 401
    assert measured({"tests/golden/a.cpp": long})[1] == ["tests/golden/a.cpp: 401 lines, 400 at most"]
    assert measured({"tests/golden/a.cpp": long, "tools/code_metrics.allow": "file tests/golden/a.cpp a table"})[1] == []


def test_functions_of_tests_are_not_measured(measured):
    assert measured({"src/salient/base/test/a.cpp": function(99), "tests/golden/b.cpp": function(99)})[1] == []


def test_work_left_undone(measured):
    breaches = measured({A: function(3) + "// TO" + "DO: more\n"})[1]
    assert breaches == [f"{A}:4: work left undone: write an issue instead"]
