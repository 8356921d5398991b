#include <doctest/doctest.h>

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

double killed_share(const CasualtySplit& s) {
  return s.killed / (s.killed + s.wounded_severe + s.wounded_light);
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
    "disease and the delay are those of the reference {disease-and-injury} {evacuation-delay} "
    "{evacuation-queue}") {
  for (const ReferenceRow& row : reference_rows("medical", "disease-and-injury")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<DiseaseParameters>(row.parameters);
    check_close(in<PerDay>(disease_and_injury(p, {x[0], x[1], x[2], x[3]})), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("medical", "evacuation-delay")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<EvacuationParameters>(row.parameters);
    check_close(evacuation_delay_hours(p, {Kilometres{x[0]}, x[1], x[2], x[3], x[4]}), row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("medical", "evacuation-queue")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<EvacuationParameters>(row.parameters);
    const EvacuationQueue found =
        evacuation_queue(p, {Kilometres{x[0]}, x[1], x[2], x[3], x[4]}, x[5], x[6], x[7]);
    check_close(found.waiting, row.expected[0]);
    check_close(found.hours, row.expected[1]);
  }
}

TEST_CASE("death and return are those of the reference {died-of-wounds} {return-to-duty}") {
  for (const ReferenceRow& row : reference_rows("medical", "died-of-wounds")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<WoundParameters>(row.parameters);
    check_close(died_of_wounds(p, static_cast<Severity>(x[0]), x[1], x[2]), row.expected[0]);
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
    CHECK(killed_share(s) > 0.15);
    CHECK(killed_share(s) < 0.30);
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
  const EvacuationPath easy{Kilometres{30}, 0, 0, 1, 0};
  const double hours = evacuation_delay_hours(p, easy);
  CHECK(hours > 1.0);
  CHECK(hours < 6.0);
  for (const EvacuationPath harder :
       {EvacuationPath{Kilometres{60}, 0, 0, 1, 0}, EvacuationPath{Kilometres{30}, 0.5, 0, 1, 0},
        EvacuationPath{Kilometres{30}, 0, 0.5, 1, 0}, EvacuationPath{Kilometres{30}, 0, 0, 0.5, 0},
        EvacuationPath{Kilometres{30}, 0, 0, 1, 1}})
    CHECK(evacuation_delay_hours(p, harder) > hours);
}

TEST_CASE("who finds a place does not wait; a day beyond what is carried is waited for {evacuation-queue}") {
  const auto p = parameters_at<EvacuationParameters>("medical.evacuation");
  const EvacuationPath easy{Kilometres{30}, 0, 0, 1, 0}, watched{Kilometres{30}, 1, 0, 1, 0};
  CHECK(evacuation_queue(p, easy, 0, 50, 100).hours == 0.0);
  CHECK(evacuation_queue(p, easy, 0, 200, 100).hours == doctest::Approx(24.0));
  CHECK(evacuation_queue(p, watched, 0, 200, 100).hours > evacuation_queue(p, easy, 0, 200, 100).hours);
  double waiting = 0, carried = 0;
  for (int day = 0; day < 10; ++day) {
    const double arrived = day < 5 ? 150 : 20;
    const double left = evacuation_queue(p, easy, waiting, arrived, 100).waiting;
    carried += waiting + arrived - left;
    waiting = left;
  }
  CHECK(carried + waiting == doctest::Approx(5 * 150 + 5 * 20));
}

TEST_CASE("died of wounds lies near the published shares {died-of-wounds}") {
  const auto p = parameters_at<WoundParameters>("medical.wound");
  const auto dies = [&](double hours) { return died_of_wounds(p, Severity::severe, hours, 0.0); };
  CHECK(dies(1.0) > 0.03);
  CHECK(dies(2.0) < 0.05);
  CHECK(dies(13.0) > 0.11);
  CHECK(dies(15.0) < 0.135);
}

TEST_CASE("death rises with delay and crowding, and a light wound kills less {died-of-wounds}") {
  const auto p = parameters_at<WoundParameters>("medical.wound");
  double before = 0.0;
  for (int hours = 0; hours <= 96; ++hours) {
    const double dies = died_of_wounds(p, Severity::severe, hours, 0.0);
    CHECK(dies > before);
    CHECK(died_of_wounds(p, Severity::severe, hours, 1.0) > dies);
    CHECK(died_of_wounds(p, Severity::light, hours, 0.0) < dies);
    before = dies;
  }
  CHECK(before <= p.late);
  CHECK(hospital_crowding(50, 100) == 0.0);
  CHECK(hospital_crowding(150, 100) == 0.5);
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
