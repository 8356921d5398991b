#include <doctest/doctest.h>

#include "chance/key.hpp"
#include "models/morale/condition.hpp"
#include "models/morale/expectation.hpp"
#include "models/morale/leaders.hpp"
#include "models/test/reference_rows.hpp"

namespace salient::models::test {
namespace {

constexpr int samples = 400;

}  // namespace

TEST_CASE("shock and word are those of the reference {first-contact-shock} {shock-decay} {word-travels}") {
  for (const ReferenceRow& row : reference_rows("morale", "first-contact-shock")) {
    const Numbers& x = row.inputs;
    check_close(first_contact_shock(parameters_of<ExpectationParameters>(row.parameters),
                                    {x[0], x[1], x[2], x[3], x[4], x[5]}),
                row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("morale", "shock-decay"))
    check_close(shock_after(parameters_of<ExpectationParameters>(row.parameters), row.inputs[0],
                            {row.inputs[1], row.inputs[2], row.inputs[3]}, Days{row.inputs[4]}),
                row.expected[0]);
  for (const ReferenceRow& row : reference_rows("morale", "word-travels"))
    check_close(
        learned_after(parameters_of<ExpectationParameters>(row.parameters), row.inputs[0],
                      {row.inputs[1], row.inputs[2], row.inputs[3], row.inputs[4]}, Days{row.inputs[5]}),
        row.expected[0]);
}

TEST_CASE(
    "grievance and lost leaders are those of the reference {grievance} {leaders-lost} {commander-lost} "
    "{staff-lost}") {
  for (const ReferenceRow& row : reference_rows("morale", "grievance")) {
    const Numbers& x = row.inputs;
    check_close(grievance_after(parameters_of<GrievanceParameters>(row.parameters), x[0], {x[1], x[2], x[3]},
                                Days{x[4]}),
                row.expected[0]);
  }
  for (const ReferenceRow& row : reference_rows("morale", "leaders-lost"))
    check_close(leaders_lost_after(parameters_of<LeaderParameters>(row.parameters), row.inputs[0],
                                   row.inputs[1], Days{row.inputs[2]}),
                row.expected[0]);
  for (const ReferenceRow& row : reference_rows("morale", "commander-lost"))
    check_close(commander_lost(parameters_of<LeaderParameters>(row.parameters), row.inputs[0]),
                row.expected[0]);
  for (const ReferenceRow& row : reference_rows("morale", "staff-lost"))
    check_close(staff_lost_after(parameters_of<LeaderParameters>(row.parameters), row.inputs[0], row.inputs[1],
                                 Days{row.inputs[2]}),
                row.expected[0]);
}

TEST_CASE("a grievance outlasts its cause and needs both a lie and somebody who knows {grievance}") {
  const auto p = parameters_at<GrievanceParameters>("morale.grievance");
  CHECK(grievance_after(p, 0, {.gap = 1, .known = 0, .devices = 0}, Days{10}) == 0.0);
  CHECK(grievance_after(p, 0, {.gap = 0, .known = 1, .devices = 0}, Days{10}) == 0.0);
  const double misled = grievance_after(p, 0, {.gap = 1, .known = 1, .devices = 0}, Days{10});
  CHECK(misled > grievance_after(p, 0, {.gap = 0.5, .known = 1, .devices = 0}, Days{10}));
  CHECK(misled > grievance_after(p, 0, {.gap = 0, .known = 0, .devices = 1}, Days{10}));
  const double later = grievance_after(p, misled, {}, Days{10});
  CHECK((later > 0.5 * misled && later < misled));
  const Complaint over{.gap = 0.7, .known = 0.4, .devices = 0.5};
  CHECK(grievance_after(p, grievance_after(p, 0.2, over, Days{3}), over, Days{3}) ==
        doctest::Approx(grievance_after(p, 0.2, over, Days{6})));
}

TEST_CASE("leaders go with their people, are replaced, and are missed {leaders-lost} {leadership-left}") {
  const auto p = parameters_at<LeaderParameters>("morale.leaders");
  CHECK(leaders_lost_after(p, 0, 0, Days{1}) == 0.0);
  CHECK(leaders_lost_after(p, 0, 0.05, Days{1}) > 0.05);
  CHECK(leaders_lost_after(p, 0.5, 0, Days{5}) < 0.5);
  CHECK(leaders_lost_after(p, 0.9, 3, Days{50}) <= 1.0);
  CHECK(without_commander(p, 0.2) > 0.2);
  CHECK(without_commander(p, 1.0) == 1.0);
  CHECK(leadership_left(0.6, 0, 0) == 0.6);
  CHECK(leadership_left(0.6, 0.5, 0) < 0.6);
  CHECK(leadership_left(0.6, 0, 0.5) < 0.6);
  CHECK(leadership_left(1, 1, 0) == 0.0);
}

TEST_CASE("a day in the line counts one, a day out of it makes good {days-in-line}") {
  const auto p = parameters_at<LineParameters>("morale.line");
  CHECK(days_in_line_after(p, 4, true) == 5.0);
  CHECK(days_in_line_after(p, 4, false) == 4 - p.relief);
  CHECK(days_in_line_after(p, 0, false) == 0.0);
}

TEST_CASE("the gap counts what is asked beyond what was told {expectation-gap}") {
  CHECK(gap(Task::guard, Task::assault) == 1.0);
  CHECK(gap(Task::assault, Task::guard) == 0.0);
  CHECK(gap(Task::defend, Task::defend) == 0.0);
  CHECK(gap(Task::reserve, Task::assault) > gap(Task::defend, Task::assault));
  CHECK(surprise_left(1.0, 0.25) == 0.75);
  CHECK(surprise_left(1.0, 1.0) == 0.0);
}

TEST_CASE("shock grows with the gap and falls with all that prepares {first-contact-shock}") {
  const auto p = parameters_at<ExpectationParameters>("morale.expectation");
  const auto shock_with = [&](Share FirstContact::*member, double value) {
    FirstContact at{.gap = 0.6,
                    .information_fill = 0.4,
                    .ammunition_fill = 0.4,
                    .weapons_fill = 0.4,
                    .leadership = 0.4,
                    .training = 0.4};
    at.*member = value;
    return first_contact_shock(p, at);
  };
  CHECK(shock_with(&FirstContact::gap, 1) > shock_with(&FirstContact::gap, 0));
  for (const auto member : {&FirstContact::information_fill, &FirstContact::ammunition_fill,
                            &FirstContact::weapons_fill, &FirstContact::leadership, &FirstContact::training})
    CHECK(shock_with(member, 1) < shock_with(member, 0));
  CHECK(first_contact_shock(p, {.gap = 1}) < 1.0);
  CHECK(first_contact_shock(p, {.information_fill = 1, .ammunition_fill = 1, .weapons_fill = 1}) > 0.0);
}

TEST_CASE("shock fades and the word spreads, in halves as in wholes {shock-decay} {word-travels}") {
  const auto p = parameters_at<ExpectationParameters>("morale.expectation");
  const Easing poor{.supply_fill = 0.3, .leadership = 0.3, .neighbours_learned = 0.3};
  for (const auto member : {&Easing::supply_fill, &Easing::leadership, &Easing::neighbours_learned}) {
    Easing better = poor;
    better.*member = 0.9;
    CHECK(shock_after(p, 0.6, better, Days{5}) < shock_after(p, 0.6, poor, Days{5}));
  }
  CHECK(shock_after(p, shock_after(p, 0.6, poor, Days{2}), poor, Days{2}) ==
        doctest::Approx(shock_after(p, 0.6, poor, Days{4})));
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    const chance::Key key = chance::Key::from_seed(13).at(sample);
    const double start = key.uniform(0);
    const Hearsay from{key.uniform(1), key.uniform(2), key.uniform(4), key.uniform(5)};
    const Days span{key.uniform(3) * 20};
    const double known = learned_after(p, start, from, span);
    CHECK((known >= start && known <= 1.0));
    const double half = learned_after(p, start, from, span / 2.0);
    CHECK(learned_after(p, half, from, span / 2.0) == doctest::Approx(known));
    for (const auto member : {&Hearsay::in_contact, &Hearsay::neighbours_know, &Hearsay::countrymen_know,
                              &Hearsay::network_access}) {
      Hearsay more = from;
      more.*member = 1;
      CHECK(learned_after(p, start, more, span) >= known);
    }
  }
  CHECK(learned_after(p, 0.0, {0, 0, 0, 1}, Days{9}) == 0.0);
  CHECK(learned_after(p, 0.0, {0, 0, 1, 0}, Days{9}) == 0.0);  // countrymen far away, and no network
  CHECK(learned_after(p, 0.0, {0, 0, 1, 1}, Days{9}) > 0.0);
  CHECK(learned_after(p, 0.0, {0, 1, 0, 0}, Days{9}) > learned_after(p, 0.0, {0, 0.5, 0, 0}, Days{9}));
  CHECK(learned_after(p, 1.0, {0, 0, 0, 1}, Days{9}) == 1.0);
  CHECK(learned_after(p, 0.2, {0, 0, 0, 0}, Days{1e6}) == 1.0);
}

}  // namespace salient::models::test
