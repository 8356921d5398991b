#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "chance/key.hpp"
#include "models/test/nested_parameters.hpp"
#include "models/weather/weather.hpp"

namespace salient::models {
namespace {

using test::check_close;

/// Days of each sky and ground over many winters from 1 November, five months of thirty days.
struct Winter {
  std::array<double, 5> sky{}, ground{};
  double january_temperature{};
  int days{}, changes{};
};

Winter many_winters(const WeatherParameters& p, int month_from, int months) {
  Winter count;
  for (std::uint64_t year = 0; year < 200; ++year) {
    Weather w = stated_weather(p, month_from, Sky::overcast, Ground::wet);
    for (int day = 0; day < 30 * months; ++day) {
      const int month = (month_from - 1 + day / 30) % 12 + 1;
      const auto key = chance::Key::from_seed(7).at(year).at(static_cast<std::uint64_t>(day));
      const Sky before = w.sky;
      w = next_day(p, w, month, key.uniform(0), key.uniform(1));
      count.sky[static_cast<std::size_t>(w.sky)] += 1;
      count.ground[static_cast<std::size_t>(w.ground)] += 1;
      if (month == 1) count.january_temperature += w.temperature / (200 * 30);
      count.changes += w.sky != before;
      ++count.days;
    }
  }
  return count;
}

double share(const Winter& w, Ground g) { return w.ground[static_cast<std::size_t>(g)] / w.days; }
double share(const Winter& w, Sky s) { return w.sky[static_cast<std::size_t>(s)] / w.days; }

}  // namespace

TEST_CASE("tomorrow's weather agrees with the reference {sky} {ground}") {
  for (const auto& row : test::reference_rows("weather", "sky")) {
    const auto& x = row.inputs;
    const auto p = test::nested_of<WeatherParameters>(row.parameters);
    const Weather today{static_cast<Sky>(x[0]), Ground::wet, x[1], x[2], x[3], x[4]};
    const Weather next = next_day(p, today, static_cast<int>(x[5]), x[6], x[7]);
    CHECK(static_cast<double>(next.sky) == row.expected[0]);
    CHECK(static_cast<double>(next.ground) == row.expected[1]);
    CHECK(next.temperature == doctest::Approx(row.expected[2]).epsilon(1e-8));
    CHECK(next.moisture == doctest::Approx(row.expected[3]).epsilon(1e-8));
    CHECK(next.frost == doctest::Approx(row.expected[4]).epsilon(1e-8));
    CHECK(next.snow_cm == doctest::Approx(row.expected[5]).epsilon(1e-8));
  }
}

TEST_CASE("effects agree with the reference {weather-effects}") {
  for (const auto& row : test::reference_rows("weather", "weather-effects")) {
    const Weather w{static_cast<Sky>(row.inputs[0]), static_cast<Ground>(row.inputs[1]), 0, 0, 0, 0};
    const WeatherEffects e = weather_effects(test::nested_of<WeatherParameters>(row.parameters), w);
    check_close(e.trafficability, row.expected[0]);
    check_close(e.supply, row.expected[1]);
    check_close(e.dig, row.expected[2]);
    check_close(e.casualty, row.expected[3]);
    check_close(e.flying, row.expected[4]);
    check_close(e.observation, row.expected[5]);
  }
}

TEST_CASE("parameters/weather.toml holds the numbers that weather reads and no others") {
  CHECK(test::count_of<WeatherParameters>() == test::tables_in("weather"));
}

TEST_CASE("effects are shares over all their ranges") {
  for (const char* key : {"value", "low", "high"}) {
    const auto p = test::nested_at<WeatherParameters>("weather", key);
    for (int s = 0; s < 5; ++s)
      for (int g = 0; g < 5; ++g) {
        const WeatherEffects e = weather_effects(p, {static_cast<Sky>(s), static_cast<Ground>(g), 0, 0, 0, 0});
        for (const double factor : {e.trafficability, e.supply, e.dig, e.casualty, e.flying, e.observation}) {
          CHECK(factor > 0);
          CHECK(factor <= 1);
        }
      }
  }
}

TEST_CASE("a stated day keeps its ground while nothing changes {stated-weather}") {
  const auto p = test::nested_at<WeatherParameters>("weather");
  for (int g = 0; g < 5; ++g) {
    const Weather w = stated_weather(p, 11, Sky::overcast, static_cast<Ground>(g));
    CHECK(w.ground == static_cast<Ground>(g));
    CHECK(w.temperature == p.temperature.november);
  }
}

TEST_CASE("November to March brings mud, frost and snow; summer none of the last two") {
  const auto p = test::nested_at<WeatherParameters>("weather");
  const Winter winter = many_winters(p, 11, 5);
  CHECK(share(winter, Ground::mud) > 0.05);
  CHECK(share(winter, Ground::frozen) + share(winter, Ground::snow_covered) > 0.3);
  CHECK(share(winter, Ground::frozen) + share(winter, Ground::snow_covered) < 0.9);
  CHECK(share(winter, Sky::snow) > share(winter, Sky::fog));
  CHECK(winter.january_temperature == doctest::Approx(p.temperature.january).epsilon(0.1));
  const Winter summer = many_winters(p, 6, 3);
  CHECK(share(summer, Ground::snow_covered) == 0);
  CHECK(share(summer, Ground::frozen) == 0);
  CHECK(share(summer, Ground::dry) > 0.3);
}

TEST_CASE("weather persists: the sky changes on fewer days than it would without memory") {
  auto p = test::nested_at<WeatherParameters>("weather");
  const Winter with = many_winters(p, 11, 3);
  p.climate.persistence = 0;
  CHECK(with.changes < many_winters(p, 11, 3).changes);
}

}  // namespace salient::models
