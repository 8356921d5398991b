#include "phases/people/people.hpp"
#include "models/morale/morale.hpp"
#include "phases/test/morning.hpp"

namespace salient::tests {
namespace {

/// The tutorial's last turn of a day: the phase of people runs.
struct Dusk : Morning {
  FormationId legion = named(scenario, "legion");
  NationId sandhaven = scenario.formation[legion].nation;

  Dusk() { state.turn = scenario.turns_a_day() - 1; }
  void pass(std::uint64_t seed = 4) { phases::people(setting(seed), state, journal); }
  std::int64_t people_of(FormationId formation) const {
    std::int64_t sum = 0;
    for (const UnitId unit : theatre.of(formation)) sum += state.people[unit];
    return sum;
  }
  std::size_t count(EventKind kind) const {
    std::size_t n = 0;
    for (const Event& event : journal.events()) n += event.kind == kind;
    return n;
  }
};

/// What share_life() is on this day's luck.
void share_life(Dusk& d, std::uint64_t seed = 4) {
  phases::draw_luck(d.setting(seed));
  phases::share_life(d.setting(seed), d.state, d.journal);
}

/// All of a formation's units in contact.
void meet(Dusk& d, FormationId formation) {
  for (const UnitId unit : d.theatre.of(formation)) d.state.contact[unit] = 1;
}

UnitId headquarters(const Dusk& d) {
  for (const UnitId unit : d.theatre.units())
    if (d.scenario.unit[unit].branch == Branch::headquarters) return unit;
  FAIL("no headquarters");
  return {};
}

}  // namespace

TEST_CASE("soldiers sent to assault after being told to guard bear a grudge; those told the truth do not") {
  Dusk misled, told;
  for (Dusk* d : {&misled, &told}) {
    const FormationId formation = d == &misled ? d->legion : named(d->scenario, "ve-11");
    d->state.mission[formation] = Mission::attack;
    meet(*d, formation);
    for (int day = 0; day < 5; ++day) d->pass(static_cast<std::uint64_t>(day));
  }
  REQUIRE(misled.scenario.formation[misled.legion].told == Task::guard);
  CHECK(misled.state.grievance[misled.legion] > 0.05);
  CHECK(told.state.grievance[named(told.scenario, "ve-11")] == 0.0);
  CHECK(misled.count(EventKind::shock) == misled.theatre.units_of[misled.legion].size());
  CHECK(misled.state.learned[misled.legion] > 0.5);
}

TEST_CASE("word of what awaits them reaches neighbours of one tongue, and by the network countrymen far away") {
  const auto heard = [](bool near, bool network, std::string_view who) {
    Dusk d;
    const FormationId told = named(d.scenario, "ve-11"), other = named(d.scenario, who);
    d.drawn.network_access[other] = network ? 1 : 0;
    d.state.restriction[other] = 0;
    d.state.learned[told] = 0.8;
    const HexId place = d.state.hex[*d.theatre.of(told).begin()];
    for (const UnitId unit : d.theatre.of(other)) d.state.hex[unit] = near ? place : HexId{std::size_t{0}};
    for (std::uint64_t day = 0; day < 5; ++day) share_life(d, day);
    return d.state.learned[other];
  };
  CHECK(heard(false, false, "ve-20") == 0);
  CHECK(heard(true, false, "ve-20") > 0.1);
  CHECK(heard(false, true, "ve-20") > 0.02);
  CHECK(heard(true, true, "ve-20") > heard(true, false, "ve-20"));
  CHECK(heard(true, true, "legion") == 0);  // of another nation and another language
}

TEST_CASE("a contingent called home stops attacking, goes to the rear and is gone, to the last who can") {
  Dusk d;
  d.state.contingent[d.sandhaven].leaving = 1;
  const std::int64_t before = d.people_of(d.legion);
  for (int turn = 0; turn < 40 * d.scenario.turns_a_day(); ++turn) {
    d.state.turn = turn;
    phases::command(d.setting(), d.state, d.journal);
    phases::movement(d.setting(), d.state, d.journal);
    phases::decide_on_contingents(d.setting(), d.state, d.journal);
    CHECK(!attacking(d.state, d.legion));
  }
  for (const UnitId unit : d.theatre.of(d.legion)) CHECK(d.state.presence[unit] == Presence::gone);
  CHECK(d.people_of(d.legion) == before);
  std::size_t others = 0;
  for (const UnitId unit : d.theatre.units())
    others += d.theatre.nation_of[unit] != d.sandhaven && d.state.presence[unit] == Presence::gone;
  CHECK(others == 0);
}

TEST_CASE("what a government bears is the scenario's number, or the parameters' where it says nothing") {
  const auto pauses = [](double said, double usual) {
    std::size_t paused = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      Dusk d;
      d.drawn.tolerance[d.sandhaven] = said;
      d.parameters.coalition.tolerance.tolerance = usual;
      d.state.ledger[d.legion].killed = d.state.contingent[d.sandhaven].began_with / 5;
      phases::decide_on_contingents(d.setting(seed), d.state, d.journal);
      paused += d.state.contingent[d.sandhaven].paused != 0;
    }
    return paused;
  };
  CHECK(pauses(0, 0.1) > pauses(0, 0.9) + 10);
  CHECK(pauses(0.1, 0.9) == pauses(0, 0.1));
}

