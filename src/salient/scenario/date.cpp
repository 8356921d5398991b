#include "scenario/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace salient {
namespace {

constexpr bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

constexpr int days_in(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

/// Leap days of the years 1 to `year`.
constexpr int leap_days(int year) { return year / 4 - year / 100 + year / 400; }

constexpr int days_before(int year) { return (year - 1) * 365 + leap_days(year - 1); }

constexpr int epoch = days_before(1970);

}  // namespace

int day_number(Date date) {
  int days = days_before(date.year) - epoch + date.day - 1;
  for (int month = 1; month < date.month; ++month) days += days_in(date.year, month);
  return days;
}

Date from_day_number(int number) {
  Date date{1970 + number / 366, 1, 1};  // never too late after 1970, corrected below
  while (day_number({date.year, 1, 1}) > number) --date.year;
  while (day_number({date.year + 1, 1, 1}) <= number) ++date.year;
  number -= day_number(date);
  while (number >= days_in(date.year, date.month)) number -= days_in(date.year, date.month++);
  date.day = number + 1;
  return date;
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0}, part = 0;
  for (const char c : text) {
    if (c == '-')
      ++part;
    else if (c >= '0' && c <= '9' && part < 3)
      parts[part] = parts[part] * 10 + (c - '0');
    else
      return std::nullopt;
  }
  const Date date{parts[0], parts[1], parts[2]};
  if (date.year < 1 || date.month < 1 || date.month > 12) return std::nullopt;
  if (date.day < 1 || date.day > days_in(date.year, date.month)) return std::nullopt;
  return date;
}

std::optional<Period> parse_part_of_month(std::string_view text) {
  constexpr std::pair<std::string_view, std::pair<int, int>> parts[] = {
      {"early ", {1, 10}}, {"mid ", {11, 20}}, {"late ", {21, 31}}, {"", {1, 31}}};
  for (const auto& [word, days] : parts) {
    if (!text.starts_with(word)) continue;
    const auto first = parse_date(std::string{text.substr(word.size())} + "-01");
    if (!first) return std::nullopt;
    const int last = std::min(days.second, days_in(first->year, first->month));
    return Period{{first->year, first->month, days.first}, {first->year, first->month, last}};
  }
  return std::nullopt;
}

std::string to_string(Date date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

std::string long_form(Date date) {
  constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};
  return fmt::format("{} {} {}", date.day, months[static_cast<std::size_t>(date.month - 1)], date.year);
}

}  // namespace salient
