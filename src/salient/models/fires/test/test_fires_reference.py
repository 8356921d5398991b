"""The table that the C++ test of fires reads is the one its reference computes."""
from fires_reference import EQUATIONS, TABLE

from reference_table import check


def test_the_table_is_what_the_reference_computes():
    check(EQUATIONS, TABLE)
