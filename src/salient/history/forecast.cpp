#include "history/forecast.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "base/share_out.hpp"
#include "scenario/knowledge.hpp"

namespace salient::history {
namespace {

constexpr std::array<std::string_view, measure_count> words{"attacker_loss", "defender_loss", "exchange",
                                                            "advance", "duration"};
constexpr double fewest = 0.5;  ///< people: a play that lost fewer lost half a man, for the logarithm's sake

std::optional<double> log_share(std::optional<double> lost, std::optional<double> of) {
  if (!lost || !of || *lost <= 0 || *of <= 0) return std::nullopt;
  return math::log(*lost / *of);
}

double log_advance(Kilometres gained) { return math::log1p(std::max(0.0, in<Kilometres>(gained))); }

/// A day begun is a day, as on a calendar.
double log_days(Days lasted) {
  const auto whole = static_cast<double>(static_cast<long>(in<Days>(lasted)));
  return math::log(std::max(1.0, whole < in<Days>(lasted) ? whole + 1 : whole));
}

void note(Forecast& forecast, const Encounter& encounter, const BattleCourse& course) {
  const double a = std::max(fewest, course.attacker_lost), d = std::max(fewest, course.defender_lost);
  forecast.of(Measure::attacker_loss).push_back(math::log(a / encounter.fight.attacker.people));
  forecast.of(Measure::defender_loss).push_back(math::log(d / encounter.fight.defender.people));
  forecast.of(Measure::exchange).push_back(math::log(d / a));
  forecast.of(Measure::advance).push_back(log_advance(course.gained));
  forecast.of(Measure::duration).push_back(log_days(course.lasted));
}

double won_by_attacker(Victor victor) {
  return victor == Victor::attacker ? 1 : victor == Victor::nobody ? 0.5 : 0;
}

Forecast forecast_of(models::AttritionLaw law, const std::vector<BattleParameters>& drawn, Encounter encounter,
                     const Battle& battle, const NationEffects& nations, chance::Key luck) {
  Forecast forecast;
  double wins = 0;
  for (std::size_t play = 0; play < drawn.size(); ++play) {
    introduce(battle, nations, drawn[play].row, encounter);
    const BattleCourse course = play_battle(law, drawn[play], encounter, luck.at(play));
    wins += won_by_attacker(course.victor);
    note(forecast, encounter, course);
  }
  forecast.attacker_wins = (wins + 1) / (static_cast<double>(drawn.size()) + 2);
  for (auto& sample : forecast.sample) std::sort(sample.begin(), sample.end());
  return forecast;
}

Battle swapped(Battle battle) {
  std::swap(battle.attacker, battle.defender);
  std::swap(battle.attacker_intent.sorties, battle.defender_intent.sorties);
  std::swap(battle.attacker_intent.scheme, battle.defender_intent.scheme);
  std::swap(battle.attacker_intent.nations, battle.defender_intent.nations);
  if (battle.air) battle.air = -*battle.air;
  return battle;
}

}  // namespace

std::string_view spelling(Measure m) { return words[static_cast<std::size_t>(m)]; }

std::optional<double> happened(Measure measure, const BattleOfRecord& b) {
  const Record& r = b.record;
  if (!r.victor) return std::nullopt;
  const auto attacker = log_share(r.attacker_lost, r.attacker_engaged),
             defender = log_share(r.defender_lost, r.defender_engaged);
  switch (measure) {
    case Measure::attacker_loss:
      return defender ? attacker : std::nullopt;
    case Measure::defender_loss:
      return attacker ? defender : std::nullopt;
    case Measure::exchange:
      return attacker && defender ? log_share(r.defender_lost, r.attacker_lost) : std::nullopt;
    case Measure::advance:
      return r.gained ? std::optional{log_advance(*r.gained)} : std::nullopt;
    case Measure::duration:
      break;
  }
  return r.days && *r.days >= 1 ? std::optional{math::log(*r.days)} : std::nullopt;
}

std::optional<bool> attacker_won(const BattleOfRecord& b) {
  if (!b.record.victor || *b.record.victor == Victor::nobody) return std::nullopt;
  return *b.record.victor == Victor::attacker;
}

std::optional<models::Nationality> NationEffects::of(const std::vector<std::string>& nations,
                                                     std::size_t row) const {
  models::Nationality sum;
  double count = 0;
  for (const std::string& nation : nations) {
    const auto at = std::lower_bound(name.begin(), name.end(), nation);
    if (at == name.end() || *at != nation) continue;
    const models::Nationality& one = value[row * name.size() + static_cast<std::size_t>(at - name.begin())];
    sum.effectiveness += one.effectiveness;
    sum.losses += one.losses;
    count += 1;
  }
  if (count == 0) return std::nullopt;
  return models::Nationality{sum.effectiveness / count, sum.losses / count};
}

void introduce(const Battle& battle, const NationEffects& nations, std::size_t row, Encounter& encounter) {
  const auto enter = [&](const Intent& side, models::Contestant& contestant, bool& known) {
    const auto nation = nations.of(side.nations, row);
    known = nation.has_value();
    contestant.nation = nation.value_or(models::Nationality{});
  };
  enter(battle.attacker_intent, encounter.fight.attacker, encounter.attacker_nation_known);
  enter(battle.defender_intent, encounter.fight.defender, encounter.defender_nation_known);
}

std::vector<BattleParameters> drawn_parameters(const Scenario& parameters, const ForecastSettings& settings) {
  const ParameterBinding binding{parameters.parameter};
  const chance::Key key = chance::Key::from_seed(settings.seed).at("knowledge");
  std::vector<BattleParameters> drawn;
  Knowledge knowledge;
  Parameters all{};
  for (std::uint64_t play = 0; play < settings.plays; ++play) {
    draw_knowledge(parameters, key.at(play), knowledge);
    binding.fill(all, knowledge.parameter);
    drawn.push_back({.attrition = all.attrition,
                     .advance = all.advance,
                     .to_ground = all.engagement.to_ground,
                     .row = posterior_row(parameters, key.at(play))});
  }
  return drawn;
}

Forecasts forecasts_of(models::AttritionLaw law, const std::vector<BattleParameters>& drawn,
                       const Battles& battles, const ForecastSettings& settings, const NationEffects& nations) {
  const NationEffects nobody;
  const NationEffects& known = settings.inputs == Inputs::AB ? nations : nobody;
  const chance::Key luck = chance::Key::from_seed(settings.seed).at("battle");
  Forecasts forecasts(battles.size());
  share_out(battles.size(), settings.threads, [&](std::size_t i) {
    const BattleOfRecord& b = battles[i];
    if (b.part_of_larger) return;
    const bool swap = settings.control == Control::swapped_sides;
    const history::Battle battle = swap ? swapped(b.battle) : b.battle;
    const auto encounter = convert(battle, settings.inputs);
    if (encounter) forecasts[i] = forecast_of(law, drawn, *encounter, battle, known, luck.at(b.title.id));
  });
  return forecasts;
}

Battles permuted(Battles battles, std::uint64_t seed) {
  std::vector<std::size_t> scored;
  for (std::size_t i = 0; i < battles.size(); ++i)
    if (!battles[i].part_of_larger && battles[i].record.victor && log_force_ratio(battles[i].battle))
      scored.push_back(i);
  const chance::Key key = chance::Key::from_seed(seed).at("permuted");
  for (std::size_t i = scored.size(); i > 1; --i) {
    const auto j = static_cast<std::size_t>(key.uniform(i) * static_cast<double>(i));
    std::swap(battles[scored[i - 1]].record, battles[scored[std::min(j, i - 1)]].record);
  }
  return battles;
}

}  // namespace salient::history
