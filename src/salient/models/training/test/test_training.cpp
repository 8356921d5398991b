#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "chance/key.hpp"
#include "models/test/reference_rows.hpp"
#include "models/training/training.hpp"

namespace salient::models::test {
namespace {

constexpr int samples = 300;

PerDomain per_domain(const Numbers& x, std::size_t from) {
  PerDomain each{};
  std::copy_n(x.begin() + static_cast<std::ptrdiff_t>(from), domain_count, each.begin());
  return each;
}

PerDomain random_levels(chance::Key key) {
  PerDomain each{};
  for (std::size_t d = 0; d < domain_count; ++d) each[d] = key.uniform(d);
  return each;
}

void check_levels(const PerDomain& found, const Numbers& expected) {
  for (std::size_t d = 0; d < domain_count; ++d) check_close(found[d], expected[d]);
}

Instruction full_course() {
  return {.time = {0.3, 0.2, 0.1, 0.1, 0.2, 0.1},
          .instructors = 1,
          .foreign_language = false,
          .interpreters = 0,
          .uptake = 1};
}

}  // namespace

TEST_CASE("growth and dilution are those of the reference {camp-growth} {combat-growth} {dilution}") {
  for (const ReferenceRow& row : reference_rows("training", "camp-growth")) {
    const Numbers& x = row.inputs;
    const Instruction given{per_domain(x, 6), x[12], x[13] > 0.0, x[14], x[15]};
    const auto p = parameters_of<GrowthParameters>(row.parameters);
    check_levels(camp_after(p, {per_domain(x, 0)}, camp_left(p, given, Days{x[16]})).level, row.expected);
  }
  for (const ReferenceRow& row : reference_rows("training", "combat-growth")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<GrowthParameters>(row.parameters);
    check_levels(combat_after(p, {per_domain(x, 0)}, per_domain(x, 6), Days{x[12]}).level, row.expected);
  }
  for (const ReferenceRow& row : reference_rows("training", "dilution")) {
    const Numbers& x = row.inputs;
    check_levels(diluted({per_domain(x, 0)}, Personnel{x[12]}, {per_domain(x, 6)}, Personnel{x[13]}).level,
                 row.expected);
  }
}

TEST_CASE("weights and effects are those of the reference {domain-weights} {training-effects}") {
  for (const ReferenceRow& row : reference_rows("training", "domain-weights")) {
    const Numbers& x = row.inputs;
    const auto p = parameters_of<DomainParameters>(row.parameters);
    check_levels(domain_weights(p, static_cast<Branch>(x[0]), static_cast<Posture>(x[1]), x[2], x[3]),
                 row.expected);
  }
  for (const ReferenceRow& row : reference_rows("training", "training-effects")) {
    const auto p = parameters_of<TrainingEffects>(row.parameters);
    const double level = row.inputs[0];
    check_close(own_loss_factor(p, level), row.expected[0]);
    check_close(inflicted_factor(p, level), row.expected[1]);
    check_close(fires_factor(p, level), row.expected[2]);
    check_close(drones_factor(p, level), row.expected[3]);
    check_close(works_factor(p, level), row.expected[4]);
    check_close(order_time_factor(p, level), row.expected[5]);
  }
}

TEST_CASE("camp teaches, with diminishing return, up to its ceiling {camp-growth}") {
  const auto p = parameters_at<GrowthParameters>("training.growth");
  const Training raw{{0, 0, 0, 0, 0, 0}};
  const Training month = camp_after(p, raw, camp_left(p, full_course(), Days{30}));
  const Training two = camp_after(p, raw, camp_left(p, full_course(), Days{60}));
  for (std::size_t d = 0; d < domain_count; ++d) {
    CHECK(month.level[d] > 0.0);
    CHECK(two.level[d] > month.level[d]);
    CHECK(two.level[d] - month.level[d] < month.level[d]);
    CHECK(camp_after(p, raw, camp_left(p, full_course(), Days{1e5})).level[d] <= p.camp_ceiling);
    CHECK(camp_after(p, month, camp_left(p, full_course(), Days{30})).level[d] ==
          doctest::Approx(two.level[d]));
  }
  const Training veteran{{0.9, 0.9, 0.9, 0.9, 0.9, 0.9}};
  CHECK(camp_after(p, veteran, camp_left(p, full_course(), Days{30})).level == veteran.level);
}

TEST_CASE("fewer instructors, a foreign language and distraction teach less {camp-growth}") {
  const auto p = parameters_at<GrowthParameters>("training.growth");
  const Training raw{{0.1, 0.1, 0.1, 0.1, 0.1, 0.1}};
  const auto learnt = [&](const Instruction& given) {
    return camp_after(p, raw, camp_left(p, given, Days{20}))[Domain::infantry];
  };
  Instruction fewer = full_course(), foreign = full_course(), distracted = full_course();
  fewer.instructors = 0.5;
  foreign.foreign_language = true;
  distracted.uptake = 0.9;
  for (const Instruction& worse : {fewer, foreign, distracted}) CHECK(learnt(worse) < learnt(full_course()));
  Instruction helped = foreign;
  helped.interpreters = 1;
  CHECK(learnt(helped) == doctest::Approx(learnt(full_course())));
}

TEST_CASE("combat teaches in halves as in wholes and never past the top {combat-growth}") {
  const auto p = parameters_at<GrowthParameters>("training.growth");
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    const chance::Key key = chance::Key::from_seed(1806).at(sample);
    const Training start{random_levels(key.at(0))};
    const PerDomain contact = random_levels(key.at(1));
    const Days span{key.uniform(0) * 40};
    const Training whole = combat_after(p, start, contact, span);
    const Training halves = combat_after(p, combat_after(p, start, contact, span / 2.0), contact, span / 2.0);
    for (std::size_t d = 0; d < domain_count; ++d) {
      CHECK((whole.level[d] >= start.level[d] && whole.level[d] <= 1.0));
      CHECK(halves.level[d] == doctest::Approx(whole.level[d]));
    }
  }
}

