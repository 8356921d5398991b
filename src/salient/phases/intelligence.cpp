#include <algorithm>
#include <array>

#include "chance/distributions.hpp"
#include "models/coalition/coalition.hpp"
#include "models/detection/detection.hpp"
#include "phases/phase.hpp"

namespace salient::phases {
namespace {

/// The draws of one unit's day, by a key of its own. Whether it is found is drawn from the phase's.
enum Draw : std::uint64_t { strength, identity, at_ghost, at_old_place };

/// Rows from a side's first unit to its last. Others may stand between them.
UnitRange rows_of(const Theatre& theatre, SideId side) {
  UnitRange rows;
  for (const FormationId formation : theatre.formations()) {
    if (theatre.formation_side[formation] != side) continue;
    const UnitRange& of = theatre.units_of[formation];
    rows = rows.size() == 0 ? of : UnitRange{std::min(rows.first, of.first), std::max(rows.last, of.last)};
  }
  return rows;
}

/// One side's sensors on one day, over the ground of one enemy.
class Watch {
 public:
  Watch(const Setting& at, const State& s, SideId watcher, SideId watched)
      : at_{at}, s_{s}, watcher_{watcher}, watched_{watched}, deception_{at.drawn.deception[watched]} {
    muster();
  }

  /// False where the formation has nobody near enough to the front to be looked for.
  bool look_at(FormationId);
  /// Whether a unit of the formation looked at, in this place and posture, is found.
  bool finds(int depth, Cover cover, Posture posture, double u) {
    const models::Finds& full = at_full_coverage(depth, cover);
    const double finds = full.drones * drones_ + full.radar * radar_ + full.radio * radio_;
    return models::found(finds * models::shown(search(), posture, deception_), u);
  }
  /// How much of what it finds it can make out.
  double quality() const { return drones_ * at_.weather.observation; }
  double deception() const { return deception_; }
  /// Share of the time that drones cover the place of the formation looked at.
  double drones() const { return drones_; }

 private:
  const models::Detection& search() const { return at_.parameters.detection.search; }
  void muster();
  Share covered(SensorKind, const models::Carriers&, Theatre::Axial there);
  const models::Finds& at_full_coverage(int depth, Cover cover);
  int steps(double km) const { return static_cast<int>(km / at_.theatre.hex_km + 0.5); }

