#pragma once
#include <string>
#include <vector>

#include "study/outcomes.hpp"
#include "study/settings.hpp"
#include "turn/play.hpp"

namespace salient::study {

/// Plays are kept, reported and taken up again in blocks of this many.
constexpr std::uint64_t block_plays = 100;

/// A question of kind `effect`: two arms that differ in one forced regime and meet the same knowledge and luck.
struct Effect {
  QuestionId question;
  Laws laws;
  PlaySettings with, against;
  std::vector<std::size_t> columns;  ///< outcomes compared, rows of Outcomes::columns()
};

/// A play played again: with the luck it had or another, under the study's laws or others, its knowledge kept.
struct Rerun {
  Laws laws;
  std::uint64_t luck{0};  ///< PlaySettings::luck
};
/// Whether a play that is played again is so with another luck too: the first twenty, then every fourth,
/// however many there are, so that a study that grows keeps what it has.
bool another_luck(std::uint64_t play);

/// What a study of the scenario writes down of each play. Worked out once, read by every thread.
struct Layout {
  /// Of the settings it reads the laws.
  Layout(const Scenario&, const Settings&);
  const Scenario& scenario;
  Outcomes outcomes;
  std::vector<Laws> other_laws;     ///< the study's with another law of attrition, then with another of advance
  std::vector<Effect> effects;      ///< under the study's laws
  std::vector<Effect> law_effects;  ///< the same under each of other_laws
  std::vector<Rerun> reruns;        ///< ways in which the study's first plays are played again
  std::vector<int> dawns;           ///< days from which an effect's regimes are held, each once
  std::vector<int> days;            ///< day 0, every seventh, and the last: for series, ground, control
  std::vector<ParameterId> varying;           ///< parameters with a range
  std::vector<std::string> inputs;            ///< column names: all quantities, then varying parameters
  Column<RegionId, std::vector<HexId>> land;  ///< of each region, lakes left out
};

/// Whether a study draws the parameter, or takes it as it stands.
bool varies(const ParameterEntry&);
/// How many of a study's plays are played again in pairs for its effects: 200, or a fortieth if that is more.
std::uint64_t pairs_for(std::uint64_t plays);
/// How many are played again in the ways of Layout::reruns: a twentieth, 200 at most; none where that would be
/// fewer than 20.
std::uint64_t reruns_for(std::uint64_t plays);
/// How many are played again in pairs for its effects under every one of Layout::other_laws: a hundredth, 50
/// at most; none where that would be fewer than 20.
std::uint64_t law_pairs_for(std::uint64_t plays);

}  // namespace salient::study
