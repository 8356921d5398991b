#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace salient::reading {

/// The names of one kind of thing, by row of the list that declares them. Gathered from all files before any
/// reference is read, so that files may refer to each other in any order.
struct NameList {
  std::string kind;     ///< "side", for messages
  std::string file;     ///< where they are declared
  bool complete{true};  ///< false when that file could not be parsed: an unknown name is then no news
  std::vector<std::string> names;
  std::map<std::string, std::size_t, std::less<>> rows;

  std::optional<std::size_t> find(std::string_view name) const {
    const auto found = rows.find(name);
    return found == rows.end() ? std::nullopt : std::optional{found->second};
  }
};

/// Every name that can be referred to.
struct Names {
  NameList side{"side", "scenario.toml"}, nation{"nation", "scenario.toml"},
      question{"question", "scenario.toml"};
  NameList source{"source", "evidence.toml"}, quantity{"quantity", "evidence.toml"},
      claim{"claim", "evidence.toml"};
  NameList formation{"formation", "forces.toml"};
  NameList process{"process", "policy.toml"};
  NameList region{"region", "map.geojson"}, town{"town", "map.geojson"}, point{"point", "map.geojson"};
  NameList sector{"sector", "map.geojson"}, works{"works", "map.geojson"};
  std::vector<std::string> quantity_unit;  ///< by row of quantity, as written
  bool plans_complete{true}, parameters_complete{true};
  std::string parameters_folder;  ///< for messages
};

}  // namespace salient::reading
