#include "study/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/math.hpp"
#include "study/answers.hpp"
#include "study/worlds.hpp"

namespace salient::study {
namespace {

using Json = nlohmann::ordered_json;

constexpr double most_saved = 1e6;

struct Moments {
  double mean{0}, variance{0};
};
Moments moments_of(const std::vector<double>& values) {
  Moments m;
  const double n = static_cast<double>(values.size());
  for (const double value : values) m.mean += value / n;
  for (const double value : values) m.variance += (value - m.mean) * (value - m.mean) / std::max(1.0, n - 1);
  return m;
}

Comparison held_against(const std::string& of, const std::string& against, const Layout& layout,
                        const World& before, const World& after, const std::vector<bool>& sound) {
  Comparison comparison{of, against, {}};
  for (const Target& target : targets_of(layout)) {
    if (target.difference) continue;
    std::vector<double> x, y;
    for (std::size_t play = 0; play < before.size(); ++play) {
      if (!sound[play]) continue;
      const double b = target.value(before[play][target.row], layout.scenario.days),
                   a = target.value(after[play][target.row], layout.scenario.days);
      if (std::isnan(a) || std::isnan(b)) continue;
      x.push_back(b), y.push_back(a);
    }
    if (x.size() > 1) comparison.differences.push_back(difference_of(target, x, y));
  }
  return comparison;
}

std::string saved(double times) {
  if (times >= most_saved) return "any number of";
  return times >= 10 ? fmt::format("{:.0f} times as many", times) : fmt::format("{:.1f} times as many", times);
}

void tell(const Scenario& s, const Difference& d, std::string& text) {
  const bool clear = d.error.low > 0 || d.error.high < 0;
  text += fmt::format("  {}\n    {} -> {}: {} ({} to {}){}\n", d.target.label,
                      told(s, d.target, d.before, false), told(s, d.target, d.after, false),
                      told(s, d.target, d.mean, true), told(s, d.target, d.error.low, true),
                      told(s, d.target, d.error.high, true), clear ? "" : ", not told from none");
  text += fmt::format(
      "    more in {:.0f} % of the plays, less in {:.0f} %; independent seeds would need {} plays\n",
      100 * d.more.share, 100 * d.less.share, saved(d.plays_saved));
}

Json json_of(const Difference& d) {
  return {{"target", d.target.id},
          {"label", d.target.label},
          {"probability", d.target.probability()},
          {"plays", d.plays},
          {"before", d.before},
          {"after", d.after},
          {"difference", d.mean},
          {"error", {d.error.low, d.error.high}},
          {"more", d.more.share},
          {"less", d.less.share},
          {"plays_saved", d.plays_saved}};
}

}  // namespace

Difference difference_of(const Target& target, const std::vector<double>& before,
                         const std::vector<double>& after) {
  std::vector<double> differences;
  for (std::size_t i = 0; i < before.size(); ++i) differences.push_back(after[i] - before[i]);
  const Moments b = moments_of(before), a = moments_of(after), d = moments_of(differences);
  const std::size_t n = differences.size();
  const double half = student_quantile(0.975, n - 1) * math::sqrt(d.variance / static_cast<double>(n));
  const auto count = [&](auto holds) {
    return proportion(static_cast<std::size_t>(std::count_if(differences.begin(), differences.end(), holds)),
                      n);
  };
  const double apart = a.variance + b.variance;
  const double times = d.variance > 0 ? apart / d.variance : apart > 0 ? most_saved : 1;
  return {.target = target,
          .plays = n,
          .before = b.mean,
          .after = a.mean,
          .mean = d.mean,
          .error = {d.mean - half, d.mean + half},
          .more = count([](double x) { return x > 0; }),
          .less = count([](double x) { return x < 0; }),
          .plays_saved = std::min(times, most_saved)};
}

Result<Compared> compare(const Scenario& scenario, const std::vector<Excursion>& excursions,
                         const Settings& settings, const Comparing& how) {
  const Layout layout{scenario, settings};
  auto opened = Worlds::open(how.path, layout, settings);
  if (!opened) return opened.problems();
  Worlds& file = **opened;
  std::vector<const Excursion*> wanted{nullptr};
  for (const Excursion& excursion : excursions) wanted.push_back(&excursion);
  std::uint64_t missing = 0;
  for (const Excursion* excursion : wanted) missing += file.missing(excursion);
  Progress progress{how.progress, missing};
  std::vector<World> worlds;
  for (const Excursion* excursion : wanted) worlds.push_back(file.play(excursion, how.threads, progress));
  progress.end();
  Compared compared{.plays = settings.plays};
  std::vector<bool> sound(settings.plays, true);
  for (std::uint64_t play = 0; play < settings.plays; ++play) {
    for (const World& world : worlds) sound[play] = sound[play] && !world[play].empty();
    compared.failed += !sound[play];
  }
  for (std::size_t i = 0; i < excursions.size(); ++i)
    compared.comparisons.push_back(
        held_against(excursions[i].name, "as it is", layout, worlds[0], worlds[i + 1], sound));
  for (std::size_t i = 1; i < excursions.size(); ++i)
    compared.comparisons.push_back(
        held_against(excursions[i].name, excursions[0].name, layout, worlds[1], worlds[i + 1], sound));
  return compared;
}

std::string as_text(const Scenario& s, const std::vector<Excursion>& excursions, const Compared& compared) {
  std::string text =
      fmt::format("{}: {} plays of each world, the same knowledge and luck in all\n", s.title, compared.plays);
  for (const Excursion& e : excursions)
    text += fmt::format("  {}{}\n", e.name, e.about.empty() ? "" : ": " + e.about);
  if (compared.failed > 0)
    text += fmt::format("{} plays failed in some world and are left out.\n", compared.failed);
  for (const Comparison& c : compared.comparisons) {
    text += fmt::format("\n{}, against {}\n", c.of, c.against);
    for (const Difference& d : c.differences) tell(s, d, text);
  }
  return text;
}

std::string as_json(const Scenario& s, const std::vector<Excursion>& excursions, const Compared& compared) {
  Json json{{"scenario", s.id}, {"plays", compared.plays}, {"failed", compared.failed}};
  for (const Excursion& e : excursions)
    json["excursions"].push_back({{"name", e.name}, {"about", e.about}, {"file", e.file}});
  for (const Comparison& c : compared.comparisons) {
    Json list = Json::array();
    for (const Difference& d : c.differences) list.push_back(json_of(d));
    json["comparisons"].push_back({{"of", c.of}, {"against", c.against}, {"differences", list}});
  }
  return json.dump(2);
}

}  // namespace salient::study
