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

/// Where a month stands between the coldest, 0, and the warmest, 1.
double warmth_of(const WeatherParameters& p, int month) {
  const Climate& c = p.climate;
  return std::clamp((p.temperature.at(month) - c.cold_month) / (c.warm_month - c.cold_month), 0.0, 1.0);
}

/// The sky by the month's shares alone; u uniform.
Sky drawn_sky(const WeatherParameters& p, int month, double temperature, double u) {
  const Climate& c = p.climate;
  const double warm = warmth_of(p, month);
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

double usual_wind(const WeatherParameters& p, int month) {
  return p.wind.cold_month + (p.wind.warm_month - p.wind.cold_month) * warmth_of(p, month);
}

/// {wind}
double next_wind(const WeatherParameters& p, double today, int month, double u) {
  const Wind& w = p.wind;
  const double usual = usual_wind(p, month);
  const double shock = w.spread * math::sqrt(1 - w.memory * w.memory) * math::normal_quantile(u);
  return usual * math::exp(w.memory * math::log(today / usual) + shock);
}

constexpr double pi = 0x1.921fb54442d18p+1;
constexpr double half_turn_degrees = 180.0, days_per_year = 365.25;

/// The angle in [0, pi] whose cosine is c, |c| < 1: by halving, to the last bits of a share of a day.
double angle_of(double c) {
  double least = 0, most = pi;
  while (most - least > half_turn_degrees * 0x1p-52) {
    const double middle = (least + most) / 2;
    (math::cos(middle) > c ? least : most) = middle;
  }
  return (least + most) / 2;
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

Share daylight(const Sun& s, const Season& season) {
  const double radians = pi / half_turn_degrees;
  const double declination =
      radians * s.obliquity * math::cos(2 * pi * (season.day_of_year - s.solstice) / days_per_year);
  const double latitude = radians * season.latitude;
  const double cosine = (math::sin(radians * s.horizon) - math::sin(latitude) * math::sin(declination)) /
                        (math::cos(latitude) * math::cos(declination));
  if (cosine >= 1) return 0;
  return cosine <= -1 ? 1 : angle_of(cosine) / pi;
}

Weather stated_weather(const WeatherParameters& p, const Season& season, Sky sky, Ground ground) {
  const Soil& s = p.soil;
  const bool white = ground == Ground::snow_covered, frozen = white || ground == Ground::frozen;
  const double moisture = ground == Ground::dry ? 0 : ground == Ground::wet ? s.wet_from : s.mud_from;
  return {.sky = sky,
          .ground = ground,
          .temperature = p.temperature.at(season.month),
          .moisture = moisture,
          .frost = frozen ? s.frozen_from : 0,
          .snow_cm = white ? s.snow_from_cm : 0,
          .wind = usual_wind(p, season.month),
          .daylight = daylight(p.sun, season)};
}

Weather next_day(const WeatherParameters& p, const Weather& today, const Season& season,
                 const WeatherLuck& luck) {
  const Climate& c = p.climate;
  const double mean = p.temperature.at(season.month), a = c.temperature_memory;
  const double shock = c.temperature_spread * math::sqrt(1 - a * a) * math::normal_quantile(luck.temperature);
  Weather next = today;
  next.temperature = mean + a * (today.temperature - mean) + shock;
  next.sky = next_sky(p, today.sky, season.month, next.temperature, luck.sky);
  next.wind = next_wind(p, today.wind, season.month, luck.wind);
  next.daylight = daylight(p.sun, season);
  return soaked(p.soil, next);
}

WeatherEffects weather_effects(const WeatherParameters& p, const Weather& w) {
  const double calm = math::halved(w.wind * w.wind, p.wind.grounding * p.wind.grounding);
  return {.trafficability = p.trafficability.at(w.ground),
          .supply = p.supply.at(w.ground),
          .dig = p.digging.at(w.ground),
          .casualty = p.ground_casualty.at(w.ground) * p.sky_casualty.at(w.sky),
          .bursts = p.bursts.at(w.ground),
          .calm = calm,
          .flying = p.flying.at(w.sky) * calm,
          .aircraft = p.aircraft.at(w.sky),
          .observation = p.observation.at(w.sky),
          .daylight = w.daylight};
}

}  // namespace salient::models
