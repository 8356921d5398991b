#include <algorithm>

#include "phases/supply/supply.hpp"

namespace salient::phases {
namespace {

constexpr int days_a_week = 7;

void note_shortage(const Setting& at, const State& s, Journal& journal) {
  for (const FormationId formation : at.theatre.formations()) {
    const Event stocks = return_of_stocks(at, s, formation);
    if (std::min({stocks.a, stocks.b, stocks.c}) <= at.parameters.supply.activity.short_of)
      journal.note(stocks);
  }
}

void supply_side(const Setting& at, State& s, SideId side) {
  FullStock daily{0, 0, 0, 0};
  double people = 0;
  const double stock_days = at.parameters.operation.rear.stock_days;
  for (const UnitId unit : at.theatre.units()) {
    if (at.theatre.side_of[unit] != side || !alive(s, unit)) continue;
    live(at, s, unit, at.scratch.supply.request[unit]);
    const FullStock& full = at.drawn.full[unit];
    daily = {daily.ammunition + full.ammunition / stock_days, daily.fuel + full.fuel / stock_days,
             daily.food + full.food / stock_days, daily.spares + full.spares / stock_days};
    people += s.people[unit];
  }
  suffer_damage(at, s, side);
  receive(at, s, side, daily);
  distribute(at, s, side, Personnel{people}, daily);
}

}  // namespace

Event return_of_stocks(const Setting& at, const State& s, FormationId formation) {
  double ammunition = 0, fuel = 0, food = 0, units = 0;
  for (const UnitId unit : at.theatre.of(formation)) {
    if (!alive(s, unit)) continue;
    const FullStock full = full_now(at, s, unit);
    units += 1;
    ammunition += fill_of(s.ammunition[unit], full.ammunition);
    fuel += fill_of(s.fuel[unit], full.fuel);
    food += fill_of(s.food[unit], full.food);
  }
  const auto mean = [units](double sum) { return static_cast<float>(units > 0 ? sum / units : 1.0); };
  return {.turn = stamp(s),
          .kind = EventKind::went_short,
          .side = at.theatre.formation_side[formation],
          .formation = formation,
          .a = mean(ammunition),
          .b = mean(fuel),
          .c = mean(food)};
}

/// Once a day: what comes in, what is used up, what the enemy destroys, what trucks and trains bring forward.
/// Tonnes are conserved.
void supply(const Setting& at, State& s, Journal& journal) {
  if (!dawn(at, s)) return;
  for (const SideId side : ids<SideId>(at.theatre.sides)) supply_side(at, s, side);
  if (static_cast<int>(day_of(at, s)) % days_a_week == 0) note_shortage(at, s, journal);
}

}  // namespace salient::phases
