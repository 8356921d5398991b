#include "history/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "history/converter.hpp"
#include "history/scores.hpp"

namespace salient::history {
namespace {

using Json = nlohmann::ordered_json;

template <class Of>
Spread spread(const std::vector<BattleCourse>& courses, const Of& of) {
  std::vector<double> values;
  for (const BattleCourse& course : courses) values.push_back(of(course));
  std::sort(values.begin(), values.end());
  return {sample_quantile(values, 0.1), sample_quantile(values, 0.5), sample_quantile(values, 0.9)};
}

const char* spelled(Victor victor) {
  constexpr std::array words{"attacker", "defender", "nobody"};
  return words[static_cast<std::size_t>(victor)];
}

const char* posture_words(Posture posture) {
  switch (posture) {
    case Posture::prepared_defence:
      return "a prepared defence";
    case Posture::fortified_defence:
      return "a fortified defence";
    case Posture::delay:
      return "a delay";
    case Posture::withdraw:
      return "a withdrawal";
    default:
      return "a hasty defence";
  }
}

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }

std::string people(const Spread& s) {
  return fmt::format("{:>6.0f}{:>7.0f}{:>7.0f}", s.tenth, s.middle, s.ninetieth);
}
std::string tenths(const Spread& s) {
  return fmt::format("{:>6.1f}{:>6.1f}{:>6.1f}", s.tenth, s.middle, s.ninetieth);
}

Json json_of(const Spread& s, double to) {
  const auto rounded = [to](double x) { return std::round(x * to) / to; };
  return {{"q10", rounded(s.tenth)}, {"q50", rounded(s.middle)}, {"q90", rounded(s.ninetieth)}};
}

Json json_of(const models::Contestant& side) {
  return {{"people", side.people},
          {"power", side.power},
          {"tanks", side.tanks},
          {"guns", side.guns},
          {"aircraft", side.aircraft}};
}

}  // namespace

Tally tally(const Verdict& verdict) {
  const auto& plays = verdict.courses;
  EXPECT(!plays.empty());
  const auto share = [&](Victor victor) {
    const auto won = std::count_if(plays.begin(), plays.end(),
                                   [victor](const BattleCourse& course) { return course.victor == victor; });
    return static_cast<double>(won) / static_cast<double>(plays.size());
  };
  return {.law = verdict.law,
          .plays = plays.size(),
          .attacker = share(Victor::attacker),
          .defender = share(Victor::defender),
          .nobody = share(Victor::nobody),
          .attacker_lost = spread(plays, [](const BattleCourse& c) { return c.attacker_lost; }),
          .defender_lost = spread(plays, [](const BattleCourse& c) { return c.defender_lost; }),
          .gained = spread(plays, [](const BattleCourse& c) { return in<Kilometres>(c.gained); }),
          .lasted = spread(plays, [](const BattleCourse& c) { return in<Days>(c.lasted); })};
}

std::string situation(const Asked& asked) {
  const models::Fight fight = encounter_of(asked).fight;
  const models::Contestant &A = fight.attacker, &D = fight.defender;
  std::string text = fmt::format(
      "{:.0f} attack {:.0f} in {} on {} and {} ground, a front of {:.1f} km, {}\n", A.people, D.people,
      posture_words(asked.posture), spelling(fight.relief), spelling(fight.cover), in<Kilometres>(fight.width),
      asked.days ? fmt::format("{:g} days at most", *asked.days) : "until one side breaks off");
  text +=
      fmt::format("tanks {:g}/{:g}, guns {:.0f}/{:.0f}{}, sorties a day {:g}/{:g}\n", A.tanks, D.tanks, A.guns,
                  D.guns, asked.artillery ? "" : " (not said: as usual in its time)", A.aircraft, D.aircraft);
  text += fmt::format(
      "power {:.0f} to {:.0f} in people of motorised infantry, {:.2f} to 1 before ground and works\n", A.power,
      D.power, A.power / D.power);
  return text;
}

