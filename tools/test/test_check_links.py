import pytest

from check_links import anchors_of, check

LAW = "src/salient/models/attrition/"


@pytest.fixture
def dead(tmp_path):
    def run(files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return check(tmp_path)

    return run


def test_links_that_lead_somewhere(dead):
    assert dead({"README.md": "[a](docs/a.md) [b](docs) [c](docs/a.md#two-words) ![d](/docs/a.md) "
                              "[e](https://example.org/x) [f](mailto:a@b.c) [g](#top)\n# Top\n",
                 "docs/a.md": "[back](../README.md)\n## Two words\n"}) == []


def test_links_that_lead_nowhere_are_told_with_their_line(dead):
    assert dead({"README.md": "one\n[a](gone.md)\n\n[b](docs/a.md#gone)\n[ref]: nothing.md\n",
                 "docs/a.md": "# Here\n"}) == [
        "README.md:2: gone.md: no such file",
        "README.md:4: docs/a.md#gone: no such heading",
        "README.md:5: nothing.md: no such file"]


def test_code_holds_no_links(dead):
    assert dead({"a.md": "`x[i](j)`\n```\n[a](gone.md)\n```\n"}) == []


def test_what_the_build_wrote_is_not_read(dead):
    assert dead({"build/release/a.md": "[a](gone.md)"}) == []


def test_anchors():
    assert anchors_of('# A `b`, c\n## Same\n## Same\n<a id="x"></a>\n') == {"a-b-c", "same", "same-1", "x"}


def test_a_label_needs_a_theory_and_a_test(dead):
    assert dead({LAW + "square_law.hpp": "/// The law. {square-law}\n"}) == [
        LAW + "square_law.hpp:1: {square-law} is not in the folder's README.md",
        LAW + "square_law.hpp:1: {square-law} is not in the folder's test/"]


def test_a_label_with_both(dead):
    assert dead({LAW + "square_law.hpp": "/// The law. {square-law}\nTonnes{x};\n",
                 LAW + "README.md": "## square-law\n",
                 LAW + "test/square_law.cpp": 'TEST_CASE("{square-law} conserves")'}) == []


def test_a_longer_label_is_another_label(dead):
    assert len(dead({LAW + "a.hpp": "/// {law}\n", LAW + "README.md": "square-law", LAW + "test/a.cpp": "law_2"})) == 2


def test_pages_named_in_sources(dead):
    assert dead({"src/salient/turn/turn.cpp": "/// docs/decisions/9999-gone.md\n"}) == [
        "src/salient/turn/turn.cpp: docs/decisions/9999-gone.md: no such file"]
