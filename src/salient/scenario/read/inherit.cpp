#include <fmt/format.h>

#include "scenario/read/drafts.hpp"

namespace salient::reading {
namespace {

/// What is not taken from the other: who it is.
bool own(const std::string& key) { return key == "id" || key == "name" || key == "like"; }

class Inheritance {
 public:
  Inheritance(Node& formations, Reader& reader)
      : formations_{formations}, reader_{reader}, state_(formations.children.size()) {}

  void settle(std::size_t row) {
    Node& formation = formations_.children[row];
    const Node* like = formation.find("like");
    if (state_[row] == State::settled || !like) return;
    state_[row] = State::under_way;
    if (const auto other = other_of(*like, formation, row); other && *other < state_.size()) {
      if (state_[*other] == State::under_way) {
        report_circle(*like, formation, row);
      } else {
        settle(*other);
        take(formation, formations_.children[*other]);
      }
    }
    state_[row] = State::settled;
  }

 private:
  enum class State { waiting, under_way, settled };

  std::optional<std::size_t> other_of(const Node& like, const Node& formation, std::size_t row) {
    const auto scope = reader_.inside(step_to("formation", formation, row));
    const auto key = reader_.inside("like");
    return resolve(like, reader_, reader_.names.formation);
  }
  void report_circle(const Node& like, const Node& formation, std::size_t row) {
    const auto scope = reader_.inside(step_to("formation", formation, row));
    const auto key = reader_.inside("like");
    reader_.report(like,
                   {.expected = "a formation that is not, in the end, like this one",
                    .because = "keys are taken from the other formation, and going in a circle finds none",
                    .attempt = "give one of the formations in the circle its own keys"});
  }
  static void take(Node& into, const Node& from) {
    const bool strength = into.find("fill") || into.find("people");  // two ways to say one thing
    for (const Node& key : from.children) {
      const bool settled = into.find(key.name) || (strength && (key.name == "fill" || key.name == "people"));
      if (!own(key.name) && !settled) into.children.push_back(key);
    }
  }

  Node& formations_;
  Reader& reader_;
  std::vector<State> state_;
};

}  // namespace

void inherit_keys(Node& forces, Reader& reader) {
  for (Node& list : forces.children)
    if (list.name == "formation" && list.kind == Kind::list) {
      Inheritance inheritance{list, reader};
      for (std::size_t row = 0; row < list.children.size(); ++row) inheritance.settle(row);
    }
}

}  // namespace salient::reading
