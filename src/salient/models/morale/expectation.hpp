#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

/// How much more a unit is ordered to do than it was told it would: 0 none, 1 told to guard and ordered to
/// assault. Steps between tasks count the same; less than was told is no gap. {expectation-gap}
///
///     gap = max(0, rank(ordered) - rank(told)) / rank(assault)
double gap(Task told, Task ordered);

struct ExpectationParameters {
  double base;              ///< first contact of a unit that was told the truth and lacks nothing
  double gap;               ///< added at gap 1
  double information;       ///< added, as a multiple, when nothing is known of enemy and ground
  double ammunition;        ///< added, as a multiple, without ammunition
  double weapons;           ///< added, as a multiple, without the weapons trained with
  double leadership;        ///< log-relief at leadership 1
  double training;          ///< log-relief at training 1
  double decay;             ///< per day, alone, supplied
  double decay_leadership;  ///< per day added at leadership 1
  double decay_learning;    ///< per day added when all neighbours have learnt
  double seen;              ///< per day: learning of people who are themselves in contact
  double word;              ///< per day: word of mouth within a formation, each who knows tells
  double word_near;         ///< per day: from neighbours all of whom know
  double word_network;      ///< per day: over the network from countrymen all of whom know, at access 1
  double word_reach;        ///< km within which formations are neighbours

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("base", &ExpectationParameters::base);
    visit("gap", &ExpectationParameters::gap);
    visit("information", &ExpectationParameters::information);
    visit("ammunition", &ExpectationParameters::ammunition);
    visit("weapons", &ExpectationParameters::weapons);
    visit("leadership", &ExpectationParameters::leadership);
    visit("training", &ExpectationParameters::training);
    visit("decay", &ExpectationParameters::decay);
    visit("decay_leadership", &ExpectationParameters::decay_leadership);
    visit("decay_learning", &ExpectationParameters::decay_learning);
    visit("seen", &ExpectationParameters::seen);
    visit("word", &ExpectationParameters::word);
    visit("word_near", &ExpectationParameters::word_near);
    visit("word_network", &ExpectationParameters::word_network);
    visit("word_reach", &ExpectationParameters::word_reach);
  }
};

/// How a unit stands when it first meets the enemy. All shares.
struct FirstContact {
  Share gap;               ///< gap(told, ordered), lowered by what has been learned: surprise_left()
  Share information_fill;  ///< of enemy and ground, known
  Share ammunition_fill;
  Share weapons_fill;
  Share leadership;
  Share training;
};

/// The gap that still surprises a unit of which a share has heard what awaits it: gap (1 - learned).
double surprise_left(Share gap, Share learned);

/// Shock at first contact, 0 to 1.                                                        {first-contact-shock}
///
///     x = (base + gap g) (1 + information (1 - i) + ammunition (1 - a) + weapons (1 - w))
///         exp(-leadership l - training t),           shock = 1 - exp(-x)
double first_contact_shock(const ExpectationParameters&, const FirstContact&);

/// What eases shock.
struct Easing {
  Share supply_fill;  ///< who still lacks what he lacked at first contact does not get over it
  Share leadership;
  Share neighbours_learned;
};

/// Shock left after a span:                                                                      {shock-decay}
///
///     shock exp(-(decay s + decay_leadership l + decay_learning n) t)
double shock_after(const ExpectationParameters&, Share shock, const Easing&, Days span);

/// From where a formation's people learn what awaits them. All shares.
struct Hearsay {
  Share in_contact;       ///< of its people, who see for themselves
  Share neighbours_know;  ///< of the people of formations near it that speak its language
  Share countrymen_know;  ///< of its nation's people in the theatre
  Share network_access;
};

/// Share of a formation that knows what awaits it, exact for constant exposure:                  {word-travels}
///
///     dk/dt = (a + word k)(1 - k),   a = seen c + word_near n + word_network w m
///
/// c in contact, n neighbours who know, m countrymen who know, w network access.
double learned_after(const ExpectationParameters&, Share learned, const Hearsay&, Days span);

struct GrievanceParameters {
  double misled;   ///< per day: rise where all know that they were told the contrary of what is asked
  double devices;  ///< per day: rise where all devices are kept from people used to them
  double fading;   ///< days over which a grievance falls by e once its cause is gone

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("misled", &GrievanceParameters::misled);
    visit("devices", &GrievanceParameters::devices);
    visit("fading", &GrievanceParameters::fading);
  }
};

/// What a formation has to complain of today. All shares.
struct Complaint {
  Share gap;      ///< gap(told, ordered)
  Share known;    ///< of its people, those who have met the enemy or heard from those who have
  Share devices;  ///< kept away, of the access that its people would have
};

/// Grievance after a span, exact for a constant complaint:                                         {grievance}
///
///     dG/dt = (misled g k + devices v)(1 - G) - G / fading
double grievance_after(const GrievanceParameters&, Share grievance, const Complaint&, Days span);

}  // namespace salient::models
