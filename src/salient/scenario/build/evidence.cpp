#include <fmt/format.h>

#include <cmath>

#include "scenario/build/build.hpp"

namespace salient::building {

using namespace reading;

namespace {

/// What a quantity can physically be, by its unit, where it does not say.
struct Bounds {
  double floor, ceiling;
};
Bounds bounds_of(const QuantityDraft& quantity) {
  constexpr double endless = 1e12;
  const Measure unit = quantity.unit;
  const bool may_be_negative = unit == Measure::day || unit == Measure::log_odds;
  const bool is_share = unit == Measure::share || unit == Measure::per_day;
  return {quantity.floor.value_or(may_be_negative ? -endless : 0),
          quantity.ceiling.value_or(is_share ? 1 : endless)};
}

/// A claim on its way to a distribution.
class ClaimReader {
 public:
  ClaimReader(const ClaimDraft& claim, const QuantityDraft& quantity, Reader& reader)
      : claim_{claim}, quantity_{quantity}, bounds_{bounds_of(quantity)}, reader_{reader} {}

  evidence::Distribution distribution();
  std::string written() const;

 private:
  std::optional<double> number(const std::optional<Said>&, std::string_view key);
  evidence::Distribution about();
  evidence::Distribution at_most();
  evidence::Distribution at_least();
  evidence::Distribution range();
  bool one_form();
  void check_order(double low, double best, double high);

