#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/units.hpp"
#include "forces/vocabulary.hpp"
#include "history/battle_play.hpp"

// A battle of record in three parts that do not know each other: its title, what could be known before it, and
// how it went. A function that takes a `Battle` cannot see the outcome: that is how no hindsight enters.
namespace salient::history {

/// One side before the battle; none where the record does not say.
struct Troops {
  std::optional<double> people;  ///< at the start
  std::optional<double> horse;   ///< of them, mounted
  std::optional<double> tanks;   ///< light and main
  std::optional<double> guns;    ///< artillery tubes
  std::optional<Kilometres> width;
};

/// What one side set out to do, and the aircraft it was given. Known to a scenario's author, easily overused:
/// read only when asked for.
struct Intent {
  std::optional<double> sorties;                   ///< close support, over the whole battle
  models::Scheme scheme{models::Scheme::frontal};  ///< of an attack
  bool counterattacks{false};                      ///< of a defence
  std::vector<std::string> nations;                ///< whose people they are, by name
};

enum class Rain : std::uint8_t { dry, overcast, light, heavy };
enum class Heat : std::uint8_t { hot, temperate, cold };
enum class Season : std::uint8_t { spring, summer, autumn, winter };

/// What could be known before the first shot.
struct Battle {
  std::optional<int> year, month;
  Troops attacker, defender;
  std::optional<Posture> posture, second_posture;  ///< the defender's; the second where he mixed two
  std::optional<Relief> relief, second_relief;
  std::optional<Cover> cover, second_cover;
  bool desert{false}, urban{false}, marsh{false};
  std::optional<Rain> rain;
  bool wet{false};  ///< ground
  std::optional<Heat> heat;
  std::optional<Season> season;
  std::optional<int> air;  ///< superiority over the theatre: 1 the attacker's, -1 the defender's, 0 nobody's
  Intent attacker_intent, defender_intent;
};

/// How it went.
struct Record {
  std::optional<Victor> victor;
  std::optional<double> attacker_engaged, defender_engaged;  ///< people over the whole battle
  std::optional<double> attacker_lost, defender_lost;        ///< people, prisoners among them
  std::optional<Kilometres> gained;                          ///< below 0: the attacker was driven back
  std::optional<double> hours, days;                         ///< of fighting; of the calendar
};

struct Title {
  std::string id, name, war;
  std::string campaign;  ///< battles of one campaign stand or fall together in every resampling
};

struct BattleOfRecord {
  Title title;
  Battle battle;
  Record record;
  bool part_of_larger{false};  ///< a day or a sector of another row: never scored
};
using Battles = std::vector<BattleOfRecord>;

/// Attacker's people over the defender's, natural logarithm; none where either is not known.
std::optional<double> log_force_ratio(const Battle&);

/// Brigade to division, 1904 and later: both sides at most 25,000.
bool in_band(const Battle&);

}  // namespace salient::history
