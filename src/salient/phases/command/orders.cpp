#include <algorithm>

#include "chance/distributions.hpp"
#include "models/coalition/coalition.hpp"
#include "models/command/decision.hpp"
#include "models/command/order.hpp"
#include "models/training/training.hpp"
#include "phases/command/staff.hpp"

namespace salient::phases {
namespace {

double staff_training(const Setting& at, const State& s, FormationId formation) {
  double sum = 0, people = 0;
  for (const UnitId unit : at.theatre.of(formation)) {
    sum += s.people[unit] * s.training[unit][Domain::combined_arms];
    people += s.people[unit];
  }
  return people > 0 ? sum / people : 0;
}

/// The headquarters over a formation: how much of its work is lost, and how far it is. None left: all is lost.
struct Superior {
  Share staff_lost;
  Kilometres distance;
};
Superior superior_of(const Setting& at, const State& s, FormationId formation) {
  const UnitId staff = at.theatre.staff[formation];
  if (!staff) return {0, Kilometres{0}};
  if (!alive(s, staff)) return {1, Kilometres{0}};
  const HexId troops = s.hex[*at.theatre.of(formation).begin()];
  return {std::clamp(s.staff_lost[at.theatre.formation_of[staff]], 0.0, 1.0),
          Kilometres{at.theatre.distance(s.hex[staff], troops) * at.theatre.hex_km}};
}

/// What an order to the formation has to pass.
models::Headquarters headquarters_over(const Setting& at, const State& s, FormationId formation) {
  const Superior superior = superior_of(at, s, formation);
  return {
      .echelon = at.scenario.formation[formation].echelon,
      .jamming = enemy_jamming(at, at.theatre.formation_side[formation]),
      .staff_lost = superior.staff_lost,
      .staff_training = staff_training(at, s, formation),
      .seam_factor = models::order_delay_factor(at.parameters.coalition.seam, seam_friction(at, s, formation)),
      .distance = superior.distance};
}

/// Level in combined arms of the battalions that carry an order out.
double troops_training(const Setting& at, const State& s, FormationId formation) {
  double sum = 0, people = 0;
  for (const UnitId unit : at.theatre.of(formation)) {
    if (!is_manoeuvre(at.scenario.unit[unit].branch)) continue;
    sum += s.people[unit] * s.training[unit][Domain::combined_arms];
    people += s.people[unit];
  }
  return people > 0 ? sum / people : at.parameters.training.effect.reference;
}

/// People of the battalions that can be led into a fight.
std::int32_t people_in_hand(const Setting& at, const State& s, FormationId formation) {
  std::int32_t people = 0;
  for (const UnitId unit : at.theatre.of(formation))
    if (fit(s, unit) && is_manoeuvre(at.scenario.unit[unit].branch)) people += s.people[unit];
  return people;
}

void open_attack(const Setting& at, State& s, Journal& journal, FormationId formation, Cause cause) {
  Attack& attack = s.attack[formation];
  const chance::Key luck =
      at.lasting.at(at.theatre.formation_key[formation]).at(attack.number + std::uint64_t{1});
  const std::int32_t people = people_in_hand(at, s, formation);
  attack = {.opened = s.turn,
            .number = attack.number + 1,
            .own_lost = 0,
            .enemy_lost = 0,
            .began_with = people,
            .pressing = 1,
            .repulsed = attack.repulsed,
            .luck_attacker = chance::normal(luck, 0),
            .luck_defender = chance::normal(luck, 1),
            .luck_advance = chance::normal(luck, 2),
            .penetration = 0,
            .gained = 0,
            .last_gain = static_cast<double>(s.turn)};
  journal.note({.turn = stamp(s),
                .kind = EventKind::attack_opened,
                .cause = cause,
                .side = at.theatre.formation_side[formation],
                .formation = formation,
                .hex = s.target[formation],
                .b = static_cast<float>(people)});
}

/// Whether an order has been overtaken while it was on its way. To attack: there is a ceasefire, others have
/// taken the place, or those to be reached are out or gone, or nobody is left who could. To hold a place: it is
/// lost, may be cut off, or will have fallen before he comes. To go back to one: there is no way to it any
/// more.
bool overtaken(const Setting& at, const State& s, FormationId formation, const Order& order) {
  if (!order.target) return false;
  const SideId side = at.theatre.formation_side[formation];
  if (order.mission == Mission::hold) {
    const HexId lead = foremost(at, s, formation);
    return !lead || !at.front.secure(side).has(order.target) ||
           falls_within(at, s, side, order.target, march_time(at, lead, order.target));
  }
  if (order.mission != Mission::attack) return !at.front.linked(side).has(order.target);
  if (!attacks_allowed(at, s) || !at.front.hostile_land(side).has(order.target)) return true;
  if (static_cast<Cause>(order.cause) == Cause::relief && !somebody_to_reach(at, s, side, order.target))
    return true;
  return people_in_hand(at, s, formation) <
         at.parameters.operation.staff.spent * at.theatre.establishment[formation];
}

void carry_out(const Setting& at, State& s, Journal& journal, FormationId formation) {
  Order& order = s.order[formation];
  if (overtaken(at, s, formation, order)) {
    order = Order{};
    return;
  }
  const Mission before = s.mission[formation];
  s.mission[formation] = order.mission;
  s.target[formation] = order.target;
  const auto cause = static_cast<Cause>(order.cause);
  order.due = -1;
  const Event event{.turn = stamp(s),
                    .cause = cause,
                    .side = at.theatre.formation_side[formation],
                    .formation = formation,
                    .hex = s.target[formation]};
  if (order.mission == Mission::attack && before != Mission::attack)
    return open_attack(at, s, journal, formation, cause);
  Event told = event;
  if (order.mission == Mission::rest) {
    const Appraisal a = appraise(at, s, formation);
    told.kind = EventKind::rotated_out;
    told.a = static_cast<float>(a.fatigue);
    told.b = static_cast<float>(a.loss_total);
    journal.note(told);
  } else if (order.mission == Mission::withdraw || order.mission == Mission::delay) {
    told.kind = EventKind::line_abandoned;
    told.b = order.mission == Mission::delay ? 1 : 0;
    journal.note(told);
  } else if (order.mission == Mission::reserve) {
    told.kind = EventKind::reserve_formed;
    journal.note(told);
  } else if (before == Mission::reserve) {
    told.kind = EventKind::reserve_committed;
    journal.note(told);
  }
}

void remember_repulse(const Setting& at, State& s, SideId side, HexId place) {
  s.repulses[place] = {.count = static_cast<float>(1 + repulses_at(at, s, side, place)),
                       .last = s.turn,
                       .side = static_cast<std::int32_t>(side.row())};
}

/// One hour for all who are under orders to attack the same place and have not begun: that of the last of them.
void set_hour(const Setting& at, State& s, FormationId formation) {
  const HexId target = s.order[formation].target;
  const auto together = [&](FormationId other) {
    const Order& order = s.order[other];
    return order.due >= 0 && order.mission == Mission::attack && order.target == target &&
           at.theatre.formation_side[other] == at.theatre.formation_side[formation];
  };
  std::int32_t hour = s.order[formation].due;
  for (const FormationId other : at.theatre.formations())
    if (together(other)) hour = std::max(hour, s.order[other].due);
  for (const FormationId other : at.theatre.formations())
    if (together(other)) s.order[other].due = hour;
}

}  // namespace

Days usual_delay(const Setting& at, const State& s, FormationId formation) {
  return Days{
      models::median_order_delay_hours(at.parameters.command.order, headquarters_over(at, s, formation)) /
      24.0};
}

Kilometres reach_of(const Setting& at, const State& s, FormationId formation, Days days) {
  const Attack& attack = s.attack[formation];
  const Days so_far = std::max(Days{1}, (s.turn - attack.opened) * at.span());
  return Kilometres{attack.penetration + (attack.gained + attack.penetration) * (days / so_far)};
}

bool falls_within(const Setting& at, const State& s, SideId side, HexId place, Days days) {
  const Days until = std::max(Days{1}, days);
  for (const FormationId enemy : at.theatre.formations()) {
    if (!attacks_side(at, s, enemy, side)) continue;
    const Kilometres reach = reach_of(at, s, enemy, until);
    if (reach > Kilometres{0} &&
        Kilometres{(at.theatre.distance(s.target[enemy], place) + 1) * at.theatre.hex_km} <= reach)
      return true;
  }
  return false;
}

void send_order(const Setting& at, State& s, Journal& journal, FormationId formation, Mission mission,
                HexId target, Cause cause) {
  const double passed =
      models::order_delay_hours(at.parameters.command.order, headquarters_over(at, s, formation),
                                at.chance.at(at.theatre.formation_key[formation]).uniform(0));
  const double hours =
      passed * models::order_time_factor(at.parameters.training.effect, troops_training(at, s, formation));
  const double turns = hours / (24.0 * in<Days>(at.span()));
  const auto delay =
      static_cast<std::int32_t>(chance::whole(at.chance.at(at.theatre.formation_key[formation]), turns, 1));
  s.order[formation] = {
      .mission = mission, .cause = static_cast<std::uint8_t>(cause), .target = target, .due = s.turn + delay};
  if (mission == Mission::attack) set_hour(at, s, formation);
  journal.note({.turn = stamp(s),
                .kind = EventKind::order_given,
                .cause = cause,
                .side = at.theatre.formation_side[formation],
                .formation = formation,
                .hex = target,
                .a = static_cast<float>(hours),
                .b = static_cast<float>(mission)});
}

void carry_out_orders(const Setting& at, State& s, Journal& journal) {
  for (const FormationId formation : at.theatre.formations())
    if (s.order[formation].due >= 0 && s.order[formation].due <= s.turn) carry_out(at, s, journal, formation);
}

double repulses_at(const Setting& at, const State& s, SideId side, HexId place) {
  const Repulses& known = s.repulses[place];
  if (known.last < 0 || SideId{static_cast<std::size_t>(known.side)} != side) return 0;
  return models::repulses_remembered(at.parameters.command.belief, known.count,
                                     (s.turn - known.last) * at.span());
}

void end_attack(const Setting& at, State& s, Journal& journal, FormationId formation, Cause cause) {
  Attack& attack = s.attack[formation];
  if (attack.fought > 0)
    journal.note({.turn = stamp(s),
                  .kind = EventKind::attack_fought,
                  .side = at.theatre.formation_side[formation],
                  .formation = formation,
                  .hex = s.target[formation],
                  .a = static_cast<float>(attack.fought),
                  .b = static_cast<float>(attack.attacker_days / attack.fought),
                  .c = static_cast<float>(attack.defender_days / attack.fought)});
  journal.note({.turn = stamp(s),
                .kind = EventKind::attack_ended,
                .cause = cause,
                .side = at.theatre.formation_side[formation],
                .formation = formation,
                .hex = s.target[formation],
                .a = static_cast<float>(attack.own_lost),
                .b = static_cast<float>(attack.enemy_lost),
                .c = static_cast<float>(attack.gained)});
  if (cause == Cause::ammunition) journal.note(return_of_stocks(at, s, formation));
  const bool thrown_back = cause == Cause::shock || cause == Cause::losses || cause == Cause::no_gain;
  if (attack.gained > 0) {
    attack.repulsed = 0;
  } else if (thrown_back) {
    attack.repulsed += 1;
    if (const HexId target = s.target[formation])
      remember_repulse(at, s, at.theatre.formation_side[formation], target);
  }
  attack.opened = -1;
  attack.pressing = 0;
  attack.penetration = 0;
  attack.last_gain = s.turn;  // from here on: when it ended
  s.mission[formation] = Mission::hold;
  s.target[formation] = HexId{};
  s.order[formation].due = -1;
}

}  // namespace salient::phases
