#include "history/tempo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/share_out.hpp"
#include "chance/distributions.hpp"

namespace salient::history {
namespace {

using Rates = std::array<std::vector<double>, models::advance_law_count>;

constexpr Kilometres told{0.1};  ///< the record tells an advance to a tenth of a kilometre
constexpr std::array shares{0.1, 0.25, 0.5, 0.75, 0.9};
constexpr double engagement_days = 8;  ///< after which a front's attacks meet another luck
constexpr Kilometres stretch{10.0};    ///< of front that one attack of a front is fought over

models::AdvanceLaw law_of(std::size_t row) { return static_cast<models::AdvanceLaw>(row); }

/// A day begun is a day, and what is too little for the record to tell is nothing.
double rate_of(Kilometres gained, double days) {
  return gained < told ? 0 : in<Kilometres>(gained) / std::max(1.0, std::ceil(days));
}

struct Kind {
  std::string name;
  bool (*is)(const Battle&);
};
bool between(const Battle& b, int first, int last) { return b.year && *b.year >= first && *b.year <= last; }
bool modern(const Battle& b) { return between(b, 1937, 9999); }
bool one_posture(const Battle& b, Posture p) { return b.posture == p && !b.second_posture && modern(b); }

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all{
      {"1914 to 1919", [](const Battle& b) { return between(b, 1914, 1919); }},
      {"1937 to 1945", [](const Battle& b) { return between(b, 1937, 1945); }},
      {"1946 and later", [](const Battle& b) { return between(b, 1946, 9999); }},
      {"hasty defence, 1937 and later", [](const Battle& b) { return one_posture(b, Posture::hasty_defence); }},
      {"prepared defence, 1937 and later",
       [](const Battle& b) { return one_posture(b, Posture::prepared_defence); }},
      {"fortified defence, 1937 and later",
       [](const Battle& b) { return one_posture(b, Posture::fortified_defence); }},
      {"delay or withdrawal, 1937 and later",
       [](const Battle& b) {
         return modern(b) && (b.posture == Posture::delay || b.posture == Posture::withdraw);
       }},
      {"the air the defender's, 1937 and later", [](const Battle& b) { return modern(b) && b.air == -1; }},
      {"the air the attacker's, 1937 and later", [](const Battle& b) { return modern(b) && b.air == 1; }}};
  return all;
}

bool counted(const BattleOfRecord& b) { return !b.part_of_larger && b.record.gained && b.record.days; }

/// What every battle came to, under each law of advance.
std::vector<Rates> played(const Battles& battles, std::vector<BattleParameters> drawn,
                          const ForecastSettings& settings, const NationEffects& nations) {
  std::vector<Rates> rates(battles.size());
  const chance::Key luck = chance::Key::from_seed(settings.seed).at("battle");
  for (std::size_t law = 0; law < models::advance_law_count; ++law) {
    for (BattleParameters& parameters : drawn) parameters.by = law_of(law);
    share_out(battles.size(), settings.threads, [&](std::size_t i) {
      auto encounter = counted(battles[i]) ? convert(battles[i].battle, settings.inputs) : std::nullopt;
      for (std::size_t play = 0; encounter && play < drawn.size(); ++play) {
        introduce(battles[i].battle, nations, drawn[play].row, *encounter);
        const BattleCourse course = play_battle(models::AttritionLaw::history, drawn[play], *encounter,
                                                luck.at(battles[i].title.id).at(play));
        rates[i][law].push_back(rate_of(course.gained, in<Days>(course.lasted)));
      }
    });
  }
  return rates;
}

BattlesTempo tempo_of(const Kind& kind, const Battles& battles, const std::vector<Rates>& rates) {
  std::vector<double> record;
  std::vector<BattleTempo> each;
  Rates ours;
  for (std::size_t i = 0; i < battles.size(); ++i) {
    if (rates[i][0].empty() || !kind.is(battles[i].battle)) continue;
    record.push_back(rate_of(*battles[i].record.gained, *battles[i].record.days));
    each.push_back({battles[i].title.id, battles[i].title.campaign, record.back(), rates[i]});
    for (std::vector<double>& of : each.back().played) std::sort(of.begin(), of.end());
    for (std::size_t law = 0; law < ours.size(); ++law)
      ours[law].insert(ours[law].end(), rates[i][law].begin(), rates[i][law].end());
  }
  BattlesTempo tempo{
      .name = kind.name, .record = pace_of(std::move(record)), .played = {}, .each = std::move(each)};
  for (std::size_t law = 0; law < ours.size(); ++law) tempo.played[law] = pace_of(std::move(ours[law]));
  return tempo;
}

models::Fight fight_on(const FrontOfRecord& front) {
  const double defenders = front.defenders_per_km * in<Kilometres>(stretch);
  const double attackers = std::max(1.0, defenders * front.ratio);  // before nobody any number will do
  return {.attacker = {attackers, attackers},
          .defender = {defenders, defenders},
          .posture = front.posture,
          .relief = Relief::rolling,
          .cover = Cover::mixed,
          .works = front.works,
          .weather_casualty = 1,
          .surprise = front.surprise,
          .width = stretch,
          .attacker_intensity = 1};
}

/// The front's mean over its days, m per day: on some days a place is attacked, on others not.
double mean_of(const FrontOfRecord& front, const BattleParameters& p, chance::Key key) {
  models::Fight fight = fight_on(front);
  models::AdvanceConditions ground = front.ground;
  double km = 0, fought = 0;  // days of battle of the engagement under way
  for (int day = 0; day < front.days; ++day) {
    const auto today = static_cast<std::uint64_t>(day);
    if (std::fmod(day, engagement_days) == 0) fought = 0;
    if (key.at("pressed").at(today).uniform(0) >= front.pressed) continue;
    ground.luck = chance::normal(key.at("engagement").at(static_cast<std::uint64_t>(day / engagement_days)), 0);
    ground.daily = chance::normal(key.at("day").at(today), 0);
    fight.lasted = Days{fought++};
    km += in<KilometresPerDay>(models::advance_rate(p.by, {p.advance, p.attrition}, fight, ground));
  }
  return 1000 * km / front.days;
}

FrontTempo tempo_of(const FrontOfRecord& front, std::vector<BattleParameters> drawn, chance::Key luck) {
  FrontTempo tempo{.front = front, .played = {}};
  const chance::Key key = luck.at(front.name);
  for (std::size_t law = 0; law < models::advance_law_count; ++law) {
    std::vector<double> means;
    for (std::size_t play = 0; play < drawn.size(); ++play) {
      drawn[play].by = law_of(law);
      means.push_back(mean_of(front, drawn[play], key.at(play)));
    }
    tempo.played[law] = pace_of(std::move(means));
  }
  for (const BattleParameters& p : drawn)
    tempo.regimes[static_cast<std::size_t>(models::advance_regime(p.advance, fight_on(front), front.ground))] +=
        1.0 / static_cast<double>(drawn.size());
  return tempo;
}

}  // namespace

