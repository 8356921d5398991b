#include <doctest/doctest.h>

#include <cmath>

#include "chance/key.hpp"
#include "models/morale/condition.hpp"
#include "models/morale/morale.hpp"
#include "models/test/reference_rows.hpp"

namespace salient::models::test {
namespace {

constexpr int samples = 400;
constexpr Morale states[] = {Morale::steady, Morale::shaken, Morale::broken, Morale::routed,
                             Morale::surrendered};

struct StrainName {
  Share Strain::*member;
  int worsens;     ///< sign of the effect on the hazard of getting worse
  int recovers;    ///< on recovery
  int surrenders;  ///< on surrender
  int deserts;     ///< on desertion
};
constexpr StrainName signs[] = {{&Strain::loss_total, 1, -1, 1, 0},   {&Strain::loss_day, 1, 0, 0, 0},
                                {&Strain::isolation, 1, 0, 1, 0},     {&Strain::supply_fill, -1, 1, -1, -1},
                                {&Strain::fatigue, 1, -1, 0, 0},      {&Strain::training, -1, 0, 0, 0},
                                {&Strain::leadership, -1, 1, -1, -1}, {&Strain::cohesion, -1, 0, 0, 0},
                                {&Strain::shock, 1, 0, 0, 1},         {&Strain::success, -1, 0, 0, 0},
                                {&Strain::messages, 0, 0, 1, 1},      {&Strain::neighbours_broken, 1, 0, 0, 0},
                                {&Strain::treatment, 0, 0, 1, 0},     {&Strain::grievance, 0, 0, 1, 1},
                                {&Strain::contact, 1, -1, 0, 0}};

Strain random_strain(chance::Key key) {
  Strain strain{};
  std::uint64_t n = 0;
  for (const StrainName& each : signs) strain.*each.member = key.uniform(n++);
  return strain;
}

/// The 15 numbers from x[n] on.
Strain strain_of(const Numbers& x, std::size_t n) {
  return {x[n],     x[n + 1], x[n + 2],  x[n + 3],  x[n + 4],  x[n + 5],  x[n + 6], x[n + 7],
          x[n + 8], x[n + 9], x[n + 10], x[n + 11], x[n + 12], x[n + 13], x[n + 14]};
}

Strain at_best() {
  return {.supply_fill = 1, .training = 0.5, .leadership = 0.5, .cohesion = 0.7, .success = 0.5, .contact = 1};
}

bool moves(double from, double to, int sign) {
  if (sign == 0) return from == to;
  return sign > 0 ? to >= from : to <= from;
}

}  // namespace

TEST_CASE("the hazards of morale are those of the reference {morale-hazard}") {
  for (const ReferenceRow& row : reference_rows("morale", "morale-hazard")) {
    const auto p = parameters_of<MoraleParameters>(row.parameters);
    const MoraleHazards found = hazards(p, static_cast<Morale>(row.inputs[0]), strain_of(row.inputs, 1));
    check_close(found.worsen, row.expected[0]);
    check_close(found.recover, row.expected[1]);
    check_close(found.surrender, row.expected[2]);
    check_close(found.desert, row.expected[3]);
  }
}

TEST_CASE("competing risks are those of the reference {competing-risks}") {
  for (const ReferenceRow& row : reference_rows("morale", "competing-risks")) {
    const Numbers& x = row.inputs;
    const MoraleChances found = chances({x[0], x[1], x[2], 0.0}, Days{x[3]});
    check_close(found.stay, row.expected[0]);
    check_close(found.worsen, row.expected[1]);
    check_close(found.recover, row.expected[2]);
    check_close(found.surrender, row.expected[3]);
  }
}

TEST_CASE("power, cohesion and fatigue are those of the reference {morale-power} {cohesion} {fatigue}") {
  for (const ReferenceRow& row : reference_rows("morale", "morale-power")) {
    const Numbers& x = row.inputs;
    const Condition condition{static_cast<Morale>(x[0]), x[1], x[2], x[3]};
    check_close(power_factor(parameters_of<MoralePower>(row.parameters), condition, static_cast<Posture>(x[4])),
                row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("morale", "cohesion")) {
    const Numbers& x = row.inputs;
    const CohesionStrain strain{x[1], x[2], x[3], x[4], x[5], x[6], x[7]};
    check_close(cohesion_after(parameters_of<CohesionParameters>(row.parameters), x[0], strain, Days{x[8]}),
                row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("morale", "fatigue")) {
    const Numbers& x = row.inputs;
    const Exertion activity{static_cast<Posture>(x[1]), x[2], x[3], x[4]};
    check_close(fatigue_after(parameters_of<FatigueParameters>(row.parameters), x[0], activity, Days{x[5]}),
                row.expected[0]);
  }
}

TEST_CASE("every strain moves every hazard the way its sign says, in every state {morale-hazard}") {
  const auto p = parameters_at<MoraleParameters>("morale.hazard");
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    const chance::Key key = chance::Key::from_seed(1942).at(sample);
    const Strain strain = random_strain(key);
    const auto now = static_cast<Morale>(static_cast<int>(key.uniform(20) * 5.0));
    const MoraleHazards before = hazards(p, now, strain);
    for (const StrainName& each : signs) {
      Strain more = strain;
      more.*each.member += (1.0 - more.*each.member) * key.uniform(21);
      const MoraleHazards after = hazards(p, now, more);
      CHECK(moves(before.worsen, after.worsen, each.worsens));
      CHECK(moves(before.recover, after.recover, each.recovers));
      CHECK(moves(before.surrender, after.surrender, each.surrenders));
      CHECK(moves(before.desert, after.desert, each.deserts));
    }
  }
}

TEST_CASE("hazards are finite, not negative and below the ceiling at every corner {morale-hazard}") {
  const auto p = parameters_at<MoraleParameters>("morale.hazard");
  for (unsigned corner = 0; corner < 1U << 15; ++corner) {
    Strain strain{};
    for (unsigned i = 0; i < 15; ++i) strain.*signs[i].member = (corner >> i & 1U) != 0 ? 1.0 : 0.0;
    for (const Morale now : states) {
      const MoraleHazards h = hazards(p, now, strain);
      for (const double each : {h.worsen, h.recover, h.surrender, h.desert})
        CHECK((each >= 0.0 && each <= p.ceiling));
    }
  }
}

TEST_CASE("the bounds hold the hazards, whatever the neighbours do, and not too loosely {hazard-bound}") {
  const auto p = parameters_at<MoraleParameters>("morale.hazard");
  double hazard = 0, bound = 0;
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    const chance::Key key = chance::Key::from_seed(1917).at(sample);
    Strain strain = random_strain(key);
    if (key.uniform(22) < 0.5) strain.isolation = 0;
    for (const Morale now : states) {
      for (const double broken : {0.0, 1.0}) {
        strain.neighbours_broken = broken;
        const MoraleHazards h = hazards(p, now, strain);
        CHECK(hazard_bounds(p, now, strain).transition >= h.worsen + h.recover + h.surrender);
        CHECK(hazard_bounds(p, now, strain).desert >= h.desert);
        CHECK(desertion_hazard(p, now, strain) == h.desert);
        CHECK(hazard_bounds(p, now, strain).desert <= 2 * h.desert / (1 - h.desert / p.ceiling) * (1 + 1e-12));
      }
      // All is broken about it, so that only rounding up to a power of two is left.
      const MoraleHazards h = hazards(p, now, strain);
      hazard += now == Morale::steady && strain.isolation == 0 ? h.worsen / (1 - h.worsen / p.ceiling) : 0.0;
      bound += now == Morale::steady && strain.isolation == 0 ? hazard_bounds(p, now, strain).transition : 0.0;
    }
  }
  CHECK(bound <= 2 * hazard);
}

TEST_CASE("the terms of a strain are those of the reference and none is negative {strain-terms}") {
  for (const ReferenceRow& row : reference_rows("morale", "strain-terms")) {
    const auto terms =
        worsening_terms(parameters_of<MoraleParameters>(row.parameters), strain_of(row.inputs, 0));
    for (std::size_t i = 0; i < row.expected.size(); ++i) check_close(terms[i], row.expected[i]);
  }
  const auto p = parameters_at<MoraleParameters>("morale.hazard");
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    const Strain strain = random_strain(chance::Key::from_seed(1919).at(sample));
    for (const StrainTerms& terms : {worsening_terms(p, strain), surrender_terms(p, strain)})
      for (const double term : terms) CHECK(term >= 0.0);
  }
  Strain surrounded = at_best();
  surrounded.isolation = 1;
  surrounded.supply_fill = 0.2;
  const double short_of = hazards(p, Morale::broken, surrounded).surrender;
  const StrainTerms terms = surrender_terms(p, surrounded);
  surrounded.supply_fill = 1;
  const double supplied = hazards(p, Morale::broken, surrounded).surrender;
  CHECK(std::log(short_of / (1 - short_of / p.ceiling)) - std::log(supplied / (1 - supplied / p.ceiling)) ==
        doctest::Approx(terms[static_cast<std::size_t>(StrainTerm::supply)]));
}

