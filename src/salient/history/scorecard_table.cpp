#include <fmt/format.h>

#include "history/scorecard.hpp"

namespace salient::history {
namespace {

constexpr std::array<const char*, measure_count> titles{
    "ln of the share of the attacker's people lost", "ln of the share of the defender's people lost",
    "ln of the defender's losses over the attacker's", "ln(1 + km gained)", "ln of days"};

std::string with_interval(const Scored& s) {
  return fmt::format("{:6.3f} [{:.3f}, {:.3f}]", s.value, s.low, s.high);
}

std::string with_sign(const Scored& s) {
  return fmt::format("{:+.3f} [{:+.3f}, {:+.3f}]", s.value, s.low, s.high);
}

void winner_line(const std::string& name, const WinnerScore& w, std::string& text) {
  if (w.n == 0) return;
  text += fmt::format("  {:<14}{:<25}{:<25}{:<25}{:>5}\n", name, with_interval(w.log_loss),
                      with_interval(w.brier), with_interval(w.auc), w.n);
}

void measure_line(const std::string& name, const MeasureScore& m, std::string& text) {
  if (m.n == 0) return;
  text += fmt::format("  {:<14}{:<25}{:6.3f} {:+7.3f}   {:<25}{:>5}\n", name, with_interval(m.crps),
                      m.rmse.value, m.bias.value, with_interval(m.coverage80), m.n);
}

void tables(const Scorecard& card, const char* where, bool band, std::string& text) {
  const auto each = [&](const auto& line_of) {
    for (const auto* lines : {&card.laws, &card.baselines})
      for (const Line& line : *lines) line_of(line, band ? line.band : line.all);
  };
  text += fmt::format("\nWho wins, {}\n  {:<14}{:<25}{:<25}{:<25}{:>5}\n", where, "", "log-loss", "Brier",
                      "AUC", "n");
  each([&](const Line& l, const Scores& s) { winner_line(l.name, s.winner, text); });
  for (const Measure m : measures) {
    text +=
        fmt::format("\n{}, {}\n  {:<14}{:<25}{:>6} {:>7}   {:<25}{:>5}\n", titles[static_cast<std::size_t>(m)],
                    where, "", "CRPS", "RMSE", "bias", "in the 80 % interval", "n");
    each([&](const Line& l, const Scores& s) { measure_line(l.name, s.of(m), text); });
  }
}

void era_table(const Line& line, std::string& text) {
  text += fmt::format(
      "\n{} by era: log-loss of the winner; CRPS of the attacker's loss, the defender's, "
      "the exchange; n\n",
      line.name);
  for (const auto& [era, s] : line.eras)
    text +=
        fmt::format("  {:<18}{:6.3f}   {:6.3f} {:6.3f} {:6.3f}   {:>4}{:>5}\n", era, s.winner.log_loss.value,
                    s.of(Measure::attacker_loss).crps.value, s.of(Measure::defender_loss).crps.value,
                    s.of(Measure::exchange).crps.value, s.winner.n, s.of(Measure::exchange).n);
}

void calibration_line(const Line& line, std::string& text) {
  text += fmt::format("  {:<14}", line.name);
  for (const CalibrationBin& bin : line.all.winner.bins)
    text += fmt::format("{:.2f} -> {:.2f}    ", bin.forecast, bin.happened);
  text += "\n";
}

void stack_table(const std::vector<Stacked>& stacked, std::string& text) {
  if (stacked.empty()) return;
  text +=
      "\nThe law stacked with a ridge regression on the same columns; log-loss of the winner, squared error of "
      "the others\n";
  text += fmt::format("  {:<16}{:>8}{:>12}{:>8}   {:<27}{:<27}{}\n", "", "law", "regression", "both",
                      "the law adds", "the regression adds", "weight of the law");
  for (const Stacked& s : stacked)
    text += fmt::format("  {:<16}{:8.3f}{:12.3f}{:8.3f}   {:<27}{:<27}{}\n", s.what, s.law.value,
                        s.regression.value, s.both.value, with_sign(s.law_adds), with_sign(s.regression_adds),
                        with_sign(s.weight_of_law));
}

void ablation_table(const std::vector<Ablated>& ablations, std::string& text) {
  if (ablations.empty()) return;
  text +=
      "\nWithout a mechanism, what the law scores more (above 0: the mechanism tells): log-loss of the winner, "
      "CRPS of "
      "the others\n";
  text += fmt::format("  {:<16}{:<27}{:<27}{:<27}{}\n", "", "winner", "attacker's loss", "defender's loss",
                      "exchange");
  for (const Ablated& a : ablations)
    text += fmt::format("  {:<16}{:<27}{:<27}{:<27}{}\n", a.mechanism, with_sign(a.more.winner),
                        with_sign(a.more.of(Measure::attacker_loss)),
                        with_sign(a.more.of(Measure::defender_loss)), with_sign(a.more.of(Measure::exchange)));
}

}  // namespace

std::string as_table(const Scorecard& card) {
  std::string text = fmt::format(
      "{}: {} battles, {} of them parts of others and not scored, {} without people on both sides\n"
      "inputs {}, {} plays of each, converter {}; in brackets 95 of 100 resamples of campaigns\n"
      "Baselines are fitted on the other campaigns of the same battles.\n",
      card.battles, card.rows, card.parts, card.without_people, card.settings.inputs == Inputs::A ? "A" : "A+B",
      card.settings.plays, converter_version);
  if (card.settings.control != Control::none)
    text += "A control: these scores must be worse than those without it.\n";
  tables(card, "all battles", false, text);
  tables(card, "1904 and later, both sides at most 25,000", true, text);
  for (const Line& line : card.laws) era_table(line, text);
  text += "\nFifths of the battles by P(attacker wins): forecast -> share that came true\n";
  for (const Line& line : card.laws) calibration_line(line, text);
  stack_table(card.stacked, text);
  ablation_table(card.ablations, text);
  for (const std::string& note : card.notes) text += "note: " + note + "\n";
  return text;
}

}  // namespace salient::history
