#include "chance/distributions.hpp"
#include "phases/people/people.hpp"

namespace salient::phases {

void draw_luck(const Setting& at) {
  const auto& units = at.theatre.unit_key;
  const auto& formations = at.theatre.formation_key;
  DaysLuck& luck = at.scratch.luck;
  const auto draw = [&](std::uint64_t number, Column<UnitId, double>& into) {
    chance::uniforms(at.chance, {units.data(), units.rows()}, number, {into.data(), into.rows()});
  };
  draw(0, luck.sick);
  draw(1, luck.severely_sick);
  draw(2, luck.deserts);
  draw(3, luck.heart);
  chance::keys_at(at.chance, {formations.data(), formations.rows()},
                  {luck.formation.data(), luck.formation.rows()});
}

/// Once a day, at dusk: will, wounds, replacements.
void people(const Setting& at, State& s, Journal& journal) {
  if (!dusk(at, s)) return;
  draw_luck(at);
  care_for_casualties(at, s, journal);
  share_life(at, s, journal);
  change_condition(at, s, journal);
  refit(at, s);
  decide_on_contingents(at, s, journal);
}

}  // namespace salient::phases
