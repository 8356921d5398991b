#include <cmath>

#include "history/scorecard.hpp"

namespace salient::history {
namespace {

using Json = nlohmann::ordered_json;

/// To six figures after the point: more than any resample knows, and no bits of rounding in a diff.
Json number(double x) { return std::isfinite(x) ? Json(std::round(x * 1e6) / 1e6) : Json(nullptr); }

Json interval(const Scored& s) { return Json::array({number(s.low), number(s.high)}); }

Json winner_json(const WinnerScore& w) {
  Json bins = Json::array();
  for (const CalibrationBin& b : w.bins)
    bins.push_back({{"forecast", number(b.forecast)}, {"happened", number(b.happened)}, {"n", b.count}});
  return {{"log_loss", number(w.log_loss.value)},
          {"brier", number(w.brier.value)},
          {"auc", number(w.auc.value)},
          {"n", w.n},
          {"intervals",
           {{"log_loss", interval(w.log_loss)}, {"brier", interval(w.brier)}, {"auc", interval(w.auc)}}},
          {"calibration", bins}};
}

Json measure_json(const MeasureScore& m) {
  Json tenths = Json::array();
  for (const double share : m.tenths) tenths.push_back(number(share));
  return {{"crps", number(m.crps.value)},
          {"rmse", number(m.rmse.value)},
          {"bias", number(m.bias.value)},
          {"coverage80", number(m.coverage80.value)},
          {"n", m.n},
          {"width80", number(m.width80)},
          {"tenths", tenths},
          {"intervals",
           {{"crps", interval(m.crps)},
            {"rmse", interval(m.rmse)},
            {"bias", interval(m.bias)},
            {"coverage80", interval(m.coverage80)}}}};
}

/// A forecaster that says nothing of a measure has no entry for it.
Json scores_json(const Scores& s) {
  Json json;
  if (s.winner.n > 0) json["winner"] = winner_json(s.winner);
  for (const Measure m : measures)
    if (s.of(m).n > 0) json[std::string{spelling(m)}] = measure_json(s.of(m));
  return json.is_null() ? Json::object() : json;
}

Json gain_json(const Scored& s) { return {{"difference", number(s.value)}, {"interval", interval(s)}}; }

Json difference_json(const Difference& d) {
  Json json{{"winner_log_loss", gain_json(d.winner)}};
  for (const Measure m : measures) json[std::string{spelling(m)} + "_crps"] = gain_json(d.of(m));
  return json;
}

Json line_json(const Line& line) {
  Json json = scores_json(line.all);
  json["band"] = scores_json(line.band);
  json["eras"] = Json::object();
  for (const auto& [era, scores] : line.eras) json["eras"][era] = scores_json(scores);
  Json against{{"winner_log_loss", gain_json(line.gain.winner)}};
  for (const Measure m : measures)
    if (line.all.of(m).n > 0) against[std::string{spelling(m)} + "_crps"] = gain_json(line.gain.of(m));
  json["against_base_rate"] = against;
  return json;
}

const char* control_name(Control c) {
  return c == Control::none ? "none" : c == Control::permuted_outcomes ? "permuted-outcomes" : "swapped-sides";
}

}  // namespace

nlohmann::ordered_json as_json(const Scorecard& card) {
  Json json{{"format", "salient-scorecard"},
            {"version", 1},
            {"battles", card.battles},
            {"rows", card.rows},
            {"parts_of_larger_battles", card.parts},
            {"without_people", card.without_people},
            {"inputs", card.settings.inputs == Inputs::A ? "A" : "AB"},
            {"plays", card.settings.plays},
            {"seed", card.settings.seed},
            {"converter", converter_version},
            {"posterior", card.posterior},
            {"control", control_name(card.settings.control)},
            {"laws", Json::object()},
            {"baselines", Json::object()},
            {"notes", card.notes}};
  for (const Line& line : card.laws) json["laws"][line.name] = line_json(line);
  for (const Line& line : card.baselines) json["baselines"][line.name] = line_json(line);
  for (const Stacked& s : card.stacked) {
    Json one{{"n", s.n}};
    for (const auto& [name, score] :
         {std::pair{"law", s.law}, std::pair{"regression", s.regression}, std::pair{"both", s.both},
          std::pair{"law_adds", s.law_adds}, std::pair{"regression_adds", s.regression_adds},
          std::pair{"weight_of_law", s.weight_of_law}})
      one[name] = {{"value", number(score.value)}, {"interval", interval(score)}};
    json["stacked"][s.what] = one;
  }
  for (const Ablated& a : card.ablations)
    json["without"][a.mechanism] = {{"all", difference_json(a.more)},
                                    {"band", difference_json(a.more_in_band)}};
  return json;
}

}  // namespace salient::history
