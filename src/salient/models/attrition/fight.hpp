#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

/// Ages of war that the record tells apart, by the year in which each begins. {era}
enum class Era : std::uint8_t {
  pike_and_shot,     ///< 1600
  flintlock,         ///< 1700
  napoleonic,        ///< 1792
  rifle,             ///< 1816
  machine_gun,       ///< 1904
  great_war,         ///< 1914
  between_wars,      ///< 1919
  second_world_war,  ///< 1940
  cold_war,          ///< 1946 to 1982, where the record ends
  present            ///< past the record: as cold_war, with the factors attacker_era and defender_era
};
constexpr std::size_t era_count = 10;
Era era_of(int year);
std::string_view spelling(Era);

/// How an attacker means to come on.
enum class Scheme : std::uint8_t { frontal, envelopment, double_envelopment, penetration, river_crossing };

/// What a side's nation brings to a fight beyond what its people, weapons and training count for. {nationality}
struct Nationality {
  double effectiveness{0};  ///< ln of what it inflicts and saves; 0: as nations usually do
  double losses{0};  ///< ln of its own losses, whoever the enemy is: whom it takes and who does not yield
};

/// One side of an engagement.
struct Contestant {
  double people;  ///< present and exposed to the fight
  double power;   ///< people weighted by training, weapons, ammunition, cohesion and fires; one scale for both
                  ///< sides. Ground and works are not in it: the laws see to them.
  double tanks{0};     ///< armoured fighting vehicles in the fight, counted in `power` already
  double guns{0};      ///< artillery tubes and launchers in support, counted in `power` already
  double aircraft{0};  ///< close-support sorties a day, counted in `power` already; 0 also where unknown
  double tanks_per_thousand{-1};  ///< people of the whole formations in the fight; below 0: as counted above
  double guns_per_thousand{-1};   ///< the same
  Nationality nation{};
};

/// One engagement as it stands today. "Attacker" is who presses; which side that is does not enter.
struct Fight {
  Contestant attacker, defender;
  Posture posture;  ///< the defender's
  Relief relief;
  Cover cover;
  double works;               ///< level of the defender's works, 0 none to 1
  double weather_casualty;    ///< factor on both sides' rates, 0 to 1: models::weather_effects(...).casualty
  double surprise;            ///< -1 the defender is surprised completely, 0 nobody, 1 the attacker is
  Kilometres width;           ///< of the front on which they fight
  double attacker_intensity;  ///< share of the attacker's force that presses today, 0 to 1
  double attacker_luck, defender_luck;    ///< standard normals that live as long as the engagement
  double attacker_daily, defender_daily;  ///< standard normals, new each day
  Era era{Era::present};
  double air{0};                   ///< superiority over the theatre: -1 the defender's, 1 the attacker's
  Days lasted{0};                  ///< of battle so far
  Scheme scheme{Scheme::frontal};  ///< the attacker's; frontal where nobody says
  bool counterattacks{false};      ///< the defender plans to strike back, not only to hold
  bool growing{false};             ///< spring to autumn of a temperate climate
};

/// What an engagement costs: shares of the people present, per day of fighting.
struct LossRates {
  PerDay attacker;
  PerDay defender;           ///< killed, wounded and missing; without those taken prisoner
  PerDay defender_captured;  ///< prisoners that go with it on ground that is lost: apply it where the attacker
                             ///< takes the position, not where he is held
};

/// What an engagement costs with the luck it has, and what such a day usually costs.
struct RatesToday {
  LossRates drawn, usual;
};

/// The same engagement without luck.
inline Fight without_luck(Fight fight) {
  fight.attacker_luck = fight.defender_luck = fight.attacker_daily = fight.defender_daily = 0;
  return fight;
}

}  // namespace salient::models
