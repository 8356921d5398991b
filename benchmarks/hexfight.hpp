#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

// A yardstick beside the program: two sides of units that look about, fire at the weakest enemy in reach and
// move toward the far edge, in whole numbers, with nothing else of war. Written straight, with neighbour
// tables and columns; benchmarks/hexfight.py is the same rules in Python and must come to the same print. What
// a campaign's unit-turn costs more than this is what beliefs, supply, people and the rest cost.
namespace hexfight {

/// The finaliser of SplitMix64.
inline std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

constexpr int side_count = 2, classes = 3, reach = 18;  // cells within two steps
constexpr int strength = 1024, least_strength = 200, most_saved = 12, impassable = 3;
constexpr std::array<std::array<int, classes>, classes> power{{{7, 3, 8}, {13, 8, 19}, {9, 7, 11}}};
constexpr std::array<int, classes> pace{2, 3, 2};

struct Outcome {
  std::uint64_t print{0}, unit_steps{0};
};

class Fight {
 public:
  Fight(int width, int height, int units) : width_{width}, height_{height}, units_{units} {
    lay_out();
    for (int side = 0; side < side_count; ++side) field_[side] = distances(side == 0 ? width - 1 : 0);
  }

  Outcome play(std::uint64_t seed, std::uint64_t number, int steps) {
    begin();
    Outcome outcome;
    for (int step = 0; step < steps; ++step) {
      luck_ = seed * 0x9E3779B97F4A7C15ULL + number * 0xD1B54A32D192ED03ULL +
              static_cast<std::uint64_t>(step) * 0x8CB92BA72F3D8DD7ULL;
      fire();
      suffer();
      move();
      outcome.unit_steps += living_;
    }
    outcome.print = print();
    return outcome;
  }

 private:
  int cell(int x, int y) const { return x < 0 || y < 0 || x >= width_ || y >= height_ ? -1 : y * width_ + x; }
  int next(int from, int direction) const {
    constexpr int dy[] = {0, -1, -1, 0, 1, 1};
    constexpr int dx[2][6] = {{1, 0, -1, -1, -1, 0}, {1, 1, 0, -1, 0, 1}};
    if (from < 0) return -1;
    const int x = from % width_, y = from / width_;
    return cell(x + dx[y & 1][direction], y + dy[direction]);
  }
  int column_of(int unit) const {
    const int rank = unit % units_ / height_;
    return unit < units_ ? width_ / 2 - 2 - 2 * rank : width_ / 2 + 1 + 2 * rank;
  }
  int start_of(int unit) const { return cell(column_of(unit), unit % units_ % height_); }

  void lay_out() {
    const int cells = width_ * height_;
    for (int c = 0; c < cells; ++c) {
      const auto h = static_cast<int>(mixed(static_cast<std::uint64_t>(c) * 2654435761ULL + 12345) & 15);
      ground_.push_back(h < 10 ? 0 : h < 13 ? 1 : h < 15 ? 2 : impassable);
      std::array<int, reach> about{};
      for (int d = 0; d < 6; ++d) {
        about[static_cast<std::size_t>(d)] = next(c, d);
        about[static_cast<std::size_t>(6 + 2 * d)] = two_steps(c, d, d);
        about[static_cast<std::size_t>(7 + 2 * d)] = two_steps(c, d, (d + 1) % 6);
      }
      about_.push_back(about);
    }
    for (int unit = 0; unit < side_count * units_; ++unit) ground_[at(start_of(unit))] = 0;
  }
  /// By cube coordinates, so that a way off the map and back on counts.
  int two_steps(int from, int first, int second) const {
    constexpr int dq[] = {1, 1, 0, -1, -1, 0}, dr[] = {0, -1, -1, 0, 1, 1};
    const int y = from / width_, q = from % width_ - (y - (y & 1)) / 2;
    const int to_q = q + dq[first] + dq[second], to_y = y + dr[first] + dr[second];
    return cell(to_q + (to_y - (to_y & 1)) / 2, to_y);
  }
  /// Least cost from every cell to a column.
  std::vector<int> distances(int column) const {
    std::vector<int> cost(ground_.size(), 1 << 29);
    using Entry = std::pair<int, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    for (int y = 0; y < height_; ++y) {
      cost[at(cell(column, y))] = 0;
      queue.push({0, cell(column, y)});
    }
    while (!queue.empty()) {
      const auto [now, to] = queue.top();
      queue.pop();
      if (now != cost[at(to)] || (ground_[at(to)] == impassable && now > 0)) continue;
      for (int d = 0; d < 6; ++d) {
        const int from = next(to, d);
        if (from < 0 || ground_[at(from)] == impassable) continue;
        const int then = now + 1 + std::min(ground_[at(from)], 2);
        if (then >= cost[at(from)]) continue;
        cost[at(from)] = then;
        queue.push({then, from});
      }
    }
    return cost;
  }
  static std::size_t at(int row) { return static_cast<std::size_t>(row); }

