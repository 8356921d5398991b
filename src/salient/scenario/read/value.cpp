// The types of keys that hold a number with a unit: amounts and values.
#include <fmt/format.h>

#include <cmath>

#include "scenario/read/type.hpp"

namespace salient::reading {
namespace {

std::string range_of(Measure unit, double least, double most) {
  const UnitRule& rule = rule_of(unit);
  constexpr double hours = 24;
  if (unit == Measure::days && most <= 1) return fmt::format("{:g} to {:g} h", least * hours, most * hours);
  return fmt::format("{} to {}{}", plain_number(least), plain_number(most),
                     rule.written ? fmt::format(" {}", rule.name) : "");
}

/// The number in the unit's first spelling with which the key can take it: 6 is "6 h" as the length of a turn.
std::string with_unit(double number, Measure unit, double least, double most) {
  for (const std::string& spelling : spellings(unit)) {
    const double meant = number * *conversion(spelling, unit);
    if (meant >= least && meant <= most) return fmt::format("\"{} {}\"", plain_number(number), spelling);
  }
  return fmt::format("\"{} {}\"", plain_number(number), rule_of(unit).name);
}

/// What stands as an example: the unit's own, or, where the key cannot take that, one from its range.
std::string example_for(Measure unit, double least, double most) {
  const UnitRule& rule = rule_of(unit);
  if (!rule.written) return std::string{rule.example};
  const Amount example = *take_apart(rule.example);
  const double number = example.number * conversion(example.unit, unit).value_or(1);
  if (number >= least && number <= most) return fmt::format("\"{}\"", rule.example);
  return unit == Measure::days && most <= 1 ? "\"6 h\"" : with_unit((least + most) / 2, unit, least, most);
}

struct Wanted {
  Measure unit;
  double least, most;
};

void report_unit(const Node& node, Reader& reader, const Wanted& wanted, std::string because,
                 std::string attempt) {
  const UnitRule& rule = rule_of(wanted.unit);
  reader.report(node, {.expected = fmt::format("{}, such as {}", rule.what,
                                               example_for(wanted.unit, wanted.least, wanted.most)),
                       .because = std::move(because),
                       .attempt = std::move(attempt)});
}

std::string unit_reason(const std::string& spelled, Measure unit) {
  if (spelled.empty()) return "a number without a unit could mean anything";
  if (const auto other = kind_of(spelled))
    return fmt::format("{} is the unit of {}, this is {}", spelled, rule_of(*other).what, rule_of(unit).what);
  return fmt::format("there is no unit \"{}\" here; known are {}", spelled, one_of(spellings(unit)));
}

std::string advice(double number, Measure unit, double most) {
  if (unit == Measure::share && most == 1 && number >= 2 && number <= 100)
    return fmt::format("{} per cent are written {}", plain_number(number), plain_number(number / 100));
  return "check the number and its unit";
}

std::optional<double> plausible(const Node& node, Reader& reader, double number, Measure unit, double least,
                                double most) {
  if (!std::isfinite(number)) {
    report_unit(node, reader, {unit, least, most}, "infinity and not-a-number measure nothing", "");
    return std::nullopt;
  }
  if (number >= least && number <= most) return number;
  reader.report(node,
                {.expected = range_of(unit, least, most),
                 .because = number < 0 && least >= 0 ? fmt::format("{} cannot be negative", rule_of(unit).what)
                                                     : "anything else is not plausible here",
                 .attempt = advice(number, unit, most)});
  return std::nullopt;
}

std::optional<double> read_amount(const Node& node, Reader& reader, Measure unit, double least, double most) {
  if (node.kind == Kind::number) {
    report_unit(node, reader, {unit, least, most}, unit_reason("", unit),
                "write " + with_unit(node.number, unit, least, most));
    return std::nullopt;
  }
  const auto parts = node.kind == Kind::text ? take_apart(node.text) : std::nullopt;
  if (!parts) {
    report_unit(node, reader, {unit, least, most}, "a number comes first, then its unit", "");
    return std::nullopt;
  }
  const auto factor = conversion(parts->unit, unit);
  if (!factor) {
    const bool bare = parts->unit.empty();
    report_unit(node, reader, {unit, least, most}, unit_reason(parts->unit, unit),
                bare ? "write " + with_unit(parts->number, unit, least, most)
                     : did_you_mean(parts->unit, spellings(unit)));
    return std::nullopt;
  }
  return plausible(node, reader, parts->number * *factor, unit, least, most);
}

/// A day of play, from a date or a number of days after the start.
std::optional<double> read_day(const Node& node, Reader& reader, double least, double most) {
  if (node.kind == Kind::date) {
    const auto day = date().read(node, reader);
    if (!day || !reader.start) return day ? std::optional{0.0} : std::nullopt;
    return plausible(node, reader, *day - *reader.start, Measure::day, least, most);
  }
  if (node.kind == Kind::number) return plausible(node, reader, node.number, Measure::day, least, most);
  wrong_kind(node, reader, "a date, or a number of days after the start",
             node.kind == Kind::text ? node.text + ", without quotes" : "2024-11-11");
  return std::nullopt;
}

std::optional<double> read_fixed(const Node& node, Reader& reader, Measure unit, double least, double most) {
  if (unit == Measure::day) return read_day(node, reader, least, most);
  if (rule_of(unit).written) return read_amount(node, reader, unit, least, most);
  if (node.kind == Kind::number) return plausible(node, reader, node.number, unit, least, most);
  const auto in_quotes = node.kind == Kind::text ? take_apart(node.text) : std::nullopt;
  const bool only_quotes = in_quotes && in_quotes->unit.empty();
  wrong_kind(node, reader, fmt::format("{}, {}", rule_of(unit).what, range_of(unit, least, most)),
             only_quotes ? node.text + ", without quotes" : std::string{rule_of(unit).example});
  return std::nullopt;
}

/// A share may stand where a factor is wanted; nothing else stands for another.
bool stands_for(std::string_view given, Measure wanted) {
  return given == rule_of(wanted).name || (wanted == Measure::factor && given == "share");
}

void report_other_unit(const Node& node, Reader& reader, const std::string& unit, Measure wanted) {
  reader.report(node, {.found = fmt::format("\"{}\", a quantity in {}", node.text, unit),
                       .expected = fmt::format("a quantity in {}", rule_of(wanted).name),
                       .because = fmt::format("this key holds {}", rule_of(wanted).what),
                       .attempt = "use another quantity, or correct the unit of this one in evidence.toml"});
}

std::optional<double> read_times(const Node& table, Reader& reader) {
  const Node* times = table.find("times");
  if (!times) return 1.0;
  const auto scope = reader.inside("times");
  return number(0, 1000).read(*times, reader);
}

void check_use_keys(const Node& table, Reader& reader) {
  const std::vector<std::string> known{"quantity", "times"};
  for (const Node& key : table.children)
    if (key.name != "quantity" && key.name != "times")
      reader.report_key(key,
                        {.found = key.name,
                         .expected = "quantity or times",
                         .because = "a value drawn from claims names the quantity and, if need be, a factor",
                         .attempt = did_you_mean(key.name, known)});
}

std::optional<Value> read_use(const Node& table, Reader& reader, Measure unit) {
  check_use_keys(table, reader);
  const auto times = read_times(table, reader);
  const Node* name = table.find("quantity");
  if (!name) {
    wrong_kind(table, reader, "a number, or { quantity = \"...\" }", "");
    return std::nullopt;
  }
  const auto scope = reader.inside("quantity");
  const auto row = resolve(*name, reader, reader.names.quantity);
  if (!row) {
    reader.all_uses_known = false;
    return std::nullopt;
  }
  if (*row < reader.quantity_used.size()) reader.quantity_used[*row] = true;
  const std::string& given = reader.names.quantity_unit[*row];
  if (!stands_for(given, unit) && unit_named(given)) report_other_unit(*name, reader, given, unit);
  return Value{.fixed = 0, .quantity = QuantityId{*row}, .times = times.value_or(1)};
}

std::string fixed_schema(Measure unit, double least, double most) {
  if (unit == Measure::day) return R"({"anyOf":[{"type":"string","format":"date"},{"type":"number"}]})";
  if (!rule_of(unit).written)
    return fmt::format(R"({{"type":"number","minimum":{},"maximum":{}}})", least, most);
  std::string units;
  for (const std::string& spelling : spellings(unit)) units += (units.empty() ? "" : "|") + spelling;
  return fmt::format(R"({{"type":"string","pattern":"^[0-9.eE+-]+ *({})$"}})", units);
}

std::string words_for(Measure unit, double least, double most) {
  const UnitRule& rule = rule_of(unit);
  if (unit == Measure::day) return "a date, or days after the start";
  return fmt::format("{}, {}", rule.what, range_of(unit, least, most));
}

std::string unit_of_defaults(Measure unit) {
  return rule_of(unit).written ? std::string{rule_of(unit).name} : "";
}

}  // namespace

Type<double> amount(Measure unit, double least, double most) {
  const auto read = [=](const Node& node, Reader& reader) {
    return read_fixed(node, reader, unit, least, most);
  };
  return {read, words_for(unit, least, most), fixed_schema(unit, least, most), unit_of_defaults(unit)};
}

Type<Value> value(Measure unit, double least, double most) {
  const auto read = [=](const Node& node, Reader& reader) -> std::optional<Value> {
    if (node.kind == Kind::table) return read_use(node, reader, unit);
    const auto fixed = read_fixed(node, reader, unit, least, most);
    return fixed ? std::optional{Value{.fixed = *fixed}} : std::nullopt;
  };
  return {read, "value: " + words_for(unit, least, most),
          R"({"anyOf":[)" + fixed_schema(unit, least, most) + R"(,{"$ref":"#/$defs/quantity"}]})",
          unit_of_defaults(unit)};
}

Type<Value> value(Measure unit) { return value(unit, rule_of(unit).least, rule_of(unit).most); }

}  // namespace salient::reading