  const Setting& at_;
  const State& s_;
  SideId watcher_, watched_;
  double deception_;
  double drones_{0}, radar_{0}, radio_{0};  ///< share of the time that the formation's place is covered
};

/// The watcher's units that carry sensors, with what each weighs.
void Watch::muster() {
  for (std::vector<SensorCarrier>& carriers : at_.scratch.carriers) carriers.clear();
  const double flown =
      std::max(0.0, at_.drawn.drones[watcher_]) * s_.flow[watcher_].drones *
      models::flights_left(at_.parameters.detection.coverage, std::clamp(at_.drawn.jamming[watched_], 0.0, 1.0),
                           at_.drawn.interception[watched_]);
  for (const UnitId unit : Theatre::Members{rows_of(at_.theatre, watcher_)}) {
    if (at_.theatre.side_of[unit] != watcher_ || !alive(s_, unit)) continue;
    const Unit& kind = at_.scenario.unit[unit];
    const bool drones = kind.branch == Branch::drone, staff = kind.branch == Branch::headquarters;
    if (!drones && !staff && !is_fires(kind.branch) && kind.branch != Branch::air_defence) continue;
    const SensorKind sensor = drones ? SensorKind::drones : staff ? SensorKind::radio : SensorKind::radar;
    at_.scratch.carriers[static_cast<std::size_t>(sensor)].push_back(
        {at_.theatre.axial[s_.hex[unit]], drones ? kind.tubes * s_.weapons[unit] * flown : s_.weapons[unit]});
  }
}

/// Share of the time that sensors of one kind cover a place.
Share Watch::covered(SensorKind kind, const models::Carriers& p, Theatre::Axial there) {
  const int reach = steps(p.reach);
  double in_reach = 0;
  for (const SensorCarrier& carrier : at_.scratch.carriers[static_cast<std::size_t>(kind)])
    if (within(carrier.place, there, reach)) in_reach += carrier.weight;
  return models::covered(p, in_reach);
}

/// Coverage is measured once for a formation, at its foremost unit: its others are near.
bool Watch::look_at(FormationId formation) {
  HexId place{};
  int foremost = Front::deepest + 1;
  for (const UnitId unit : at_.theatre.of(formation)) {
    if (!alive(s_, unit)) continue;
    const int depth = at_.front.depth(watched_, s_.hex[unit]);
    if (depth > foremost || (depth == foremost && place < s_.hex[unit])) continue;
    foremost = depth;
    place = s_.hex[unit];
  }
  drones_ = radar_ = radio_ = 0;
  if (!place || foremost >= Front::deepest) return false;
  const models::SensorCoverage& p = at_.parameters.detection.coverage;
  const Theatre::Axial there = at_.theatre.axial[place];
  drones_ = covered(SensorKind::drones, p.drones, there);
  radar_ = covered(SensorKind::radar, p.radar, there);
  radio_ = covered(SensorKind::radio, p.radio, there);
  return true;
}

/// Worked out when first asked for, since few of the combinations occur on one day.
const models::Finds& Watch::at_full_coverage(int depth, Cover cover) {
  models::Finds& known =
      at_.scratch.finds[static_cast<std::size_t>(depth) * cover_kinds + static_cast<std::size_t>(cover)];
  if (known.radar < 0)
    known = models::finds_at(search(), {.depth = Kilometres{depth * at_.theatre.hex_km},
                                        .drones = 1,
                                        .radar = 1,
                                        .radio = 1,
                                        .flying = at_.weather.flying,
                                        .visibility = at_.weather.observation,
                                        .darkness = 1 - at_.weather.daylight,
                                        .posture = Posture::march,
                                        .cover = cover,
                                        .deception = 0});
  return known;
}

/// How far the host's uniform still hides a contingent.
double disguise(const Setting& at, const State& s, FormationId id) {
  const Formation& formation = at.scenario.formation[id];
  const double worn = formation.uniform && formation.uniform != formation.nation ? 1.0 : 0.0;
  if (worn == 0) return 0;
  return 1 - models::identification_factor(at.parameters.coalition.uniform, worn,
                                           s.contingent[formation.nation].unknown);
}

NationId apparent(const Setting& at, FormationId id) {
  const Formation& formation = at.scenario.formation[id];
  return formation.uniform ? formation.uniform : formation.nation;
}

/// Enters where the unit is now seen. An unidentified contact that turns up far from where the unit was last
/// seen is a new one, and the old stays on the map as a ghost; one that is identified lays the ghost.
void enter_place(const Setting& at, const State& s, UnitId unit, bool known, Belief& belief) {
  const FormationId formation = at.theatre.formation_of[unit];
  if (belief.seen >= 0 && !known) {
    const Days since{(s.turn - belief.seen) * in<Days>(at.span())};
    const Kilometres moved{at.theatre.distance(belief.hex, s.hex[unit]) * at.theatre.hex_km};
    if (!models::same_contact(at.parameters.detection.belief, moved, since)) {
      const HexId left = belief.hex;
      const std::int32_t seen = belief.seen;
      const float people = belief.people;
      belief = Belief{};
      belief.ghost = left;
      belief.ghost_seen = seen;
      belief.ghost_people = people;
    }
  }
  if (known) {
    belief.nation = at.theatre.nation_of[unit];
    belief.known = s.turn;
    belief.ghost = HexId{};
    belief.ghost_seen = -1;
    belief.ghost_people = 0;
  } else if (belief.known < 0) {
    belief.nation = apparent(at, formation);
  }
}

void sight(const Setting& at, State& s, SideId watcher, UnitId unit, double quality, double deception,
           const chance::Key& luck) {
  const auto& p = at.parameters.detection.belief;
  const double hidden = 1 - (1 - deception) * (1 - disguise(at, s, at.theatre.formation_of[unit]));
  const double z = chance::normal(luck, Draw::strength);
  models::StrengthBelief seen =
      models::sighting(p, Personnel{static_cast<double>(s.people[unit])}, quality, hidden, z);
  Belief& belief = s.belief[s.belief_of(watcher, unit)];
  const bool known = luck.uniform(Draw::identity) < models::identified(p, quality, hidden);
  enter_place(at, s, unit, known, belief);
  if (belief.seen >= 0) {
    const Days since{(s.turn - belief.seen) * in<Days>(at.span())};
    const models::StrengthBelief old =
        models::aged(p, {Personnel{std::max(1.0, static_cast<double>(belief.people))}, belief.sigma}, since);
    seen = models::fused(old, seen);
  }
  belief.hex = s.hex[unit];
  belief.seen = s.turn;
  belief.people = static_cast<float>(in<Personnel>(seen.people));
  belief.sigma = static_cast<float>(seen.sigma);
}

/// A place believed held that is looked at and found empty is struck off.
void strike_off(const Setting& at, SideId watched, Watch& picture, UnitId unit, const State& s,
                const chance::Key& luck, Belief& belief) {
  const auto empty = [&](HexId place, Draw draw) {
    const int depth = at.front.depth(watched, place);
    return depth < Front::deepest &&
           picture.finds(depth, at.scenario.map.cover[place], Posture::hasty_defence, luck.uniform(draw));
  };
  if (belief.ghost && empty(belief.ghost, Draw::at_ghost)) {
    belief.ghost = HexId{};
    belief.ghost_seen = -1;
    belief.ghost_people = 0;
  }
  if (belief.seen >= 0 && belief.hex != s.hex[unit] && empty(belief.hex, Draw::at_old_place))
    belief =
        Belief{.ghost = belief.ghost, .ghost_seen = belief.ghost_seen, .ghost_people = belief.ghost_people};
}

void watch_unit(const Setting& at, State& s, SideId watcher, SideId watched, Watch& picture, UnitId unit) {
  Belief& belief = s.belief[s.belief_of(watcher, unit)];
  if (!alive(s, unit)) {
    belief = Belief{};
    return;
  }
  const std::uint64_t address = at.theatre.unit_key[unit] + watcher.row();
  const double luck = at.scratch.by_unit[unit];
  const int depth = at.front.depth(watched, s.hex[unit]);
  const bool met = s.contact[unit] > at.parameters.detection.belief.met;
  if (met || (depth < Front::deepest &&
              picture.finds(depth, at.scenario.map.cover[s.hex[unit]], s.posture[unit], luck)))
    sight(at, s, watcher, unit, met ? 1.0 : picture.quality(), picture.deception(), at.chance.at(address));
  if (belief.ghost || (belief.seen >= 0 && belief.hex != s.hex[unit]))
    strike_off(at, watched, picture, unit, s, at.chance.at(address), belief);
}

/// Formations near the front, and how well they are seen.
struct Seen {
  double formations{0}, covered{0};
};

Seen watch(const Setting& at, State& s, SideId watcher, SideId watched) {
  Watch picture{at, s, watcher, watched};
  const auto& who = at.theatre.unit_key;
  Column<UnitId, double>& luck = at.scratch.by_unit;
  const UnitRange rows = rows_of(at.theatre, watched);
  chance::uniforms(at.chance, {who.data() + rows.first, rows.size()}, watcher.row(),
                   {luck.data() + rows.first, rows.size()});
  Seen seen;
  for (const FormationId formation : at.theatre.formations()) {
    if (at.theatre.formation_side[formation] != watched) continue;
    seen.formations += picture.look_at(formation);
    seen.covered += picture.drones();
    for (const UnitId unit : at.theatre.of(formation)) watch_unit(at, s, watcher, watched, picture, unit);
  }
  std::fill(luck.begin() + rows.first, luck.begin() + rows.last, 0.0);
  return seen;
}

}  // namespace

/// Each side's staff draws its daily picture of the other: what it saw, where, whose, how strong, how long ago.
void intelligence(const Setting& at, State& s, Journal&) {
  if (!dawn(at, s)) return;
  at.scratch.finds.fill({-1, -1, -1});
  for (const SideId watcher : ids<SideId>(at.theatre.sides)) {
    Seen seen;
    for (const SideId watched : ids<SideId>(at.theatre.sides)) {
      if (!at.theatre.hostile(watcher, watched)) continue;
      const Seen one = watch(at, s, watcher, watched);
      seen = {seen.formations + one.formations, seen.covered + one.covered};
    }
    s.flow[watcher].eyes = seen.formations > 0 ? seen.covered / seen.formations * at.weather.flying : 0.0;
  }
}

}  // namespace salient::phases
