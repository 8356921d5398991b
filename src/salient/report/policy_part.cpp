#include <set>

#include "report/parts.hpp"

namespace salient::report {
namespace {

/// By process and regime: in how many plays it was ever in force, and at the end.
struct Tally {
  std::vector<std::vector<std::size_t>> ever, at_end;
};

/// Walks one play's changes of regime, in order.
class Walk {
 public:
  Walk(const Scenario& s, Tally& tally) : scenario_{s}, tally_{tally} { begin(); }
  void change(std::size_t process, std::size_t to) {
    if (process >= now_.size() || to >= tally_.ever[process].size()) return;
    now_[process] = to;
    seen_[process].insert(to);
  }
  void end() {
    for (std::size_t p = 0; p < now_.size(); ++p) {
      for (const std::size_t regime : seen_[p]) tally_.ever[p][regime] += 1;
      tally_.at_end[p][now_[p]] += 1;
    }
    begin();
  }

 private:
  void begin() {
    now_.clear();
    seen_.clear();
    for (const Process& process : scenario_.process) {
      now_.push_back(static_cast<std::size_t>(process.initial));
      seen_.push_back({now_.back()});
    }
  }
  const Scenario& scenario_;
  Tally& tally_;
  std::vector<std::size_t> now_;
  std::vector<std::set<std::size_t>> seen_;
};

Tally empty_tally(const Scenario& s) {
  Tally tally;
  for (const Process& process : s.process) {
    tally.ever.emplace_back(process.regimes.size(), 0);
    tally.at_end.emplace_back(process.regimes.size(), 0);
  }
  return tally;
}

std::size_t count(Source& source, Tally& tally) {
  study::Statement rows = source.database.prepare(
      "SELECT plays.play, event_rows.a, event_rows.c FROM plays LEFT JOIN event_rows ON event_rows.play = "
      "plays.play AND "
      "event_rows.kind = ? WHERE NOT plays.failed ORDER BY plays.play, event_rows.n");
  rows << static_cast<int>(EventKind::regime_changed);
  Walk walk{source.scenario, tally};
  std::size_t plays = 0;
  std::int64_t current = -1;
  while (rows.next()) {
    if (rows.integer(0) != current) {
      if (plays > 0) walk.end();
      current = rows.integer(0);
      plays += 1;
    }
    if (rows.real(1) >= 0)
      walk.change(static_cast<std::size_t>(rows.real(1)), static_cast<std::size_t>(rows.real(2)));
  }
  if (plays > 0) walk.end();
  return plays;
}

}  // namespace

Json policy_part(Source& source) {
  Tally tally = empty_tally(source.scenario);
  const double plays = static_cast<double>(std::max<std::size_t>(1, count(source, tally)));
  Json list = Json::array();
  for (const ProcessId id : ids<ProcessId>(source.scenario.process.rows())) {
    const Process& process = source.scenario.process[id];
    Json regimes = Json::array();
    for (std::size_t i = 0; i < process.regimes.size(); ++i)
      regimes.push_back({{"id", process.regimes[i].id},
                         {"ever", number(static_cast<double>(tally.ever[id.row()][i]) / plays)},
                         {"at_end", number(static_cast<double>(tally.at_end[id.row()][i]) / plays)}});
    list.push_back({{"id", process.id}, {"name", process.name}, {"regimes", regimes}});
  }
  return list;
}

}  // namespace salient::report
