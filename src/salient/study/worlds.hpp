#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "study/database.hpp"
#include "study/excursion.hpp"
#include "study/layout.hpp"
#include "study/progress.hpp"
#include "study/settings.hpp"

namespace salient::study {

/// Outcomes by play; empty where the play failed.
using World = std::vector<std::vector<double>>;

/// A file of plays under the scenario as it is and under excursions from it, all on one seed and law. It only
/// grows: a world or a play that is there is not played again, so a comparison that was cut off, killed even,
/// is gone on with by asking for it once more, and a larger one starts from a smaller. Sixty-four plays are one
/// transaction.
class Worlds {
 public:
  /// Opens the file, or makes it; an empty path keeps everything in memory. Problems: a file that is no such
  /// thing, or of another scenario, parameters, program, seed or law.
  static Result<std::unique_ptr<Worlds>> open(const std::string& path, const Layout&, const Settings&);

  /// Plays what the file lacks of the first `settings.plays` plays of the world and gives them all; none: the
  /// scenario as it is.
  World play(const Excursion*, unsigned threads, Progress&);
  /// How many plays of it the file lacks.
  std::uint64_t missing(const Excursion*);

 private:
  Worlds(const std::string& path, Database::Open, const Layout&, const Settings&);
  std::int64_t world_of(const Excursion*);
  std::vector<std::uint64_t> lacking(std::int64_t world);
  void keep(std::int64_t world, std::span<const std::uint64_t> plays, const World& outcomes);
  World read(std::int64_t world);

  Database database_;
  const Layout& layout_;
  Settings settings_;
};

}  // namespace salient::study
