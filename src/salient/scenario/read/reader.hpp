#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "scenario/date.hpp"
#include "scenario/draft/node.hpp"
#include "scenario/read/names.hpp"

namespace salient::reading {

using draft::Kind;
using draft::Node;

/// What is wrong with a value, in the words of a Problem. An empty `found` quotes the value itself.
struct Complaint {
  std::string found, expected, because, attempt;
};

/// What every reading function shares: the names of all files, and the problems so far. Nothing here stops at a
/// problem; whoever reads carries on with a default, so that one pass tells them all.
class Reader {
 public:
  Names names;
  std::optional<Date> start;        ///< day 0 of play, once known
  std::vector<bool> quantity_used;  ///< by row of names.quantity
  bool all_uses_known{true};        ///< false once a use named no quantity: any may have been meant

  void report(const Node& at, Complaint);
  /// As above, at the key and not at its value: for keys that should not be there.
  void report_key(const Node& at, Complaint);
  /// A problem of the file itself, found before there was a tree.
  void report(Problem, std::size_t file_order);
  bool clean() const { return found_.empty(); }
  std::size_t count() const { return found_.size(); }
  /// All problems in the order of the files and of their text, each once.
  Problems in_order();

  /// The path inside the file, e.g. plan[2].axis[north].effort, while the returned scope lives.
  class Scope {
   public:
    Scope(Reader& reader, std::string step) : reader_{reader} { reader_.path_.push_back(std::move(step)); }
    ~Scope() { reader_.path_.pop_back(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Reader& reader_;
  };
  [[nodiscard]] Scope inside(std::string step) { return Scope{*this, std::move(step)}; }

 private:
  struct Found {
    std::size_t file, offset;
    Problem problem;
  };
  std::string path() const;
  void add(const Node&, std::size_t offset, Complaint);
  std::vector<Found> found_;
  std::vector<std::string> path_;
};

/// Order of what belongs to no file of the folder: told last.
constexpr std::size_t last_file = 1000;

/// "side[ukraine]": the item by its id or name, else by its number from 1.
std::string step_to(std::string_view list, const Node& item, std::size_t row);

}  // namespace salient::reading
