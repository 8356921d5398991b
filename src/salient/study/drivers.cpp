#include "study/drivers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include "study/design_plays.hpp"
#include "study/manifest.hpp"
#include "study/play_table.hpp"
#include "study/reruns.hpp"

namespace salient::study {
namespace {

constexpr std::size_t fewest_plays = 20;
constexpr std::size_t claim_cells = 64;
constexpr double most_worth = 1e5;     ///< plays beyond which nobody would go to tell two inputs apart
constexpr std::size_t told_apart = 5;  ///< among so many first inputs, too few plays are worth a warning

std::vector<double> at_rows(const std::vector<double>& column, const std::vector<std::size_t>& rows) {
  std::vector<double> values;
  values.reserve(rows.size());
  for (const std::size_t row : rows) values.push_back(column[row]);
  return values;
}

bool varies(const std::vector<double>& values) {
  return std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>{}) != values.end();
}

/// Borders of the cells in which a quantity's draws lie: halfway between the draws on their two sides.
std::vector<double> borders_of(const Cells& cells, const std::vector<double>& draws) {
  constexpr double endless = std::numeric_limits<double>::infinity();
  std::vector<double> low(cells.count, endless), high(cells.count, -endless), borders{-endless};
  for (std::size_t i = 0; i < draws.size(); ++i) {
    low[cells.of[i]] = std::min(low[cells.of[i]], draws[i]);
    high[cells.of[i]] = std::max(high[cells.of[i]], draws[i]);
  }
  for (std::size_t c = 0; c + 1 < cells.count; ++c) borders.push_back((high[c] + low[c + 1]) / 2);
  borders.push_back(endless);
  return borders;
}

template <class Distribution>
double below(const Distribution& d, double x) {
  if (x == -std::numeric_limits<double>::infinity()) return 0;
  return x == std::numeric_limits<double>::infinity() ? 1 : cumulative(d, x);
}

/// How much likelier a claim makes a draw in a cell than the pool does: with it, plays that were drawn from the
/// pool count as if drawn from the claim.   {if-right}
std::vector<double> counted_as(const evidence::Pooled& pool, std::size_t part,
                               const std::vector<double>& borders) {
  std::vector<double> factor;
  const evidence::Distribution& d = pool.parts[part].distribution;
  for (std::size_t c = 0; c + 1 < borders.size(); ++c) {
    const double all = below(pool, borders[c + 1]) - below(pool, borders[c]),
                 own = below(d, borders[c + 1]) - below(d, borders[c]);
    factor.push_back(all > 0 ? own / all : 0.0);
  }
  return factor;
}

std::vector<ClaimReading> readings(const evidence::QuantityOfInterest& q, const std::vector<double>& draws,
                                   const std::vector<double>& values) {
  std::vector<ClaimReading> found;
  if (q.pooled.parts.size() < 2) return found;
  const Cells cells = cells_of(draws, claim_cells);
  const std::vector<double> borders = borders_of(cells, draws);
  for (std::size_t p = 0; p < q.pooled.parts.size(); ++p) {
    const std::vector<double> factor = counted_as(q.pooled, p, borders);
    std::vector<double> weights;
    for (const std::uint16_t cell : cells.of) weights.push_back(factor[cell]);
    found.push_back({q.pooled.parts[p].claim, q.pooled.parts[p].weight, weighted_mean(values, weights)});
  }
  return found;
}

/// Inputs that took more than one value in the plays of a target, and their draws there.
struct Tried {
  std::vector<Input> inputs;
  std::vector<std::vector<double>> draws;
  std::vector<Cells> cells;
};
Tried tried_in(const Layout& layout, const PlayTable& plays, const std::vector<std::size_t>& rows) {
  Tried tried;
  for (Input& input : inputs_of(layout)) {
    std::vector<double> draws = at_rows(plays.inputs[input.column], rows);
    if (!varies(draws)) continue;
    tried.inputs.push_back(std::move(input));
    tried.cells.push_back(cells_of(draws, cells_for(rows.size())));
    tried.draws.push_back(std::move(draws));
  }
  return tried;
}

void rank(const Scenario& s, Tried tried, std::vector<FirstOrder> found, const std::vector<double>& values,
          Drivers& into) {
  std::vector<std::size_t> order(found.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return found[a].index > found[b].index; });
  for (std::size_t place = 0; place < order.size(); ++place) {
    const std::size_t i = order[place];
    Driver driver{.input = tried.inputs[i], .first = found[i]};
    if (place + 1 < order.size()) {
      const double plays = plays_to_separate(found[i], found[order[place + 1]], values.size());
      driver.plays_to_separate = plays > static_cast<double>(values.size()) ? plays : 0;
    }
    if (driver.input.kind == InputKind::quantity)
      driver.claims = readings(s.quantity[QuantityId{driver.input.row}], tried.draws[i], values);
    into.ranked.push_back(std::move(driver));
  }
}

