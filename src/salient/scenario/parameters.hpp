#pragma once
#include <string>
#include <vector>

#include "base/id.hpp"
#include "evidence/distribution.hpp"
#include "models/advance/advance.hpp"
#include "models/attrition/law.hpp"
#include "models/coalition/coalition.hpp"
#include "models/command/decision.hpp"
#include "models/command/manoeuvre.hpp"
#include "models/command/order.hpp"
#include "models/detection/detection.hpp"
#include "models/engagement/engagement.hpp"
#include "models/fires/fires.hpp"
#include "models/fortification/fortification.hpp"
#include "models/information/information.hpp"
#include "models/medical/casualty.hpp"
#include "models/medical/evacuation.hpp"
#include "models/morale/condition.hpp"
#include "models/morale/expectation.hpp"
#include "models/morale/leaders.hpp"
#include "models/morale/morale.hpp"
#include "models/operation/operation.hpp"
#include "models/policy/policy.hpp"
#include "models/supply/supply.hpp"
#include "models/training/training.hpp"
#include "models/weather/weather.hpp"

namespace salient {

enum class Standing : std::uint8_t { measured, literature, doctrine, calibrated, judgement, placeholder };

/// One number an equation uses, as parameters/*.toml and the scenario's overrides have it.
struct ParameterEntry {
  std::string key;  ///< attrition.history.attacker_rate
  std::string unit, what, source;
  Standing standing{Standing::judgement};
  evidence::Distribution distribution;  ///< best = the value; low, high = the plausible range a study varies
};

/// Draws of parameters that were fitted together: parameters/posterior/*.csv, made by `salient calibrate`. A
/// play takes one row whole, in place of its own draws from their ranges.
struct Posterior {
  std::vector<ParameterId> parameter;  ///< one a column
  std::vector<double> value;           ///< row by row
  std::size_t rows() const { return parameter.empty() ? 0 : value.size() / parameter.size(); }
};

/// One score of a law of attrition against battles of record of brigades and divisions, and what forecasting
/// the base rate would have scored on the same battles: parameters/record/scores.csv, made by script/scorecard.
struct RecordScore {
  models::AttritionLaw law{models::AttritionLaw::history};
  std::string measure;  ///< winner, attacker_loss, defender_loss, exchange
  std::size_t battles{0};
  double score{0}, base_rate{0};  ///< log-loss of the winner, CRPS of the others: lower is better
  double coverage80{0};           ///< share that the law's 80 % interval held; NaN of the winner
  std::size_t of_the_present{0};  ///< battles of the record that were fought since it became the present
};

struct CoalitionParameters {
  models::SeamParameters seam;
  models::HostEquipment equipment;
  models::UniformParameters uniform;
  models::ToleranceParameters tolerance;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("seam", &CoalitionParameters::seam);
    visit("equipment", &CoalitionParameters::equipment);
    visit("uniform", &CoalitionParameters::uniform);
    visit("tolerance", &CoalitionParameters::tolerance);
  }
};

struct CommandParameters {
  models::OrderParameters order;
  models::BeliefParameters belief;
  models::AttackParameters attack;
  models::PressParameters press;
  models::CulminationParameters culmination;
  models::ReserveParameters reserve;
  models::RotationParameters rotation;
  models::FallBackParameters fall_back;
  models::ExposureParameters exposure;
  models::DelayParameters delay;
  models::BreakOutParameters break_out;
  models::TargetParameters target;
  models::ShiftParameters shift;
  models::ReliefParameters relief;
  models::CounterAttackParameters counter_attack;
  models::NeedParameters need;
  models::ProcedureParameters procedure;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("order", &CommandParameters::order);
    visit("belief", &CommandParameters::belief);
    visit("attack", &CommandParameters::attack);
    visit("press", &CommandParameters::press);
    visit("culmination", &CommandParameters::culmination);
    visit("reserve", &CommandParameters::reserve);
    visit("rotation", &CommandParameters::rotation);
    visit("fall_back", &CommandParameters::fall_back);
    visit("exposure", &CommandParameters::exposure);
    visit("delay", &CommandParameters::delay);
    visit("break_out", &CommandParameters::break_out);
    visit("target", &CommandParameters::target);
    visit("shift", &CommandParameters::shift);
    visit("relief", &CommandParameters::relief);
    visit("counter_attack", &CommandParameters::counter_attack);
    visit("need", &CommandParameters::need);
    visit("procedure", &CommandParameters::procedure);
  }
};

