"""A parameter that no code reads is found, and one that is read in any of the ways is not."""
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import check_parameters as tool

STRUCTS = """
struct Curve {
  double floor;
  double exponent{1};  // not read as floor.exponent
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("floor", &Curve::floor);
    visit("exponent", &Curve::exponent);
  }
};
struct Parameters {
  Curve speed;
  template <class Visit>
  static void describe(Visit&& visit) { visit("speed", &Parameters::speed); }
};
struct Setting { const Parameters& parameters; };
"""
TABLES = "[speed.floor]\nvalue = 0\n[speed.exponent]\nvalue = 1\n"


def unread(tmp_path, code, tables=TABLES, test=""):
    (tmp_path / "src/salient/models/test").mkdir(parents=True)
    (tmp_path / "parameters").mkdir()
    (tmp_path / "src/salient/models/curve.hpp").write_text(STRUCTS)
    (tmp_path / "src/salient/models/curve.cpp").write_text(code)
    (tmp_path / "src/salient/models/test/test_curve.cpp").write_text(test)
    (tmp_path / "parameters/speed.toml").write_text(tables)
    return list(tool.unread(tmp_path))


READS_ALL = {
    "by the holder": "double f(const Setting& at) { return at.parameters.speed.floor + at.parameters.speed.exponent; }",
    "by a parameter": "double f(const Curve& c) { return c.floor * c.exponent; } double g(const Setting& at) { return f(at.parameters.speed); }",
    "by an alias": "double f(const Setting& at) { const auto& c = at.parameters.speed; return c.floor + c.exponent; }",
    "by a pointer": "auto f(const Setting& at) { return at.parameters.speed.*(&Curve::floor) + at.parameters.speed.*(&Curve::exponent); }",
    "by a function": "const Curve& curve(const Setting& at) { return at.parameters.speed; } "
                     "double f(const Setting& at) { return curve(at).floor + curve(at).exponent; }",
    "by its own": "double Curve::at(double x) const { return floor + exponent * x; } double g(const Setting& s) { return s.parameters.speed.at(1); }",
}


@pytest.mark.parametrize("code", READS_ALL.values(), ids=READS_ALL)
def test_whatever_way_a_number_is_read_it_counts(tmp_path, code):
    assert unread(tmp_path, code) == []


def test_a_number_that_nothing_takes_is_told(tmp_path):
    found = unread(tmp_path, "double f(const Setting& at) { return at.parameters.speed.floor; }")
    assert found == ["speed.exponent: nothing takes Curve::exponent"]


def test_neither_comments_nor_tests_nor_another_struct_s_member_count(tmp_path):
    code = ("double f(const Setting& at) { return at.parameters.speed.floor; }  // at.parameters.speed.exponent\n"
            "double g(const Other& o) { return o.exponent; }\n")
    assert len(unread(tmp_path, code, test="double h(const Curve& c) { return c.exponent; }")) == 1


def test_a_struct_that_is_never_handed_out_leaves_its_numbers_unread(tmp_path):
    found = unread(tmp_path, "double f(const Curve& c) { return c.floor * c.exponent; }")
    assert found == [f"speed.{key}: nothing takes Parameters::speed" for key in ("floor", "exponent")]


def test_a_number_without_a_struct_is_told(tmp_path):
    found = unread(tmp_path, READS_ALL["by an alias"], tables=TABLES + "[speed.other]\nvalue = 2\n")
    assert found == ["speed.other: no struct has it"]
