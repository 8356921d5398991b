#include "study/trace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scenario/uses.hpp"
#include "study/answers.hpp"

namespace salient::study {
namespace {

using Json = nlohmann::ordered_json;

std::string grades(const evidence::Claim& claim) {
  return fmt::format("{}{}", static_cast<char>('A' + static_cast<int>(claim.reliability)),
                     static_cast<int>(claim.credibility));
}

double weight_of(const evidence::QuantityOfInterest& quantity, ClaimId claim) {
  for (const evidence::Pooled::Part& part : quantity.pooled.parts)
    if (part.claim == claim) return part.weight;
  return 0;
}

/// How much the claim counts in what the plays draw.
std::string say_of(const Scenario& s, ClaimId id) {
  const evidence::Claim& claim = s.claim[id];
  if (const std::string why = evidence::set_aside(claim); !why.empty()) return "does not count: " + why;
  const evidence::QuantityOfInterest& quantity = s.quantity[claim.quantity];
  const std::size_t others = quantity.pooled.parts.size() - 1;
  if (others == 0) return "all that is said of it";
  return fmt::format("{:.0f} % of the weight, beside {} other claim{}", 100 * weight_of(quantity, id), others,
                     others == 1 ? "" : "s");
}

/// "NYT, “Russia masses ...”, 2024-11-10" or that it is assumed.
std::string source_of(const Scenario& s, const evidence::Claim& claim) {
  const evidence::Source& source = s.source[claim.source];
  if (source.analyst) return "assumed by the author of the scenario";
  std::string text = source.who;
  if (!source.title.empty()) text += fmt::format("{}\"{}\"", text.empty() ? "" : ", ", source.title);
  return source.date.empty() ? text : text + ", " + source.date;
}

std::string share(double value, const Interval& error) {
  return fmt::format("{:.1f} % ({:.1f} to {:.1f} %)", 100 * std::max(0.0, value), 100 * error.low,
                     100 * error.high);
}

}  // namespace

Trace trace_of(const Scenario& s, ClaimId id, std::vector<KeptInput> liveness,
               const std::vector<Drivers>& all) {
  const evidence::Claim& claim = s.claim[id];
  const evidence::QuantityOfInterest& quantity = s.quantity[claim.quantity];
  Trace trace{.claim = id, .uses = uses_of(s, claim.quantity)};
  for (KeptInput& input : liveness)
    if ((input.kind == "quantity" && input.id == quantity.id) ||
        (input.kind == "claim" && input.id == claim.id))
      trace.felt.push_back(std::move(input));
  for (const Drivers& of : all)
    for (std::size_t place = 0; place < of.ranked.size(); ++place) {
      const Driver& driver = of.ranked[place];
      if (driver.input.kind != InputKind::quantity || driver.input.id != quantity.id) continue;
      Moved moved{.target = of.target, .mean = of.mean, .rank = place + 1, .first = driver.first};
      for (const ClaimReading& reading : driver.claims)
        if (reading.claim == id) moved.reading = reading;
      trace.moved.push_back(std::move(moved));
    }
  std::stable_sort(trace.moved.begin(), trace.moved.end(),
                   [](const Moved& a, const Moved& b) { return a.first.index > b.first.index; });
  return trace;
}

namespace {

/// The first few columns of a list, and how many more it has.
std::string first_columns(const std::string& listed) {
  constexpr std::ptrdiff_t most = 4;
  const std::ptrdiff_t more = std::count(listed.begin(), listed.end(), ' ') + 1 - most;
  if (more <= 1) return listed;
  std::size_t end = 0;
  for (std::ptrdiff_t n = 0; n < most; ++n) end = listed.find(' ', end + 1);
  return fmt::format("{} and {} more columns", listed.substr(0, end), more);
}

void tell_felt(const Scenario& s, const Trace& trace, std::string& text) {
  text += "\nWhen it is changed and nothing else is, two plays first differ:\n";
  for (const KeptInput& input : trace.felt) {
    const std::string when =
        input.turn == 0 ? "before the first turn"
                        : fmt::format("in turn {}, day {}", input.turn, (input.turn - 1) / s.turns_a_day() + 1);
    text += input.live ? fmt::format("  the {} {}: {}, in {}\n", input.kind, input.id, when,
                                     first_columns(input.columns))
                       : fmt::format("  the {} {}: in no play that was tried\n", input.kind, input.id);
  }
  if (trace.felt.empty()) text += "  a claim that does not count is not tried\n";
}

void tell_moved(const Scenario& s, const Moved& m, std::string& text) {
  text += fmt::format("  {}: {}; rank {} of all inputs\n", m.target.label, share(m.first.index, m.first.error),
                      m.rank);
  if (m.reading)
    text += fmt::format("    {} in all plays; {} if this claim is the one that is right\n",
                        told(s, m.target, m.mean), told(s, m.target, m.reading->answer));
}

}  // namespace

std::string as_text(const Scenario& s, const Trace& trace) {
  const evidence::Claim& claim = s.claim[trace.claim];
  const evidence::QuantityOfInterest& quantity = s.quantity[claim.quantity];
  std::string text = fmt::format("{}: {}\n  {}; graded {}; entered as {}\n", claim.id, claim.says,
                                 source_of(s, claim), grades(claim), claim.written);
  text += fmt::format("\nFeeds {}: {} ({}), which sets\n", quantity.id, quantity.about, say_of(s, trace.claim));
  for (const std::string& use : trace.uses) text += "  " + use + "\n";
  tell_felt(s, trace, text);
  if (trace.moved.empty()) return text;
  text += fmt::format(
      "\nMoves, by the share of each answer's variance over plays that knowing {} would take away:\n",
      quantity.id);
  std::size_t others = 0;
  for (const Moved& m : trace.moved)
    if (m.first.clear)
      tell_moved(s, m, text);
    else
      others += 1;
  if (others == trace.moved.size())
    text += fmt::format("  none of the {} answers by more than chance would\n", others);
  else if (others > 0)
    text += fmt::format("  and none of the {} other answers by more than chance would\n", others);
  return text;
}

std::string as_json(const Scenario& s, const Trace& trace) {
  const evidence::Claim& claim = s.claim[trace.claim];
  Json json{{"claim", claim.id},
            {"says", claim.says},
            {"source", source_of(s, claim)},
            {"grade", grades(claim)},
            {"quantity", s.quantity[claim.quantity].id},
            {"weight", weight_of(s.quantity[claim.quantity], trace.claim)},
            {"set_aside", evidence::set_aside(claim)},
            {"uses", trace.uses}};
  json["first_felt"] = json["moves"] = Json::array();
  for (const KeptInput& input : trace.felt)
    json["first_felt"].push_back({{"kind", input.kind},
                                  {"id", input.id},
                                  {"live", input.live},
                                  {"turn", input.turn},
                                  {"columns", input.columns}});
  for (const Moved& m : trace.moved) {
    Json moved{{"target", m.target.id},
               {"label", m.target.label},
               {"rank", m.rank},
               {"first_order", m.first.index},
               {"error", {m.first.error.low, m.first.error.high}},
               {"clear", m.first.clear},
               {"mean", m.mean}};
    if (m.reading)
      moved["if_right"] = {{"mean", m.reading->answer.value},
                           {"error", {m.reading->answer.error.low, m.reading->answer.error.high}}};
    json["moves"].push_back(std::move(moved));
  }
  return json.dump(2);
}

namespace {

constexpr std::size_t most_inputs = 8;

/// Inputs to name: all clear ones up to eight, else the first three with a warning.
std::vector<const Driver*> named(const Drivers& of) {
  std::vector<const Driver*> inputs;
  for (const Driver& driver : of.ranked)
    if (driver.first.clear && inputs.size() < most_inputs) inputs.push_back(&driver);
  for (std::size_t i = 0; inputs.empty() && i < std::min<std::size_t>(3, of.ranked.size()); ++i)
    inputs.push_back(&of.ranked[i]);
  return inputs;
}

void tell_claim(const Scenario& s, const Drivers& of, const Driver& driver, ClaimId id, std::string& text) {
  const evidence::Claim& claim = s.claim[id];
  text += fmt::format("       {}, graded {} ({}): {}\n         {}\n", claim.id, grades(claim), say_of(s, id),
                      claim.says, source_of(s, claim));
  for (const ClaimReading& reading : driver.claims)
    if (reading.claim == id)
      text += fmt::format("         if it is right: {}\n", told(s, of.target, reading.answer));
}

void tell_input(const Scenario& s, const Drivers& of, const Driver& driver, std::size_t place,
                std::string& text) {
  text += fmt::format("  {:>2}. {}: {}\n       takes away {}{}\n", place, driver.input.id, driver.input.about,
                      share(driver.first.index, driver.first.error),
                      driver.first.clear ? "" : "; it may be chance");
  if (driver.input.kind == InputKind::quantity) {
    for (const ClaimId claim : s.quantity[QuantityId{driver.input.row}].claims)
      tell_claim(s, of, driver, claim, text);
    return;
  }
  constexpr std::string_view standings[] = {"measured",   "literature", "doctrine",
                                            "calibrated", "judgement",  "placeholder"};
  const ParameterEntry& p = s.parameter[ParameterId{driver.input.row}];
  text += fmt::format("       a number of the model: {:.4g}, from {:.4g} to {:.4g} ({}); {}: {}\n",
                      p.distribution.best, p.distribution.low, p.distribution.high, p.unit,
                      standings[static_cast<std::size_t>(p.standing)], p.source);
}

}  // namespace

namespace {

/// What the readings below are held against: a share of the plays, or a mean.
std::string average(const Scenario& s, const Drivers& of) {
  const std::string mean = told(s, of.target, of.mean);
  return of.target.probability() ? fmt::format("{} of the plays", mean) : "mean " + mean;
}

}  // namespace

std::string why_text(const Scenario& s, QuestionId question, const std::vector<std::string>& answer,
                     const std::vector<Drivers>& all) {
  std::string text = s.question[question].text + "\n";
  for (const std::string& sentence : answer) text += "  " + sentence + "\n";
  for (const Drivers& of : all) {
    if (of.target.question != question) continue;
    text += fmt::format(
        "\n{}: {}\nWhat it hangs on, by the share of its variance over plays that knowing it exactly would "
        "take "
        "away:\n",
        of.target.label, average(s, of));
    std::size_t place = 0;
    for (const Driver* driver : named(of)) tell_input(s, of, *driver, ++place, text);
    for (const std::string& warning : warnings(of)) text += "  ! " + warning + "\n";
  }
  return text;
}

std::string why_json(const Scenario& s, QuestionId question, const std::vector<std::string>& answer,
                     const std::vector<Drivers>& all) {
  std::vector<Drivers> own;
  for (const Drivers& of : all) {
    if (of.target.question != question) continue;
    own.push_back(of);
    std::vector<Driver> kept;
    for (const Driver* driver : named(of)) kept.push_back(*driver);
    own.back().ranked = std::move(kept);
  }
  Json json{{"question", s.question[question].id}, {"text", s.question[question].text}, {"answer", answer}};
  json["drivers"] = Json::parse(as_json(s, own))["drivers"];
  Json claims = Json::object();
  for (const Drivers& of : own)
    for (const Driver& driver : of.ranked)
      if (driver.input.kind == InputKind::quantity)
        for (const ClaimId id : s.quantity[QuantityId{driver.input.row}].claims)
          claims[s.claim[id].id] = {{"quantity", driver.input.id},
                                    {"says", s.claim[id].says},
                                    {"source", source_of(s, s.claim[id])},
                                    {"grade", grades(s.claim[id])},
                                    {"weight", weight_of(s.quantity[QuantityId{driver.input.row}], id)}};
  json["claims"] = claims;
  return json.dump(2);
}

}  // namespace salient::study
