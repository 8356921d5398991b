#pragma once
#include "chance/key.hpp"
#include "models/advance/advance.hpp"
#include "models/attrition/law.hpp"
#include "models/engagement/engagement.hpp"

// One battle, played through with the laws that campaigns play: no map, no roster, no plan, two forces on one
// front until one of them has had enough.
namespace salient::history {

/// What two forces meet on, before the first shot. Luck in it is not read: a play draws its own.
struct Encounter {
  models::Fight fight;  ///< nationalities in it count where they are said to be known
  models::AdvanceConditions ground;
  bool attacker_nation_known{false}, defender_nation_known{false};
};

/// The numbers a battle is played with.
struct BattleParameters {
  models::AttritionParameters attrition;
  models::AdvanceParameters advance;
  models::GroundParameters to_ground;
  models::AdvanceLaw by{models::AdvanceLaw::ladder};
  std::size_t row{0};  ///< of the posterior that they were drawn from
};

enum class Victor : std::uint8_t { attacker, defender, nobody };

/// How a battle went. Losses are people, the defender's with those taken prisoner, as the record counts them.
struct BattleCourse {
  Victor victor;
  double attacker_lost, defender_lost;
  Kilometres gained;
  Days lasted;
};

constexpr int steps_a_day = 4;        ///< the turn of most campaigns, six hours
constexpr Days longest_battle{90.0};  ///< both still there then: nobody has won

/// Whether attackers of an age go to ground as a day's losses mount: under machine guns and since. A line that
/// lay down before them was a line lost, and attackers of before lost four times as much in a bad day.
bool goes_to_ground(models::Era);

/// Plays a battle in steps of a quarter of a day until one side breaks off.                    {battle-play}
///
/// A step: rates and pace of the law at today's people and powers; losses of both sides, {loss-share} and
/// {to-ground} as in campaigns; then each side's hazard of {giving-up}. Luck that lasts and luck of the day
/// enter as in a campaign's combat. Power, weapons and people fall together. Who gives up has lost, the
/// defender with the prisoners that go with his position; which of the two within a step falls by their
/// hazards. Neither within `longest`: nobody has won. Theory: README.md#battle-play
BattleCourse play_battle(models::AttritionLaw, const BattleParameters&, const Encounter&, chance::Key,
                         Days longest = longest_battle);

}  // namespace salient::history
