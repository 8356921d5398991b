#pragma once
#include <cstdint>
#include <string_view>

#include "base/units.hpp"

namespace salient::models {

// As wide as half a number, so that Weather has no gap: a State is compared and printed byte by byte.
enum class Sky : std::uint32_t { clear, overcast, rain, snow, fog };
enum class Ground : std::uint32_t { dry, wet, mud, frozen, snow_covered };
std::string_view spelling(Sky);
std::string_view spelling(Ground);

/// One day's weather over the theatre.
struct Weather {
  Sky sky;
  Ground ground;
  double temperature;  ///< mean of the day, degrees Celsius
  double moisture;     ///< of the topsoil, 0 dry to 1 soaked
  double frost;        ///< 0 none to 1 frozen deep
  double snow_cm;      ///< lying
  double wind;         ///< mean of the day, metres a second
  Share daylight;      ///< share of the day between sunrise and sunset
};

/// Where and when a day is: what the season depends on.
struct Season {
  int month;        ///< 1 to 12
  int day_of_year;  ///< 1 to 366
  double latitude;  ///< degrees north
};

/// A number for each month.
struct MonthTable {
  double january, february, march, april, may, june, july, august, september, october, november, december;

  double at(int month) const;  ///< 1 to 12
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("january", &MonthTable::january);
    visit("february", &MonthTable::february);
    visit("march", &MonthTable::march);
    visit("april", &MonthTable::april);
    visit("may", &MonthTable::may);
    visit("june", &MonthTable::june);
    visit("july", &MonthTable::july);
    visit("august", &MonthTable::august);
    visit("september", &MonthTable::september);
    visit("october", &MonthTable::october);
    visit("november", &MonthTable::november);
    visit("december", &MonthTable::december);
  }
};

/// A factor by sky.
struct SkyTable {
  double clear, overcast, rain, snow, fog;

  double at(Sky) const;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("clear", &SkyTable::clear);
    visit("overcast", &SkyTable::overcast);
    visit("rain", &SkyTable::rain);
    visit("snow", &SkyTable::snow);
    visit("fog", &SkyTable::fog);
  }
};

/// A factor by condition of the ground.
struct GroundTable {
  double dry, wet, mud, frozen, snow_covered;

  double at(Ground) const;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("dry", &GroundTable::dry);
    visit("wet", &GroundTable::wet);
    visit("mud", &GroundTable::mud);
    visit("frozen", &GroundTable::frozen);
    visit("snow_covered", &GroundTable::snow_covered);
  }
};

/// How the sky and the temperature change from day to day.                      {sky}
///
///     T' = mean + a (T - mean) + sigma sqrt(1 - a^2) z            a first-order autoregression about the month
///     sky: as yesterday with probability `persistence`, else drawn by the month's shares;
///     precipitation falls as snow below `snow_below`
struct Climate {
  double temperature_memory;      ///< a: correlation of two days' temperature
  double temperature_spread;      ///< sigma of daily mean temperature about the month's
  double persistence;             ///< chance that the sky stays as it is of itself
  double snow_below;              ///< degrees
  double cold_clear, warm_clear;  ///< share of clear days where the month's mean is at cold_month or warm_month
  double cold_fog, warm_fog;      ///< share of days of fog or low cloud, likewise
  double cold_month, warm_month;  ///< mean temperatures between which the shares are interpolated

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("temperature_memory", &Climate::temperature_memory);
    visit("temperature_spread", &Climate::temperature_spread);
    visit("persistence", &Climate::persistence);
    visit("snow_below", &Climate::snow_below);
    visit("cold_clear", &Climate::cold_clear);
    visit("warm_clear", &Climate::warm_clear);
    visit("cold_fog", &Climate::cold_fog);
    visit("warm_fog", &Climate::warm_fog);
    visit("cold_month", &Climate::cold_month);
    visit("warm_month", &Climate::warm_month);
  }
};

/// The wind from day to day: the logarithm of its mean speed is a first-order autoregression.      {wind}
///
///     ln v' = ln usual + memory (ln v - ln usual) + spread sqrt(1 - memory^2) z
///     usual: between cold_month and warm_month by the month's mean temperature, as the sky's shares
struct Wind {
  double cold_month, warm_month;  ///< metres a second, median of the coldest and the warmest month
  double memory;                  ///< correlation of two days
  double spread;                  ///< sigma of ln speed
  double grounding;               ///< metres a second at which half of small drones stay down

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("cold_month", &Wind::cold_month);
    visit("warm_month", &Wind::warm_month);
    visit("memory", &Wind::memory);
    visit("spread", &Wind::spread);
    visit("grounding", &Wind::grounding);
  }
};

/// The sun by date and latitude.                                               {daylight}
///
///     declination = obliquity cos(2 pi (day - solstice) / 365.25)
///     cos h = (sin horizon - sin latitude sin declination) / (cos latitude cos declination)
///     daylight = h / pi;   0 in the polar night, 1 in the polar day
struct Sun {
  double obliquity;  ///< of the ecliptic, degrees
  double solstice;   ///< day of the year of the longest day in the north
  double horizon;    ///< altitude of the sun's centre at sunrise, degrees

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("obliquity", &Sun::obliquity);
    visit("solstice", &Sun::solstice);
    visit("horizon", &Sun::horizon);
  }
};

