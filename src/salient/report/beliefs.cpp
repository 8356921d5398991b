#include "report/beliefs.hpp"

#include <fmt/format.h>

#include "scenario/date.hpp"
#include "study/answers.hpp"

namespace salient::report {
namespace {

std::string nations_told(const Scenario& s, const Snapshot& at, SideId side) {
  std::string text;
  for (const NationId nation : ids<NationId>(s.nation.rows())) {
    const NationPicture& of = at.picture_of[side.row() * s.nation.rows() + nation.row()];
    if (s.nation[nation].side == side || (of.believed <= 0 && of.present <= 0)) continue;
    text += fmt::format("  {} {:.0f} of {:.0f}", s.nation[nation].name, of.believed, of.present);
  }
  return text;
}

}  // namespace

std::string beliefs_told(const Scenario& s, const Journal& journal) {
  std::string text;
  for (const SideId side : ids<SideId>(s.side.rows())) {
    text += fmt::format(
        "\nWhat {} believed of its enemies near the front: people on its map, people there, the share of\n"
        "them that was placed within a hex, whose nation was right, days since they were seen, error of ln "
        "strength\n",
        s.side[side].name);
    for (std::size_t day = 0; day < journal.days(); ++day) {
      const Snapshot& at = journal.day(day);
      if (at.picture.empty() || day == 0) continue;
      const Picture& p = at.picture[side];
      text += fmt::format("  {:>17}  {:>7.0f} {:>7.0f}  {:>3.0f} %  {:>3.0f} %  {:>4.1f}  {:.2f} {}\n",
                          long_form(study::date_of(s, static_cast<int>(day))), p.believed, p.present,
                          100 * p.placed, 100 * p.named, p.age, p.error, nations_told(s, at, side));
    }
  }
  return text;
}

}  // namespace salient::report
