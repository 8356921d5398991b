#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "scenario/read_scenario.hpp"
#include "state/setup.hpp"
#include "turn/play.hpp"

// What a play costs, beside what it could not cost less than: one pass over the columns of State for each phase
// of each turn, doing nothing but adding them up. Both in one run, so that the ratio survives a noisy machine.
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

/// Each thread plays its own plays, as a study's threads do.
void plays(benchmark::State& state) {
  Player player{kursk()};
  auto number = static_cast<std::uint64_t>(state.thread_index()) * 1000000;
  player.play(1, number++);
  const std::uint64_t before = player.unit_turns();
  std::uint64_t played = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(player.play(1, number++).signature);
    ++played;
  }
  const auto unit_turns = static_cast<double>(player.unit_turns() - before);
  state.counters["plays"] = benchmark::Counter(static_cast<double>(played), benchmark::Counter::kIsRate);
  state.counters["s_per_unit_turn"] =
      benchmark::Counter(unit_turns, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.counters["peak_MB"] = benchmark::Counter(peak_megabytes(), benchmark::Counter::kAvgThreads);
}
BENCHMARK(plays)->Unit(benchmark::kMillisecond)->Threads(1)->Threads(2)->UseRealTime()->MinTime(5);

/// The limit: every byte of the units' columns read once a phase, eleven phases a turn.
void touch_columns(benchmark::State& state) {
  const std::size_t units = kursk().unit.rows();
  struct Row {
    double column[24];
  };
  std::vector<Row> rows(units);
  for (std::size_t unit = 0; unit < units; ++unit)
    for (double& value : rows[unit].column) value = static_cast<double>(unit);
  for (auto _ : state)
    for (int phase = 0; phase < 11; ++phase) {
      double sum = 0;
      for (const Row& row : rows)
        for (const double value : row.column) sum += value;
      benchmark::DoNotOptimize(sum);
    }
  state.counters["s_per_unit_turn"] =
      benchmark::Counter(static_cast<double>(units) * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(touch_columns)->UseRealTime();

}  // namespace
