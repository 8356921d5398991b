#pragma once
#include <atomic>
#include <string>

#include "base/result.hpp"
#include "study/progress.hpp"
#include "study/store.hpp"

namespace salient::study {

/// How to run, as against what to run: none of it can change a result.
struct Running {
  std::string path;  ///< of the study file
  bool resume{false};
  unsigned threads{0};  ///< 0: one per processor
  Progress::Style progress{Progress::Style::quiet};
  const std::atomic<bool>* stop{nullptr};  ///< once true, blocks begun are finished and no other is begun
};

struct Ran {
  bool stopped{false};      ///< by Running::stop, with plays still to do
  std::uint64_t played{0};  ///< plays that this run made, those of pairs and reruns counted
  double seconds{0};
  std::string signature;  ///< of the whole study; empty when stopped
};

/// Plays what the study still lacks and writes it to its file. Memory does not grow with the number of plays.
Result<Ran> run_study(const Scenario&, const Settings&, const Running&);

}  // namespace salient::study
