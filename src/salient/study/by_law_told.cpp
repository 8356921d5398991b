#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "study/answers.hpp"
#include "study/by_law.hpp"

namespace salient::study {
namespace {

/// The value without its unit, for a cell; a day past the last is never.
std::string bare(const Target& target, int days, double value) {
  if (target.probability()) return fmt::format("{:.0f}", 100 * value);
  switch (target.column.outcome) {
    case Outcome::share_retaken:
    case Outcome::culminated_share:
      return target.difference ? fmt::format("{:+.1f}", 100 * value) : fmt::format("{:.0f}", 100 * value);
    case Outcome::day_fallen:
    case Outcome::culminated_day:
      return !target.difference && value > days ? "never" : fmt::format("{:.0f}", value);
    default:
      return target.difference ? fmt::format("{:+.0f}", value) : fmt::format("{:.0f}", value);
  }
}

std::string with_unit(const Target& target, int days, double value) {
  const std::string number = bare(target, days, value);
  const Outcome outcome = target.column.outcome;
  const bool share = outcome == Outcome::share_retaken || outcome == Outcome::culminated_share,
             day = outcome == Outcome::day_fallen || outcome == Outcome::culminated_day;
  if (target.difference) return number + (share ? " points" : day ? " days" : "");
  if (target.probability() || share) return number + " %";
  return day && number != "never" ? "day " + number : number;
}

const LawFigure* figure_of(const LawRow& row, const Laws& laws) {
  const auto at =
      std::find_if(row.figures.begin(), row.figures.end(), [&](const LawFigure& f) { return f.laws == laws; });
  return at == row.figures.end() ? nullptr : &*at;
}

std::string budget_of(const ByLaw& by_law) {
  std::string text = fmt::format(
      "Every law but the first from {} plays that were played again with the same knowledge and the same luck, "
      "and in part with another luck too",
      by_law.reruns);
  if (by_law.pairs > 0) text += fmt::format("; effects from {} pairs", by_law.pairs);
  return text + ".";
}

std::string verdict_of(const ByLaw& by_law) {
  if (by_law.flips() == 0)
    return fmt::format("No conclusion is another under another law, of {} compared.", by_law.compared());
  return fmt::format("{} of {} conclusions {} another under another law, beyond Monte Carlo error:",
                     by_law.flips(), by_law.compared(), by_law.flips() == 1 ? "is" : "are");
}

}  // namespace

std::string heading(const Laws& laws, const Laws& own) {
  if (laws.advance != own.advance) return fmt::format("advance: {}", models::spelling(laws.advance));
  return std::string{models::spelling(laws.attrition)};
}

std::string cell(const Target& target, int days, const LawFigure& figure) {
  return fmt::format("{} [{} to {}]", with_unit(target, days, figure.value),
                     bare(target, days, figure.error.low), bare(target, days, figure.error.high));
}

std::string as_text(const Scenario& s, const ByLaw& by_law) {
  if (by_law.reruns == 0) return "By law\n  Too few plays to play any again under other laws: 400 or more.\n";
  std::vector<std::vector<std::string>> lines{{""}};
  for (const Laws& laws : by_law.laws) lines[0].push_back(heading(laws, by_law.laws[0]));
  for (const LawRow& row : by_law.rows) {
    lines.push_back({row.target.label});
    for (const Laws& laws : by_law.laws) {
      const LawFigure* figure = figure_of(row, laws);
      lines.back().push_back(figure ? cell(row.target, s.days, *figure) + (figure->flips ? " !" : "")
                                    : "not played");
    }
  }
  std::vector<std::size_t> widths(lines[0].size(), 0);
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].size());
  std::string text = "By law: median, share of plays, or mean difference\n";
  for (const auto& line : lines) {
    text += fmt::format("  {:<{}}", line[0], widths[0]);
    for (std::size_t i = 1; i < line.size(); ++i) text += fmt::format("  {:>{}}", line[i], widths[i]);
    text += "\n";
  }
  text += fmt::format("  {}\n  {}\n", budget_of(by_law), verdict_of(by_law));
  for (const LawRow& row : by_law.rows)
    for (const LawFigure& figure : row.figures)
      if (figure.flips)
        text += fmt::format("  ! {}: under {} {}\n", row.target.label, heading(figure.laws, by_law.laws[0]),
                            figure.departs);
  return text;
}

}  // namespace salient::study
