#include "scenario/read/drafts.hpp"

namespace salient::reading {
namespace {

/// A claim's number waits for its quantity's unit: only the place is kept.
Type<Said> said() {
  const auto read = [](const Node& node, Reader&) {
    Said here;
    here.node = &node;
    return std::optional{here};
  };
  return {read, "a number in the quantity's unit, or a date for one in `day`",
          R"({"anyOf":[{"type":"number"},{"type":"string"}]})"};
}

Type<Said> quantile_list() {
  return {said().read, "a list of [share, value]",
          R"({"type":"array","items":{"type":"array","minItems":2,"maxItems":2}})"};
}

Type<evidence::Credibility> credibility() {
  const Type<int> grade = whole(1, 6);
  const auto read = [grade](const Node& node, Reader& reader) -> std::optional<evidence::Credibility> {
    const auto number = grade.read(node, reader);
    return number ? std::optional{static_cast<evidence::Credibility>(*number)} : std::nullopt;
  };
  return {read, grade.takes, grade.schema};
}

const Table<SourceDraft>& source_table() {
  static const auto table =
      Table<SourceDraft>("source", "Who said it: an article, an official, or the analyst for an assumption.")
          .must("id", &evidence::Source::id, identifier(), "how claims name the source")
          .must("title", &evidence::Source::title, text(), "of the article, report or interview")
          .must("who", &evidence::Source::who, text(), "who says so, and whom they cite")
          .must("date", &SourceDraft::day, date(), "when it was published")
          .may("link", &evidence::Source::link, text(), "where to read it")
          .may("note", &evidence::Source::note, text(), "for people")
          .may("speaker", &evidence::Source::speaker, identifier(),
               "the voice, where several sources have one; left out: the source alone")
          .may("correlation", &evidence::Source::correlation, number(0, 1),
               "rank correlation of the errors in all that the voice says")
          .may("analyst", &evidence::Source::analyst, truth(), "true: its claims are assumptions");
  return table;
}

const Table<QuantityDraft>& quantity_table() {
  static const auto table =
      Table<QuantityDraft>("quantity", "A number nobody knows for certain, that claims speak about.")
          .must("id", &QuantityDraft::id, identifier(), "how claims and values name the quantity")
          .must("unit", &QuantityDraft::unit, word<Measure>(unit_names()), "of all its claims")
          .must("about", &QuantityDraft::about, text(), "what it counts")
          .may("floor", &QuantityDraft::floor, number(-1e12, 1e12),
               "physical lower bound; default that of the unit")
          .may("ceiling", &QuantityDraft::ceiling, number(-1e12, 1e12),
               "physical upper bound; default that of the unit");
  return table;
}

const Table<ClaimDraft>& claim_table() {
  static const auto table =
      Table<ClaimDraft>("claim", "What one source says about one quantity, and how far it can be trusted.")
          .must("id", &evidence::Claim::id, identifier(), "how results name the claim")
          .must("quantity", &evidence::Claim::quantity, reference<QuantityId>(&Names::quantity, "quantity"),
                "what it speaks about")
          .must("source", &evidence::Claim::source, reference<SourceId>(&Names::source, "source"),
                "who says so")
          .must("says", &evidence::Claim::says, text(), "what was reported, in our words")
          .must("as_of", &ClaimDraft::day, date(), "the day it speaks of")
          .must("reliability", &evidence::Claim::reliability,
                word<evidence::Reliability>({"A", "B", "C", "D", "E", "F"}),
                "of the source: A best, E worst, F unknown")
          .must("credibility", &evidence::Claim::credibility, credibility(),
                "of the statement: 1 confirmed, 5 improbable, 6 unknown")
          .may("fact", &evidence::Claim::fact, whole(1, 1000), "number of the reported fact in the README")
          .may("value", &ClaimDraft::value, said(), "a point")
          .may("against", &evidence::Claim::against, truth(),
               "its error runs against that of the voice's other claims")
          .may("about", &ClaimDraft::about, said(), "\"about N\": N with 20 % either side as 5 and 95 % points")
          .may("at_most", &ClaimDraft::at_most, said(),
               "\"up to N\": N likeliest, down to `low` (0 unless given)")
          .may("at_least", &ClaimDraft::at_least, said(),
               "\"at least N\": N likeliest, up to `high`, which must be given")
          .may("within", &ClaimDraft::within, said(),
               "\"within days\", \"within 12 days\": evenly from the day it speaks of; `days`: 1 to 10, "
               "`weeks`: 7 to "
               "56, `months`: 30 to 365")
          .may("when", &ClaimDraft::when, said(),
               "a month or a third of one, evenly: `2024-12`, `early 2024-12`, `mid 2024-12`, `late 2024-12`")
          .may("verbal", &ClaimDraft::verbal, said(), "a term of likelihood of ICD 203, evenly over its range")
          .may("quantiles", &ClaimDraft::quantiles, quantile_list(),
               "pairs of a share and the value it lies below; ends a tenth of their span outside, or low and "
               "high")
          .may("low", &ClaimDraft::low, said(), "lower end")
          .may("best", &ClaimDraft::best, said(), "likeliest value")
          .may("high", &ClaimDraft::high, said(), "upper end")
          .may("shape", &ClaimDraft::shape,
               word<evidence::Shape>({"point", "uniform", "triangular", "pert", "lognormal"}),
               "of low, best, high: pert unless given");
  return table;
}

const Table<RetractionDraft>& retraction_table() {
  static const auto table =
      Table<RetractionDraft>("retraction", "A claim taken back by who made it: it is told, and not pooled.")
          .must("claim", &RetractionDraft::claim, reference<ClaimId>(&Names::claim, "claim"),
                "what is taken back")
          .must("source", &RetractionDraft::source, reference<SourceId>(&Names::source, "source"),
                "where, by the claim's own voice")
          .must("as_of", &RetractionDraft::day, date(), "when")
          .must("says", &RetractionDraft::says, text(), "in our words");
  return table;
}

}  // namespace

const Table<EvidenceDraft>& evidence_table() {
  static const auto table =
      Table<EvidenceDraft>("evidence", "Sources, quantities and claims.")
          .may("pooling", &EvidenceDraft::pooling, word<evidence::Pooling>({"linear", "logarithmic"}),
               "how claims on one quantity are put together")
          .may("source", &EvidenceDraft::source, tables_of(source_table()), "who said it")
          .may("quantity", &EvidenceDraft::quantity, tables_of(quantity_table()), "about what")
          .may("claim", &EvidenceDraft::claim, tables_of(claim_table()), "what was said")
          .may("retraction", &EvidenceDraft::retraction, tables_of(retraction_table()), "what was taken back");
  return table;
}

}  // namespace salient::reading
