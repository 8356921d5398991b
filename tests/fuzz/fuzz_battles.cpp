// Any bytes as one file of the battles of record: the reader must answer with battles, each of which converts
// to an encounter of finite numbers, or with problems, each of which says where and what. The first byte
// chooses the file.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "history/converter.hpp"
#include "history/reader.hpp"
#include "history/test/folder.hpp"

namespace {

using namespace salient::history;

const test::Folder& folder() {
  static const test::Folder folder;
  return folder;
}

void check(const Reading& reading) {
  for (const BattleOfRecord& row : reading.battles)
    for (const Inputs inputs : {Inputs::A, Inputs::AB})
      if (const auto encounter = convert(row.battle, inputs))
        if (!std::isfinite(encounter->attacker) || !std::isfinite(encounter->defender)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text{reinterpret_cast<const char*>(data) + 1, size - 1};
  const std::string files[] = {test::sheets, test::naming, test::timing, "table.csv"};
  const std::string& file = files[data[0] % std::size(files)];
  test::write_one(folder(), test::one_row);
  folder().write(file, text);
  const auto reading = read_battles(file == "table.csv" ? folder().path() + "/table.csv" : folder().path());
  if (reading) {
    check(*reading);
    return 0;
  }
  for (const salient::Problem& problem : reading.problems())
    if (problem.where.empty() || problem.what.empty() || problem.expected.empty()) std::abort();
  return 0;
}
