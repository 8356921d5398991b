#include "study/liveness.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "base/share_out.hpp"
#include "scenario/knowledge.hpp"
#include "turn/play.hpp"

namespace salient::study {
namespace {

constexpr double far_low = 0.001, far_high = 0.999;  ///< shares of its range between which a value is changed
constexpr double eager = 0.95;                       ///< share at which chances of political decisions are put
constexpr double nudge = 0.05;                       ///< of its size, for what has no range
constexpr double beyond = 20;  ///< widths of its range past its ends, for what only moves political decisions
constexpr std::uint64_t plays_of_other_laws = 3;
constexpr std::uint64_t patient_plays = 30;  ///< likewise, for evidence alone: what acts only in a ring is rare
constexpr std::uint64_t decisive_plays = 5;  ///< for each ordinary play: decisions are rare

/// The play against which inputs are tried: what it takes to be true, and its way.
struct Stage {
  models::AttritionLaw law;
  models::AdvanceLaw advance;
  std::uint64_t play;
  bool decisive;        ///< political decisions made likely
  bool patient{false};  ///< for evidence alone
  Knowledge known{};
  Column<QuantityId, double> share{};            ///< at which each quantity was drawn
  Column<QuantityId, std::uint8_t> political{};  ///< 1: moves the chance of a decision, made likely here
  Course course{};
};

/// The end that lies farther from what the play drew; on odd plays the nearer one, if it is another value.
double end_of(double from, double low, double high, const Stage& stage) {
  const bool high_is_farther = std::fabs(high - from) >= std::fabs(from - low);
  const double far = high_is_farther ? high : low, near = high_is_farther ? low : high;
  return stage.play % 2 == 1 && near != from ? near : far;
}

double nudged(double value) { return value == 0 ? nudge : value * (1 - nudge); }

/// A decision falls rarely between two chances that lie close: those that move it are tried far apart. The
/// equations hold for any log-odds, and a chance is cut at 0 and 1.
double changed(const evidence::Pooled& pool, double value, bool political, const Stage& stage) {
  const double low = quantile(pool, far_low), high = quantile(pool, far_high);
  const double margin = political ? beyond * (high - low) : 0;
  const double far = std::clamp(end_of(value, low - margin, high + margin, stage), pool.floor, pool.ceiling);
  return far != value ? far : std::clamp(nudged(value), pool.floor, pool.ceiling);
}

double changed(const evidence::Distribution& d, double value, const Stage& stage) {
  if (d.low == d.high) return nudged(value);
  return end_of(value, quantile(d, far_low), quantile(d, far_high), stage);
}

/// The claim as if its source had said more, or on odd plays less: by its width, a fifth of its value at least.
evidence::Claim otherwise(evidence::Claim claim, const Stage& stage, double widths) {
  evidence::Distribution& d = claim.distribution;
  const double width = d.shape == evidence::Shape::point ? 0 : d.high - d.low;
  const double step = widths * std::max({width, std::fabs(d.best) / 5, 1e-3});
  const bool up = stage.play % 2 == 0 || (d.shape == evidence::Shape::lognormal && d.low <= step);
  for (double* number : {&d.low, &d.best, &d.high}) *number += up ? step : -step;
  for (evidence::Knot& knot : d.knots) knot.value += up ? step : -step;
  return claim;
}

/// What the quantity would have been drawn as, had the claim been another.
double with_claim_changed(const Scenario& s, ClaimId id, const Stage& stage, double value) {
  const evidence::Claim& claim = s.claim[id];
  const evidence::QuantityOfInterest& q = s.quantity[claim.quantity];
  std::vector<evidence::Claim> claims(s.claim.begin(), s.claim.end());
  claims[id.row()] = otherwise(claim, stage, stage.political[claim.quantity] ? beyond : 1);
  const evidence::Pooled pool = evidence::pool(claims, q.claims, q.pooled.floor, q.pooled.ceiling, s.pooling);
  const double other = quantile(pool, stage.share[claim.quantity]);
  // A search that ends a rounding apart is no change.
  return std::fabs(other - value) > 1e-9 * std::max(1.0, std::fabs(value)) ? other : value;
}

/// Makes that input another in what the stage's play knows; false when it comes to the same.
bool change(const Scenario& s, const TriedInput& input, const Stage& stage, Knowledge& known) {
  if (input.kind == InputKind::parameter) {
    double& value = known.parameter[ParameterId{input.row}];
    const double before = value;
    value = changed(s.parameter[ParameterId{input.row}].distribution, before, stage);
    return value != before;
  }
  const bool claim = input.kind == InputKind::claim;
  const QuantityId id = claim ? s.claim[ClaimId{input.row}].quantity : QuantityId{input.row};
  double& value = known.quantity[id];
  const double before = value;
  value = claim ? with_claim_changed(s, ClaimId{input.row}, stage, before)
                : changed(s.quantity[id].pooled, before, stage.political[id], stage);
  return value != before;
}

/// Puts what makes a rare decision likely near its upper end: of governments (chances, hazards, and what
/// statements move them by) and of soldiers who give themselves up.
void make_decisive(const Scenario& s, Stage& stage) {
  const auto raise = [&](const Value& value) {
    if (!value.quantity) return;
    stage.political[value.quantity] = 1;
    stage.share[value.quantity] = eager;
    stage.known.quantity[value.quantity] = quantile(s.quantity[value.quantity].pooled, eager);
  };
  for (const Nation& nation : s.nation) {
    raise(nation.defends_only);
    raise(nation.treatment);
  }
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
    stage.share.push_back(quantity_share(q, knowledge, knowledge));
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
  for (std::uint64_t play = 0; play < patient_plays * trying.plays; ++play)
    stages.push_back({settings.law, settings.advance, trying.plays + play, false, true});
  return stages;
}

std::vector<TriedInput> inputs_of(const Scenario& s, bool parameters) {
  std::vector<TriedInput> inputs;
  for (const QuantityId id : ids<QuantityId>(s.quantity.rows()))
    inputs.push_back({InputKind::quantity, id.row(), s.quantity[id].id, s.quantity[id].about, {}});
  for (const ClaimId id : ids<ClaimId>(s.claim.rows()))
    if (s.claim[id].footing == evidence::Footing::stands)
      inputs.push_back({InputKind::claim, id.row(), s.claim[id].id, s.claim[id].says, {}});
  for (const ParameterId id : ids<ParameterId>(parameters ? s.parameter.rows() : 0))
    inputs.push_back({InputKind::parameter, id.row(), s.parameter[id].key, s.parameter[id].what, {}});
  return inputs;
}

/// Inputs changed together in one play. If it goes its way all the same, none of them acts in it; else each
/// half is tried, down to single inputs: only those are proofs.
using Group = std::vector<TriedInput*>;

/// The inputs not yet seen to act that the stage may show acting: evidence one by one, since a claim and its
/// quantity change the same number; parameters by eights as long as most of them act, then all together. Those
/// of one key lie side by side, and so do those that no play of the stage reads.
std::vector<Group> left_for(const Scenario& s, const Stage& stage, bool first,
                            std::vector<TriedInput>& inputs) {
  constexpr std::size_t few = 8;
  std::vector<Group> groups;
  Group parameters;
  const auto close = [&] {
    if (!parameters.empty()) groups.push_back(std::exchange(parameters, {}));
  };
  for (TriedInput& input : inputs) {
    if (input.proof || (stage.decisive && !only_political(s, input, stage))) continue;
    if (stage.patient && input.kind == InputKind::parameter) continue;
    if (input.kind != InputKind::parameter) {
      groups.push_back({&input});
      continue;
    }
    parameters.push_back(&input);
    if (first && parameters.size() == few) close();
  }
  close();
  return groups;
}

struct Tried {
  std::uint64_t plays{0}, alive{0};
};

/// Whether a play with all of the group changed goes another way; none too when nothing came out changed.
std::optional<Departure> try_group(const Scenario& s, const Settings& settings, const Stage& stage,
                                   const Group& group, Player& player, bool& played) {
  Knowledge known = stage.known;
  played = false;
  for (const TriedInput* input : group) played = change(s, *input, stage, known) || played;
  if (!played) return std::nullopt;
  return player.departure(settings.seed, stage.play,
                          {.law = stage.law, .known = &known, .advance = stage.advance}, stage.course);
}

/// Tries the groups, and parts of those that act, until single inputs are left.
Tried try_at(const Scenario& s, const Settings& settings, const Stage& stage, unsigned threads,
             std::vector<Group> groups) {
  Tried tried;
  while (!groups.empty()) {
    std::vector<std::optional<Departure>> found(groups.size());
    std::vector<std::uint8_t> played(groups.size());
    share_out(
        groups.size(), threads, [&] { return Player{s}; },
        [&](Player& player, std::size_t n) {
          bool did = false;
          found[n] = try_group(s, settings, stage, groups[n], player, did);
          played[n] = did;
        });
    std::vector<Group> parts;
    for (std::size_t n = 0; n < groups.size(); ++n) {
      const Group& group = groups[n];
      tried.plays += played[n];
      if (!found[n]) continue;
      const auto middle = group.begin() + static_cast<std::ptrdiff_t>(group.size() / 2);
      if (group.size() > 1) {
        parts.emplace_back(group.begin(), middle);
        parts.emplace_back(middle, group.end());
        continue;
      }
      group[0]->proof = Proof{stage.law, stage.play, *found[n]};
      tried.alive += 1;
    }
    groups = std::move(parts);
  }
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
  bool first = true;
  for (Stage& stage : stages_of(scenario, settings, trying)) {
    know(scenario, settings.seed, stage);
    std::vector<Group> left = left_for(scenario, stage, std::exchange(first, false), found.inputs);
    if (left.empty()) continue;
    stage.course = Player{scenario}.course(settings.seed, stage.play,
                                           {.law = stage.law, .known = &stage.known, .advance = stage.advance});
    const Tried tried = try_at(scenario, settings, stage, trying.threads, std::move(left));
    stage.course = {};
    found.plays += tried.plays + 1;
    progress.add(tried.alive);
  }
  progress.end();
  found.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return found;
}

}  // namespace salient::study
