#include "models/attrition/law.hpp"

#include "base/check.hpp"

namespace salient {
namespace {
constexpr std::array<std::string_view, models::attrition_law_count> words{"history", "lanchester"};
}  // namespace

template <>
std::span<const std::string_view> words_of<models::AttritionLaw>() {
  return words;
}

namespace models {

std::string_view spelling(AttritionLaw law) { return words[static_cast<std::size_t>(law)]; }

LossRates loss_rates(AttritionLaw law, const AttritionParameters& parameters, const Fight& fight) {
  EXPECT(fight.attacker.people >= 0 && fight.defender.people >= 0);
  EXPECT(fight.weather_casualty > 0 && fight.weather_casualty <= 1);
  EXPECT(fight.surprise >= -1 && fight.surprise <= 1);
  EXPECT(fight.attacker_intensity >= 0 && fight.attacker_intensity <= 1);
  return law == AttritionLaw::history ? history_rates(parameters, fight) : lanchester_rates(parameters, fight);
}

}  // namespace models
}  // namespace salient