struct EngagementSubject {
  models::PowerParameters power;
  models::EngagementParameters contact;
  models::GroundParameters to_ground;
  models::SurpriseParameters surprise;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("power", &EngagementSubject::power);
    visit("contact", &EngagementSubject::contact);
    visit("to_ground", &EngagementSubject::to_ground);
    visit("surprise", &EngagementSubject::surprise);
  }
};

struct InformationParameters {
  models::AccessParameters access;
  models::DistractionParameters distraction;
  models::MessageParameters messages;
  models::RestrictionParameters restriction;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("access", &InformationParameters::access);
    visit("distraction", &InformationParameters::distraction);
    visit("messages", &InformationParameters::messages);
    visit("restriction", &InformationParameters::restriction);
  }
};

struct MedicalParameters {
  models::CasualtyParameters casualty;
  models::DiseaseParameters disease;
  models::EvacuationParameters evacuation;
  models::HospitalParameters hospital;
  models::WoundParameters wound;
  models::ReturnParameters recovery;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("casualty", &MedicalParameters::casualty);
    visit("disease", &MedicalParameters::disease);
    visit("evacuation", &MedicalParameters::evacuation);
    visit("hospital", &MedicalParameters::hospital);
    visit("wound", &MedicalParameters::wound);
    visit("return", &MedicalParameters::recovery);
  }
};

struct MoraleSubject {
  models::MoraleParameters hazard;
  models::MoralePower power;
  models::CohesionParameters cohesion;
  models::FatigueParameters fatigue;
  models::ExpectationParameters expectation;
  models::GrievanceParameters grievance;
  models::LeaderParameters leaders;
  models::LineParameters line;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("hazard", &MoraleSubject::hazard);
    visit("power", &MoraleSubject::power);
    visit("cohesion", &MoraleSubject::cohesion);
    visit("fatigue", &MoraleSubject::fatigue);
    visit("expectation", &MoraleSubject::expectation);
    visit("grievance", &MoraleSubject::grievance);
    visit("leaders", &MoraleSubject::leaders);
    visit("line", &MoraleSubject::line);
  }
};

struct PolicySubject {
  models::PolicyParameters process;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("process", &PolicySubject::process);
  }
};

struct TrainingParameters {
  models::GrowthParameters growth;
  models::DomainParameters domain;
  models::TrainingEffects effect;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("growth", &TrainingParameters::growth);
    visit("domain", &TrainingParameters::domain);
    visit("effects", &TrainingParameters::effect);
  }
};

/// Every number an equation uses, by subject. The keys of parameters/<subject>.toml are read off these structs,
/// so that no number can be in a file and not in the code, nor the other way about.
struct Parameters {
  models::AdvanceParameters advance;
  models::AttritionParameters attrition;
  CoalitionParameters coalition;
  CommandParameters command;
  models::DetectionParameters detection;
  EngagementSubject engagement;
  models::FiresParameters fires;
  models::FortificationParameters fortification;
  InformationParameters information;
  MedicalParameters medical;
  MoraleSubject morale;
  models::OperationParameters operation;
  PolicySubject policy;
  models::SupplyParameters supply;
  TrainingParameters training;
  models::WeatherParameters weather;
  template <class Visit>
  static void describe(Visit&& visit) {
    visit("advance", &Parameters::advance);
    visit("attrition", &Parameters::attrition);
    visit("coalition", &Parameters::coalition);
    visit("command", &Parameters::command);
    visit("detection", &Parameters::detection);
    visit("engagement", &Parameters::engagement);
    visit("fires", &Parameters::fires);
    visit("fortification", &Parameters::fortification);
    visit("information", &Parameters::information);
    visit("medical", &Parameters::medical);
    visit("morale", &Parameters::morale);
    visit("operation", &Parameters::operation);
    visit("policy", &Parameters::policy);
    visit("supply", &Parameters::supply);
    visit("training", &Parameters::training);
    visit("weather", &Parameters::weather);
  }
};

/// The keys of every parameter, ascending: what parameters/*.toml must hold, no more and no less.
std::vector<std::string> parameter_keys();

/// Fills a Parameters from one play's draws; `values` by the entries' order, which is that of parameter_keys().
class ParameterBinding {
 public:
  explicit ParameterBinding(const Column<ParameterId, ParameterEntry>&);
  void fill(Parameters&, const Column<ParameterId, double>& values) const;

 private:
  std::vector<std::size_t> offset_;  ///< into Parameters, in doubles, by row of the entries
};

}  // namespace salient
