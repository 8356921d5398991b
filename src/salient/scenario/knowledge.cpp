#include "scenario/knowledge.hpp"

#include <algorithm>

namespace salient {

namespace {

/// One row whole: what was fitted together is drawn together.
void draw_posterior(const Posterior& posterior, chance::Key key, Knowledge& into) {
  const std::size_t rows = posterior.rows(), columns = posterior.parameter.size();
  if (rows == 0) return;
  const auto row = std::min(rows - 1, static_cast<std::size_t>(key.uniform(0) * static_cast<double>(rows)));
  for (std::size_t i = 0; i < columns; ++i)
    into.parameter[posterior.parameter[i]] = posterior.value[row * columns + i];
}

}  // namespace

double quantity_share(const evidence::QuantityOfInterest& quantity, chance::Key own, chance::Key voices) {
  return evidence::share_with(own.at("quantity").at(quantity.id).uniform(0), quantity.shared,
                              voices.at("voice"));
}
double parameter_share(chance::Key knowledge, std::string_view parameter) {
  return knowledge.at("parameter").at(parameter).uniform(0);
}

void draw_knowledge(const Scenario& scenario, chance::Key knowledge, Knowledge& into) {
  into.quantity.assign(scenario.quantity.rows(), 0.0);
  into.parameter.assign(scenario.parameter.rows(), 0.0);
  const chance::Key parameters = knowledge.at("parameter");
  for (const QuantityId id : ids<QuantityId>(scenario.quantity.rows())) {
    const auto& quantity = scenario.quantity[id];
    into.quantity[id] = evidence::quantile(quantity.pooled, quantity_share(quantity, knowledge, knowledge));
  }
  for (const ParameterId id : ids<ParameterId>(scenario.parameter.rows())) {
    const ParameterEntry& entry = scenario.parameter[id];
    into.parameter[id] = evidence::quantile(entry.distribution, parameters.at(entry.key).uniform(0));
  }
  draw_posterior(scenario.posterior, knowledge.at("posterior"), into);
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
