#include "models/attrition/law.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace salient {
namespace {
constexpr std::array<std::string_view, models::attrition_law_count> words{"history", "lanchester", "qjm",
                                                                          "epstein"};
constexpr std::array<std::string_view, models::era_count> era_words{
    "pike_and_shot", "flintlock",    "napoleonic",       "rifle",    "machine_gun",
    "great_war",     "between_wars", "second_world_war", "cold_war", "present"};
/// The last year of each era.
constexpr std::array<int, models::era_count - 1> last_year{1699, 1791, 1815, 1903, 1913,
                                                           1918, 1939, 1945, 1982};
}  // namespace

template <>
std::span<const std::string_view> words_of<models::AttritionLaw>() {
  return words;
}

namespace models {

std::string_view spelling(AttritionLaw law) { return words[static_cast<std::size_t>(law)]; }

std::string_view spelling(Era era) { return era_words[static_cast<std::size_t>(era)]; }

Era era_of(int year) {
  const auto after = std::lower_bound(last_year.begin(), last_year.end(), year);
  return static_cast<Era>(after - last_year.begin());
}

namespace {

void expect_sound(const Fight& fight) {
  EXPECT(fight.attacker.people >= 0 && fight.defender.people >= 0);
  EXPECT(fight.weather_casualty > 0 && fight.weather_casualty <= 1);
  EXPECT(fight.surprise >= -1 && fight.surprise <= 1);
  EXPECT(fight.attacker_intensity >= 0 && fight.attacker_intensity <= 1);
}

}  // namespace

LossRates loss_rates(AttritionLaw law, const AttritionParameters& parameters, const Fight& fight) {
  expect_sound(fight);
  switch (law) {
    case AttritionLaw::history:
      return history_rates(parameters, fight);
    case AttritionLaw::lanchester:
      return lanchester_rates(parameters, fight);
    case AttritionLaw::qjm:
      return qjm_rates(parameters, fight);
    case AttritionLaw::epstein:
      break;
  }
  return epstein_rates(parameters, fight);
}

LossRates usual_rates(AttritionLaw law, const AttritionParameters& parameters, const Fight& fight) {
  return loss_rates(law, parameters, without_luck(fight));
}

RatesToday rates_today(AttritionLaw law, const AttritionParameters& parameters, const Fight& fight) {
  expect_sound(fight);
  if (law == AttritionLaw::history) return history_rates_today(parameters, fight);
  return {.drawn = loss_rates(law, parameters, fight), .usual = usual_rates(law, parameters, fight)};
}

}  // namespace models
}  // namespace salient