std::string as_table(const Adjudication& a) {
  std::string text = situation(a.asked) + fmt::format("{} plays under each law, seed {}\n\n", a.plays, a.seed);
  text += fmt::format("{:<11}{:^26}{:>20}  {:>20}  {:>18}  {:>18}\n", "law", "who holds on", "attacker loses",
                      "defender loses", "km gained", "days");
  text +=
      fmt::format("{:<11}{:>9}{:>9}{:>8}  {}  {} {} {}\n", "", "attacker", "defender", "both",
                  "  10 %   50 %   90 %", "  10 %   50 %   90 %", "  10 %  50 %  90 %", "  10 %  50 %  90 %");
  for (const Tally& law : a.laws)
    text +=
        fmt::format("{:<11}{:>9}{:>9}{:>8}  {}  {}  {}  {}\n", models::spelling(law.law), percent(law.attacker),
                    percent(law.defender), percent(law.nobody), people(law.attacker_lost),
                    people(law.defender_lost), tenths(law.gained), tenths(law.lasted));
  text +=
      "\nWho holds on: the other side has broken off; both: neither has, or both at once. The defender's "
      "losses count\n"
      "prisoners. In 8 plays of 10 a number lies between its 10 and 90 %.\n";
  return text;
}

std::string as_text(const Asked& asked, const Roll& roll) {
  const BattleCourse& c = roll.course;
  const char* ending = c.victor == Victor::attacker   ? "the defender breaks off"
                       : c.victor == Victor::defender ? "the attacker breaks off"
                                                      : "neither side has the better of it";
  return fmt::format(
      "Roll of seed {} under {}: after {:.2f} days {}.\n"
      "The attacker loses {:.0f} of {:.0f}, the defender {:.0f} of {:.0f}, prisoners among them; {:.1f} km "
      "gained.\n"
      "The same again: --roll --seed {} --law {}\n",
      roll.seed, models::spelling(roll.law), in<Days>(c.lasted), ending, c.attacker_lost, asked.attacker,
      c.defender_lost, asked.defender, in<Kilometres>(c.gained), roll.seed, models::spelling(roll.law));
}

Json as_json(const Asked& asked) {
  const Encounter e = encounter_of(asked);
  Json json = {
      {"attacker", json_of(e.fight.attacker)},        {"defender", json_of(e.fight.defender)},
      {"posture", spelling(asked.posture)},           {"works", e.fight.works},
      {"relief", spelling(e.fight.relief)},           {"cover", spelling(e.fight.cover)},
      {"width_km", in<Kilometres>(e.fight.width)},    {"days", asked.days ? Json(*asked.days) : Json(nullptr)},
      {"weather_casualty", e.fight.weather_casualty}, {"surprise", e.fight.surprise}};
  json["air"] = e.fight.air;
  json["era"] = models::spelling(e.fight.era);
  json["converter"] = converter_version;
  return json;
}

Json as_json(const Adjudication& a) {
  Json json = {{"asked", as_json(a.asked)}, {"plays", a.plays}, {"seed", a.seed}};
  for (const Tally& law : a.laws)
    json["laws"][std::string{models::spelling(law.law)}] = {{"attacker_holds", law.attacker},
                                                            {"defender_holds", law.defender},
                                                            {"undecided", law.nobody},
                                                            {"attacker_lost", json_of(law.attacker_lost, 1)},
                                                            {"defender_lost", json_of(law.defender_lost, 1)},
                                                            {"km_gained", json_of(law.gained, 100)},
                                                            {"days", json_of(law.lasted, 100)}};
  return json;
}

Json as_json(const Roll& roll) {
  return {{"law", models::spelling(roll.law)},
          {"seed", roll.seed},
          {"victor", spelled(roll.course.victor)},
          {"attacker_lost", std::round(roll.course.attacker_lost)},
          {"defender_lost", std::round(roll.course.defender_lost)},
          {"km_gained", std::round(in<Kilometres>(roll.course.gained) * 100) / 100},
          {"days", in<Days>(roll.course.lasted)}};
}

}  // namespace salient::history
