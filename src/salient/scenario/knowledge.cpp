#include "scenario/knowledge.hpp"

#include <algorithm>

#include "chance/distributions.hpp"

namespace salient {

namespace {

std::size_t row_drawn(std::size_t rows, chance::Key key) {
  return std::min(rows - 1, static_cast<std::size_t>(key.uniform(0) * static_cast<double>(rows)));
}

/// One row whole: what was fitted together is drawn together.
void draw_posterior(const Posterior& posterior, chance::Key key, Knowledge& into) {
  const std::size_t columns = posterior.parameter.size();
  if (posterior.rows() == 0) return;
  const std::size_t row = row_drawn(posterior.rows(), key);
  for (std::size_t i = 0; i < columns; ++i)
    into.parameter[posterior.parameter[i]] = posterior.value[row * columns + i];
}

/// Keyed by the sides' names: their order does not matter.
void draw_nations(const Scenario& scenario, chance::Key key, Knowledge& into) {
  into.effectiveness.assign(scenario.side.rows(), 0.0);
  into.losses.assign(scenario.side.rows(), 0.0);
  for (const SideId side : ids<SideId>(scenario.side.rows())) {
    const chance::Key of_side = key.at(scenario.side[side].id);
    into.effectiveness[side] = chance::normal(of_side, 0);
    into.losses[side] = chance::normal(of_side, 1);
  }
}

}  // namespace

std::size_t posterior_row(const Scenario& scenario, chance::Key knowledge) {
  return scenario.posterior.rows() == 0 ? 0 : row_drawn(scenario.posterior.rows(), knowledge.at("posterior"));
}

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
  draw_nations(scenario, knowledge.at("nation"), into);
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
