#include "study/journal_lines.hpp"

#include <nlohmann/json.hpp>
#include <ostream>

namespace salient::study {
namespace {

using nlohmann::ordered_json;

int day_of(const Scenario& scenario, const Event& event) { return event.turn / scenario.turns_a_day() + 1; }

ordered_json line_of(const Scenario& s, const Event& e) {
  ordered_json line = {{"event", spelling(e.kind)}, {"day", day_of(s, e)}, {"turn", e.turn}};
  if (e.cause != Cause::none) line["cause"] = spelling(e.cause);
  if (e.side) line["side"] = s.side[e.side].id;
  if (e.formation) line["formation"] = s.formation[e.formation].id;
  if (e.unit) line["unit"] = s.unit[e.unit].name;
  if (e.hex) line["hex"] = e.hex.row();
  line["a"] = e.a;
  line["b"] = e.b;
  line["c"] = e.c;
  return line;
}

ordered_json people_of(const NationTally& t) {
  return {{"present", t.present},
          {"killed", t.killed},
          {"wounded", t.wounded},
          {"missing", t.missing},
          {"captured", t.captured},
          {"sick", t.sick},
          {"in_care", t.in_care},
          {"evacuated", t.evacuated},
          {"returned", t.returned},
          {"replaced", t.replaced},
          {"elsewhere", t.elsewhere},
          {"wounded_severe", t.wounded_severe},
          {"died_of_wounds", t.died_of_wounds},
          {"hit_by_guns", t.hit_by_guns},
          {"hit_by_bombs", t.hit_by_bombs},
          {"hit_by_drones", t.hit_by_drones},
          {"hit_direct", t.hit_direct}};
}

std::string control_of(const Snapshot& snapshot) {
  std::string control;
  for (const std::uint8_t side : snapshot.control) control += side < 10 ? static_cast<char>('0' + side) : '.';
  return control;
}

ordered_json line_of(const Scenario& s, const Snapshot& snapshot) {
  ordered_json line = {{"snapshot", snapshot.day}};
  for (const NationId id : ids<NationId>(s.nation.rows()))
    line["people"][s.nation[id].id] = people_of(snapshot.nation[id]);
  for (const SideId id : ids<SideId>(s.side.rows())) {
    line["ammunition"][s.side[id].id] = snapshot.ammunition[id];
    line["shells_fired"][s.side[id].id] = snapshot.shells_fired[id];
    line["by_rail"][s.side[id].id] = snapshot.by_rail[id];
    line["by_road"][s.side[id].id] = snapshot.by_road[id];
    const StrikeSorties& drones = snapshot.drones[id];
    line["drones"][s.side[id].id] = {{"flown", drones.flown},
                                     {"through", drones.through},
                                     {"struck", drones.struck},
                                     {"front", drones.front}};
  }
  line["control"] = control_of(snapshot);
  return line;
}

}  // namespace

void write_lines(std::ostream& to, const Scenario& scenario, const Journal& journal) {
  auto event = journal.events().begin();
  for (std::size_t n = 0; n < journal.days(); ++n) {
    const Snapshot& snapshot = journal.day(n);
    for (; event != journal.events().end() && day_of(scenario, *event) <= snapshot.day; ++event)
      to << line_of(scenario, *event) << '\n';
    to << line_of(scenario, snapshot) << '\n';
  }
  for (; event != journal.events().end(); ++event) to << line_of(scenario, *event) << '\n';
}

}  // namespace salient::study
