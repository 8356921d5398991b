#include "study/layout.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace salient::study {
namespace {

std::vector<Effect> effects_of(const Scenario& scenario, const Outcomes& outcomes, Laws laws) {
  std::vector<Effect> effects;
  for (const QuestionId id : ids<QuestionId>(scenario.question.rows())) {
    const Question& q = scenario.question[id];
    if (q.kind != QuestionKind::effect) continue;
    const auto forced = [&](int regime) {
      return PlaySettings{
          .law = laws.attrition, .forced = Forced{q.process, regime, q.from_day}, .advance = laws.advance};
    };
    effects.push_back({id, laws, forced(q.regime), forced(q.against), outcomes.columns_of(q.of)});
  }
  return effects;
}

/// One law apart from the study's, never two: what each does is then told by itself.
std::vector<Laws> others_than(Laws own) {
  std::vector<Laws> others;
  for (std::size_t i = 0; i < models::attrition_law_count; ++i)
    if (const auto law = static_cast<models::AttritionLaw>(i); law != own.attrition)
      others.push_back({law, own.advance});
  for (std::size_t i = 0; i < models::advance_law_count; ++i)
    if (const auto law = static_cast<models::AdvanceLaw>(i); law != own.advance)
      others.push_back({own.attrition, law});
  return others;
}

/// Another luck under the study's laws; under all others the play's own luck and another.
std::vector<Rerun> reruns_of(Laws own, const std::vector<Laws>& others) {
  std::vector<Rerun> reruns{{own, 1}};
  for (const Laws& laws : others)
    for (const std::uint64_t luck : {0, 1}) reruns.push_back({laws, luck});
  return reruns;
}

std::vector<int> dawns_of(const std::vector<Effect>& effects) {
  std::set<int> days;
  for (const Effect& effect : effects) days.insert(std::max(0, effect.with.forced->from_day));
  return {days.begin(), days.end()};
}

std::uint64_t share_of(std::uint64_t plays, std::uint64_t one_in, std::uint64_t most) {
  constexpr std::uint64_t least = 20;
  const std::uint64_t share = std::min(most, plays / one_in);
  return share < least ? 0 : share;
}

std::vector<int> weekly(int last) {
  std::vector<int> days;
  for (int day = 0; day < last; day += 7) days.push_back(day);
  days.push_back(last);
  return days;
}

/// Names of columns in SQLite do not differ by case alone.
std::vector<std::string> told_apart(std::vector<std::string> names) {
  std::set<std::string> taken{"play"};
  for (std::string& name : names) {
    const auto lower = [&] {
      std::string text = name;
      std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
      return text;
    };
    while (!taken.insert(lower()).second) name += "_";
  }
  return names;
}

}  // namespace

bool varies(const ParameterEntry& entry) {
  const evidence::Distribution& d = entry.distribution;
  return d.shape != evidence::Shape::point && d.low < d.high;
}

bool another_luck(std::uint64_t play) {
  constexpr std::uint64_t at_least = 20, one_in = 4;
  return play < at_least || play % one_in == 0;
}

std::uint64_t pairs_for(std::uint64_t plays) {
  constexpr std::uint64_t least = 200;
  return std::min(plays, std::max(least, plays / 40));
}

std::uint64_t reruns_for(std::uint64_t plays) { return share_of(plays, 20, 200); }
std::uint64_t law_pairs_for(std::uint64_t plays) { return share_of(plays, 100, 50); }

Layout::Layout(const Scenario& of, const Settings& settings)
    : scenario{of},
      outcomes{of},
      other_laws{others_than(settings.laws())},
      effects{effects_of(of, outcomes, settings.laws())},
      reruns{reruns_of(settings.laws(), other_laws)},
      dawns{dawns_of(effects)},
      days{weekly(of.days)} {
  for (const Laws& laws : other_laws)
    for (Effect& effect : effects_of(of, outcomes, laws)) law_effects.push_back(std::move(effect));
  for (const evidence::QuantityOfInterest& quantity : of.quantity) inputs.push_back(quantity.id);
  for (const ParameterId id : ids<ParameterId>(of.parameter.rows())) {
    if (!varies(of.parameter[id])) continue;
    varying.push_back(id);
    inputs.push_back(of.parameter[id].key);
  }
  inputs = told_apart(std::move(inputs));
  for (const RegionId id : ids<RegionId>(of.map.region.rows())) land.push_back(land_of(of.map, id));
}

}  // namespace salient::study
