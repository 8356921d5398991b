#pragma once
#include "forces/vocabulary.hpp"

// Small tables of numbers by kind of ground, which several models keep among their parameters.
//
// Every parameter struct of the models is built the same way: plain doubles without default values and a
// static describe(visit) that names each member in order. A member is either a double or another such struct,
// so that one recursion gives the keys of parameters/<subject>.toml: subject.model.member.
namespace salient::models {

/// A factor by relief.
struct ReliefTable {
  double flat, rolling, rugged;

  constexpr double at(Relief r) const {
    return r == Relief::flat ? flat : r == Relief::rolling ? rolling : rugged;
  }
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("flat", &ReliefTable::flat);
    visit("rolling", &ReliefTable::rolling);
    visit("rugged", &ReliefTable::rugged);
  }
};

/// A factor by cover.
struct CoverTable {
  double open, mixed, wooded, urban;

  constexpr double at(Cover c) const {
    switch (c) {
      case Cover::open:
        return open;
      case Cover::mixed:
        return mixed;
      case Cover::wooded:
        return wooded;
      case Cover::urban:
        break;
    }
    return urban;
  }
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("open", &CoverTable::open);
    visit("mixed", &CoverTable::mixed);
    visit("wooded", &CoverTable::wooded);
    visit("urban", &CoverTable::urban);
  }
};

}  // namespace salient::models
