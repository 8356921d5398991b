#pragma once
#include "base/units.hpp"
#include "models/tables.hpp"

namespace salient::models {

/// One enemy unit as sensors may find it over a span.
struct Look {
  Kilometres depth;  ///< of the unit behind its front
  Share drones;      ///< share of the time that reconnaissance drones cover the place at the front's edge
  Share radar;       ///< the same for ground and counter-battery radar
  Share radio;       ///< the same for radio direction finding
  Share flying;      ///< of drones, by weather: models::weather_effects(...).flying
  Share visibility;  ///< of optics, by weather: models::weather_effects(...).observation
  Share darkness;    ///< share of the span that is night
  Posture posture;   ///< of the unit: what moves or fights is seen sooner
  Cover cover;       ///< it stands under
  Share deception;   ///< camouflage, decoys, radio silence, the host's uniforms: 0 none to 1 thorough
};

/// Who carries a kind of sensor, and how many of them a sector takes.
struct Carriers {
  double reach;   ///< km from the carrier to what it can watch
  double enough;  ///< carriers within reach that cover a place full time

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("reach", &Carriers::reach);
    visit("enough", &Carriers::enough);
  }
};
struct SensorCoverage {
  Carriers drones;  ///< crews of drone units
  Carriers radar;   ///< battalions of artillery, rockets and air defence
  Carriers radio;   ///< staffs, with the intercept troops beside them
  double jammed;    ///< share of reconnaissance flights lost to the strongest jamming
  double shot;      ///< share of them lost to the strongest shooting

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("drones", &SensorCoverage::drones);
    visit("radar", &SensorCoverage::radar);
    visit("radio", &SensorCoverage::radio);
    visit("jammed", &SensorCoverage::jammed);
    visit("shot", &SensorCoverage::shot);
  }
};
/// Share of reconnaissance flights that see what they should. {flights}   (1 - jammed J) (1 - shot A)
Share flights_left(const SensorCoverage&, Share jamming, Share interception);
/// Share of the time that a place is covered by the carriers within reach.     {coverage}
///
///     c = min(1, carriers / enough)
Share covered(const Carriers&, double carriers);

/// One kind of sensor: how fast it finds, and how fast that falls with depth.
struct Sensor {
  double rate;        ///< finds per day at the front, cover full time, unit moving in the open by day
  double half_depth;  ///< km behind the front at which that halves

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("rate", &Sensor::rate);
    visit("half_depth", &Sensor::half_depth);
  }
};

/// Random search by three kinds of sensor.                                     {detection}
///
///     P = 1 - exp(-lambda t),   lambda = sum rate coverage 2^(-depth / half depth) conditions
///     drones: flying visibility (1 - night darkness) cover motion deceive;  radar: motion deceive;
///     radio: motion deceive;   motion = 1 moving, attacking or withdrawing, else `still`;
///     deceive = 1 - concealed deception
struct Detection {
  Sensor drones, radar, radio;
  CoverTable cover;  ///< factor on optics
  double still;      ///< factor for a unit that does not move or attack
  double night;      ///< share of optics lost in full darkness
  double concealed;  ///< share of all sensors lost to thorough deception

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("drones", &Detection::drones);
    visit("radar", &Detection::radar);
    visit("radio", &Detection::radio);
    visit("cover", &Detection::cover);
    visit("still", &Detection::still);
    visit("night", &Detection::night);
    visit("concealed", &Detection::concealed);
  }
};

/// Probability that the unit is detected at least once in the span. {detection}
Share detected(const Detection&, const Look&, Days span);

/// The parts of {detection} that many units share: finds per day by each kind of sensor at full coverage, of a
/// unit that moves and does not hide.
struct Finds {
  double drones, radar, radio;
};
Finds finds_at(const Detection&, const Look&);
/// Whether u, uniform on (0, 1), is below 1 - exp(-finds): the same as asking detected(), and cheaper.
/// {detection}
bool found(double finds, double u);
/// What posture and deception leave of a unit's finds. {detection}
Share shown(const Detection&, Posture, Share deception);

/// What one side believes of an enemy unit's strength: lognormal.
struct StrengthBelief {
  Personnel people;  ///< median
  double sigma;      ///< of ln people
};

/// Errors of what was seen, and how beliefs age.
struct BeliefErrors {
  double sharp;        ///< sigma of ln strength of a sighting of the best quality
  double blurred;      ///< the same at quality 0
  double deceived;     ///< rise of sigma under thorough deception
  double drift;        ///< sigma that ln strength gathers in one day unseen; grows with the root of time
  double forget_days;  ///< half-life of trust in the place of a unit not seen again
  double identified;   ///< chance per sighting of the best quality that unit and nation are known
  double disguised;    ///< share of that chance lost to thorough deception
  double met;          ///< share of a day in contact above which those it fights see a unit for certain
  double follow_km;    ///< a contact that has gone no farther in a day is taken for the same

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("sharp", &BeliefErrors::sharp);
    visit("blurred", &BeliefErrors::blurred);
    visit("deceived", &BeliefErrors::deceived);
    visit("drift", &BeliefErrors::drift);
    visit("forget_days", &BeliefErrors::forget_days);
    visit("identified", &BeliefErrors::identified);
    visit("disguised", &BeliefErrors::disguised);
    visit("met", &BeliefErrors::met);
    visit("follow_km", &BeliefErrors::follow_km);
  }
};

/// A sighting: the true strength seen with lognormal error; z a standard normal.  {strength-error}
///
///     people = true exp(sigma z),   sigma = sharp^q blurred^(1 - q) (1 + deceived deception)
StrengthBelief sighting(const BeliefErrors&, Personnel true_strength, Share quality, Share deception, double z);

/// Old belief and new sighting together, each ln strength weighted by 1 / sigma^2. {fusion}
StrengthBelief fused(StrengthBelief old, StrengthBelief seen);

/// A belief that was not renewed: sigma(t)^2 = sigma^2 + drift^2 t. {ageing}
StrengthBelief aged(const BeliefErrors&, StrengthBelief, Days span);

/// Trust that a unit is still where it was seen: trust 2^(-t / half-life). {forgetting}
Share trust_after(const BeliefErrors&, Share trust, Days span);

/// Probability that a sighting tells whose unit it is: q identified (1 - disguised deception). {identification}
Share identified(const BeliefErrors&, Share quality, Share deception);

/// Whether a contact seen again elsewhere is taken for the same one without being identified. {continuity}
///
///     moved <= follow_km max(1, days since it was seen)
bool same_contact(const BeliefErrors&, Kilometres moved, Days since);

/// The numbers behind detection: [detection.<member>.<number>] of parameters/detection.toml.
struct DetectionParameters {
  SensorCoverage coverage;
  Detection search;
  BeliefErrors belief;

  template <class Visit>
  static void describe(Visit&& visit) {
    visit("coverage", &DetectionParameters::coverage);
    visit("search", &DetectionParameters::search);
    visit("belief", &DetectionParameters::belief);
  }
};

}  // namespace salient::models
