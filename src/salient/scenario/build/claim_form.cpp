// The forms in which a source's words can be written, each made a distribution.
#include "scenario/build/claim_form.hpp"

#include <fmt/format.h>

#include <cmath>

#include "evidence/verbal.hpp"

namespace salient::building {

using namespace reading;

Bounds bounds_of(const QuantityDraft& quantity) {
  constexpr double endless = 1e12;
  const Measure unit = quantity.unit;
  const bool may_be_negative = unit == Measure::day || unit == Measure::log_odds;
  const bool is_share = unit == Measure::share || unit == Measure::per_day;
  return {quantity.floor.value_or(may_be_negative ? -endless : 0),
          quantity.ceiling.value_or(is_share ? 1 : endless)};
}

namespace {

/// A claim on its way to a distribution.
class ClaimReader {
 public:
  ClaimReader(const ClaimDraft& claim, const QuantityDraft& quantity, Reader& reader)
      : claim_{claim}, quantity_{quantity}, bounds_{bounds_of(quantity)}, reader_{reader} {}

  evidence::Distribution distribution();
  std::string written() const;

 private:
  std::optional<double> number(const std::optional<Said>&, std::string_view key);
  std::optional<double> number(const Node&);
  evidence::Distribution about();
  evidence::Distribution at_most();
  evidence::Distribution at_least();
  evidence::Distribution within();
  evidence::Distribution when();
  evidence::Distribution verbal();
  evidence::Distribution quantiles();
  evidence::Distribution range();
  bool one_form();
  void check_order(double low, double best, double high);
  void wrong(const char* key, std::string expected, std::string because, std::string attempt);
  std::optional<double> in_days(const Node&);
  std::optional<evidence::Knot> knot(const Node&, std::size_t row);

