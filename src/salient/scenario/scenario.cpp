#include "scenario/scenario.hpp"

namespace salient {

models::Season Scenario::season(Date day) const {
  const int of_year = day - Date{day.year, 1, 1} + 1;
  return {day.month, of_year, map.grid.lonlat(HexId{map.grid.hexes() / 2}).lat};
}

}  // namespace salient
