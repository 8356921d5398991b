#include "history/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/math.hpp"
#include "history/converter.hpp"

namespace salient::history {
namespace {

constexpr double unknown = 0.5;                                       ///< a difference nobody can tell
constexpr double works_step = 0.4, years_step = 30, armour_step = 2;  ///< that count as one
constexpr double kind = 0.5;                                          ///< another relief, another cover

double square(double x) { return x * x; }

template <class T, class Between>
double apart(const std::optional<T>& one, const std::optional<T>& other, const Between& between) {
  return one && other ? between(*one, *other) : unknown;
}

double log_ratio(double one, double other) { return math::log(one / other); }
template <class T>
double unlike(const T& one, const T& other) {
  return one == other ? 0 : kind;
}

std::optional<double> works(const Battle& b) {
  const auto encounter = convert(b, Inputs::A);
  return encounter && b.posture ? std::optional{encounter->fight.works} : std::nullopt;
}

/// ln(1 + tanks for each thousand people of both sides).
std::optional<double> armour(const Battle& b) {
  const double people = b.attacker.people.value_or(0) + b.defender.people.value_or(0);
  if (people <= 0 || !b.attacker.tanks) return std::nullopt;
  return math::log1p((*b.attacker.tanks + b.defender.tanks.value_or(0)) * 1000 / people);
}

bool tells_losses(const BattleOfRecord& b) {
  return !b.part_of_larger && b.battle.attacker.people && b.battle.defender.people && b.record.attacker_lost &&
         b.record.defender_lost;
}

std::string share(std::optional<double> lost, std::optional<double> of) {
  return lost && of && *of > 0 ? fmt::format("{:.1f} %", 100 * *lost / *of) : "?";
}

std::string won_by(const Record& record) {
  if (!record.victor) return "?";
  return *record.victor == Victor::attacker   ? "attacker"
         : *record.victor == Victor::defender ? "defender"
                                              : "nobody";
}

std::string short_posture(const Battle& b) {
  if (!b.posture) return "?";
  const std::string word{spelling(*b.posture)};
  return word.substr(0, word.find(' '));
}

}  // namespace

double distance(const Battle& one, const Battle& other) {
  const double sum =
      square(apart(one.attacker.people, other.attacker.people, log_ratio)) +
      square(apart(one.defender.people, other.defender.people, log_ratio)) +
      square(apart(log_force_ratio(one), log_force_ratio(other), std::minus<>{})) +
      square(apart(works(one), works(other), [](double a, double b) { return (a - b) / works_step; })) +
      square(apart(one.year, other.year, [](int a, int b) { return (a - b) / years_step; })) +
      square(apart(armour(one), armour(other), [](double a, double b) { return (a - b) / armour_step; })) +
      square(apart(one.relief, other.relief, unlike<Relief>)) +
      square(apart(one.cover, other.cover, unlike<Cover>));
  return math::sqrt(sum);
}

std::vector<Neighbour> nearest_battles(const Battles& battles, const Battle& to, std::size_t most) {
  std::vector<Neighbour> near;
  for (const BattleOfRecord& b : battles)
    if (tells_losses(b)) near.push_back({&b, distance(b.battle, to)});
  std::sort(near.begin(), near.end(), [](const Neighbour& a, const Neighbour& b) {
    return std::tie(a.distance, a.battle->title.id) < std::tie(b.distance, b.battle->title.id);
  });
  near.resize(std::min(near.size(), most));
  return near;
}

std::string as_table(const std::vector<Neighbour>& near) {
  std::string text = "Nearest battles of record\n";
  text += fmt::format("{:<36}{:>6}{:>9}{:>9}  {:<10}{:<9}{:>8}{:>8}{:>7}{:>6}\n", "", "year", "attack",
                      "defend", "posture", "won by", "A lost", "D lost", "km", "days");
  for (const auto& [b, d] : near)
    text += fmt::format("{:<36}{:>6}{:>9.0f}{:>9.0f}  {:<10}{:<9}{:>8}{:>8}{:>7}{:>6}\n",
                        b->title.name.substr(0, 35), b->battle.year ? std::to_string(*b->battle.year) : "?",
                        *b->battle.attacker.people, *b->battle.defender.people, short_posture(b->battle),
                        won_by(b->record), share(b->record.attacker_lost, b->record.attacker_engaged),
                        share(b->record.defender_lost, b->record.defender_engaged),
                        b->record.gained ? fmt::format("{:.1f}", in<Kilometres>(*b->record.gained)) : "?",
                        b->record.days ? fmt::format("{:g}", *b->record.days) : "?");
  return text;
}

nlohmann::ordered_json as_json(const std::vector<Neighbour>& near) {
  auto json = nlohmann::ordered_json::array();
  for (const auto& [b, d] : near)
    json.push_back({{"id", b->title.id},
                    {"name", b->title.name},
                    {"year", b->battle.year.value_or(0)},
                    {"distance", std::round(d * 1000) / 1000},
                    {"attacker", *b->battle.attacker.people},
                    {"defender", *b->battle.defender.people},
                    {"won_by", won_by(b->record)},
                    {"attacker_lost", *b->record.attacker_lost},
                    {"defender_lost", *b->record.defender_lost}});
  return json;
}

}  // namespace salient::history
