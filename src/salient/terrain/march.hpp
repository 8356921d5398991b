#pragma once

// How fast a column of trucks moves: all the figures behind step_minutes, in one place. They are the map's, not
// a study's to vary. Standing: judgement. Average speeds of a long column over a day, halts and hold-ups
// counted, hence about half of what march tables give for a single serial on a good road by day.
namespace salient::march {

// On a road, kilometres an hour, in flat land.
constexpr double major_road = 25, minor_road = 18, track = 10;
// Where no road leads, kilometres an hour, in flat land: wheels on fields, between fields and woods, on forest
// floor, and through a town's rubble and yards.
constexpr double open = 5, mixed = 4, wooded = 2, urban = 4;
// What is left of a speed in rolling and in rugged land. A road evens the ground out.
constexpr double rolling_road = 0.9, rugged_road = 0.7;
constexpr double rolling_field = 0.8, rugged_field = 0.5;
// Minutes lost at a river that no road bridges, by its width in metres: a stream is filled or forded; a river
// needs a reconnoitred ford, a pontoon or a detour to the next bridge.
constexpr double river_metres = 20, river_minutes = 180, stream_minutes = 45;

}  // namespace salient::march
