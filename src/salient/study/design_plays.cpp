#include "study/design_plays.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/share_out.hpp"
#include "scenario/knowledge.hpp"
#include "study/input.hpp"
#include "study/manifest.hpp"
#include "turn/play.hpp"

namespace salient::study {
namespace {

constexpr std::size_t most_inputs = 10;    ///< of a Saltelli design
constexpr std::uint64_t fewest_rows = 10;  ///< under which its shares say nothing
constexpr std::uint64_t fewest_walks = 2;
constexpr std::size_t plays_at_a_time = 64;  ///< one transaction

constexpr std::string_view luck = "luck", rest = "rest";

/// One play of a design.
struct Job {
  std::uint64_t line{0};
  std::string member;
  std::size_t number{0};  ///< of the member: row of the plan's inputs, or step of the walk
};

chance::Key walk_key(std::uint64_t seed, std::uint64_t walk) {
  return chance::Key::from_seed(seed).at("morris").at(walk);
}

/// A grid point from 0 to 1 as a share of a pool: the middles of four equal parts.
double share_at(double point) {
  constexpr double parts = morris_levels;
  return (point * (parts - 1) + 0.5) / parts;
}

chance::Key knowledge_key(std::uint64_t seed, std::uint64_t play) {
  return play_key(seed, play).at("knowledge");
}

Knowledge drawn(const Scenario& s, std::uint64_t seed, std::uint64_t play) {
  Knowledge known;
  draw_knowledge(s, knowledge_key(seed, play), known);
  return known;
}

bool fitted(const Scenario& s, ParameterId id) {
  return std::find(s.posterior.parameter.begin(), s.posterior.parameter.end(), id) !=
         s.posterior.parameter.end();
}

/// Gives a play the input as the play `from` has it: a quantity with its own error but the voices' errors of
/// `into`'s play; a parameter that was fitted with others together with them. Inputs so taken are independent.
struct Lender {
  const Scenario& scenario;
  const Knowledge& from;
  chance::Key own, voices;

  void lend(const Input& input, Knowledge& into) const {
    if (input.kind == InputKind::quantity) {
      const QuantityId id{input.row};
      const evidence::QuantityOfInterest& q = scenario.quantity[id];
      into.quantity[id] = evidence::quantile(q.pooled, quantity_share(q, own, voices));
      return;
    }
    const ParameterId id{input.row};
    if (!fitted(scenario, id))
      into.parameter[id] = from.parameter[id];
    else
      for (const ParameterId with : scenario.posterior.parameter) into.parameter[with] = from.parameter[with];
  }
};

class DesignPlayer {
 public:
  DesignPlayer(const Layout& layout, const Settings& settings, const DesignPlan& plan)
      : layout_{layout},
        settings_{settings},
        plan_{plan},
        inputs_{inputs_of(layout)},
        player_{layout.scenario} {}

  /// The job's outcomes; empty: the play failed.
  std::vector<double> play(const Job& job) {
    const Knowledge known = plan_.design == Design::morris ? on_walk(job) : mixed(job);
    const bool other_luck = plan_.design == Design::saltelli && job.member == luck;
    const std::uint64_t number =
        plan_.design == Design::morris ? job.line : 2 * job.line + (other_luck ? 1 : 0);
    const Played& played = player_.play(settings_.seed, number,
                                        {.law = settings_.law, .known = &known, .advance = settings_.advance});
    return played.failed ? std::vector<double>{} : layout_.outcomes.measure(player_.journal());
  }

 private:
  Knowledge on_walk(const Job& job) const {
    Knowledge known = drawn(layout_.scenario, settings_.seed, job.line);
    const std::vector<double> point =
        point_of(trajectory(inputs_.size(), walk_key(settings_.seed, job.line)), job.number);
    for (std::size_t i = 0; i < inputs_.size(); ++i)
      set(layout_.scenario, inputs_[i], share_at(point[i]), known);
    return known;
  }
  Knowledge mixed(const Job& job) const {
    const Scenario& s = layout_.scenario;
    const std::uint64_t seed = settings_.seed, first = 2 * job.line, second = first + 1;
    const Knowledge a = drawn(s, seed, first), b = drawn(s, seed, second);
    const chance::Key key_a = knowledge_key(seed, first), key_b = knowledge_key(seed, second);
    Knowledge known = job.member == rest ? b : a;
    if (job.member == rest) {
      const Lender lender{s, a, key_a, key_b};
      for (const std::size_t input : plan_.inputs) lender.lend(inputs_[input], known);
    } else if (job.member != luck) {
      Lender{s, b, key_b, key_a}.lend(inputs_[plan_.inputs[job.number]], known);
    }
    return known;
  }

