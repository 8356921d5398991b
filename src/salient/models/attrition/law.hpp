#pragma once
#include "models/attrition/break_off.hpp"
#include "models/attrition/epstein_law.hpp"
#include "models/attrition/giving_up.hpp"
#include "models/attrition/history_law.hpp"
#include "models/attrition/lanchester_law.hpp"
#include "models/attrition/qjm_law.hpp"

namespace salient::models {

/// The laws of attrition by name. A study plays the same scenario under each and says where they disagree.
enum class AttritionLaw : std::uint8_t { history, lanchester, qjm, epstein };
constexpr std::size_t attrition_law_count = 4;

std::string_view spelling(AttritionLaw);

/// The numbers behind attrition and break-off: [attrition.<member>.<number>] of parameters/attrition.toml.
struct AttritionParameters {
  FightSetting setting;
  ReliefTable relief;  ///< factor on both rates
  CoverTable cover;    ///< factor on both rates
  HistoryLaw history;
  SideRate history_attacker, history_defender;
  EraTable history_attacker_era, history_defender_era;  ///< added to ln rate
  NationSpread nation;
  HistoryScatter history_scatter;
  EraTable history_scatter_era;  ///< added to ln of the defender's scatter
  GivingUp giving_up;
  EraTable giving_up_era;  ///< added to the pace
  EraTable usual_density;  ///< defenders per km
  LanchesterLaw lanchester;
  Scatter lanchester_scatter;
  QjmLaw qjm;
  Scatter qjm_scatter;
  EpsteinLaw epstein;
  Scatter epstein_scatter;
  BreakOff break_off;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("setting", &AttritionParameters::setting);
    visit("relief", &AttritionParameters::relief);
    visit("cover", &AttritionParameters::cover);
    visit("history", &AttritionParameters::history);
    visit("history_attacker", &AttritionParameters::history_attacker);
    visit("history_defender", &AttritionParameters::history_defender);
    visit("history_attacker_era", &AttritionParameters::history_attacker_era);
    visit("history_defender_era", &AttritionParameters::history_defender_era);
    visit("nation", &AttritionParameters::nation);
    visit("history_scatter", &AttritionParameters::history_scatter);
    visit("history_scatter_era", &AttritionParameters::history_scatter_era);
    visit("giving_up", &AttritionParameters::giving_up);
    visit("giving_up_era", &AttritionParameters::giving_up_era);
    visit("usual_density", &AttritionParameters::usual_density);
    visit("lanchester", &AttritionParameters::lanchester);
    visit("lanchester_scatter", &AttritionParameters::lanchester_scatter);
    visit("qjm", &AttritionParameters::qjm);
    visit("qjm_scatter", &AttritionParameters::qjm_scatter);
    visit("epstein", &AttritionParameters::epstein);
    visit("epstein_scatter", &AttritionParameters::epstein_scatter);
    visit("break_off", &AttritionParameters::break_off);
  }
};

/// Shares of the people present lost per day, by the law asked for: multiply by the span and the people.
LossRates loss_rates(AttritionLaw, const AttritionParameters&, const Fight&);
/// The same without luck: what such a day usually costs.
LossRates usual_rates(AttritionLaw, const AttritionParameters&, const Fight&);
/// Both, for less than they cost one by one.
RatesToday rates_today(AttritionLaw, const AttritionParameters&, const Fight&);

}  // namespace salient::models

namespace salient {
/// Words for parse<models::AttritionLaw>("history").
template <>
std::span<const std::string_view> words_of<models::AttritionLaw>();
}  // namespace salient
