#include "study/worlds.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "base/share_out.hpp"
#include "study/manifest.hpp"

namespace salient::study {
namespace {

constexpr std::size_t plays_at_a_time = 64;  ///< one transaction
constexpr const char* in_memory = ":memory:";

Problem stranger(const std::string& path, const char* found) {
  return {path,
          "--out",
          found,
          "a file of `salient compare`, or a name not in use",
          "a comparison is added to a file of its own kind and to no other",
          "--out with another name"};
}

/// The problem of an existing file that cannot be added to.
Problems problems_of(const std::string& path, const Layout& layout, const Settings& settings) {
  if (!std::filesystem::is_regular_file(path)) return {stranger(path, "something that is no file")};
  try {
    Database file{path, Database::Open::existing};
    if (file.is_empty()) return {};  // killed before its first transaction
    if (!file.has_table("manifest")) return {stranger(path, "a database without a manifest")};
    if (!file.has_table("worlds")) return {stranger(path, "a study, or another database")};
    return differences(path, read_manifest(file), Manifest{layout.scenario, settings});
  } catch (const std::runtime_error&) {
    return {stranger(path, "a file that is no database")};
  }
}

std::string table_of_outcomes(const Layout& layout) {
  std::string sql = "CREATE TABLE world_outcomes(world INTEGER, play INTEGER, failed INTEGER";
  for (const OutcomeColumn& column : layout.outcomes.columns()) sql += ", " + sql_name(column.name) + " REAL";
  return sql + ", PRIMARY KEY(world, play)) WITHOUT ROWID";
}

}  // namespace

Worlds::Worlds(const std::string& path, Database::Open how, const Layout& layout, const Settings& settings)
    : database_{path, how}, layout_{layout}, settings_{settings} {
  if (database_.has_table("worlds")) return;
  Transaction all{database_};
  database_.execute("CREATE TABLE manifest(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID");
  database_.execute("CREATE TABLE worlds(world INTEGER PRIMARY KEY, name TEXT, about TEXT, sha256 TEXT)");
  database_.execute(table_of_outcomes(layout));
  write_manifest(database_, Manifest{layout.scenario, settings});
  all.commit();
}

Result<std::unique_ptr<Worlds>> Worlds::open(const std::string& path, const Layout& layout,
                                             const Settings& settings) {
  using Open = Database::Open;
  if (path.empty()) return std::unique_ptr<Worlds>{new Worlds{in_memory, Open::create, layout, settings}};
  const bool there = std::filesystem::exists(path);
  if (there)
    if (Problems problems = problems_of(path, layout, settings); !problems.empty()) return problems;
  return std::unique_ptr<Worlds>{new Worlds{path, there ? Open::existing : Open::create, layout, settings}};
}

/// The row of the world of that name and content.
std::int64_t Worlds::world_of(const Excursion* excursion) {
  const std::string name = excursion ? excursion->name : "as it is",
                    hash = excursion ? sha256(excursion->text) : "";
  Statement look = database_.prepare("SELECT world FROM worlds WHERE name = ? AND sha256 = ?");
  look << name << hash;
  if (look.next()) return look.integer(0);
  Statement put = database_.prepare("INSERT INTO worlds(name, about, sha256) VALUES (?, ?, ?)");
  (put << name << (excursion ? excursion->about : "") << hash).run();
  Statement last = database_.prepare("SELECT last_insert_rowid()");
  last.next();
  return last.integer(0);
}

std::vector<std::uint64_t> Worlds::lacking(std::int64_t world) {
  std::vector<bool> there(settings_.plays, false);
  Statement rows = database_.prepare("SELECT play FROM world_outcomes WHERE world = ? AND play < ?");
  rows << world << settings_.plays;
  while (rows.next()) there[static_cast<std::size_t>(rows.integer(0))] = true;
  std::vector<std::uint64_t> plays;
  for (std::uint64_t play = 0; play < settings_.plays; ++play)
    if (!there[play]) plays.push_back(play);
  return plays;
}

std::uint64_t Worlds::missing(const Excursion* excursion) { return lacking(world_of(excursion)).size(); }

void Worlds::keep(std::int64_t world, std::span<const std::uint64_t> plays, const World& outcomes) {
  const std::size_t columns = layout_.outcomes.columns().size();
  std::string sql = "INSERT INTO world_outcomes VALUES (?, ?, ?";
  for (std::size_t i = 0; i < columns; ++i) sql += ", ?";
  Transaction all{database_};
  Statement put = database_.prepare(sql + ")");
  for (std::size_t n = 0; n < plays.size(); ++n) {
    put << world << plays[n] << int{outcomes[n].empty()};
    for (std::size_t i = 0; i < columns; ++i) outcomes[n].empty() ? put.null() : put << outcomes[n][i];
    put.run();
  }
  all.commit();
}

World Worlds::read(std::int64_t world) {
  World outcomes(settings_.plays);
  Statement rows =
      database_.prepare("SELECT * FROM world_outcomes WHERE world = ? AND play < ? AND failed = 0");
  rows << world << settings_.plays;
  const std::size_t columns = layout_.outcomes.columns().size();
  while (rows.next()) {
    std::vector<double>& of = outcomes[static_cast<std::size_t>(rows.integer(1))];
    for (std::size_t i = 0; i < columns; ++i) of.push_back(rows.real(static_cast<int>(i) + 3));
  }
  return outcomes;
}

World Worlds::play(const Excursion* excursion, unsigned threads, Progress& progress) {
  const std::int64_t world = world_of(excursion);
  const std::vector<std::uint64_t> plays = lacking(world);
  const Scenario& scenario = excursion ? excursion->scenario : layout_.scenario;
  const PlaySettings how{.law = settings_.law,
                         .forced = excursion ? excursion->forced : std::nullopt,
                         .advance = settings_.advance};
  for (std::size_t first = 0; first < plays.size(); first += plays_at_a_time) {
    const auto part = std::span{plays}.subspan(first, std::min(plays_at_a_time, plays.size() - first));
    World outcomes(part.size());
    share_out(
        part.size(), threads, [&] { return Player{scenario}; },
        [&](Player& player, std::size_t n) {
          const Played& played = player.play(settings_.seed, part[n], how);
          if (!played.failed) outcomes[n] = layout_.outcomes.measure(player.journal());
        });
    keep(world, part, outcomes);
    progress.add(part.size());
  }
  return read(world);
}

}  // namespace salient::study
