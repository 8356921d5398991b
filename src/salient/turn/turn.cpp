#include "turn/turn.hpp"

#include <array>
#include <cstring>

#include "models/weather/weather.hpp"

namespace salient {
namespace {

using enum Field;

/// One turn, top to bottom. Order is part of the model: docs/decisions/0004-turn-order.md.
///
/// injects before policy before everything: what a day brings is known that morning. intelligence before
/// command: decisions are taken on this morning's picture, which is of last night. command before supply and
/// movement: orders shape what is needed and who moves. movement before fires and combat: they find units where
/// the turn put them. fires before combat: guns lend their weight to the attacks of the same turn. people after
/// combat: a day's toll is told apart at its end. works before control: whoever stands there at dusk digs, then
/// ground changes hands.
constexpr Phase phases_of_a_turn[] = {
    {"injects", phases::injects, "weather turns, formations arrive", {people}, {presence, weather, contingent}},
    {"policy",
     phases::policy,
     "political processes move, flows follow with their lag",
     {control},
     {politics, flow}},
    {"intelligence",
     phases::intelligence,
     "each side's staff draws its picture of the other",
     {hex, presence, people, posture, contact, contingent, flow, weather, control},
     {belief, flow}},
    {"command",
     phases::command,
     "commanders decide from beliefs; orders pass down and are carried out",
     {hex,      presence,   people,  came_with,   lost,       loss_day, loss_lately, morale,
      cohesion, fatigue,    shock,   suppression, ammunition, weapons,  training,    contact,
      in_line,  cut_off,    ledger,  staff_lost,  friction,   success,  belief,      flow,
      politics, contingent, control, taken,       repulses,   works,    weather},
     {mission, target, order, attack, axis, shifted, operation, destination, posture, repulses}},
    {"supply",
     phases::supply,
     "a day's needs are used up; stocks come in, are struck, and go forward by rail and road",
     {hex, presence, people, posture, contact, weapons, control, bridge, weather},
     {ammunition, fuel, food, spares, flow, depot, damage}},
    {"movement",
     phases::movement,
     "units march where their orders have them",
     {presence, people, morale, mission, destination, fuel, cut_off, flow, weather, control, bridge},
     {hex, progress, posture}},
    {"fires",
     phases::fires,
     "guns, rockets, mortars, bombs, salvos, drones",
     {hex, presence, morale, posture, training, mission, target, attack, operation, belief, politics, control,
      friction, weather},
     {people, lost, loss_day, loss_lately, suppression, ammunition, weapons, fired, silenced, support, toll,
      flow, depot, works, bridge}},
    {"combat",
     phases::combat,
     "attacks are resolved by the law chosen",
     {hex,        presence, morale,  cohesion, fatigue,    shock,   suppression, posture,
      ammunition, fuel,     weapons, training, distracted, cut_off, mission,     target,
      support,    friction, belief,  flow,     control,    works,   bridge,      weather},
     {people, lost, loss_day, loss_lately, contact, attack, toll, mines}},
    {"people",
     phases::people,
     "toll, care, will, learning, replacements; at dusk",
     {hex, posture, contact, fuel, food, ammunition, mission, attack, cut_off, control, works, weather},
     {presence, people,     came_with, lost,        loss_day,  loss_lately, morale,       cohesion,
      fatigue,  spares,     shock,     weapons,     training,  in_line,     met,          toll,
      ledger,   staff_lost, together,  friction,    success,   grievance,   leaders_lost, learned,
      flow,     contingent, freshness, restriction, distracted}},
    {"works",
     phases::works,
     "troops dig, engineers open the way or build; at dusk",
     {hex, presence, morale, posture, suppression, training, mission, target, attack, control, weather},
     {people, lost, loss_day, loss_lately, toll, flow, works, mines, bridge}},
    {"control",
     phases::control,
     "ground changes hands, units are pushed back or cut off",
     {presence, morale, mission, axis},
     {hex, destination, progress, people, lost, loss_day, loss_lately, cut_off, target, attack, toll, success,
      operation, control, taken, repulses, works, flips}},
};

#ifdef SALIENT_WRITE_GUARD
/// Stops the program if a phase changed a column it did not declare.
class WriteGuard {
 public:
  WriteGuard(const Phase& phase, const State& state) : phase_{phase}, now_{state}, before_{state} {}
  WriteGuard(const WriteGuard&) = delete;
  WriteGuard& operator=(const WriteGuard&) = delete;
  ~WriteGuard() {
    std::uint64_t changed = 0;
    describe(now_, [&](Field field, const char*, const auto& column) { remember(field, &column); });
    describe(before_, [&](Field field, const char* name, const auto& column) {
      using Seen = std::remove_cvref_t<decltype(column)>;
      if (differs(column, *static_cast<const Seen*>(at_[static_cast<std::size_t>(field)])) &&
          !phase_.writes.has(field)) {
        std::fprintf(stderr, "phase %s wrote %s, which it does not declare\n", phase_.name.data(), name);
        changed += 1;
      }
    });
    ENSURE(changed == 0);
  }