TEST_CASE("a closed ring isolates whole, half the land about a unit not at all {isolation}") {
  CHECK(isolation(0.2, true) == 1.0);
  CHECK(isolation(0.5, false) == 0.0);
  CHECK(isolation(1.0, false) == 0.5);
  for (int step = 0; step < 10; ++step)
    CHECK(isolation(step / 10.0, false) <= isolation((step + 1) / 10.0, false));
}

TEST_CASE("who can neither worsen nor recover does not {morale-hazard}") {
  const auto p = parameters_at<MoraleParameters>("morale.hazard");
  const Strain strain = random_strain(chance::Key::from_seed(3));
  CHECK(hazards(p, Morale::steady, strain).recover == 0.0);
  CHECK(hazards(p, Morale::routed, strain).worsen == 0.0);
  const MoraleHazards gone = hazards(p, Morale::surrendered, strain);
  CHECK(gone.worsen + gone.recover + gone.surrender + gone.desert == 0.0);
  CHECK(worse(Morale::routed) == Morale::routed);
  CHECK(worse(Morale::steady) == Morale::shaken);
  CHECK(better(Morale::routed) == Morale::broken);
  CHECK(better(Morale::surrendered) == Morale::surrendered);
}

TEST_CASE("a unit that is not isolated does not surrender {morale-hazard}") {
  const auto p = parameters_at<MoraleParameters>("morale.hazard");
  Strain strain = random_strain(chance::Key::from_seed(4));
  strain.isolation = 0;
  CHECK(hazards(p, Morale::broken, strain).surrender == 0.0);
}