/// How rain, frost and snow work on the ground.                                {ground}
///
///     snow' = max(0, snow + fall [snow] - melt max(T, 0))
///     frost' = clamp(frost - freeze T / (1 + snow' / blanket), 0, 1)
///     moisture' = clamp(moisture exp(-(drying_cold + drying max(T, 0))) + wetting [rain]
///                       + thaw max(0, snow + fall [snow] - snow'), 0, 1)
///     ground = snow_covered, else frozen, else mud, wet or dry by moisture, by the four thresholds
struct Soil {
  double fall_cm;       ///< snow of a day of snow
  double melt_cm;       ///< per degree and day
  double freeze;        ///< change of frost per degree and day
  double blanket_cm;    ///< snow that halves it
  double drying_cold;   ///< per day at and below zero
  double drying;        ///< per degree and day
  double wetting;       ///< of a day of rain
  double thaw;          ///< moisture per cm of snow that melts
  double snow_from_cm;  ///< thresholds
  double frozen_from;
  double mud_from;
  double wet_from;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("fall_cm", &Soil::fall_cm);
    visit("melt_cm", &Soil::melt_cm);
    visit("freeze", &Soil::freeze);
    visit("blanket_cm", &Soil::blanket_cm);
    visit("drying_cold", &Soil::drying_cold);
    visit("drying", &Soil::drying);
    visit("wetting", &Soil::wetting);
    visit("thaw", &Soil::thaw);
    visit("snow_from_cm", &Soil::snow_from_cm);
    visit("frozen_from", &Soil::frozen_from);
    visit("mud_from", &Soil::mud_from);
    visit("wet_from", &Soil::wet_from);
  }
};

/// The numbers behind weather: [weather.<member>.<number>] of parameters/weather.toml.
struct WeatherParameters {
  MonthTable temperature;  ///< monthly mean, degrees Celsius
  MonthTable wet_days;     ///< share of days with rain or snow worth the name
  Climate climate;
  Wind wind;
  Sun sun;
  Soil soil;
  GroundTable trafficability;   ///< off the road, as a share of dry ground
  GroundTable supply;           ///< trips of trucks, as a share of dry ground
  GroundTable digging;          ///< progress of works, as a share of dry ground
  GroundTable ground_casualty;  ///< factor on both sides' loss rates
  GroundTable bursts;           ///< effect of bursting rounds outside fights, as a share of dry ground
  SkyTable sky_casualty;        ///< factor on both sides' loss rates
  SkyTable flying;              ///< share of drone sorties that fly in a calm
  SkyTable aircraft;            ///< share of aircraft sorties that fly
  SkyTable observation;         ///< share of artillery observation

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("temperature", &WeatherParameters::temperature);
    visit("wet_days", &WeatherParameters::wet_days);
    visit("climate", &WeatherParameters::climate);
    visit("wind", &WeatherParameters::wind);
    visit("sun", &WeatherParameters::sun);
    visit("soil", &WeatherParameters::soil);
    visit("trafficability", &WeatherParameters::trafficability);
    visit("supply", &WeatherParameters::supply);
    visit("digging", &WeatherParameters::digging);
    visit("ground_casualty", &WeatherParameters::ground_casualty);
    visit("bursts", &WeatherParameters::bursts);
    visit("sky_casualty", &WeatherParameters::sky_casualty);
    visit("flying", &WeatherParameters::flying);
    visit("aircraft", &WeatherParameters::aircraft);
    visit("observation", &WeatherParameters::observation);
  }
};

/// Share of the day between sunrise and sunset. {daylight}
Share daylight(const Sun&, const Season&);

/// Weather that a scenario states for its first day: temperature and wind of the month, and stores of water,
/// frost and snow as the ground implies. {stated-weather}
Weather stated_weather(const WeatherParameters&, const Season&, Sky, Ground);

/// Three numbers of a day's luck, each uniform on (0, 1).
struct WeatherLuck {
  double temperature, sky, wind;
};

/// Tomorrow's weather; the season is tomorrow's. {sky} {wind} {daylight} {ground}
Weather next_day(const WeatherParameters&, const Weather& today, const Season&, const WeatherLuck&);

/// What a day's weather does, each a share of 0 to 1.                          {weather-effects}
struct WeatherEffects {
  Share trafficability;  ///< off the road
  Share supply;          ///< trips of trucks
  Share dig;             ///< progress of works
  Share casualty;        ///< both sides' loss rates
  Share bursts;          ///< effect of bursting rounds outside fights
  Share calm;            ///< of the air: 1 still, half at the wind that grounds half of small drones
  Share flying;          ///< drone sorties: sky and wind
  Share aircraft;        ///< aircraft sorties
  Share observation;     ///< of fire and optics
  Share daylight;        ///< share of the day that is light
};
WeatherEffects weather_effects(const WeatherParameters&, const Weather&);

}  // namespace salient::models
