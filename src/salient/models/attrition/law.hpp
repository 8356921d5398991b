#pragma once
#include "models/attrition/break_off.hpp"
#include "models/attrition/history_law.hpp"
#include "models/attrition/lanchester_law.hpp"

namespace salient::models {

/// The laws of attrition by name. A study plays the same scenario under each and says where they disagree.
enum class AttritionLaw : std::uint8_t { history, lanchester };
constexpr std::size_t attrition_law_count = 2;

std::string_view spelling(AttritionLaw);

/// The numbers behind attrition and break-off: [attrition.<member>.<number>] of parameters/attrition.toml.
struct AttritionParameters {
  FightSetting setting;
  ReliefTable relief;  ///< factor on both rates
  CoverTable cover;    ///< factor on both rates
  HistoryLaw history;
  Scatter history_scatter;
  LanchesterLaw lanchester;
  Scatter lanchester_scatter;
  BreakOff break_off;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("setting", &AttritionParameters::setting);
    visit("relief", &AttritionParameters::relief);
    visit("cover", &AttritionParameters::cover);
    visit("history", &AttritionParameters::history);
    visit("history_scatter", &AttritionParameters::history_scatter);
    visit("lanchester", &AttritionParameters::lanchester);
    visit("lanchester_scatter", &AttritionParameters::lanchester_scatter);
    visit("break_off", &AttritionParameters::break_off);
  }
};

/// Shares of the people present lost per day, by the law asked for: multiply by the span and the people.
LossRates loss_rates(AttritionLaw, const AttritionParameters&, const Fight&);

}  // namespace salient::models

namespace salient {
/// Words for parse<models::AttritionLaw>("history").
template <>
std::span<const std::string_view> words_of<models::AttritionLaw>();
}  // namespace salient
