#pragma once
#include <Eigen/Dense>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "history/calibrate.hpp"
#include "scenario/parameters.hpp"

namespace salient::history {

/// What is fitted, on its scales, and the parameters that follow from it: first the parameters that have a
/// prior, ascending by key, then effectiveness and losses of each nation.
class Fitted {
 public:
  using Vector = Eigen::VectorXd;
  using Matrix = Eigen::MatrixXd;

  Fitted(const Scenario& parameters, const FitSettings&, const std::vector<std::string>& nations);

  Eigen::Index parameters() const { return static_cast<Eigen::Index>(prior_.size()); }
  Eigen::Index nations() const { return nations_; }
  Eigen::Index size() const { return parameters() + 2 * nations_; }
  const Prior& prior(Eigen::Index parameter) const { return prior_[static_cast<std::size_t>(parameter)]; }
  double deviation(Eigen::Index i) const;  ///< of its prior
  const std::vector<ParameterId>& ids() const { return id_; }
  const std::vector<ParameterId>& left_out() const { return left_out_; }  ///< parameters that stay at 0
  Vector start() const;
  double value(const Vector& x, Eigen::Index parameter) const;
  std::optional<Eigen::Index> place_of(const std::string& key) const;  ///< none where it is left out
  models::AttritionParameters at(const Vector& x) const;
  const models::GroundParameters& to_ground() const { return to_ground_; }  ///< not fitted
  /// Of several nations together; none: as nations usually are.
  models::Nationality nationality(const Vector& x, const std::vector<std::size_t>& nations) const;
  /// Precision of the prior: every parameter by itself.
  Matrix precision() const;

 private:
  ParameterBinding binding_;
  Column<ParameterId, double> centre_;
  std::vector<Prior> prior_;
  std::vector<ParameterId> id_, left_out_;
  Eigen::Index nations_{0};
  models::NationSpread spread_{};
  models::GroundParameters to_ground_{};
};

}  // namespace salient::history
