#include <algorithm>

#include "chance/distributions.hpp"
#include "models/policy/policy.hpp"
#include "phases/phase.hpp"

namespace salient::phases {
namespace {

/// Share of the hexes of any plan's region that the side holds: what it could bargain with.
double ground_held(const Setting& at, const State& s, SideId side) {
  std::size_t held = 0, all = 0;
  for (const PlanId plan : ids<PlanId>(at.theatre.region.rows()))
    at.theatre.region[plan].each([&](HexId hex) {
      all += 1;
      held += s.control[hex] == side.row();
    });
  return all > 0 ? static_cast<double>(held) / static_cast<double>(all) : 0.0;
}

/// The probability of a switch now: as stated, moved by statements and by the battlefield in log-odds.
double chance_of(const Setting& at, const State& s, ProcessId process, const Switch& option) {
  const Process& politics = at.scenario.process[process];
  const auto& p = at.parameters.policy.process;
  const chance::Key own = at.lasting.at(name_key(politics.id));
  double shift =
      option.ground == 0 ? 0 : models::feedback_shift(p, option.ground, ground_held(at, s, politics.side));
  for (std::size_t n = 0; n < politics.statements.size(); ++n) {
    const Statement& statement = politics.statements[n];
    if (statement.to == option.to)
      shift +=
          models::statement_shift(p, at.known(statement.log_odds), chance::normal(own, n), Days{day_of(at, s)});
  }
  const double stated = std::clamp(at.known(option.probability), 0.0, 1.0);
  return option.hazard ? models::decided_within(PerDay{stated}, shift, Days{1})
                       : models::shifted(stated, shift);
}

void enter(State& s, Journal& journal, ProcessId process, int regime) {
  Politics& now = s.politics[process];
  if (now.regime == regime) return;
  journal.note({.turn = stamp(s),
                .kind = EventKind::regime_changed,
                .a = static_cast<float>(process.row()),
                .b = static_cast<float>(now.regime),
                .c = static_cast<float>(regime)});
  now.regime = regime;
  now.since = s.turn;
}

/// The regime that it decides on. At most one decision a day: switches are considered in the order they are
/// written.
int decision(const Setting& at, State& s, ProcessId process) {
  Politics& now = s.politics[process];
  const std::vector<Switch>& switches = at.scenario.process[process].switches;
  const chance::Key luck = at.chance.at(name_key(at.scenario.process[process].id));
  const bool fresh = now.since >= 0 && models::stands(at.parameters.policy.process,
                                                      Days{in<Days>(at.span()) * (s.turn - now.since)});
  for (std::size_t n = 0; n < switches.size(); ++n) {
    const Switch& option = switches[n];
    const std::uint64_t bit = std::uint64_t{1} << (n % 64);
    if (day_of(at, s) < at.known(option.day) || (now.decided & bit)) continue;
    if (!option.hazard) now.decided |= bit;
    if (option.hazard && (fresh || day_of(at, s) >= at.known(option.until))) continue;
    if (option.from >= 0 && option.from != now.regime) continue;
    if (luck.uniform(n) >= chance_of(at, s, process, option)) continue;
    return option.to;
  }
  return now.regime;
}

/// A side's flows follow what its processes let through, with their lag.
void follow(const Setting& at, State& s, SideId side) {
  double shells = 1, replacements = 1, drones = 1, lag = 0;
  for (const ProcessId process : ids<ProcessId>(at.scenario.process.rows())) {
    if (at.scenario.process[process].side != side) continue;
    const Regime& regime =
        at.scenario.process[process].regimes[static_cast<std::size_t>(s.politics[process].regime)];
    shells *= at.known(regime.shells);
    replacements *= at.known(regime.replacements);
    drones *= at.known(regime.drones);
    lag = std::max(lag, at.drawn.lag[process]);
  }
  Flow& flow = s.flow[side];
  const Days delay{lag}, day{1};
  flow.shells = models::flow_after(flow.shells, std::max(0.0, shells), delay, day);
  flow.replacements = models::flow_after(flow.replacements, std::max(0.0, replacements), delay, day);
  flow.drones = models::flow_after(flow.drones, std::max(0.0, drones), delay, day);
}

}  // namespace

/// Political processes move between their regimes; what arrives follows. Once a day.
void policy(const Setting& at, State& s, Journal& journal) {
  if (!dawn(at, s)) return;
  for (const ProcessId process : ids<ProcessId>(at.scenario.process.rows())) {
    const bool forced = static_cast<std::int32_t>(process.row()) == at.forced_process &&
                        s.turn / at.turns_a_day() >= at.forced_from;
    // Who is held by force decides as ever and is overruled: where he would have gone that way anyhow, holding
    // him there leaves no trace.
    const int decided = decision(at, s, process);
    enter(s, journal, process, forced ? at.forced_regime : decided);
  }
  for (const SideId side : ids<SideId>(at.theatre.sides)) follow(at, s, side);
}

}  // namespace salient::phases
