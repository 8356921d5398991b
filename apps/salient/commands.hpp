#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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
  std::string out;  ///< study file; empty: <scenario id>.sqlite
  std::string law;  ///< empty: history, or what the study to resume has
  bool json{false}, resume{false}, quiet{false};
};
int run_study(const StudyOptions&);

struct PlayOptions {
  std::string of;  ///< a scenario's folder or a study file
  std::uint64_t play{0};
  std::optional<std::uint64_t> seed;
  std::string law;
  std::string journal;   ///< file for the play's journal, one JSON object a line; "-": standard output
  std::string scenario;  ///< folder, where a study file no longer finds its own
};
int run_play(const PlayOptions&);

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

}  // namespace salient::app
