#include "models/weather/weather.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {
namespace {

constexpr std::array<std::string_view, 5> sky_words{"clear", "overcast", "rain", "snow", "fog"};
constexpr std::array<std::string_view, 5> ground_words{"dry", "wet", "mud", "frozen", "snow_covered"};

constexpr std::array month_members{&MonthTable::january, &MonthTable::february, &MonthTable::march,
                                   &MonthTable::april,   &MonthTable::may,      &MonthTable::june,
                                   &MonthTable::july,    &MonthTable::august,   &MonthTable::september,
                                   &MonthTable::october, &MonthTable::november, &MonthTable::december};
constexpr std::array sky_members{&SkyTable::clear, &SkyTable::overcast, &SkyTable::rain, &SkyTable::snow,
                                 &SkyTable::fog};
constexpr std::array ground_members{&GroundTable::dry, &GroundTable::wet, &GroundTable::mud,
                                    &GroundTable::frozen, &GroundTable::snow_covered};

Sky precipitation(const Climate& c, double temperature) {
  return temperature < c.snow_below ? Sky::snow : Sky::rain;
}

/// The sky by the month's shares alone; u uniform.
Sky drawn_sky(const WeatherParameters& p, int month, double temperature, double u) {
  const Climate& c = p.climate;
  const double warm =
      std::clamp((p.temperature.at(month) - c.cold_month) / (c.warm_month - c.cold_month), 0.0, 1.0);
  const double wet = p.wet_days.at(month);
  const double fog = wet + c.cold_fog + (c.warm_fog - c.cold_fog) * warm;
  const double clear = fog + c.cold_clear + (c.warm_clear - c.cold_clear) * warm;
  if (u < wet) return precipitation(c, temperature);
  if (u < fog) return Sky::fog;
  return u < clear ? Sky::clear : Sky::overcast;
}

/// {sky}
Sky next_sky(const WeatherParameters& p, Sky today, int month, double temperature, double u) {
  const double keep = p.climate.persistence;
  if (u >= keep) return drawn_sky(p, month, temperature, (u - keep) / (1 - keep));
  return today == Sky::rain || today == Sky::snow ? precipitation(p.climate, temperature) : today;
}

Ground ground_of(const Soil& s, const Weather& w) {
  if (w.snow_cm >= s.snow_from_cm) return Ground::snow_covered;
  if (w.frost >= s.frozen_from) return Ground::frozen;
  if (w.moisture >= s.mud_from) return Ground::mud;
  return w.moisture >= s.wet_from ? Ground::wet : Ground::dry;
}

/// {ground}: tomorrow's sky and temperature on today's stores.
Weather soaked(const Soil& s, Weather w) {
  const double warmth = std::max(0.0, w.temperature);
  const double fallen = w.snow_cm + (w.sky == Sky::snow ? s.fall_cm : 0);
  w.snow_cm = std::max(0.0, fallen - s.melt_cm * warmth);
  w.frost = std::clamp(w.frost - s.freeze * w.temperature / (1 + w.snow_cm / s.blanket_cm), 0.0, 1.0);
  const double kept = w.moisture * math::exp(-(s.drying_cold + s.drying * warmth));
  const double rained = w.sky == Sky::rain ? s.wetting : 0;
  w.moisture = std::clamp(kept + rained + s.thaw * (fallen - w.snow_cm), 0.0, 1.0);
  w.ground = ground_of(s, w);
  return w;
}

}  // namespace

std::string_view spelling(Sky sky) { return sky_words[static_cast<std::size_t>(sky)]; }
std::string_view spelling(Ground ground) { return ground_words[static_cast<std::size_t>(ground)]; }

double MonthTable::at(int month) const {
  EXPECT(month >= 1 && month <= static_cast<int>(month_members.size()));
  return this->*month_members[static_cast<std::size_t>(month - 1)];
}
double SkyTable::at(Sky sky) const { return this->*sky_members[static_cast<std::size_t>(sky)]; }
double GroundTable::at(Ground ground) const { return this->*ground_members[static_cast<std::size_t>(ground)]; }

Weather stated_weather(const WeatherParameters& p, int month, Sky sky, Ground ground) {
  const Soil& s = p.soil;
  const bool white = ground == Ground::snow_covered, frozen = white || ground == Ground::frozen;
  const double moisture = ground == Ground::dry ? 0 : ground == Ground::wet ? s.wet_from : s.mud_from;
  return {.sky = sky,
          .ground = ground,
          .temperature = p.temperature.at(month),
          .moisture = moisture,
          .frost = frozen ? s.frozen_from : 0,
          .snow_cm = white ? s.snow_from_cm : 0};
}

Weather next_day(const WeatherParameters& p, const Weather& today, int month, double u1, double u2) {
  const Climate& c = p.climate;
  const double mean = p.temperature.at(month), a = c.temperature_memory;
  const double shock = c.temperature_spread * math::sqrt(1 - a * a) * math::normal_quantile(u1);
  Weather next = today;
  next.temperature = mean + a * (today.temperature - mean) + shock;
  next.sky = next_sky(p, today.sky, month, next.temperature, u2);
  return soaked(p.soil, next);
}

WeatherEffects weather_effects(const WeatherParameters& p, const Weather& w) {
  return {.trafficability = p.trafficability.at(w.ground),
          .supply = p.supply.at(w.ground),
          .dig = p.digging.at(w.ground),
          .casualty = p.ground_casualty.at(w.ground) * p.sky_casualty.at(w.sky),
          .flying = p.flying.at(w.sky),
          .observation = p.observation.at(w.sky)};
}

}  // namespace salient::models
