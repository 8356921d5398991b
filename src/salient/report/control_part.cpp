#include <cmath>
#include <map>

#include "report/parts.hpp"

namespace salient::report {
namespace {

/// Counts of plays by day, side and hex, summed over the study's blocks.
struct Counts {
  std::size_t days, sides, hexes;
  std::vector<std::uint32_t> held;
  std::uint32_t& at(std::size_t day, std::size_t side, std::size_t hex) {
    return held[(day * sides + side) * hexes + hex];
  }
};

unsigned digit(char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'A' + 10); }

/// Adds the counts of one block: two bytes a hex, low one first, as the study file has them, in hexadecimal.
void add(Counts& counts, std::size_t day, std::size_t side, const std::string& text) {
  for (std::size_t hex = 0; hex < counts.hexes && 4 * hex + 3 < text.size(); ++hex) {
    const char* c = text.data() + 4 * hex;
    counts.at(day, side, hex) += 16 * digit(c[0]) + digit(c[1]) + 4096 * digit(c[2]) + 256 * digit(c[3]);
  }
}

std::uint64_t read(Source& source, Counts& counts) {
  std::map<std::int64_t, std::size_t> day_row;
  for (std::size_t i = 0; i < source.layout.days.size(); ++i) day_row[source.layout.days[i]] = i;
  std::map<std::string, std::size_t> side_row;
  for (const SideId side : ids<SideId>(counts.sides)) side_row[source.scenario.side[side].id] = side.row();
  std::uint64_t plays = 0;
  study::Statement rows = source.database.prepare("SELECT day, side, plays, hex(counts) FROM control");
  while (rows.next()) {
    const std::size_t day = day_row.at(rows.integer(0)), side = side_row.at(rows.text(1));
    add(counts, day, side, rows.text(3));
    if (day == 0 && side == 0) plays += static_cast<std::uint64_t>(rows.integer(2));
  }
  return plays;
}

/// Whether some play saw it in other hands than at the start.
bool contested(Counts& counts, std::size_t hex, const Map& map, std::uint64_t plays) {
  const SideId start = map.control[HexId{hex}];
  for (std::size_t day = 0; day < counts.days; ++day)
    for (std::size_t side = 0; side < counts.sides; ++side) {
      const std::uint64_t usual = start && start.row() == side ? plays : 0;
      if (counts.at(day, side, hex) != usual) return true;
    }
  return false;
}

std::string base64(const std::vector<unsigned char>& bytes) {
  constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k) three = three << 8 | (k < left ? bytes[i + k] : 0U);
    for (std::size_t k = 0; k < 4; ++k) text += k <= left ? letters[three >> (18 - 6 * k) & 63U] : '=';
  }
  return text;
}

/// The share of plays as a byte, 250 for all of them; never 0 or 250 unless it is none or all.
unsigned char share_byte(std::uint32_t count, std::uint64_t plays) {
  if (count == 0) return 0;
  if (count == plays) return 250;
  const double share = static_cast<double>(count) / static_cast<double>(plays);
  return static_cast<unsigned char>(std::min(249L, std::max(1L, std::lround(250 * share))));
}

}  // namespace

Json control_part(Source& source) {
  Counts counts{source.layout.days.size(), source.scenario.side.rows(), source.scenario.map.grid.hexes(), {}};
  counts.held.assign(counts.days * counts.sides * counts.hexes, 0);
  const std::uint64_t plays = read(source, counts);
  std::vector<std::size_t> hexes;
  for (std::size_t hex = 0; hex < counts.hexes; ++hex)
    if (plays > 0 && contested(counts, hex, source.scenario.map, plays)) hexes.push_back(hex);
  Json shares = Json::array();
  for (std::size_t side = 0; side < counts.sides; ++side) {
    Json days = Json::array();
    for (std::size_t day = 0; day < counts.days; ++day) {
      std::vector<unsigned char> bytes;
      for (const std::size_t hex : hexes) bytes.push_back(share_byte(counts.at(day, side, hex), plays));
      days.push_back(base64(bytes));
    }
    shares.push_back(days);
  }
  return {{"days", source.layout.days},
          {"focus", followed(source.scenario).row()},
          {"plays", plays},
          {"hexes", hexes},
          {"shares", shares}};
}

}  // namespace salient::report
