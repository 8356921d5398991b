#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "history/battle.hpp"
#include "models/attrition/law.hpp"
#include "scenario/draft/node.hpp"

// One engagement as an umpire asks for it: what he types, the battle it is, and how it may go under each law.
namespace salient::history {

/// A number for the attacker and one for the defender.
struct Sides {
  double attacker{0}, defender{0};
};
struct GroundOf {
  Relief relief{Relief::rolling};
  Cover cover{Cover::mixed};
};
/// How completely the attacker surprises the defender.
enum class Sudden : std::uint8_t { none, minor, substantial, complete };

/// Who rules the air over the theatre.
enum class Air : std::uint8_t { nobody, attacker, defender };

/// What an umpire may say. What he leaves out is what the converter of battles takes for not known.
struct Asked {
  double attacker{0}, defender{0};  ///< people
  Posture posture{Posture::hasty_defence};
  GroundOf terrain;
  Sides tanks;
  std::optional<Sides> artillery;  ///< tubes; left out: as many as armies of the time had
  Sides sorties;                   ///< of close support, a day
  Air air{Air::nobody};
  Sides quality{1, 1};          ///< of each side's people and weapons, against the usual
  std::optional<double> width;  ///< km; left out: what the defender's people usually hold
  std::optional<double> days;   ///< the umpire's span; left out: until one side breaks off
  Sudden surprise{Sudden::none};
  Rain weather{Rain::dry};
  Season season{Season::summer};
  double river{0};   ///< m of unbridged water in front of the defender
  double mines{0};   ///< how thick, 0 to 1
  double drones{0};  ///< how closely the defender's drones watch the ground, 0 to 1
  int year{2024};
  const draft::Node* node{nullptr};
};

/// A key of an engagement: an option of the command line and a line of a file alike.
struct AskedKey {
  std::string name, takes, what;
  bool required;
};
std::vector<AskedKey> asked_keys();

/// The words of a command line by key, on top of a file's (empty: none). Every problem of both at once.
Result<Asked> read_asked(const std::map<std::string, std::string>& words, const std::string& file);

/// The battle as the laws meet it, by the converter that battles of record go through.
Encounter encounter_of(const Asked&);
/// The same as a row of the record, for comparison with others.
Battle battle_of(const Asked&);

/// How the engagement went in each play under one law.
struct Verdict {
  models::AttritionLaw law;
  std::vector<BattleCourse> courses;
};

/// Plays the engagement once with each set of parameters. Play n meets the same luck under every law.
Verdict adjudicate(models::AttritionLaw, const Asked&, const std::vector<BattleParameters>& drawn,
                   std::uint64_t seed);

}  // namespace salient::history