TEST_CASE("a pause stands its days, and what was lost before it ends does not bring the next one") {
  std::size_t again = 0, ended = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Dusk d;
    Contingent& contingent = d.state.contingent[d.sandhaven];
    d.state.ledger[d.legion].killed = contingent.began_with / 3;
    d.parameters.coalition.tolerance.pause = 0.5;
    d.parameters.coalition.tolerance.resume = 0.5;
    d.parameters.coalition.tolerance.withdraw = 0;
    int paused_on = -1;
    for (int day = 0; day < 60; ++day) {
      d.state.turn = day * d.scenario.turns_a_day() + d.scenario.turns_a_day() - 1;
      const bool before = contingent.paused != 0;
      phases::decide_on_contingents(d.setting(seed * 100 + static_cast<std::uint64_t>(day)), d.state,
                                    d.journal);
      const bool now = contingent.paused != 0;
      if (now && !before) {
        again += paused_on >= 0;
        paused_on = day;
      }
      if (before && !now) {
        ended += 1;
        CHECK(day - paused_on >= d.parameters.coalition.tolerance.stands);
        CHECK(contingent.accepted == d.state.ledger[d.legion].killed);
      }
    }
  }
  CHECK(ended > 50);
  CHECK(again == 0);
}

TEST_CASE("a contingent that may only defend is never ordered to attack; its neighbours are") {
  std::size_t orders = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Dusk d;
    d.state.contingent[d.sandhaven].defends = 1;
    for (int day = 0; day < 10; ++day) {
      d.state.turn = day * d.scenario.turns_a_day();
      phases::command(d.setting(seed * 100 + static_cast<std::uint64_t>(day)), d.state, d.journal);
    }
    for (const Event& event : d.journal.events()) {
      if (event.kind != EventKind::order_given || event.b != static_cast<float>(Mission::attack)) continue;
      orders += 1;
      CHECK(!(event.formation == d.legion));
    }
  }
  CHECK(orders > 0);
}

TEST_CASE("a headquarters that loses its people slows its orders, and its leaders lead less") {
  Dusk whole, hit;
  const UnitId staff = headquarters(hit);
  const FormationId formation = hit.theatre.formation_of[staff];
  hit.state.loss_day[staff] = 0.6;
  for (Dusk* d : {&whole, &hit}) share_life(*d);
  CHECK(whole.state.staff_lost[formation] == 0.0);
  CHECK(hit.state.staff_lost[formation] > 0.2);
  CHECK(hit.scratch.life[formation].leadership < whole.scratch.life[formation].leadership);
  for (int day = 0; day < 30; ++day) {
    hit.state.loss_day[staff] = 0;
    share_life(hit);
  }
  CHECK(hit.state.staff_lost[formation] < 0.05);
}

TEST_CASE("battalions whose leaders have fallen hold together less, waver sooner and are led less") {
  std::size_t wavered[2] = {0, 0};
  double cohesion[2] = {0, 0};
  for (std::uint64_t seed = 0; seed < 200; ++seed)
    for (const bool leaderless : {false, true}) {
      Dusk d;
      const FormationId formation = named(d.scenario, "ve-11");
      d.state.leaders_lost[formation] = leaderless ? 0.8 : 0.0;
      meet(d, formation);
      for (const UnitId unit : d.theatre.of(formation)) d.state.lost[unit] = d.state.came_with[unit] / 4;
      for (std::uint64_t day = 0; day < 3; ++day) d.pass(seed * 10 + day);
      for (const UnitId unit : d.theatre.of(formation)) {
        cohesion[leaderless] += d.state.cohesion[unit];
        wavered[leaderless] += d.state.morale[unit] > Morale::steady;
      }
    }
  CHECK(cohesion[1] < cohesion[0] - 1);
  CHECK(wavered[1] > wavered[0] + wavered[0] / 10);
}

