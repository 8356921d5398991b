#include "study/drivers.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "study/design_plays.hpp"
#include "study/manifest.hpp"
#include "study/play_table.hpp"
#include "study/run.hpp"
#include "study/trace.hpp"
#include "tests/support/scratch_file.hpp"
#include "tests/support/tiny.hpp"

// What drives the answers of a real study, from its own plays and from plays made for it.

using namespace salient;
using namespace salient::study;

namespace {

using Scratch = tests::ScratchFile;

const Settings settings{.plays = 400, .seed = 4};

/// A study of the tutorial scenario, played once for all cases.
const std::string& studied() {
  static const Scratch file{"salient-drivers.sqlite"};
  static const bool played = [] {
    const auto ran = run_study(tests::tiny(), settings, {.path = file.path(), .threads = 2});
    if (!ran) FAIL(render(ran.problems()));
    return true;
  }();
  CHECK(played);
  return file.path();
}

}  // namespace

TEST_CASE("every answer that varies is explained, by every input that varied") {
  Database file{studied(), Database::Open::existing};
  const Layout layout{tests::tiny(), settings};
  const auto all = read_drivers(file, layout);
  CHECK(all.size() >= 3);
  for (const Drivers& of : all) {
    CAPTURE(of.target.label);
    CHECK(of.variance > 0);
    CHECK(of.ranked.size() > 400);
    for (std::size_t i = 1; i < of.ranked.size(); ++i)
      CHECK(of.ranked[i - 1].first.index >= of.ranked[i].first.index);
    for (const Driver& driver : of.ranked) {
      CHECK(driver.first.error.low <= driver.first.error.high);
      CHECK(value_of_knowing(of, driver).after <= value_of_knowing(of, driver).now);
      double weight = 0, mean = 0;
      for (const ClaimReading& reading : driver.claims) {
        weight += reading.weight;
        mean += reading.weight * reading.answer.value;
      }
      if (driver.claims.empty()) continue;
      // What the claims would each make of the answer, by their say, is the answer.   {if-right}
      CHECK(weight == doctest::Approx(1));
      CHECK(std::fabs(mean - of.mean) < 0.25 * std::sqrt(of.variance));
    }
  }
}

TEST_CASE("one question alone, and one that is not there") {
  Database file{studied(), Database::Open::existing};
  const Layout layout{tests::tiny(), settings};
  const Question& first = tests::tiny().question[QuestionId{std::size_t{0}}];
  for (const Drivers& of : read_drivers(file, layout, first.id))
    CHECK(tests::tiny().question[of.target.question].id == first.id);
  CHECK(read_drivers(file, layout, "nothing").empty());
}

TEST_CASE("a Saltelli design is kept, taken up again, and does not depend on threads") {
  Database file{studied(), Database::Open::existing};
  const Layout layout{tests::tiny(), settings};
  const std::vector<std::size_t> inputs{0, 1, 2, 3};
  const auto plan = plan_design(layout, Design::saltelli, 120, settings.plays, inputs);
  REQUIRE(bool(plan));
  CHECK(plan->plays() == 120);
  play_design(file, layout, settings, *plan, 2, Progress::Style::quiet);
  const auto drivers = read_drivers(file, layout);
  std::size_t with_shares = 0;
  for (const Driver& driver : drivers[0].ranked) with_shares += driver.shares.has_value();
  CHECK(with_shares == 4);
  REQUIRE(drivers[0].luck);
  CHECK(drivers[0].luck->total >= 0);
  CHECK(drivers[0].rest->total >= 0);
  // Again, from nothing, by one thread: the same numbers.
  file.execute("DELETE FROM design_outcomes WHERE line >= 7");
  play_design(file, layout, settings, *plan, 1, Progress::Style::quiet);
  const auto again = read_drivers(file, layout);
  CHECK(as_json(tests::tiny(), again) == as_json(tests::tiny(), drivers));
}

TEST_CASE("walks over all inputs; too few plays for two of them are refused") {
  Database file{studied(), Database::Open::existing};
  const Layout layout{tests::tiny(), settings};
  const std::uint64_t walk = layout.inputs.size() + 1;
  CHECK_FALSE(bool(plan_design(layout, Design::morris, 2 * walk - 1, settings.plays, {})));
  const auto plan = plan_design(layout, Design::morris, 2 * walk, settings.plays, {});
  REQUIRE(bool(plan));
  CHECK(plan->lines == 2);
  play_design(file, layout, settings, *plan, 2, Progress::Style::quiet);
  std::size_t screened = 0, idle = 0;
  const std::vector<Drivers> drivers = read_drivers(file, layout);
  for (const Driver& driver : drivers[0].ranked) {
    if (!driver.screening) continue;
    screened += 1;
    idle += driver.screening->mu_star == 0;
  }
  CHECK(screened == layout.inputs.size());
  CHECK(idle < screened);
}

TEST_CASE("the variance of every answer divides into knowledge, luck and law {variance-split}") {
  Database file{studied(), Database::Open::existing};
  const Layout layout{tests::tiny(), settings};
  study::Statement reruns = file.prepare("SELECT count(*) FROM reruns");
  REQUIRE(reruns.next());
  CHECK(static_cast<std::size_t>(reruns.integer(0)) == 20 * layout.reruns.size());
  std::size_t split = 0;
  for (const Drivers& of : read_drivers(file, layout)) {
    if (!of.split) continue;
    split += 1;
    CHECK(of.split_plays <= 20);
    CHECK(of.split->law_means.size() == models::attrition_law_count);
    if (of.split->variance > 0)
      CHECK(of.split->knowledge + of.split->luck + of.split->law == doctest::Approx(1));
    CHECK(of.split->luck_error.low <= of.split->luck_error.high);
  }
  CHECK(split > 0);
}

TEST_CASE("small studies play nothing again, large ones no more than 250 plays") {
  CHECK(reruns_for(399) == 0);
  CHECK(reruns_for(400) == 20);
  CHECK(reruns_for(1000) == 50);
  CHECK(reruns_for(10000) == 200);
}

TEST_CASE("why an answer: down to who said so") {
  Database file{studied(), Database::Open::existing};
  const Layout layout{tests::tiny(), settings};
  const QuestionId first{std::size_t{0}};
  const auto drivers = read_drivers(file, layout, tests::tiny().question[first].id);
  const std::string text = why_text(tests::tiny(), first, {"So it was."}, drivers);
  CHECK(text.find("So it was.") != std::string::npos);
  CHECK(text.find(drivers[0].ranked[0].input.id) != std::string::npos);
  CHECK(why_json(tests::tiny(), first, {}, drivers).find("\"drivers\"") != std::string::npos);
}
