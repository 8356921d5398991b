// The words of the commands liveness, drivers, why, trace and compare.
#include "apps/salient/evidence_line.hpp"

#include "apps/salient/typed_number.hpp"

namespace salient::app {
namespace {

int start_liveness(CLI::App& from, EvidenceTyped& typed) {
  Problems problems;
  read_number(from, "--plays", typed.plays, 1, most_plays, typed.liveness.plays, problems);
  read_number(from, "--seed", typed.seed, 0, any, typed.liveness.of.seed, problems);
  read_number(from, "--threads", typed.threads, 1, most_threads, typed.liveness.threads, problems);
  return problems.empty() ? run_liveness(typed.liveness) : complain(problems);
}

int start_drivers(CLI::App& from, EvidenceTyped& typed) {
  Problems problems;
  read_number(from, "--budget", typed.budget, 1, most_plays, typed.drivers.budget, problems);
  read_number(from, "--threads", typed.threads, 1, most_threads, typed.drivers.threads, problems);
  return problems.empty() ? run_drivers(typed.drivers) : complain(problems);
}

int start_compare(CLI::App& from, EvidenceTyped& typed) {
  Problems problems;
  read_number(from, "--plays", typed.plays, 2, most_plays, typed.compare.plays, problems);
  read_number(from, "--seed", typed.seed, 0, any, typed.compare.seed, problems);
  read_number(from, "--threads", typed.threads, 1, most_threads, typed.compare.threads, problems);
  return problems.empty() ? run_compare(typed.compare) : complain(problems);
}

void take_scenario(CLI::App* command, std::string& into) {
  command->add_option("--scenario", into, "for a study: its scenario's folder, if it has moved")
      ->type_name("FOLDER");
}
void take_threads(CLI::App* command, EvidenceTyped& typed, bool& quiet) {
  command->add_option("--threads", typed.threads, "plays at a time (one per processor)")->type_name("N");
  command->add_flag("--quiet", quiet, "no progress on standard error");
}
void take_luck(CLI::App* command, EvidenceTyped& typed, std::string& law, std::string& advance) {
  command->add_option("--seed", typed.seed, "for a folder: the seed (1)")->type_name("N");
  command->add_option("--law", law, "for a folder: the law of attrition")->type_name("LAW");
  command->add_option("--advance", advance, "for a folder: the law of advance")->type_name("LAW");
}

void add_liveness(EvidenceTyped& typed, const AddCommand& add) {
  CLI::App* liveness =
      add("liveness", "Prove which claims and parameters reach a play, and list those that do not",
          [&typed](CLI::App& from) { return start_liveness(from, typed); });
  liveness
      ->add_option("of", typed.liveness.of.of,
                   "a scenario's folder, or a study file that is to keep the result")
      ->required()
      ->type_name("FOLDER|STUDY");
  liveness->add_option("--plays", typed.plays, "plays to try each input in (12)")->type_name("N");
  take_luck(liveness, typed, typed.liveness.of.law, typed.liveness.of.advance);
  take_scenario(liveness, typed.liveness.of.scenario);
  take_threads(liveness, typed, typed.liveness.quiet);
  liveness->add_flag("--json", typed.liveness.json, "print JSON, with the first turn and columns of each");
}

void add_drivers(EvidenceTyped& typed, const AddCommand& add) {
  CLI::App* drivers = add("drivers", "Rank the inputs by how much of each answer hangs on them",
                          [&typed](CLI::App& from) { return start_drivers(from, typed); });
  drivers->add_option("study", typed.drivers.study, "the study file")->required()->type_name("STUDY");
  drivers->add_option("--question", typed.drivers.question, "one question only")->type_name("ID");
  drivers->add_option("--design", typed.drivers.design, "play a design for it first: morris or saltelli")
      ->type_name("DESIGN");
  drivers->add_option("--budget", typed.budget, "plays of the design")->type_name("N");
  take_scenario(drivers, typed.drivers.scenario);
  take_threads(drivers, typed, typed.drivers.quiet);
  drivers->add_flag("--json", typed.drivers.json, "print JSON, of every input");
}

void add_why(EvidenceTyped& typed, const AddCommand& add) {
  CLI::App* why = add("why", "Walk back from an answer to the reports it rests on, by influence",
                      [&typed](CLI::App&) { return run_why(typed.why); });
  why->add_option("study", typed.why.study, "the study file")->required()->type_name("STUDY");
  why->add_option("question", typed.why.question, "a question's id, or some words of it")
      ->required()
      ->type_name("QUESTION");
  take_scenario(why, typed.why.scenario);
  why->add_flag("--json", typed.why.json, "print JSON");
}

void add_trace(EvidenceTyped& typed, const AddCommand& add) {
  CLI::App* trace = add("trace", "Walk forward from a claim to what it feeds and which answers it moves",
                        [&typed](CLI::App&) { return run_trace(typed.trace); });
  trace->add_option("of", typed.trace.of.of, "a scenario's folder, or a study file")
      ->required()
      ->type_name("FOLDER|STUDY");
  trace->add_option("claim", typed.trace.claim, "the claim's id")->required()->type_name("CLAIM");
  take_scenario(trace, typed.trace.of.scenario);
  trace->add_flag("--json", typed.trace.json, "print JSON");
}

void add_compare(EvidenceTyped& typed, const AddCommand& add) {
  CLI::App* compare =
      add("compare", "Play a scenario and excursions from it on the same luck, and tell them apart",
          [&typed](CLI::App& from) { return start_compare(from, typed); });
  compare->add_option("folder", typed.compare.folder, "the scenario's folder")->required()->type_name("FOLDER");
  compare
      ->add_option("excursions", typed.compare.excursions,
                   "files of excursions, or names of those in the scenario's folder excursions")
      ->required()
      ->type_name("EXCURSION...");
  compare->add_option("--plays", typed.plays, "plays of each world (400)")->type_name("N");
  compare
      ->add_option("--out", typed.compare.out,
                   "a file that keeps the plays: asked again, for more plays or other excursions, it plays "
                   "what is missing")
      ->type_name("FILE");
  take_luck(compare, typed, typed.compare.law, typed.compare.advance);
  take_threads(compare, typed, typed.compare.quiet);
  compare->add_flag("--json", typed.compare.json, "print JSON");
}

}  // namespace

void add_evidence_commands(EvidenceTyped& typed, const AddCommand& add) {
  add_liveness(typed, add);
  add_drivers(typed, add);
  add_why(typed, add);
  add_trace(typed, add);
  add_compare(typed, add);
}

}  // namespace salient::app
