#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

#include "benchmarks/hexfight.hpp"
#include "scenario/read_scenario.hpp"
#include "state/setup.hpp"
#include "turn/play.hpp"
#include "turn/turn.hpp"

// What a play costs, beside two yardsticks of the same run, so that a ratio survives another machine or a noisy
// one: the units' columns read once for each phase of a turn and nothing done with them, which no program that
// looks at every column in every phase can beat; and a fight of units on hexes with none of the rest of war.
namespace {

using namespace salient;

const Scenario& kursk() {
  static const Scenario scenario = [] {
    auto read = read_scenario(home_folder() + "/scenarios/kursk-2024", parameters_folder());
    if (!read) {
      std::fputs(render(read.problems()).c_str(), stderr);
      std::exit(2);
    }
    return *std::move(read);
  }();
  return scenario;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

/// Nanoseconds of this thread on a processor, which other work on the machine stretches little.
double processor_ns() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

benchmark::Counter mean(double value) { return {value, benchmark::Counter::kAvgThreads}; }

/// Each thread plays its own plays, as a study's threads do. Wall nanoseconds a unit-turn are over all threads.
void plays(benchmark::State& state) {
  Player player{kursk()};
  auto number = static_cast<std::uint64_t>(state.thread_index()) * 1000000;
  player.play(1, number++);
  const std::uint64_t before = player.unit_turns();
  std::uint64_t played = 0;
  const double began = processor_ns();
  for (auto _ : state) {
    benchmark::DoNotOptimize(player.play(1, number++).signature);
    ++played;
  }
  const double spent = processor_ns() - began;
  const auto unit_turns = static_cast<double>(player.unit_turns() - before);
  state.counters["plays"] = benchmark::Counter(static_cast<double>(played), benchmark::Counter::kIsRate);
  state.counters["wall_ns"] =
      benchmark::Counter(unit_turns * 1e-9, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.counters["processor_ns"] = mean(spent / unit_turns);
  state.counters["play_ms"] = mean(spent / static_cast<double>(played) * 1e-6);
  state.counters["peak_MB"] = mean(peak_megabytes());
}
BENCHMARK(plays)->Unit(benchmark::kMillisecond)->Threads(1)->Threads(2)->UseRealTime()->MinTime(5);

/// Where a play's time goes, per cent by phase. The rest: what is drawn, set up, checked after every turn,
/// written down.
void profile(benchmark::State& state) {
  Player player{kursk()};
  player.play(1, 0);
  PhaseTimes times;
  std::uint64_t number = 1;
  const auto began = std::chrono::steady_clock::now();
  for (auto _ : state) benchmark::DoNotOptimize(player.play(1, number++, {.times = &times}).signature);
  const std::chrono::nanoseconds all = std::chrono::steady_clock::now() - began;
  const auto share = [&](std::chrono::nanoseconds part) {
    return 100 * static_cast<double>(part.count()) / static_cast<double>(all.count());
  };
  double rest = 100;
  for (std::size_t phase = 0; phase < turn_order().size(); ++phase) {
    state.counters[std::string{turn_order()[phase].name}] = share(times.spent[phase]);
    rest -= share(times.spent[phase]);
  }
  state.counters["rest"] = rest;
}
BENCHMARK(profile)->Unit(benchmark::kMillisecond)->MinTime(5);

/// The limit: every byte of the units' columns read once a phase.
void touch_columns(benchmark::State& state) {
  constexpr std::size_t doubles = 24;  // a unit's row in State
  const std::size_t units = kursk().unit.rows();
  struct Row {
    double column[doubles];
  };
  std::vector<Row> rows(units);
  for (std::size_t unit = 0; unit < units; ++unit)
    for (double& value : rows[unit].column) value = static_cast<double>(unit);
  const double began = processor_ns();
  for (auto _ : state)
    for (std::size_t phase = 0; phase < turn_order().size(); ++phase) {
      double sum = 0;
      for (const Row& row : rows)
        for (const double value : row.column) sum += value;
      benchmark::DoNotOptimize(sum);
    }
  const double unit_turns = static_cast<double>(units) * static_cast<double>(state.iterations());
  state.counters["processor_ns"] = (processor_ns() - began) / unit_turns;
}
BENCHMARK(touch_columns)->MinTime(1);

/// The peer: benchmarks/hexfight.hpp on 64 x 32 hexes, 96 units a side, 200 steps; its print is that of
/// benchmarks/hexfight.py.
void hexfight_steps(benchmark::State& state) {
  constexpr std::uint64_t expected = 0xe3e3f681fb5a5d35ULL;
  hexfight::Fight fight{64, 32, 96};
  double unit_steps = 0;
  const double began = processor_ns();
  for (auto _ : state) {
    const hexfight::Outcome outcome = fight.play(42, 0, 200);
    if (outcome.print != expected) return state.SkipWithError("the fight came out otherwise than in Python");
    unit_steps += static_cast<double>(outcome.unit_steps);
  }
  state.counters["processor_ns"] = (processor_ns() - began) / unit_steps;
}
BENCHMARK(hexfight_steps)->MinTime(1);

}  // namespace
