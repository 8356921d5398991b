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
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return (whole < 0 ? "-" : "") + digits;
}

/// Percent, with decimals only where there is little of it or little to the whole.
std::string percent(double share) {
  const double p = 100 * share, edge = std::min(std::fabs(p), std::fabs(100 - p));
  if (edge == 0 || edge >= 1) return fmt::format("{:.0f}", p);
  return edge >= 0.1 ? fmt::format("{:.1f}", p) : fmt::format("{:.2f}", p);
}

bool is_share(Outcome outcome) {
  return outcome == Outcome::share_retaken || outcome == Outcome::culminated || outcome == Outcome::culminated_share;
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

std::string header(const Scenario& s, const Answers& a) {
  return fmt::format(
      "{}\n{} plays of {} days from {}; seed {}, law {}; {} failed\n"
      "Each figure is a frequency in this model under this scenario's assumptions, with its 95 % Monte Carlo error in\n"
      "brackets: what more plays would settle. Whether the model is right they do not settle.\n",
      s.title, grouped(static_cast<long long>(a.plays)), s.days, long_form(s.start), a.manifest["seed"],
      a.manifest["law"], a.failures.size());
}

std::string failures_of(const Answers& a) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, a.failures.size()); ++i)
    text += fmt::format("  failed: seed {} play {}: {}\n", a.manifest["seed"], a.failures[i].first,
                        a.failures[i].second);
  if (a.failures.size() > most) text += fmt::format("  and {} more; see table plays\n", a.failures.size() - most);
  if (a.failed_pairs > 0) text += fmt::format("  failed pairs: {}; see table pair_plays\n", a.failed_pairs);
  return text;
}

}  // namespace

std::string spelled(const Scenario& s, const OutcomeColumn& column, double value, bool difference) {
  const std::string number = bare(column.outcome, value, difference);
  if (std::isinf(value)) return number;
  if (is_share(column.outcome)) return number + (difference ? " points" : " %");
  if (!is_day(column.outcome)) return number;
  return difference ? number + " days" : day_of_play(s, value);
}

std::string sentence(const Scenario& s, const Part& part) {
  if (!part.summary) return part.about + (part.propositions.empty() ? ": no play came to it" : "");
  const auto& quantiles = part.summary->quantiles;
  const auto value = [&](const Quantile& q) {
    return spelled(s, part.column, q.value, part.difference) + " " + bracket(part, q);
  };
  return fmt::format("{}: median {}; 9 plays in 10 from {} to {}", part.about, value(quantiles[quantiles.size() / 2]),
                     value(quantiles.front()), value(quantiles.back()));
}

std::string sentence(const Proposition& p) {
  if (p.share.of == 0) return p.says + ": no play to tell from";
  const std::string error = fmt::format("[{} to {}]", percent(p.share.error.low), percent(p.share.error.high));
  const std::string words = in_words(p.share), comma = words.empty() ? "" : ", ";
  const std::string plays = grouped(static_cast<long long>(p.share.of));
  if (p.share.count == 0) return fmt::format("{}: {}{}in none of {} plays {}", p.says, words, comma, plays, error);
  if (p.share.count == p.share.of) return fmt::format("{}: {}{}in all of {} plays {}", p.says, words, comma, plays, error);
  return fmt::format("{}: {}, {} % {}", p.says, words, percent(p.share.share), error);
}

std::string as_text(const Scenario& s, const Answers& a) {
  std::string text = header(s, a) + failures_of(a);
  for (const Answer& answer : a.answers) {
    text += "\n" + s.question[answer.question].text + "\n";
    for (const Part& part : answer.parts) {
      text += "  " + sentence(s, part) + "\n";
      for (const Proposition& p : part.propositions) text += "    " + sentence(p) + "\n";
    }
  }
  return text + "\n" + in_words(a.confidence) + "\n";
}

}  // namespace salient::study
