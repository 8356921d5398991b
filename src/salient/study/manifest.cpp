#include "study/manifest.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <charconv>
#include <ctime>
#include <filesystem>
#include <stdexcept>

#include "base/code_version.hpp"

namespace salient::study {
namespace {

std::string now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text.data();
}

std::uint64_t number(const std::string& text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// A key that must agree for a study to go on, and what to say when it does not.
struct Identity {
  const char *key, *because, *attempt;
};
constexpr Identity identities[] = {
    {"format", "the tables of the file have changed since", "start a new file with --out"},
    {"scenario_hash", "the plays so far were of the scenario as it was then; mixing the two answers neither",
     "start a new file with --out, or put the scenario's files back as they were"},
    {"parameters_hash", "the plays so far used other numbers in the equations",
     "start a new file with --out, or put the parameters back as they were"},
    {"code", "the program has changed since, so its plays may differ for the same seed",
     "start a new file with --out, or go on with the program that began it"},
    {"seed", "every play's luck follows from the study's seed",
     "leave --seed out, or start a new file with --out"},
    {"law", "one study plays one law of attrition; two laws are two studies, to be compared",
     "leave --law out, or start a new file with --out"},
    {"advance", "one study plays one law of advance; two laws are two studies, to be compared",
     "leave --advance out, or start a new file with --out"},
    {"only_vary", "one study draws one part of what is not known",
     "leave --only-vary out, or start a new file with --out"},
};

}  // namespace

std::string_view program_version() { return SALIENT_VERSION; }

std::string law_name(models::AttritionLaw law) { return std::string{models::spelling(law)}; }

std::optional<models::AttritionLaw> parse_law(std::string_view word) {
  for (std::size_t i = 0; i < models::attrition_law_count; ++i)
    if (const auto law = static_cast<models::AttritionLaw>(i); models::spelling(law) == word) return law;
  return std::nullopt;
}

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (!EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr))
    throw std::runtime_error("OpenSSL has no SHA-256");
  std::string text;
  for (unsigned i = 0; i < length; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

std::string parameters_hash(const Scenario& scenario) {
  std::string ledger;
  for (const ParameterEntry& entry : scenario.parameter) {
    const evidence::Distribution& d = entry.distribution;
    ledger += fmt::format("{} {} {} {} {}\n", entry.key, static_cast<int>(d.shape), d.low, d.best, d.high);
  }
  for (const ParameterId id : scenario.posterior.parameter) ledger += fmt::format("{} ", id.row());
  for (const double value : scenario.posterior.value) ledger += fmt::format("{} ", value);
  return sha256(ledger);
}

Manifest::Manifest(const Scenario& scenario, const Settings& settings) {
  entries_ = {{"format", std::to_string(study_format)},
              {"program_version", std::string{program_version()}},
              {"code", std::string{code_hash()}},
              {"scenario", scenario.id},
              {"scenario_title", scenario.title},
              {"scenario_folder", scenario.folder},
              {"scenario_hash", scenario.hash},
              {"parameters_hash", parameters_hash(scenario)},
              {"as_of", to_string(scenario.as_of)},
              {"start", to_string(scenario.start)},
              {"days", std::to_string(scenario.days)},
              {"turns_a_day", std::to_string(scenario.turns_a_day())},
              {"seed", std::to_string(settings.seed)},
              {"law", law_name(settings.law)},
              {"advance", std::string{models::spelling(settings.advance)}},
              {"plays", std::to_string(settings.plays)},
              {"only_vary", settings.only_vary},
              {"created", now()}};
}

const std::string& Manifest::operator[](const std::string& key) const {
  static const std::string nothing;
  const auto found = entries_.find(key);
  return found == entries_.end() ? nothing : found->second;
}

Settings Manifest::settings() const {
  return {number((*this)["plays"]), number((*this)["seed"]),
          parse_law((*this)["law"]).value_or(models::AttritionLaw::history),
          parse<models::AdvanceLaw>((*this)["advance"]).value_or(models::AdvanceLaw::ladder),
          (*this)["only_vary"]};
}

Manifest read_manifest(Database& database) {
  Manifest manifest;
  Statement rows = database.prepare("SELECT key, value FROM manifest");
  while (rows.next()) manifest.set(rows.text(0), rows.text(1));
  return manifest;
}

void write_manifest(Database& database, const Manifest& manifest) {
  Statement put = database.prepare("INSERT OR REPLACE INTO manifest VALUES (?, ?)");
  for (const auto& [key, value] : manifest.entries()) (put << key << value).run();
}

Result<Manifest> manifest_of(const std::string& path) {
  const auto problem = [&](const char* found) {
    return Problems{{path, "study file", found, "a study file written by `salient study`",
                     "its manifest says which scenario, seed and law its plays are of",
                     "make one with `salient study FOLDER --plays 1000`"}};
  };
  if (!std::filesystem::is_regular_file(path)) return problem("no such file");
  try {
    Database database{path, Database::Open::existing};
    if (!database.has_table("manifest")) return problem("a database without a manifest");
    return read_manifest(database);
  } catch (const std::runtime_error&) {
    return problem("a file that is no database");
  }
}

Problems differences(const std::string& path, const Manifest& found, const Manifest& wanted) {
  Problems problems;
  for (const Identity& identity : identities)
    if (found[identity.key] != wanted[identity.key])
      problems.push_back({path, std::string{"manifest."} + identity.key, found[identity.key],
                          wanted[identity.key], identity.because, identity.attempt});
  return problems;
}

}  // namespace salient::study