Pace pace_of(std::vector<double> rates) {
  Pace pace{.n = rates.size(), .held = 0, .quantiles = {}};
  if (rates.empty()) return pace;
  std::sort(rates.begin(), rates.end());
  const double last = static_cast<double>(rates.size() - 1);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double at = shares[i] * last, low = std::floor(at);
    const auto row = static_cast<std::size_t>(low);
    const double next = rates[std::min(row + 1, rates.size() - 1)];
    pace.quantiles[i] = rates[row] + (next - rates[row]) * (at - low);
  }
  pace.held =
      static_cast<double>(std::count(rates.begin(), rates.end(), 0.0)) / static_cast<double>(rates.size());
  return pace;
}

Tempo tempo_of(const Battles& battles, const std::vector<FrontOfRecord>& fronts, const Scenario& parameters,
               const ForecastSettings& settings, const NationEffects& nations) {
  const std::vector<BattleParameters> drawn = drawn_parameters(parameters, settings);
  const std::vector<Rates> rates = played(battles, drawn, settings, nations);
  Tempo tempo;
  for (const Kind& kind : kinds()) {
    BattlesTempo found = tempo_of(kind, battles, rates);
    if (found.record.n > 0) tempo.battles.push_back(std::move(found));
  }
  const chance::Key luck = chance::Key::from_seed(settings.seed).at("front");
  for (const FrontOfRecord& front : fronts) tempo.fronts.push_back(tempo_of(front, drawn, luck));
  return tempo;
}

}  // namespace salient::history
