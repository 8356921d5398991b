#pragma once
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "chance/distributions.hpp"

// A folder in the format of CDB90 with battles that never were.
namespace salient::history::test {

namespace fs = std::filesystem;

/// A folder of its own in the temporary folder, gone with this object.
class Folder {
 public:
  Folder() {
    static int number = 0;
    path_ = fs::temp_directory_path() /
            ("salient-history-" + std::to_string(::getpid()) + "-" + std::to_string(number++));
    fs::create_directories(path_ / "src-data/CDB90");
    fs::create_directories(path_ / "data");
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const std::string& file, const std::string& text) const {
    std::ofstream{path_ / file, std::ios::binary} << text;
  }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

inline const std::string sheets = "src-data/CDB90/CDB90-patched.csv";
inline const std::string naming = "data/battles.csv";
inline const std::string timing = "data/active_periods.csv";

inline const std::string sheet_header =
    "ISQNO,WAR,NAME,CAMPGN,WOFA1,WOFD1,POST1,POST2,TERRA1,TERRA2,WX1,AEROA,STRA,CODEA,INTSTA,RERPA,CASA,STRD,"
    "CODED,INTSTD,RERPD,CASD,CAVA,TANKA,ARTYA,FLYA,CAVD,TANKD,ARTYD,FLYD,WINA,KMDA,PRIA1,PRIA2,PRIA3,PRID1,"
    "PRID2,PRID3,INSTA,INSTD,CAMPAGN,LEADA\n";
inline const std::string naming_header = "isqno,war4,parent\n";
inline const std::string timing_header =
    "isqno,atp_number,start_time_min,end_time_max,duration_max,duration_min\n";

/// The three files with one battle, number 7.
inline void write_one(const Folder& folder, const std::string& row) {
  folder.write(sheets, sheet_header + row + "\n");
  folder.write(naming, naming_header + "7,The War of 1944,\n");
  folder.write(timing, timing_header + "7,1,1944-06-06T06:00:00,1944-06-07T18:00:00,720,600\n");
}

inline const std::string one_row =
    "7,WAR,CAEN,NORMANDY,8,-1,PD,OO,RM0,000,DSTST,1,20000,1,18000,0,900,9000,3,-1,1000,1200,0,140,96,60,0,40,-"
    "1,"
    "-1,1,2.5,FF,00,00,DD,00,00,,,,4";

/// Battles without end: the stronger side tends to win and to lose less, as a law of combat would have it.
inline void write_many(const Folder& folder, int battles) {
  std::string rows = sheet_header, names = naming_header, times = timing_header;
  const auto key = chance::Key::from_seed(42);
  for (int i = 1; i <= battles; ++i) {
    const auto k = key.at(static_cast<std::uint64_t>(i));
    const double d = chance::lognormal(k, 9.5, 0.6, 0), ratio = chance::lognormal(k, 0.5, 0.7, 1);
    const bool won = k.uniform(20) < 1 / (1 + std::exp(-1.5 * std::log(ratio)));
    const double fa = 0.05 * chance::lognormal(k, won ? -0.3 : 0.3, 0.7, 2),
                 fd = 0.06 * chance::lognormal(k, won ? 0.5 : -0.3, 0.7, 3);
    char line[400];
    std::snprintf(
        line, sizeof line,
        "%d,WAR,BATTLE %d,CAMPAIGN %d,6,6,HD,OO,RM0,000,DSTST,0,%.0f,1,%.0f,0,%.0f,%.0f,1,%.0f,0,%.0f,"
        "0,30,60,-1,0,20,50,-1,%d,%.1f,FF,00,00,DD,00,00,,,,0\n",
        i, i, i / 3, d * ratio, d * ratio, d * ratio * fa, d, d, d * fd, won ? 1 : -1, won ? 3.0 : -1.0);
    rows += line;
    names += std::to_string(i) + ",The Long War,\n";
    times += std::to_string(i) + ",1,1944-06-06T06:00:00,1944-06-07T18:00:00,1440,1440\n";
  }
  folder.write(sheets, rows);
  folder.write(naming, names);
  folder.write(timing, times);
}

}  // namespace salient::history::test
