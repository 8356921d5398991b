#include "study/by_law.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "study/double_sampling.hpp"
#include "study/manifest.hpp"
#include "study/reruns.hpp"
#include "study/words.hpp"

namespace salient::study {
namespace {

constexpr std::size_t fewest_plays = 20;

/// One target over the plays that were played again under some laws, beside the study's own.
std::vector<Both> both_of(const Reruns& reruns, Laws laws, const Target& target, int days) {
  std::vector<Both> both;
  const auto found = reruns.by_way.find({laws, 0});
  if (found == reruns.by_way.end()) return both;
  for (const auto& [play, outcomes] : found->second) {
    Both one{.lucks = another_luck(play) ? 2 : 1};
    bool whole = true;
    for (int luck = 0; luck < one.lucks; ++luck) {
      const auto own = target_in(reruns, reruns.own, luck, play, target, days),
                 other = target_in(reruns, laws, luck, play, target, days);
      whole = whole && own && other;
      one.own[luck] = own.value_or(0), one.other[luck] = other.value_or(0);
    }
    if (whole) both.push_back(one);
  }
  return both;
}

/// The same of a difference between arms: an effect has no second luck.
std::vector<Both> both_of(Database& db, const Layout& layout, Laws laws, const Target& target) {
  std::vector<Both> both;
  Statement rows = db.prepare(
      "SELECT pairs.difference, law_pairs.difference FROM law_pairs JOIN pairs USING(question, play, outcome) "
      "WHERE question = ? AND outcome = ? AND law = ? AND advance = ? ORDER BY play");
  rows << layout.scenario.question[target.question].id << target.column.name << law_name(laws.attrition)
       << models::spelling(laws.advance);
  while (rows.next()) {
    const double own = rows.real(0), other = rows.real(1);
    if (!std::isnan(own) && !std::isnan(other)) both.push_back({{own, own}, {other, other}});
  }
  return both;
}

std::string words_of(const Proportion& p) {
  const std::string words = in_words(p);
  if (!words.empty()) return words;
  return p.count == 0 ? "in no play" : "in every play";
}

LawFigure own_figure(Laws laws, const Target& target, const std::vector<double>& values) {
  LawFigure figure{.laws = laws, .plays = values.size()};
  if (target.probability()) {
    const auto yes = static_cast<std::size_t>(std::count(values.begin(), values.end(), 1.0));
    const Proportion p = proportion(yes, values.size());
    figure.value = p.share, figure.error = p.error, figure.words = words_of(p);
    return figure;
  }
  const Summary all = summarise(values);
  const Quantile& middle = all.quantiles[all.quantiles.size() / 2];
  figure.value = target.difference ? all.mean : middle.value;
  figure.error = target.difference ? all.mean_error : middle.error;
  figure.spread = Interval{all.quantiles.front().value, all.quantiles.back().value};
  return figure;
}

LawFigure other_figure(Laws laws, const Target& target, const std::vector<Both>& both,
                       const std::vector<double>& own) {
  LawFigure figure{.laws = laws, .plays = both.size()};
  if (target.probability()) {
    const Proportion p = share_of_few(both, own);
    figure.value = p.share, figure.error = p.error, figure.words = words_of(p);
    return figure;
  }
  const Quantile low = quantile_of_few(both, own, usual_shares.front()),
                 high = quantile_of_few(both, own, usual_shares.back());
  figure.spread = Interval{low.value, high.value};
  if (target.difference) {
    const MeanOfFew mean = bounded_mean_of_few(both, own);
    figure.value = mean.mean, figure.error = mean.error;
  } else {
    const Quantile middle = quantile_of_few(both, own, 0.5);
    figure.value = middle.value, figure.error = middle.error;
  }
  return figure;
}

bool share_a_word(const Interval& a, const Interval& b) {
  return likelihood(a.low) <= likelihood(b.high) && likelihood(b.low) <= likelihood(a.high);
}
int sign_of(const Interval& error) { return error.low > 0 ? 1 : error.high < 0 ? -1 : 0; }

}  // namespace

bool LawRow::flips() const {
  return std::any_of(figures.begin(), figures.end(), [](const LawFigure& f) { return f.flips; });
}

std::size_t ByLaw::compared() const {
  std::size_t count = 0;
  for (const LawRow& row : rows) count += row.figures.empty() ? 0 : row.figures.size() - 1;
  return count;
}

std::size_t ByLaw::flips() const {
  std::size_t count = 0;
  for (const LawRow& row : rows)
    count += static_cast<std::size_t>(
        std::count_if(row.figures.begin(), row.figures.end(), [](const LawFigure& f) { return f.flips; }));
  return count;
}

void compare_with_own(const Target& target, const LawFigure& own, LawFigure& other) {
  const bool apart = other.error.low > own.error.high || other.error.high < own.error.low;
  const bool day = !target.difference && target.column.outcome == Outcome::day_fallen;
  const char* more = other.value > own.value ? (day ? "later" : "more") : day ? "earlier" : "less";
  if (target.probability()) {
    other.flips = !share_a_word(own.error, other.error);
    if (other.flips)
      other.departs = fmt::format("{} instead of {}", other.words, own.words);
    else if (apart)
      other.departs = other.value > own.value ? "more often" : "less often";
  } else if (target.difference) {
    other.flips = sign_of(own.error) * sign_of(other.error) < 0;
    if (other.flips)
      other.departs = other.value > 0 ? "more instead of less" : "less instead of more";
    else if (apart)
      other.departs = more;
  } else {
    other.flips = other.error.low > own.spread->high || other.error.high < own.spread->low;
    if (other.flips)
      other.departs = fmt::format("{} than nine plays in ten of the study come to", more);
    else if (apart)
      other.departs = more;
  }
}

ByLaw read_by_law(Database& db, const Layout& layout) {
  const PlayTable plays = read_outcomes(db, layout);
  const Reruns reruns = read_reruns(db, layout, plays);
  ByLaw found{.laws = {reruns.own}};
  found.laws.insert(found.laws.end(), layout.other_laws.begin(), layout.other_laws.end());
  for (const Target& target : targets_of(layout)) {
    const std::vector<double> own = values_of(db, layout, plays, target).values;
    if (own.size() < fewest_plays) continue;
    LawRow row{.target = target, .figures = {own_figure(reruns.own, target, own)}};
    for (const Laws& laws : layout.other_laws) {
      const std::vector<Both> both = target.difference ? both_of(db, layout, laws, target)
                                                       : both_of(reruns, laws, target, layout.scenario.days);
      if (both.size() < fewest_plays) continue;
      row.figures.push_back(other_figure(laws, target, both, own));
      compare_with_own(target, row.figures.front(), row.figures.back());
      std::size_t& most = target.difference ? found.pairs : found.reruns;
      most = std::max(most, both.size());
    }
    found.rows.push_back(std::move(row));
  }
  return found;
}

}  // namespace salient::study
