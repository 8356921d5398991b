from xml.sax.saxutils import escape

from count_tests import count, counts_in

DOCTEST = "[doctest] test cases:  12 |  11 passed | 1 failed | 0 skipped\n[doctest] assertions: 99 | 98 passed | 1 failed |"


def results(tmp_path, *cases):
    path = tmp_path / "results.xml"
    path.write_text("<testsuite>" + "".join(
        f'<testcase name="a" status="{status}"><system-out>{escape(output)}</system-out></testcase>'
        for status, output in cases) + "</testsuite>")
    return path


def test_doctest_cases_and_not_its_assertions():
    assert counts_in(DOCTEST) == (11, 1)


def test_pytest():
    assert counts_in("....\n4 passed in 0.09s\n") == (4, 0)
    assert counts_in("1 failed, 3 passed, 1 skipped in 1.20s\n") == (3, 1)
    assert counts_in("== 2 passed, 1 error in 0.1s ==") == (2, 1)


def test_other_output_counts_nothing():
    assert counts_in("3 passed by on the road\n") == (0, 0)


def test_sum_over_executables(tmp_path):
    assert count(results(tmp_path, ("fail", DOCTEST), ("run", "4 passed in 0.09s"))) == (15, 1)


def test_a_crash_is_a_failure(tmp_path):
    assert count(results(tmp_path, ("fail", "Segmentation fault"), ("run", "4 passed in 0.09s"))) == (4, 1)
