// The command line: what a person typed, turned into one of the structs of commands.hpp. Only this file and
// evidence_line.cpp see CLI11.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <functional>

#include "apps/salient/commands.hpp"
#include "apps/salient/console.hpp"
#include "apps/salient/evidence_line.hpp"
#include "apps/salient/typed_number.hpp"
#include "base/code_version.hpp"
#include "history/adjudicate.hpp"
#include "scenario/read/nearest.hpp"
#include "study/manifest.hpp"

namespace salient::app {
namespace {

constexpr const char* about = "Salient plays a land campaign many times and shows what could happen, and why.";
constexpr const char* examples =
    "Examples:\n"
    "  salient check scenarios/kursk-2024\n"
    "  salient study scenarios/kursk-2024 --plays 1000\n"
    "  salient report kursk-2024.sqlite --out report.html\n"
    "  salient play kursk-2024.sqlite --play 137 --journal -\n"
    "Exit codes: 0 fine, 2 something is wrong in what was given, 130 stopped by Ctrl-C, 1 our fault.";
constexpr std::uint64_t most_folds = 50, least_rolls = 50, least_battle_plays = 200,
                        most_battle_plays = 100'000;

/// Everything that may be typed, as typed: numbers are read after the parse, so that all their problems show at
/// once.
struct Typed {
  CheckOptions check;
  NewOptions make;
  SchemaOptions schema;
  StudyOptions study;
  PlayOptions play;
  ExplainOptions explain;
  ReportOptions report;
  EvidenceTyped evidence;
  ValidateOptions validate;
  CalibrateOptions calibrate;
  AdjudicateOptions adjudicate;
  std::string plays, seed, threads, number, folds;
};

using Command = std::function<int(CLI::App&, Typed&)>;
struct Commands {
  std::vector<std::pair<CLI::App*, Command>> known;
  CLI::App* add(CLI::App& app, const char* name, const char* what, Command run) {
    known.emplace_back(app.add_subcommand(name, what), std::move(run));
    return known.back().first;
  }
};

int start_study(CLI::App& from, Typed& typed) {
  Problems problems;
  read_number(from, "--plays", typed.plays, 1, most_plays, typed.study.plays, problems);
  read_number(from, "--seed", typed.seed, 0, any, typed.study.seed, problems);
  read_number(from, "--threads", typed.threads, 1, most_threads, typed.study.threads, problems);
  return problems.empty() ? run_study(typed.study) : complain(problems);
}

/// The words that say which play is meant, read alike for `play` and `explain`.
Problems read_play(CLI::App& from, Typed& typed, PlayOptions& into) {
  Problems problems;
  std::optional<std::uint64_t> play;
  read_number(from, "--play", typed.number, 0, any, play, problems);
  read_number(from, "--seed", typed.seed, 0, any, into.seed, problems);
  into.play = play.value_or(0);
  return problems;
}

int start_play(CLI::App& from, Typed& typed) {
  const Problems problems = read_play(from, typed, typed.play);
  return problems.empty() ? run_play(typed.play) : complain(problems);
}

int start_explain(CLI::App& from, Typed& typed) {
  const Problems problems = read_play(from, typed, typed.explain.play);
  return problems.empty() ? run_explain(typed.explain) : complain(problems);
}

int start_validate(CLI::App& from, Typed& typed) {
  Problems problems;
  read_number(from, "--plays", typed.plays, least_battle_plays, most_battle_plays, typed.validate.plays,
              problems);
  read_number(from, "--seed", typed.seed, 0, any, typed.validate.seed, problems);
  read_number(from, "--threads", typed.threads, 1, most_threads, typed.validate.threads, problems);
  return problems.empty() ? run_validate(typed.validate) : complain(problems);
}

/// Only what was typed, so that a file's keys hold where nothing was.
int start_adjudicate(CLI::App& from, Typed& typed) {
  Problems problems;
  std::erase_if(typed.adjudicate.words, [&](const auto& word) { return from.count("--" + word.first) == 0; });
  read_number(from, "--plays", typed.plays, least_rolls, most_battle_plays, typed.adjudicate.plays, problems);
  read_number(from, "--seed", typed.seed, 0, any, typed.adjudicate.seed, problems);
  return run_adjudicate(typed.adjudicate, std::move(problems));
}

int start_calibrate(CLI::App& from, Typed& typed) {
  Problems problems;
  CalibrateOptions& into = typed.calibrate;
  read_number(from, "--plays", typed.plays, least_battle_plays, most_battle_plays, into.plays, problems);
  read_number(from, "--folds", typed.folds, 2, most_folds, into.folds, problems);
  read_number(from, "--seed", typed.seed, 0, any, into.seed, problems);
  read_number(from, "--threads", typed.threads, 1, most_threads, into.threads, problems);
  return problems.empty() ? run_calibrate(into) : complain(problems);
}

void add_writing_commands(CLI::App& app, Commands& commands, Typed& typed) {
  CLI::App* check = commands.add(app, "check", "Read a scenario and tell every problem in it",
                                 [](CLI::App&, Typed& t) { return run_check(t.check); });
  check->add_option("folder", typed.check.folder, "the scenario's folder")->required()->type_name("FOLDER");
  check->add_flag("--json", typed.check.json, "print JSON");
  CLI::App* make = commands.add(app, "new", "Start a scenario from another",
                                [](CLI::App&, Typed& t) { return run_new(t.make); });
  make->add_option("name", typed.make.name, "the folder to make")->required()->type_name("NAME");
  make->add_option("--from", typed.make.from, "scenario to start from")->type_name("NAME");
  CLI::App* schema = commands.add(app, "schema", "Print the JSON Schema of the scenario files, for editors",
                                  [](CLI::App&, Typed& t) { return run_schema(t.schema); });
  schema->add_option("file", typed.schema.file, "one file's, as scenario.toml")->type_name("FILE");
}

void add_playing_commands(CLI::App& app, Commands& commands, Typed& typed) {
  CLI::App* study =
      commands.add(app, "study", "Play a scenario many times and answer its questions", start_study);
  study->add_option("folder", typed.study.folder, "the scenario's folder")->required()->type_name("FOLDER");
  study->add_option("--plays", typed.plays, "how many plays (1000)")->type_name("N");
  study->add_option("--seed", typed.seed, "where all luck comes from (1)")->type_name("N");
  study->add_option("--threads", typed.threads, "plays at a time (one per processor)")->type_name("N");
  study->add_option("--out", typed.study.out, "study file to write (<scenario>.sqlite)")->type_name("FILE");
  study->add_option("--law", typed.study.law, "law of attrition (history): " + names_of_laws())
      ->type_name("LAW");
  study->add_option("--advance", typed.study.advance, "law of advance (ladder): ladder or qjm")
      ->type_name("LAW");
  study
      ->add_option(
          "--only-vary", typed.study.only_vary,
          "subjects whose uncertainty is drawn, all else at its centre (everything): " + names_of_subjects())
      ->delimiter(',')
      ->type_name("SUBJECT");
  study->add_flag("--json", typed.study.json, "print the answers as JSON");
  study->add_flag("--resume", typed.study.resume, "go on with a study file, or add plays to it");
  study->add_flag("--quiet", typed.study.quiet, "no progress on standard error");
  CLI::App* play = commands.add(app, "play", "Play one play again, bit for bit", start_play);
  play->add_option("of", typed.play.of, "a scenario's folder or a study file")
      ->required()
      ->type_name("FOLDER|STUDY");
  play->add_option("--play", typed.number, "number of the play (0)")->type_name("N");
  play->add_option("--seed", typed.seed, "for a folder: the seed (1)")->type_name("N");
  play->add_option("--law", typed.play.law, "for a folder: the law of attrition")->type_name("LAW");
  play->add_option("--advance", typed.play.advance, "for a folder: the law of advance")->type_name("LAW");
  play->add_option("--journal", typed.play.journal,
                   "write what happened, a JSON object a line; - for standard output")
      ->type_name("FILE");
  play->add_option("--scenario", typed.play.scenario, "for a study: its scenario's folder, if it has moved")
      ->type_name("FOLDER");
}

void add_reading_commands(CLI::App& app, Commands& commands, Typed& typed) {
  CLI::App* report = commands.add(app, "report", "Make a report of a study that opens in any browser",
                                  [](CLI::App&, Typed& t) { return run_report(t.report); });
  report->add_option("study", typed.report.study, "the study file")->required()->type_name("STUDY");
  report->add_option("--out", typed.report.out, "HTML file to write (report.html)")->type_name("FILE");
  report->add_option("--scenario", typed.report.scenario, "its scenario's folder, if it has moved")
      ->type_name("FOLDER");
  CLI::App* explain =
      commands.add(app, "explain", "Tell one play in words, with causes; or the turn", start_explain);
  explain->add_option("of", typed.explain.play.of, "a scenario's folder, a study file, or the word turn")
      ->required()
      ->type_name("FOLDER|STUDY|turn");
  explain->add_option("--play", typed.number, "number of the play (0)")->type_name("N");
  explain->add_option("--seed", typed.seed, "for a folder: the seed (1)")->type_name("N");
  explain->add_option("--law", typed.explain.play.law, "for a folder: the law of attrition")->type_name("LAW");
  explain->add_option("--advance", typed.explain.play.advance, "for a folder: the law of advance")
      ->type_name("LAW");
  explain->add_option("--formation", typed.explain.formation, "one formation only")->type_name("ID");
  explain
      ->add_option("--scenario", typed.explain.play.scenario,
                   "for a study: its scenario's folder, if it has moved")
      ->type_name("FOLDER");
}

void add_history_commands(CLI::App& app, Commands& commands, Typed& typed) {
  CLI::App* validate = commands.add(
      app, "validate", "Play battles of record under each law and score the forecasts", start_validate);
  validate
      ->add_option("--battles", typed.validate.battles,
                   "a CDB90 folder, or a table of battles (docs/reference)")
      ->required()
      ->type_name("FOLDER|CSV");
  validate->add_option("--law", typed.validate.laws, "law of attrition, may be given again (all)")
      ->type_name("NAME");
  validate
      ->add_option("--inputs", typed.validate.inputs,
                   "columns to read: A, known before the battle (default), or AB, sorties and scheme as well")
      ->type_name("A|AB");
  validate->add_option("--plays", typed.plays, "plays of each battle (200, and no fewer)")->type_name("N");
  validate->add_option("--seed", typed.seed, "where all luck comes from (1)")->type_name("N");
  validate->add_option("--threads", typed.threads, "battles at a time (one per processor)")->type_name("N");
  validate->add_option("--json", typed.validate.json, "write the scores as JSON; - for standard output")
      ->type_name("FILE");
  validate
      ->add_option("--tempo", typed.validate.tempo,
                   "in place of scores: rates of advance by both laws, printed and written here as JSON")
      ->type_name("FILE");
  validate->add_option("--fronts", typed.validate.fronts, "with --tempo: a table of fronts (docs/reference)")
      ->type_name("CSV");
  validate
      ->add_option("--control", typed.validate.control,
                   "spoil the test on purpose: permuted-outcomes or swapped-sides must score worse")
      ->type_name("WORD");
}

void add_calibrate(CLI::App& app, Commands& commands, Typed& typed) {
  CalibrateOptions& options = typed.calibrate;
  CLI::App* calibrate =
      commands.add(app, "calibrate", "Fit the law of combat to battles of record", start_calibrate);
  calibrate->add_option("--battles", options.battles, "a CDB90 folder, or a table of battles (docs/reference)")
      ->required()
      ->type_name("FOLDER|CSV");
  calibrate
      ->add_option("--folds", typed.folds, "score as well: forecast each part of the battles from the others")
      ->type_name("N");
  calibrate->add_option("--group", options.group, "what is kept whole in a part: campaign")->type_name("WORD");
  calibrate
      ->add_option("--inputs", options.inputs,
                   "columns to read: A, known before the battle (default), or AB, sorties and scheme as well")
      ->type_name("A|AB");
  calibrate->add_option("--out", options.out, "write the posterior: parameters/posterior/history.csv")
      ->type_name("FILE");
  calibrate->add_option("--json", options.json, "write the scores as JSON")->type_name("FILE");
  calibrate->add_option("--without", options.without, "leave a mechanism out, may be given again")
      ->type_name("WORD");
  calibrate->add_flag(
      "--each", options.each,
      "with --folds: leave each mechanism of --without (none: every one) out by itself, and compare "
      "with the whole law");
  calibrate
      ->add_option("--control", options.control,
                   "spoil the test on purpose: permuted-outcomes or swapped-sides must score worse")
      ->type_name("WORD");
  calibrate->add_option("--plays", typed.plays, "plays of each battle scored (200, and no fewer)")
      ->type_name("N");
  calibrate->add_option("--seed", typed.seed, "where all luck comes from (1)")->type_name("N");
  calibrate->add_option("--threads", typed.threads, "battles at a time (one per processor)")->type_name("N");
}

void add_adjudicate(CLI::App& app, Commands& commands, Typed& typed) {
  AdjudicateOptions& options = typed.adjudicate;
  CLI::App* adjudicate =
      commands.add(app, "adjudicate", "How one engagement may go, for an umpire's table", start_adjudicate);
  for (const history::AskedKey& key : history::asked_keys())
    adjudicate->add_option("--" + key.name, options.words[key.name], key.what + ": " + key.takes)
        ->type_name("");
  adjudicate
      ->add_option("--file", options.file, "a TOML file with the options above; typed ones stand above it")
      ->type_name("FILE");
  adjudicate
      ->add_option("--battles", options.battles,
                   "name the nearest battles of record: a CDB90 folder or a table")
      ->type_name("FOLDER|CSV");
  adjudicate
      ->add_option("--law", options.laws, "law of attrition, may be given again (all): " + names_of_laws())
      ->type_name("NAME");
  adjudicate->add_option("--plays", typed.plays, "plays under each law (400)")->type_name("N");
  adjudicate->add_option("--seed", typed.seed, "where all luck comes from (1; a fresh one for --roll)")
      ->type_name("N");
  adjudicate->add_flag("--roll", options.roll, "draw one result instead, and say its seed");
  adjudicate->add_flag("--json", options.json, "print JSON");
}

std::vector<std::string> names_of(const Commands& commands) {
  std::vector<std::string> names;
  for (const auto& [app, run] : commands.known) names.push_back(app->get_name());
  return names;
}

std::vector<std::string> options_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

/// CLI11 says of a misspelt command that one is missing and of a misspelt option that it was unexpected. This
/// says what it may have been meant to be.
Problems misspelt(const Commands& commands, const std::vector<std::string>& typed) {
  const auto names = names_of(commands);
  if (typed.empty() || typed[0].starts_with("-")) return {};
  const auto at = std::find(names.begin(), names.end(), typed[0]);
  if (at == names.end())
    return {{"command line", "command", typed[0], reading::one_of(names), "",
             reading::did_you_mean(typed[0], names)}};
  const CLI::App& command = *commands.known[static_cast<std::size_t>(at - names.begin())].first;
  if (command.get_allow_extras()) return {};
  const auto options = options_of(command);
  Problems problems;
  for (const std::string& word : typed) {
    const std::string name = word.substr(0, word.find('='));
    if (!name.starts_with("--") || std::find(options.begin(), options.end(), name) != options.end()) continue;
    problems.push_back({"command line", "salient " + typed[0], name,
                        "an option of it: " + reading::one_of(options), "",
                        reading::did_you_mean(name, options)});
  }
  return problems;
}

int say(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return app.exit(error);  // --help and --version
  const auto chosen = app.get_subcommands();
  const std::string command = chosen.empty() ? "salient" : "salient " + chosen[0]->get_name();
  std::fprintf(stderr, "%s: %s\n    try       %s --help\n", command.c_str(), error.what(), command.c_str());
  return exit_wrong_input;
}

int dispatch(int argc, char** argv) {
  CLI::App app{about, "salient"};
  Typed typed;
  Commands commands;
  app.set_version_flag(
      "--version", fmt::format("salient {} (code {})", study::program_version(), code_hash().substr(0, 12)));
  add_writing_commands(app, commands, typed);
  add_playing_commands(app, commands, typed);
  add_reading_commands(app, commands, typed);
  add_evidence_commands(typed.evidence, [&](const char* name, const char* what, auto run) {
    return commands.add(app, name, what, [run](CLI::App& from, Typed&) { return run(from); });
  });
  add_history_commands(app, commands, typed);
  add_calibrate(app, commands, typed);
  add_adjudicate(app, commands, typed);
  app.footer(examples);  // last, since commands inherit what stands when they are added
  if (argc == 1) {
    fmt::print("{}", app.help());
    return exit_wrong_input;
  }
  const std::vector<std::string> words{argv + 1, argv + argc};
  if (const Problems problems = misspelt(commands, words); !problems.empty()) return complain(problems);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return say(app, error);
  }
  for (const auto& [command, run] : commands.known)
    if (command->parsed()) return run(*command, typed);
  return exit_fine;
}

}  // namespace
}  // namespace salient::app

int main(int argc, char** argv) {
  try {
    return salient::app::dispatch(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "salient: stopped by something that is not in your input: %s\n", error.what());
    return salient::app::exit_our_fault;
  }
}
