#include "scenario/read/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace salient::reading {

std::string Reader::path() const {
  std::string text;
  for (const std::string& step : path_)
    if (!step.empty()) text += (text.empty() ? "" : ".") + step;
  return text.empty() ? "file" : text;
}

void Reader::add(const Node& at, std::size_t offset, Complaint said) {
  found_.push_back({at.source->order(), offset,
                    Problem{.where = at.source->place(offset),
                            .what = path(),
                            .found = said.found.empty() ? at.written() : std::move(said.found),
                            .expected = std::move(said.expected),
                            .because = std::move(said.because),
                            .attempt = std::move(said.attempt)}});
}

void Reader::report(const Node& at, Complaint said) { add(at, at.at, std::move(said)); }

void Reader::report_key(const Node& at, Complaint said) { add(at, at.key_at, std::move(said)); }

void Reader::report(Problem problem, std::size_t file_order) {
  found_.push_back({file_order, 0, std::move(problem)});
}

Problems Reader::in_order() {
  std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
    return std::pair{a.file, a.offset} < std::pair{b.file, b.offset};
  });
  Problems problems;
  std::size_t same = 0;  // the first problem of this place
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (i > 0 &&
        std::pair{found_[i].file, found_[i].offset} != std::pair{found_[i - 1].file, found_[i - 1].offset})
      same = problems.size();
    if (std::find(problems.begin() + static_cast<std::ptrdiff_t>(same), problems.end(), found_[i].problem) ==
        problems.end())
      problems.push_back(found_[i].problem);
  }
  return problems;
}

std::string step_to(std::string_view list, const Node& item, std::size_t row) {
  for (const char* key : {"id", "name"})
    if (const Node* label = item.find(key); label && label->kind == Kind::text && label->text.size() <= 60)
      return fmt::format("{}[{}]", list, label->text);
  return fmt::format("{}[{}]", list, row + 1);
}

}  // namespace salient::reading
