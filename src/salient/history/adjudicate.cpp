#include "history/adjudicate.hpp"

#include "history/converter.hpp"

namespace salient::history {
namespace {

constexpr double sortie_power = 12;  ///< in people, as the converter counts it

/// A sortie's power is added by number, then everybody's is weighed by his quality.
void equip(models::Contestant& side, double sorties, double quality) {
  side.aircraft = sorties;
  side.power = (side.power + sortie_power * sorties) * quality;
}

double defender_surprised(Sudden sudden) {
  constexpr double levels = 3;
  return static_cast<double>(sudden) / levels;
}

}  // namespace

Battle battle_of(const Asked& asked) {
  Battle battle;
  battle.year = asked.year;
  battle.season = asked.season;
  battle.rain = asked.weather;
  battle.air = asked.air == Air::attacker ? 1 : asked.air == Air::defender ? -1 : 0;
  battle.wet = asked.weather == Rain::heavy;
  battle.posture = asked.posture;
  battle.relief = asked.terrain.relief;
  battle.cover = asked.terrain.cover;
  battle.urban = asked.terrain.cover == Cover::urban;
  battle.attacker.people = asked.attacker;
  battle.defender.people = asked.defender;
  battle.attacker.tanks = asked.tanks.attacker;
  battle.defender.tanks = asked.tanks.defender;
  if (asked.artillery) {
    battle.attacker.guns = asked.artillery->attacker;
    battle.defender.guns = asked.artillery->defender;
  }
  if (asked.width) battle.defender.width = Kilometres{*asked.width};
  return battle;
}

Encounter encounter_of(const Asked& asked) {
  const auto converted = convert(battle_of(asked), Inputs::A);
  EXPECT(converted.has_value());  // both sides' people are known
  Encounter e = *converted;
  equip(e.fight.attacker, asked.sorties.attacker, asked.quality.attacker);
  equip(e.fight.defender, asked.sorties.defender, asked.quality.defender);
  e.fight.surprise = -defender_surprised(asked.surprise);
  e.ground.obstacle = asked.mines;
  e.ground.river_width_m = asked.river;
  e.ground.drones_overhead = asked.drones;
  return e;
}

Verdict adjudicate(models::AttritionLaw law, const Asked& asked, const std::vector<BattleParameters>& drawn,
                   std::uint64_t seed) {
  const Encounter encounter = encounter_of(asked);
  const Days longest = asked.days ? Days{*asked.days} : longest_battle;
  const chance::Key luck = chance::Key::from_seed(seed).at("adjudicate");
  Verdict verdict{law, {}};
  verdict.courses.reserve(drawn.size());
  for (std::size_t play = 0; play < drawn.size(); ++play)
    verdict.courses.push_back(play_battle(law, drawn[play], encounter, luck.at(play), longest));
  return verdict;
}

}  // namespace salient::history
