#include "scenario/knowledge.hpp"

namespace salient {

void draw_knowledge(const Scenario& scenario, chance::Key knowledge, Knowledge& into) {
  into.quantity.assign(scenario.quantity.rows(), 0.0);
  into.parameter.assign(scenario.parameter.rows(), 0.0);
  const chance::Key quantities = knowledge.at("quantity"), parameters = knowledge.at("parameter");
  for (const QuantityId id : ids<QuantityId>(scenario.quantity.rows())) {
    const auto& quantity = scenario.quantity[id];
    into.quantity[id] = evidence::quantile(quantity.pooled, quantities.at(quantity.id).uniform(0));
  }
  for (const ParameterId id : ids<ParameterId>(scenario.parameter.rows())) {
    const ParameterEntry& entry = scenario.parameter[id];
    into.parameter[id] = evidence::quantile(entry.distribution, parameters.at(entry.key).uniform(0));
  }
}

Knowledge central_knowledge(const Scenario& scenario) {
  Knowledge central;
  central.quantity.assign(scenario.quantity.rows(), 0.0);
  central.parameter.assign(scenario.parameter.rows(), 0.0);
  for (const QuantityId id : ids<QuantityId>(scenario.quantity.rows()))
    central.quantity[id] = evidence::mean(scenario.quantity[id].pooled);
  for (const ParameterId id : ids<ParameterId>(scenario.parameter.rows()))
    central.parameter[id] = scenario.parameter[id].distribution.best;
  return central;
}

}  // namespace salient