 private:
  template <class T>
  static bool differs(const T& a, const T& b) {
    if constexpr (requires {
                    a.rows();
                    a.data();
                  })
      return a.rows() != b.rows() || std::memcmp(a.data(), b.data(), a.rows() * sizeof(*a.data())) != 0;
    else
      return std::memcmp(&a, &b, sizeof(T)) != 0;
  }
  void remember(Field field, const void* column) { at_[static_cast<std::size_t>(field)] = column; }

  const Phase& phase_;
  const State& now_;
  State before_;
  std::array<const void*, static_cast<std::size_t>(Field::count)> at_{};
};
#else
struct WriteGuard {
  WriteGuard(const Phase&, const State&) {}
};
#endif

static_assert(std::size(phases_of_a_turn) <= PhaseTimes::most_phases);

template <class Run>
void run_timed(const Phase& phase, PhaseTimes* times, Run&& run) {
  if (!times) return run();
  const auto began = std::chrono::steady_clock::now();
  run();
  times->spent[static_cast<std::size_t>(&phase - phases_of_a_turn)] += std::chrono::steady_clock::now() - began;
}

}  // namespace

std::span<const Phase> turn_order() { return phases_of_a_turn; }

std::string_view name_of(Field asked) {
  static const auto names = [] {
    std::array<std::string_view, static_cast<std::size_t>(Field::count)> table{};
    State state;
    describe(state, [&](Field field, const char* name, const auto&) {
      table[static_cast<std::size_t>(field)] = name;
    });
    return table;
  }();
  return names[static_cast<std::size_t>(asked)];
}

void play_turn(const PlaySetting& play, State& state, Journal& journal) {
  const auto turn = static_cast<std::uint64_t>(state.turn);
  const auto day = turn / static_cast<std::uint64_t>(play.scenario.turns_a_day());
  const chance::Key of_turn = play.play.at("turn").at(turn), of_day = play.play.at("day").at(day);
  play.front.refresh(state);
  models::WeatherEffects weather = models::weather_effects(play.parameters.weather, state.weather);
  for (const Phase& phase : phases_of_a_turn) {
    const WriteGuard guard{phase, state};
    const Setting at{.scenario = play.scenario,
                     .theatre = play.theatre,
                     .parameters = play.parameters,
                     .known = play.known,
                     .drawn = play.drawn,
                     .law = play.law,
                     .advance = play.advance,
                     .forced_process = play.forced_process,
                     .forced_regime = play.forced_regime,
                     .forced_from = play.forced_from,
                     .chance = of_turn.at(phase.name),
                     .daily = {of_day, phase.name},
                     .lasting = {play.play, phase.name},
                     .weather = weather,
                     .front = play.front,
                     .scratch = play.scratch};
    run_timed(phase, play.times, [&] { phase.run(at, state, journal); });
    if (phase.writes.has(Field::weather))
      weather = models::weather_effects(play.parameters.weather, state.weather);
  }
  state.turn += 1;
}

}  // namespace salient
