#include "history/converter.hpp"

#include <algorithm>
#include <array>

#include "base/math.hpp"

namespace salient::history {
namespace {

constexpr int usual_year = 1918;  ///< the record's median: where the year is not known

/// Generic organisation and equipment of an era: what stands where a column is empty, and what a weapon weighs.
struct Organisation {
  double guns_per_thousand;  ///< people
  double people_per_km;      ///< of the defender's front
  double gun;                ///< power of a gun, in people
  double days;               ///< that a battle usually lasts
  double motorised;          ///< share of an attacker's people who ride in vehicles: from general histories
};
/// Medians of the development battles of each era, both sides together; the power of a gun is that of a
/// campaign's tube from 1914 on, half of it before recoil cylinders, and of muzzle-loaders a quarter.
constexpr std::array<Organisation, models::era_count> organisations{{
    {1.2, 6200, 3, 1, 0},     // to 1699
    {2.0, 6900, 3, 1, 0},     // to 1791
    {2.4, 3800, 3, 1, 0},     // to 1815
    {2.7, 3500, 3, 1, 0},     // to 1903
    {2.8, 2700, 6, 2, 0},     // to 1913
    {6.8, 3200, 12, 8, 0},    // to 1918
    {5.1, 1000, 12, 6, 0.2},  // to 1939
    {8.1, 1400, 12, 4, 0.5},  // to 1945
    {5.0, 870, 12, 2, 0.9},   // to 1982
    {5.0, 870, 12, 2, 0.9},   // since: as before
}};

constexpr double tank_power = 15;    ///< in people: a tank battalion's weight of 2.2, on 12 men for each tank
constexpr double sortie_power = 12;  ///< in people, of one sortie a day
constexpr double hasty_works = 0.1, prepared_works = 0.4, fortified_works = 0.78;
constexpr double people_under_armour = 12;  ///< for each tank: its crew and those who ride with it
constexpr double river_m = 60;              ///< of a river that the scheme says is crossed

const Organisation& organisation_of(const Battle& b) {
  return organisations[static_cast<std::size_t>(models::era_of(b.year.value_or(usual_year)))];
}

double works_of(Posture posture) {
  if (posture == Posture::prepared_defence) return prepared_works;
  return posture == Posture::fortified_defence ? fortified_works : hasty_works;
}

bool gives_ground(Posture p) { return p == Posture::delay || p == Posture::withdraw; }

/// Of two postures mixed, the weaker names the fight and the works are midway between. Not known: hasty.
Posture posture_of(const Battle& b) {
  const Posture first = b.posture.value_or(Posture::hasty_defence);
  if (!b.second_posture || gives_ground(first) || gives_ground(*b.second_posture)) return first;
  return works_of(*b.second_posture) < works_of(first) ? *b.second_posture : first;
}

double mixed_works(const Battle& b) {
  const double first = works_of(b.posture.value_or(Posture::hasty_defence));
  return b.second_posture ? (first + works_of(*b.second_posture)) / 2 : first;
}

/// The defender's width, else the attacker's, else what his people usually hold.
Kilometres width_of(const Battle& b) {
  if (b.defender.width) return *b.defender.width;
  if (b.attacker.width) return *b.attacker.width;
  return Kilometres{*b.defender.people / organisation_of(b).people_per_km};
}

/// Tanks not known: none. Guns not known: as many as the era's armies had for so many people.
models::Contestant side_of(const Battle& b, const Troops& troops, const Intent& intent, Inputs inputs) {
  const Organisation& usual = organisation_of(b);
  models::Contestant side{.people = *troops.people, .power = *troops.people};
  side.tanks = troops.tanks.value_or(0);
  side.guns = troops.guns.value_or(side.people * usual.guns_per_thousand / 1000);
  if (inputs == Inputs::AB) side.aircraft = intent.sorties.value_or(0) / usual.days;
  side.power += tank_power * side.tanks + usual.gun * side.guns + sortie_power * side.aircraft;
  return side;
}

/// Factor of sky and ground on both sides' rates: the campaign's central values.
double weather_casualty(const Battle& b) {
  constexpr std::array by_rain{1.0, 0.97, 0.9, 0.75};
  return by_rain[static_cast<std::size_t>(b.rain.value_or(Rain::dry))] * (b.wet ? 0.95 : 1.0);
}

double trafficability(const Battle& b) { return (b.wet ? 0.8 : 1.0) * (b.marsh ? 0.6 : 1.0); }

models::Fight fight_of(const Battle& b, Inputs inputs) {
  models::Fight f{};
  f.attacker = side_of(b, b.attacker, b.attacker_intent, inputs);
  f.defender = side_of(b, b.defender, b.defender_intent, inputs);
  f.posture = posture_of(b);
  f.works = mixed_works(b);
  f.relief = b.relief.value_or(Relief::rolling);
  f.cover = b.urban ? Cover::urban : b.cover.value_or(Cover::mixed);
  f.weather_casualty = weather_casualty(b);
  f.width = width_of(b);
  f.attacker_intensity = 1;
  f.era = models::era_of(b.year.value_or(usual_year));
  f.air = b.air.value_or(0);
  f.growing = b.season && *b.season != Season::winter;
  if (inputs == Inputs::AB) {
    f.scheme = b.attacker_intent.scheme;
    f.counterattacks = b.defender_intent.counterattacks;
  }
  return f;
}

models::AdvanceConditions ground_of(const Battle& b, const models::Fight& fight) {
  const bool river = fight.scheme == models::Scheme::river_crossing;
  return {.obstacle = 0,
          .river_width_m = river ? river_m : 0,
          .trafficability = trafficability(b),
          .drones_overhead = 0,
          .supply_fill = 1,
          .defended = true,
          .motorised_share = organisation_of(b).motorised,
          .armour_share = std::min(1.0, people_under_armour * fight.attacker.tanks / fight.attacker.people),
          .luck = 0,
          .daily = 0,
          .front = fight.width};
}

}  // namespace

std::optional<Encounter> convert(const Battle& b, Inputs inputs) {
  if (!b.attacker.people || !b.defender.people) return std::nullopt;
  const models::Fight fight = fight_of(b, inputs);
  return Encounter{fight, ground_of(b, fight)};
}

}  // namespace salient::history
