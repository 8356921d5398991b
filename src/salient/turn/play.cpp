#include "turn/play.hpp"

#include <algorithm>

#include "base/fingerprint.hpp"
#include "scenario/knowledge.hpp"
#include "state/setup.hpp"
#include "turn/picture.hpp"
#include "turn/turn.hpp"

namespace salient {
namespace {

/// Who is taken when ground changes hands at dusk, after the day's toll was told apart, is entered tomorrow and
/// counted today.
NationTally tally(const Ledger& ledger, const Toll& since) {
  NationTally t;
  t.killed = ledger.killed;
  t.wounded = ledger.wounded;
  t.missing = ledger.missing + since.deserted;
  t.captured = ledger.captured + since.surrendered;
  t.sick = ledger.sick;
  t.wounded_severe = ledger.wounded_severe;
  t.died_of_wounds = ledger.died_of_wounds;
  t.in_care = ledger.light + ledger.severe;
  t.evacuated = ledger.invalided;
  t.returned = ledger.returned;
  t.replaced = ledger.replaced;
  t.hit_by_guns = ledger.hit_by_guns + since.artillery;
  t.hit_by_bombs = ledger.hit_by_bombs + since.bomb;
  t.hit_by_drones = ledger.hit_by_drones + since.drone;
  t.hit_direct = ledger.hit_direct + since.small_arms;
  return t;
}

void add(NationTally& sum, const NationTally& part) {
  sum.present += part.present;
  sum.elsewhere += part.elsewhere;
  sum.wounded_severe += part.wounded_severe;
  sum.died_of_wounds += part.died_of_wounds;
  sum.killed += part.killed;
  sum.wounded += part.wounded;
  sum.missing += part.missing;
  sum.captured += part.captured;
  sum.sick += part.sick;
  sum.in_care += part.in_care;
  sum.evacuated += part.evacuated;
  sum.returned += part.returned;
  sum.replaced += part.replaced;
  sum.hit_by_guns += part.hit_by_guns;
  sum.hit_by_bombs += part.hit_by_bombs;
  sum.hit_by_drones += part.hit_by_drones;
  sum.hit_direct += part.hit_direct;
}

void take_snapshot(const Scenario& scenario, const Theatre& theatre, const State& s, Journal& journal,
                   int day) {
  Snapshot& shot = journal.snapshot(day);
  shot.nation.assign(scenario.nation.rows(), NationTally{});
  for (const FormationId f : theatre.formations())
    add(shot.nation[theatre.formation_nation[f]], tally(s.ledger[f], s.toll[f]));
  for (const UnitId unit : theatre.units()) {
    NationTally& nation = shot.nation[theatre.nation_of[unit]];
    (s.presence[unit] == Presence::present ? nation.present : nation.elsewhere) += s.people[unit];
  }
  shot.picture.assign(0, Picture{});
  shot.picture_of.clear();
  shot.control.assign(s.control.begin(), s.control.end());
  shot.ammunition.assign(theatre.sides, 0.0);
  shot.shells_fired.assign(theatre.sides, 0.0);
  for (auto* moved : {&shot.by_rail, &shot.by_road}) moved->assign(theatre.sides, 0.0);
  shot.drones.assign(theatre.sides, StrikeSorties{});
  for (const SideId side : ids<SideId>(theatre.sides)) {
    const Flow& flow = s.flow[side];
    shot.drones[side] = {flow.flown, flow.through, flow.struck, flow.front};
    shot.shells_fired[side] = s.flow[side].fired;
    shot.by_rail[side] = s.flow[side].by_rail;
    shot.by_road[side] = s.flow[side].by_road;
  }
  for (const DepotId depot : ids<DepotId>(s.depot.rows()))
    shot.ammunition[scenario.depot[depot].side] += s.depot[depot].ammunition;
  for (const UnitId unit : theatre.units()) shot.ammunition[theatre.side_of[unit]] += s.ammunition[unit];
}

/// Everyone who was ever with a formation is with its units, in care, or entered as lost: to the person.
void account_for_people(const Theatre& theatre, const State& s, Column<FormationId, std::int64_t>& into) {
  for (const FormationId f : theatre.formations()) {
    const Ledger& l = s.ledger[f];
    const Toll& t = s.toll[f];
    std::int64_t& sum = into[f];
    sum = l.killed + l.missing + l.captured + l.invalided + l.light + l.severe - l.replaced;
    sum += t.artillery + t.bomb + t.drone + t.small_arms + t.surrendered + t.deserted;
    for (const UnitId unit : theatre.of(f)) sum += s.people[unit];
  }
}

double tonnes_accounted(const Theatre& theatre, const State& s) {
  double sum = 0;
  for (const SideId side : ids<SideId>(theatre.sides)) {
    const Flow& f = s.flow[side];
    sum += f.material + f.spent + f.destroyed - f.received;
  }
  for (const Stores& depot : s.depot) sum += depot.all();
  for (const UnitId unit : theatre.units())
    sum += s.ammunition[unit] + s.fuel[unit] + s.food[unit] + s.spares[unit];
  return sum;
}

std::uint64_t signature_of(const State& state, const Journal& journal) {
  Fingerprint fingerprint;
  fingerprint.add(signature(state));
  for (const Event& e : journal.events()) {
    fingerprint.add((std::uint64_t{e.turn} << 16) | (static_cast<std::uint64_t>(e.kind) << 8) |
                    static_cast<std::uint64_t>(e.cause));
    fingerprint.add((std::uint64_t{e.formation.row()} << 32) | e.unit.row());
    fingerprint.add((std::uint64_t{e.hex.row()} << 32) | e.side.row());
    fingerprint.add_bytes(&e.a, sizeof e.a);
    fingerprint.add_bytes(&e.b, sizeof e.b);
    fingerprint.add_bytes(&e.c, sizeof e.c);
  }
  return fingerprint.value();
}

/// All that a turn changes. What goes on from a copy goes on as it would have from the original.
struct World {
  World(const Scenario& scenario, const Theatre& theatre) : front{scenario, theatre} {}
  State state;
  Journal journal;
  Front front;
  Scratch scratch;
};
/// The world on the morning of a day, before its first turn.
struct Dawn {
  int day;
  World world;
};

}  // namespace

struct Player::Workspace {
  explicit Workspace(const Scenario& of) : scenario{of}, theatre{of}, binding{of.parameter}, now{of, theatre} {
    people_first.assign(of.formation.rows(), 0);
    people_now.assign(of.formation.rows(), 0);
  }
  /// A study plays one draw of what is known several times over: with other luck, under other laws.
  void know(chance::Key key, const Knowledge* known) {
    if (known) {
      played.knowledge = *known;
      drawn_by.reset();
    } else if (drawn_by != key) {
      draw_knowledge(scenario, key.at("knowledge"), played.knowledge);
      drawn_by = key;
    }
  }
  void begin(chance::Key key, const Knowledge* known) {
    know(key, known);
    binding.fill(parameters, played.knowledge.parameter);
    look_up(scenario, parameters, played.knowledge, drawn);
    set_up(scenario, theatre, parameters, played.knowledge, now.state);
    // Some of it is worked out once a day: what another play left there would be read on the first.
    size_scratch(scenario, now.scratch);
    now.journal.clear();
    now.front.restart();
    now.front.refresh(now.state);
    now.front.muster(now.state);
    account_for_people(theatre, now.state, people_first);
    tonnes_first = tonnes_accounted(theatre, now.state);
    kept_dawns = 0;
    snap(0);
  }
  /// True while everything that must hold does; otherwise records what broke. Asked once a day.
  bool sound() {
    std::string_view broken = broken_invariant(now.state);
    if (broken.empty()) broken = broken_land(now.state);
    if (broken.empty()) {
      account_for_people(theatre, now.state, people_now);
      if (people_now != people_first) broken = "people of a formation are not conserved";
    }
    if (broken.empty() &&
        !(std::abs(tonnes_accounted(theatre, now.state) - tonnes_first) < 1e-6 * (1 + tonnes_first)))
      broken = "tonnes are not conserved";
    if (broken.empty()) return true;
    played.failed = true;
    played.failure = "turn " + std::to_string(now.state.turn) + ": " + std::string{broken};
    return false;
  }
  /// Pictures are for the days that a study keeps.
  void snap(int day) {
    take_snapshot(scenario, theatre, now.state, now.journal, day);
    constexpr int week = 7;
    if (day % week == 0 || day == scenario.days)
      take_picture(scenario, theatre, now.front, now.state, now.journal.snapshot_of_today());
  }
  /// Keeps the dawn of the day, in memory that an earlier play used, if it is one of those.
  void keep(int day, std::span<const int> of) {
    if (std::find(of.begin(), of.end(), day) == of.end()) return;
    if (kept_dawns == dawns.size())
      dawns.push_back({day, now});
    else
      dawns[kept_dawns].day = day, dawns[kept_dawns].world = now;
    kept_dawns += 1;
  }
  const World& last_dawn(int until) const {
    std::size_t after = 0;
    while (after < kept_dawns && dawns[after].day <= until) after += 1;
    EXPECT(after > 0);
    return dawns[after - 1].world;
  }
  template <class Watch>
  void run(std::uint64_t seed, std::uint64_t number, const PlaySettings&, Watch&&);
  template <class Watch>
  void go_on(const PlaySettings&, Watch&&);
  std::uint64_t living() const {
    const Presence* presence = now.state.presence.data();
    const std::int32_t* people = now.state.people.data();
    std::uint32_t count = 0;  // without a branch: several units at once
    for (std::size_t row = 0; row < now.state.people.rows(); ++row)
      count += presence[row] == Presence::present && people[row] > 0 ? 1U : 0U;
    return count;
  }

