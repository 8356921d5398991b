#include "study/play_record.hpp"

#include <algorithm>
#include <iterator>

#include "base/check.hpp"

namespace salient::study {
namespace {

std::vector<double> inputs_of(const Layout& layout, const Knowledge& knowledge) {
  std::vector<double> inputs{knowledge.quantity.begin(), knowledge.quantity.end()};
  for (const ParameterId id : layout.varying) inputs.push_back(knowledge.parameter[id]);
  return inputs;
}

std::vector<NationTally> series_of(const Layout& layout, const Journal& journal) {
  std::vector<NationTally> series;
  for (const int day : layout.days) {
    const Snapshot& at = at_end_of(journal, day);
    series.insert(series.end(), at.nation.begin(), at.nation.end());
  }
  return series;
}

/// Appends the share of the land that each side holds.
void add_shares(const std::vector<HexId>& land, const Snapshot& at, std::size_t sides,
                std::vector<double>& into) {
  const std::size_t first = into.size();
  into.resize(first + sides, 0.0);
  for (const HexId hex : land)
    if (at.control[hex.row()] < sides) into[first + at.control[hex.row()]] += 1;
  for (std::size_t i = first; i < into.size(); ++i)
    if (!land.empty()) into[i] /= static_cast<double>(land.size());
}

std::vector<double> ground_of(const Layout& layout, const Journal& journal) {
  std::vector<double> ground;
  for (const int day : layout.days)
    for (const std::vector<HexId>& land : layout.land)
      add_shares(land, at_end_of(journal, day), layout.scenario.side.rows(), ground);
  return ground;
}

void add_pictures(const Layout& layout, const Journal& journal, PlayRecord& record) {
  for (const int day : layout.days) {
    const Snapshot& at = at_end_of(journal, day);
    EXPECT(at.picture.rows() == layout.scenario.side.rows());
    record.pictures.insert(record.pictures.end(), at.picture.begin(), at.picture.end());
    record.picture_of.insert(record.picture_of.end(), at.picture_of.begin(), at.picture_of.end());
  }
}

}  // namespace

ControlCounts::ControlCounts(const Layout& layout)
    : sides_{layout.scenario.side.rows()},
      hexes_{layout.scenario.map.grid.hexes()},
      counts_(layout.days.size() * sides_ * hexes_, 0) {}

void ControlCounts::add(const Layout& layout, const Journal& journal) {
  plays_ += 1;
  for (std::size_t day = 0; day < layout.days.size(); ++day) {
    const Snapshot& at = at_end_of(journal, layout.days[day]);
    EXPECT(at.control.size() == hexes_);
    for (std::size_t hex = 0; hex < hexes_; ++hex)
      if (at.control[hex] < sides_) counts_[(day * sides_ + at.control[hex]) * hexes_ + hex] += 1;
  }
}

ControlCounts& ControlCounts::operator+=(const ControlCounts& other) {
  EXPECT(other.counts_.size() == counts_.size());
  plays_ += other.plays_;
  for (std::size_t i = 0; i < counts_.size(); ++i)
    counts_[i] = static_cast<std::uint16_t>(counts_[i] + other.counts_[i]);
  return *this;
}

PlayRecord record_play(const Layout& layout, std::uint64_t number, const Played& played,
                       const Journal& journal) {
  PlayRecord record{
      .play = number, .signature = played.signature, .failed = played.failed, .failure = played.failure};
  record.inputs = inputs_of(layout, played.knowledge);
  if (played.failed) return record;
  record.outcomes = layout.outcomes.measure(journal);
  record.series = series_of(layout, journal);
  record.ground = ground_of(layout, journal);
  add_pictures(layout, journal, record);
  std::copy_if(journal.events().begin(), journal.events().end(), std::back_inserter(record.events),
               [](const Event& event) { return is_of_note(event.kind); });
  return record;
}

}  // namespace salient::study