TEST_CASE("the bound on hazards changes no transition and no desertion") {
  std::size_t moved = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Dusk d;
    for (const FormationId formation : d.theatre.formations()) meet(d, formation);
    share_life(d, seed);
    const UnitId unit{seed % d.theatre.side_of.rows()};
    d.state.lost[unit] = d.state.came_with[unit] / 3;
    d.state.loss_day[unit] = 0.1;
    d.state.morale[unit] = static_cast<Morale>(seed % 4);
    const models::PerDomain weights = models::domain_weights(
        d.parameters.training.domain, d.scenario.unit[unit].branch, d.state.posture[unit], 0, 0);
    models::Strain strain = phases::strain_of(d.setting(seed), d.state, unit, weights);
    const Morale before = d.state.morale[unit];
    phases::change_morale(d.setting(seed), d.state, d.journal, unit, strain,
                          models::hazard_bounds(d.parameters.morale.hazard, before, strain).transition);
    strain.neighbours_broken = phases::neighbours_broken(d.setting(seed), d.state, unit);
    const auto chances =
        models::chances(models::hazards(d.parameters.morale.hazard, before, strain), phases::one_day);
    const double luck = d.setting(seed).chance.uniform(d.theatre.unit_key[unit] + 3);
    Morale expected = before;
    if (luck < chances.surrender)
      expected = Morale::surrendered;
    else if (luck < chances.surrender + chances.worsen)
      expected = models::worse(before);
    else if (luck < 1 - chances.stay)
      expected = models::better(before);
    CHECK(d.state.morale[unit] == expected);
    moved += expected != before;
  }
  CHECK(moved > 20);
}

TEST_CASE("nothing that an earlier day or play left behind reaches a unit") {
  Dusk fresh, used;
  for (FormationLife& life : used.scratch.life) {
    life.camp_left.fill(0.1);
    life.leadership = life.gap = life.messages = life.access = life.rest_lost = 1;
  }
  for (CasualtyDay& day : used.scratch.casualties) day.killed = day.severe = 7;
  for (Dusk* d : {&fresh, &used}) {
    for (const UnitId unit : d->theatre.units())
      d->state.posture[unit] = Posture::reserve;  // orders changed today
    for (const FormationId formation : d->theatre.formations()) meet(*d, formation);
    d->pass();
  }
  CHECK(signature(fresh.state) == signature(used.state));
  const Dusk before;
  for (const UnitId unit : fresh.theatre.units())
    for (std::size_t d = 0; d < domain_count; ++d)
      CHECK(fresh.state.training[unit].level[d] - before.state.training[unit].level[d] < 0.1);
}

TEST_CASE("a rout spreads: beside broken battalions more waver than beside steady ones") {
  std::size_t beside_steady = 0, beside_broken = 0;
  for (std::uint64_t seed = 0; seed < 600; ++seed)
    for (const Morale beside : {Morale::steady, Morale::broken}) {
      Dusk d;
      const UnitId unit = *d.theatre.of(d.legion).begin();
      for (const UnitId other : d.theatre.of(d.legion)) d.state.hex[other] = d.state.hex[unit];
      for (const UnitId other : d.theatre.of(d.legion))
        if (other != unit) d.state.morale[other] = beside;
      d.front.muster(d.state);
      d.state.contact[unit] = 1;
      d.state.loss_day[unit] = 0.05;
      share_life(d, seed);
      const models::PerDomain weights = models::domain_weights(
          d.parameters.training.domain, d.scenario.unit[unit].branch, d.state.posture[unit], 0, 0);
      const models::Strain strain = phases::strain_of(d.setting(seed), d.state, unit, weights);
      phases::change_morale(
          d.setting(seed), d.state, d.journal, unit, strain,
          models::hazard_bounds(d.parameters.morale.hazard, d.state.morale[unit], strain).transition);
      (beside == Morale::steady ? beside_steady : beside_broken) += d.state.morale[unit] == Morale::shaken;
    }
  CHECK(beside_broken > beside_steady + beside_steady / 4);
}

TEST_CASE("more give themselves up where they expect to be well treated") {
  std::size_t ill = 0, well = 0;
  for (std::uint64_t seed = 0; seed < 600; ++seed)
    for (const double treatment : {0.0, 1.0}) {
      Dusk d;
      const UnitId unit = *d.theatre.of(d.legion).begin();
      d.drawn.treatment[d.sandhaven] = treatment;
      d.state.cut_off[unit] = 1;
      d.state.morale[unit] = Morale::broken;
      d.pass(seed);
      (treatment > 0 ? well : ill) += d.state.morale[unit] == Morale::surrendered;
    }
  CHECK(ill > 0);
  CHECK(well > ill + ill / 4);
}