  const ClaimDraft& claim_;
  const QuantityDraft& quantity_;
  Bounds bounds_;
  Reader& reader_;
};

std::optional<double> ClaimReader::number(const std::optional<Said>& said, std::string_view key) {
  if (!said) return std::nullopt;
  const auto scope = reader_.inside(std::string{key});
  return number(*said->node);
}

std::optional<double> ClaimReader::number(const Node& node) {
  const UnitRule& rule = rule_of(quantity_.unit);
  const double least = std::max(bounds_.floor, rule.least), most = std::min(bounds_.ceiling, rule.most);
  // Evidence gives plain numbers in the quantity's unit; with the unit spelled out they mean the same.
  const bool plain = node.kind == Kind::number && rule.written;
  return plain ? reading::number(least, most).read(node, reader_)
               : amount(quantity_.unit, least, most).read(node, reader_);
}

bool ClaimReader::one_form() {
  const ClaimDraft& c = claim_;
  int forms = 0;
  for (const auto* form :
       {&c.value, &c.about, &c.at_most, &c.at_least, &c.within, &c.when, &c.verbal, &c.quantiles})
    forms += form->has_value();
  const bool range = !forms && c.low && c.high && (c.best || c.shape == evidence::Shape::uniform);
  const bool low_fits = !c.low || c.at_most || (c.quantiles && c.high);
  const bool high_fits = !c.high || c.at_least || (c.quantiles && c.low);
  const bool shaped = c.shape && (!c.value || c.shape != evidence::Shape::point);
  if (range || (forms == 1 && low_fits && high_fits && !c.best && !shaped)) return true;
  const bool ends = c.low || c.best || c.high;
  reader_.report_key(
      *c.node, {.found = fmt::format("{}", forms || ends ? written() : "no number"),
                .expected = "one of: value; about; at_most (and low); at_least and high; within; when; verbal; "
                            "quantiles (and both low and high); low, best and high (uniform: low and high)",
                .because = "a claim says one thing about its quantity"});
  return false;
}

void ClaimReader::wrong(const char* key, std::string expected, std::string because, std::string attempt) {
  report_key_of(
      *claim_.node, key, reader_,
      {.expected = std::move(expected), .because = std::move(because), .attempt = std::move(attempt)});
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

/// A span as written, "12 days".
std::optional<double> ClaimReader::in_days(const Node& node) {
  const auto scope = reader_.inside("within");
  return amount(Measure::days, 0, rule_of(Measure::days).most).read(node, reader_);
}

/// "within days", "within 12 days": of a date from the day the claim speaks of, of a span from nothing.
evidence::Distribution ClaimReader::within() {
  const bool date = quantity_.unit == Measure::day;
  if (!date && quantity_.unit != Measure::days) {
    wrong("within", "a quantity of unit day or days",
          "within tells when something happens, or how long it takes", "give low, best and high");
    return {};
  }
  const Node& node = *claim_.within->node;
  const auto words = node.kind == Kind::text ? evidence::days_of(node.text) : std::nullopt;
  const auto span = words ? std::nullopt : in_days(node);
  if ((!words && !span) || (date && !reader_.start)) return {};
  const double from = date ? claim_.day - *reader_.start : 0;
  const double low = from + (words ? words->low : 0), high = from + (words ? words->high : *span);
  if (high > bounds_.floor && low < bounds_.ceiling)
    return {evidence::Shape::uniform, low, (low + high) / 2, high};
  wrong("within", fmt::format("a span that reaches past {}", plain_number(bounds_.floor)),
        "all of it lies outside the quantity's bounds, so every play would draw the bound",
        "correct the span or the claim's as_of");
  return {};
}

/// A date no finer than a month or a third of one.
evidence::Distribution ClaimReader::when() {
  const Node& node = *claim_.when->node;
  const auto days = node.kind == Kind::text ? parse_part_of_month(node.text) : std::nullopt;
  if (!days || quantity_.unit != Measure::day) {
    wrong("when",
          "a quantity of unit day, and a month: \"2024-12\", \"early 2024-12\", \"mid 2024-12\", \"late "
          "2024-12\"",
          "when is for dates that are known no better than that",
          "a date known to the day is a value, or low, best and high");
    return {};
  }
  if (!reader_.start) return {};
  const double low = days->first - *reader_.start, high = days->last - *reader_.start;
  if (high > bounds_.floor && low < bounds_.ceiling)
    return {evidence::Shape::uniform, low, (low + high) / 2, high};
  wrong("when", fmt::format("a part of a month with days after {}", plain_number(bounds_.floor)),
        "all of it lies outside the quantity's bounds, so every play would draw the bound",
        "correct the month");
  return {};
}

evidence::Distribution ClaimReader::verbal() {
  const Node& node = *claim_.verbal->node;
  const auto range = node.kind == Kind::text ? evidence::range_of(node.text) : std::nullopt;
  if (range && quantity_.unit == Measure::share)
    return {evidence::Shape::uniform, range->low, (range->low + range->high) / 2, range->high};
  const std::vector<std::string> words = strings(evidence::likelihood_terms());
  if (range)
    wrong("verbal", "a quantity of unit share", "a likelihood is a probability", "give low, best and high");
  else
    wrong("verbal", one_of(words), "these are the terms whose ranges are agreed on (ICD 203)",
          did_you_mean(node.text, words));
  return {};
}

std::optional<evidence::Knot> ClaimReader::knot(const Node& node, std::size_t row) {
  const auto scope = reader_.inside(std::to_string(row + 1));
  if (node.kind != Kind::list || node.children.size() != 2 || node.children[0].kind != Kind::number ||
      !(node.children[0].number > 0 && node.children[0].number < 1)) {
    reader_.report(node, {.expected = "[share, value], the share between 0 and 1",
                          .because = "a quantile is a value and the share of chances that lie below it",
                          .attempt = "[0.05, 8000]"});
    return std::nullopt;
  }
  const auto value = number(node.children[1]);
  return value ? std::optional{evidence::Knot{node.children[0].number, *value}} : std::nullopt;
}

evidence::Distribution ClaimReader::quantiles() {
  const Node& node = *claim_.quantiles->node;
  const auto low = number(claim_.low, "low"), high = number(claim_.high, "high");
  std::vector<evidence::Knot> knots;
  {
    const auto scope = reader_.inside("quantiles");
    for (std::size_t i = 0; node.kind == Kind::list && i < node.children.size(); ++i)
      if (const auto one = knot(node.children[i], i)) knots.push_back(*one);
  }
  bool rising = node.kind == Kind::list && knots.size() == node.children.size();
  if (!rising && node.kind == Kind::list) return {};  // told already
  for (std::size_t i = 1; i < knots.size(); ++i)
    rising = rising && knots[i - 1].share < knots[i].share && knots[i - 1].value < knots[i].value;
  if (low && high && !knots.empty())
    rising = rising && *low < knots.front().value && knots.back().value < *high;
  if (rising && knots.size() >= (low && high ? 1 : 2))
    return evidence::through(std::move(knots), low ? &*low : nullptr, high ? &*high : nullptr);
  wrong("quantiles", "two or more of [share, value], both rising, within low and high where these are given",
        "the distribution runs from one to the next", "[[0.05, 8000], [0.5, 10000], [0.95, 13000]]");
  return {};
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
  if (claim_.within) return within();
  if (claim_.when) return when();
  if (claim_.verbal) return verbal();
  if (claim_.quantiles) return quantiles();
  if (!claim_.value) return range();
  const double best = number(claim_.value, "value").value_or(0);
  return {evidence::Shape::point, best, best, best};
}

/// A number or text as it stands; a list of quantiles as "0.05: 8000; 0.5: 10000".
std::string as_written(const Node& node) {
  if (node.kind == Kind::number) return plain_number(node.number);
  if (node.kind == Kind::text) return node.text;
  if (node.kind != Kind::list) return node.written();
  std::string text;
  for (const Node& pair : node.children)
    if (pair.children.size() == 2)
      text += (text.empty() ? "" : "; ") + as_written(pair.children[0]) + ": " + as_written(pair.children[1]);
  return text;
}

/// As the file spells it: "about 10000", "low 1, best 2, high 3".
std::string ClaimReader::written() const {
  const std::pair<const char*, const std::optional<Said>*> keys[] = {
      {"", &claim_.value},         {"about ", &claim_.about},
      {"up to ", &claim_.at_most}, {"at least ", &claim_.at_least},
      {"within ", &claim_.within}, {"", &claim_.when},
      {"", &claim_.verbal},        {"quantiles ", &claim_.quantiles},
      {"low ", &claim_.low},       {"best ", &claim_.best},
      {"high ", &claim_.high}};
  std::string text;
  for (const auto& [word, said] : keys)
    if (*said) text += (text.empty() ? "" : ", ") + std::string{word} + as_written(*(*said)->node);
  return text;
}

}  // namespace

SaidNumber said_of(const ClaimDraft& claim, const QuantityDraft& quantity, Reader& reader) {
  ClaimReader form{claim, quantity, reader};
  return {form.distribution(), form.written()};
}

}  // namespace salient::building
