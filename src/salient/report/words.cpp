#include "report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "study/words.hpp"

namespace salient::report {
namespace {

using study::Outcome;
using study::Part;

constexpr const char* space = "\u00a0";  // a number stays with its sign
constexpr const char* minus = "\u2212";

std::string grouped(long long whole) {
  std::string digits = std::to_string(std::llabs(whole));
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return (whole < 0 ? minus : "") + digits;
}

std::string percent_number(double share) {
  if (share > 0 && share < 0.005) return "under 1";
  if (share < 1 && share >= 0.995) return "over 99";
  return grouped(std::llround(100 * share));
}

bool is_share(Outcome outcome) {
  return outcome == Outcome::share_retaken || outcome == Outcome::culminated_share;
}
bool is_people(Outcome outcome) { return outcome >= Outcome::killed && outcome <= Outcome::missing; }

struct Written {
  std::string number, unit;
};
Written written(const Part& part, double value) {
  if (is_share(part.column.outcome) && part.difference) return {percent_number(value), " percentage points"};
  if (is_share(part.column.outcome)) return {percent_number(value), std::string{space} + "%"};
  if (is_people(part.column.outcome)) return {people(value), ""};
  return {grouped(std::llround(value)), " days"};
}

/// A mean difference is known finer than the plays it is of: shares to a tenth of a point.
std::string tenths(double value) {
  const std::string digits = fmt::format("{:.1f}", std::abs(value));
  return (digits == "0.0" ? "" : value < 0 ? minus : "+") + digits;
}
std::string mean_number(const Part& part, double value) {
  if (is_share(part.column.outcome)) return tenths(100 * value);
  return is_people(part.column.outcome) ? people(value) : tenths(value);
}
std::string mean_change(const Part& part) {
  return mean_number(part, part.summary->mean) + written(part, 0).unit;
}
std::string mean_error(const Part& part) {
  return fmt::format("within {} to {}", mean_number(part, part.summary->mean_error.low),
                     mean_number(part, part.summary->mean_error.high));
}

std::string long_date(const Scenario& s, int day) { return long_form(study::date_of(s, day)); }

const Part* last_of(const study::Answer& answer, Outcome outcome, NationId nation = {}) {
  const Part* last = nullptr;
  for (const Part& part : answer.parts)
    if (part.column.outcome == outcome && part.column.nation == nation) last = &part;
  return last;
}

std::string when(const Scenario& s, double middle) {
  return std::isfinite(middle) ? long_date(s, static_cast<int>(std::lround(middle))) : std::string{};
}

}  // namespace

std::string people(double value) {
  const double size = std::abs(value);
  if (size < 20) return grouped(std::llround(value));
  const double step = std::pow(10.0, std::floor(std::log10(size)) - 1);
  return grouped(std::llround(std::round(value / step) * step));
}

std::string percent(double share) { return percent_number(share) + space + "%"; }

std::string about(const Part& part) {
  const auto& quantiles = part.summary->quantiles;
  const Written low = written(part, quantiles.front().value), high = written(part, quantiles.back().value),
                middle = written(part, quantiles[quantiles.size() / 2].value);
  const std::string range = low.number == high.number ? low.number : low.number + " to " + high.number;
  const bool sign = high.unit.ends_with("%");
  return fmt::format("about {}{} ({}{})", middle.number, middle.unit, range, sign ? high.unit : "");
}

std::array<int, 2> word_range(const study::Proportion& p) {
  constexpr int bounds[][2] = {{1, 5}, {5, 20}, {20, 45}, {45, 55}, {55, 80}, {80, 95}, {95, 99}};
  const auto term = [](double share) { return static_cast<std::size_t>(study::likelihood(share)); };
  return {bounds[term(p.error.low)][0], bounds[term(p.error.high)][1]};
}

std::string land_name(const Scenario& s, const Question& q) {
  RegionId region = q.region;
  for (const Plan& plan : s.plan)
    if (!region && plan.kind == PlanKind::offensive && plan.side == q.side) region = plan.region;
  return region ? s.map.region[region].name : "region";
}

std::string retaken_headline(const Scenario& s, const study::Answer& answer) {
  const Part* last = last_of(answer, Outcome::share_retaken);
  if (!last || !last->summary) return "No play gives an answer.";
  return fmt::format("By {} {} of the {} is retaken.", long_date(s, last->column.day), about(*last),
                     land_name(s, s.question[answer.question]));
}

std::string town_headline(const Scenario& s, const study::Answer& answer, double middle) {
  const Part* part = last_of(answer, Outcome::day_fallen);
  if (!part || part->propositions.empty()) return "No play gives an answer.";
  const study::Proportion& falls = part->propositions.front().share;
  const std::string &town = s.map.town[s.question[answer.question].town].name, end = long_date(s, s.days);
  if (falls.of == 0) return "No play gives an answer.";
  if (falls.count == 0) return fmt::format("{} does not fall by {} in any play.", town, end);
  return fmt::format("{} falls by {} in {} of the plays; where it does, half the time by {}.", town, end,
                     percent(falls.share), when(s, middle));
}

std::string losses_headline(const Scenario& s, const study::Answer& answer, NationId nation) {
  const Part *killed = last_of(answer, Outcome::killed, nation),
             *wounded = last_of(answer, Outcome::wounded, nation);
  if (!killed || !killed->summary || !wounded || !wounded->summary) return "No play gives an answer.";
  return fmt::format("Killed by {}: {}. Wounded: {}.", long_date(s, killed->column.day), about(*killed),
                     about(*wounded));
}

std::string culmination_headline(const Scenario& s, const study::Answer& answer, double middle) {
  const Part *whether = last_of(answer, Outcome::culminated),
             *share = last_of(answer, Outcome::culminated_share);
  if (!whether || whether->propositions.empty()) return "No play gives an answer.";
  const study::Proportion& stops = whether->propositions.front().share;
  if (stops.of == 0) return "No play gives an answer.";
  std::string text =
      fmt::format("The offensive is called off before the whole {} is retaken in {} of the plays",
                  land_name(s, s.question[answer.question]), percent(stops.share));
  if (stops.count > 0 && share && share->summary)
    text += fmt::format("; where it is, half the time by {}, with {} retaken. It may be taken up again",
                        when(s, middle), about(*share));
  return text + ".";
}

std::string effect_headline(const Scenario& s, const study::Answer& answer) {
  const Question& q = s.question[answer.question];
  if (answer.parts.empty() || !answer.parts.back().summary) return "No pair of plays gives an answer.";
  const Part& last = answer.parts.back();
  const auto regime = [&](int row) { return s.process[q.process].regimes[static_cast<std::size_t>(row)].id; };
  const std::string what =
      is_share(last.column.outcome) ? "the share retaken" : std::string{study::spelling(last.column.outcome)};
  const Written low = written(last, last.summary->quantiles.front().value),
                high = written(last, last.summary->quantiles.back().value);
  return fmt::format(
      "With {} “{}” rather than “{}” from {}, {} by {} changes on average by {} ({}); in nine plays of ten by "
      "{} to {}.",
      s.process[q.process].name, regime(q.regime), regime(q.against), long_form(s.start + q.from_day), what,
      long_date(s, last.column.day ? last.column.day : s.days), mean_change(last), mean_error(last), low.number,
      high.number);
}

}  // namespace salient::report
