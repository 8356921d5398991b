#include "scenario/read/drafts.hpp"

namespace salient::reading {
namespace {

/// Whose keys are taken has been settled by inherit_keys, which also reports a name that no formation has.
Type<std::string> like() {
  const auto read = [](const Node& node, Reader&) { return std::optional{node.text}; };
  return {read, "the id of a formation", R"({"type":"string"})"};
}

const Table<TrainingDraft>& training_table() {
  static const auto table =
      Table<TrainingDraft>("training", "How well its soldiers do each part of their work, 0 to 1.")
          .may("infantry", &TrainingDraft::infantry, value(Measure::share), "small-unit tactics in the open")
          .may("trench", &TrainingDraft::trench, value(Measure::share), "clearing and holding trenches")
          .may("artillery", &TrainingDraft::artillery, value(Measure::share), "gunnery")
          .may("armour", &TrainingDraft::armour, value(Measure::share),
               "fighting from and with armoured vehicles")
          .may("drone", &TrainingDraft::drone, value(Measure::share), "using drones, and living under them")
          .may("combined_arms", &TrainingDraft::combined_arms, value(Measure::share), "all of these together");
  return table;
}

const Table<ProgrammeDraft>& programme_table() {
  static const auto table =
      Table<ProgrammeDraft>("programme", "What its camp gives its time to, as shares that sum to 1 at most.")
          .may("infantry", &ProgrammeDraft::infantry, value(Measure::share), "small-unit tactics in the open")
          .may("trench", &ProgrammeDraft::trench, value(Measure::share), "clearing and holding trenches")
          .may("artillery", &ProgrammeDraft::artillery, value(Measure::share), "gunnery")
          .may("armour", &ProgrammeDraft::armour, value(Measure::share),
               "fighting from and with armoured vehicles")
          .may("drone", &ProgrammeDraft::drone, value(Measure::share), "using drones, and living under them")
          .may("combined_arms", &ProgrammeDraft::combined_arms, value(Measure::share), "all of these together");
  return table;
}

FormationDraft default_formation() {
  FormationDraft formation;
  formation.fill = formation.weapons = formation.ammunition = Value{1};
  formation.confidence = formation.leadership = formation.information = formation.discipline = Value{0.5};
  formation.interpreters = formation.instructors = Value{0.5};
  return formation;
}

const Table<UnitDraft>& unit_table() {
  static const auto table =
      Table<UnitDraft>("unit", "A battalion or the like: what stands on one hex. Of one formation.")
          .must("formation", &UnitDraft::of, reference<FormationId>(&Names::formation, "formation"),
                "to which it belongs")
          .must("name", &Unit::name, text(),
                "unique; its luck is drawn by its name. With `count` it is numbered")
          .must("branch", &Unit::branch, word<Branch>(), "what kind of unit it is")
          .may("count", &UnitDraft::count, whole(1, 100), "how many of the same")
          .must("people", &Unit::establishment, amount(Measure::people, 1, 5000), "establishment of one")
          .may("at", &UnitDraft::at, place(), "where it stands; left out: where its formation does")
          .may("tubes", &Unit::tubes, number(0, 200), "guns, mortars or launchers; of drone units crews")
          .may("armour", &Unit::armour, number(0, 1), "share of its people fighting from armoured vehicles");
  return table;
}

}  // namespace

const Table<FormationDraft>& formation_table() {
  static const auto table =
      Table<FormationDraft>("formation", "A brigade, regiment, grouping: what its units have in common.",
                            default_formation())
          .must("id", &Formation::id, identifier(), "how other tables name the formation")
          .must("name", &Formation::name, text(), "how reports name it")
          .must("nation", &FormationDraft::of_nation, reference<NationId>(&Names::nation, "nation"),
                "whose soldiers")
          .may("echelon", &Formation::echelon, word<Echelon>(), "how large a headquarters")
          .may("parent", &FormationDraft::higher, reference<FormationId>(&Names::formation, "formation"),
               "higher headquarters")
          .may("host", &FormationDraft::under, reference<FormationId>(&Names::formation, "formation"),
               "formation of another nation, of the same side, that commands it")
          .may("uniform", &FormationDraft::in_uniform, reference<NationId>(&Names::nation, "nation"),
               "whose uniform it wears; left out: its own")
          .may("equipped_by", &FormationDraft::arms_from, reference<NationId>(&Names::nation, "nation"),
               "whose depots arm it; left out: its own")
          .may("told", &Formation::told, word<Task>(), "what its soldiers were told they are there for")
          .may("at", &FormationDraft::at, place(), "where its units stand, unless they say otherwise")
          .may("fill", &Formation::fill, value(Measure::share), "people present, as a share of establishment")
          .may("people", &FormationDraft::strength, value(Measure::people),
               "people present in all its units; instead of fill")
          .may("training", &FormationDraft::trained, table_of(training_table()),
               "by domain; 0.5 where left out")
          .may("programme", &FormationDraft::taught, table_of(programme_table()),
               "what it is taught out of the line; left out: all domains alike")
          .may("instructors", &Formation::instructors, value(Measure::share), "of those it needs in camp")
          .may("confidence", &Formation::confidence, value(Measure::share), "cohesion at the start")
          .may("leadership", &Formation::leadership, value(Measure::share),
               "quality of its officers and sergeants")
          .may("information", &Formation::information, value(Measure::share),
               "share of what it should know about enemy and ground")
          .may("weapons", &Formation::weapons, value(Measure::share), "fill of weapons")
          .may("ammunition", &Formation::ammunition, value(Measure::share),
               "fill of first-line stocks at the start")
          .may("discipline", &Formation::discipline, value(Measure::share),
               "how far orders are carried out under strain")
          .may("network", &Formation::network, word<Network>(), "its soldiers' access to the internet")
          .may("network_access", &Formation::network_access, value(Measure::share),
               "share of its soldiers who use it")
          .may("devices_held", &Formation::devices_held, value(Measure::share),
               "share of personal devices that its commanders keep away from the start")
          .may("interpreters", &Formation::interpreters, value(Measure::share),
               "of those needed to work with its host")
          .may("arrives", &Formation::arrives, value(Measure::day),
               "day of play on which it is at hand; 0: from the start")
          .may("in_hospital", &Formation::sick_and_hurt, value(Measure::people),
               "people in hospital at the start")
          .may("killed_before", &Formation::killed_before, value(Measure::people),
               "people killed before the start")
          .may("like", &FormationDraft::like, like(),
               "formation from which it takes every key it does not give");
  return table;
}

const Table<ForcesDraft>& forces_table() {
  static const auto table =
      Table<ForcesDraft>("forces", "Formations and their units.")
          .must("formation", &ForcesDraft::formation, tables_of(formation_table()),
                "headquarters and what is common")
          .must("unit", &ForcesDraft::unit, tables_of(unit_table()), "what stands on the map");
  return table;
}

}  // namespace salient::reading
