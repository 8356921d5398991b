#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace salient {

/// A calendar day (proleptic Gregorian).
struct Date {
  int year{2024}, month{1}, day{1};
  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

/// Days from 1970-01-01.
int day_number(Date);
Date from_day_number(int);
inline Date operator+(Date date, int days) { return from_day_number(day_number(date) + days); }
inline int operator-(Date later, Date earlier) { return day_number(later) - day_number(earlier); }
/// "2024-11-11", or none when it is no such day.
std::optional<Date> parse_date(std::string_view);
/// A month, or its first ten days, its next ten, or the rest: "2024-12", "early 2024-12", "mid", "late".
struct Period {
  Date first, last;
};
std::optional<Period> parse_part_of_month(std::string_view);
std::string to_string(Date);  ///< 2024-11-11
std::string long_form(Date);  ///< 11 November 2024

}  // namespace salient
