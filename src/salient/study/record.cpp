#include "study/record.hpp"

#include <charconv>
#include <fstream>
#include <limits>
#include <optional>

#include "study/manifest.hpp"

namespace salient::study {
namespace {

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields{""};
  for (const char c : line) {
    if (c == ',')
      fields.emplace_back();
    else if (c != '\r')
      fields.back() += c;
  }
  return fields;
}

/// NaN where nothing is written.
bool take_number(const std::string& text, double& into) {
  into = std::numeric_limits<double>::quiet_NaN();
  if (text.empty()) return true;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), into);
  return error == std::errc{} && stop == text.data() + text.size();
}

std::optional<RecordScore> score_of(const std::vector<std::string>& fields) {
  constexpr std::size_t columns = 7;
  if (fields.size() != columns) return std::nullopt;
  const auto law = parse_law(fields[0]);
  double battles = 0, present = 0;
  RecordScore score;
  const bool read = law && take_number(fields[2], battles) && take_number(fields[3], score.score) &&
                    take_number(fields[4], score.base_rate) && take_number(fields[5], score.coverage80) &&
                    take_number(fields[6], present);
  if (!read || !(battles > 0) || !(present >= 0)) return std::nullopt;
  score.law = *law, score.measure = fields[1];
  score.battles = static_cast<std::size_t>(battles), score.of_the_present = static_cast<std::size_t>(present);
  return score;
}

}  // namespace

Result<Record> read_record(const std::string& path) {
  Record record;
  Problems problems;
  std::ifstream file{path};
  bool headed = false;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    number += 1;
    if (line.empty() || line.front() == '#') continue;
    const auto score = score_of(fields_of(line));
    if (headed && !score)
      problems.push_back({path + ":" + std::to_string(number), "scores", line,
                          "law, measure, battles, score, base rate, coverage, battles of the present",
                          "how far an answer can be trusted is told from the record of its law",
                          "make the file again: script/scorecard FOLDER"});
    if (score) record.push_back(*score);
    headed = true;
  }
  if (!problems.empty()) return problems;
  return record;
}

}  // namespace salient::study