TEST_CASE("a fight teaches what it asks for and nothing else {combat-growth}") {
  const auto p = parameters_at<GrowthParameters>("training.growth");
  const auto w = parameters_at<DomainParameters>("training.domain");
  const Training start{{0.3, 0.3, 0.3, 0.3, 0.3, 0.3}};
  const PerDomain open = domain_weights(w, Branch::infantry, Posture::attack, 0, 0.5);
  const PerDomain trench = domain_weights(w, Branch::infantry, Posture::attack, 1, 0.5);
  const Training in_the_open = combat_after(p, start, combat_use(open, 1), Days{10});
  const Training in_trenches = combat_after(p, start, combat_use(trench, 1), Days{10});
  CHECK(in_the_open[Domain::trench] == start[Domain::trench]);
  CHECK(in_trenches[Domain::trench] > start[Domain::trench]);
  CHECK(in_the_open[Domain::infantry] > in_trenches[Domain::infantry]);
  CHECK(in_the_open[Domain::armour] == start[Domain::armour]);
  CHECK(combat_after(p, start, combat_use(trench, 0), Days{10}).level == start.level);
}

TEST_CASE("replacements dilute towards their own level, in parts as at once {dilution}") {
  const Training old{{0.8, 0.8, 0.8, 0.8, 0.8, 0.8}}, fresh{{0.2, 0.2, 0.2, 0.2, 0.2, 0.2}};
  const Training once = diluted(old, Personnel{300}, fresh, Personnel{100});
  CHECK(once[Domain::drone] == doctest::Approx(0.65));
  const Training first = diluted(old, Personnel{300}, fresh, Personnel{50});
  CHECK(diluted(first, Personnel{350}, fresh, Personnel{50})[Domain::trench] == doctest::Approx(0.65));
  CHECK(diluted(old, Personnel{0}, fresh, Personnel{0}).level == old.level);
}

TEST_CASE("weights sum to one and the level lies between worst and best domain {domain-weights}") {
  const auto p = parameters_at<DomainParameters>("training.domain");
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    const chance::Key key = chance::Key::from_seed(5).at(sample);
    const auto branch = static_cast<Branch>(static_cast<int>(key.uniform(0) * branch_count));
    const auto posture = static_cast<Posture>(static_cast<int>(key.uniform(1) * 9));
    const PerDomain weights = domain_weights(p, branch, posture, key.uniform(2), key.uniform(3));
    CHECK(std::accumulate(weights.begin(), weights.end(), 0.0) == doctest::Approx(1.0));
    const Training training{random_levels(key.at(1))};
    const double level = combat_level(p, training, branch, posture, key.uniform(2), key.uniform(3));
    CHECK(level >= *std::min_element(training.level.begin(), training.level.end()) - 1e-12);
    CHECK(level <= *std::max_element(training.level.begin(), training.level.end()) + 1e-12);
    for (std::size_t d = 0; d < domain_count; ++d) {
      Training better = training;
      better.level[d] += (1.0 - better.level[d]) * 0.5;
      CHECK(combat_level(p, better, branch, posture, key.uniform(2), key.uniform(3)) >= level);
    }
  }
}

TEST_CASE("trenches ask for trench fighters, attack for combined arms, gunners for gunnery {domain-weights}") {
  const auto p = parameters_at<DomainParameters>("training.domain");
  const auto weight = [&](Branch branch, Posture posture, Share works, Domain domain) {
    return domain_weights(p, branch, posture, works, 0.5)[static_cast<std::size_t>(domain)];
  };
  CHECK(weight(Branch::infantry, Posture::attack, 1, Domain::trench) >
        weight(Branch::infantry, Posture::attack, 0, Domain::trench));
  CHECK(weight(Branch::infantry, Posture::attack, 0.5, Domain::combined_arms) >
        weight(Branch::infantry, Posture::prepared_defence, 0.5, Domain::combined_arms));
  CHECK(weight(Branch::artillery, Posture::reserve, 1, Domain::artillery) > 0.5);
  CHECK(weight(Branch::artillery, Posture::reserve, 1, Domain::trench) == 0.0);
}

TEST_CASE("more training never raises the own loss factor and lowers no useful one {training-effects}") {
  const auto p = parameters_at<TrainingEffects>("training.effects");
  for (int step = 0; step < 100; ++step) {
    const double level = step / 100.0, better = level + 0.01;
    CHECK(own_loss_factor(p, better) < own_loss_factor(p, level));
    CHECK(inflicted_factor(p, better) > inflicted_factor(p, level));
    CHECK(fires_factor(p, better) > fires_factor(p, level));
    CHECK(drones_factor(p, better) > drones_factor(p, level));
    CHECK(works_factor(p, better) > works_factor(p, level));
    CHECK(order_time_factor(p, better) < order_time_factor(p, level));
  }
  CHECK(own_loss_factor(p, p.reference) == 1.0);
}

}  // namespace salient::models::test