  const Layout& layout_;
  const Settings& settings_;
  const DesignPlan& plan_;
  const std::vector<Input> inputs_;
  Player player_;
};

void create_tables(Database& db, const Layout& layout) {
  std::string sql =
      "CREATE TABLE IF NOT EXISTS design_outcomes(design TEXT, line INTEGER, member TEXT, failed INTEGER";
  for (const OutcomeColumn& column : layout.outcomes.columns()) sql += ", " + sql_name(column.name) + " REAL";
  db.execute(sql + ", PRIMARY KEY(design, line, member)) WITHOUT ROWID");
  db.execute(
      "CREATE TABLE IF NOT EXISTS design_steps(walk INTEGER, step INTEGER, input INTEGER, id TEXT, level REAL, "
      "becomes REAL, PRIMARY KEY(walk, step)) WITHOUT ROWID");
}

/// Which input every step of the walks moves, and between which levels: without it the outcomes of a walk say
/// nothing to another program.
void write_steps(Database& db, const Layout& layout, const Settings& settings, const DesignPlan& plan) {
  const auto inputs = inputs_of(layout);
  Transaction all{db};
  Statement put = db.prepare("INSERT OR REPLACE INTO design_steps VALUES (?, ?, ?, ?, ?, ?)");
  for (std::uint64_t line = 0; line < plan.lines; ++line) {
    const Trajectory walk = trajectory(inputs.size(), walk_key(settings.seed, line));
    for (std::size_t step = 0; step < walk.order.size(); ++step) {
      const std::size_t input = walk.order[step];
      put << line << step + 1 << input << inputs[input].id << walk.start[input] << walk.end[input];
      put.run();
    }
  }
  all.commit();
}

/// What the plan asks for and the file has not.
std::vector<Job> missing(Database& db, const Layout& layout, const DesignPlan& plan) {
  std::vector<Job> jobs;
  Statement there = db.prepare("SELECT 1 FROM design_outcomes WHERE design = ? AND line = ? AND member = ?");
  const auto inputs = inputs_of(layout);
  const auto want = [&](std::uint64_t line, std::string member, std::size_t number) {
    there << spelling(plan.design) << line << member;
    bool found = false;
    while (there.next()) found = true;
    if (!found) jobs.push_back({line, std::move(member), number});
  };
  for (std::uint64_t line = 0; line < plan.lines; ++line) {
    if (plan.design == Design::morris) {
      for (std::size_t step = 0; step <= plan.inputs.size(); ++step) want(line, std::to_string(step), step);
      continue;
    }
    for (std::size_t i = 0; i < plan.inputs.size(); ++i) want(line, inputs[plan.inputs[i]].id, i);
    for (const std::string_view other : {luck, rest}) want(line, std::string{other}, 0);
  }
  return jobs;
}

void write(Database& db, const Layout& layout, Design design, const std::vector<Job>& jobs, std::size_t first,
           const std::vector<std::vector<double>>& outcomes) {
  const std::size_t columns = layout.outcomes.columns().size();
  std::string sql = "INSERT INTO design_outcomes VALUES (?, ?, ?, ?";
  for (std::size_t i = 0; i < columns; ++i) sql += ", ?";
  Transaction all{db};
  Statement put = db.prepare(sql + ")");
  for (std::size_t n = 0; n < outcomes.size(); ++n) {
    const Job& job = jobs[first + n];
    put << spelling(design) << job.line << job.member << int{outcomes[n].empty()};
    for (std::size_t i = 0; i < columns; ++i) outcomes[n].empty() ? put.null() : put << outcomes[n][i];
    put.run();
  }
  all.commit();
}

Problem too_few(Design design, std::uint64_t budget, std::uint64_t least) {
  return {"command line",
          "--budget",
          std::to_string(budget),
          fmt::format("{} or more", least),
          design == Design::morris ? "a walk moves every input once, and one walk has no scatter"
                                   : "every row takes a play for each input, for luck and for all other inputs",
          fmt::format("--budget {}", least)};
}

}  // namespace

std::string_view spelling(Design design) { return design == Design::morris ? "morris" : "saltelli"; }

std::optional<Design> parse_design(std::string_view word) {
  if (word == "morris") return Design::morris;
  return word == "saltelli" ? std::optional{Design::saltelli} : std::nullopt;
}

Result<DesignPlan> plan_design(const Layout& layout, Design design, std::uint64_t budget,
                               std::uint64_t study_plays, const std::vector<std::size_t>& first) {
  DesignPlan plan{.design = design};
  const std::size_t all = layout.inputs.size();
  for (std::size_t i = 0; i < (design == Design::morris ? all : std::min(most_inputs, first.size())); ++i)
    plan.inputs.push_back(design == Design::morris ? i : first[i]);
  const std::uint64_t line = plan.inputs.size() + (design == Design::morris ? 1 : 2);
  const std::uint64_t least = (design == Design::morris ? fewest_walks : fewest_rows) * line;
  if (budget < least) return Problems{too_few(design, budget, least)};
  plan.lines = budget / line;
  if (design == Design::saltelli) plan.lines = std::min(plan.lines, study_plays / 2);
  return plan;
}

void play_design(Database& db, const Layout& layout, const Settings& settings, const DesignPlan& plan,
                 unsigned threads, Progress::Style style) {
  create_tables(db, layout);
  if (plan.design == Design::morris) write_steps(db, layout, settings, plan);
  const std::vector<Job> jobs = missing(db, layout, plan);
  Progress progress{style, jobs.size()};
  for (std::size_t first = 0; first < jobs.size(); first += plays_at_a_time) {
    std::vector<std::vector<double>> outcomes(std::min(plays_at_a_time, jobs.size() - first));
    share_out(
        outcomes.size(), threads,
        [&] {
          return DesignPlayer{layout, settings, plan};
        },
        [&](DesignPlayer& player, std::size_t n) { outcomes[n] = player.play(jobs[first + n]); });
    write(db, layout, plan.design, jobs, first, outcomes);
    progress.add(outcomes.size());
  }
  progress.end();
}

DesignOutcomes read_designs(Database& db, const Layout& layout, const PlayTable& plays) {
  DesignOutcomes found;
  found.seed = read_manifest(db).settings().seed;
  if (!db.has_table("design_outcomes")) return found;
  const std::size_t columns = layout.outcomes.columns().size();
  Statement rows = db.prepare("SELECT * FROM design_outcomes WHERE failed = 0");
  while (rows.next()) {
    std::vector<double> outcomes;
    for (std::size_t i = 0; i < columns; ++i) outcomes.push_back(rows.real(static_cast<int>(i) + 4));
    auto& lines = rows.text(0) == "morris" ? found.walks : found.rows;
    lines[static_cast<std::uint64_t>(rows.integer(1))].emplace(rows.text(2), std::move(outcomes));
  }
  for (std::size_t row = 0; row < plays.play.size(); ++row) {
    std::vector<double>& outcomes = found.study[plays.play[row]];
    for (std::size_t i = 0; i < columns; ++i) outcomes.push_back(plays.outcomes[i][row]);
  }
  return found;
}

namespace {

/// The target in a play's outcomes; none where it has no answer.
std::optional<double> in(const std::vector<double>& outcomes, const Layout& layout, const Target& target) {
  const double value = target.value(outcomes[target.row], layout.scenario.days);
  return std::isnan(value) ? std::nullopt : std::optional{value};
}

std::optional<Shares> shares_by(const DesignOutcomes& designs, const Layout& layout, const Target& target,
                                const std::string& member, chance::Key key) {
  std::vector<double> a, b, mixed;
  for (const auto& [line, members] : designs.rows) {
    const auto at = members.find(member);
    const auto first = designs.study.find(2 * line), second = designs.study.find(2 * line + 1);
    if (at == members.end() || first == designs.study.end() || second == designs.study.end()) continue;
    const auto x = in(first->second, layout, target), y = in(second->second, layout, target),
               m = in(at->second, layout, target);
    if (!x || !y || !m) continue;
    a.push_back(*x), b.push_back(*y), mixed.push_back(*m);
  }
  if (a.size() < fewest_rows) return std::nullopt;
  return shares_of(a, b, mixed, key.at(member));
}

/// The whole walks' outcomes, one after the other.
std::map<std::string, Screening> screening_by(const DesignOutcomes& designs, const Layout& layout,
                                              const Target& target, chance::Key key) {
  const std::size_t inputs = layout.inputs.size();
  std::vector<Trajectory> walks;
  std::vector<double> values;
  for (const auto& [number, steps] : designs.walks) {
    std::vector<double> walk;
    for (std::size_t step = 0; step <= inputs; ++step) {
      const auto at = steps.find(std::to_string(step));
      const auto value = at == steps.end() ? std::nullopt : in(at->second, layout, target);
      if (value) walk.push_back(*value);
    }
    if (walk.size() != inputs + 1) continue;
    walks.push_back(trajectory(inputs, walk_key(designs.seed, number)));
    values.insert(values.end(), walk.begin(), walk.end());
  }
  std::map<std::string, Screening> found;
  if (walks.size() < fewest_walks) return found;
  const auto names = inputs_of(layout);
  const auto screened = screen(walks, values, key.at("morris"));
  for (std::size_t i = 0; i < inputs; ++i) found.emplace(names[i].id, screened[i]);
  return found;
}

}  // namespace

DesignFindings findings_of(const DesignOutcomes& designs, const Layout& layout, const Target& target,
                           chance::Key key) {
  DesignFindings found;
  if (target.difference) return found;
  std::map<std::string, bool> members;
  for (const auto& [line, of] : designs.rows)
    for (const auto& [member, outcomes] : of) members[member] = true;
  for (const auto& [member, there] : members) {
    const auto shares = shares_by(designs, layout, target, member, key);
    if (!shares) continue;
    if (member == luck)
      found.luck = shares;
    else if (member == rest)
      found.rest = shares;
    else
      found.shares.emplace(member, *shares);
  }
  found.screening = screening_by(designs, layout, target, key);
  return found;
}

}  // namespace salient::study
