#include "models/fires/munition.hpp"

#include <array>

#include "base/check.hpp"
#include "base/math.hpp"

namespace salient::models {
namespace {

constexpr double square_metres_per_km2 = 1000.0 * 1000.0;

constexpr std::array kinds{MunitionKind::shell, MunitionKind::cluster, MunitionKind::mortar,
                           MunitionKind::rocket, MunitionKind::bomb};
constexpr std::array munition_members{&Munitions::shell, &Munitions::cluster, &Munitions::mortar,
                                      &Munitions::rocket, &Munitions::bomb};
constexpr std::array barrage_members{&Barrage::shell, &Barrage::cluster, &Barrage::mortar, &Barrage::rocket,
                                     &Barrage::bomb};

}  // namespace

bool upright(Posture p) { return p == Posture::attack || p == Posture::march || p == Posture::withdraw; }

double Munition::at(Cover cover) const {
  switch (cover) {
    case Cover::open:
      return 1;
    case Cover::mixed:
      return mixed;
    case Cover::wooded:
      return wooded;
    case Cover::urban:
      break;
  }
  return urban;
}

const Munition& Munitions::at(MunitionKind kind) const {
  return this->*munition_members[static_cast<std::size_t>(kind)];
}
double& Barrage::at(MunitionKind kind) { return this->*barrage_members[static_cast<std::size_t>(kind)]; }
double Barrage::at(MunitionKind kind) const { return this->*barrage_members[static_cast<std::size_t>(kind)]; }

Barrage barrage_of(MunitionKind kind, double rounds, Share cluster) {
  Barrage barrage;
  if (kind != MunitionKind::shell) {
    barrage.at(kind) = rounds;
    return barrage;
  }
  barrage.shell = rounds * (1 - cluster);
  barrage.cluster = rounds * cluster;
  return barrage;
}

double wear_shells(const Munitions& m, const Barrage& barrage) {
  double shells = 0;
  for (const MunitionKind kind : kinds) shells += barrage.at(kind) * m.at(kind).wear;
  return shells;
}

double suppressing_shells(const Munitions& m, const Barrage& barrage) {
  double area = 0;
  for (const MunitionKind kind : kinds) area += barrage.at(kind) * m.at(kind).lethal_area_m2;
  return area / m.shell.lethal_area_m2;
}

Share casualty_share(const Munitions& m, const Coverage& c, const Beaten& beaten, const Barrage& barrage) {
  EXPECT(beaten.area > SquareKilometres{0});
  double swept = 0;
  for (const MunitionKind kind : kinds) {
    const double rounds = barrage.at(kind);
    EXPECT(rounds >= 0);
    if (rounds == 0) continue;
    const Munition& of = m.at(kind);
    const double exposure = (upright(beaten.posture) ? 1 : of.prone) * math::pow(of.dug_in, beaten.works);
    swept += rounds * of.lethal_area_m2 * exposure * of.at(beaten.cover);
  }
  const double aim = c.unobserved + (1 - c.unobserved) * beaten.observed;
  return -math::expm1(-swept * aim * beaten.bursts /
                      (in<SquareKilometres>(beaten.area) * square_metres_per_km2));
}

double assault_density(const Suppression& s, double suppressing_shells, Days span) {
  EXPECT(suppressing_shells >= 0 && span > Days{0});
  return suppressing_shells / (s.assault_km2 * s.assault_hours * in<Days>(span));
}

UnderFire under_fire(const Suppression& s, double shells_per_km2_hour, Share works, Days span) {
  EXPECT(shells_per_km2_hour >= 0);
  const double half = s.half_density * math::pow(s.works_factor, works);
  return {.settled = s.most * (1 - math::halved(shells_per_km2_hour, half)),
          .kept = math::halved(in<Days>(span) * hours_per_day, s.half_life_hours)};
}

Share suppressed(const Suppression& s, Share before, double shells_per_km2_hour, Share works, Days span) {
  EXPECT(before >= 0 && before <= 1);
  return under_fire(s, shells_per_km2_hour, works, span).after(before);
}

}  // namespace salient::models