  void begin() {
    const int all = side_count * units_;
    occupant_.assign(ground_.size(), -1);
    place_.assign(at(all), 0);
    left_.assign(at(all), strength);
    saved_.assign(at(all), 0);
    damage_.assign(at(all), 0);
    target_.assign(at(all), -1);
    living_ = static_cast<std::uint64_t>(all);
    for (int unit = 0; unit < all; ++unit) {
      place_[at(unit)] = start_of(unit);
      occupant_[at(start_of(unit))] = unit;
    }
  }
  void fire() {
    living_ = 0;
    for (int unit = 0; unit < side_count * units_; ++unit) {
      if (left_[at(unit)] == 0) continue;
      living_ += 1;
      int friends = 0, target = -1, weakest = 1 << 30;
      const auto& about = about_[at(place_[at(unit)])];
      for (int n = 0; n < reach; ++n) {
        const int other = about[at(n)] < 0 ? -1 : occupant_[at(about[at(n)])];
        if (other < 0) continue;
        if ((other < units_) == (unit < units_)) {
          friends += 1;
        } else if ((n < 6 || unit % classes == 2) && left_[at(other)] < weakest) {
          weakest = left_[at(other)];
          target = other;
        }
      }
      target_[at(unit)] = target;
      if (target >= 0) damage_[at(target)] += blow(unit, target, friends);
    }
  }
  std::int64_t blow(int unit, int target, int friends) const {
    std::int64_t b = std::int64_t{power[at(unit % classes)][at(target % classes)]} * left_[at(unit)];
    b = (b * (256 - 48 * ground_[at(place_[at(target)])])) >> 8;
    b = (b * (256 + 16 * std::min(friends, 8))) >> 8;
    const std::uint64_t roll = mixed(luck_ + static_cast<std::uint64_t>(unit) * 0xABC98388FB8FAC03ULL);
    return (b * (128 + static_cast<std::int64_t>(roll >> 56))) >> 18;
  }
  void suffer() {
    for (int unit = 0; unit < side_count * units_; ++unit) {
      if (left_[at(unit)] == 0) continue;
      left_[at(unit)] -= static_cast<int>(damage_[at(unit)]);
      damage_[at(unit)] = 0;
      if (left_[at(unit)] >= least_strength) continue;
      left_[at(unit)] = 0;
      occupant_[at(place_[at(unit)])] = -1;
    }
  }
  void move() {
    for (int unit = 0; unit < side_count * units_; ++unit) {
      if (left_[at(unit)] == 0 || target_[at(unit)] >= 0) continue;
      int& saved = saved_[at(unit)];
      saved = std::min(saved + pace[at(unit % classes)], most_saved);
      const std::vector<int>& field = field_[unit < units_ ? 0 : 1];
      const auto& about = about_[at(place_[at(unit)])];
      int best = -1, least = field[at(place_[at(unit)])];
      for (int d = 0; d < 6; ++d) {
        const int to = about[at(d)];
        if (to < 0 || ground_[at(to)] == impassable || occupant_[at(to)] >= 0 || field[at(to)] >= least)
          continue;
        least = field[at(to)];
        best = to;
      }
      if (best < 0 || saved < 2 * (1 + ground_[at(best)])) continue;
      saved -= 2 * (1 + ground_[at(best)]);
      occupant_[at(place_[at(unit)])] = -1;
      occupant_[at(best)] = unit;
      place_[at(unit)] = best;
    }
  }
  /// Fowler, Noll and Vo's hash of every unit's place and strength.
  std::uint64_t print() const {
    std::uint64_t hash = 1469598103934665603ULL;
    const auto add = [&](int word) {
      for (int byte = 0; byte < 4; ++byte)
        hash = (hash ^ ((static_cast<std::uint32_t>(word) >> (8 * byte)) & 0xff)) * 1099511628211ULL;
    };
    for (int unit = 0; unit < side_count * units_; ++unit) {
      add(place_[at(unit)]);
      add(left_[at(unit)]);
    }
    return hash;
  }

  int width_, height_, units_;
  std::vector<int> ground_;
  std::vector<std::array<int, reach>> about_;
  std::vector<int> field_[side_count];
  std::vector<int> occupant_, place_, left_, saved_, target_;
  std::vector<std::int64_t> damage_;
  std::uint64_t luck_{0}, living_{0};
};

}  // namespace hexfight
