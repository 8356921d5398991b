#include "study/writer.hpp"

#include <fmt/format.h>

#include "study/manifest.hpp"

namespace salient::study {
namespace {

std::string insert(std::string_view table, std::size_t values) {
  std::string sql = fmt::format("INSERT INTO {} VALUES (?", table);
  for (std::size_t i = 1; i < values; ++i) sql += ", ?";
  return sql + ")";
}

template <class T>
void row_or_null(Statement& into, Id<T> id) {
  id ? into << id.row() : into.null();
}

/// Little-endian, whatever the machine.
std::vector<unsigned char> bytes_of(const std::uint16_t* counts, std::size_t n) {
  std::vector<unsigned char> bytes;
  bytes.reserve(2 * n);
  for (std::size_t i = 0; i < n; ++i) {
    bytes.push_back(static_cast<unsigned char>(counts[i] & 0xff));
    bytes.push_back(static_cast<unsigned char>(counts[i] >> 8));
  }
  return bytes;
}

}  // namespace

Store::Writer::Writer(Database& db, const Layout& layout)
    : database_{db},
      layout_{layout},
      play_{db.prepare(insert("plays", 4))},
      inputs_{db.prepare(insert("inputs", 1 + layout.inputs.size()))},
      outcomes_{db.prepare(insert("outcomes", 1 + layout.outcomes.columns().size()))},
      series_{db.prepare(insert("series_rows", 13))},
      ground_{db.prepare(insert("ground_rows", 5))},
      picture_{db.prepare(insert("picture_rows", 9))},
      picture_nation_{db.prepare(insert("picture_nation_rows", 6))},
      event_{db.prepare(insert("event_rows", 12))},
      pair_play_{db.prepare(insert("pair_plays", 5))},
      pair_{db.prepare(insert("pairs", 6))},
      law_pair_play_{db.prepare(insert("law_pair_plays", 7))},
      law_pair_{db.prepare(insert("law_pairs", 8))},
      rerun_{db.prepare(insert("reruns", 7))},
      rerun_outcomes_{db.prepare(insert("rerun_outcomes", 4 + layout.outcomes.columns().size()))},
      control_{db.prepare(insert("control", 5))},
      block_{db.prepare(insert("blocks", 4))} {}

void Store::Writer::write(const Block& block) {
  Transaction all{database_};
  forget(block);
  for (const PlayRecord& record : block.records) write_play(record);
  for (const PairRecord& pair : block.pairs)
    block.kind == BlockKind::pairs ? write_pair(pair) : write_law_pair(pair);
  for (const RerunRecord& rerun : block.reruns) write_rerun(rerun);
  if (block.control) write_control(block);
  (block_ << spelling(block.kind) << block.number << block.plays << signature_of(block)).run();
  all.commit();
}

/// A last block that was shorter is written anew when a study is extended.
void Store::Writer::forget(const Block& block) {
  const std::uint64_t first = block.number * block_plays, end = first + block_plays;
  const auto remove = [&](std::string_view table) {
    database_.execute(fmt::format("DELETE FROM {} WHERE play >= {} AND play < {}", table, first, end));
  };
  database_.execute(
      fmt::format("DELETE FROM blocks WHERE kind = '{}' AND block = {}", spelling(block.kind), block.number));
  switch (block.kind) {
    case BlockKind::pairs:
      return remove("pair_plays"), remove("pairs");
    case BlockKind::law_pairs:
      return remove("law_pair_plays"), remove("law_pairs");
    case BlockKind::reruns:
      return remove("reruns"), remove("rerun_outcomes");
    case BlockKind::plays:
      break;
  }
  for (const char* table : {"plays", "inputs", "outcomes", "series_rows", "ground_rows", "picture_rows",
                            "picture_nation_rows", "event_rows"})
    remove(table);
  database_.execute(fmt::format("DELETE FROM control WHERE block = {}", block.number));
}

void Store::Writer::write_play(const PlayRecord& record) {
  play_ << record.play << spelled(record.signature) << int{record.failed};
  (record.failed ? play_ << record.failure : play_.null()).run();
  inputs_ << record.play;
  for (const double value : record.inputs) inputs_ << value;
  inputs_.run();
  if (record.failed) return;
  outcomes_ << record.play;
  for (const double value : record.outcomes) outcomes_ << value;
  outcomes_.run();
  write_series(record);
  write_ground(record);
  write_pictures(record);
  write_events(record);
}

void Store::Writer::write_series(const PlayRecord& record) {
  const std::size_t nations = layout_.scenario.nation.rows();
  for (std::size_t i = 0; i < record.series.size(); ++i) {
    const NationTally& t = record.series[i];
    series_ << record.play << layout_.days[i / nations] << i % nations;
    for (const std::int64_t people : {t.present, t.killed, t.wounded, t.missing, t.captured, t.sick, t.in_care,
                                      t.evacuated, t.returned, t.replaced})
      series_ << people;
    series_.run();
  }
}

void Store::Writer::write_ground(const PlayRecord& record) {
  std::size_t i = 0;
  for (const int day : layout_.days)
    for (std::size_t region = 0; region < layout_.land.rows(); ++region)
      for (std::size_t side = 0; side < layout_.scenario.side.rows(); ++side)
        (ground_ << record.play << day << region << side << record.ground[i++]).run();
}

void Store::Writer::write_pictures(const PlayRecord& record) {
  const Scenario& s = layout_.scenario;
  std::size_t row = 0, nation_row = 0;
  for (const int day : layout_.days)
    for (const SideId side : ids<SideId>(s.side.rows())) {
      const Picture& p = record.pictures[row++];
      picture_ << record.play << day << side.row();
      for (const double number : {p.believed, p.present, p.placed, p.named, p.age, p.error}) picture_ << number;
      picture_.run();
      for (const NationId nation : ids<NationId>(s.nation.rows())) {
        const NationPicture& of = record.picture_of[nation_row++];
        if (s.nation[nation].side == side) continue;
        (picture_nation_ << record.play << day << side.row() << nation.row() << of.believed << of.present)
            .run();
      }
    }
}

void Store::Writer::write_events(const PlayRecord& record) {
  for (std::size_t n = 0; n < record.events.size(); ++n) {
    const Event& e = record.events[n];
    event_ << record.play << n << int{e.turn} << static_cast<int>(e.kind) << static_cast<int>(e.cause);
    row_or_null(event_, e.side);
    row_or_null(event_, e.formation);
    row_or_null(event_, e.unit);
    row_or_null(event_, e.hex);
    (event_ << double{e.a} << double{e.b} << double{e.c}).run();
  }
}

void Store::Writer::write_pair(const PairRecord& pair) {
  const Effect& effect = layout_.effects[pair.effect];
  const std::string& question = layout_.scenario.question[effect.question].id;
  pair_play_ << question << pair.play << spelled(pair.signature) << int{!pair.failure.empty()};
  (pair.failure.empty() ? pair_play_.null() : pair_play_ << pair.failure).run();
  if (!pair.failure.empty()) return;
  for (std::size_t i = 0; i < effect.columns.size(); ++i) {
    const std::string& outcome = layout_.outcomes.columns()[effect.columns[i]].name;
    pair_ << question << pair.play << outcome << pair.with[i] << pair.against[i];
    (pair_ << pair.with[i] - pair.against[i]).run();
  }
}

void Store::Writer::write_law_pair(const PairRecord& pair) {
  const Effect& effect = layout_.law_effects[pair.effect];
  const std::string &question = layout_.scenario.question[effect.question].id,
                    law = law_name(effect.laws.attrition);
  const std::string_view advance = models::spelling(effect.laws.advance);
  law_pair_play_ << question << pair.play << law << advance << spelled(pair.signature)
                 << int{!pair.failure.empty()};
  (pair.failure.empty() ? law_pair_play_.null() : law_pair_play_ << pair.failure).run();
  if (!pair.failure.empty()) return;
  for (std::size_t i = 0; i < effect.columns.size(); ++i) {
    law_pair_ << question << pair.play << law << advance << layout_.outcomes.columns()[effect.columns[i]].name;
    (law_pair_ << pair.with[i] << pair.against[i] << pair.with[i] - pair.against[i]).run();
  }
}

void Store::Writer::write_rerun(const RerunRecord& record) {
  const Rerun& way = layout_.reruns[record.rerun];
  const std::string law = law_name(way.laws.attrition);
  const std::string_view advance = models::spelling(way.laws.advance);
  rerun_ << record.play << law << advance << way.luck << spelled(record.signature)
         << int{!record.failure.empty()};
  (record.failure.empty() ? rerun_.null() : rerun_ << record.failure).run();
  if (!record.failure.empty()) return;
  rerun_outcomes_ << record.play << law << advance << way.luck;
  for (const double value : record.outcomes) rerun_outcomes_ << value;
  rerun_outcomes_.run();
}

void Store::Writer::write_control(const Block& block) {
  for (std::size_t day = 0; day < layout_.days.size(); ++day)
    for (const SideId side : ids<SideId>(layout_.scenario.side.rows())) {
      control_ << block.number << layout_.days[day] << layout_.scenario.side[side].id << block.control->plays();
      (control_ << bytes_of(block.control->of(day, side), block.control->hexes())).run();
    }
}

}  // namespace salient::study
