#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "apps/salient/commands.hpp"
#include "apps/salient/console.hpp"

namespace salient::app {
namespace {

using Json = nlohmann::ordered_json;

/// What is in a scenario, counted.
using Counts = std::vector<std::pair<std::string, std::size_t>>;

Counts counts_of(const Scenario& s) {
  return {{"sides", s.side.rows()},           {"nations", s.nation.rows()},
          {"formations", s.formation.rows()}, {"units", s.unit.rows()},
          {"hexes", s.map.grid.hexes()},      {"towns", s.map.town.rows()},
          {"lines of works", s.works.size()}, {"sources", s.source.rows()},
          {"claims", s.claim.rows()},         {"quantities", s.quantity.rows()},
          {"plans", s.plan.size()},           {"political processes", s.process.rows()},
          {"questions", s.question.rows()},   {"parameters", s.parameter.rows()}};
}

std::size_t placeholders(const Scenario& s) {
  std::size_t count = 0;
  for (const ParameterEntry& entry : s.parameter) count += entry.standing == Standing::placeholder;
  return count;
}

double establishment_of(const Scenario& s, SideId side) {
  double people = 0;
  for (const Unit& unit : s.unit)
    if (s.formation[unit.formation].side == side) people += unit.establishment;
  return people;
}

/// A quantity at a share of its pooled claims, days as dates.
std::string at(const Scenario& s, const evidence::QuantityOfInterest& quantity, double share) {
  const double number = evidence::quantile(quantity.pooled, share);
  if (quantity.unit == "day") return to_string(s.start + static_cast<int>(std::lround(number)));
  return fmt::format("{:.4g}", number);
}

/// Reports that are told and weigh nothing.
void print_set_aside(const Scenario& s) {
  for (const evidence::Claim& claim : s.claim)
    if (const std::string why = evidence::set_aside(claim); !why.empty())
      fmt::print("  {} does not count: {}\n", claim.id, why);
}

void print_quantities(const Scenario& s) {
  fmt::print(
      "\nWhat is not known, and what is claimed about it ({} pool of the claims, middle and 5 to 95 %):\n",
      spelling(s.pooling));
  for (const auto& quantity : s.quantity)
    fmt::print("  {:<28} {:>10} {:<10} {} to {}, {} claim{}\n", quantity.id, at(s, quantity, 0.5),
               quantity.unit, at(s, quantity, 0.05), at(s, quantity, 0.95), quantity.claims.size(),
               quantity.claims.size() == 1 ? "" : "s");
  print_set_aside(s);
}

void print_summary(const Scenario& s) {
  fmt::print("{}: {}\n", s.id, s.title);
  fmt::print("as of {}; {} days from {}, in turns of {:g} h\n\n", long_form(s.as_of), s.days,
             long_form(s.start), in<Days>(s.turn) * 24);
  for (const auto& [name, count] : counts_of(s)) fmt::print("  {:>6} {}\n", count, name);
  fmt::print("\n");
  for (const SideId side : ids<SideId>(s.side.rows()))
    fmt::print("  {}: {:.0f} people by establishment\n", s.side[side].name, establishment_of(s, side));
  if (!s.quantity.empty()) print_quantities(s);
  if (const std::size_t n = placeholders(s))
    fmt::print("\n{} parameters are placeholders: no source stands behind them.\n", n);
  fmt::print("\nNo problems. SHA-256 {}\n", s.hash);
}

Json as_json(const Problems& problems) {
  Json list = Json::array();
  for (const Problem& p : problems)
    list.push_back({{"where", p.where},
                    {"what", p.what},
                    {"found", p.found},
                    {"expected", p.expected},
                    {"because", p.because},
                    {"try", p.attempt}});
  return {{"problems", list}};
}

Json as_json(const Scenario& s) {
  Json counts;
  for (const auto& [name, count] : counts_of(s)) counts[name] = count;
  return {{"id", s.id}, {"title", s.title}, {"hash", s.hash}, {"counts", counts}, {"problems", Json::array()}};
}

}  // namespace

int run_check(const CheckOptions& options) {
  const auto scenario = scenario_in(options.folder);
  if (options.json) {
    fmt::print("{}\n", (scenario ? as_json(*scenario) : as_json(scenario.problems())).dump(2));
    return scenario ? exit_fine : exit_wrong_input;
  }
  if (!scenario) return complain(scenario.problems());
  print_summary(*scenario);
  return exit_fine;
}

}  // namespace salient::app
