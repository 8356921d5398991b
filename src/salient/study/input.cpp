#include "study/input.hpp"

namespace salient::study {

std::string_view spelling(InputKind kind) {
  constexpr std::string_view kinds[] = {"quantity", "claim", "parameter"};
  return kinds[static_cast<std::size_t>(kind)];
}

std::vector<Input> inputs_of(const Layout& layout) {
  const Scenario& s = layout.scenario;
  std::vector<Input> inputs;
  for (const QuantityId id : ids<QuantityId>(s.quantity.rows()))
    inputs.push_back({InputKind::quantity, inputs.size(), id.row(), s.quantity[id].id, s.quantity[id].about});
  for (const ParameterId id : layout.varying)
    inputs.push_back(
        {InputKind::parameter, inputs.size(), id.row(), s.parameter[id].key, s.parameter[id].what});
  return inputs;
}

double value_of(const Input& input, const Knowledge& known) {
  return input.kind == InputKind::quantity ? known.quantity[QuantityId{input.row}]
                                           : known.parameter[ParameterId{input.row}];
}

void set(const Scenario& s, const Input& input, double share, Knowledge& known) {
  if (input.kind == InputKind::quantity) {
    const QuantityId id{input.row};
    known.quantity[id] = evidence::quantile(s.quantity[id].pooled, share);
  } else {
    const ParameterId id{input.row};
    known.parameter[id] = evidence::quantile(s.parameter[id].distribution, share);
  }
}

}  // namespace salient::study
