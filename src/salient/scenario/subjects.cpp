#include "scenario/subjects.hpp"

#include <algorithm>

#include "scenario/knowledge.hpp"

namespace salient {
namespace {

constexpr Subject known[] = {
    {"nothing", "everything is taken as known: luck alone"},
    {"people", "the seven below"},
    {"people.training", "skill by domain, camp, learning in combat, replacements"},
    {"people.expectation", "what soldiers were told, first contact, word of it, grievance"},
    {"people.morale", "hazards of breaking, surrender and desertion, cohesion, fatigue"},
    {"people.coalition", "the seam to a host, his equipment and uniform, caveats, tolerance of loss"},
    {"people.information", "networks, novelty, devices, the enemy's messages"},
    {"people.medical", "kinds of casualties, evacuation, hospitals, return to duty, disease"},
    {"people.leaders", "quality and loss of leaders and staffs"},
};

/// Keys of parameters that begin so belong to the subject.
struct Owner {
  std::string_view begins, subject;
};
constexpr Owner owners[] = {
    {"training.", "people.training"},
    {"morale.expectation.", "people.expectation"},
    {"morale.grievance.", "people.expectation"},
    {"morale.leaders.", "people.leaders"},
    {"morale.", "people.morale"},
    {"coalition.", "people.coalition"},
    {"information.", "people.information"},
    {"medical.", "people.medical"},
};

std::string_view subject_of(std::string_view parameter) {
  for (const Owner& owner : owners)
    if (parameter.starts_with(owner.begins)) return owner.subject;
  return {};
}

/// Calls visit(subject, value) for every value of the scenario that a subject owns.
template <class Visit>
void each_value(const Scenario& s, Visit&& visit) {
  for (const Nation& n : s.nation) {
    visit("people.training", n.dilution);
    visit("people.morale", n.treatment);
    for (const Value* v : {&n.tolerance, &n.defends_only}) visit("people.coalition", *v);
    for (const Value* v : {&n.home_sites, &n.home_access, &n.messages, &n.messages_language})
      visit("people.information", *v);
    for (const Value* v : {&n.hospital_places, &n.evacuation_places}) visit("people.medical", *v);
  }
  for (const Formation& f : s.formation) {
    for (const Value& v : f.training) visit("people.training", v);
    for (const Value& v : f.programme) visit("people.training", v);
    visit("people.training", f.instructors);
    for (const Value* v : {&f.information, &f.weapons, &f.ammunition}) visit("people.expectation", *v);
    visit("people.morale", f.confidence);
    visit("people.coalition", f.interpreters);
    for (const Value* v : {&f.discipline, &f.network_access, &f.devices_held}) visit("people.information", *v);
    visit("people.medical", f.sick_and_hurt);
    visit("people.leaders", f.leadership);
  }
}

bool named(const std::vector<std::string>& subjects, std::string_view subject) {
  return std::any_of(subjects.begin(), subjects.end(), [&](const std::string& name) {
    return !subject.empty() && (subject == name || (subject.starts_with(name) && subject[name.size()] == '.'));
  });
}

}  // namespace

std::span<const Subject> subjects() { return known; }

void vary_only(Scenario& s, const std::vector<std::string>& subjects) {
  const Knowledge centre = central_knowledge(s);
  Column<QuantityId, std::uint8_t> varies;
  varies.assign(s.quantity.rows(), 0);
  each_value(s, [&](std::string_view subject, const Value& value) {
    if (value.quantity && named(subjects, subject)) varies[value.quantity] = 1;
  });
  for (const QuantityId id : ids<QuantityId>(s.quantity.rows())) {
    if (varies[id]) continue;
    evidence::Pooled& pool = s.quantity[id].pooled;
    const evidence::Distribution point{evidence::Shape::point, centre.quantity[id], centre.quantity[id],
                                       centre.quantity[id]};
    pool.parts = {{point, 1.0, pool.parts.empty() ? ClaimId{} : pool.parts.front().claim}};
  }
  for (const ParameterId id : ids<ParameterId>(s.parameter.rows())) {
    if (named(subjects, subject_of(s.parameter[id].key))) continue;
    const double value = centre.parameter[id];
    s.parameter[id].distribution = {evidence::Shape::point, value, value, value};
  }
  s.posterior = Posterior{};
}

}  // namespace salient
