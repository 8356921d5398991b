#pragma once
#include "study/store.hpp"

namespace salient::study {

/// The prepared statements behind Store::write.
struct Store::Writer {
  Writer(Database&, const Layout&);
  void write(const Block&);

 private:
  void forget(const Block&);
  void write_play(const PlayRecord&);
  void write_series(const PlayRecord&);
  void write_ground(const PlayRecord&);
  void write_pictures(const PlayRecord&);
  void write_events(const PlayRecord&);
  void write_pair(const PairRecord&);
  void write_law_pair(const PairRecord&);
  void write_rerun(const RerunRecord&);
  void write_control(const Block&);

  Database& database_;
  const Layout& layout_;
  Statement play_, inputs_, outcomes_, series_, ground_, picture_, picture_nation_, event_, pair_play_, pair_,
      law_pair_play_, law_pair_, rerun_, rerun_outcomes_, control_, block_;
};

}  // namespace salient::study
