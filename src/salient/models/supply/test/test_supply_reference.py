"""The tables that the C++ tests of supply read are the ones their references compute."""
import flow_reference
from supply_reference import EQUATIONS, TABLE

from reference_table import check


def test_the_table_is_what_the_reference_computes():
    check(EQUATIONS, TABLE)


def test_the_flows_are_what_the_linear_programme_gives():
    assert flow_reference.TABLE.read_text(encoding="utf-8").splitlines() == list(flow_reference.lines())
