#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

struct AccessParameters {
  double filtered;    ///< access through a filtered network, as a share of an open one
  double half_sites;  ///< sites reachable at home at which half of what there is to be new is known
  double fading;      ///< days of access over which novelty falls by e

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("filtered", &AccessParameters::filtered);
    visit("half_sites", &AccessParameters::half_sites);
    visit("fading", &AccessParameters::fading);
  }
};

/// Access to the open internet in the field, 0 to 1.                                         {network-access}
///
///     (0 cut, `filtered`, 1 open) (1 - restriction)
///
/// `restriction`: share of personal devices kept away or controlled by the unit.
double access(const AccessParameters&, Network, Share restriction);

/// What was open at home.
struct HomeBaseline {
  double sites;       ///< reachable from home
  Share with_access;  ///< share of the people the soldiers are drawn from who used them
};

/// How used to an open network soldiers are, 0 to 1: with_access sites / (sites + half_sites). {home-openness}
double home_openness(const AccessParameters&, const HomeBaseline&);

/// Novelty of the network to a unit after `exposed` days of access, 0 to 1.                         {novelty}
///
///     access (1 - openness) exp(-exposed / fading)
double novelty(const AccessParameters&, double access, double openness, Days exposed);

/// What novelty does, each at novelty 1 and no discipline. Small by default; nobody has measured it.
struct DistractionParameters {
  double vigilance;   ///< share of vigilance lost
  double uptake;      ///< share of training uptake lost
  double rest;        ///< share of rest lost
  double discipline;  ///< share of these that full discipline takes away

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("vigilance", &DistractionParameters::vigilance);
    visit("uptake", &DistractionParameters::uptake);
    visit("rest", &DistractionParameters::rest);
    visit("discipline", &DistractionParameters::discipline);
  }
};

struct Distraction {
  double vigilance_factor;  ///< factor on the chance of not being surprised
  double uptake_factor;     ///< factor on training uptake
  Share rest_lost;          ///< to the fatigue model
};

/// Effects of novelty n under discipline d.                                                    {distraction}
///
///     e = n (1 - discipline d);  factors 1 - vigilance e, 1 - uptake e;  rest lost rest e
Distraction distraction(const DistractionParameters&, double novelty, Share discipline);

struct MessageParameters {
  double reach;        ///< exposure at full access and full enemy effort
  double offline;      ///< exposure without access: leaflets, loudspeakers, radio, prisoners' tales
  double language;     ///< share of it that gets through when it is not in the soldiers' language
  double grievance;    ///< grievance at full restriction
  double habituation;  ///< days over which grievance at restriction falls by e

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("reach", &MessageParameters::reach);
    visit("offline", &MessageParameters::offline);
    visit("language", &MessageParameters::language);
    visit("grievance", &MessageParameters::grievance);
    visit("habituation", &MessageParameters::habituation);
  }
};

/// Exposure to the enemy's messages, 0 to 1: Strain::messages of the morale model.           {message-exposure}
///
///     effort (offline + (reach - offline) access) (language + (1 - language) in_own_language)
double message_exposure(const MessageParameters&, double access, Share enemy_effort, Share in_own_language);

/// Grievance over devices taken away, 0 to 1: CohesionStrain::grievance of the morale model.     {restriction}
///
///     grievance restriction used_to_access exp(-since / habituation)
double restriction_grievance(const MessageParameters&, Share restriction, Share used_to_access, Days since);

}  // namespace salient::models
