#include "models/morale/expectation.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/math.hpp"
#include "models/share.hpp"

namespace salient::models {

double gap(Task told, Task ordered) {
  const double steps = static_cast<double>(ordered) - static_cast<double>(told);
  return std::max(0.0, steps) / static_cast<double>(Task::assault);
}

double surprise_left(Share gap, Share learned) {
  EXPECT(are_shares(gap, learned));
  return gap * (1.0 - learned);
}

double first_contact_shock(const ExpectationParameters& p, const FirstContact& at) {
  EXPECT(are_shares(at.gap, at.information_fill, at.ammunition_fill, at.weapons_fill));
  EXPECT(are_shares(at.leadership, at.training));
  const double lacking = 1.0 + p.information * (1.0 - at.information_fill) +
                         p.ammunition * (1.0 - at.ammunition_fill) + p.weapons * (1.0 - at.weapons_fill);
  const double relief = p.leadership * at.leadership + p.training * at.training;
  return 1.0 - math::exp(-(p.base + p.gap * at.gap) * lacking * math::exp(-relief));
}

double shock_after(const ExpectationParameters& p, Share shock, const Easing& by, Days span) {
  EXPECT(are_shares(shock, by.supply_fill, by.leadership, by.neighbours_learned) && span >= Days{0});
  if (shock <= 0.0) return 0.0;
  const double rate =
      p.decay * by.supply_fill + p.decay_leadership * by.leadership + p.decay_learning * by.neighbours_learned;
  return shock * math::exp(-rate * in<Days>(span));
}

double learned_after(const ExpectationParameters& p, Share learned, const Hearsay& from, Days span) {
  EXPECT(are_shares(learned, from.in_contact, from.neighbours_know, from.countrymen_know) &&
         is_share(from.network_access) && span >= Days{0});
  const double told = p.seen * from.in_contact + p.word_near * from.neighbours_know +
                      p.word_network * from.network_access * from.countrymen_know;
  if (learned >= 1.0 || told + p.word * learned <= 0.0) return learned;  // nobody has anything to tell
  const double all = told + p.word;
  const double left = (1.0 - learned) * math::exp(-all * in<Days>(span));
  return 1.0 - all * left / (p.word * left + told + p.word * learned);
}

double grievance_after(const GrievanceParameters& p, Share grievance, const Complaint& over, Days span) {
  EXPECT(are_shares(grievance, over.gap, over.known, over.devices) && span >= Days{0});
  const double rise = p.misled * over.gap * over.known + p.devices * over.devices;
  if (rise <= 0.0 && grievance <= 0.0) return 0.0;
  const double rate = rise + 1.0 / p.fading, goal = rise / rate;
  return goal + (grievance - goal) * math::exp(-rate * in<Days>(span));
}

}  // namespace salient::models