  const Scenario& scenario;
  Theatre theatre;
  ParameterBinding binding;
  Parameters parameters{};
  Drawn drawn;
  World now;
  std::vector<Dawn> dawns;    ///< kept, in their order
  std::size_t kept_dawns{0};  ///< of them, those of the last play that was begun
  Played played;
  std::uint64_t seed{0}, number{0};     ///< of the last play that was begun
  PlaySettings settings;                ///< how it was played
  std::optional<chance::Key> drawn_by;  ///< whose the knowledge of `played` is, where it was drawn
  std::uint64_t unit_turns{0};
  Column<FormationId, std::int64_t> people_first, people_now;  ///< everyone of a formation, at first and now
  double tonnes_first{0};
};

/// Plays until the end, or until `watch(state)` says false; it is asked before the first turn and after each.
template <class Watch>
void Player::Workspace::run(std::uint64_t of_seed, std::uint64_t of_number, const PlaySettings& how,
                            Watch&& watch) {
  seed = of_seed, number = of_number, settings = how;
  begin(play_key(seed, number), settings.known);
  go_on(settings, watch);
}

/// The same from the turn that it is.
template <class Watch>
void Player::Workspace::go_on(const PlaySettings& how, Watch&& watch) {
  played.failed = false;
  played.failure.clear();
  const chance::Key own_luck = play_key(seed, number).at("chance");
  const PlaySetting setting{
      .scenario = scenario,
      .theatre = theatre,
      .parameters = parameters,
      .known = played.knowledge,
      .drawn = drawn,
      .law = how.law,
      .advance = how.advance,
      .forced_process = how.forced ? static_cast<std::int32_t>(how.forced->process.row()) : -1,
      .forced_regime = how.forced ? how.forced->regime : 0,
      .forced_from = how.forced ? how.forced->from_day : 0,
      .play = how.luck ? own_luck.at("other").at(how.luck) : own_luck,
      .front = now.front,
      .scratch = now.scratch,
      .times = how.times};
  const int per_day = scenario.turns_a_day();
  bool going = watch(now.state);
  for (int turn = now.state.turn; turn < scenario.turns() && going; ++turn) {
    if (turn % per_day == 0) {
      if (!sound()) break;
      keep(turn / per_day, how.keep);
    }
    unit_turns += living();
    play_turn(setting, now.state, now.journal);
    if ((turn + 1) % per_day == 0) snap((turn + 1) / per_day);
    going = watch(now.state);
  }
  if (!played.failed) sound();
  played.signature = signature_of(now.state, now.journal);
}

std::optional<Forced> parting(const Scenario& scenario, const Journal& journal, const Forced& forced) {
  Forced parts = forced;
  parts.from_day = std::max(0, forced.from_day);
  int regime = scenario.process[forced.process].initial;
  for (const Event& event : journal.events()) {
    if (event.kind != EventKind::regime_changed || event.a != static_cast<float>(forced.process.row()))
      continue;
    const int day = event.turn / scenario.turns_a_day();
    if (day > parts.from_day) {  // so it was not in the regime on both sides of that dawn
      if (regime == forced.regime) parts.from_day = day;
      return parts;
    }
    regime = static_cast<int>(event.c);
  }
  // The last snapshot is of the evening of a day: the dawn after it was not played.
  const bool felt = regime != forced.regime && parts.from_day + 1 < static_cast<int>(journal.days());
  return felt ? std::optional{parts} : std::nullopt;
}

Player::Player(const Scenario& scenario) : workspace_{std::make_unique<Workspace>(scenario)} {}
Player::~Player() = default;
Player::Player(Player&&) noexcept = default;

const Played& Player::play(std::uint64_t seed, std::uint64_t number, const PlaySettings& settings) {
  workspace_->run(seed, number, settings, [](const State&) { return true; });
  return workspace_->played;
}

const Played& Player::held(const Forced& forced) {
  PlaySettings how = workspace_->settings;
  how.forced = forced;
  how.keep = {};
  workspace_->now = workspace_->last_dawn(forced.from_day);
  workspace_->go_on(how, [](const State&) { return true; });
  return workspace_->played;
}

Course Player::course(std::uint64_t seed, std::uint64_t number, const PlaySettings& settings) {
  Course course;
  workspace_->run(seed, number, settings, [&](const State& state) {
    course.note(state);
    return true;
  });
  return course;
}

std::optional<Departure> Player::departure(std::uint64_t seed, std::uint64_t number,
                                           const PlaySettings& settings, const Course& other) {
  std::optional<Departure> found;
  std::size_t n = 0;
  workspace_->run(seed, number, settings, [&](const State& state) {
    found = other.departure(state, n++);
    return !found;
  });
  return found;
}

const Journal& Player::journal() const { return workspace_->now.journal; }
std::uint64_t Player::unit_turns() const { return workspace_->unit_turns; }

}  // namespace salient
