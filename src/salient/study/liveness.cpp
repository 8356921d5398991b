#include "study/liveness.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <mutex>

#include "base/share_out.hpp"
#include "scenario/knowledge.hpp"
#include "turn/play.hpp"

namespace salient::study {
namespace {

constexpr double far_low = 0.02, far_high = 0.98;  ///< shares of its range between which a value is changed
constexpr double eager = 0.95;                     ///< share at which chances of political decisions are put
constexpr double nudge = 0.05;                     ///< of its size, for what has no range
constexpr double beyond = 20;  ///< widths of its range past its ends, for what only moves political decisions
constexpr std::uint64_t plays_of_other_laws = 2;
constexpr std::uint64_t decisive_plays = 10;  ///< for each ordinary play: decisions are rare

/// The play against which inputs are tried: what it takes to be true, and its way.
struct Stage {
  models::AttritionLaw law;
  models::AdvanceLaw advance;
  std::uint64_t play;
  bool decisive;  ///< political decisions made likely
  Knowledge known{};
  Column<QuantityId, double> share{};            ///< at which each quantity was drawn
  Column<QuantityId, std::uint8_t> political{};  ///< 1: moves the chance of a decision, made likely here
  Course course{};
};

double farther(double from, double low, double high) {
  return std::fabs(high - from) >= std::fabs(from - low) ? high : low;
}

double nudged(double value) { return value == 0 ? nudge : value * (1 - nudge); }

/// A decision falls rarely between two chances that lie close: those that move it are tried far apart. The
/// equations hold for any log-odds, and a chance is cut at 0 and 1.
double changed(const evidence::Pooled& pool, double value, bool political) {
  const double low = quantile(pool, far_low), high = quantile(pool, far_high);
  const double margin = political ? beyond * (high - low) : 0;
  const double far = std::clamp(farther(value, low - margin, high + margin), pool.floor, pool.ceiling);
  return far != value ? far : std::clamp(nudged(value), pool.floor, pool.ceiling);
}

double changed(const evidence::Distribution& d, double value) {
  if (d.low == d.high) return nudged(value);
  return farther(value, quantile(d, far_low), quantile(d, far_high));
}

/// The claim as if its source had said more, or on odd plays less: by its width, a fifth of its value at least.
evidence::Claim otherwise(evidence::Claim claim, const Stage& stage, double widths) {
  evidence::Distribution& d = claim.distribution;
  const double width = d.shape == evidence::Shape::point ? 0 : d.high - d.low;
  const double step = widths * std::max({width, std::fabs(d.best) / 5, 1e-3});
  const bool up = stage.play % 2 == 0 || (d.shape == evidence::Shape::lognormal && d.low <= step);
  for (double* number : {&d.low, &d.best, &d.high}) *number += up ? step : -step;
  return claim;
}

/// What the quantity would have been drawn as, had the claim been another.
double with_claim_changed(const Scenario& s, ClaimId id, const Stage& stage, double value) {
  const evidence::Claim& claim = s.claim[id];
  const evidence::QuantityOfInterest& q = s.quantity[claim.quantity];
  std::vector<evidence::Claim> claims(s.claim.begin(), s.claim.end());
  claims[id.row()] = otherwise(claim, stage, stage.political[claim.quantity] ? beyond : 1);
  const evidence::Pooled pool = evidence::pool(claims, q.claims, q.pooled.floor, q.pooled.ceiling);
  const double other = quantile(pool, stage.share[claim.quantity]);
  // A search that ends a rounding apart is no change.
  return std::fabs(other - value) > 1e-9 * std::max(1.0, std::fabs(value)) ? other : value;
}

/// What the stage's play would have known with that input another; false when it comes to the same.
bool change(const Scenario& s, const TriedInput& input, const Stage& stage, Knowledge& known) {
  known = stage.known;
  if (input.kind == InputKind::parameter) {
    double& value = known.parameter[ParameterId{input.row}];
    const double before = value;
    value = changed(s.parameter[ParameterId{input.row}].distribution, before);
    return value != before;
  }
  const bool claim = input.kind == InputKind::claim;
  const QuantityId id = claim ? s.claim[ClaimId{input.row}].quantity : QuantityId{input.row};
  double& value = known.quantity[id];
  const double before = value;
  value = claim ? with_claim_changed(s, ClaimId{input.row}, stage, before)
                : changed(s.quantity[id].pooled, before, stage.political[id]);
  return value != before;
}

/// Puts what makes a decision likely near its upper end: chances, hazards, and what statements move them by.
void make_decisive(const Scenario& s, Stage& stage) {
  const auto raise = [&](const Value& value) {
    if (!value.quantity) return;
    stage.political[value.quantity] = 1;
    stage.share[value.quantity] = eager;
    stage.known.quantity[value.quantity] = quantile(s.quantity[value.quantity].pooled, eager);
  };
  for (const Process& process : s.process) {
    for (const Switch& option : process.switches) raise(option.probability);
    for (const salient::Statement& statement : process.statements) raise(statement.log_odds);
  }
}

/// What the stage's play takes to be true.
void know(const Scenario& s, std::uint64_t seed, Stage& stage) {
  const chance::Key knowledge = play_key(seed, stage.play).at("knowledge");
  draw_knowledge(s, knowledge, stage.known);
  for (const evidence::QuantityOfInterest& q : s.quantity)
    stage.share.push_back(quantity_share(knowledge, q.id));
  stage.political.assign(s.quantity.rows(), 0);
  if (stage.decisive) make_decisive(s, stage);
}

/// Whether the input can move nothing but what political processes decide.
bool only_political(const Scenario& s, const TriedInput& input, const Stage& stage) {
  if (input.kind == InputKind::parameter) return input.id.starts_with("policy.");
  const QuantityId id =
      input.kind == InputKind::claim ? s.claim[ClaimId{input.row}].quantity : QuantityId{input.row};
  return stage.political[id] != 0;
}

std::vector<Stage> stages_of(const Scenario& s, const Settings& settings, const Trying& trying) {
  std::vector<Stage> stages;
  for (std::uint64_t play = 0; play < trying.plays; ++play)
    stages.push_back({settings.law, settings.advance, play, false});
  for (std::size_t i = 0; i < models::attrition_law_count; ++i)
    if (const auto law = static_cast<models::AttritionLaw>(i); law != settings.law)
      for (std::uint64_t play = 0; play < plays_of_other_laws; ++play)
        stages.push_back({law, settings.advance, play, false});
  for (std::size_t i = 0; i < models::advance_law_count; ++i)
    if (const auto advance = static_cast<models::AdvanceLaw>(i); advance != settings.advance)
      for (std::uint64_t play = 0; play < plays_of_other_laws; ++play)
        stages.push_back({settings.law, advance, play, false});
  if (!s.process.empty())
    for (std::uint64_t play = 0; play < decisive_plays * trying.plays; ++play)
      stages.push_back({settings.law, settings.advance, play, true});
  return stages;
}

std::vector<TriedInput> inputs_of(const Scenario& s, bool parameters) {
  std::vector<TriedInput> inputs;
  for (const QuantityId id : ids<QuantityId>(s.quantity.rows()))
    inputs.push_back({InputKind::quantity, id.row(), s.quantity[id].id, s.quantity[id].about, {}});
  for (const ClaimId id : ids<ClaimId>(s.claim.rows()))
    inputs.push_back({InputKind::claim, id.row(), s.claim[id].id, s.claim[id].says, {}});
  for (const ParameterId id : ids<ParameterId>(parameters ? s.parameter.rows() : 0))
    inputs.push_back({InputKind::parameter, id.row(), s.parameter[id].key, s.parameter[id].what, {}});
  return inputs;
}

/// The inputs not yet seen to act that the stage may show acting.
std::vector<TriedInput*> left_for(const Scenario& s, const Stage& stage, std::vector<TriedInput>& inputs) {
  std::vector<TriedInput*> left;
  for (TriedInput& input : inputs)
    if (!input.proof && (!stage.decisive || only_political(s, input, stage))) left.push_back(&input);
  return left;
}

/// Tries them; tells how many plays that took and how many came alive.
struct Tried {
  std::uint64_t plays{0}, alive{0};
};
Tried try_at(const Scenario& s, const Settings& settings, const Stage& stage, unsigned threads,
             const std::vector<TriedInput*>& left) {
  std::mutex lock;
  Tried tried;
  share_out(
      left.size(), threads, [&] { return Player{s}; },
      [&](Player& player, std::size_t n) {
        Knowledge known;
        if (!change(s, *left[n], stage, known)) return;
        const auto departure =
            player.departure(settings.seed, stage.play,
                             {.law = stage.law, .known = &known, .advance = stage.advance}, stage.course);
        if (departure) left[n]->proof = Proof{stage.law, stage.play, *departure};
        const std::lock_guard held{lock};
        tried.plays += 1;
        tried.alive += departure.has_value();
      });
  return tried;
}

}  // namespace

Liveness try_inputs(const Scenario& scenario, const Settings& settings, const Trying& trying) {
  const auto began = std::chrono::steady_clock::now();
  Liveness found{.inputs = inputs_of(scenario, trying.parameters)};
  if (!trying.only.empty())
    std::erase_if(found.inputs, [&](const TriedInput& input) {
      return std::find(trying.only.begin(), trying.only.end(), input.id) == trying.only.end();
    });
  Progress progress{trying.progress, found.inputs.size(), "inputs seen to act"};
  for (Stage& stage : stages_of(scenario, settings, trying)) {
    know(scenario, settings.seed, stage);
    const std::vector<TriedInput*> left = left_for(scenario, stage, found.inputs);
    if (left.empty()) continue;
    stage.course = Player{scenario}.course(settings.seed, stage.play,
                                           {.law = stage.law, .known = &stage.known, .advance = stage.advance});
    const Tried tried = try_at(scenario, settings, stage, trying.threads, left);
    stage.course = {};
    found.plays += tried.plays + 1;
    progress.add(tried.alive);
  }
  progress.end();
  found.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return found;
}

}  // namespace salient::study
