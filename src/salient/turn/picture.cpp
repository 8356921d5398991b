#include "turn/picture.hpp"

#include <algorithm>

#include "base/math.hpp"

namespace salient {
namespace {

/// Sums that Picture's means are made of.
struct Sums {
  double believed{0}, present{0}, placed{0}, named{0}, age{0}, error{0}, known{0};
};

struct Gaze {
  const Scenario& scenario;
  const Theatre& theatre;
  const State& s;
  SideId watcher;

  Days since(std::int32_t turn) const { return Days{(s.turn - turn) * in<Days>(scenario.turn)}; }
};

/// What is believed of one unit. `present`: its people if it is truly near the front.
void add_belief(const Gaze& gaze, UnitId unit, double present, Sums& sums, NationPicture* of) {
  const Belief& belief = gaze.s.belief[gaze.s.belief_of(gaze.watcher, unit)];
  if (belief.ghost) sums.believed += belief.ghost_people;
  if (belief.seen < 0) return;
  const double people = belief.people;
  const NationId nation = gaze.theatre.nation_of[unit];
  sums.believed += people;
  sums.known += people;
  sums.named += belief.nation == nation ? people : 0.0;
  sums.age += people * in<Days>(gaze.since(belief.seen));
  const double truth = std::max(1.0, static_cast<double>(gaze.s.people[unit]));
  const double off = math::log(std::max(1.0, static_cast<double>(belief.people)) / truth);
  sums.error += people * (off < 0 ? -off : off);
  sums.placed += gaze.theatre.distance(belief.hex, gaze.s.hex[unit]) <= 1 ? present : 0.0;
  if (belief.nation) of[belief.nation.row()].believed += people;
}

}  // namespace

void take_picture(const Scenario& scenario, const Theatre& theatre, const Front& front, const State& s,
                  Snapshot& shot) {
  const std::size_t nations = scenario.nation.rows();
  shot.picture.assign(theatre.sides, Picture{});
  shot.picture_of.assign(theatre.sides * nations, NationPicture{});
  for (const SideId watcher : ids<SideId>(theatre.sides)) {
    const Gaze gaze{scenario, theatre, s, watcher};
    NationPicture* of = shot.picture_of.data() + watcher.row() * nations;
    Sums sums;
    for (const UnitId unit : theatre.units()) {
      const SideId side = theatre.side_of[unit];
      if (!theatre.hostile(watcher, side)) continue;
      const bool near =
          s.presence[unit] == Presence::present && front.depth(side, s.hex[unit]) < Front::deepest;
      const double present = near ? s.people[unit] : 0.0;
      sums.present += present;
      of[theatre.nation_of[unit].row()].present += present;
      add_belief(gaze, unit, present, sums, of);
    }
    const auto mean = [](double sum, double weight) { return weight > 0 ? sum / weight : 0.0; };
    shot.picture[watcher] = {.believed = sums.believed,
                             .present = sums.present,
                             .placed = mean(sums.placed, sums.present),
                             .named = mean(sums.named, sums.known),
                             .age = mean(sums.age, sums.known),
                             .error = mean(sums.error, sums.known)};
  }
}

}  // namespace salient
