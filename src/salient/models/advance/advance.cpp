#include "models/advance/advance.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient {
namespace {
constexpr std::array<std::string_view, models::advance_law_count> law_words{"ladder", "qjm"};
}  // namespace

template <>
std::span<const std::string_view> words_of<models::AdvanceLaw>() {
  return law_words;
}
}  // namespace salient

namespace salient::models {
namespace {

constexpr std::array<std::string_view, 5> words{"trench", "attack", "breakthrough", "pursuit", "unopposed"};

/// Whether anyone presses, and whether anyone stands in the way.
bool pressed(const Fight& f) { return f.attacker.power > 0 && f.attacker_intensity > 0; }
bool opposed(const Fight& f, const AdvanceConditions& c) {
  return c.defended && f.defender.power > 0 && f.defender.people > 0;
}
bool gives_ground(Posture p) { return p == Posture::delay || p == Posture::withdraw; }

/// {pressure}; the fight is pressed and opposed.
double pressure(const AdvanceParameters& p, const Fight& f, const AdvanceConditions& c) {
  EXPECT(f.width > Kilometres{0});
  const Pressure& k = p.pressure;
  const double river = c.river_width_m / (c.river_width_m + p.going.river_half_m);
  const double per_km = f.defender.people / in<Kilometres>(f.width);
  return math::log(f.attacker_intensity * f.attacker.power / f.defender.power) - k.works * f.works -
         k.drones * c.drones_overhead - k.obstacle * c.obstacle - k.river * river -
         k.density * math::log(per_km / k.usual_density) - k.surprise * f.surprise +
         k.effectiveness * (f.attacker.nation.effectiveness - f.defender.nation.effectiveness) + k.air * f.air +
         (gives_ground(f.posture) ? k.delay : 0);
}

/// Gain of pace of a force that rides, where the line breaks.
double riding(const Ladder& l, const AdvanceConditions& c) {
  return 1 + l.motorised * c.motorised_share + l.armoured * c.armour_share;
}

/// {ladder}
double pace(const Ladder& l, const Fight& f, const AdvanceConditions& c, double x) {
  const auto step = [&](double at) { return math::logistic((x - at) / l.softness); };
  const double attack = math::log(l.trench) + math::log(l.attack / l.trench) * step(l.to_attack);
  if (f.posture == Posture::delay) return math::exp(attack);
  return math::exp(attack + math::log(l.breakthrough / l.attack * riding(l, c)) * step(l.to_breakthrough) +
                   math::log(l.pursuit / l.breakthrough) * step(l.to_pursuit));
}

/// {extent}
double extent(const Extent& e, const Fight& f, const AdvanceConditions& c) {
  EXPECT(c.front > Kilometres{0} && f.lasted >= Days{0});
  return math::exp(e.width * math::log(in<Kilometres>(c.front) / e.usual_front) -
                   e.slowing * math::log1p(in<Days>(f.lasted) / e.first_days));
}

/// {going}
double going(const AdvanceParameters& p, const Fight& f, const AdvanceConditions& c) {
  const Going& g = p.going;
  return p.relief.at(f.relief) * p.cover.at(f.cover) * math::pow(c.trafficability, g.trafficability) *
         (1 - g.obstacle * c.obstacle) *
         (g.supply_floor + (1 - g.supply_floor) * std::min(1.0, c.supply_fill)) * g.river_half_m /
         (g.river_half_m + c.river_width_m);
}

double blended(double lasting_share, const AdvanceConditions& c) {
  return math::sqrt(lasting_share) * c.luck + math::sqrt(1 - lasting_share) * c.daily;
}

/// u0 of {stall}.
double stall_at(const Stall& s, double x) { return s.at - s.slope * x; }

/// {march}
double march(const AdvanceParameters& p, const Fight& f, const AdvanceConditions& c) {
  const Going& g = p.going;
  return p.ladder.pursuit * riding(p.ladder, c) * extent(p.extent, f, c) * going(p, f, c) *
         (1 - g.march_drones * c.drones_overhead) * math::exp(g.march_scatter * blended(p.stall.lasting, c));
}

/// {stall}
double fought(const AdvanceParameters& p, const Fight& f, const AdvanceConditions& c) {
  const double x = pressure(p, f, c), u = blended(p.stall.lasting, c), u0 = stall_at(p.stall, x);
  if (u <= u0) return 0;
  const double s = p.stall.scatter;
  return pace(p.ladder, f, c, x) * extent(p.extent, f, c) * going(p, f, c) * (1 - p.going.works * f.works) *
         (math::exp(s * u) - math::exp(s * u0));
}

}  // namespace

std::string_view spelling(AdvanceLaw law) { return law_words[static_cast<std::size_t>(law)]; }

std::string_view spelling(AdvanceRegime regime) { return words[static_cast<std::size_t>(regime)]; }

KilometresPerDay advance_rate(AdvanceLaw law, const AdvanceNumbers& numbers, const Fight& fight,
                              const AdvanceConditions& c) {
  const AdvanceParameters& p = numbers.advance;
  EXPECT(c.trafficability >= 0 && c.trafficability <= 1 && c.river_width_m >= 0);
  if (!pressed(fight)) return KilometresPerDay{0};
  const double rate =
      !opposed(fight, c) ? march(p, fight, c)
      : law == AdvanceLaw::ladder
          ? fought(p, fight, c)
          : in<KilometresPerDay>(qjm_advance(p.qjm, numbers.attrition, fight, c, blended(p.stall.lasting, c)));
  return KilometresPerDay{std::min(rate, p.going.march)};
}

Share chance_of_no_advance(const AdvanceParameters& p, const Fight& fight, const AdvanceConditions& c) {
  if (!pressed(fight)) return 1;
  return opposed(fight, c) ? math::normal_cdf(stall_at(p.stall, pressure(p, fight, c))) : 0;
}

AdvanceRegime advance_regime(const AdvanceParameters& p, const Fight& fight, const AdvanceConditions& c) {
  if (!opposed(fight, c)) return AdvanceRegime::unopposed;
  if (!pressed(fight)) return AdvanceRegime::trench;
  const double x = pressure(p, fight, c);
  if (x < p.ladder.to_attack) return AdvanceRegime::trench;
  if (x < p.ladder.to_breakthrough) return AdvanceRegime::attack;
  return x < p.ladder.to_pursuit ? AdvanceRegime::breakthrough : AdvanceRegime::pursuit;
}

}  // namespace salient::models
