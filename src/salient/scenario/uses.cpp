#include "scenario/uses.hpp"

#include <utility>

namespace salient {
namespace {

/// Collects the values that are the quantity.
class Uses {
 public:
  Uses(const Scenario& scenario, QuantityId quantity) : s_{scenario}, quantity_{quantity} {}
  std::vector<std::string> all() {
    for (const Side& side : s_.side) of(side);
    for (const Nation& nation : s_.nation) of(nation);
    for (const Formation& formation : s_.formation) of(formation);
    for (const SupplySource& source : s_.source_of_supply) see(source.name, "tonnes a day", source.tonnes);
    for (const Depot& depot : s_.depot) see(depot.name, "size", depot.size);
    for (const WorksLine& line : s_.works)
      see(line.name, "works", line.level), see(line.name, "mines", line.mines);
    for (const Plan& plan : s_.plan) of(plan);
    for (const Axis& axis : s_.axis) see("axis " + axis.name, "effort", axis.effort);
    for (const PlanPhase& phase : s_.plan_phase)
      for (const auto& [what, value] : {std::pair{"days after the one before", &phase.after},
                                        {"share of the region", &phase.share},
                                        {"believed ratio", &phase.ratio}})
        if (*value) see("phase " + phase.name, what, **value);
    for (const Process& process : s_.process) of(process);
    return std::move(found_);
  }

 private:
  void see(const std::string& owner, const char* what, const Value& value) {
    if (value.quantity == quantity_) found_.push_back(owner + ": " + what);
  }
  void of(const Side& side) {
    see(side.name, "aircraft", side.air);
    see(side.name, "drones", side.drones);
    see(side.name, "jamming", side.jamming);
    see(side.name, "shells", side.shells);
    see(side.name, "replacements", side.replacements);
    see(side.name, "deception", side.deception);
    see(side.name, "cluster shells", side.cluster);
    see(side.name, "drones on fibre", side.fibre);
    see(side.name, "shooting at drones", side.interception);
    see(side.name, "air defence", side.air_defence);
    see(side.name, "missiles", side.missiles);
    see(side.name, "long-range drones", side.long_range_drones);
    see(side.name, "material for works", side.material);
  }
  void of(const Nation& nation) {
    see(nation.name, "sites reachable at home", nation.home_sites);
    see(nation.name, "access at home", nation.home_access);
    see(nation.name, "losses its government tolerates", nation.tolerance);
    see(nation.name, "training of replacements", nation.dilution);
    see(nation.name, "chance that it lets them defend only", nation.defends_only);
    see(nation.name, "messages to its soldiers", nation.messages);
    see(nation.name, "messages in their language", nation.messages_language);
    see(nation.name, "treatment they expect as prisoners", nation.treatment);
    see(nation.name, "places in hospital", nation.hospital_places);
    see(nation.name, "places in vehicles for the wounded", nation.evacuation_places);
  }
  void of(const Formation& f) {
    const std::pair<const char*, const Value*> members[] = {
        {"fill", &f.fill},
        {"people", &f.people},
        {"cohesion", &f.confidence},
        {"leadership", &f.leadership},
        {"information", &f.information},
        {"weapons", &f.weapons},
        {"ammunition", &f.ammunition},
        {"discipline", &f.discipline},
        {"network access", &f.network_access},
        {"devices held", &f.devices_held},
        {"instructors", &f.instructors},
        {"interpreters", &f.interpreters},
        {"arrival", &f.arrives},
        {"people in hospital at the start", &f.sick_and_hurt},
        {"people killed before the start", &f.killed_before}};
    for (const auto& [what, value] : members) see(f.name, what, *value);
    for (const Value& level : f.training)
      if (level.quantity == quantity_) return see(f.name, "training", level);
    for (const Value& share : f.programme)
      if (share.quantity == quantity_) return see(f.name, "programme in camp", share);
  }
  void of(const Plan& plan) {
    const std::string owner =
        (plan.kind == PlanKind::offensive ? "the offensive of " : "the defence of ") + s_.side[plan.side].name;
    see(owner, "start", plan.start);
    see(owner, "preparation", plan.preparation);
    see(owner, "shelling", plan.shelling);
    see(owner, "resolve", plan.resolve);
  }
  void of(const Process& process) {
    const auto regime = [&](int row) { return process.regimes[static_cast<std::size_t>(row)].id; };
    for (const Regime& r : process.regimes) {
      see(process.name, ("shells while " + r.id).c_str(), r.shells);
      see(process.name, ("replacements while " + r.id).c_str(), r.replacements);
      see(process.name, ("drones while " + r.id).c_str(), r.drones);
    }
    for (const Switch& option : process.switches) {
      see(process.name, ("day of a turn to " + regime(option.to)).c_str(), option.day);
      see(process.name, ("last day of a turn to " + regime(option.to)).c_str(), option.until);
      see(process.name, ("chance of a turn to " + regime(option.to)).c_str(), option.probability);
    }
    for (const Statement& statement : process.statements)
      see(process.name, ("what a statement moves toward " + regime(statement.to)).c_str(), statement.log_odds);
    see(process.name, "lag", process.lag);
  }

  const Scenario& s_;
  QuantityId quantity_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> uses_of(const Scenario& scenario, QuantityId quantity) {
  return Uses{scenario, quantity}.all();
}

}  // namespace salient
