#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

#include "scenario/draft/node.hpp"

namespace salient::draft {
namespace {

/// Walks the text and counts, so that the handler below knows how far the parser has read.
class Counting {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;
  Counting(const char* at, std::size_t* read) : at_{at}, read_{read} {}
  reference operator*() const { return *at_; }
  Counting& operator++() {
    ++at_;
    ++*read_;
    return *this;
  }
  Counting operator++(int) {
    const Counting before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Counting& a, const Counting& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  std::size_t* read_;
};

/// Builds the tree from the parser's events. A token starts at the first byte after the token before that is
/// neither blank nor punctuation; only numbers are read one byte too far.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(const Source& source, const std::size_t& read) : source_{source}, read_{read} {}

  bool null() override { return add(Kind::other, "null"); }
  bool boolean(bool truth) override {
    Node* node = place(Kind::truth);
    if (node) node->truth = truth;
    return node != nullptr;
  }
  bool number_integer(number_integer_t value) override { return number(static_cast<double>(value), true); }
  bool number_unsigned(number_unsigned_t value) override { return number(static_cast<double>(value), true); }
  bool number_float(number_float_t value, const string_t&) override { return number(value, false); }
  bool string(string_t& text) override { return add(Kind::text, text); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Kind::table); }
  bool start_array(std::size_t) override { return open(Kind::list); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override;
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& error) override;

  Node root;
  std::optional<Problem> problem;

 private:
  std::uint32_t token();
  Node* place(Kind);
  bool add(Kind, const std::string& text);
  bool number(double value, bool whole);
  bool open(Kind);
  bool close();
  bool refuse(std::string found, std::string because);

  const Source& source_;
  const std::size_t& read_;
  std::size_t from_{0}, values_{0};
  std::vector<Node*> around_;
  std::string key_;
  std::uint32_t key_at_{0};
};

std::uint32_t Builder::token() {
  const std::size_t start = source_.text().find_first_not_of(" \t\r\n,:", from_);
  from_ = read_;
  return static_cast<std::uint32_t>(std::min(start, source_.text().size()));
}

Node* Builder::place(Kind kind) {
  const std::uint32_t at = token();
  if (++values_ > most_values) {
    refuse(fmt::format("more than {} values", most_values), "no map needs so many");
    return nullptr;
  }
  Node* node = &root;
  if (!around_.empty()) node = &around_.back()->children.emplace_back();
  node->kind = kind;
  node->source = &source_;
  node->at = node->key_at = at;
  if (!around_.empty() && around_.back()->kind == Kind::table) {
    node->name = key_;
    node->key_at = key_at_;
  }
  return node;
}

bool Builder::add(Kind kind, const std::string& text) {
  Node* node = place(kind);
  if (node) node->text = text;
  return node != nullptr;
}

bool Builder::number(double value, bool whole) {
  Node* node = place(Kind::number);
  if (!node) return false;
  node->number = value;
  node->whole = whole;
  from_ = read_ - (read_ < source_.text().size() ? 1 : 0);
  return true;
}

bool Builder::open(Kind kind) {
  Node* node = place(kind);
  if (!node) return false;
  around_.push_back(node);
  if (around_.size() <= static_cast<std::size_t>(deepest)) return true;
  return refuse(fmt::format("lists or tables more than {} deep", deepest), "a map nests eight deep at most");
}

bool Builder::close() {
  around_.pop_back();
  from_ = read_;
  return true;
}

bool Builder::key(string_t& name) {
  key_at_ = token();
  key_ = name;
  if (!around_.back()->find(name) || around_.back()->children.size() > 100) return true;
  return refuse(fmt::format("\"{}\" twice in one object", name), "a key is given once");
}

bool Builder::refuse(std::string found, std::string because) {
  problem = Problem{.where = source_.place(read_ > 0 ? read_ - 1 : 0),
                    .what = "GeoJSON syntax",
                    .found = std::move(found),
                    .expected = "a FeatureCollection as RFC 7946 has it",
                    .because = std::move(because),
                    .attempt = "export the map again from the program that drew it"};
  return false;
}

/// "[json.exception.parse_error.101] parse error at line 3, column 5: syntax error while parsing object - rest"
bool Builder::parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) {
  std::string words = error.what();
  if (const std::size_t colon = words.find(": "); colon != std::string::npos) words.erase(0, colon + 2);
  std::string expected = "a FeatureCollection as RFC 7946 has it";
  if (const std::size_t mark = words.find("; expected "); mark != std::string::npos) {
    expected = words.substr(mark + 11);
    words.erase(mark);
  }
  const std::size_t at = std::min(position > 0 ? position - 1 : 0, source_.text().size());
  problem = Problem{.where = source_.place(at),
                    .what = "GeoJSON syntax",
                    .found = source_.line_of(at),
                    .expected = std::move(expected),
                    .because = std::move(words),
                    .attempt = "look for a comma or bracket too many or missing just before this place"};
  return false;
}

}  // namespace

Result<Node> parse_json(const Source& source) {
  std::size_t read = 0;
  Builder builder{source, read};
  const char* text = source.text().data();
  const Counting first{text, &read}, last{text + source.text().size(), &read};
  nlohmann::json::sax_parse(first, last, &builder);
  if (builder.problem) return Problems{*builder.problem};
  return std::move(builder.root);
}

}  // namespace salient::draft
