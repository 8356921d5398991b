"""The table that the C++ test of engagement reads is the one its reference computes."""
from engagement_reference import EQUATIONS, TABLE

from reference_table import check


def test_the_table_is_what_the_reference_computes():
    check(EQUATIONS, TABLE)
