#include <algorithm>

#include "models/fortification/fortification.hpp"
#include "models/training/training.hpp"
#include "phases/phase.hpp"

namespace salient::phases {
namespace {

bool digs(const State& s, UnitId unit) {
  const Posture posture = s.posture[unit];
  return posture == Posture::hasty_defence || posture == Posture::prepared_defence ||
         posture == Posture::fortified_defence;
}

}  // namespace

/// Troops who stay dig in, engineers lay mines; once a day, at dusk.
void works(const Setting& at, State& s, Journal&) {
  if (!dusk(at, s)) return;
  const auto& p = at.parameters.fortification;
  const double km = at.theatre.hex_km;
  at.front.muster(s);
  for (const UnitId first : at.theatre.units()) {
    const HexId hex = s.hex[first];
    if (!alive(s, first) || at.front.first(hex) != first) continue;  // once for each hex that anybody stands in
    double people = 0, engineers = 0, skill = 0;
    for (UnitId unit = first; unit; unit = at.front.next(unit)) {
      if (!digs(s, unit)) continue;
      people += s.people[unit];
      skill += s.people[unit] *
               models::works_factor(at.parameters.training.effect, s.training[unit][Domain::trench]);
      if (at.scenario.unit[unit].branch == Branch::engineer) engineers += s.people[unit];
    }
    if (people <= 0) continue;
    double hindered = 0;
    for (UnitId unit = first; unit; unit = at.front.next(unit))
      hindered = std::max(hindered, s.suppression[unit]);
    const models::Diggers diggers{people / km, engineers / km, std::min(1.0, hindered),
                                  std::min(1.0, at.weather.dig * skill / people)};
    s.works[hex] =
        static_cast<float>(std::clamp(models::dug(p.digging, s.works[hex], diggers, Days{1}), 0.0, 1.0));
    s.mines[hex] = static_cast<float>(
        std::clamp(models::mines_laid(p.mines, s.mines[hex], engineers / km, Days{1}), 0.0, 1.0));
  }
}

}  // namespace salient::phases
