#include "scenario/read/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace salient::reading {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

namespace {

/// Case, and whether words are joined by _, - or a blank, are the commonest slips: they count for nothing.
std::string plain(std::string_view word) {
  std::string text{word.substr(0, 64)};
  for (char& c : text)
    c = c == '_' || c == ' ' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return text;
}

/// hex in hexes, nose in the nose: one of the two with something before or after it.
bool contained(const std::string& a, const std::string& b) {
  const auto& [shorter, longer] =
      std::minmax(a, b, [](const std::string& x, const std::string& y) { return x.size() < y.size(); });
  return shorter.size() >= 3 && 3 * shorter.size() >= longer.size() &&
         longer.find(shorter) != std::string::npos;
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& names) {
  std::string best;
  std::size_t least = std::max<std::size_t>(word.size() / 3, 1) + 1;
  for (const std::string& name : names) {
    const std::size_t distance =
        contained(plain(word), plain(name)) ? 1 : edit_distance(plain(word), plain(name));
    if (distance < least && !name.empty()) {
      least = distance;
      best = name;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& names) {
  const std::string name = nearest(word, names);
  return name.empty() ? "" : fmt::format("did you mean \"{}\"?", name);
}

std::string one_of(const std::vector<std::string>& names) {
  constexpr std::size_t shown = 16;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < shown; ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += names[i];
  }
  return names.size() > shown ? text + fmt::format(", ... ({} in all)", names.size()) : text;
}

std::vector<std::string> strings(std::span<const std::string_view> words) {
  return {words.begin(), words.end()};
}

}  // namespace salient::reading
