#!/usr/bin/env python3
"""Counts the test cases in a results file of ctest and prints `N passed, M failed`.

    tools/count_tests.py build/release/test_results.xml

ctest counts executables; this counts the cases that doctest and pytest report inside them. An executable that
failed without saying how many of its cases did, a crash for one, is one failure.
"""
import re
import sys
import xml.etree.ElementTree as xml

DOCTEST = re.compile(r"\[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed")
PYTEST = re.compile(r"^(?:=+ )?(?=\d+ (?:passed|failed|error|skipped))[^\n]*\bin [0-9.]+s", re.MULTILINE)


def numbers(line, word):
    return sum(map(int, re.findall(rf"(\d+) {word}", line)))


def counts_in(output):
    """(passed, failed) as the output of one executable says."""
    passed = failed = 0
    for match in DOCTEST.finditer(output):
        passed, failed = passed + int(match.group(1)), failed + int(match.group(2))
    for match in PYTEST.finditer(output):
        line = match.group()
        passed, failed = passed + numbers(line, "passed"), failed + numbers(line, "failed") + numbers(line, "error")
    return passed, failed


def count(path):
    passed = failed = 0
    for case in xml.parse(path).getroot().iter("testcase"):
        more_passed, more_failed = counts_in(case.findtext("system-out") or "")
        if case.get("status") != "run":
            more_failed = max(more_failed, 1)
        passed, failed = passed + more_passed, failed + more_failed
    return passed, failed


def main(arguments):
    passed, failed = count(arguments[1])
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
