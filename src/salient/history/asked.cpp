#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "history/adjudicate.hpp"
#include "scenario/read/table.hpp"

namespace salient::history {
namespace {

using namespace reading;
constexpr const char* command_line = "command line";

std::optional<double> plain(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// "40/12": the attacker's number and the defender's.
Type<Sides> sides(double most) {
  const std::string takes = fmt::format("attacker/defender, each 0 to {}", plain_number(most));
  const auto read = [=](const Node& node, Reader& reader) -> std::optional<Sides> {
    const auto text = text_of(node, reader, takes, "40/12");
    if (!text) return std::nullopt;
    const std::size_t slash = text->find('/');
    const auto attacker = plain(text->substr(0, slash));
    const auto defender = slash == std::string::npos ? std::nullopt : plain(text->substr(slash + 1));
    const auto fits = [&](std::optional<double> n) { return n && *n >= 0 && *n <= most; };
    if (fits(attacker) && fits(defender)) return Sides{*attacker, *defender};
    reader.report(node, {.expected = takes,
                         .because = "one number is the attacker's, the other the defender's",
                         .attempt = "write \"40/12\", or \"0/12\" if the attacker has none"});
    return std::nullopt;
  };
  return {read, takes, R"({"type":"string"})"};
}

/// "rolling/mixed": relief and cover.
Type<GroundOf> ground() {
  const auto relief = strings(words_of<Relief>()), cover = strings(words_of<Cover>());
  const std::string takes = fmt::format("RELIEF/COVER: {}; {}", one_of(relief), one_of(cover));
  const auto read = [=](const Node& node, Reader& reader) -> std::optional<GroundOf> {
    const auto text = text_of(node, reader, takes, "rolling/mixed");
    if (!text) return std::nullopt;
    const std::size_t slash = std::min(text->find('/'), text->size());
    const std::string first = text->substr(0, slash), second = text->substr(std::min(slash + 1, text->size()));
    const auto r = parse<Relief>(first);
    const auto c = parse<Cover>(second);
    if (r && c) return GroundOf{*r, *c};
    reader.report(node, {.expected = takes,
                         .because = "ground is both, how it lies and what grows or stands on it",
                         .attempt = r ? did_you_mean(second, cover) : did_you_mean(first, relief)});
    return std::nullopt;
  };
  return {read, takes, R"({"type":"string"})"};
}

/// The postures a defender may take, by an umpire's words for them.
Type<Posture> defence() {
  static const std::vector<std::string> words{"hasty", "prepared", "fortified", "delay", "withdrawal"};
  constexpr std::array postures{Posture::hasty_defence, Posture::prepared_defence, Posture::fortified_defence,
                                Posture::delay, Posture::withdraw};
  const Type<std::size_t> among = word<std::size_t>(words);
  const auto read = [among, postures](const Node& node, Reader& reader) -> std::optional<Posture> {
    const auto row = among.read(node, reader);
    return row ? std::optional{postures[*row]} : std::nullopt;
  };
  return {read, among.takes, among.schema};
}

void add_forces(Table<Asked>& table) {
  table.must("attacker", &Asked::attacker, number(1, 1e6), "people who attack")
      .must("defender", &Asked::defender, number(1, 1e6), "people who defend")
      .may("tanks", &Asked::tanks, sides(1e5), "tanks on each side")
      .may("artillery", &Asked::artillery, sides(1e5), "tubes and launchers in support of each side")
      .may("sorties", &Asked::sorties, sides(1e5), "close-support sorties a day of each side")
      .may("air", &Asked::air, word<Air>({"nobody", "attacker", "defender"}), "who rules it over the theatre")
      .may("quality", &Asked::quality, sides(5), "worth of each side's people and weapons, 1 the usual");
}

void add_circumstances(Table<Asked>& table) {
  table.may("posture", &Asked::posture, defence(), "how the defender stands")
      .may("terrain", &Asked::terrain, ground(), "relief and cover")
      .may("width", &Asked::width, amount(Measure::km, 0.1, 1000), "front on which they fight")
      .may("days", &Asked::days, number(0.25, 90), "how long at most; left out: until one side breaks off")
      .may("surprise", &Asked::surprise, word<Sudden>({"none", "minor", "substantial", "complete"}),
           "of the defender by the attacker")
      .may("weather", &Asked::weather, word<Rain>({"dry", "overcast", "light-rain", "heavy-rain"}), "sky")
      .may("season", &Asked::season, word<Season>({"spring", "summer", "autumn", "winter"}), "of the year")
      .may("river", &Asked::river, amount(Measure::m, 0, 5000), "unbridged water before the defender")
      .may("mines", &Asked::mines, number(0, 1), "how thick they lie, 0 to 1")
      .may("drones", &Asked::drones, number(0, 1), "how closely the defender's drones watch, 0 to 1")
      .may("year", &Asked::year, whole(1900, 2100), "generation of organisation and weapons");
}

const Table<Asked>& asked_table() {
  static const auto table = [] {
    Table<Asked> keys("engagement", "One engagement to be adjudicated.");
    add_forces(keys);
    add_circumstances(keys);
    return keys;
  }();
  return table;
}

/// A word of the command line as a file would have it: a number where it is one.
Node node_of(const std::string& key, const std::string& word, const draft::Source& source) {
  Node node;
  node.name = key;
  node.source = &source;
  node.text = word;
  node.kind = Kind::text;
  if (const auto number = plain(word)) {
    node.kind = Kind::number;
    node.number = *number;
    node.whole = word.find_first_of(".eE") == std::string::npos;
  }
  return node;
}

/// The command line has no lines and columns, and its keys begin with two strokes.
Problem as_typed(Problem problem, bool nothing_but_words) {
  if (!problem.where.starts_with(std::string{command_line} + ":")) return problem;
  problem.where = command_line;
  if (problem.what == "file")
    problem.what = "salient adjudicate";
  else
    problem.what = "--" + problem.what;
  if (nothing_but_words && problem.found.starts_with("no `")) {
    problem.found = "no --" + problem.found.substr(4, problem.found.size() - 5);
    problem.expected = "--" + problem.expected.replace(problem.expected.find(" = "), 3, " ");
  }
  return problem;
}

}  // namespace

std::vector<AskedKey> asked_keys() {
  std::vector<AskedKey> keys;
  for (const KeyRule& rule : asked_table().rule().keys)
    keys.push_back({rule.name, rule.takes, rule.doc, rule.required});
  return keys;
}

namespace {

/// The file's tree; its problems where it has none. The Source holds the text that the tree points into.
std::shared_ptr<const draft::Source> read_file(const std::string& file, Node& root, Problems& problems) {
  auto source = draft::read_source("", file, 0, problems);
  if (!source) {
    for (Problem& problem : problems) {
      problem.because = "--file names a text file with the options in it, each as a line";
      problem.attempt = "write attacker = 3200 and so on into it, or type the options";
    }
    return source;
  }
  auto parsed = draft::parse_toml(*source);
  if (parsed)
    root = *std::move(parsed);
  else
    problems = parsed.problems();
  return source;
}

}  // namespace

Result<Asked> read_asked(const std::map<std::string, std::string>& words, const std::string& file) {
  const draft::Source typed{command_line, "", 1};
  Node root;
  root.source = &typed;
  Problems problems;
  const auto source = file.empty() ? nullptr : read_file(file, root, problems);
  for (const auto& word : words) {
    std::erase_if(root.children, [&](const Node& child) { return child.name == word.first; });
    root.children.push_back(node_of(word.first, word.second, typed));
  }
  const bool unread = !problems.empty();  // then keys that are missing are no problem of their own
  Reader reader;
  Asked asked = asked_table().read(root, reader);
  asked.node = nullptr;
  for (Problem& problem : reader.in_order())
    if (!unread || !problem.found.starts_with("no `"))
      problems.push_back(as_typed(std::move(problem), file.empty()));
  if (!problems.empty()) return problems;
  return asked;
}

}  // namespace salient::history
