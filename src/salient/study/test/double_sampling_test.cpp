#include "study/double_sampling.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/math.hpp"
#include "chance/key.hpp"

using namespace salient;
using namespace salient::study;

namespace {

double normal(chance::Key key) { return math::normal_quantile(key.uniform(0)); }

/// Plays made up of knowledge, which both ways share, and luck, of which they share a part. The other way's
/// mean is one more than the own way's, which is nothing.
struct MadeUp {
  std::vector<Both> few;
  std::vector<double> own;
};
MadeUp made_up(chance::Key key, std::size_t many, std::size_t some, double shared) {
  MadeUp made;
  const double apart = math::sqrt(1 - shared * shared);
  for (std::size_t i = 0; i < many; ++i) {
    const chance::Key play = key.at(i);
    const double known = normal(play.at("known"));
    Both both;
    for (const int luck : {0, 1}) {
      const chance::Key own = play.at("luck").at(static_cast<std::uint64_t>(luck));
      const double met = normal(own);
      both.own[luck] = known + met;
      both.other[luck] =
          1 + shared * (known + met) + apart * (normal(play.at("other")) + normal(own.at("other")));
    }
    made.own.push_back(both.own[0]);
    if (i < some) made.few.push_back(both);
  }
  return made;
}

MadeUp over(MadeUp made, double border) {
  const auto yes = [&](double& x) { x = x > border ? 1 : 0; };
  for (double& value : made.own) yes(value);
  for (Both& both : made.few)
    for (const int luck : {0, 1}) yes(both.own[luck]), yes(both.other[luck]);
  return made;
}

constexpr double over_one_and_a_half =
    0.3618367;  ///< of a normal with mean 1, variance 2: 1 - Phi(0.5 / sqrt 2)
constexpr int repeats = 400;

}  // namespace

TEST_CASE("the interval of a mean, a share and a median of few plays holds the truth as often as it says") {
  const chance::Key key = chance::Key::from_seed(5);
  for (const double shared : {0.0, 0.5, 0.9, -0.5}) {
    int mean_held = 0, share_held = 0, median_held = 0;
    for (int r = 0; r < repeats; ++r) {
      MadeUp made = made_up(key.at(static_cast<std::uint64_t>(r)), 600, 60, shared);
      if (shared < 0)  // and where most of the few have their own luck only
        for (std::size_t i = 0; i < made.few.size(); ++i) made.few[i].lucks = i % 4 == 0 ? 2 : 1;
      const MeanOfFew mean = bounded_mean_of_few(made.few, made.own);
      mean_held += mean.error.low <= 1 && 1 <= mean.error.high;
      const Quantile median = quantile_of_few(made.few, made.own, 0.5);
      median_held += median.error.low <= 1 && 1 <= median.error.high;
      const MadeUp yes = over(made, 1.5);
      const Proportion share = share_of_few(yes.few, yes.own);
      share_held += share.error.low <= over_one_and_a_half && over_one_and_a_half <= share.error.high;
    }
    CAPTURE(shared);
    for (const int held : {mean_held, share_held, median_held}) {
      CHECK(held >= 0.91 * repeats);
      CHECK(held <= 0.99 * repeats);
    }
  }
}

TEST_CASE("the many take luck out of the few: more the more the ways share") {
  const chance::Key key = chance::Key::from_seed(6);
  double alone = 0, beside = 0;
  for (int r = 0; r < repeats; ++r) {
    const MadeUp made = made_up(key.at(static_cast<std::uint64_t>(r)), 600, 60, 0.9);
    double plain = 0;
    for (const Both& both : made.few) plain += (both.other[0] + both.other[1]) / 2 / 60.0;
    const double found = mean_of_few(made.few, made.own).value;
    alone += (plain - 1) * (plain - 1), beside += (found - 1) * (found - 1);
  }
  CHECK(beside < 0.5 * alone);
}

TEST_CASE("a way that is the study's own gives the study's own answer") {
  MadeUp made = made_up(chance::Key::from_seed(7), 300, 50, 0.5);
  for (Both& both : made.few) both.other[0] = both.own[0], both.other[1] = both.own[1];
  double mean = 0;
  for (const double value : made.own) mean += value / 300.0;
  const FewPlays found = mean_of_few(made.few, made.own);
  CHECK(found.slope == doctest::Approx(1));
  CHECK(found.value == doctest::Approx(mean));
}

TEST_CASE("what happened in none of the few is known as well as so few plays know it") {
  std::vector<Both> few(20);
  const std::vector<double> own(400, 0.0);
  const Proportion share = share_of_few(few, own);
  CHECK(share.share == 0);
  CHECK(share.error.low == 0);
  CHECK(share.error.high == doctest::Approx(proportion(0, 20).error.high));
}

TEST_CASE("a median that few lucky plays would misplace is put right by the many") {
  // Own and other fall on day 10 or never (121); the few are unlucky: it falls in two fifths of them, in three
  // fifths of the many.
  std::vector<Both> few;
  for (int i = 0; i < 30; ++i) few.push_back(i < 12 ? Both{{10, 10}, {12, 12}} : Both{{121, 121}, {121, 121}});
  std::vector<double> own;
  for (int i = 0; i < 300; ++i) own.push_back(i % 10 < 6 ? 10 : 121);
  CHECK(quantile_of_few(few, own, 0.5).value == 12);
}
