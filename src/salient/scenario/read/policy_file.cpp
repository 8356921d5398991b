#include "scenario/read/drafts.hpp"

namespace salient::reading {
namespace {

const Table<RegimeDraft>& regime_table() {
  static const auto table =
      Table<RegimeDraft>("regime", "A state the process can be in, and what it lets through.")
          .must("id", &Regime::id, identifier(), "how switches and questions name the regime")
          .may("shells", &Regime::shells, value(Measure::factor, 0, 20), "factor on the side's shells")
          .may("replacements", &Regime::replacements, value(Measure::factor, 0, 20),
               "factor on the side's replacements")
          .may("drones", &Regime::drones, value(Measure::factor, 0, 20), "factor on the side's drones")
          .may("attacks_allowed", &Regime::attacks_allowed, truth(), "false: the side attacks no more");
  return table;
}

const Table<SwitchDraft>& switch_table() {
  static const auto table =
      Table<SwitchDraft>("switch",
                         "A decision: on a day, with a probability; or at a hazard per day, from a day on.")
          .may("from", &SwitchDraft::from, reference_within("a regime of this process, or any"),
               "left out: any")
          .must("to", &SwitchDraft::to, reference_within("a regime of this process"), "the regime decided for")
          .may("on", &SwitchDraft::on, value(Measure::day), "the day of the decision; with `probability`")
          .may("probability", &SwitchDraft::probability, value(Measure::share), "that it is taken on that day")
          .may("after", &SwitchDraft::after, value(Measure::day), "first day of the hazard; with `per_day`")
          .may("until", &SwitchDraft::until, value(Measure::day),
               "first day without the hazard; left out: it goes on")
          .may("per_day", &SwitchDraft::per_day, value(Measure::per_day), "hazard of its being taken")
          .may("ground", &SwitchDraft::ground, number(-20, 20),
               "log-odds added per share of the plan's region that the side holds");
  return table;
}

const Table<StatementDraft>& statement_table() {
  static const auto table =
      Table<StatementDraft>("statement", "What was said in public: shifts every switch into a regime.")
          .must("to", &StatementDraft::to, reference_within("a regime of this process"),
                "the regime it makes likelier")
          .must("log_odds", &StatementDraft::log_odds, value(Measure::log_odds), "by how much")
          .may("claim", &StatementDraft::claim, reference<ClaimId>(&Names::claim, "claim"),
               "where it was reported");
  return table;
}

const Table<ProcessDraft>& process_table() {
  static const auto table =
      Table<ProcessDraft>("process", "A political process behind one side's flows.")
          .must("id", &ProcessDraft::id, identifier(), "how questions name the process")
          .must("name", &ProcessDraft::name, text(), "how reports name it")
          .must("side", &ProcessDraft::side, reference<SideId>(&Names::side, "side"), "whose flows it rules")
          .must("initial", &ProcessDraft::initial, reference_within("a regime of this process"),
                "regime at the start")
          .may("lag", &ProcessDraft::lag, value(Measure::days, 0, 1000),
               "from a decision to its effect at the front")
          .must("regime", &ProcessDraft::regime, tables_of(regime_table()), "the states it can be in")
          .may("switch", &ProcessDraft::switches, tables_of(switch_table()), "how it moves between them")
          .may("statement", &ProcessDraft::statement, tables_of(statement_table()), "what was said in public");
  return table;
}

}  // namespace

const Table<PolicyDraft>& policy_table() {
  static const auto table =
      Table<PolicyDraft>("policy", "Political processes and their regimes.")
          .may("process", &PolicyDraft::process, tables_of(process_table()), "one process");
  return table;
}

}  // namespace salient::reading
