#pragma once
#include <cstdint>
#include <vector>

namespace salient::models {

/// A network of arcs with capacities and costs, and the cheapest flow through it.      {min-cost-flow}
///
///     minimise sum cost_e f_e   subject to   0 <= f_e <= capacity_e,   inflow = outflow at every node but
///     source and sink,   the amount sent as large as capacities, `limit` and `budget` (of cost) allow
///
/// Successive shortest paths with node potentials (Edmonds and Karp 1972; Tomizawa 1971), the shortest paths by
/// Dijkstra's method over a table of nodes, for tens of nodes. Several paths are taken off one tree of shortest
/// paths as long as only arcs into the sink are used up, which is the rule where ways have room to spare.
///
/// Sinks are the last nodes. A further `send` to another sink leaves what the sinks before it got in sum as it
/// is, though it may come by other ways and through other nodes: sending to sinks in order of urgency is exact
/// for urgency before cost. Once it has its size, nothing is allocated.
class FlowNetwork {
 public:
  struct Sent {
    double amount{0}, cost{0};
  };
  /// Forgets all arcs. The nodes from `first_sink` on are sinks.
  void restart(int nodes, int first_sink);
  /// Capacity and cost not negative. Returns the arc's number, 0 upward.
  int add(int from, int to, double capacity, double cost);
  /// Gives an arc that carries nothing a new capacity.
  void resize(int arc, double capacity);
  /// The same for its cost; settle() must have been called since the last send.
  void reprice(int arc, double cost);
  /// Sends from source to sink at least cost. Stops at `limit`, or when the cost would pass `budget`.
  Sent send(int source, int sink, double limit, double budget);
  /// What an arc carries since the last settle().
  double flow(int arc) const { return edge_[static_cast<std::size_t>(2 * arc + 1)].residual; }
  /// Makes what flows final: capacities are less by it, and no later send can take it back.
  void settle();

 private:
  struct Edge {
    int to;
    int next;         ///< of the same node; -1: the last
    double residual;  ///< how much more it takes
    double cost;
  };
  int take_nearest();
  void grow_tree(int source, int sink);
  void fold_tree();
  double far(int entry) const;
  int best_entry(int sink) const;
  double room_on_path(int source, int entry) const;
  double push(int source, int entry, double amount);
  bool is_sink(int node) const { return node >= first_sink_; }
  int tail(int edge) const { return edge_[static_cast<std::size_t>(edge ^ 1)].to; }

  std::vector<Edge> edge_;  ///< arc n is edge 2 n, its way back edge 2 n + 1
  std::vector<int> first_;  ///< by node
  std::vector<double> potential_, distance_;
  std::vector<int> parent_;  ///< by node: the edge that leads there in the tree; -1: none
  std::vector<std::uint8_t> done_;
  std::vector<int> reached_;  ///< nodes that the growing tree has reached and not passed
  int first_sink_{0};
  int tree_source_{-1};         ///< of the tree at hand; -1: none
  std::vector<double> served_;  ///< by node: distance of the last path to this sink off the tree; -1: none
  double farthest_{0};          ///< the largest of them
  bool folded_{false};          ///< a tree has been used up since the last settle()
};

}  // namespace salient::models
