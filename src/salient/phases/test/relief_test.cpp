// Where a government lets its contingent fight, and who goes to those who are cut off.
#include <algorithm>

#include "phases/test/mornings.hpp"

namespace salient::tests {
namespace {

/// The tutorial's nation may fight only where `lets(hex)`.
template <class Lets>
Scenario confined(std::string_view nation, Lets&& lets) {
  Scenario s = tiny();
  Region region{"where it may", {}};
  for (const HexId hex : ids<HexId>(s.map.grid.hexes()))
    if (lets(hex)) region.hexes.push_back(hex);
  for (Nation& each : s.nation)
    if (each.id == nation) each.fights_in = s.map.region.push_back(region);
  return s;
}

}  // namespace

TEST_CASE("caveat: a contingent attacks only where its government lets it") {
  const auto attacks_of = [](const Scenario& s) {
    int count = 0;
    mornings_with(
        s, [](Morning& m) { believe(m, m.attacker(), 10.0F); },
        [&](Morning& m) {
          for (const std::string_view id : {"ve-11", "ve-20"}) {
            const FormationId f = m.formation(id);
            if (!ordered(m, f, Mission::attack)) continue;
            count += 1;
            CHECK(m.theatre.may_fight(f, m.state.order[f].target));
          }
          return true;
        });
    return count;
  };
  const Scenario& s = tiny();
  std::vector<double> north;
  for (const HexId hex : s.map.region[offensive(s).region].hexes) north.push_back(s.map.grid.centre(hex).north);
  std::nth_element(north.begin(), north.begin() + static_cast<std::ptrdiff_t>(north.size() / 2), north.end());
  const double middle = north[north.size() / 2];
  const int half =
      attacks_of(confined("velmark", [&](HexId hex) { return s.map.grid.centre(hex).north < middle; }));
  CHECK(half > 20);
  CHECK(attacks_of(confined("velmark", [](HexId) { return false; })) == 0);
}

TEST_CASE("caveat: a reserve is not sent to a place where it may not fight") {
  const auto sent = [](Morning& m) { return ordered(m, m.formation("ar-9"), Mission::hold); };
  const auto alarm = [](Morning& m) { press_on_defender(m, 5000); };
  CHECK(mornings_with(tiny(), alarm, sent) > 20);
  CHECK(mornings_with(confined("ardonian", [](HexId) { return false; }), alarm, sent) == 0);
}

TEST_CASE("relief: a formation in hand goes for the ring about its own, if it believes the ring thin enough") {
  const auto goes = [](float enemy, bool surrounded, std::int32_t people = 400) {
    return mornings_with(
        tiny(),
        [&](Morning& m) {
          believe(m, SideId{1 - m.attacker().row()}, enemy);
          if (surrounded) surround_one(m, people);
        },
        [&](Morning& m) {
          const Order& order = m.state.order[m.formation("ar-9")];
          const bool to_relief = order.due >= 0 && static_cast<Cause>(order.cause) == Cause::relief;
          if (to_relief) {
            CHECK(order.mission == Mission::attack);
            CHECK(m.front.hostile_land(SideId{1 - m.attacker().row()}).has(order.target));
          }
          return to_relief;
        });
  };
  CHECK(goes(100, true) > 20);
  CHECK(goes(3000, true) < goes(100, true) / 2);
  CHECK(goes(100, false) == 0);
  CHECK(goes(100, true, 3) < goes(100, true) / 2);  // not for a handful {relief-worth}
}

}  // namespace salient::tests