  const ClaimDraft& claim_;
  const QuantityDraft& quantity_;
  Bounds bounds_;
  Reader& reader_;
};

std::optional<double> ClaimReader::number(const std::optional<Said>& said, std::string_view key) {
  if (!said) return std::nullopt;
  const auto scope = reader_.inside(std::string{key});
  const Node& node = *said->node;
  const UnitRule& rule = rule_of(quantity_.unit);
  const double least = std::max(bounds_.floor, rule.least), most = std::min(bounds_.ceiling, rule.most);
  // Evidence gives plain numbers in the quantity's unit; with the unit spelled out they mean the same.
  const bool plain = node.kind == Kind::number && rule.written;
  return plain ? reading::number(least, most).read(node, reader_)
               : amount(quantity_.unit, least, most).read(node, reader_);
}

bool ClaimReader::one_form() {
  const bool ends = claim_.low || claim_.best || claim_.high;
  const bool alone = claim_.value || claim_.about;
  const int forms = claim_.value.has_value() + claim_.about.has_value() + claim_.at_most.has_value() +
                    claim_.at_least.has_value();
  const bool range =
      !forms && claim_.low && claim_.high && (claim_.best || claim_.shape == evidence::Shape::uniform);
  const bool stray =
      (claim_.at_most && (claim_.best || claim_.high)) || (claim_.at_least && (claim_.best || claim_.low));
  const bool shaped = forms && claim_.shape && claim_.shape != evidence::Shape::point;
  if ((forms == 1 && !(alone && ends) && !stray && !shaped) || range) return true;
  reader_.report_key(
      *claim_.node,
      {.found = fmt::format("{}", forms || ends ? written() : "no number"),
       .expected = "one of: value; about; at_most (and low); at_least and high; low, best and high "
                   "(uniform: low and high)",
       .because = "a claim says one thing about its quantity"});
  return false;
}

evidence::Distribution ClaimReader::about() {
  constexpr double either_side = 0.2;
  const auto best = number(claim_.about, "about");
  if (!best) return {};
  if (*best > 0 && quantity_.unit != Measure::day)
    return {evidence::Shape::lognormal, *best * (1 - either_side), *best, *best * (1 + either_side)};
  report_key_of(*claim_.node, "about", reader_,
                {.expected = "a number above 0 of a quantity that is no date",
                 .because = "about means 20 % either side",
                 .attempt = "give low, best and high"});
  return {};
}

evidence::Distribution ClaimReader::at_most() {
  const auto most = number(claim_.at_most, "at_most");
  if (!claim_.low && quantity_.unit == Measure::day) {
    report_key_of(
        *claim_.node, "low", reader_,
        {.expected = "the earliest day, with at_most the latest", .because = "days have no natural lower end"});
    return {};
  }
  const double low = claim_.low ? number(claim_.low, "low").value_or(0) : std::max(bounds_.floor, 0.0);
  check_order(low, most.value_or(low), most.value_or(low));
  return {evidence::Shape::triangular, low, most.value_or(low), most.value_or(low)};
}

evidence::Distribution ClaimReader::at_least() {
  const auto least = number(claim_.at_least, "at_least"), high = number(claim_.high, "high");
  if (!claim_.high)
    report_key_of(*claim_.node, "high", reader_,
                  {.expected = "an upper end",
                   .because = "\"at least\" alone says nothing about how much more it may be"});
  if (!least || !high) return {};
  check_order(*least, *least, *high);
  return {evidence::Shape::triangular, *least, *least, *high};
}

evidence::Distribution ClaimReader::range() {
  const auto low = number(claim_.low, "low"), high = number(claim_.high, "high");
  const auto best = claim_.best   ? number(claim_.best, "best")
                    : low && high ? std::optional{(*low + *high) / 2}
                                  : low;
  if (!low || !best || !high) return {};
  check_order(*low, *best, *high);
  const evidence::Shape shape = claim_.shape.value_or(evidence::Shape::pert);
  if (shape == evidence::Shape::lognormal && *low <= 0)
    report_key_of(*claim_.node, "low", reader_,
                  {.expected = "more than 0", .because = "a lognormal has no zero; its low is the 5 % point"});
  return {shape, *low, *best, *high};
}

void ClaimReader::check_order(double low, double best, double high) {
  if (low <= best && best <= high) return;
  reader_.report(*claim_.node, {.found = written(),
                                .expected = "low <= best <= high",
                                .because = "best is the likeliest value between the ends",
                                .attempt = "sort the numbers"});
}

evidence::Distribution ClaimReader::distribution() {
  if (!one_form()) return {};
  if (claim_.about) return about();
  if (claim_.at_most) return at_most();
  if (claim_.at_least) return at_least();
  if (!claim_.value) return range();
  const double best = number(claim_.value, "value").value_or(0);
  return {evidence::Shape::point, best, best, best};
}

/// As the file spells it: "about 10000", "low 1, best 2, high 3".
std::string ClaimReader::written() const {
  const std::pair<const char*, const std::optional<Said>*> keys[] = {
      {"", &claim_.value},         {"about ", &claim_.about},
      {"up to ", &claim_.at_most}, {"at least ", &claim_.at_least},
      {"low ", &claim_.low},       {"best ", &claim_.best},
      {"high ", &claim_.high}};
  std::string text;
  for (const auto& [word, said] : keys) {
    if (!*said) continue;
    const Node& node = *(*said)->node;
    text += (text.empty() ? "" : ", ") + std::string{word} +
            (node.kind == Kind::number ? plain_number(node.number)
             : node.kind == Kind::text ? node.text
                                       : node.written());
  }
  return text;
}

void check_claim_date(const ClaimDraft& claim, Date as_of, Reader& reader) {
  if (!claim.node->find("as_of") || claim.day <= as_of) return;
  report_key_of(
      *claim.node, "as_of", reader,
      {.expected = fmt::format("{} or earlier", to_string(as_of)),
       .because = "the scenario holds what was known on its as_of day, and this speaks of a later one",
       .attempt = "leave the claim out, or move as_of in scenario.toml"});
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
    ClaimReader form{draft, file.quantity[claim.quantity.row()], reader};
    claim.distribution = form.distribution();
    claim.written = form.written();
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

/// A quantity nobody speaks about cannot be drawn; one that no value uses changes nothing, and its claims
/// neither.
void check_quantity(const QuantityDraft& draft, const evidence::QuantityOfInterest& quantity, bool used,
                    Reader& reader) {
  if (quantity.claims.empty())
    report_key_of(*draft.node, "id", reader,
                  {.expected = "at least one claim about it",
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

}  // namespace

void build_evidence(const EvidenceDraft& draft, Scenario& scenario, Reader& reader) {
  for (std::size_t i = 0; i < draft.source.size(); ++i) {
    const auto scope = reader.inside(step_to("source", *draft.source[i].node, i));
    check_source_date(draft.source[i], scenario.as_of, reader);
    evidence::Source source = draft.source[i];
    if (draft.source[i].day) source.date = to_string(*draft.source[i].day);
    scenario.source.push_back(std::move(source));
  }
  for (std::size_t i = 0; i < draft.quantity.size(); ++i) {
    const auto scope = reader.inside(step_to("quantity", *draft.quantity[i].node, i));
    build_quantity(draft.quantity[i], scenario, reader);
  }
  for (std::size_t i = 0; i < draft.claim.size(); ++i) {
    const auto scope = reader.inside(step_to("claim", *draft.claim[i].node, i));
    check_claim_date(draft.claim[i], scenario.as_of, reader);
    build_claim(draft.claim[i], draft, scenario, reader);
  }
  const bool all_read = reader.all_uses_known && reader.names.side.complete &&
                        reader.names.formation.complete && reader.names.process.complete &&
                        reader.names.region.complete && reader.names.plans_complete;
  for (std::size_t i = 0; i < draft.quantity.size(); ++i) {
    const auto scope = reader.inside(step_to("quantity", *draft.quantity[i].node, i));
    check_quantity(draft.quantity[i], scenario.quantity[QuantityId{i}], !all_read || reader.quantity_used[i],
                   reader);
  }
  if (!reader.clean()) return;  // numbers that were not read must not be pooled
  const std::vector<evidence::Claim> claims(scenario.claim.begin(), scenario.claim.end());
  for (auto& quantity : scenario.quantity)
    quantity.pooled = evidence::pool(claims, quantity.claims, quantity.pooled.floor, quantity.pooled.ceiling);
}

}  // namespace salient::building
