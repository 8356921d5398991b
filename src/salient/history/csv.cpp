#include "history/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>

#include "scenario/draft/source.hpp"
#include "scenario/read/nearest.hpp"

namespace salient::history {
namespace {

Problem file_problem(const std::string& path, std::string found, std::string expected, std::string because) {
  return {path, "file", std::move(found), std::move(expected), std::move(because), ""};
}

/// The file's bytes, or a problem; a byte order mark is left out.
Result<std::string> bytes_of(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error))
    return Problems{file_problem(path, "no file of that name", "a text file of comma-separated values", "")};
  const auto size = std::filesystem::file_size(path, error);
  if (error || size > draft::largest_file)
    return Problems{file_problem(path, fmt::format("{} bytes", size), "64 MB at most",
                                 "the file was refused from its size and not read")};
  std::ifstream in{path, std::ios::binary};
  std::string text(static_cast<std::size_t>(size), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.find('\0') != std::string::npos)
    return Problems{file_problem(path, "a zero byte", "text", "spreadsheets and archives are not text")};
  return text;
}

std::string from_latin1(const std::string& text) {
  std::string utf8;
  utf8.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      utf8 += c;
    } else {
      utf8 += static_cast<char>(0xC0 | (byte >> 6));
      utf8 += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return utf8;
}

/// Splits text into rows of fields. A quote opens a field that may hold commas, line ends and doubled quotes.
class Splitter {
 public:
  Splitter(const std::string& path, const std::string& text, Problems& problems)
      : path_{path}, text_{text}, problems_{problems} {}

  std::vector<CsvRow> rows() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size() && problems_.size() < most_problems) {
      CsvRow row{line_, {}};
      while (field(row)) {
      }
      if (!blank(row)) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  /// A line of spaces, or the empty cells that a spreadsheet leaves below its last row.
  static bool blank(const CsvRow& row) {
    return std::all_of(row.fields.begin(), row.fields.end(), [](const std::string& field) {
      return field.find_first_not_of(' ') == std::string::npos;
    });
  }

  /// Takes one field; true when another follows on the same row.
  bool field(CsvRow& row) {
    std::string value;
    if (at_ < text_.size() && text_[at_] == '"')
      quoted(value);
    else
      while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') value += text_[at_++];
    if (!value.empty() && value.back() == '\r') value.pop_back();
    row.fields.push_back(std::move(value));
    if (at_ >= text_.size()) return false;
    if (text_[at_] == '\n') ++line_;
    return text_[at_++] == ',';
  }

  void quoted(std::string& value) {
    const std::size_t opened = line_;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
          ++at_;
        } else {
          ++at_;
          return after_quote();
        }
      }
      if (text_[at_] == '\n') ++line_;
      value += text_[at_];
    }
    problems_.push_back({fmt::format("{}:{}", path_, opened), "quote", "a quote that is never closed",
                         "\" at the end of the field", "everything after it would be one field", ""});
  }

  void after_quote() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ >= text_.size() || text_[at_] == ',' || text_[at_] == '\n') return;
    problems_.push_back({fmt::format("{}:{}", path_, line_), "quote", "text after a closing quote",
                         "a comma or the end of the line", "", "double a quote that belongs to the text"});
    while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') ++at_;
  }

  const std::string& path_;
  const std::string& text_;
  Problems& problems_;
  std::size_t at_{0}, line_{1};
};

