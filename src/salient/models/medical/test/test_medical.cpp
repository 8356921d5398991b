#include <doctest/doctest.h>

#include <cmath>

#include "chance/key.hpp"
#include "models/medical/casualty.hpp"
#include "models/medical/evacuation.hpp"
#include "models/test/reference_rows.hpp"

namespace salient::models::test {
namespace {

constexpr int samples = 400;
constexpr LossCauses mixed{.artillery = 0.5, .drone = 0.25, .small_arms = 0.25};

CasualtySplit split_with(LossCauses causes, LossCircumstance at) {
  return casualty_split(parameters_at<CasualtyParameters>("medical.casualty"), causes, at);
}

double killed_share(const CasualtySplit& s) { return s.killed / (s.killed + s.wounded_severe); }

WoundParameters wounds() { return parameters_at<WoundParameters>("medical.wound"); }

EvacuationPath path_of(const Numbers& x) {
  return {Kilometres{x[0]}, Kilometres{x[1]}, x[2], x[3], x[4], x[5]};
}

/// The published shares, as Holcomb et al. define them, of the losses of a war.
struct Published {
  double killed, died, fatal;
};
Published shares(LossCauses causes, double hours) {
  const CasualtySplit s = split_with(causes, {});
  const double severe = died_before_care(wounds(), Severity::severe, hours, hours),
               light = died_before_care(wounds(), Severity::light, hours, hours);
  const double killed = s.killed + s.wounded_severe * severe + s.wounded_light * light;
  const double reached = s.wounded_severe * (1 - severe), lightly = s.wounded_light * (1 - light);
  const double died = reached * died_of_wounds(wounds(), Severity::severe, 0.0);
  return {killed / (killed + reached), died / reached, (killed + died) / (killed + reached + lightly)};
}

}  // namespace

TEST_CASE("the split of losses is that of the reference {casualty-split}") {
  for (const ReferenceRow& row : reference_rows("medical", "casualty-split")) {
    const Numbers& x = row.inputs;
    const CasualtySplit found = casualty_split(parameters_of<CasualtyParameters>(row.parameters),
                                               {x[0], x[1], 1.0 - x[0] - x[1]}, {x[2], x[3], x[4]});
    check_close(found.killed, row.expected[0]);
    check_close(found.wounded_severe, row.expected[1]);
    check_close(found.wounded_light, row.expected[2]);
    check_close(found.missing, row.expected[3]);
    check_close(found.captured, row.expected[4]);
  }
}

TEST_CASE(
    "disease and the way to surgery are those of the reference {disease-and-injury} {evacuation-delay} "
    "{evacuation-lift} {evacuation-lent} {evacuation-queue} {cold}") {
  for (const ReferenceRow& row : reference_rows("medical", "cold"))
    check_close(cold_at(parameters_of<DiseaseParameters>(row.parameters), row.inputs[0]), row.expected[0]);
  for (const ReferenceRow& row : reference_rows("medical", "disease-and-injury")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<DiseaseParameters>(row.parameters);
    check_close(in<PerDay>(disease_and_injury(p, {x[0], x[1], x[2], x[3]})), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("medical", "evacuation-delay")) {
    const Numbers& x = row.inputs;
    const Evacuation found = evacuation(parameters_of<EvacuationParameters>(row.parameters), path_of(x));
    check_close(found.delay, row.expected[0]);
    check_close(found.round, row.expected[1]);
  }
  for (const ReferenceRow& row : reference_rows("medical", "evacuation-lift")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<EvacuationParameters>(row.parameters);
    check_close(evacuation_lift(p, path_of(x), Personnel{x[6]}, 0), row.expected[0]);
    check_close(evacuation_lift(p, path_of(x), Personnel{x[6]}, x[7]), row.expected[1]);
  }
  for (const ReferenceRow& row : reference_rows("medical", "evacuation-lent")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<EvacuationParameters>(row.parameters);
    check_close(evacuation_lent(p, x[0], x[1], x[2], std::max(0.0, x[1] - x[0]) + x[3]), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("medical", "evacuation-queue")) {
    const Numbers& x = row.inputs;
    const EvacuationQueue found = evacuation_queue(x[0], x[1], x[2]);
    check_close(found.waiting, row.expected[0]);
    check_close(found.hours, row.expected[1]);
  }
}

TEST_CASE(
    "hospital, death and return are those of the reference {hospital-stay} {died-before-care} {died-of-wounds} "
    "{return-to-duty}") {
  for (const ReferenceRow& row : reference_rows("medical", "hospital-stay")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<HospitalParameters>(row.parameters);
    check_close(hospital_occupied(p, x[0], x[1], Days{x[2]}), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("medical", "died-before-care")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<WoundParameters>(row.parameters);
    check_close(died_before_care(p, static_cast<Severity>(x[0]), x[1], x[2]), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("medical", "died-of-wounds")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<WoundParameters>(row.parameters);
    check_close(died_of_wounds(p, static_cast<Severity>(x[0]), x[1]), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("medical", "return-to-duty")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<ReturnParameters>(row.parameters);
    const Convalescence found = convalescence(p, static_cast<Severity>(x[0]), x[1], Days{x[2]});
    check_close(found.stays, row.expected[0]);
    check_close(found.returns, row.expected[1]);
    check_close(found.invalided, row.expected[2]);
  }
}

TEST_CASE("every split sums to one and has no negative part {casualty-split}") {
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    const chance::Key key = chance::Key::from_seed(1859).at(sample);
    const double artillery = key.uniform(0), drone = (1.0 - artillery) * key.uniform(1);
    const CasualtySplit s = split_with({artillery, drone, 1.0 - artillery - drone},
                                       {key.uniform(2), key.uniform(3), key.uniform(4)});
    for (const double part : {s.killed, s.wounded_severe, s.wounded_light, s.missing, s.captured})
      CHECK((part >= 0.0 && part <= 1.0));
    CHECK(s.killed + s.wounded_severe + s.wounded_light + s.missing + s.captured == doctest::Approx(1.0));
    CHECK(killed_share(s) > 0.10);
    CHECK(killed_share(s) < 0.25);
  }
}

TEST_CASE("retreat, rout and encirclement cost missing and captured {casualty-split}") {
  const CasualtySplit held = split_with(mixed, {});
  for (const LossCircumstance at :
       {LossCircumstance{1, 0, 0}, LossCircumstance{0, 1, 0}, LossCircumstance{0, 0, 1}}) {
    const CasualtySplit lost = split_with(mixed, at);
    CHECK(lost.captured > held.captured);
    CHECK(lost.missing > held.missing);
    CHECK(killed_share(lost) == doctest::Approx(killed_share(held)));
  }
  CHECK(split_with(mixed, {0, 1, 0}).captured > split_with(mixed, {1, 0, 0}).captured);
}

TEST_CASE("the delay grows with distance, drones and want of transport {evacuation-delay}") {
  const auto p = parameters_at<EvacuationParameters>("medical.evacuation");
  const EvacuationPath easy{Kilometres{18}, Kilometres{10}, 0, 0, 1, 0};
  const Evacuation now = evacuation(p, easy);
  CHECK(now.delay > 1.0);
  CHECK(now.delay < 6.0);
  CHECK(now.round > now.delay);
  const auto but = [&](auto change) {
    EvacuationPath path = easy;
    change(path);
    return evacuation(p, path).delay;
  };
  CHECK(but([](EvacuationPath& x) { x.rear = Kilometres{22}; }) > now.delay);
  CHECK(but([](EvacuationPath& x) { x.drones = 0.5; }) > now.delay);
  CHECK(but([](EvacuationPath& x) { x.contact = 0.5; }) > now.delay);
  CHECK(but([](EvacuationPath& x) { x.transport_fill = 0.5; }) > now.delay);
  CHECK(but([](EvacuationPath& x) { x.encircled = 1; }) > now.delay);
}

TEST_CASE(
    "surgeons stand no further than they need, and drones slow only the way they watch {evacuation-delay}") {
  const auto p = parameters_at<EvacuationParameters>("medical.evacuation");
  const auto delay = [&](double rear, double watched, double drones) {
    return evacuation(p, {Kilometres{rear}, Kilometres{watched}, drones, 0, 1, 0}).delay;
  };
  CHECK(delay(500, 10, 0.5) == delay(p.surgery, 10, 0.5));
  CHECK(delay(40, 20, 0.5) > delay(40, 10, 0.5));
  const double collected = p.collect * (1 + p.drones * 0.5);
  CHECK(delay(p.surgery, 0, 0.5) == doctest::Approx(collected + p.surgery / p.speed));
}

TEST_CASE("who finds a place does not wait; a day beyond what is carried is waited for {evacuation-queue}") {
  CHECK(evacuation_queue(0, 50, 100).hours == 0.0);
  CHECK(evacuation_queue(0, 200, 100).hours == doctest::Approx(12.0));  // the last of them a day, the first not
  CHECK(evacuation_queue(100, 100, 100).hours == doctest::Approx(24.0));  // everybody behind a day's queue
  double waiting = 0, carried = 0;
  for (int day = 0; day < 10; ++day) {
    const double arrived = day < 5 ? 150 : 20;
    const double left = evacuation_queue(waiting, arrived, 100).waiting;
    carried += waiting + arrived - left;
    waiting = left;
  }
  CHECK(carried + waiting == doctest::Approx(5 * 150 + 5 * 20));
}

TEST_CASE("empty places go where people wait, and no more than there are {evacuation-lent}") {
  const auto p = parameters_at<EvacuationParameters>("medical.evacuation");
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    const chance::Key key = chance::Key::from_seed(1870).at(sample);
    const double own[] = {40 * key.uniform(0), 40 * key.uniform(1), 40 * key.uniform(2)},
                 need[] = {90 * key.uniform(3), 90 * key.uniform(4), 20 * key.uniform(5)};
    double spare = 0, short_of = 0, given = 0;
    for (int f = 0; f < 3; ++f) (own[f] > need[f] ? spare : short_of) += std::abs(own[f] - need[f]);
    for (int f = 0; f < 3; ++f) {
      const double carried = evacuation_lent(p, own[f], need[f], spare, short_of);
      given += carried - own[f];
      CHECK(carried >= own[f]);
      CHECK(carried <= std::max(own[f], need[f]) + 1e-9);
    }
    CHECK(given == doctest::Approx(std::min(short_of, p.lent * spare)));
  }
  CHECK(evacuation_lent(p, 10, 8, 0, 0) == 10.0);
}

TEST_CASE("vehicles carry what their rounds allow, fewer under drones {evacuation-lift}") {
  const auto p = parameters_at<EvacuationParameters>("medical.evacuation");
  const EvacuationPath easy{Kilometres{25}, Kilometres{10}, 0, 0, 1, 0},
      watched{Kilometres{25}, Kilometres{10}, 1, 0, 1, 0};
  CHECK(evacuation_lift(p, easy, Personnel{1000}, 0) ==
        doctest::Approx(p.vehicles * p.places * 24 / evacuation(p, easy).round));
  CHECK(evacuation_lift(p, watched, Personnel{1000}, 0) < evacuation_lift(p, easy, Personnel{1000}, 0));
  CHECK(evacuation_lift(p, easy, Personnel{1000}, 60) == doctest::Approx(60));
  CHECK(evacuation_lift(p, watched, Personnel{1000}, 60) < 60);
}

TEST_CASE("a hospital that moves its patients on fills to what it admits while one stays {hospital-stay}") {
  const auto p = parameters_at<HospitalParameters>("medical.hospital");
  double occupied = 0;
  for (int day = 0; day < 400; ++day) occupied = hospital_occupied(p, occupied, 10, Days{1});
  CHECK(occupied < 10 * p.stay);
  CHECK(occupied > 10 * (p.stay - 1));
  CHECK(hospital_crowding(50, 100) == 0.0);
  CHECK(hospital_crowding(150, 100) == 0.5);
}

TEST_CASE(
    "killed and died of wounds are the published shares of two wars {died-before-care} {died-of-wounds}") {
  const Published war_1941 = shares({.artillery = 0.7, .drone = 0, .small_arms = 0.3}, 10);
  CHECK(war_1941.killed == doctest::Approx(0.20).epsilon(0.1));
  CHECK(war_1941.died == doctest::Approx(0.035).epsilon(0.1));
  CHECK(war_1941.fatal == doctest::Approx(0.19).epsilon(0.1));
  const Published vietnam = shares({.artillery = 0.3, .drone = 0, .small_arms = 0.7}, 1);
  CHECK(vietnam.killed == doctest::Approx(0.20).epsilon(0.1));
  CHECK(vietnam.died == doctest::Approx(0.032).epsilon(0.15));
}

TEST_CASE("delay shows among the killed, not among those who die in hospital {died-before-care}") {
  const Published slow = shares(mixed, 12), fast = shares(mixed, 2);
  CHECK(slow.killed > fast.killed + 0.05);
  CHECK(slow.died == doctest::Approx(fast.died));
}

TEST_CASE(
    "death rises with delay and crowding, and a light wound kills less {died-before-care} {died-of-wounds}") {
  const auto p = wounds();
  double before = -1.0;
  for (int hours = 0; hours <= 96; ++hours) {
    const double dies = died_before_care(p, Severity::severe, hours, hours);
    CHECK(dies > before);
    CHECK(died_before_care(p, Severity::light, hours, hours) <= dies);
    // Whom triage tells does not wait his turn: fewer die than if all waited, more than if none did.
    CHECK(died_before_care(p, Severity::severe, hours, hours + 24.0) > dies);
    CHECK(died_before_care(p, Severity::severe, hours, hours + 24.0) <
          died_before_care(p, Severity::severe, hours + 24.0, hours + 24.0));
    before = dies;
  }
  CHECK(before < p.late);
  CHECK(died_of_wounds(p, Severity::severe, 1.0) > died_of_wounds(p, Severity::severe, 0.0));
  CHECK(died_of_wounds(p, Severity::light, 1.0) < died_of_wounds(p, Severity::severe, 1.0));
}

TEST_CASE("convalescence sums to one, composes, and is slower when crowded {return-to-duty}") {
  const auto p = parameters_at<ReturnParameters>("medical.return");
  for (const Severity severity : {Severity::light, Severity::severe}) {
    const Convalescence week = convalescence(p, severity, 0, Days{7});
    const Convalescence fortnight = convalescence(p, severity, 0, Days{14});
    CHECK(week.stays * week.stays == doctest::Approx(fortnight.stays));
    CHECK(week.returns * (1.0 + week.stays) == doctest::Approx(fortnight.returns));
    CHECK(week.stays + week.returns + week.invalided == doctest::Approx(1.0));
    CHECK(convalescence(p, severity, 1, Days{7}).returns < week.returns);
  }
  CHECK(convalescence(p, Severity::light, 0, Days{7}).returns >
        convalescence(p, Severity::severe, 0, Days{7}).returns);
  CHECK(convalescence(p, Severity::light, 0, Days{1e4}).returns > 0.9);
}

TEST_CASE("disease stays in the planning range and grows in the cold and the wet {disease-and-injury}") {
  const auto p = parameters_at<DiseaseParameters>("medical.disease");
  const double mild = in<PerDay>(disease_and_injury(p, {0, 0, 0, 1}));
  const double bad = in<PerDay>(disease_and_injury(p, {0.8, 0.5, 0.5, 0.8}));
  CHECK(mild >= 0.001);
  CHECK(bad > mild);
  CHECK(bad <= 0.004);
  for (const FieldConditions worse : {FieldConditions{1, 0, 0, 1}, FieldConditions{0, 1, 0, 1},
                                      FieldConditions{0, 0, 1, 1}, FieldConditions{0, 0, 0, 0}})
    CHECK(in<PerDay>(disease_and_injury(p, worse)) > mild);
}

}  // namespace salient::models::test
