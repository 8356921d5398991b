#include "scenario/read/drafts.hpp"

namespace salient::reading {
namespace {

const Table<CalendarDraft>& calendar_table() {
  static const auto table =
      Table<CalendarDraft>("calendar", "When play begins, how long it lasts, how finely it is cut.")
          .must("start", &CalendarDraft::start, date(), "day 0 of play")
          .must("days", &CalendarDraft::days, whole(1, 1000), "days a play lasts at most")
          .may("turn", &CalendarDraft::turn, amount(Measure::days, 1.0 / 24, 1),
               "length of a turn; must divide a day");
  return table;
}

const Table<WeatherKeys>& weather_table() {
  static const auto table =
      Table<WeatherKeys>("weather", "The weather in which play begins; later days are drawn by season.")
          .may("sky", &WeatherKeys::sky, word<models::Sky>({"clear", "overcast", "rain", "snow", "fog"}),
               "of the day before the start")
          .may("ground", &WeatherKeys::ground,
               word<models::Ground>({"dry", "wet", "mud", "frozen", "snow_covered"}),
               "how far rain, frost and snow have gone by then");
  return table;
}

const Table<MapKeys>& map_keys() {
  static const auto table =
      Table<MapKeys>("map", "The rectangle of land, its hexes, and what holds where no feature says otherwise.")
          .may("file", &MapKeys::file, word<std::size_t>({"map.geojson"}),
               "the file with the features; it has this name")
          .must("south_west", &MapKeys::south_west, lonlat(), "corner of the map")
          .must("north_east", &MapKeys::north_east, lonlat(), "corner of the map")
          .may("hex", &MapKeys::hex, amount(Measure::km, 1, 10), "from one hex's centre to the next")
          .must("control", &MapKeys::control, reference<SideId>(&Names::side, "side"),
                "who holds land that no control polygon covers")
          .may("relief", &MapKeys::relief, word<Relief>(), "where no polygon says otherwise")
          .may("cover", &MapKeys::cover, word<Cover>(), "where no polygon says otherwise");
  return table;
}

SideDraft default_side() {
  SideDraft side;
  side.drones = side.shells = Value{1};
  side.interception = side.air_defence = Value{0.3};
  side.material = Value{200};
  return side;
}

const Table<SideDraft>& side_table() {
  static const auto table =
      Table<SideDraft>("side", "One who fights: what its theatre gives it besides its forces.", default_side())
          .must("id", &Side::id, identifier(), "how other tables name the side")
          .must("name", &Side::name, text(), "how reports name the side")
          .may("air", &Side::air, value(Measure::share),
               "use of glide bombs and aircraft over the front: 0 none, 1 free use")
          .may("drones", &Side::drones, value(Measure::factor, 0, 20),
               "factor on the strike sorties of drone units")
          .may("jamming", &Side::jamming, value(Measure::share),
               "its jamming of the enemy's drones and radio: 0 none, 1 the strongest met")
          .may("shells", &Side::shells, value(Measure::factor, 0, 5),
               "artillery ammunition delivered, as a share of what full-rate fire needs")
          .may("replacements", &Side::replacements, value(Measure::people_per_day),
               "people that reach the theatre a day")
          .may("deception", &Side::deception, value(Measure::share),
               "how thoroughly it hides: camouflage, decoys, quiet radios; 0 not at all")
          .may("cluster", &Side::cluster, value(Measure::share),
               "share of its guns' shells that are cluster shells")
          .may("fibre", &Side::fibre, value(Measure::share),
               "share of its strike sorties guided by optical fibre, which jamming does not touch")
          .may("interception", &Side::interception, value(Measure::share),
               "its shooting at drones: 0 none, 1 the strongest met")
          .may("air_defence", &Side::air_defence, value(Measure::share),
               "against aircraft, missiles and long-range drones: 0 none, 1 the strongest met")
          .may("missiles", &Side::missiles, value(Measure::weapons_per_day),
               "missiles a day at depots, headquarters and bridges of the theatre, as classes")
          .may("long_range_drones", &Side::long_range_drones, value(Measure::weapons_per_day),
               "long-range drones a day, likewise")
          .may("material", &Side::material, value(Measure::t_per_day),
               "material for works, mines and bridges that reaches the theatre a day");
  return table;
}

NationDraft default_nation() {
  NationDraft nation;
  nation.home_sites = Value{1e9};
  nation.home_access = Value{1};
  nation.dilution = Value{0.4};
  nation.messages = Value{0.3};
  nation.messages_language = Value{1};
  nation.treatment = Value{0.5};
  return nation;
}

const Table<NationDraft>& nation_table() {
  static const auto table =
      Table<NationDraft>("nation",
                         "Where soldiers come from: language, the net at home, what its government bears.",
                         default_nation())
          .must("id", &Nation::id, identifier(), "how other tables name the nation")
          .must("name", &Nation::name, text(), "how reports name the nation")
          .must("side", &Nation::side, reference<SideId>(&Names::side, "side"), "for whom it fights")
          .must("language", &Nation::language, identifier(), "units of two languages work worse together")
          .may("home_sites", &Nation::home_sites, value(Measure::sites, 1, 1e10),
               "websites a person could reach at home")
          .may("home_access", &Nation::home_access, value(Measure::share), "share of people with that access")
          .may(
              "tolerance", &Nation::tolerance, value(Measure::share),
              "loss share at which its government may pull it out of attacks; 0: coalition.tolerance.tolerance")
          .may("dilution", &Nation::dilution, value(Measure::share), "training level of its replacements")
          .may("defends_only", &Nation::defends_only, value(Measure::share),
               "chance that its government lets it hold ground but not attack")
          .may(
              "fights_in", &Nation::fights_in, reference<RegionId>(&Names::region, "region"),
              "the only land on which its government lets it attack or be sent to the line; left out: anywhere")
          .may("messages", &Nation::messages, value(Measure::share),
               "effort of the enemy's messages to its soldiers")
          .may("messages_language", &Nation::messages_language, value(Measure::share),
               "share of these messages in its soldiers' language")
          .may("treatment", &Nation::treatment, value(Measure::share),
               "what its soldiers expect as prisoners: 0 the worst, 1 to be well treated")
          .may("hospital_places", &Nation::hospital_places, value(Measure::people),
               "for its wounded and sick; 0: by the size of its forces")
          .may("evacuation_places", &Nation::evacuation_places, value(Measure::people_per_day),
               "severely wounded that its vehicles carry a day on undisturbed roads; 0: by the size of its "
               "forces");
  return table;
}

const Table<RelationDraft>& relation_table() {
  static const auto table =
      Table<RelationDraft>("relation", "How two sides stand to each other; pairs left out are hostile.")
          .must("between", &RelationDraft::between, list_of(reference<SideId>(&Names::side, "side")),
                "two sides")
          .must("is", &RelationDraft::is, word<Relation>({"hostile", "neutral", "allied"}), "how they stand");
  return table;
}

const Table<QuestionDraft>& question_table() {
  static const auto table =
      Table<QuestionDraft>("question", "What the study is to answer. Which keys a kind takes: see the page.")
          .must("id", &Question::id, identifier(), "how results name the question")
          .must("kind", &Question::kind,
                word<QuestionKind>({"share_retaken", "day_town_falls", "losses", "culmination", "effect"}),
                "what is asked")
          .must("text", &Question::text, text(), "the question as the report puts it")
          .may("region", &Question::region, reference<RegionId>(&Names::region, "region"),
               "share_retaken: of which land")
          .may("town", &Question::town, reference<TownId>(&Names::town, "town"), "day_town_falls: which town")
          .may("side", &Question::side, reference<SideId>(&Names::side, "side"),
               "who retakes, takes or culminates")
          .may("nation", &Question::nation, reference<NationId>(&Names::nation, "nation"),
               "losses: whose; left out: every nation's, an answer each")
          .may("days", &Question::days, days_of_play(),
               "share_retaken, losses: days of play at which to measure")
          .may("process", &Question::process, reference<ProcessId>(&Names::process, "process"),
               "effect: the political process that is forced ...")
          .may("regime", &QuestionDraft::regime_name, reference_within("a regime of that process"),
               "... into this regime")
          .may("against", &QuestionDraft::against_name, reference_within("a regime of that process"),
               "... compared with this one")
          .may("from", &QuestionDraft::from, amount(Measure::day, 0, 3650), "... from this day on")
          .may("of", &Question::of, reference<QuestionId>(&Names::question, "question"),
               "effect: on the answer to this share_retaken question");
  return table;
}

}  // namespace

const Table<ScenarioDraft>& scenario_table() {
  static const auto table =
      Table<ScenarioDraft>("scenario", "Title, calendar, map, sides, nations and questions.")
          .must("format", &ScenarioDraft::format, whole(1, 1), "version of this format")
          .must("title", &ScenarioDraft::title, text(), "one line")
          .must("about", &ScenarioDraft::about, text(), "one paragraph")
          .must("as_of", &ScenarioDraft::as_of, date(), "the day up to which reports were read")
          .must("calendar", &ScenarioDraft::calendar, table_of(calendar_table()), "when play begins and ends")
          .may("weather", &ScenarioDraft::weather, table_of(weather_table()),
               "the weather in which play begins")
          .must("map", &ScenarioDraft::map, table_of(map_keys()), "the rectangle of land and its hexes")
          .must("side", &ScenarioDraft::side, tables_of(side_table()), "who fights")
          .must("nation", &ScenarioDraft::nation, tables_of(nation_table()), "whose soldiers")
          .may("relation", &ScenarioDraft::relation, tables_of(relation_table()),
               "how sides stand to each other")
          .must("question", &ScenarioDraft::question, tables_of(question_table()), "what the study answers");
  return table;
}

}  // namespace salient::reading
