#include <charconv>
#include <fstream>
#include <limits>

#include "scenario/build/build.hpp"
#include "scenario/build/csv_line.hpp"

namespace salient::building {

using namespace reading;

namespace {

/// NaN where nothing is written.
bool take_number(const std::string& text, double& into) {
  into = std::numeric_limits<double>::quiet_NaN();
  if (text.empty()) return true;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), into);
  return error == std::errc{} && stop == text.data() + text.size();
}

bool take_score(const std::vector<std::string>& fields, std::vector<RecordScore>& into) {
  constexpr std::size_t columns = 7;
  if (fields.size() != columns) return false;
  const auto law = parse<models::AttritionLaw>(fields[0]);
  double battles = 0, present = 0;
  RecordScore score;
  const bool read = law && take_number(fields[2], battles) && take_number(fields[3], score.score) &&
                    take_number(fields[4], score.base_rate) && take_number(fields[5], score.coverage80) &&
                    take_number(fields[6], present);
  if (!read || !(battles > 0) || !(present >= 0)) return false;
  score.law = *law, score.measure = fields[1];
  score.battles = static_cast<std::size_t>(battles), score.of_the_present = static_cast<std::size_t>(present);
  into.push_back(score);
  return true;
}

}  // namespace

void build_record(const std::string& path, Scenario& scenario, Reader& reader) {
  std::ifstream file{path};
  if (!file) return;
  bool headed = false;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    number += 1;
    if (line.empty() || line.front() == '#') continue;
    if (!headed) {
      headed = true;
    } else if (!take_score(csv_fields(line), scenario.record)) {
      return reader.report(
          {.where = path + ":" + std::to_string(number),
           .what = "scores",
           .found = "a row that cannot be read",
           .expected = "law, measure, battles, score, base rate, coverage, battles of the present",
           .because = "the confidence in an answer is told from the law's record",
           .attempt = "make the file again: script/scorecard FOLDER"},
          last_file);
    }
  }
}

}  // namespace salient::building
