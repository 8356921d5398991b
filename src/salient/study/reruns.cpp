#include "study/reruns.hpp"

#include <cmath>
#include <optional>

#include "study/manifest.hpp"

namespace salient::study {
namespace {

constexpr std::size_t fewest_plays = 20;

/// One play's twins under every law; empty where one is missing.
std::vector<Twins> twins_of(const Reruns& reruns, std::uint64_t play, const Target& target, int days) {
  std::vector<Twins> twins;
  for (std::size_t i = 0; i < models::attrition_law_count; ++i) {
    const Laws law{static_cast<models::AttritionLaw>(i), reruns.own.advance};
    const auto own = target_in(reruns, law, 0, play, target, days),
               other = target_in(reruns, law, 1, play, target, days);
    if (!own || !other) return {};
    twins.push_back({*own, *other});
  }
  return twins;
}

}  // namespace

std::optional<double> target_in(const Reruns& reruns, Laws laws, std::uint64_t luck, std::uint64_t play,
                                const Target& target, int days) {
  const auto way = reruns.by_way.find({laws, luck});
  if (way == reruns.by_way.end()) return std::nullopt;
  const auto at = way->second.find(play);
  if (at == way->second.end()) return std::nullopt;
  const double value = target.value(at->second[target.row], days);
  return std::isnan(value) ? std::nullopt : std::optional{value};
}

Reruns read_reruns(Database& db, const Layout& layout, const PlayTable& plays) {
  Reruns reruns;
  if (!db.has_table("rerun_outcomes")) return reruns;
  Statement rows = db.prepare("SELECT * FROM rerun_outcomes");
  const std::size_t columns = layout.outcomes.columns().size();
  while (rows.next()) {
    const auto law = parse_law(rows.text(1));
    const auto advance = parse<models::AdvanceLaw>(rows.text(2));
    if (!law || !advance) continue;
    auto& outcomes = reruns.by_way[{{*law, *advance}, static_cast<std::uint64_t>(rows.integer(3))}]
                                  [static_cast<std::uint64_t>(rows.integer(0))];
    for (std::size_t i = 0; i < columns; ++i) outcomes.push_back(rows.real(static_cast<int>(i) + 4));
  }
  reruns.own = read_manifest(db).settings().laws();
  auto& own = reruns.by_way[{reruns.own, 0}];
  for (std::size_t row = 0; row < plays.play.size(); ++row)
    for (std::size_t i = 0; i < columns; ++i) own[plays.play[row]].push_back(plays.outcomes[i][row]);
  return reruns;
}

std::vector<std::vector<Twins>> twins_of(const Reruns& reruns, const Target& target, int days) {
  std::vector<std::vector<Twins>> by_law(models::attrition_law_count);
  if (reruns.by_way.empty()) return {};
  for (const auto& [play, outcomes] : reruns.by_way.begin()->second) {
    const std::vector<Twins> twins = twins_of(reruns, play, target, days);
    for (std::size_t law = 0; law < twins.size(); ++law) by_law[law].push_back(twins[law]);
  }
  return by_law[0].size() < fewest_plays ? std::vector<std::vector<Twins>>{} : by_law;
}

}  // namespace salient::study
