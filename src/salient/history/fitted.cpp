#include "history/fitted.hpp"

#include <stdexcept>

#include "scenario/knowledge.hpp"

namespace salient::history {
namespace {

ParameterId row_of(const Scenario& parameters, const std::string& key) {
  for (const ParameterId id : salient::ids<ParameterId>(parameters.parameter.rows()))
    if (parameters.parameter[id].key == key) return id;
  throw std::logic_error{"no parameter " + key};
}

}  // namespace

Fitted::Fitted(const Scenario& parameters, const FitSettings& settings, const std::vector<std::string>& nations)
    : binding_{parameters.parameter}, centre_{central_knowledge(parameters).parameter} {
  for (const Prior& prior : priors_of(settings.inputs)) {
    const ParameterId id = row_of(parameters, prior.key);
    if (settings.without.contains(prior.mechanism)) {
      left_out_.push_back(id);
      continue;
    }
    prior_.push_back(prior);
    id_.push_back(id);
  }
  if (settings.without.contains("nation"))
    for (const char* key : {"attrition.nation.effectiveness", "attrition.nation.losses"})
      left_out_.push_back(row_of(parameters, key));
  else
    nations_ = static_cast<Eigen::Index>(nations.size());
  for (const ParameterId id : left_out_) centre_[id] = 0;
  Parameters all{};
  binding_.fill(all, centre_);
  spread_ = all.attrition.nation;
  to_ground_ = all.engagement.to_ground;
}

double Fitted::deviation(Eigen::Index i) const {
  if (i < parameters()) return prior(i).deviation;
  return (i - parameters()) % 2 == 0 ? spread_.effectiveness : spread_.losses;
}

Fitted::Vector Fitted::start() const {
  Vector x = Vector::Zero(size());
  for (Eigen::Index i = 0; i < parameters(); ++i) x[i] = prior(i).mean;
  return x;
}

double Fitted::value(const Vector& x, Eigen::Index i) const { return off_scale(prior(i).scale, x[i]); }

std::optional<Eigen::Index> Fitted::place_of(const std::string& key) const {
  for (Eigen::Index i = 0; i < parameters(); ++i)
    if (prior(i).key == key) return i;
  return std::nullopt;
}

models::AttritionParameters Fitted::at(const Vector& x) const {
  Column<ParameterId, double> values = centre_;
  for (Eigen::Index i = 0; i < parameters(); ++i) values[id_[static_cast<std::size_t>(i)]] = value(x, i);
  Parameters all{};
  binding_.fill(all, values);
  return all.attrition;
}

models::Nationality Fitted::nationality(const Vector& x, const std::vector<std::size_t>& nations) const {
  models::Nationality sum;
  if (nations_ == 0 || nations.empty()) return sum;
  const auto share = 1 / static_cast<double>(nations.size());
  for (const std::size_t nation : nations) {
    const Eigen::Index i = parameters() + 2 * static_cast<Eigen::Index>(nation);
    sum.effectiveness += share * x[i];
    sum.losses += share * x[i + 1];
  }
  return sum;
}

Fitted::Matrix Fitted::precision() const {
  Matrix p = Matrix::Zero(size(), size());
  for (Eigen::Index i = 0; i < size(); ++i) p(i, i) = 1 / (deviation(i) * deviation(i));
  return p;
}

}  // namespace salient::history
