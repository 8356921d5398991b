#include <algorithm>
#include <map>

#include "report/parts.hpp"

namespace salient::report {
namespace {

constexpr double shown[] = {0.05, 0.25, 0.50, 0.75, 0.95};

/// Values of all plays for each day.
using Days = std::vector<std::vector<double>>;

/// Five rows, one for each share shown, of one quantile a day.
Json fan(Days& days) {
  Json rows = Json::array();
  for (auto& values : days) std::sort(values.begin(), values.end());
  for (const double p : shown) {
    Json row = Json::array();
    for (const auto& values : days)
      row.push_back(values.empty() ? Json{} : number(study::quantile(values, p).value));
    rows.push_back(row);
  }
  return rows;
}

std::map<std::int64_t, std::size_t> rows_of(const std::vector<int>& days) {
  std::map<std::int64_t, std::size_t> rows;
  for (std::size_t i = 0; i < days.size(); ++i) rows[days[i]] = i;
  return rows;
}

Json losses(Source& source) {
  constexpr const char* names[] = {"killed", "wounded", "missing_captured"};
  const auto row_of = rows_of(source.layout.days);
  const std::size_t nations = source.scenario.nation.rows();
  std::vector<std::array<Days, 3>> values(nations);
  for (auto& kinds : values) kinds.fill(Days(source.layout.days.size()));
  study::Statement rows =
      source.database.prepare("SELECT day, nation, killed, wounded, missing + captured FROM series_rows");
  while (rows.next())
    for (int kind = 0; kind < 3; ++kind)
      values
          .at(static_cast<std::size_t>(
              rows.integer(1)))[static_cast<std::size_t>(kind)][row_of.at(rows.integer(0))]
          .push_back(static_cast<double>(rows.integer(2 + kind)));
  Json list = Json::array();
  for (std::size_t nation = 0; nation < nations; ++nation) {
    Json entry{{"nation", nation}};
    for (std::size_t kind = 0; kind < 3; ++kind) entry[names[kind]] = fan(values[nation][kind]);
    list.push_back(entry);
  }
  return list;
}

/// Two sides mirror each other: one is drawn. Of more, all.
bool is_drawn(const Scenario& s, SideId side) { return s.side.rows() > 2 || side == followed(s); }

Json ground(Source& source) {
  const Scenario& s = source.scenario;
  const auto row_of = rows_of(source.layout.days);
  std::vector<Days> values(s.map.region.rows() * s.side.rows(), Days(source.layout.days.size()));
  study::Statement rows = source.database.prepare("SELECT day, region, side, share FROM ground_rows");
  while (rows.next()) {
    const std::size_t at =
        static_cast<std::size_t>(rows.integer(1)) * s.side.rows() + static_cast<std::size_t>(rows.integer(2));
    values.at(at)[row_of.at(rows.integer(0))].push_back(rows.real(3));
  }
  Json list = Json::array();
  for (const RegionId region : ids<RegionId>(s.map.region.rows()))
    for (const SideId side : ids<SideId>(s.side.rows()))
      if (is_drawn(s, side))
        list.push_back({{"region", s.map.region[region].name},
                        {"side", side.row()},
                        {"share", fan(values[region.row() * s.side.rows() + side.row()])}});
  return list;
}

/// What a side's staffs believed, week by week, of all plays.
struct Believed {
  Days people, present, placed, named;
};

Json middles(Days& days) {
  Json row = Json::array();
  for (auto& values : days) {
    std::sort(values.begin(), values.end());
    row.push_back(values.empty() ? Json{} : number(study::quantile(values, shown[2]).value));
  }
  return row;
}

/// The days on which pictures were taken of a war that has begun.
std::vector<int> days_of_pictures(Source& source) {
  std::vector<int> days;
  study::Statement rows =
      source.database.prepare("SELECT DISTINCT day FROM picture_rows WHERE day > 0 ORDER BY day");
  while (rows.next()) days.push_back(static_cast<int>(rows.integer(0)));
  return days;
}

Json beliefs(Source& source) {
  const Scenario& s = source.scenario;
  const std::vector<int> days = days_of_pictures(source);
  const auto row_of = rows_of(days);
  const Days none(days.size());
  std::vector<Believed> of(s.side.rows(), {none, none, none, none});
  study::Statement rows = source.database.prepare(
      "SELECT day, side, believed, present, placed, named FROM picture_rows WHERE day > 0");
  while (rows.next()) {
    Believed& side = of.at(static_cast<std::size_t>(rows.integer(1)));
    const std::size_t at = row_of.at(rows.integer(0));
    int column = 2;
    for (Days* values : {&side.people, &side.present, &side.placed, &side.named})
      (*values)[at].push_back(rows.real(column++));
  }
  Json list = Json::array();
  for (std::size_t side = 0; side < of.size() && !days.empty(); ++side)
    list.push_back({{"side", side},
                    {"days", days},
                    {"believed", fan(of[side].people)},
                    {"present", fan(of[side].present)},
                    {"placed", middles(of[side].placed)},
                    {"named", middles(of[side].named)}});
  return list;
}

}  // namespace

Json through_time_part(Source& source) {
  return {{"days", source.layout.days},
          {"ground", ground(source)},
          {"losses", losses(source)},
          {"beliefs", beliefs(source)}};
}

}  // namespace salient::report