TEST_CASE("two half spans are one span {span-probability} {competing-risks}") {
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    const chance::Key key = chance::Key::from_seed(7).at(sample);
    const MoraleHazards h{key.uniform(0) * 3, key.uniform(1), key.uniform(2), key.uniform(3)};
    const Days span{key.uniform(4) * 4};
    const MoraleChances half = chances(h, span / 2.0), whole = chances(h, span);
    CHECK(half.stay * half.stay == doctest::Approx(whole.stay));
    CHECK(half.worsen * (1.0 + half.stay) == doctest::Approx(whole.worsen));
    CHECK(whole.stay + whole.worsen + whole.recover + whole.surrender == doctest::Approx(1.0));
    const double once = probability_within(h.desert, span / 2.0);
    CHECK(once + (1.0 - once) * once == doctest::Approx(probability_within(h.desert, span)));
  }
  CHECK(chances({}, Days{1}).stay == 1.0);
}

TEST_CASE("no loss is a threshold: the risk of a day rises smoothly and stays open {morale-hazard}") {
  const auto p = parameters_at<MoraleParameters>("morale.hazard");
  double before = 0.0;
  for (int per_cent = 0; per_cent <= 80; ++per_cent) {
    Strain strain = at_best();
    strain.loss_total = per_cent / 100.0;
    const double risk = probability_within(hazards(p, Morale::steady, strain).worsen, Days{1});
    CHECK(risk > before);
    CHECK(risk < before + 0.05);
    before = risk;
  }
  CHECK(before > 0.1);
  CHECK(before < 0.95);
}

