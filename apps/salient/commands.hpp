#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"

// One declaration per command of the program; each is defined in commands/<name>.cpp and returns the exit code.
// What the command line says has been turned into these structs by main.cpp, the only file that sees CLI11.
namespace salient::app {

constexpr int exit_fine = 0;
constexpr int exit_our_fault = 1;      ///< a bug, a full disk, no memory
constexpr int exit_wrong_input = 2;    ///< the scenario, the parameters or the command line
constexpr int exit_interrupted = 130;  ///< Ctrl-C, as shells count it

struct CheckOptions {
  std::string folder;
  bool json{false};
};
int run_check(const CheckOptions&);

struct NewOptions {
  std::string name;  ///< of the folder to make
  std::string from;  ///< scenario to copy: a folder, or the name of one of ours; empty: a bare one
};
int run_new(const NewOptions&);

struct SchemaOptions {
  std::string file;  ///< scenario.toml, evidence.toml ...; empty: all of them
};
int run_schema(const SchemaOptions&);

struct StudyOptions {
  std::string folder;
  std::optional<std::uint64_t> plays, seed;
  std::optional<unsigned> threads;
  std::string out;                     ///< study file; empty: <scenario id>.sqlite
  std::string law, advance;            ///< empty: history and ladder, or what the study to resume has
  std::vector<std::string> only_vary;  ///< subjects; empty: everything, or what the study to resume has
  bool json{false}, resume{false}, quiet{false};
};
int run_study(const StudyOptions&);

struct PlayOptions {
  std::string of;  ///< a scenario's folder or a study file
  std::uint64_t play{0};
  std::optional<std::uint64_t> seed;
  std::string law, advance;
  std::string journal;   ///< file for the play's journal, one JSON object a line; "-": standard output
  std::string scenario;  ///< folder, where a study file no longer finds its own
};
int run_play(const PlayOptions&);

struct LivenessOptions {
  PlayOptions of;  ///< folder or study, seed, law
  std::optional<std::uint64_t> plays;
  std::optional<unsigned> threads;
  bool json{false}, quiet{false};
};
int run_liveness(const LivenessOptions&);

struct DriversOptions {
  std::string study, scenario, question;
  std::string design;  ///< morris, saltelli; empty: from the plays already made
  std::optional<std::uint64_t> budget;
  std::optional<unsigned> threads;
  bool json{false}, quiet{false};
};
int run_drivers(const DriversOptions&);

struct WhyOptions {
  std::string study, question, scenario;  ///< question: its id, or some words of its text
  bool json{false};
};
int run_why(const WhyOptions&);

struct TraceOptions {
  PlayOptions of;  ///< folder or study
  std::string claim;
  bool json{false};
};
int run_trace(const TraceOptions&);

struct CompareOptions {
  std::string folder, law, advance;
  std::string out;                      ///< file that keeps the plays; empty: none
  std::vector<std::string> excursions;  ///< files, or names of the scenario's own without their ending
  std::optional<std::uint64_t> plays, seed;
  std::optional<unsigned> threads;
  bool json{false}, quiet{false};
};
int run_compare(const CompareOptions&);

struct ReportOptions {
  std::string study;
  std::string out;
  std::string scenario;  ///< as in PlayOptions
};
int run_report(const ReportOptions&);

struct ExplainOptions {
  PlayOptions play;       ///< `of` may also be the word "turn": the phases, what they read and write
  std::string formation;  ///< id; empty: all
};
int run_explain(const ExplainOptions&);

struct ValidateOptions {
  std::string battles;            ///< a CDB90 folder or a table of battles
  std::vector<std::string> laws;  ///< empty: all
  std::string inputs, control;    ///< words; empty: A, none
  std::optional<std::uint64_t> plays, seed;
  std::optional<unsigned> threads;
  std::string json;           ///< file; "-": standard output, and no table
  std::string tempo, fronts;  ///< file for rates of advance in place of scores; a table of fronts
};
int run_validate(const ValidateOptions&);

struct CalibrateOptions {
  std::string battles;                       ///< a CDB90 folder or a table of battles
  std::string inputs, control, group;        ///< words; empty: A, none, campaign
  std::vector<std::string> without;          ///< mechanisms left out
  bool each{false};                          ///< leave each of them out by itself, none given: of all
  std::optional<std::uint64_t> folds;        ///< score out of fold; none: fit on all battles
  std::optional<std::uint64_t> plays, seed;  ///< plays of each battle that is scored
  std::optional<unsigned> threads;
  std::string out, json;  ///< files for the posterior and the scores
};
int run_calibrate(const CalibrateOptions&);

struct AdjudicateOptions {
  std::map<std::string, std::string> words;  ///< what was said of the engagement, by key
  std::string file;                          ///< the same in a file; words stand above it
  std::string battles;                       ///< battles of record to compare with; empty: none
  std::vector<std::string> laws;             ///< empty: all
  std::optional<std::uint64_t> plays, seed;
  bool roll{false}, json{false};
};
/// `problems`: those of the numbers among the options, told together with all others.
int run_adjudicate(const AdjudicateOptions&, Problems problems);

}  // namespace salient::app
