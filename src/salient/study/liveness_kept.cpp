#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "study/liveness.hpp"
#include "study/manifest.hpp"

namespace salient::study {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* table = R"(
CREATE TABLE IF NOT EXISTS liveness(kind TEXT, id TEXT, about TEXT, live INTEGER, law TEXT, play INTEGER,
  turn INTEGER, columns TEXT, PRIMARY KEY(kind, id)) WITHOUT ROWID;
DELETE FROM liveness;
)";

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "" : " ") + std::string{word};
  return text;
}

void write(Statement& put, const TriedInput& input) {
  put << spelling(input.kind) << input.id << input.about << int{input.proof.has_value()};
  if (input.proof)
    put << law_name(input.proof->law) << input.proof->play << input.proof->departure.turn
        << joined(input.proof->departure.columns);
  else
    put.null().null().null().null();
  put.run();
}

/// The day of play in which a turn lies, from 1; 0: before the first.
int day_of(const Scenario& s, int turn) { return turn == 0 ? 0 : (turn - 1) / s.turns_a_day() + 1; }

std::size_t inert(const Liveness& l, InputKind kind) {
  std::size_t count = 0;
  for (const TriedInput& input : l.inputs) count += input.kind == kind && !input.proof;
  return count;
}

std::size_t tried(const Liveness& l, InputKind kind) {
  std::size_t count = 0;
  for (const TriedInput& input : l.inputs) count += input.kind == kind;
  return count;
}

Json live_entry(const Scenario& s, const TriedInput& input) {
  const Proof& proof = *input.proof;
  return {{"kind", spelling(input.kind)},       {"id", input.id},
          {"turn", proof.departure.turn},       {"day", day_of(s, proof.departure.turn)},
          {"columns", proof.departure.columns}, {"play", proof.play},
          {"law", law_name(proof.law)}};
}

}  // namespace

void keep(Database& db, const Liveness& liveness) {
  Transaction all{db};
  db.execute(table);
  Statement put = db.prepare("INSERT INTO liveness VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  for (const TriedInput& input : liveness.inputs) write(put, input);
  all.commit();
}

std::vector<KeptInput> kept(const Liveness& liveness) {
  std::vector<KeptInput> list;
  for (const TriedInput& input : liveness.inputs) {
    KeptInput one{.kind = std::string{spelling(input.kind)}, .id = input.id, .about = input.about};
    if (input.proof) {
      one.law = law_name(input.proof->law);
      one.columns = joined(input.proof->departure.columns);
      one.live = true;
      one.turn = input.proof->departure.turn;
    }
    list.push_back(std::move(one));
  }
  return list;
}

std::vector<KeptInput> kept_liveness(Database& db) {
  std::vector<KeptInput> kept;
  if (!db.has_table("liveness")) return kept;
  Statement rows = db.prepare(
      "SELECT kind, id, about, live, law, turn, columns FROM liveness ORDER BY kind = 'quantity' DESC, kind, "
      "id");
  while (rows.next())
    kept.push_back({.kind = rows.text(0),
                    .id = rows.text(1),
                    .about = rows.text(2),
                    .law = rows.text(4),
                    .columns = rows.text(6),
                    .live = rows.integer(3) != 0,
                    .turn = static_cast<int>(rows.integer(5))});
  return kept;
}

std::string as_text(const Scenario& s, const Liveness& l) {
  std::string text = fmt::format("{}: what reaches the State of a play, and what does not\n\n", s.title);
  for (const InputKind kind : {InputKind::quantity, InputKind::claim, InputKind::parameter})
    text += fmt::format("  {:<10} {:>4} tried, {:>4} act, {:>3} inert\n", spelling(kind), tried(l, kind),
                        tried(l, kind) - inert(l, kind), inert(l, kind));
  text += fmt::format("\n{} plays, most of them stopped at their first difference, in {}.\n", l.plays,
                      wait_of(l.seconds));
  bool head = false;
  for (const TriedInput& input : l.inputs) {
    if (input.proof) continue;
    if (!head) text += "\nInert: whatever value it takes, no play that was tried went another way.\n";
    head = true;
    text += fmt::format("  {:<10} {}: {}\n", spelling(input.kind), input.id, input.about);
  }
  return text;
}

std::string as_json(const Scenario& s, const Liveness& l) {
  Json json{{"scenario", s.id}, {"plays", l.plays}, {"elapsed_s", l.seconds}};
  json["live"] = json["inert"] = Json::array();
  for (const TriedInput& input : l.inputs)
    if (input.proof)
      json["live"].push_back(live_entry(s, input));
    else
      json["inert"].push_back({{"kind", spelling(input.kind)}, {"id", input.id}, {"about", input.about}});
  return json.dump(2);
}

}  // namespace salient::study