void describe(const std::vector<double>& values, Drivers& into) {
  const double n = static_cast<double>(values.size());
  into.plays = values.size();
  into.mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  for (const double value : values) into.variance += (value - into.mean) * (value - into.mean) / n;
}

/// What plays made for it say, beside what every play says.
void add_designs(const DesignOutcomes& designs, const Layout& layout, chance::Key key, Drivers& into) {
  const DesignFindings found = findings_of(designs, layout, into.target, key);
  for (Driver& driver : into.ranked) {
    if (const auto at = found.shares.find(driver.input.id); at != found.shares.end())
      driver.shares = at->second;
    if (const auto at = found.screening.find(driver.input.id); at != found.screening.end())
      driver.screening = at->second;
  }
  into.luck = found.luck;
  into.rest = found.rest;
}

/// How its variance divides into what is not known, luck, and the law.
void add_split(const Reruns& reruns, const Layout& layout, chance::Key key, Drivers& into) {
  if (into.target.difference) return;
  const auto twins = twins_of(reruns, into.target, layout.scenario.days);
  if (twins.empty()) return;
  into.split = split_of(twins, key.at("split"));
  into.split_plays = twins[0].size();
}

std::string rounded(double plays) {
  double unit = 1;
  while (plays / unit >= 100) unit *= 10;
  const long whole = static_cast<long>(std::ceil(plays / unit) * unit);
  return whole >= 1000 ? fmt::format("about {},{:03}", whole / 1000, whole % 1000)
                       : fmt::format("about {}", whole);
}

}  // namespace

std::vector<Drivers> read_drivers(Database& db, const Layout& layout, const std::string& question) {
  const PlayTable plays = read_plays(db, layout);
  const chance::Key key = chance::Key::from_seed(read_manifest(db).settings().seed).at("drivers");
  const Reruns reruns = read_reruns(db, layout, plays);
  const DesignOutcomes designs = read_designs(db, layout, plays);
  std::vector<Drivers> all;
  for (const Target& target : targets_of(layout, question)) {
    const TargetValues found = values_of(db, layout, plays, target);
    if (found.values.size() < fewest_plays || !varies(found.values)) continue;
    Drivers drivers{.target = target};
    describe(found.values, drivers);
    Tried tried = tried_in(layout, plays, found.rows);
    auto indices = first_order(tried.cells, found.values, key.at(target.id));
    rank(layout.scenario, std::move(tried), std::move(indices), found.values, drivers);
    add_split(reruns, layout, key.at(target.id), drivers);
    add_designs(designs, layout, key.at(target.id), drivers);
    all.push_back(std::move(drivers));
  }
  return all;
}

std::vector<std::string> warnings(const Drivers& drivers) {
  std::vector<std::string> said;
  std::size_t clear = 0;
  for (const Driver& driver : drivers.ranked) clear += driver.first.clear;
  if (clear == 0)
    return {fmt::format("None of {} inputs can be told from chance by {} plays.", drivers.ranked.size(),
                        drivers.plays)};
  for (std::size_t i = 0; i + 1 < std::min({told_apart, clear, drivers.ranked.size()}); ++i)
    if (const double wanted = drivers.ranked[i].plays_to_separate; wanted > 0)
      said.push_back(fmt::format("Which of {} and {} matters more is not settled by {} plays; {}.",
                                 drivers.ranked[i].input.id, drivers.ranked[i + 1].input.id, drivers.plays,
                                 wanted > most_worth ? "it may be taken that they matter alike"
                                                     : rounded(wanted) + " would settle it"));
  return said;
}

ValueOfKnowing value_of_knowing(const Drivers& of, const Driver& driver) {
  return {of.variance, of.variance * (1 - std::clamp(driver.first.index, 0.0, 1.0))};
}

}  // namespace salient::study
