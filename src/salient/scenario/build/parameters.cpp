#include <fmt/format.h>

#include <algorithm>

#include "scenario/build/build.hpp"

namespace salient::building {

using namespace reading;

namespace {

/// Low, value and high in order, and what their shape asks of them.
evidence::Distribution distribution_of(const ParameterDraft& draft, evidence::Shape shape, Reader& reader) {
  const evidence::Distribution d{shape, draft.low.value_or(draft.value), draft.value,
                                 draft.high.value_or(draft.value)};
  const auto scope = reader.inside(draft.key);
  if (d.low > d.best || d.best > d.high)
    reader.report(*draft.node, {.found = fmt::format("low {}, value {}, high {}", d.low, d.best, d.high),
                                .expected = "low <= value <= high",
                                .because = "the value lies within what is plausible"});
  if (shape == evidence::Shape::lognormal && d.low <= 0)
    reader.report(*draft.node, {.found = fmt::format("low {}", d.low),
                                .expected = "low above 0",
                                .because = "a lognormal has no zero; its low is the 5 % point"});
  return d;
}

void report_unknown(const ParameterDraft& draft, const std::vector<std::string>& known, Reader& reader) {
  const auto scope = reader.inside(draft.key);
  reader.report_key(*draft.node, {.found = draft.key,
                                  .expected = "the key of a parameter, subject.model.member",
                                  .because = "no equation uses a parameter of this name",
                                  .attempt = did_you_mean(draft.key, known)});
}

using Entries = std::map<std::string, ParameterEntry>;

void take(const ParameterDraft& draft, const std::vector<std::string>& known, Entries& entries,
          Reader& reader) {
  if (!std::binary_search(known.begin(), known.end(), draft.key)) return report_unknown(draft, known, reader);
  ParameterEntry entry{.key = draft.key,
                       .unit = draft.unit,
                       .what = draft.what,
                       .source = draft.source,
                       .standing = draft.standing.value_or(Standing::judgement)};
  entry.distribution = distribution_of(draft, draft.shape.value_or(evidence::Shape::point), reader);
  if (entries.emplace(draft.key, std::move(entry)).second) return;
  const auto scope = reader.inside(draft.key);
  reader.report_key(*draft.node, {.found = draft.key,
                                  .expected = "each parameter once in all files",
                                  .because = "another file of the folder has this parameter too"});
}

/// An override keeps what the parameter is and changes how much.
void override_with(const ParameterDraft& draft, const std::vector<std::string>& known, Entries& entries,
                   Reader& reader) {
  if (!std::binary_search(known.begin(), known.end(), draft.key)) return report_unknown(draft, known, reader);
  const auto found = entries.find(draft.key);
  if (found == entries.end()) return;
  const bool ranged = draft.low && draft.high;
  if (draft.low.has_value() != draft.high.has_value())
    report_key_of(*draft.node, draft.low ? "high" : "low", reader,
                  {.expected = "low and high, or neither",
                   .because = "a range has two ends; without one the value is fixed"});
  found->second.distribution = distribution_of(
      draft, ranged ? draft.shape.value_or(found->second.distribution.shape) : evidence::Shape::point, reader);
  found->second.source = draft.source + "; here: " + draft.because;
}

}  // namespace

void build_parameters(const Drafts& drafts, Scenario& scenario, Reader& reader) {
  std::vector<std::string> known = parameter_keys();
  std::sort(known.begin(), known.end());
  Entries entries;
  for (const ParameterDraft& draft : drafts.parameters) take(draft, known, entries, reader);
  for (const std::string& key : known)
    if (!entries.contains(key) && reader.names.parameters_complete)
      reader.report(
          {.where = reader.names.parameters_folder,
           .what = key,
           .found = "no such parameter in any file of the folder",
           .expected = fmt::format("[{}] with value, unit, low, high, shape, standing, source and what", key),
           .because = "an equation uses it",
           .attempt = ""},
          last_file);
  for (const ParameterDraft& draft : drafts.overrides) override_with(draft, known, entries, reader);
  // parameter_keys() is ascending, as a map is: rows of entries and of the binding agree.
  for (auto& [key, entry] : entries) scenario.parameter.push_back(std::move(entry));
}

}  // namespace salient::building
