#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "study/answers.hpp"
#include "study/words.hpp"

namespace salient::study {
namespace {

/// 12,345
std::string grouped(long long whole) {
  std::string digits = std::to_string(std::llabs(whole));
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return (whole < 0 ? "-" : "") + digits;
}

/// Percent, with decimals only where there is little of it or little to the whole.
std::string percent(double share) {
  const double p = 100 * share, edge = std::min(std::fabs(p), std::fabs(100 - p));
  if (edge == 0 || edge >= 1) return fmt::format("{:.0f}", p);
  return edge >= 0.1 ? fmt::format("{:.1f}", p) : fmt::format("{:.2f}", p);
}

bool is_share(Outcome outcome) {
  return outcome == Outcome::share_retaken || outcome == Outcome::culminated ||
         outcome == Outcome::culminated_share;
}
bool is_day(Outcome outcome) { return outcome == Outcome::day_fallen || outcome == Outcome::culminated_day; }

/// The value without its unit, for inside brackets.
std::string bare(Outcome outcome, double value, bool difference) {
  if (std::isinf(value)) return "never";
  const char* sign = difference && value > 0 ? "+" : "";
  if (is_share(outcome)) return difference ? fmt::format("{}{:.1f}", sign, 100 * value) : percent(value);
  return sign + grouped(std::llround(value));
}

std::string day_of_play(const Scenario& s, double day) {
  const int whole = static_cast<int>(std::lround(day));
  return whole == 0 ? "the start" : fmt::format("day {} ({})", whole, long_form(date_of(s, whole)));
}

/// "[a to b]", or a note that the plays are too few to say.
std::string bracket(const Part& part, const Quantile& q) {
  if (!q.enough) return "[too few plays to bound]";
  const auto value = [&](double x) { return bare(part.column.outcome, x, part.difference); };
  return fmt::format("[{} to {}]", value(q.error.low), value(q.error.high));
}

/// A summary's three figures as a reader sees them.
struct Cells {
  std::string low, middle, high;
};

Cells cells_of(const Scenario& s, const Part& part) {
  const Summary& of = *part.summary;
  const auto shown = [&](const Quantile& q) {
    return spelled(s, part.column, q.value, part.difference) + " " + bracket(part, q);
  };
  // Most pairs often differ by nothing at all: then the median hides what the mean shows.
  const Quantile mean{0, of.mean, of.mean_error, of.plays > 1};
  return {shown(of.quantiles.front()), shown(part.difference ? mean : of.quantiles[of.quantiles.size() / 2]),
          shown(of.quantiles.back())};
}

/// Widths of a table's columns: as wide as what stands in them.
struct Widths {
  std::size_t about{0}, cell{8};
  void fit(std::string_view label, const Cells& cells) {
    about = std::max(about, label.size());
    for (const std::string& text : {cells.low, cells.middle, cells.high}) cell = std::max(cell, text.size());
  }
  std::string line(std::string_view label, const Cells& cells) const {
    return fmt::format("  {:<{}}  {:>{}}  {:>{}}  {:>{}}\n", label, about, cells.low, cell, cells.middle, cell,
                       cells.high, cell);
  }
};

/// The parts with figures as a table, each with what came about in how many plays below it.
std::string table(const Scenario& s, const Answer& answer) {
  Widths widths;
  for (const Part& part : answer.parts)
    if (part.summary) widths.fit(part.about, cells_of(s, part));
  const char* middle = answer.parts.front().difference ? "mean" : "median";
  std::string text = widths.about ? widths.line("", {"5 %", middle, "95 %"}) : "";
  for (const Part& part : answer.parts) {
    text += part.summary ? widths.line(part.about, cells_of(s, part)) : "  " + sentence(s, part) + "\n";
    for (const Proposition& p : part.propositions) text += "    " + sentence(p) + "\n";
  }
  return text;
}

std::string header(const Scenario& s, const Answers& a) {
  return fmt::format(
      "{}\n{} plays of {} days from {}; seed {}, laws {} and {}; {} failed\n"
      "Every figure is of this model under this scenario's assumptions. 5 %: one play in twenty stays under "
      "it. In\n"
      "brackets its 95 % Monte Carlo error: what more plays would settle. Whether the model is right they do "
      "not.\n",
      s.title, grouped(static_cast<long long>(a.plays)), s.days, long_form(s.start), a.manifest["seed"],
      a.manifest["law"], a.manifest["advance"], a.failures.size());
}

std::string failures_of(const Answers& a) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, a.failures.size()); ++i)
    text += fmt::format("  failed: seed {} play {}: {}\n", a.manifest["seed"], a.failures[i].first,
                        a.failures[i].second);
  if (a.failures.size() > most)
    text += fmt::format("  and {} more; see table plays\n", a.failures.size() - most);
  if (a.failed_pairs > 0) text += fmt::format("  failed pairs: {}; see table pair_plays\n", a.failed_pairs);
  return text;
}

}  // namespace

std::string spelled(const Scenario& s, const OutcomeColumn& column, double value, bool difference) {
  if (std::isnan(value)) return "none";
  if (column.outcome == Outcome::culminated && !difference) return value > 0 ? "yes" : "no";
  const std::string number = bare(column.outcome, value, difference);
  if (std::isinf(value)) return number;
  if (is_share(column.outcome)) return number + (difference ? " points" : " %");
  if (!is_day(column.outcome)) return number;
  return difference ? number + " days" : day_of_play(s, value);
}

std::string sentence(const Scenario& s, const Part& part) {
  if (!part.summary) return part.about + (part.propositions.empty() ? ": no play came to it" : "");
  const Cells cells = cells_of(s, part);
  return fmt::format("{}: {} {}; 9 plays in 10 from {} to {}", part.about, part.difference ? "mean" : "median",
                     cells.middle, cells.low, cells.high);
}

std::string sentence(const Proposition& p) {
  if (p.share.of == 0) return p.says + ": no play to tell from";
  const std::string error = fmt::format("[{} to {}]", percent(p.share.error.low), percent(p.share.error.high));
  const std::string words = in_words(p.share), comma = words.empty() ? "" : ", ";
  const std::string plays = grouped(static_cast<long long>(p.share.of));
  if (p.share.count == 0)
    return fmt::format("{}: {}{}in none of {} plays {}", p.says, words, comma, plays, error);
  if (p.share.count == p.share.of)
    return fmt::format("{}: {}{}in all of {} plays {}", p.says, words, comma, plays, error);
  return fmt::format("{}: {}, {} % {}", p.says, words, percent(p.share.share), error);
}

std::string as_text(const Scenario& s, const Answers& a) {
  std::string text = header(s, a) + failures_of(a);
  for (const Answer& answer : a.answers) {
    text += fmt::format("\n{}\n", s.question[answer.question].text);
    if (!answer.parts.empty()) text += table(s, answer);
  }
  return text + "\n" + as_text(s, a.by_law) + "\n" + in_words(a.confidence) + "\n";
}

}  // namespace salient::study
