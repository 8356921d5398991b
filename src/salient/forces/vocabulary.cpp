#include "forces/vocabulary.hpp"

namespace salient {
namespace {

constexpr std::string_view echelons[] = {"battalion", "regiment", "brigade", "division", "corps", "grouping"};
constexpr std::string_view branches[] = {
    "infantry",  "motorised",        "mechanised",  "tank",  "airborne", "marine",    "special",
    "artillery", "rocket artillery", "air defence", "drone", "engineer", "logistics", "headquarters"};
constexpr std::string_view postures[] = {
    "reserve",           "march", "attack",   "hasty defence", "prepared defence",
    "fortified defence", "delay", "withdraw", "rest"};
constexpr std::string_view morales[] = {"steady", "shaken", "broken", "routed", "surrendered"};
constexpr std::string_view domains[] = {"infantry", "trench", "artillery", "armour", "drone", "combined_arms"};
constexpr std::string_view tasks[] = {"guard", "reserve", "defend", "assault"};
constexpr std::string_view reliefs[] = {"flat", "rolling", "rugged"};
constexpr std::string_view covers[] = {"open", "mixed", "wooded", "urban"};
constexpr std::string_view roads[] = {"none", "track", "minor", "major"};
constexpr std::string_view networks[] = {"cut", "filtered", "open"};

}  // namespace

template <>
std::span<const std::string_view> words_of<Echelon>() {
  return echelons;
}
template <>
std::span<const std::string_view> words_of<Branch>() {
  return branches;
}
template <>
std::span<const std::string_view> words_of<Posture>() {
  return postures;
}
template <>
std::span<const std::string_view> words_of<Morale>() {
  return morales;
}
template <>
std::span<const std::string_view> words_of<Domain>() {
  return domains;
}
template <>
std::span<const std::string_view> words_of<Task>() {
  return tasks;
}
template <>
std::span<const std::string_view> words_of<Relief>() {
  return reliefs;
}
template <>
std::span<const std::string_view> words_of<Cover>() {
  return covers;
}
template <>
std::span<const std::string_view> words_of<Road>() {
  return roads;
}
template <>
std::span<const std::string_view> words_of<Network>() {
  return networks;
}

std::string_view spelling(Echelon x) { return echelons[static_cast<std::size_t>(x)]; }
std::string_view spelling(Branch x) { return branches[static_cast<std::size_t>(x)]; }
std::string_view spelling(Posture x) { return postures[static_cast<std::size_t>(x)]; }
std::string_view spelling(Morale x) { return morales[static_cast<std::size_t>(x)]; }
std::string_view spelling(Domain x) { return domains[static_cast<std::size_t>(x)]; }
std::string_view spelling(Task x) { return tasks[static_cast<std::size_t>(x)]; }
std::string_view spelling(Relief x) { return reliefs[static_cast<std::size_t>(x)]; }
std::string_view spelling(Cover x) { return covers[static_cast<std::size_t>(x)]; }
std::string_view spelling(Road x) { return roads[static_cast<std::size_t>(x)]; }
std::string_view spelling(Network x) { return networks[static_cast<std::size_t>(x)]; }

}  // namespace salient
