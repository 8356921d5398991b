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

/// Percent with a decimal only where there is little of it or little to the whole.
std::string percent(double share) {
  const double p = 100 * share;
  const bool fine = (p != 0 && std::fabs(p) < 1) || (p > 99 && p < 100);
  return fine ? fmt::format("{:.1f}", p) : fmt::format("{:.0f}", p);
}

std::string day_of_play(const Scenario& s, double day) {
  const int whole = static_cast<int>(std::lround(day));
  return whole == 0 ? "the start" : fmt::format("day {} ({})", whole, long_form(date_of(s, whole)));
}

std::string spelled_difference(Outcome outcome, double value) {
  const std::string sign = value > 0 ? "+" : "";
  if (outcome == Outcome::share_retaken || outcome == Outcome::culminated_share)
    return sign + fmt::format("{:.1f} points", 100 * value);
  if (outcome == Outcome::day_fallen || outcome == Outcome::culminated_day) return sign + fmt::format("{:.1f} days", value);
  return sign + grouped(std::llround(value));
}

/// "[a to b]", or a note that the plays are too few to say.
std::string bracket(const Scenario& s, const Part& part, const Quantile& q) {
  const auto value = [&](double x) { return spelled(s, part.column, x, part.difference); };
  if (!q.enough) return "[too few plays to bound]";
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
  if (std::isinf(value)) return "never";
  if (difference) return spelled_difference(column.outcome, value);
  switch (column.outcome) {
    case Outcome::share_retaken:
    case Outcome::culminated:
    case Outcome::culminated_share: return percent(value) + " %";
    case Outcome::day_fallen:
    case Outcome::culminated_day: return day_of_play(s, value);
    case Outcome::killed:
    case Outcome::wounded:
    case Outcome::missing: return grouped(std::llround(value));
  }
  return {};
}

std::string sentence(const Scenario& s, const Part& part) {
  if (!part.summary) return part.about + (part.propositions.empty() ? ": no play came to it" : "");
  const auto& quantiles = part.summary->quantiles;
  const Quantile &low = quantiles.front(), &median = quantiles[quantiles.size() / 2], &high = quantiles.back();
  const auto value = [&](const Quantile& q) { return spelled(s, part.column, q.value, part.difference); };
  return fmt::format("{}: median {} {}; 9 plays in 10 from {} {} to {} {}", part.about, value(median),
                     bracket(s, part, median), value(low), bracket(s, part, low), value(high), bracket(s, part, high));
}

std::string sentence(const Proposition& p) {
  const std::string error = fmt::format("[{} to {}]", percent(p.share.error.low), percent(p.share.error.high));
  if (p.share.of == 0) return p.says + ": no play to tell from";
  const std::string words = in_words(p.share);
  if (words.empty()) {
    const char* how = p.share.count == 0 ? "in none of" : "in all of";
    return fmt::format("{}: {} {} plays {}", p.says, how, grouped(static_cast<long long>(p.share.of)), error);
  }
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