TEST_CASE("fewer vehicles for the wounded, more killed on the way; nobody lost from the books") {
  std::int64_t killed[2] = {0, 0}, died[2] = {0, 0}, reached[2] = {0, 0};
  for (std::uint64_t seed = 0; seed < 40; ++seed)
    for (const bool plenty : {false, true}) {
      Dusk d;
      d.drawn.evacuation_places[d.sandhaven] = plenty ? 500 : 2;
      const std::int64_t before = d.people_of(d.legion);
      for (int day = 0; day < 5; ++day) {
        std::int32_t hit = 0;
        for (const UnitId unit : d.theatre.of(d.legion)) hit += take_losses(d.state, d.theatre, unit, 10);
        d.state.toll[d.legion].artillery += hit;
        d.pass(seed * 10 + static_cast<std::uint64_t>(day));
      }
      const Ledger& l = d.state.ledger[d.legion];
      killed[plenty] += l.killed - l.died_of_wounds;
      died[plenty] += l.died_of_wounds;
      reached[plenty] += l.wounded_severe + l.died_of_wounds;
      const Toll& since = d.state.toll[d.legion];  // deserters of the last dusk, entered tomorrow
      CHECK(d.people_of(d.legion) + l.killed + l.missing + l.captured + l.light + l.severe + l.invalided +
                since.deserted + since.surrendered ==
            before + l.replaced);
      CHECK(l.died_of_wounds <= l.killed);
      CHECK(l.wounded_severe <= l.wounded);
      CHECK((l.waiting > 0) == !plenty);
    }
  CHECK(killed[0] > killed[1] + killed[1] / 4);
  for (const bool plenty : {false, true}) CHECK(died[plenty] < reached[plenty] / 10);
}

TEST_CASE("vehicles that a nation's other formations leave empty carry the wounded of one that is hit") {
  const auto waits = [](double lent) {
    Dusk d;
    d.parameters.medical.evacuation.lent = lent;
    d.parameters.medical.evacuation.vehicles = 1;
    const FormationId hit = named(d.scenario, "ar-9");
    std::int32_t people = 0;
    for (const UnitId unit : d.theatre.of(hit)) people += take_losses(d.state, d.theatre, unit, 60);
    d.state.toll[hit].artillery += people;
    d.pass();
    CHECK(d.state.ledger[hit].urgent <= d.state.ledger[hit].waiting);
    return d.state.ledger[hit].waiting;
  };
  CHECK(waits(0) > 0);
  CHECK(waits(1) < waits(0) - 1);
}

TEST_CASE("whoever is left of a formation without people is cared for, were they all hit lightly") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    Dusk d;
    std::int32_t all = 0;
    for (const UnitId unit : d.theatre.of(d.legion))
      all += take_losses(d.state, d.theatre, unit, d.state.people[unit]);
    d.state.toll[d.legion].surrendered = all - 1;
    d.state.toll[d.legion].artillery = 1;
    d.pass(seed);
    const Ledger& l = d.state.ledger[d.legion];
    CHECK(l.killed + l.missing + l.captured + l.light + l.severe + l.invalided == all);
  }
}

TEST_CASE("months of wounded do not fill the theatre's hospitals: who can travel is sent on") {
  Dusk d;
  const double stay = d.parameters.medical.hospital.stay;
  double most = 0;
  std::int32_t severe = 0;
  for (std::uint64_t day = 0; day < 60; ++day) {
    std::int32_t hit = 0;
    for (const UnitId unit : d.theatre.of(d.legion)) hit += take_losses(d.state, d.theatre, unit, 3);
    d.state.toll[d.legion].artillery += hit;
    const std::int32_t before = d.state.ledger[d.legion].wounded_severe;
    d.pass(day);
    severe = std::max(severe, d.state.ledger[d.legion].wounded_severe - before);
    most = std::max(most, d.state.contingent[d.sandhaven].in_hospital);
  }
  CHECK(most > severe);
  CHECK(most < 2 * severe * stay);  // the sick beside them
  CHECK(d.state.ledger[d.legion].severe > most);
}

TEST_CASE("what told in a change of morale is noted with it, the largest first") {
  std::size_t told = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Dusk d;
    for (const FormationId formation : d.theatre.formations()) meet(d, formation);
    for (const UnitId unit : d.theatre.units()) {
      d.state.lost[unit] = d.state.came_with[unit] / 2;
      d.state.loss_day[unit] = 0.3;
    }
    d.pass(seed);
    const std::vector<Event>& events = d.journal.events();
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (events[i].kind != EventKind::morale_changed || events[i].b < events[i].a) continue;
      REQUIRE(i + 1 < events.size());
      CHECK(events[i + 1].kind == EventKind::strain);
      CHECK(events[i + 1].cause == events[i].cause);
      CHECK(events[i + 1].unit == events[i].unit);
      for (std::size_t k = i + 2; k < events.size() && events[k].kind == EventKind::strain; ++k)
        CHECK(events[k].b <= events[k - 1].b);
      told += events[i].cause == Cause::losses;
    }
  }
  CHECK(told > 100);
}

}  // namespace salient::tests