std::string lower(std::string_view text) {
  std::string low{text};
  std::transform(low.begin(), low.end(), low.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return low;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool absent(std::string_view field) { return field.empty() || field == "NA"; }

std::optional<double> number_in(std::string_view field) {
  double value = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (error != std::errc{} || end != field.data() + field.size()) return std::nullopt;
  return value;
}

void take_header(const CsvRow& header, CsvTable& table, Problems& problems) {
  for (std::size_t i = 0; i < header.fields.size(); ++i) {
    const std::string name = lower(trimmed(header.fields[i]));
    if (!table.columns.emplace(name, i).second)
      problems.push_back({fmt::format("{}:{}", table.path, header.line), "header", name, "each column once",
                          "of two columns of one name either could be meant", ""});
  }
}

void require(const CsvTable& table, std::size_t line, std::initializer_list<std::string_view> required,
             Problems& problems) {
  std::vector<std::string> names;
  for (const auto& [name, at] : table.columns) names.push_back(name);
  for (const std::string_view column : required)
    if (!table.columns.contains(column))
      problems.push_back({fmt::format("{}:{}", table.path, line), "header", fmt::format("no column {}", column),
                          fmt::format("a column {}", column), "", reading::did_you_mean(column, names)});
}

void take_rows(std::vector<CsvRow> rows, CsvTable& table, Problems& problems) {
  const std::size_t width = rows[0].fields.size();
  for (std::size_t i = 1; i < rows.size() && problems.size() < most_problems; ++i) {
    if (rows[i].fields.size() == width)
      table.rows.push_back(std::move(rows[i]));
    else
      problems.push_back({fmt::format("{}:{}", table.path, rows[i].line), "row",
                          fmt::format("{} fields", rows[i].fields.size()),
                          fmt::format("{}, as in the header", width),
                          "a field too many or too few moves all that follow into wrong columns",
                          "put quotes around a text that holds a comma"});
  }
}

}  // namespace

Result<CsvTable> read_csv(const std::string& path, Encoding encoding,
                          std::initializer_list<std::string_view> required) {
  auto bytes = bytes_of(path);
  if (!bytes) return bytes.problems();
  const std::string text = encoding == Encoding::latin1 ? from_latin1(*bytes) : *std::move(bytes);
  Problems problems;
  if (const auto bad = draft::first_not_utf8(text))
    return Problems{file_problem(path, fmt::format("a byte that is no UTF-8 at offset {}", *bad), "UTF-8 text",
                                 "names are compared letter by letter")};
  std::vector<CsvRow> rows = Splitter{path, text, problems}.rows();
  if (rows.empty() && problems.empty())
    return Problems{file_problem(path, "nothing", "a header and a row for each battle", "")};
  CsvTable table{path, {}, {}};
  if (!rows.empty()) {
    take_header(rows[0], table, problems);
    require(table, rows[0].line, required, problems);
    take_rows(std::move(rows), table, problems);
  }
  if (!problems.empty()) return problems;
  return table;
}

std::string_view Cells::text(std::string_view column) const {
  const auto at = table_.columns.find(column);
  return at == table_.columns.end() ? std::string_view{} : trimmed(row_.fields[at->second]);
}

void Cells::report(std::string_view column, std::string expected, std::string because,
                   std::string attempt) const {
  problems_.push_back({fmt::format("{}:{}", table_.path, row_.line), std::string{column},
                       std::string{text(column)}, std::move(expected), std::move(because), std::move(attempt)});
}

std::optional<double> Cells::number(std::string_view column, double low, double high,
                                    std::initializer_list<double> unknown) const {
  if (absent(text(column))) return std::nullopt;
  const auto value = number_in(text(column));
  if (value && std::find(unknown.begin(), unknown.end(), *value) != unknown.end()) return std::nullopt;
  if (value && *value >= low && *value <= high) return value;
  report(column, fmt::format("a number from {:g} to {:g}", low, high), "", "leave it empty if it is not known");
  return std::nullopt;
}

std::optional<double> Cells::count(std::string_view column, double high) const {
  const auto value = number_in(text(column));
  return value && *value < 0 ? std::nullopt : number(column, 0, high);
}

std::optional<std::size_t> Cells::word(std::string_view column,
                                       std::initializer_list<std::string_view> words) const {
  const std::string_view field = text(column);
  if (absent(field)) return std::nullopt;
  const auto at = std::find(words.begin(), words.end(), field);
  if (at != words.end()) return static_cast<std::size_t>(at - words.begin());
  std::vector<std::string> names{words.begin(), words.end()};
  report(column, reading::one_of(names), "", reading::did_you_mean(field, names));
  return std::nullopt;
}

}  // namespace salient::history
