#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "chance/key.hpp"
#include "models/supply/flow.hpp"
#include "models/test/reference_rows.hpp"

namespace salient::models {
namespace {

constexpr double no_limit = 1e9;

struct Arc {
  int from, to;
  double capacity, cost;
};

/// A net of source 0, `inner` nodes and two sinks, drawn from a key.
struct Net {
  int inner;
  std::vector<Arc> arcs;

  int nodes() const { return inner + 3; }
  int sink(int n) const { return inner + 1 + n; }
};

Net drawn_net(std::uint64_t number, int inner = 8) {
  const chance::Key key = chance::Key::from_seed(number);
  Net net{inner, {}};
  std::uint64_t n = 0;
  const auto u = [&] { return key.uniform(n++); };
  for (int a = 1; a <= inner; ++a) {
    if (a == 1 || u() < 0.3) net.arcs.push_back({0, a, 10 * u(), 0});
    for (int b = 1; b <= inner; ++b)
      if (a != b && u() < 0.35) net.arcs.push_back({a, b, 8 * u(), 5 * u()});
    for (int sink = 0; sink < 2; ++sink)
      if (u() < 0.5) net.arcs.push_back({a, net.sink(sink), 5 * u(), 3 * u()});
  }
  return net;
}

struct Result {
  double first, second, cost;
  std::vector<double> flow;
};

Result solve(const Net& net, double budget = no_limit) {
  FlowNetwork network;
  network.restart(net.nodes(), net.sink(0));
  for (const Arc& arc : net.arcs) network.add(arc.from, arc.to, arc.capacity, arc.cost);
  const auto first = network.send(0, net.sink(0), no_limit, budget);
  const auto second = network.send(0, net.sink(1), no_limit, budget - first.cost);
  Result result{first.amount, second.amount, first.cost + second.cost, {}};
  for (std::size_t i = 0; i < net.arcs.size(); ++i) result.flow.push_back(network.flow(static_cast<int>(i)));
  return result;
}

}  // namespace

TEST_CASE("the flow delivers what the linear programme does, at its cost {min-cost-flow}") {
  std::ifstream file{std::string{SALIENT_SOURCE_DIR} + "/src/salient/models/supply/test/flow_reference.csv"};
  std::string line;
  std::getline(file, line);
  std::size_t rows = 0;
  while (std::getline(file, line)) {
    const std::size_t second = line.find(",,") + 2, third = line.find(',', second);
    const test::Numbers x = test::numbers_in(line.substr(second, third - second));
    const test::Numbers expected = test::numbers_in(line.substr(third + 1));
    FlowNetwork network;
    network.restart(static_cast<int>(x[0]), static_cast<int>(x[1]));
    std::size_t next = 3;
    for (double arc = 0; arc < x[2]; ++arc, next += 4)
      network.add(static_cast<int>(x[next]), static_cast<int>(x[next + 1]), x[next + 2], x[next + 3]);
    double left = x[next++], cost = 0;
    for (std::size_t sink = 0; sink + 1 < expected.size(); ++sink) {
      const auto sent = network.send(0, static_cast<int>(x[1]) + static_cast<int>(sink), x[next++], left);
      test::check_close(sent.amount, expected[sink]);
      left -= sent.cost;
      cost += sent.cost;
    }
    test::check_close(cost, expected.back());
    ++rows;
  }
  CHECK(rows >= 100);
}

TEST_CASE("what flows into a node flows out of it, within capacities, and costs what it is said to") {
  for (std::uint64_t number = 0; number < 200; ++number) {
    const Net net = drawn_net(number);
    const Result result = solve(net);
    std::vector<double> balance(static_cast<std::size_t>(net.nodes()), 0.0);
    double cost = 0;
    for (std::size_t i = 0; i < net.arcs.size(); ++i) {
      CHECK(result.flow[i] >= 0);
      CHECK(result.flow[i] <= net.arcs[i].capacity * (1 + 1e-12));
      balance[static_cast<std::size_t>(net.arcs[i].from)] -= result.flow[i];
      balance[static_cast<std::size_t>(net.arcs[i].to)] += result.flow[i];
      cost += result.flow[i] * net.arcs[i].cost;
    }
    for (int node = 1; node <= net.inner; ++node)
      CHECK(std::abs(balance[static_cast<std::size_t>(node)]) < 1e-9);
    test::check_close(balance[static_cast<std::size_t>(net.sink(0))], result.first);
    test::check_close(balance[static_cast<std::size_t>(net.sink(1))], result.second);
    test::check_close(cost, result.cost);
  }
}

TEST_CASE("more capacity never delivers less, and more means never do") {
  for (std::uint64_t number = 0; number < 200; ++number) {
    const Net net = drawn_net(number);
    const double budget = 5.0 + static_cast<double>(number % 20);
    const Result plain = solve(net, budget);
    CHECK(solve(net, 1.5 * budget).first >= plain.first - 1e-9);
    Net wider = net;
    wider.arcs[number % net.arcs.size()].capacity *= 3;
    const Result more = solve(wider, budget);
    CHECK(more.first >= plain.first - 1e-9);
    // The second gets what the first leaves, which only counts where the first gets no more than before.
    if (more.first < plain.first + 1e-9) CHECK(more.second >= plain.second - 1e-9);
  }
}

TEST_CASE("the order in which arcs are written does not matter") {
  for (std::uint64_t number = 0; number < 100; ++number) {
    Net net = drawn_net(number);
    const Result plain = solve(net, 20);
    std::reverse(net.arcs.begin(), net.arcs.end());
    const Result reversed = solve(net, 20);
    test::check_close(reversed.first, plain.first);
    test::check_close(reversed.second, plain.second);
    test::check_close(reversed.cost, plain.cost);
  }
}

TEST_CASE("settled goods keep their way, and the next get what is left") {
  FlowNetwork network;
  network.restart(4, 3);
  const int out = network.add(0, 1, 10, 0);
  network.add(1, 2, 6, 1);
  const int in = network.add(2, 3, 4, 0);
  CHECK(network.send(0, 3, no_limit, no_limit).amount == 4);
  network.settle();
  CHECK(network.flow(out) == 0);
  network.resize(out, 10);
  network.resize(in, 10);
  CHECK(network.send(0, 3, no_limit, no_limit).amount == 2);
}

}  // namespace salient::models