TEST_CASE("power falls with every trouble, and less in defence {morale-power}") {
  const auto p = parameters_at<MoralePower>("morale.power");
  double before = 2.0;
  for (const Morale now : states) {
    const double power = power_factor(p, {now, 1, 0, 0}, Posture::attack);
    CHECK(power < before);
    before = power;
  }
  CHECK(before == 0.0);
  CHECK(power_factor(p, {Morale::steady, 1, 0, 0}, Posture::attack) == 1.0);
  CHECK(power_factor(p, {Morale::steady, 0.5, 0, 0}, Posture::attack) < 1.0);
  CHECK(power_factor(p, {Morale::steady, 1, 0.5, 0}, Posture::attack) < 1.0);
  CHECK(power_factor(p, {Morale::steady, 1, 0, 0.5}, Posture::attack) < 1.0);
  const Condition tired{Morale::steady, 0.5, 0.7, 0.2};
  CHECK(power_factor(p, tired, Posture::attack) < power_factor(p, tired, Posture::prepared_defence));
}

TEST_CASE("cohesion and fatigue stay shares, and two half spans are one {cohesion} {fatigue}") {
  const auto c = parameters_at<CohesionParameters>("morale.cohesion");
  const auto f = parameters_at<FatigueParameters>("morale.fatigue");
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    const chance::Key key = chance::Key::from_seed(11).at(sample);
    const CohesionStrain strain{key.uniform(0) * 0.2, key.uniform(1) * 0.2, key.uniform(2), key.uniform(3),
                                key.uniform(4),       key.uniform(5),       key.uniform(12)};
    const Exertion activity{static_cast<Posture>(static_cast<int>(key.uniform(6) * 9)), key.uniform(7),
                            key.uniform(8), key.uniform(9)};
    const double start = key.uniform(10);
    const Days span{key.uniform(11) * 10};
    const double cohesive = cohesion_after(c, start, strain, span);
    const double tired = fatigue_after(f, start, activity, span);
    CHECK((cohesive >= 0.0 && cohesive <= 1.0 && tired >= 0.0 && tired <= 1.0));
    CHECK(cohesion_after(c, cohesion_after(c, start, strain, span / 2.0), strain, span / 2.0) ==
          doctest::Approx(cohesive));
    CHECK(fatigue_after(f, fatigue_after(f, start, activity, span / 2.0), activity, span / 2.0) ==
          doctest::Approx(tired));
    CohesionStrain bloodier = strain;
    bloodier.loss_per_day += 0.05;
    CHECK(cohesion_after(c, start, bloodier, span) <= cohesive);
    Exertion hungrier = activity;
    hungrier.supply_fill *= 0.5;
    CHECK(fatigue_after(f, start, hungrier, span) >= tired);
    Exertion hotter = activity;
    hotter.contact += (1.0 - hotter.contact) * 0.5;
    CHECK(fatigue_after(f, start, hotter, span) >= tired);
  }
}

TEST_CASE("attack tires most, rest restores most {fatigue}") {
  const auto p = parameters_at<FatigueParameters>("morale.fatigue");
  const auto after = [&](Posture posture, Share contact) {
    return fatigue_after(p, 0.4, {posture, contact, 1, 0}, Days{3});
  };
  CHECK(after(Posture::attack, 1) > after(Posture::hasty_defence, 1));
  CHECK(after(Posture::hasty_defence, 1) > after(Posture::prepared_defence, 1));
  CHECK(after(Posture::prepared_defence, 1) > after(Posture::fortified_defence, 1));
  CHECK(after(Posture::rest, 0) < after(Posture::reserve, 0));
  CHECK(after(Posture::reserve, 0) < after(Posture::fortified_defence, 0));
}

}  // namespace salient::models::test
