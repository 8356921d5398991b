#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"
#include "models/fires/munition.hpp"

namespace salient::models {

/// What fire is for. Of two missions at once the later in this list waits first when rounds run short.
enum class FireMission : std::uint8_t { supporting, preparatory, counter_battery, harassing, interdiction };

/// A number for each mission.
struct MissionTable {
  double supporting, preparatory, counter_battery, harassing, interdiction;

  double at(FireMission) const;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("supporting", &MissionTable::supporting);
    visit("preparatory", &MissionTable::preparatory);
    visit("counter_battery", &MissionTable::counter_battery);
    visit("harassing", &MissionTable::harassing);
    visit("interdiction", &MissionTable::interdiction);
  }
};

/// What tubes fire in a day by mission, what a round weighs, and what each mission may draw.
struct Gunnery {
  MissionTable gun;         ///< rounds per gun per day if it need not move
  MissionTable reserve;     ///< share of a full stock that the mission leaves untouched
  double rocket_share;      ///< rockets per launcher, as a share of a gun's rounds
  double mortar_share;      ///< mortar bombs per mortar, as a share of a gun's rounds
  double gun_round_tonnes;  ///< round with charge and packing
  double rocket_round_tonnes;
  double mortar_round_tonnes;
  double rounds_per_mission;  ///< rounds a tube fires between two moves
  double displacement_hours;  ///< lost for fire by one move
  double preparation_hours;   ///< into which a day's preparatory fire is pressed

  double share_of(MunitionKind) const;   ///< of a gun's rounds
  double tonnes_of(MunitionKind) const;  ///< of one round
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("gun", &Gunnery::gun);
    visit("reserve", &Gunnery::reserve);
    visit("rocket_share", &Gunnery::rocket_share);
    visit("mortar_share", &Gunnery::mortar_share);
    visit("gun_round_tonnes", &Gunnery::gun_round_tonnes);
    visit("rocket_round_tonnes", &Gunnery::rocket_round_tonnes);
    visit("mortar_round_tonnes", &Gunnery::mortar_round_tonnes);
    visit("rounds_per_mission", &Gunnery::rounds_per_mission);
    visit("displacement_hours", &Gunnery::displacement_hours);
    visit("preparation_hours", &Gunnery::preparation_hours);
  }
};

/// Rounds a tube fires in a day on a mission, moves counted.                    {fire-cycle}
///
///     1 / r' = 1 / r + (displacement / 24) / rounds per mission,   r = gun rate share
double daily_rounds(const Gunnery&, MunitionKind, FireMission);

struct FireOrder {
  MunitionKind kind;  ///< shell, rocket or mortar
  double tubes;       ///< in action
  FireMission mission;
  Tonnes ammunition;  ///< at hand
  Tonnes full;        ///< a full stock
};

struct Fired {
  double rounds;
  Tonnes ammunition;  ///< spent: never more than was at hand
};

/// Rounds fired in a span: what the mission asks, or what it may draw if that is less.     {rounds}
///
///     n = min(tubes r' span, max(0, ammunition - reserve full) / weight of a round)
Fired fire(const Gunnery&, const FireOrder&, Days span);

/// Fire on the enemy's roads.
struct Interdiction {
  double half;  ///< rounds per day and km of front that put half of the road space in reach under fire

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("half", &Interdiction::half);
  }
};

/// Share of the road space within reach that is under fire.                    {interdiction}
///
///     threat = 1 - 2^(-rounds / (width half))
Share roads_under_fire(const Interdiction&, double rounds_per_day, Kilometres width);
/// The threat to whatever uses those roads: drones and fire, independently.     {road-threat}
///
///     1 - (1 - overhead) (1 - under fire)
Share road_threat(Share overhead, Share under_fire);

}  // namespace salient::models
