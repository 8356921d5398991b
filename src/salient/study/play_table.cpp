#include "study/play_table.hpp"

#include <algorithm>
#include <cmath>

namespace salient::study {

PlayTable read_outcomes(Database& db, const Layout& layout) {
  const auto& columns = layout.outcomes.columns();
  PlayTable table{{},
                  std::vector<std::vector<double>>(layout.inputs.size()),
                  std::vector<std::vector<double>>(columns.size())};
  std::string names = "outcomes.play";
  for (const OutcomeColumn& column : columns) names += ", outcomes." + sql_name(column.name);
  Statement rows = db.prepare("SELECT " + names + " FROM outcomes ORDER BY play");
  while (rows.next()) {
    table.play.push_back(static_cast<std::uint64_t>(rows.integer(0)));
    for (std::size_t i = 0; i < columns.size(); ++i)
      table.outcomes[i].push_back(rows.real(static_cast<int>(i) + 1));
  }
  return table;
}

PlayTable read_plays(Database& db, const Layout& layout) {
  PlayTable table = read_outcomes(db, layout);
  Statement inputs = db.prepare("SELECT * FROM inputs WHERE play IN (SELECT play FROM outcomes) ORDER BY play");
  while (inputs.next())
    for (std::size_t i = 0; i < layout.inputs.size(); ++i)
      table.inputs[i].push_back(inputs.real(static_cast<int>(i) + 1));
  return table;
}

namespace {

TargetValues differences_of(Database& db, const Layout& layout, const PlayTable& table, const Target& target) {
  TargetValues found;
  Statement rows =
      db.prepare("SELECT play, difference FROM pairs WHERE question = ? AND outcome = ? ORDER BY play");
  rows << layout.scenario.question[target.question].id << target.column.name;
  while (rows.next()) {
    const auto at =
        std::lower_bound(table.play.begin(), table.play.end(), static_cast<std::uint64_t>(rows.integer(0)));
    if (at == table.play.end() || *at != static_cast<std::uint64_t>(rows.integer(0))) continue;
    if (std::isnan(rows.real(1))) continue;
    found.rows.push_back(static_cast<std::size_t>(at - table.play.begin()));
    found.values.push_back(rows.real(1));
  }
  return found;
}

}  // namespace

TargetValues values_of(Database& db, const Layout& layout, const PlayTable& table, const Target& target) {
  if (target.difference) return differences_of(db, layout, table, target);
  TargetValues found;
  for (std::size_t row = 0; row < table.play.size(); ++row) {
    const double value = target.value(table.outcomes[target.row][row], layout.scenario.days);
    if (std::isnan(value)) continue;
    found.rows.push_back(row);
    found.values.push_back(value);
  }
  return found;
}

}  // namespace salient::study
