#include "chance/distributions.hpp"
#include "phases/fires/fires.hpp"

namespace salient::phases {
namespace {

constexpr double negligible = 1e-6;  // of suppression: decays to nothing, not to denormals

/// Whether somebody of an attack stands beside its target. Until then it draws no fire and gets none.
bool has_come_up(const Setting& at, const State& s, FormationId formation) {
  for (const UnitId unit : at.theatre.of(formation))
    if (is_manoeuvre(at.scenario.unit[unit].branch) &&
        at.theatre.distance(s.hex[unit], s.target[formation]) <= 1)
      return true;
  return false;
}

/// Those in pressed attacks of either side.
void mark_engaged(const Setting& at, const State& s, EngagedUnits& engaged) {
  engaged.assign(engaged.rows(), 0);
  for (const AttackUnderWay& attack : at.scratch.attacks) {
    if (!s.attack[attack.formation].pressing) continue;
    for (const UnitId unit : at.theatre.of(attack.formation))
      if (is_manoeuvre(at.scenario.unit[unit].branch) && at.theatre.distance(s.hex[unit], attack.target) <= 1)
        engaged[unit] = 1;
    for (UnitId unit = at.front.first(attack.target); unit; unit = at.front.next(unit)) engaged[unit] = 1;
  }
}

void list_attacks(const Setting& at, const State& s) {
  at.scratch.attacks.clear();
  for (const FormationId formation : at.theatre.formations())
    if (attacking(s, formation) && has_come_up(at, s, formation))
      at.scratch.attacks.push_back({formation, s.target[formation], at.theatre.formation_side[formation],
                                    SideId{s.control[s.target[formation]]}});
}

/// This morning's luck of every unit, drawn at once.
void draw_luck(const Setting& at) {
  UnitLuck& luck = at.scratch.fire_luck;
  const auto& who = at.theatre.unit_key;
  const std::span<chance::Key> keys{luck.key.data(), luck.key.rows()};
  chance::keys_at(at.chance, {who.data(), who.rows()}, keys);
  chance::first_uniforms(keys, {luck.first.data(), luck.first.rows()});
}

}  // namespace

/// Guns, rockets, bombs, salvos and drones: what they lend to attacks and defences, and what they do to
/// everyone else.
void fires(const Setting& at, State& s, Journal&) {
  s.support.assign(s.support.rows(), Support{});
  EngagedUnits& engaged = at.scratch.flag;
  list_attacks(at, s);
  mark_engaged(at, s, engaged);
  const auto& p = at.parameters.fires.suppression;
  // With no rounds falling suppression only decays, by the same factor for everyone.
  const double left = models::suppressed(p, 1, 0, 0, at.span());
  for (double& suppression : s.suppression) suppression = suppression > negligible ? suppression * left : 0.0;
  if (!attacks_allowed(at, s)) return;  // a ceasefire
  const bool morning = dawn(at, s);
  if (morning) {
    draw_luck(at);
    list_seen(at, s);
    answer_batteries(at, s);
    launch_salvos(at, s);
  }
  fire_guns(at, s, engaged);
  if (morning) {
    fire_mortars(at, s, engaged);
    drop_bombs(at, s, engaged);
  }
  fly_drones(at, s, engaged);
}

}  // namespace salient::phases
