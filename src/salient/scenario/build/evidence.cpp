#include <fmt/format.h>

#include <algorithm>

#include "scenario/build/claim_form.hpp"

namespace salient::building {

using namespace reading;

namespace {

/// What is dated must have been said by the scenario's day.
void check_known_by(const Node& table, Date day, Date as_of, Reader& reader) {
  if (!table.find("as_of") || day <= as_of) return;
  report_key_of(
      table, "as_of", reader,
      {.expected = fmt::format("{} or earlier", to_string(as_of)),
       .because = "the scenario holds what was known on its as_of day, and this speaks of a later one",
       .attempt = "leave it out, or move as_of in scenario.toml"});
}

void check_source_date(const SourceDraft& source, Date as_of, Reader& reader) {
  if (!source.day || source.analyst || *source.day <= as_of) return;
  report_key_of(*source.node, "date", reader,
                {.expected = fmt::format("{} or earlier", to_string(as_of)),
                 .because = "the scenario holds what was known on its as_of day, and this was published later",
                 .attempt = "leave the source out, or move as_of in scenario.toml"});
}

void build_claim(const ClaimDraft& draft, const EvidenceDraft& file, Scenario& scenario, Reader& reader) {
  evidence::Claim claim = draft;
  claim.as_of = to_string(draft.day);
  if (claim.quantity && claim.quantity.row() < file.quantity.size()) {
    SaidNumber said = said_of(draft, file.quantity[claim.quantity.row()], reader);
    claim.distribution = std::move(said.distribution);
    claim.written = std::move(said.written);
    scenario.quantity[claim.quantity].claims.push_back(ClaimId{scenario.claim.rows()});
  }
  scenario.claim.push_back(std::move(claim));
}

void build_quantity(const QuantityDraft& draft, Scenario& scenario, Reader& reader) {
  const Bounds bounds = bounds_of(draft);
  evidence::QuantityOfInterest quantity;
  quantity.id = draft.id;
  quantity.unit = rule_of(draft.unit).name;
  quantity.about = draft.about;
  quantity.pooled.floor = bounds.floor;
  quantity.pooled.ceiling = bounds.ceiling;
  if (bounds.floor >= bounds.ceiling)
    report_key_of(*draft.node, "ceiling", reader,
                  {.expected = fmt::format("more than its floor, {}", plain_number(bounds.floor)),
                   .because = "floor and ceiling bound every draw"});
  scenario.quantity.push_back(std::move(quantity));
}

/// Of what one voice says about one quantity the latest counts: an earlier report is superseded, one of the
/// same day stands beside it.   {footing}
void supersede(Scenario& scenario) {
  for (const evidence::QuantityOfInterest& quantity : scenario.quantity)
    for (const ClaimId earlier : quantity.claims) {
      evidence::Claim& claim = scenario.claim[earlier];
      std::string latest = claim.as_of;
      for (const ClaimId later : quantity.claims) {
        const evidence::Claim& other = scenario.claim[later];
        const bool one_voice = claim.source && other.source &&
                               scenario.source[other.source].speaker == scenario.source[claim.source].speaker;
        if (!one_voice || other.footing == evidence::Footing::retracted || other.as_of <= latest) continue;
        latest = other.as_of;
        if (claim.footing == evidence::Footing::stands) claim.footing = evidence::Footing::superseded;
        if (claim.footing == evidence::Footing::superseded) claim.set_aside_by = other.id;
      }
    }
}

void retract(const RetractionDraft& draft, Scenario& scenario, Reader& reader) {
  check_known_by(*draft.node, draft.day, scenario.as_of, reader);
  if (!draft.claim || !draft.source || !scenario.claim[draft.claim].source) return;
  evidence::Claim& claim = scenario.claim[draft.claim];
  const evidence::Source &by = scenario.source[draft.source], &of = scenario.source[claim.source];
  if (by.speaker != of.speaker)
    report_key_of(*draft.node, "source", reader,
                  {.expected = fmt::format("a source of the voice \"{}\"", of.speaker),
                   .because = "only who said it can take it back; that another denies it is a claim of its own",
                   .attempt = "write a claim of that source, or give both sources one speaker"});
  if (to_string(draft.day) < claim.as_of)
    report_key_of(*draft.node, "as_of", reader,
                  {.expected = fmt::format("{} or later", claim.as_of),
                   .because = "that is the day of the claim, and nothing is taken back before it is said"});
  if (claim.footing == evidence::Footing::retracted)
    report_key_of(*draft.node, "claim", reader,
                  {.expected = "a claim that still stands",
                   .because = "it is retracted already",
                   .attempt = "leave one of the two out"});
  claim.footing = evidence::Footing::retracted;
  claim.set_aside_by = fmt::format("{}, {}", draft.says, to_string(draft.day));
}

/// Sources of one voice share its error, so they must agree how far.
void check_voices(const EvidenceDraft& draft, const Scenario& scenario, Reader& reader) {
  for (std::size_t i = 0; i < draft.source.size(); ++i)
    for (std::size_t before = 0; before < i; ++before) {
      const evidence::Source &a = scenario.source[SourceId{before}], &b = scenario.source[SourceId{i}];
      if (a.speaker != b.speaker || a.correlation == b.correlation) continue;
      const auto scope = reader.inside(step_to("source", *draft.source[i].node, i));
      report_key_of(*draft.source[i].node, "correlation", reader,
                    {.expected = fmt::format("{}, as source \"{}\" has it", plain_number(a.correlation), a.id),
                     .because = fmt::format("both are the voice \"{}\"", b.speaker),
                     .attempt = "give both the same"});
      break;
    }
}

/// A product of densities needs densities.
void check_widths(const EvidenceDraft& draft, const Scenario& scenario, Reader& reader) {
  if (scenario.pooling == evidence::Pooling::linear) return;
  for (const evidence::QuantityOfInterest& quantity : scenario.quantity) {
    const evidence::Pooled pool =
        evidence::pool({scenario.claim.begin(), scenario.claim.end()}, quantity.claims, quantity.pooled.floor,
                       quantity.pooled.ceiling);
    if (pool.parts.size() < 2) continue;
    for (const evidence::Pooled::Part& part : pool.parts) {
      if (!is_point(part.distribution)) continue;
      const std::size_t row = part.claim.row();
      const auto scope = reader.inside(step_to("claim", *draft.claim[row].node, row));
      reader.report_key(*draft.claim[row].node,
                        {.found = scenario.claim[part.claim].written,
                         .expected = "low, best and high, or another form with a width",
                         .because = "the logarithmic pool multiplies densities, and a single number has none",
                         .attempt = "give a range, or pooling = \"linear\""});
    }
  }
}

/// A quantity nobody speaks about cannot be drawn; one that no value uses changes nothing, and its claims
/// neither.
void check_quantity(const QuantityDraft& draft, const evidence::QuantityOfInterest& quantity,
                    const Scenario& scenario, bool used, Reader& reader) {
  if (std::none_of(quantity.claims.begin(), quantity.claims.end(),
                   [&](ClaimId id) { return scenario.claim[id].footing == evidence::Footing::stands; }))
    report_key_of(
        *draft.node, "id", reader,
        {.expected = quantity.claims.empty() ? "at least one claim about it" : "a claim about it that stands",
         .because = "a quantity is drawn from what is claimed about it",
         .attempt = fmt::format(
             "add a [[claim]] with quantity = \"{}\"; an assumption has a source with analyst = true",
             draft.id)});
  if (!used)
    report_key_of(*draft.node, "id", reader,
                  {.expected = fmt::format("a value {{ quantity = \"{}\" }} somewhere", draft.id),
                   .because = "no value uses this quantity, so its claims would change nothing",
                   .attempt = "use it, or leave it and its claims out"});
}

void build_sources(const EvidenceDraft& draft, Scenario& scenario, Reader& reader) {
  for (std::size_t i = 0; i < draft.source.size(); ++i) {
    const auto scope = reader.inside(step_to("source", *draft.source[i].node, i));
    check_source_date(draft.source[i], scenario.as_of, reader);
    evidence::Source source = draft.source[i];
    if (draft.source[i].day) source.date = to_string(*draft.source[i].day);
    if (source.speaker.empty()) source.speaker = source.id;
    scenario.source.push_back(std::move(source));
  }
  check_voices(draft, scenario, reader);
}

void build_claims(const EvidenceDraft& draft, Scenario& scenario, Reader& reader) {
  for (std::size_t i = 0; i < draft.claim.size(); ++i) {
    const auto scope = reader.inside(step_to("claim", *draft.claim[i].node, i));
    check_known_by(*draft.claim[i].node, draft.claim[i].day, scenario.as_of, reader);
    build_claim(draft.claim[i], draft, scenario, reader);
  }
  for (std::size_t i = 0; i < draft.retraction.size(); ++i) {
    const auto scope = reader.inside(step_to("retraction", *draft.retraction[i].node, i));
    retract(draft.retraction[i], scenario, reader);
  }
  supersede(scenario);
}

void check_quantities(const EvidenceDraft& draft, const Scenario& scenario, Reader& reader) {
  const bool all_read = reader.all_uses_known && reader.names.side.complete &&
                        reader.names.formation.complete && reader.names.process.complete &&
                        reader.names.region.complete && reader.names.plans_complete;
  for (std::size_t i = 0; i < draft.quantity.size(); ++i) {
    const auto scope = reader.inside(step_to("quantity", *draft.quantity[i].node, i));
    check_quantity(draft.quantity[i], scenario.quantity[QuantityId{i}], scenario,
                   !all_read || reader.quantity_used[i], reader);
  }
}

}  // namespace

void build_evidence(const EvidenceDraft& draft, Scenario& scenario, Reader& reader) {
  scenario.pooling = draft.pooling;
  build_sources(draft, scenario, reader);
  for (std::size_t i = 0; i < draft.quantity.size(); ++i) {
    const auto scope = reader.inside(step_to("quantity", *draft.quantity[i].node, i));
    build_quantity(draft.quantity[i], scenario, reader);
  }
  build_claims(draft, scenario, reader);
  check_quantities(draft, scenario, reader);
  if (!reader.clean()) return;  // numbers that were not read must not be pooled
  check_widths(draft, scenario, reader);
  if (!reader.clean()) return;
  const std::vector<evidence::Claim> claims(scenario.claim.begin(), scenario.claim.end());
  const std::vector<evidence::Source> sources(scenario.source.begin(), scenario.source.end());
  for (auto& quantity : scenario.quantity) {
    quantity.pooled = evidence::pool(claims, quantity.claims, quantity.pooled.floor, quantity.pooled.ceiling,
                                     scenario.pooling);
    quantity.shared = evidence::shared_errors(quantity.pooled, claims, sources);
  }
}

}  // namespace salient::building
