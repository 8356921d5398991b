#pragma once
#include "base/units.hpp"
#include "forces/vocabulary.hpp"

namespace salient::models {

struct AccessParameters {
  double filtered;    ///< access through a filtered network, as a share of an open one
  double half_sites;  ///< sites reachable at home at which half of what there is to be new is known
  double line;        ///< share of access lost in contact: jamming, silence, no power
  double fading;      ///< days of full access over which novelty falls by e

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("filtered", &AccessParameters::filtered);
    visit("half_sites", &AccessParameters::half_sites);
    visit("line", &AccessParameters::line);
    visit("fading", &AccessParameters::fading);
  }
};

/// How a formation's soldiers could reach the open internet.
struct Connection {
  Network network;
  Share users;        ///< of its soldiers, those who would use it
  Share in_contact;   ///< share of the time in contact
  Share restriction;  ///< of personal devices, those its commanders keep away
};

/// Access to the open internet in the field, 0 to 1.                                         {network-access}
///
///     users (0 cut, `filtered`, 1 open) (1 - line contact) (1 - restriction)
double access(const AccessParameters&, const Connection&);

/// What was open at home.
struct HomeBaseline {
  double sites;       ///< reachable from home
  Share with_access;  ///< share of the people the soldiers are drawn from who used them
};

/// How used to an open network soldiers are, 0 to 1: with_access sites / (sites + half_sites). {home-openness}
double home_openness(const AccessParameters&, const HomeBaseline&);

/// How fresh the network is to a formation after a span of access, from 1 at its first day; and its novelty
/// today, 0 to 1.                                                                                   {novelty}
///
///     fresh exp(-access t / fading),   access (1 - openness) fresh
Share freshness_after(const AccessParameters&, Share fresh, double access, Days span);
double novelty(double access, double openness, Share fresh);

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
  double distracted;        ///< e
  double vigilance_factor;  ///< factor on the chance of not being surprised
  double uptake_factor;     ///< factor on training uptake
  Share rest_lost;          ///< to the fatigue model
};

/// Effects of novelty n under discipline d.                                                    {distraction}
///
///     e = n (1 - discipline d);  factors 1 - vigilance e, 1 - uptake e;  rest lost rest e
Distraction distraction(const DistractionParameters&, double novelty, Share discipline);

struct MessageParameters {
  double reach;     ///< exposure at full access and full enemy effort
  double offline;   ///< exposure without access: leaflets, loudspeakers, radio, prisoners' tales
  double language;  ///< share of it that gets through when it is not in the soldiers' language

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("reach", &MessageParameters::reach);
    visit("offline", &MessageParameters::offline);
    visit("language", &MessageParameters::language);
  }
};

/// Exposure to the enemy's messages, 0 to 1: Strain::messages of the morale model.           {message-exposure}
///
///     effort (offline + (reach - offline) access) (language + (1 - language) in_own_language)
double message_exposure(const MessageParameters&, double access, Share enemy_effort, Share in_own_language);

struct RestrictionParameters {
  double hazard;  ///< per day: hazard that commanders who see all distracted keep devices away
  double share;   ///< of devices that they then get hold of

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("hazard", &RestrictionParameters::hazard);
    visit("share", &RestrictionParameters::share);
  }
};

/// Hazard per day that a formation's commanders restrict devices, and the restriction that follows. What they
/// react to is the distraction they see, e of distraction(), so far as they lead.               {restriction}
///
///     hazard e leadership,   max(restriction, share)
double restriction_hazard(const RestrictionParameters&, double distracted, Share leadership);
Share restricted(const RestrictionParameters&, Share restriction);

}  // namespace salient::models
