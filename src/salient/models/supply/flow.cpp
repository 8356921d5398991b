#include "models/supply/flow.hpp"

#include <algorithm>
#include <limits>

#include "base/check.hpp"

namespace salient::models {
namespace {

constexpr double unreached = std::numeric_limits<double>::infinity();

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

void FlowNetwork::restart(int nodes, int first_sink) {
  EXPECT(nodes > 0 && first_sink >= 0 && first_sink <= nodes);
  edge_.clear();
  first_.assign(at(nodes), -1);
  potential_.assign(at(nodes), 0.0);
  distance_.assign(at(nodes), unreached);
  parent_.assign(at(nodes), -1);
  done_.assign(at(nodes), 0);
  served_.assign(at(nodes), -1.0);
  first_sink_ = first_sink;
  tree_source_ = -1;
  folded_ = false;
}

int FlowNetwork::add(int from, int to, double capacity, double cost) {
  EXPECT(capacity >= 0 && cost >= 0 && from != to);
  const int edge = static_cast<int>(edge_.size());
  edge_.push_back({to, first_[at(from)], capacity, cost});
  first_[at(from)] = edge;
  edge_.push_back({from, first_[at(to)], 0, -cost});
  first_[at(to)] = edge + 1;
  tree_source_ = -1;
  return edge / 2;
}

void FlowNetwork::resize(int arc, double capacity) {
  EXPECT(capacity >= 0 && flow(arc) == 0);
  Edge& edge = edge_[at(2 * arc)];
  const bool opened = (edge.residual > 0) != (capacity > 0);
  edge.residual = capacity;
  if (!opened || is_sink(edge.to)) return;
  EXPECT(!folded_);
  tree_source_ = -1;
}

void FlowNetwork::reprice(int arc, double cost) {
  EXPECT(cost >= 0 && !folded_);
  edge_[at(2 * arc)].cost = cost;
  edge_[at(2 * arc + 1)].cost = -cost;
  if (!is_sink(edge_[at(2 * arc)].to)) tree_source_ = -1;
}

/// Of equally near nodes the one of the lowest number, in whatever order they were reached.
int FlowNetwork::take_nearest() {
  std::size_t nearest = 0;
  int node = reached_[0];
  double least = distance_[at(node)];
  for (std::size_t row = 1; row < reached_.size(); ++row) {
    const double distance = distance_[at(reached_[row])];
    if (distance > least || (distance == least && reached_[row] > node)) continue;
    nearest = row;
    node = reached_[row];
    least = distance;
  }
  reached_[nearest] = reached_.back();
  reached_.pop_back();
  return node;
}

/// Dijkstra's method on reduced costs. A way through the sink itself is no way to it; one through a sink served
/// before gives that sink's goods to another of its nodes.
void FlowNetwork::grow_tree(int source, int sink) {
  std::fill(distance_.begin(), distance_.end(), unreached);
  std::fill(parent_.begin(), parent_.end(), -1);
  std::fill(done_.begin(), done_.end(), std::uint8_t{0});
  std::fill(served_.begin(), served_.end(), -1.0);
  distance_[at(source)] = 0;
  reached_.assign(1, source);
  while (!reached_.empty()) {
    const int nearest = take_nearest();
    const double least = distance_[at(nearest)];
    done_[at(nearest)] = 1;
    if (nearest == sink) continue;
    for (int e = first_[at(nearest)]; e >= 0; e = edge_[at(e)].next) {
      const Edge& edge = edge_[at(e)];
      if (!(edge.residual > 0) || done_[at(edge.to)]) continue;
      // Rounding may leave a reduced cost a hair below 0.
      const double step = std::max(0.0, edge.cost + potential_[at(nearest)] - potential_[at(edge.to)]);
      if (least + step >= distance_[at(edge.to)]) continue;
      if (distance_[at(edge.to)] == unreached) reached_.push_back(edge.to);
      distance_[at(edge.to)] = least + step;
      parent_[at(edge.to)] = e;
    }
  }
  tree_source_ = source;
  farthest_ = 0;
}

/// Moves the tree's distances into the potentials, up to the farthest that was used: no residual edge then has
/// a negative reduced cost.
void FlowNetwork::fold_tree() {
  for (std::size_t node = 0; node < first_.size(); ++node)
    potential_[node] += served_[node] >= 0 ? served_[node] : std::min(distance_[node], farthest_);
  tree_source_ = -1;
  folded_ = true;
}

/// Distance to the sink by this edge into it.
double FlowNetwork::far(int entry) const {
  const Edge& edge = edge_[at(entry)];
  const int from = tail(entry);
  return distance_[at(from)] + std::max(0.0, edge.cost + potential_[at(from)] - potential_[at(edge.to)]);
}

/// The edge into the sink that ends the shortest way there; -1: none has room.
int FlowNetwork::best_entry(int sink) const {
  int best = -1;
  double least = unreached;
  for (int e = first_[at(sink)]; e >= 0; e = edge_[at(e)].next) {
    const int entry = e ^ 1;
    if (!(edge_[at(entry)].residual > 0) || far(entry) >= least) continue;
    least = far(entry);
    best = entry;
  }
  return best;
}

double FlowNetwork::room_on_path(int source, int entry) const {
  double room = edge_[at(entry)].residual;
  for (int node = tail(entry); node != source; node = tail(parent_[at(node)]))
    room = std::min(room, edge_[at(parent_[at(node)])].residual);
  return room;
}

/// Returns the room left on the tree part of the path, 0 when that is used up.
double FlowNetwork::push(int source, int entry, double amount) {
  double left = unreached;
  const auto carry = [&](int e) {
    edge_[at(e)].residual -= amount;
    edge_[at(e ^ 1)].residual += amount;
    return edge_[at(e)].residual;
  };
  carry(entry);
  for (int node = tail(entry); node != source; node = tail(parent_[at(node)]))
    left = std::min(left, carry(parent_[at(node)]));
  return left;
}

FlowNetwork::Sent FlowNetwork::send(int source, int sink, double limit, double budget) {
  EXPECT(is_sink(sink) && !is_sink(source));
  Sent sent;
  // The first tree serves every sink. A later one was grown past this sink's way back, which may matter now.
  if (folded_ && tree_source_ >= 0) fold_tree();
  while (sent.amount < limit) {
    if (tree_source_ != source) grow_tree(source, sink);
    const int entry = best_entry(sink);
    if (entry < 0) return sent;
    const double distance = far(entry);
    const double cost = std::max(0.0, distance + potential_[at(sink)] - potential_[at(source)]);
    double amount = std::min(room_on_path(source, entry), limit - sent.amount);
    const bool short_of_means = cost > 0 && cost * amount > budget - sent.cost;
    if (short_of_means) amount = std::max(0.0, budget - sent.cost) / cost;
    const double left = push(source, entry, amount);
    sent.amount += amount;
    sent.cost += cost * amount;
    served_[at(sink)] = distance;
    farthest_ = std::max(farthest_, distance);
    if (!(left > 0)) fold_tree();
    if (short_of_means) return sent;
  }
  return sent;
}

void FlowNetwork::settle() {
  for (std::size_t e = 1; e < edge_.size(); e += 2) edge_[e].residual = 0;
  if (!folded_ && tree_source_ >= 0) return;  // the first tree holds for the next goods too
  std::fill(potential_.begin(), potential_.end(), 0.0);
  tree_source_ = -1;
  folded_ = false;
}

}  // namespace salient::models
