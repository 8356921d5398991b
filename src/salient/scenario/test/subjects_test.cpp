#include "scenario/subjects.hpp"

#include <algorithm>

#include "scenario/knowledge.hpp"
#include "tests/support/tiny.hpp"

namespace salient::tests {
namespace {

/// The parameters that still have a range.
std::vector<std::string> varied(const std::vector<std::string>& subjects) {
  Scenario scenario = tiny();
  vary_only(scenario, subjects);
  std::vector<std::string> keys;
  for (const ParameterEntry& entry : scenario.parameter)
    if (entry.distribution.low < entry.distribution.high) keys.push_back(entry.key);
  return keys;
}

}  // namespace

TEST_CASE("each parameter of people is of one subject, and of no other") {
  std::vector<std::string> together;
  for (const Subject& subject : subjects())
    if (subject.name.starts_with("people."))
      for (const std::string& key : varied({std::string{subject.name}})) together.push_back(key);
  std::sort(together.begin(), together.end());
  CHECK(std::adjacent_find(together.begin(), together.end()) == together.end());
  CHECK(together == varied({"people"}));
  for (const ParameterEntry& entry : tiny().parameter)
    for (const char* file : {"training.", "morale.", "coalition.", "information.", "medical."})
      if (entry.key.starts_with(file) && entry.distribution.low < entry.distribution.high)
        CHECK(std::binary_search(together.begin(), together.end(), entry.key));
}

TEST_CASE("what is held stands at its centre, in every play") {
  Scenario scenario = tiny();
  const Knowledge centre = central_knowledge(scenario);
  vary_only(scenario, {"nothing"});
  for (std::uint64_t play = 0; play < 5; ++play) {
    Knowledge drawn;
    draw_knowledge(scenario, play_key(1, play).at("knowledge"), drawn);
    for (const QuantityId id : ids<QuantityId>(scenario.quantity.rows()))
      CHECK(drawn.quantity[id] == centre.quantity[id]);
    for (const ParameterId id : ids<ParameterId>(scenario.parameter.rows()))
      CHECK(drawn.parameter[id] == centre.parameter[id]);
  }
}

}  // namespace salient::tests
