#include "history/priors.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/math.hpp"

namespace salient::history {
namespace {

struct Line {
  const char* member;
  Scale scale;
  double attacker, defender;  ///< means
  double deviation;
  const char* mechanism;
};
/// Of both sides' rates. Size and ratio: published slopes of the record, wide, and never the other way about;
/// the rest: no effect.
constexpr std::array<Line, 10> both_sides{{{"base", Scale::plain, -2.5, -2.1, 2.0, ""},
                                           {"size", Scale::positive, -1.9, -1.6, 0.6, "size"},
                                           {"ratio", Scale::positive, -1.6, -1.6, 0.5, "ratio"},
                                           {"prepared", Scale::plain, -0.1, -0.2, 0.4, "works"},
                                           {"fortified", Scale::plain, -0.1, -0.3, 0.4, "works"},
                                           {"delay", Scale::plain, -0.3, -0.2, 0.4, "works"},
                                           {"own_tanks", Scale::plain, 0, 0, 0.25, "tanks"},
                                           {"enemy_tanks", Scale::plain, 0, 0, 0.25, "tanks"},
                                           {"air", Scale::plain, 0, 0, 0.3, "air"},
                                           {"fatigue", Scale::positive, -0.7, -0.7, 0.5, "fatigue"}}};
constexpr std::array<Line, 2> of_guns{
    {{"own_guns", Scale::plain, 0, 0, 0.15, "guns"}, {"enemy_guns", Scale::plain, 0, 0, 0.15, "guns"}}};
constexpr std::array<Line, 4> of_scheme{{{"own_sorties", Scale::plain, 0, 0, 0.25, "sorties"},
                                         {"enemy_sorties", Scale::plain, 0, 0, 0.25, "sorties"},
                                         {"envelopment", Scale::plain, 0, 0, 0.3, "scheme"},
                                         {"counterattack", Scale::plain, 0, 0, 0.3, "scheme"}}};

struct Single {
  const char* key;
  Scale scale;
  double mean, deviation;
  const char* mechanism;
};
constexpr std::array<Single, 23> others{
    {{"history.captured_hasty", Scale::share, -1.1, 0.15, ""},  // log-odds of the judged shares
     {"history.captured_prepared", Scale::share, -0.62, 0.15, ""},
     {"history.captured_fortified", Scale::share, 0, 0.15, ""},
     {"history.captured_delay", Scale::share, -0.85, 0.15, ""},
     {"history_scatter.attacker", Scale::positive, 0, 0.4, ""},
     {"history_scatter.defender", Scale::positive, 0.2, 0.4, ""},
     {"history_scatter.attacker_size", Scale::plain, 0.05, 0.08, "size"},
     {"history_scatter.attacker_modern", Scale::plain, 0, 0.25, "modern"},
     {"history_scatter.defender_size", Scale::plain, 0.05, 0.08, "size"},
     {"history_scatter.lasting", Scale::share, 1, 0.7, ""},
     {"history_scatter.correlation", Scale::even, 0.3, 0.3, ""},
     {"giving_up.base", Scale::plain, -1, 2, ""},
     {"giving_up.attackers", Scale::plain, 0.15, 0.12, "size"},
     {"giving_up.defenders", Scale::plain, 0.15, 0.12, "size"},
     {"giving_up.works", Scale::plain, -0.5, 0.5, "works"},
     {"giving_up.delay", Scale::plain, -0.3, 0.5, "works"},
     {"giving_up.heat", Scale::plain, 0.3, 0.3, ""},
     {"giving_up.verdict", Scale::plain, 0.5, 1, ""},
     {"giving_up.ratio", Scale::plain, 0.5, 0.12, "ratio"},  // published: 0.54 and more, 1904-91
     {"giving_up.air", Scale::plain, 0.3, 0.35, "air"},
     {"giving_up.density", Scale::plain, 0.1, 0.15, "density"},
     {"giving_up.effectiveness", Scale::plain, 0.5, 0.4, "nation"},
     {"giving_up.excess", Scale::positive, -0.3, 0.5, "excess"}}};
constexpr std::array<Single, 3> others_of_scheme{{{"giving_up.sorties", Scale::plain, 0, 0.15, "sorties"},
                                                  {"giving_up.envelopment", Scale::plain, 0, 0.3, "scheme"},
                                                  {"giving_up.counterattack", Scale::plain, 0, 0.3, "scheme"}}};
/// How far eras lie from each other: in what attackers lose, what defenders lose, how soon somebody gives up,
/// and how widely losses scatter. {era-pooling}
constexpr double era_attacker = 0.6, era_defender = 0.1, era_pace = 0.1, era_scatter = 0.25;

template <class Lines>
void add_sides(const Lines& lines, std::vector<Prior>& into) {
  for (const Line& line : lines)
    for (const bool attacker : {true, false})
      into.push_back(
          {std::string{attacker ? "attrition.history_attacker." : "attrition.history_defender."} + line.member,
           line.scale, attacker ? line.attacker : line.defender, line.deviation, line.mechanism});
}

template <class Singles>
void add_singles(const Singles& singles, std::vector<Prior>& into) {
  for (const Single& single : singles)
    into.push_back({std::string{"attrition."} + single.key, single.scale, single.mean, single.deviation,
                    single.mechanism});
}

}  // namespace

std::vector<Prior> priors_of(Inputs inputs) {
  std::vector<Prior> priors;
  add_sides(both_sides, priors);
  add_sides(of_guns, priors);
  add_singles(others, priors);
  if (inputs == Inputs::AB) {
    add_sides(of_scheme, priors);
    add_singles(others_of_scheme, priors);
  }
  for (std::size_t era = 0; era + 1 < models::era_count; ++era) {
    const std::string name{models::spelling(static_cast<models::Era>(era))};
    priors.push_back({"attrition.history_attacker_era." + name, Scale::plain, 0, era_attacker, "era"});
    priors.push_back({"attrition.history_defender_era." + name, Scale::plain, 0, era_defender, "era"});
    priors.push_back({"attrition.giving_up_era." + name, Scale::plain, 0, era_pace, "era"});
    priors.push_back({"attrition.history_scatter_era." + name, Scale::plain, 0, era_scatter, "era"});
  }
  std::sort(priors.begin(), priors.end(), [](const Prior& a, const Prior& b) { return a.key < b.key; });
  return priors;
}

std::vector<std::string> mechanisms() { return mechanisms(Inputs::AB); }

std::vector<std::string> mechanisms(Inputs inputs) {
  std::set<std::string> found{"nation"};
  for (const Prior& prior : priors_of(inputs))
    if (!prior.mechanism.empty()) found.insert(prior.mechanism);
  return {found.begin(), found.end()};
}

double on_scale(Scale scale, double value) {
  switch (scale) {
    case Scale::positive:
      return math::log(value);
    case Scale::share:
      return math::log(value / (1 - value));
    case Scale::even:
      return math::log((1 + value) / (1 - value)) / 2;
    case Scale::plain:
      break;
  }
  return value;
}

double off_scale(Scale scale, double counted) {
  switch (scale) {
    case Scale::positive:
      return math::exp(counted);
    case Scale::share:
      return math::logistic(counted);
    case Scale::even:
      return math::tanh(counted);
    case Scale::plain:
      break;
  }
  return counted;
}

}  // namespace salient::history
